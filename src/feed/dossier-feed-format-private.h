/* dossier-feed-format-private.h - which format a text is in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-parser.h"

G_BEGIN_DECLS

/* By the name of a root element, without a prefix. */
DossierFeedFormat dossier_feed_format_of_name (const char *name);

/* TRUE when the first sign of @text opens a JSON object. */
gboolean dossier_feed_looks_like_json (const char *text);

G_END_DECLS
