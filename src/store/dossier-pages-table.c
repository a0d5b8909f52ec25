/* dossier-pages-table.c - the pages that texts were found in, and what a person chose of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-pages-table.h"

static gboolean
save_next (DossierDb *db, gint64 story, const DossierPageCopy *first, GError **error)
{
  static const char sql_remove[] = "DELETE FROM story_next_page WHERE story = ?1";
  static const char sql_add[] = "INSERT INTO story_next_page (story, number, uri, content_type, size, html)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  guint             number = 2;

  if (!dossier_db_run (db, sql_remove, error, "i", story))
    return FALSE;
  for (const DossierPageCopy *page = first->next; page != NULL; page = page->next)
    if (!dossier_db_run (db, sql_add, error, "iussub", story, number++, page->uri, page->content_type,
                         (guint) page->size, page->packed))
      return FALSE;
  return TRUE;
}

gboolean
dossier_pages_table_save (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error)
{
  static const char sql_save[] = "INSERT OR REPLACE INTO story_page (story, fetched, uri, content_type, size, html)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  const DossierPageCopy *page = prepared->draft->page;

  g_assert (dossier_db_is_mine (db));
  return page == NULL
         || (dossier_db_run (db, sql_save, error, "iissub", story, g_get_real_time () / G_USEC_PER_SEC, page->uri,
                             page->content_type, (guint) page->size, page->packed)
             && save_next (db, story, page, error));
}

/* Of a row with size, uri, content_type and html from @column on. */
static DossierPageCopy *
make_copy (sqlite3_stmt *row, int column)
{
  g_autoptr (GBytes) packed
      = g_bytes_new (sqlite3_column_blob (row, column + 3), (gsize) sqlite3_column_bytes (row, column + 3));

  return dossier_page_copy_new_from_packed (packed, (gsize) MAX (sqlite3_column_int64 (row, column), 0),
                                            (const char *) sqlite3_column_text (row, column + 2),
                                            (const char *) sqlite3_column_text (row, column + 1));
}

/* Without one of them the article could not be found anew. */
static gboolean
load_next (DossierDb *db, gint64 story, DossierPageCopy *first, GError **error)
{
  static const char sql_load[]
      = "SELECT size, uri, content_type, html FROM story_next_page WHERE story = ?1 ORDER BY number";
  sqlite3_stmt *row = dossier_db_query (db, sql_load, error, "i", story);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    dossier_page_copy_append (first, make_copy (row, 0));
  return !dossier_db_failed (db);
}

DossierPageCopy *
dossier_pages_table_load (DossierDb *db, gint64 story, gint64 *fetched, GError **error)
{
  static const char sql_load[] = "SELECT fetched, size, uri, content_type, html FROM story_page WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_load, error, "i", story);
  g_autoptr (DossierPageCopy) page = NULL;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  page = make_copy (row, 1);
  *fetched = sqlite3_column_int64 (row, 0);
  dossier_db_end (row);
  return load_next (db, story, page, error) ? g_steal_pointer (&page) : NULL;
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
