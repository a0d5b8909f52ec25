/* dossier-feeds-table.c - subscriptions, their folders, and the names of sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-feeds-table.h"

#include "dossier-feeds-edit.h"
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

gboolean
dossier_feeds_table_dup_uri (DossierDb *db, gint64 feed, char **uri, GError **error)
{
  static const char sql_uri[] = "SELECT coalesce (identity, uri) FROM feed WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_uri, error, "i", feed);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return dossier_db_failed (db) ? FALSE : dossier_feeds_table_fail_missing (error);
  *uri = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return TRUE;
}

static gboolean
insert (DossierWork *work, const DossierFeedSubscription *subscription, gint64 *feed, GError **error)
{
  static const char sql_add[] = "INSERT INTO feed (uid, uri, title, site, created, may_be_private, attributes)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
  static const char sql_count[] = "INSERT INTO feed_count (feed, n_stories, n_unread) VALUES (?1, 0, 0)";
  g_autofree char  *uid = g_uuid_string_random ();
  g_autofree char  *title = dossier_names_clean (subscription->title);
  g_autofree char  *folder = dossier_names_clean (subscription->folder);

  if (!dossier_db_run (work->db, sql_add, error, "ssssius", uid, subscription->uri,
                       title != NULL ? title : subscription->uri, subscription->site,
                       g_get_real_time () / G_USEC_PER_SEC, !!subscription->may_be_private, subscription->attributes))
    return FALSE;
  *feed = dossier_db_get_last_id (work->db);
  work->totals[DOSSIER_TOTAL_FEEDS]++;
  return dossier_db_run (work->db, sql_count, error, "i", *feed)
         && dossier_feeds_table_set_folder (work, *feed, folder, error);
}

/* What went wrong with it before is forgotten. */
static gboolean
revive (DossierWork *work, gint64 feed, gboolean may_be_private, GError **error)
{
  static const char sql_revive[] = "UPDATE feed SET is_gone = 0, n_failures = 0, next_check = 0, last_error = NULL,"
                                   " may_be_private = max (may_be_private, ?2) WHERE id = ?1";

  return dossier_db_run (work->db, sql_revive, error, "iu", feed, !!may_be_private)
         && dossier_feeds_table_set_removed (work, feed, FALSE, error);
}

gint64
dossier_feeds_table_add (DossierWork *work, const DossierFeedSubscription *subscription, gboolean *added,
                         GError **error)
{
  static const char sql_find[] = "SELECT id FROM feed WHERE uri = ?1 OR identity = ?1 ORDER BY uri != ?1";
  static const char sql_ask[] = "UPDATE feed SET is_gone = 0, next_check = 0 WHERE id = ?1 AND is_gone = 1";
  gint64            feed = 0;
  gboolean          is_there = FALSE;

  g_assert (dossier_db_is_mine (work->db));
  *added = FALSE;
  if (!dossier_db_get (work->db, sql_find, &feed, error, "s", subscription->uri)
      || !dossier_feeds_table_is_there (work->db, feed, &is_there, error))
    return 0;
  if (is_there)
    return dossier_db_run (work->db, sql_ask, error, "i", feed) ? feed : 0;
  if (feed != 0 ? !revive (work, feed, subscription->may_be_private, error)
                : !insert (work, subscription, &feed, error))
    return 0;
  *added = TRUE;
  return feed;
}

GPtrArray *
dossier_feeds_table_list (DossierDb *db, GError **error)
{
  static const char sql_list[]
      = "SELECT f.id, f.uri, f.title, f.site, d.name, c.n_stories, c.n_unread, f.checked, f.last_error,"
        " f.is_muted, f.has_full_text, f.keep_days, f.ask_minutes, f.may_be_private, c.n_expired, i.taken, f.has_images"
        " FROM feed f LEFT JOIN folder d ON d.id = f.folder LEFT JOIN feed_count c ON c.feed = f.id"
        " LEFT JOIN feed_icon i ON i.feed = f.id WHERE f.is_removed = 0"
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
        .is_muted = sqlite3_column_int (row, 9) != 0,
        .has_full_text = sqlite3_column_int (row, 10) != 0,
        .keep_days = sqlite3_column_int (row, 11),
        .ask_minutes = sqlite3_column_int (row, 12),
        .may_be_private = sqlite3_column_int (row, 13) != 0,
        .n_expired = sqlite3_column_int (row, 14),
        .icon_taken = sqlite3_column_int64 (row, 15),
        .has_images = sqlite3_column_int (row, 16) != 0,
      };

      g_ptr_array_add (feeds, dossier_feed_new (&feed));
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&feeds);
}

GPtrArray *
dossier_feeds_table_list_subscriptions (DossierDb *db, GError **error)
{
  static const char sql_list[] = "SELECT f.uri, f.title, f.site, d.name, f.may_be_private, f.attributes FROM feed f"
                                 " LEFT JOIN folder d ON d.id = f.folder WHERE f.is_removed = 0 ORDER BY f.id";
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedSubscription *feed = g_new0 (DossierFeedSubscription, 1);

      feed->uri = dossier_db_dup_text (row, 0);
      feed->title = dossier_db_dup_text (row, 1);
      feed->site = dossier_db_dup_text (row, 2);
      feed->folder = dossier_db_dup_text (row, 3);
      feed->may_be_private = sqlite3_column_int (row, 4) != 0;
      feed->attributes = dossier_db_dup_text (row, 5);
      g_ptr_array_add (feeds, feed);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&feeds);
}

GPtrArray *
dossier_feeds_table_list_states (DossierDb *db, gint64 now, gboolean all, gint64 feed, GError **error)
{
  static const char sql_states[]
      = "SELECT id, uri, title, etag, last_modified, checked, wait_until, n_failures, is_gone, pause_minutes,"
        " skip_hours, skip_days, may_be_private, has_full_text, ask_minutes, next_check,"
        " (SELECT status FROM feed_answer WHERE feed = feed.id ORDER BY id DESC LIMIT 1) FROM feed WHERE is_removed = 0"
        " AND (id = ?3 OR (?3 = 0 AND is_gone = 0 AND (?2 OR ask_minutes >= 0) AND wait_until <= ?1 AND (?2 OR "
        "next_check <= ?1)))"
        " ORDER BY next_check, id";
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
      state->may_be_private = sqlite3_column_int (row, 12) != 0;
      state->has_full_text = sqlite3_column_int (row, 13) != 0;
      state->ask_minutes = sqlite3_column_int (row, 14);
      state->next_check = sqlite3_column_int64 (row, 15);
      state->last_status = (guint) sqlite3_column_int (row, 16);
      g_ptr_array_add (states, state);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&states);
}

GPtrArray *
dossier_feeds_table_list_waits (DossierDb *db, gint64 now, GError **error)
{
  static const char sql_waits[] = "SELECT uri, wait_until FROM feed WHERE wait_until > ?1";
  g_autoptr (GPtrArray) waits = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_state_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_waits, error, "i", now);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedState *state = g_new0 (DossierFeedState, 1);

      state->uri = dossier_db_dup_text (row, 0);
      state->wait_until = sqlite3_column_int64 (row, 1);
      g_ptr_array_add (waits, state);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&waits);
}

gboolean
dossier_feeds_table_mend_times (DossierDb *db, gint64 now, GError **error)
{
  static const char sql_mend[] = "UPDATE feed SET next_check = next_check - (checked - ?1),"
                                 " wait_until = max (0, wait_until - (checked - ?1)), checked = ?1"
                                 " WHERE checked > ?1 + ?2";
  /* Who was put off by a clock that was wrong, and not asked, has no checked that tells. */
  static const char sql_wait[] = "UPDATE feed SET wait_until = 0 WHERE wait_until > ?1 + ?2";
  static const char sql_next[] = "UPDATE feed SET next_check = ?1 + ?4 WHERE next_check > max (wait_until, ?1 + ?2 +"
                                 " max (?3, ask_minutes * 66) + ?3 * 7 * (skip_days <> 0 OR skip_hours <> 0))";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_mend, error, "iu", now, DOSSIER_FEEDS_TABLE_CLOCK_SLACK)
         && dossier_db_run (db, sql_wait, error, "iu", now, DOSSIER_FEEDS_TABLE_MOST_WAIT)
         && dossier_db_run (db, sql_next, error, "iuuu", now, DOSSIER_FEEDS_TABLE_CLOCK_SLACK,
                            DOSSIER_FEEDS_TABLE_MOST_PAUSE, DOSSIER_FEEDS_TABLE_MENDED_PAUSE);
}

gboolean
dossier_feeds_table_move_times (DossierDb *db, gint64 by, GError **error)
{
  static const char sql_move[]
      = "UPDATE feed SET checked = CASE WHEN checked > 0 THEN max (1, checked + ?1) ELSE 0 END,"
        " next_check = CASE WHEN next_check > 0 THEN max (1, next_check + ?1) ELSE 0 END,"
        " wait_until = CASE WHEN wait_until > 0 THEN max (1, wait_until + ?1) ELSE 0 END";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_move, error, "i", by);
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
