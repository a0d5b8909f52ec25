/* dossier-search-rows.h - the rows of the full-text index: title, text, notes of each story.
 *
 * The index keeps no copy, so what is removed must be told in the very words that were added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

gboolean dossier_search_rows_add (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                                  GError **error);
gboolean dossier_search_rows_remove (DossierDb *db, gint64 story, const char *title, const char *text,
                                     const char *notes, GError **error);

G_END_DECLS
