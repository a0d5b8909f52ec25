/* dossier-reading-table.c - the place in each story at which somebody stopped reading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading-table.h"

#include "dossier-reading-place.h"

gboolean
dossier_reading_table_find (DossierDb *db, gint64 story, DossierDocument *document, guint *place, GError **error)
{
  static const char sql[] = "SELECT start, words FROM reading_place WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql, error, "i", story);
  g_autofree char  *words = NULL;
  gint64            start;

  *place = 0;
  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db);
  start = sqlite3_column_int64 (row, 0);
  words = dossier_db_dup_text (row, 1);
  dossier_db_end (row);
  *place = dossier_reading_place_find (document, (guint) CLAMP (start, 0, DOSSIER_DOCUMENT_MAX_LENGTH), words);
  return TRUE;
}

gboolean
dossier_reading_table_keep (DossierDb *db, gint64 story, guint start, const char *words, GError **error)
{
  static const char sql_forget[] = "DELETE FROM reading_place WHERE story = ?1";
  static const char sql_keep[] = "INSERT OR REPLACE INTO reading_place (story, start, words)"
                                 " SELECT id, ?2, ?3 FROM story WHERE id = ?1";

  if (start == 0)
    return dossier_db_run (db, sql_forget, error, "i", story);
  return dossier_db_run (db, sql_keep, error, "ius", story, start, words);
}
