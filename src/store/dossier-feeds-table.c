/* dossier-feeds-table.c - subscriptions, their folders, and the names of sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-feeds-table.h"

#include <glib/gi18n-lib.h>
#include "dossier-store.h"

gboolean
dossier_feeds_table_resolve_source (DossierWork *work, const char *name, gint64 *source, GError **error)
{
  static const char sql_find[] = "SELECT id FROM source WHERE name = ?1";
  static const char sql_add[] = "INSERT INTO source (name, folded) VALUES (?1, ?2)";
  g_autofree char  *key = g_strconcat ("source\n", name, NULL);
  g_autofree char  *folded = NULL;

  *source = dossier_work_recall (work, key);
  if (*source != 0)
    return TRUE;
  if (!dossier_db_get (work->db, sql_find, source, error, "s", name))
    return FALSE;
  if (*source == 0)
    {
      folded = dossier_names_fold_plain (name);
      if (!dossier_db_run (work->db, sql_add, error, "ss", name, folded))
        return FALSE;
      *source = dossier_db_get_last_id (work->db);
    }
  dossier_work_remember (work, key, *source);
  return TRUE;
}

static gboolean
fail_not_found (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This feed is not in the library any more."));
  return FALSE;
}

gboolean
dossier_feeds_table_dup_uri (DossierDb *db, gint64 feed, char **uri, GError **error)
{
  static const char sql_uri[] = "SELECT uri FROM feed WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_uri, error, "i", feed);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return dossier_db_failed (db) ? FALSE : fail_not_found (error);
  *uri = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return TRUE;
}

static gboolean
resolve_folder (DossierDb *db, const char *name, gint64 *folder, GError **error)
{
  static const char sql_find[] = "SELECT id FROM folder WHERE name = ?1";
  static const char sql_add[] = "INSERT INTO folder (name) VALUES (?1)";

  *folder = 0;
  if (name == NULL || name[0] == '\0')
    return TRUE;
  if (!dossier_db_get (db, sql_find, folder, error, "s", name))
    return FALSE;
  if (*folder != 0)
    return TRUE;
  if (!dossier_db_run (db, sql_add, error, "s", name))
    return FALSE;
  *folder = dossier_db_get_last_id (db);
  return TRUE;
}

static gboolean
insert (DossierWork *work, const char *uri, const char *title, const char *site, gint64 folder, gint64 *feed,
        GError **error)
{
  static const char sql_add[]
      = "INSERT INTO feed (uid, uri, title, site, folder, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  static const char sql_count[] = "INSERT INTO feed_count (feed, n_stories, n_unread) VALUES (?1, 0, 0)";
  g_autofree char  *uid = g_uuid_string_random ();

  if (!dossier_db_run (work->db, sql_add, error, "sssski", uid, uri, title, site, folder,
                       g_get_real_time () / G_USEC_PER_SEC))
    return FALSE;
  *feed = dossier_db_get_last_id (work->db);
  return dossier_db_run (work->db, sql_count, error, "i", *feed);
}

gint64
dossier_feeds_table_add (DossierWork *work, const char *uri, const char *title, const char *site, const char *folder,
                         GError **error)
{
  static const char sql_find[] = "SELECT id FROM feed WHERE uri = ?1";
  static const char sql_removed[] = "SELECT is_removed FROM feed WHERE id = ?1";
  static const char sql_revive[] = "UPDATE feed SET is_removed = 0 WHERE id = ?1";
  gint64            feed = 0, is_removed = 1, folder_id = 0;
  g_autofree char  *clean_title = dossier_names_clean (title);

  g_assert (dossier_db_is_mine (work->db));
  if (!dossier_db_get (work->db, sql_find, &feed, error, "s", uri))
    return 0;
  if (feed != 0)
    {
      if (!dossier_db_get (work->db, sql_removed, &is_removed, error, "i", feed))
        return 0;
      if (is_removed == 0)
        return feed;
      if (!dossier_db_run (work->db, sql_revive, error, "i", feed))
        return 0;
    }
  else if (!resolve_folder (work->db, folder, &folder_id, error)
           || !insert (work, uri, clean_title != NULL ? clean_title : uri, site, folder_id, &feed, error))
    return 0;
  work->totals[DOSSIER_TOTAL_FEEDS]++;
  work->feeds_changed = TRUE;
  return feed;
}

gboolean
dossier_feeds_table_remove (DossierWork *work, gint64 feed, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM feed WHERE id = ?1 AND is_removed = 0";
  static const char sql_remove[] = "UPDATE feed SET is_removed = 1 WHERE id = ?1";
  gint64            there = 0;

  if (!dossier_db_get (work->db, sql_there, &there, error, "i", feed))
    return FALSE;
  if (there == 0)
    return fail_not_found (error);
  if (!dossier_db_run (work->db, sql_remove, error, "i", feed))
    return FALSE;
  work->totals[DOSSIER_TOTAL_FEEDS]--;
  work->feeds_changed = TRUE;
  return TRUE;
}

GPtrArray *
dossier_feeds_table_list (DossierDb *db, GError **error)
{
  static const char sql_list[]
      = "SELECT f.id, f.uri, f.title, f.site, d.name, c.n_stories, c.n_unread, f.checked, f.last_error FROM feed f"
        " LEFT JOIN folder d ON d.id = f.folder LEFT JOIN feed_count c ON c.feed = f.id WHERE f.is_removed = 0"
        " ORDER BY d.name IS NULL, d.name COLLATE NOCASE, f.title COLLATE NOCASE, f.id";
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedRow feed = {
        .id = sqlite3_column_int64 (row, 0),
        .uri = (char *) sqlite3_column_text (row, 1),
        .title = (char *) sqlite3_column_text (row, 2),
        .site = (char *) sqlite3_column_text (row, 3),
        .folder = (char *) sqlite3_column_text (row, 4),
        .n_stories = sqlite3_column_int (row, 5),
        .n_unread = sqlite3_column_int (row, 6),
        .checked = sqlite3_column_int64 (row, 7),
        .last_error = (char *) sqlite3_column_text (row, 8),
      };

      g_ptr_array_add (feeds, dossier_feed_new (&feed));
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&feeds);
}
