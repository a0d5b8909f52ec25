/* dossier-subscribe.c - reads a file that is a list of feeds, and subscribes to feeds, on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-subscribe.h"

#include "dossier-intake.h"
#include "dossier-source.h"
#include "dossier-subscriptions.h"

/* ---- reading ---- */

static gboolean
is_list (GBytes *bytes, const char *path)
{
  DossierContentKind kind = dossier_intake_sniff (bytes, NULL, path);

  return kind == DOSSIER_CONTENT_OPML || kind == DOSSIER_CONTENT_BOOKMARKS;
}

/* NULL without @error for a mailbox, which may be larger than what is read at once. */
static GBytes *
read_bytes (const char *path, GError **error)
{
  g_autoptr (DossierSource) source = dossier_source_open (path, error);

  if (source == NULL || dossier_source_is_mailbox (source))
    return NULL;
  return dossier_source_read_all (source, DOSSIER_LIBRARY_MAX_FILE, error);
}

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  GError     *error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (path, &error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (DossierFeedList) list = NULL;

  if (bytes != NULL && is_list (bytes, path))
    list = dossier_feed_list_read (bytes, name, &error);
  if (list != NULL)
    dossier_feed_list_look_up (list, dossier_library_get_store (source), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) dossier_feed_list_free);
}

void
dossier_subscribe_read_async (DossierLibrary *library, const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_subscribe_read_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run_read);
}

DossierFeedList *
dossier_subscribe_read_finish (DossierLibrary *library, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- subscribing ---- */

static void
run_feeds (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *feeds = data;
  GError    *error = NULL;
  g_autoptr (GPtrArray) subscriptions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);

  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierListedFeed *feed = g_ptr_array_index (feeds, i);

      g_ptr_array_add (subscriptions, dossier_listed_feed_to_subscription (feed, feed->is_private));
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error)
      && dossier_store_subscribe (dossier_library_get_store (source), subscriptions, TRUE, NULL, &error))
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
