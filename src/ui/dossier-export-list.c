/* dossier-export-list.c - writes the subscriptions to a file, off the main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-export-list.h"

#include <string.h>

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError          *error = NULL;
  guint            n = 0;
  g_autofree char *list = dossier_feed_list_write (source, g_get_real_time () / G_USEC_PER_SEC, &n, &error);

  if (list != NULL
      && g_file_replace_contents (data, list, strlen (list), NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                  &error))
    g_task_return_int (task, (gssize) n);
  else
    g_task_return_error (task, error);
}

void
dossier_export_list_async (DossierStore *store, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_export_list_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, run);
}

int
dossier_export_list_finish (DossierStore *store, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
