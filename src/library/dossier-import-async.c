/* dossier-import-async.c - an import for a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import.h"

/* What a task holds. @done, @total and @is_told are atomic: written by the worker, read in the caller's context. */
typedef struct
{
  char                *path, *whole;
  DossierImportOptions options;
  DossierProgress      progress;
  gpointer             progress_data;
  GMainContext        *context;
  int                  done, total, is_told;
} Job;

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->whole);
  g_main_context_unref (job->context);
}

static void
release_job (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

static gboolean
tell_progress_cb (gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->is_told, FALSE);
  job->progress ((guint) g_atomic_int_get (&job->done), (guint) g_atomic_int_get (&job->total), job->progress_data);
  return G_SOURCE_REMOVE;
}

/* On the worker's thread. At most one notice is under way: a slow window is not flooded. */
static void
forward_progress (guint done, guint total, gpointer data)
{
  Job *job = data;
  g_autoptr (GSource) source = NULL;

  g_atomic_int_set (&job->done, (int) done);
  g_atomic_int_set (&job->total, (int) total);
  if (!g_atomic_int_compare_and_exchange (&job->is_told, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_progress_cb, g_atomic_rc_box_acquire (job), release_job);
  g_source_attach (source, job->context);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job                 *job = data;
  GError              *error = NULL;
  DossierImportResult *result = dossier_library_import (
      source, job->path, &job->options, job->progress != NULL ? forward_progress : NULL, job, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dossier_import_result_free);
  else
    g_task_return_error (task, error);
}

void
dossier_library_import_async (DossierLibrary *self, const char *path, const DossierImportOptions *options,
                              GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_atomic_rc_box_new0 (Job);

  job->path = g_strdup (path);
  if (options != NULL)
    job->options = *options;
  job->options.whole = job->whole = g_strdup (job->options.whole);
  job->progress = progress;
  job->progress_data = progress_data;
  job->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, dossier_library_import_async);
  /* What was saved is saved: a cancel that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, release_job);
  g_task_run_in_thread (task, run_job);
}

DossierImportResult *
dossier_library_import_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
