/* dossier-search-rows.h - the rows of the full-text index: title, text, notes of each story.
 *
 * The index keeps no copy, so what is removed must be told in the very words that were added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

gboolean dossier_search_rows_add (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                                  GError **error);
gboolean dossier_search_rows_remove (DossierWork *work, gint64 story, const char *title, const char *text,
                                     const char *notes, GError **error);

/* Adds the row of a new story, without notes, when the transaction ends: the index grows in one piece when rows come in
 * the order of their ids. The strings are borrowed until then. */
void dossier_search_rows_add_later (DossierWork *work, gint64 story, const char *title, const char *text);
/* Adds what waits. */
gboolean dossier_search_rows_write (DossierWork *work, GError **error);

G_END_DECLS
