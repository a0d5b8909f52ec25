/* dossier-page-waits-table.c - stories whose page is to be read, in the order of their waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-page-waits-table.h"

#include <glib/gi18n-lib.h>
#include "dossier-prepared.h"

#define DAY (24 * 60 * 60)
/* Seconds that a server may ask for: what lies farther ahead is of a clock that was wrong. */
#define MAX_AHEAD (31 * DAY)

/* Only what can be fetched. */
#define HAS_PAGE "(s.uri LIKE 'http://%' OR s.uri LIKE 'https://%')"
#define BEGIN_AGAIN "ON CONFLICT (story) DO UPDATE SET tries = 0, next = excluded.next, error = NULL"

gboolean
dossier_page_waits_table_add (DossierDb *db, gint64 story, gint64 now, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO page_wait (story, tries, next) SELECT s.id, 0, ?2 FROM story s JOIN feed f ON f.id = s.feed"
        " WHERE s.id = ?1 AND f.has_full_text = 1 AND f.is_removed = 0 AND " HAS_PAGE BEGIN_AGAIN;

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_add, error, "ii", story, now);
}

gboolean
dossier_page_waits_table_add_short (DossierDb *db, gint64 feed, gint64 now, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO page_wait (story, tries, next) SELECT s.id, 0, ?2 FROM story s"
        " JOIN story_state t ON t.story = s.id JOIN story_text x ON x.id = s.revision"
        " WHERE s.feed = ?1 AND s.id >= ?3 AND s.n_words < ?4 AND t.is_deleted = 0 AND x.origin <> ?5"
        " AND " HAS_PAGE BEGIN_AGAIN;
  gint64                 first = MAX (now - DOSSIER_STORY_ID_EPOCH - DOSSIER_PAGE_OLDEST_DAYS * DAY, 0);

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_add, error, "iiiuu", feed, now, dossier_story_id_first (first),
                         DOSSIER_PAGE_SHORT_WORDS, DOSSIER_ORIGIN_PAGE);
}

gboolean
dossier_page_waits_table_remove (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_remove[] = "DELETE FROM page_wait WHERE story = ?1";

  return dossier_db_run (db, sql_remove, error, "i", story);
}

gboolean
dossier_page_waits_table_note_failure (DossierDb *db, const DossierPageFailure *failure, GError **error)
{
  static const char sql_note[]
      = "UPDATE page_wait SET tries = tries + ?2, next = max (next, ?3), error = ?4 WHERE story = ?1";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_note, error, "iuis", failure->story, (guint) !failure->is_to_try, failure->next,
                         failure->error);
}

static DossierPageWait *
make_wait (sqlite3_stmt *row)
{
  DossierPageWait *wait = g_new0 (DossierPageWait, 1);

  wait->story = sqlite3_column_int64 (row, 0);
  wait->feed = sqlite3_column_int64 (row, 1);
  wait->uri = dossier_db_dup_text (row, 2);
  wait->title = dossier_db_dup_text (row, 3);
  wait->summary = dossier_db_dup_text (row, 4);
  wait->may_be_private = sqlite3_column_int (row, 5) != 0;
  wait->published
      = (DossierDate){ sqlite3_column_int64 (row, 6), sqlite3_column_int64 (row, 7), sqlite3_column_int (row, 8) };
  return wait;
}

GPtrArray *
dossier_page_waits_table_list (DossierDb *db, gint64 now, gint64 feed, GError **error)
{
  static const char sql_list[]
      = "SELECT story, feed, uri, title, summary, may_be_private, published_from, published_until, precision"
        " FROM (SELECT w.story, s.feed, s.uri, s.title, s.summary, f.may_be_private, s.published_from,"
        " s.published_until, s.precision, w.next, row_number () OVER (PARTITION BY s.feed ORDER BY w.next, w.story) AS "
        "n"
        " FROM page_wait w JOIN story s ON s.id = w.story JOIN story_state t ON t.story = w.story"
        " JOIN feed f ON f.id = s.feed WHERE f.has_full_text = 1 AND f.is_removed = 0 AND t.is_deleted = 0"
        " AND w.tries < ?1 AND (w.next <= ?2 OR w.next > ?2 + ?3) AND (?4 = 0 OR s.feed = ?4))"
        " WHERE n <= ?5 ORDER BY next, story";
  g_autoptr (GPtrArray) waits = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_page_wait_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "uiuiu", DOSSIER_PAGE_MAX_TRIES, now, MAX_AHEAD, feed,
                                        DOSSIER_PAGE_MAX_AT_ONCE);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (waits, make_wait (row));
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&waits);
}

DossierPageWait *
dossier_page_waits_table_look_at (DossierDb *db, gint64 story, GError **error)
{
  /* An address that belongs to no feed was given by a person. */
  static const char sql_look[]
      = "SELECT s.id, s.feed, s.uri, s.title, s.summary, coalesce (f.may_be_private, 1), s.published_from,"
        " s.published_until, s.precision FROM story s"
        " JOIN story_state t ON t.story = s.id LEFT JOIN feed f ON f.id = s.feed WHERE s.id = ?1 AND t.is_deleted = 0";
  sqlite3_stmt    *row = dossier_db_query (db, sql_look, error, "i", story);
  DossierPageWait *wait;

  if (row == NULL)
    return NULL;
  if (!dossier_db_next (db, row, error))
    {
      if (!dossier_db_failed (db))
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                             _ ("This story is not in the library any more."));
      return NULL;
    }
  wait = make_wait (row);
  dossier_db_end (row);
  return wait;
}
