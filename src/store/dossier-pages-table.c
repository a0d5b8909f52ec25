/* dossier-pages-table.c - the pages that texts were found in, and what a person chose of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-pages-table.h"

gboolean
dossier_pages_table_save (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error)
{
  static const char sql_save[] = "INSERT OR REPLACE INTO story_page (story, fetched, uri, content_type, size, html)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  const DossierPageCopy *page = prepared->draft->page;

  g_assert (dossier_db_is_mine (db));
  return page == NULL
         || dossier_db_run (db, sql_save, error, "iissub", story, g_get_real_time () / G_USEC_PER_SEC, page->uri,
                            page->content_type, (guint) page->size, page->packed);
}

DossierPageCopy *
dossier_pages_table_load (DossierDb *db, gint64 story, gint64 *fetched, GError **error)
{
  static const char sql_load[] = "SELECT fetched, size, uri, content_type, html FROM story_page WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_load, error, "i", story);
  DossierPageCopy  *page;
  g_autoptr (GBytes) packed = NULL;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  packed = g_bytes_new (sqlite3_column_blob (row, 4), (gsize) sqlite3_column_bytes (row, 4));
  page = dossier_page_copy_new_from_packed (packed, (gsize) MAX (sqlite3_column_int64 (row, 1), 0),
                                            (const char *) sqlite3_column_text (row, 3),
                                            (const char *) sqlite3_column_text (row, 2));
  *fetched = sqlite3_column_int64 (row, 0);
  dossier_db_end (row);
  return page;
}

gboolean
dossier_pages_table_get_choices (DossierDb *db, gint64 story, char **choices, GError **error)
{
  static const char sql_get[] = "SELECT blocks FROM story_choice WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_get, error, "i", story);

  *choices = NULL;
  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db);
  *choices = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return TRUE;
}

gboolean
dossier_pages_table_set_choices (DossierDb *db, gint64 story, const char *choices, GError **error)
{
  static const char sql_set[] = "INSERT OR REPLACE INTO story_choice (story, blocks) VALUES (?1, ?2)";
  static const char sql_remove[] = "DELETE FROM story_choice WHERE story = ?1";

  g_assert (dossier_db_is_mine (db));
  return choices != NULL ? dossier_db_run (db, sql_set, error, "is", story, choices)
                         : dossier_db_run (db, sql_remove, error, "i", story);
}
