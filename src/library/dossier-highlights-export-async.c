/* dossier-highlights-export-async.c - an export of highlights for a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-export.h"

#include "dossier-progress-relay.h"

typedef struct
{
  DossierHighlightsOrder  order;
  DossierHighlightsCounts counts;
  char                   *format, *path;
  DossierProgressRelay   *relay;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->order.query, dossier_query_unref);
  g_clear_pointer (&errand->order.stories, g_array_unref);
  g_clear_pointer (&errand->order.annotations, g_array_unref);
  g_free (errand->format);
  g_free (errand->path);
  dossier_progress_relay_unref (errand->relay);
  g_free (errand);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;

  if (dossier_highlights_export (source, &errand->order, errand->path, &errand->counts,
                                 errand->relay != NULL ? dossier_progress_relay_tell : NULL, errand->relay, cancellable,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_highlights_export_async (DossierStore *store, const DossierHighlightsOrder *order, const char *path,
                                 GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->order = *order;
  errand->order.format = errand->format = g_strdup (order->format);
  if (order->query != NULL)
    errand->order.query = dossier_query_ref (order->query);
  if (order->stories != NULL)
    errand->order.stories = g_array_copy (order->stories);
  if (order->annotations != NULL)
    errand->order.annotations = g_array_copy (order->annotations);
  errand->path = g_strdup (path);
  errand->relay = dossier_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, dossier_highlights_export_async);
  g_task_set_check_cancellable (task, FALSE); /* what is written is written */
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run);
}

gboolean
dossier_highlights_export_finish (DossierStore *store, GAsyncResult *result, DossierHighlightsCounts *counts,
                                  GError **error)
{
  if (counts != NULL)
    *counts = ((Errand *) g_task_get_task_data (G_TASK (result)))->counts;
  return g_task_propagate_boolean (G_TASK (result), error);
}
