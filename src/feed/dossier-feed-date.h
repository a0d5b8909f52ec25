/* dossier-feed-date.h - the date dialects of feeds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads RFC 822 and 2822, RFC 3339, W3CDTF, ISO 8601 and their common misspellings, asctime, and the
 * Korean, Greek and Hungarian forms met in the wild. Unix seconds, UTC. FALSE when it is no date. */
gboolean dossier_feed_date_parse (const char *text, gint64 *seconds);

G_END_DECLS
