/* dossier-subscribe.c - subscribes to the feeds of a list, or of a file that is one (OPML), on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-subscribe.h"

#include "dossier-intake.h"
#include "dossier-subscriptions.h"

typedef struct
{
  int        n_feeds;
  GPtrArray *refused;
} Subscribed;

static void
subscribed_free (Subscribed *subscribed)
{
  g_ptr_array_unref (subscribed->refused);
  g_free (subscribed);
}

static gboolean
keep_feeds (DossierStore *store, GPtrArray *feeds, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) subscriptions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);

  for (guint i = 0; i < feeds->len; i++)
    g_ptr_array_add (subscriptions, dossier_listed_feed_to_subscription (g_ptr_array_index (feeds, i), FALSE));

  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && dossier_store_subscribe (store, subscriptions, TRUE, NULL, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  GError     *error = NULL;
  g_autoptr (GBytes) bytes = dossier_intake_read_file (path, &error);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) feeds = NULL;
  Subscribed *subscribed;

  if (bytes != NULL && dossier_intake_sniff (bytes, NULL, path) == DOSSIER_CONTENT_OPML)
    feeds = dossier_library_parse_opml (bytes, refused, &error);
  if (error == NULL && feeds != NULL)
    keep_feeds (dossier_library_get_store (source), feeds, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  subscribed = g_new (Subscribed, 1);
  subscribed->n_feeds = feeds == NULL ? 0 : (int) feeds->len;
  subscribed->refused = g_steal_pointer (&refused);
  g_task_return_pointer (task, subscribed, (GDestroyNotify) subscribed_free);
}

void
dossier_subscribe_async (DossierLibrary *library, const char *path, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_subscribe_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run);
}

int
dossier_subscribe_finish (DossierLibrary *library, GAsyncResult *result, GPtrArray **refused, GError **error)
{
  Subscribed *subscribed = g_task_propagate_pointer (G_TASK (result), error);
  int         n_feeds;

  *refused = NULL;
  if (subscribed == NULL)
    return -1;
  n_feeds = subscribed->n_feeds;
  *refused = g_ptr_array_ref (subscribed->refused);
  subscribed_free (subscribed);

  return n_feeds;
}

/* ---- a list that is there already ---- */

static void
run_feeds (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *feeds = data;
  GError    *error = NULL;

  if (keep_feeds (dossier_library_get_store (source), feeds, cancellable, &error))
    g_task_return_int (task, feeds->len);
  else
    g_task_return_error (task, error);
}

void
dossier_subscribe_feeds_async (DossierLibrary *library, GPtrArray *feeds, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_subscribe_feeds_async);
  g_task_set_task_data (task, feeds, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, run_feeds);
}

int
dossier_subscribe_feeds_finish (DossierLibrary *library, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
