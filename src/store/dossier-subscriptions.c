/* dossier-subscriptions.c - what a person does to a subscription, and what its properties show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-subscriptions.h"

#include "dossier-feeds-table.h"
#include "dossier-journal.h"
#include "dossier-store-private.h"

/* ---- subscribing ---- */

typedef struct
{
  GPtrArray *feeds; /* of DossierFeedSubscription */
  gboolean   journalled;
  GArray    *ids; /* of gint64 */
} Subscribing;

static Subscribing *
subscribing_new (GPtrArray *feeds, gboolean journalled)
{
  Subscribing *subscribing = g_new0 (Subscribing, 1);

  subscribing->feeds = g_ptr_array_ref (feeds);
  subscribing->journalled = journalled;
  subscribing->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return subscribing;
}

static void
subscribing_free (gpointer data)
{
  Subscribing *subscribing = data;

  g_ptr_array_unref (subscribing->feeds);
  g_array_unref (subscribing->ids);
  g_free (subscribing);
}

static gboolean
subscribe_work (DossierWork *work, gpointer args, GError **error)
{
  Subscribing *subscribing = args;
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < subscribing->feeds->len; i++)
    {
      gboolean is_new = FALSE;
      gint64   feed = dossier_feeds_table_add (work, g_ptr_array_index (subscribing->feeds, i), &is_new, error);

      if (feed == 0)
        return FALSE;
      g_array_append_val (subscribing->ids, feed);
      if (is_new)
        g_array_append_val (added, feed);
    }

  return !subscribing->journalled || added->len == 0 || dossier_journal_add_subscribed (work, added, error);
}

static gpointer
subscribe_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_store_run_work (self, db, subscribe_work, args, error) ? g_array_ref (((Subscribing *) args)->ids)
                                                                        : NULL;
}

static const DossierCallKind subscribe_kind = {
  .call = subscribe_call,
  .writes = TRUE,
  .free_args = subscribing_free,
  .free_result = (GDestroyNotify) g_array_unref,
};

/* Takes @answer. */
static gboolean
hand_out (GArray *answer, GArray **ids)
{
  if (answer == NULL)
    return FALSE;
  if (ids != NULL)
    *ids = answer;
  else
    g_array_unref (answer);

  return TRUE;
}

gboolean
dossier_store_subscribe (DossierStore *self, GPtrArray *feeds, gboolean journalled, GArray **ids, GError **error)
{
  Subscribing *subscribing = subscribing_new (feeds, journalled);
  GArray      *answer = dossier_store_call (self, &subscribe_kind, subscribing, error);

  subscribing_free (subscribing);

  return hand_out (answer, ids);
}

void
dossier_store_subscribe_async (DossierStore *self, GPtrArray *feeds, gboolean journalled, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &subscribe_kind, subscribing_new (feeds, journalled), cancellable, callback,
                            user_data);
}

gboolean
dossier_store_subscribe_finish (DossierStore *self, GAsyncResult *result, GArray **ids, GError **error)
{
  return hand_out (dossier_store_call_finish (self, &subscribe_kind, result, error), ids);
}

gint64
dossier_store_add_feed (DossierStore *self, const char *uri, const char *title, const char *site, const char *folder,
                        GError **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GArray) ids = NULL;

  g_ptr_array_add (feeds, dossier_feed_subscription_new (uri, title, site, folder, FALSE));

  return dossier_store_subscribe (self, feeds, TRUE, &ids, error) ? g_array_index (ids, gint64, 0) : 0;
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_feeds_table_list_subscriptions (db, error);
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_subscriptions (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
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
