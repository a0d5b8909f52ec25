/* dossier-import-async.c - an import for a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import.h"

#include "dossier-progress-relay.h"

typedef struct
{
  char                 *path, *whole;
  DossierImportOptions  options;
  DossierProgressRelay *relay;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->whole);
  dossier_progress_relay_unref (job->relay);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job                 *job = data;
  GError              *error = NULL;
  DossierImportResult *result = dossier_library_import (source, job->path, &job->options,
                                                        job->relay != NULL ? dossier_progress_relay_tell : NULL,
                                                        job->relay, cancellable, &error);

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
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  if (options != NULL)
    job->options = *options;
  job->options.whole = job->whole = g_strdup (job->options.whole);
  job->relay = dossier_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, dossier_library_import_async);
  /* What was saved is saved: a cancel that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

DossierImportResult *
dossier_library_import_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
