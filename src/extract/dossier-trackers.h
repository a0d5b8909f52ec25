/* dossier-trackers.h - images that are there to count readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @address is one of those in data/extract/trackers.tsv. Thread-safe. */
gboolean dossier_trackers_match (const char *address);

G_END_DECLS
