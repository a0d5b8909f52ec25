/* dossier-subscriptions.c - what a person does to a subscription, and what its properties show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-subscriptions.h"

#include <glib/gi18n-lib.h>
#include "dossier-feeds-table.h"
#include "dossier-names.h"
#include "dossier-store-private.h"

typedef struct
{
  gint64   feed;
  gboolean is_removal, is_return, changes_folder;
  char    *title;  /* NULL: stays as it is */
  char    *folder; /* NULL: none */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->title);
  g_free (edit->folder);
  g_free (edit);
}

static Edit *
edit_new (gint64 feed, const char *title, const char *folder)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->feed = feed;
  edit->title = dossier_names_clean (title);
  edit->changes_folder = folder != NULL;
  edit->folder = dossier_names_clean (folder);

  return edit;
}

static gboolean
set_title (DossierDb *db, const Edit *edit, GError **error)
{
  static const char sql_title[] = "UPDATE feed SET title = ?2 WHERE id = ?1";

  return edit->title == NULL || dossier_db_run (db, sql_title, error, "is", edit->feed, edit->title);
}

static gboolean
set_folder (DossierDb *db, const Edit *edit, GError **error)
{
  static const char sql_add[] = "INSERT OR IGNORE INTO folder (name) VALUES (?1)";
  static const char sql_move[] = "UPDATE feed SET folder = (SELECT id FROM folder WHERE name = ?2) WHERE id = ?1";
  static const char sql_tidy[] = "DELETE FROM folder WHERE id NOT IN (SELECT folder FROM feed WHERE folder NOT NULL)";

  if (!edit->changes_folder)
    return TRUE;
  if (edit->folder != NULL && !dossier_db_run (db, sql_add, error, "s", edit->folder))
    return FALSE;

  return dossier_db_run (db, sql_move, error, "is", edit->feed, edit->folder)
         && dossier_db_run (db, sql_tidy, error, "");
}

static gboolean
take_up_again (DossierWork *work, gint64 feed, GError **error)
{
  g_autofree char *uri = NULL;

  return dossier_feeds_table_dup_uri (work->db, feed, &uri, error)
         && dossier_feeds_table_add (work, uri, NULL, NULL, NULL, error) != 0;
}

static gboolean
edit_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM feed WHERE id = ?1 AND is_removed = 0";
  const Edit       *edit = args;
  gint64            there = 0;

  if (edit->is_removal)
    return dossier_feeds_table_remove (work, edit->feed, error);
  if (edit->is_return)
    return take_up_again (work, edit->feed, error);
  if (!dossier_db_get (work->db, sql_there, &there, error, "i", edit->feed))
    return FALSE;
  if (there == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                           _ ("This feed is not in the library any more."));
      return FALSE;
    }
  work->feeds_changed = TRUE;

  return set_title (work->db, edit, error) && set_folder (work->db, edit, error);
}

static const DossierCallKind edit_kind = { .writes = TRUE, .free_args = edit_free, .part = edit_work };

gboolean
dossier_store_edit_feed (DossierStore *self, gint64 feed, const char *title, const char *folder, GError **error)
{
  Edit    *edit = edit_new (feed, title, folder);
  gboolean done = dossier_store_call (self, &edit_kind, edit, error) != NULL;

  edit_free (edit);

  return done;
}

void
dossier_store_edit_feed_async (DossierStore *self, gint64 feed, const char *title, const char *folder,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &edit_kind, edit_new (feed, title, folder), cancellable, callback, user_data);
}

void
dossier_store_remove_feed_async (DossierStore *self, gint64 feed, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Edit *edit = edit_new (feed, NULL, NULL);

  edit->is_removal = TRUE;
  dossier_store_call_async (self, &edit_kind, edit, cancellable, callback, user_data);
}

void
dossier_store_restore_feed_async (DossierStore *self, gint64 feed, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Edit *edit = edit_new (feed, NULL, NULL);

  edit->is_return = TRUE;
  dossier_store_call_async (self, &edit_kind, edit, cancellable, callback, user_data);
}

gboolean
dossier_store_change_feed_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &edit_kind, result, error) != NULL;
}

/* ---- properties ---- */

void
dossier_feed_details_free (DossierFeedDetails *details)
{
  if (details == NULL)
    return;
  g_ptr_array_unref (details->answers);
  g_free (details);
}

static gboolean
load_state (DossierDb *db, gint64 feed, DossierFeedDetails *details, GError **error)
{
  static const char sql_state[]
      = "SELECT next_check, wait_until, n_failures, is_gone FROM feed WHERE id = ?1 AND is_removed = 0";
  sqlite3_stmt *row = dossier_db_query (db, sql_state, error, "i", feed);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      details->next_check = sqlite3_column_int64 (row, 0);
      details->wait_until = sqlite3_column_int64 (row, 1);
      details->n_failures = (guint) sqlite3_column_int (row, 2);
      details->is_gone = sqlite3_column_int (row, 3) != 0;
    }

  return !dossier_db_failed (db);
}

static gboolean
load_answers (DossierDb *db, gint64 feed, DossierFeedDetails *details, GError **error)
{
  static const char sql_answers[]
      = "SELECT time, status, n_new, error FROM feed_answer WHERE feed = ?1 ORDER BY id DESC LIMIT ?2";
  sqlite3_stmt *row = dossier_db_query (db, sql_answers, error, "iu", feed, DOSSIER_FEEDS_TABLE_MAX_ANSWERS);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedAnswer *answer = g_new0 (DossierFeedAnswer, 1);

      answer->feed = feed;
      answer->time = sqlite3_column_int64 (row, 0);
      answer->status = (guint) sqlite3_column_int (row, 1);
      answer->n_new = (guint) sqlite3_column_int (row, 2);
      answer->error = dossier_db_dup_text (row, 3);
      g_ptr_array_add (details->answers, answer);
    }

  return !dossier_db_failed (db);
}

static gpointer
details_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const gint64 *feed = args;
  g_autoptr (DossierFeedDetails) details = g_new0 (DossierFeedDetails, 1);

  details->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);
  if (!load_state (db, *feed, details, error) || !load_answers (db, *feed, details, error))
    return NULL;

  return g_steal_pointer (&details);
}

static const DossierCallKind details_kind
    = { .call = details_call, .free_args = g_free, .free_result = (GDestroyNotify) dossier_feed_details_free };

void
dossier_store_load_feed_details_async (DossierStore *self, gint64 feed, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &details_kind, g_memdup2 (&feed, sizeof feed), cancellable, callback, user_data);
}

DossierFeedDetails *
dossier_store_load_feed_details_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &details_kind, result, error);
}
