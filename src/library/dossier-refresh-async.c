/* dossier-refresh-async.c - the refresh beside a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-refresh.h"

#include "dossier-progress-relay.h"

/* The is_ ones are atomic: written by the worker, read in the caller's context. @steps (of Step) are handed over one by
 * one. */
typedef struct
{
  DossierRefreshOptions options;
  DossierProgressRelay *relay, *page_relay;
  GMainContext         *context;
  GAsyncQueue          *steps;
  DossierRefreshStep    step;
  gpointer              step_data;
  int                   is_step_due, is_over;
} Job;

typedef struct
{
  gint64   feed;
  gboolean is_underway;
} Step;

static void
clear_job (gpointer data)
{
  Job *job = data;

  dossier_progress_relay_unref (job->relay);
  dossier_progress_relay_unref (job->page_relay);
  g_async_queue_unref (job->steps);
  g_main_context_unref (job->context);
}

static void
release_job (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

/* The last word on each feed, in the order of the first ones. */
static gboolean
tell_steps_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  Step *step;

  g_atomic_int_set (&job->is_step_due, FALSE);
  while ((step = g_async_queue_try_pop (job->steps)) != NULL)
    {
      Step *known = g_hash_table_lookup (last, &step->feed);

      if (known != NULL)
        known->is_underway = step->is_underway;
      else
        g_hash_table_insert (last, &step->feed, step);
      g_ptr_array_add (order, step);
    }
  for (guint i = 0; i < order->len && !g_atomic_int_get (&job->is_over); i++)
    {
      step = order->pdata[i];
      if (g_hash_table_lookup (last, &step->feed) == step)
        job->step (step->feed, step->is_underway, job->step_data);
    }
  return G_SOURCE_REMOVE;
}

static void
forward_step (gint64 feed, gboolean is_underway, gpointer data)
{
  Job  *job = data;
  Step *step = g_new (Step, 1);

  *step = (Step){ feed, is_underway };
  g_async_queue_push (job->steps, step);
  if (g_atomic_int_compare_and_exchange (&job->is_step_due, FALSE, TRUE))
    {
      g_autoptr (GSource) source = g_timeout_source_new (DOSSIER_REFRESH_STEP_PAUSE);

      g_source_set_callback (source, tell_steps_cb, g_atomic_rc_box_acquire (job), release_job);
      g_source_attach (source, job->context);
    }
}

static void
forward_progress (guint done, guint total, gpointer data)
{
  dossier_progress_relay_tell (done, total, ((const Job *) data)->relay);
}

static void
forward_page_progress (guint done, guint total, gpointer data)
{
  dossier_progress_relay_tell (done, total, ((const Job *) data)->page_relay);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job                  *job = data;
  GError               *error = NULL;
  DossierRefreshResult *result = dossier_library_refresh (source, &job->options, cancellable,
                                                          job->relay != NULL ? forward_progress : NULL, job, &error);

  g_atomic_int_set (&job->is_over, TRUE);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dossier_refresh_result_free);
  else
    g_task_return_error (task, error);
}

void
dossier_library_refresh_async (DossierLibrary *self, const DossierRefreshOptions *options, GCancellable *cancellable,
                               DossierProgress progress, gpointer progress_data, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_atomic_rc_box_new0 (Job);

  if (options != NULL)
    job->options = *options;
  job->relay = dossier_progress_relay_new (progress, progress_data);
  job->page_relay = dossier_progress_relay_new (job->options.page_progress, progress_data);
  job->options.page_progress = job->page_relay != NULL ? forward_page_progress : NULL;
  job->steps = g_async_queue_new_full (g_free);
  job->step = job->options.step;
  job->step_data = job->options.step_data;
  if (job->step != NULL)
    {
      job->options.step = forward_step;
      job->options.step_data = job;
    }
  job->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, dossier_library_refresh_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, release_job);
  g_task_run_in_thread (task, run_job);
}

DossierRefreshResult *
dossier_library_refresh_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
