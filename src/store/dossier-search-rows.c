/* dossier-search-rows.c - the rows of the full-text index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-rows.h"

gboolean
dossier_search_rows_add (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                         GError **error)
{
  static const char sql_add[] = "INSERT INTO story_fts (rowid, title, text, notes) VALUES (?1, ?2, ?3, ?4)";

  return dossier_db_run (db, sql_add, error, "isss", story, title, text, notes);
}

gboolean
dossier_search_rows_remove (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                            GError **error)
{
  static const char sql_remove[]
      = "INSERT INTO story_fts (story_fts, rowid, title, text, notes) VALUES ('delete', ?1, ?2, ?3, ?4)";

  return dossier_db_run (db, sql_remove, error, "isss", story, title, text, notes);
}
