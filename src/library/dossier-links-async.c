/* dossier-links-async.c - many links beside a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-links.h"

typedef struct
{
  GStrv             uris; /* NULL: those that wait */
  DossierAddOptions options;
  char             *title, *date, *feed;
  gint64            at;
  gboolean          all;
  DossierLinkStep   step;
  gpointer          step_data;
  GMainContext     *context;
} Job;

/* News on their way to the caller's context. */
typedef struct
{
  Job             *job;
  DossierLinkNews  news;
  char            *uri, *why;
  DossierAddResult result; /* its sums alone */
  GArray          *saved;
  GPtrArray       *refused, *remarks;
  char            *title;
} Letter;

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_strfreev (job->uris);
  g_free (job->title);
  g_free (job->date);
  g_free (job->feed);
  g_main_context_unref (job->context);
}

static void
release_job (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  release_job (letter->job);
  g_free (letter->uri);
  g_free (letter->why);
  g_free (letter->title);
  g_clear_pointer (&letter->saved, g_array_unref);
  g_clear_pointer (&letter->refused, g_ptr_array_unref);
  g_clear_pointer (&letter->remarks, g_ptr_array_unref);
  g_free (letter);
}

static gboolean
tell_cb (gpointer data)
{
  Letter *letter = data;

  letter->job->step (&letter->news, letter->job->step_data);
  return G_SOURCE_REMOVE;
}

/* On the worker's thread. The result stays there; what a window shows of it goes along. */
static void
forward (const DossierLinkNews *news, gpointer data)
{
  Letter *letter = g_new0 (Letter, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  letter->job = g_atomic_rc_box_acquire (data);
  letter->news = *news;
  letter->news.uri = letter->uri = g_strdup (news->uri);
  letter->news.why = letter->why = g_strdup (news->why);
  if (news->result != NULL)
    {
      letter->result = *news->result;
      letter->result.saved = letter->saved = g_array_ref (news->result->saved);
      letter->result.refused = letter->refused = g_ptr_array_ref (news->result->refused);
      letter->result.title = letter->title = g_strdup (news->result->title);
      letter->result.remarks = letter->remarks = g_ptr_array_ref (news->result->remarks);
      letter->news.result = &letter->result;
    }
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, letter, letter_free);
  g_source_attach (source, letter->job->context);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job            *job = data;
  DossierLinkStep step = job->step != NULL ? forward : NULL;
  GError         *error = NULL;
  gboolean        done;

  if (job->uris != NULL)
    done = dossier_library_save_links (source, (const char *const *) job->uris, g_strv_length (job->uris),
                                       &job->options, step, job, cancellable, &error);
  else
    done = dossier_library_retry_links (source, job->at, job->all, step, job, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (DossierLibrary *self, Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  /* What was saved is saved: a cancel that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, release_job);
  g_task_run_in_thread (task, run_job);
}

static Job *
new_job (DossierLinkStep step, gpointer step_data)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->step = step;
  job->step_data = step_data;
  job->context = g_main_context_ref_thread_default ();
  return job;
}

void
dossier_library_save_links_async (DossierLibrary *self, const char *const *uris, guint n,
                                  const DossierAddOptions *options, DossierLinkStep step, gpointer step_data,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = new_job (step, step_data);

  job->uris = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    job->uris[i] = g_strdup (uris[i]);
  if (options != NULL)
    {
      job->options.title = job->title = g_strdup (options->title);
      job->options.date = job->date = g_strdup (options->date);
      job->options.feed = job->feed = g_strdup (options->feed);
    }
  start (self, job, cancellable, callback, user_data);
}

void
dossier_library_retry_links_async (DossierLibrary *self, gint64 at, gboolean all, DossierLinkStep step,
                                   gpointer step_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Job *job = new_job (step, step_data);

  job->at = at;
  job->all = all;
  start (self, job, cancellable, callback, user_data);
}

gboolean
dossier_library_links_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
