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
  static const char sql_uri[] = "SELECT coalesce (identity, uri) FROM feed WHERE id = ?1";
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
  static const char sql_find[] = "SELECT id FROM feed WHERE uri = ?1 OR identity = ?1 ORDER BY uri != ?1";
  static const char sql_removed[] = "SELECT is_removed FROM feed WHERE id = ?1";
  static const char sql_revive[] = "UPDATE feed SET is_removed = 0, is_gone = 0, n_failures = 0, next_check = 0,"
                                   " last_error = NULL WHERE id = ?1";
  static const char sql_ask[] = "UPDATE feed SET is_gone = 0, next_check = 0 WHERE id = ?1 AND is_gone = 1";
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
        return dossier_db_run (work->db, sql_ask, error, "i", feed) ? feed : 0;
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

/* Times that lie ahead of any clock are of a clock that was wrong. */
GPtrArray *
dossier_feeds_table_list_states (DossierDb *db, gint64 now, gboolean all, gint64 feed, GError **error)
{
  static const char sql_states[]
      = "SELECT id, uri, title, etag, last_modified, checked, wait_until, n_failures, is_gone, pause_minutes,"
        " skip_hours, skip_days FROM feed WHERE is_removed = 0"
        " AND (id = ?3 OR (?3 = 0 AND is_gone = 0 AND (checked > ?1 + 300 OR"
        " (wait_until <= ?1 AND (?2 OR next_check <= ?1))))) ORDER BY next_check, id";
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_state_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_states, error, "iui", now, (guint) all, feed);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedState *state = g_new0 (DossierFeedState, 1);

      state->id = sqlite3_column_int64 (row, 0);
      state->uri = dossier_db_dup_text (row, 1);
      state->title = dossier_db_dup_text (row, 2);
      state->etag = dossier_db_dup_text (row, 3);
      state->last_modified = dossier_db_dup_text (row, 4);
      state->checked = sqlite3_column_int64 (row, 5);
      state->wait_until = sqlite3_column_int64 (row, 6);
      state->n_failures = (guint) sqlite3_column_int (row, 7);
      state->is_gone = sqlite3_column_int (row, 8) != 0;
      state->rhythm.pause_minutes = (guint) sqlite3_column_int (row, 9);
      state->rhythm.skip_hours = (guint32) sqlite3_column_int64 (row, 10);
      state->rhythm.skip_days = (guint) sqlite3_column_int (row, 11);
      g_ptr_array_add (states, state);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&states);
}

static gboolean
note_answer (DossierWork *work, const DossierFeedAnswer *answer, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO feed_answer (feed, time, status, n_new, error) VALUES (?1, ?2, ?3, ?4, ?5)";
  static const char sql_forget[] = "DELETE FROM feed_answer WHERE feed = ?1 AND id <="
                                   " (SELECT id FROM feed_answer WHERE feed = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)";

  return dossier_db_run (work->db, sql_add, error, "iiuus", answer->feed, answer->time, answer->status, answer->n_new,
                         answer->error)
         && dossier_db_run (work->db, sql_forget, error, "iu", answer->feed, DOSSIER_FEEDS_TABLE_MAX_ANSWERS);
}

/* Follows a feed that has moved, unless there is a subscription to its new address already. */
static gboolean
follow (DossierWork *work, const DossierFeedAnswer *answer, GError **error)
{
  static const char sql_move[]
      = "UPDATE OR IGNORE feed SET identity = coalesce (identity, uri), uri = ?2 WHERE id = ?1";

  return answer->moved_to == NULL || dossier_db_run (work->db, sql_move, error, "is", answer->feed, answer->moved_to);
}

gboolean
dossier_feeds_table_save_answer (DossierWork *work, const DossierFeedAnswer *answer, GError **error)
{
  static const char sql_save[]
      = "UPDATE feed SET checked = ?2, next_check = ?3, wait_until = ?4, n_failures = ?5, is_gone = ?6,"
        " last_error = ?7, pause_minutes = ?8, skip_hours = ?9, skip_days = ?10, site = coalesce (site, ?11),"
        " title = CASE WHEN title = coalesce (identity, uri) THEN coalesce (?12, title) ELSE title END"
        " WHERE id = ?1 AND is_removed = 0";
  static const char sql_validators[] = "UPDATE feed SET etag = ?2, last_modified = ?3 WHERE id = ?1 AND is_removed = 0";
  static const char sql_put_off[] = "UPDATE feed SET next_check = ?2, wait_until = ?3 WHERE id = ?1 AND is_removed = 0";
  g_autofree char  *title = dossier_names_clean (answer->title);

  g_assert (dossier_db_is_mine (work->db));
  if (answer->is_put_off)
    return dossier_db_run (work->db, sql_put_off, error, "iii", answer->feed, answer->next_check, answer->wait_until);
  work->feeds_changed = TRUE;
  return dossier_db_run (work->db, sql_save, error, "iiiiuusuiuss", answer->feed, answer->time, answer->next_check,
                         answer->wait_until, answer->n_failures, (guint) answer->is_gone, answer->error,
                         answer->rhythm.pause_minutes, (gint64) answer->rhythm.skip_hours, answer->rhythm.skip_days,
                         answer->site, title)
         && (!answer->has_validators
             || dossier_db_run (work->db, sql_validators, error, "iss", answer->feed, answer->etag,
                                answer->last_modified))
         && follow (work, answer, error) && note_answer (work, answer, error);
}
