/* dossier-feeds-edit.c - what changes of a subscription: whether it is one, its name, folder and choices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-feeds-edit.h"

#include <glib/gi18n-lib.h>
#include "dossier-page-waits-table.h"
#include "dossier-store.h"

gboolean
dossier_feeds_table_fail_missing (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This feed is not in the library any more."));
  return FALSE;
}

gboolean
dossier_feeds_table_is_there (DossierDb *db, gint64 feed, gboolean *is_there, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM feed WHERE id = ?1 AND is_removed = 0";
  gint64            there = 0;

  if (!dossier_db_get (db, sql_there, &there, error, "i", feed))
    return FALSE;
  *is_there = there != 0;
  return TRUE;
}

gboolean
dossier_feeds_table_set_removed (DossierWork *work, gint64 feed, gboolean is_removed, GError **error)
{
  static const char sql_set[] = "UPDATE feed SET is_removed = ?2 WHERE id = ?1";
  gboolean          is_there = FALSE;

  if (!dossier_feeds_table_is_there (work->db, feed, &is_there, error))
    return FALSE;
  if (is_there == !is_removed)
    return TRUE;
  if (!dossier_db_run (work->db, sql_set, error, "iu", feed, !!is_removed))
    return FALSE;
  work->totals[DOSSIER_TOTAL_FEEDS] += is_removed ? -1 : 1;
  work->feeds_changed = TRUE;
  return TRUE;
}

static gboolean
dup_text (DossierDb *db, const char *sql, gint64 feed, char **text, GError **error)
{
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "i", feed);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return dossier_db_failed (db) ? FALSE : dossier_feeds_table_fail_missing (error);
  *text = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return TRUE;
}

gboolean
dossier_feeds_table_dup_title (DossierDb *db, gint64 feed, char **title, GError **error)
{
  static const char sql_title[] = "SELECT title FROM feed WHERE id = ?1";

  return dup_text (db, sql_title, feed, title, error);
}

gboolean
dossier_feeds_table_set_title (DossierWork *work, gint64 feed, const char *title, GError **error)
{
  static const char sql_title[] = "UPDATE feed SET title = ?2 WHERE id = ?1";

  work->feeds_changed = TRUE;
  return dossier_db_run (work->db, sql_title, error, "is", feed, title);
}

gboolean
dossier_feeds_table_dup_folder (DossierDb *db, gint64 feed, char **folder, GError **error)
{
  static const char sql_folder[] = "SELECT d.name FROM feed f LEFT JOIN folder d ON d.id = f.folder WHERE f.id = ?1";

  return dup_text (db, sql_folder, feed, folder, error);
}

gboolean
dossier_feeds_table_set_folder (DossierWork *work, gint64 feed, const char *folder, GError **error)
{
  static const char sql_add[] = "INSERT OR IGNORE INTO folder (name) VALUES (?1)";
  static const char sql_move[] = "UPDATE feed SET folder = (SELECT id FROM folder WHERE name = ?2) WHERE id = ?1";

  work->feeds_changed = TRUE;
  return (folder == NULL || dossier_db_run (work->db, sql_add, error, "s", folder))
         && dossier_db_run (work->db, sql_move, error, "is", feed, folder);
}

gboolean
dossier_feeds_table_tidy_folders (DossierDb *db, GError **error)
{
  static const char sql_tidy[] = "DELETE FROM folder WHERE id NOT IN (SELECT folder FROM feed WHERE folder NOT NULL)";

  return dossier_db_run (db, sql_tidy, error, "");
}

gboolean
dossier_feeds_table_get_option (DossierDb *db, gint64 feed, DossierFeedOption option, gint64 *value, GError **error)
{
  static const char *const sql_get[DOSSIER_N_FEED_OPTIONS] = {
    [DOSSIER_FEED_OPTION_MUTED] = "SELECT is_muted FROM feed WHERE id = ?1",
    [DOSSIER_FEED_OPTION_FULL_TEXT] = "SELECT has_full_text FROM feed WHERE id = ?1",
    [DOSSIER_FEED_OPTION_KEEP_DAYS] = "SELECT keep_days FROM feed WHERE id = ?1",
    [DOSSIER_FEED_OPTION_ASK_MINUTES] = "SELECT ask_minutes FROM feed WHERE id = ?1",
    [DOSSIER_FEED_OPTION_PRIVATE] = "SELECT may_be_private FROM feed WHERE id = ?1",
    [DOSSIER_FEED_OPTION_IMAGES] = "SELECT has_images FROM feed WHERE id = ?1",
  };

  return dossier_db_get (db, sql_get[option], value, error, "i", feed);
}

/* A feed that answers is asked as early as the new pause allows; its hours and days are kept to. */
static gboolean
ask_earlier (DossierDb *db, gint64 feed, gint64 minutes, GError **error)
{
  static const char sql_ask[] = "UPDATE feed SET next_check = min (next_check, checked + 60 * CASE WHEN ?2 > 0 THEN ?2"
                                " ELSE max (pause_minutes, 60) END)"
                                " WHERE id = ?1 AND n_failures = 0 AND skip_hours = 0 AND skip_days = 0";

  return dossier_db_run (db, sql_ask, error, "ii", feed, minutes);
}

gboolean
dossier_feeds_table_set_option (DossierWork *work, gint64 feed, DossierFeedOption option, gint64 value, GError **error)
{
  static const char *const sql_set[DOSSIER_N_FEED_OPTIONS] = {
    [DOSSIER_FEED_OPTION_MUTED] = "UPDATE feed SET is_muted = ?2 WHERE id = ?1",
    [DOSSIER_FEED_OPTION_FULL_TEXT] = "UPDATE feed SET has_full_text = ?2 WHERE id = ?1",
    [DOSSIER_FEED_OPTION_KEEP_DAYS] = "UPDATE feed SET keep_days = ?2 WHERE id = ?1",
    [DOSSIER_FEED_OPTION_ASK_MINUTES] = "UPDATE feed SET ask_minutes = ?2 WHERE id = ?1",
    /* Perhaps it was refused until now: it may try at once. */
    [DOSSIER_FEED_OPTION_PRIVATE]
    = "UPDATE feed SET may_be_private = ?2, next_check = CASE WHEN ?2 THEN 0 ELSE next_check END WHERE id = ?1",
    [DOSSIER_FEED_OPTION_IMAGES] = "UPDATE feed SET has_images = ?2 WHERE id = ?1",
  };

  work->feeds_changed = TRUE;
  work->keeping_changed |= option == DOSSIER_FEED_OPTION_KEEP_DAYS;
  return dossier_db_run (work->db, sql_set[option], error, "ii", feed, value)
         && (option != DOSSIER_FEED_OPTION_ASK_MINUTES || value < 0 || ask_earlier (work->db, feed, value, error))
         && (option != DOSSIER_FEED_OPTION_FULL_TEXT || !value
             || dossier_page_waits_table_add_short (work->db, feed, g_get_real_time () / G_USEC_PER_SEC, error));
}
