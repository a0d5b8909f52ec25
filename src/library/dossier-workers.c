/* dossier-workers.c - the same work on many things, on every core but one
 *
 * The threads take the items in order from one counter; each item has one holder at a time, so only the counters
 * are shared. The caller waits for the news and tells the progress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-workers.h"

typedef struct
{
  GPtrArray    *items, *errors;
  DossierWork   work;
  gpointer      data;
  GCancellable *cancellable;
  int           next; /* atomic: the item that nobody has taken yet */

  GMutex lock;
  GCond  news;
  guint  n_done, n_running; /* under the lock */
} Job;

guint
dossier_workers_count (void)
{
  return MAX (g_get_num_processors (), 2) - 1;
}

static gboolean
work_on_next (Job *job)
{
  guint   i = (guint) g_atomic_int_add (&job->next, 1);
  GError *error = NULL;

  if (i >= job->items->len || g_cancellable_is_cancelled (job->cancellable))
    return FALSE;
  if (!job->work (job->items->pdata[i], job->data, &error))
    job->errors->pdata[i] = error;
  return TRUE;
}

static gpointer
work_thread (gpointer data)
{
  Job *job = data;

  while (work_on_next (job))
    {
      g_mutex_lock (&job->lock);
      job->n_done++;
      g_cond_signal (&job->news);
      g_mutex_unlock (&job->lock);
    }
  g_mutex_lock (&job->lock);
  job->n_running--;
  g_cond_signal (&job->news);
  g_mutex_unlock (&job->lock);
  return NULL;
}

static void
wait_for_all (Job *job, DossierProgress progress, gpointer progress_data)
{
  guint told = 0;

  g_mutex_lock (&job->lock);
  while (job->n_running > 0)
    {
      guint n_done;

      g_cond_wait (&job->news, &job->lock);
      n_done = job->n_done;
      if (progress == NULL || n_done == told)
        continue;
      g_mutex_unlock (&job->lock);
      progress (n_done, job->items->len, progress_data);
      told = n_done;
      g_mutex_lock (&job->lock);
    }
  g_mutex_unlock (&job->lock);
  if (progress != NULL && job->n_done != told)
    progress (job->n_done, job->items->len, progress_data);
}

/* One item is not worth a thread; without any thread to be had, the caller does the work. */
static void
work_here (Job *job)
{
  while (work_on_next (job))
    {
      g_mutex_lock (&job->lock);
      job->n_done++;
      g_mutex_unlock (&job->lock);
    }
}

gboolean
dossier_workers_run (GPtrArray *items, DossierWork work, gpointer data, GPtrArray *errors, DossierProgress progress,
                     gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Job       job = { .items = items, .errors = errors, .work = work, .data = data, .cancellable = cancellable };
  guint     n_threads = MIN (dossier_workers_count (), items->len);
  GThread **threads = g_new0 (GThread *, n_threads + 1);

  g_ptr_array_set_size (errors, (int) items->len);
  g_mutex_init (&job.lock);
  g_cond_init (&job.news);
  job.n_running = n_threads;
  for (guint i = 0; i < n_threads && items->len > 1; i++)
    threads[i] = g_thread_try_new ("dossier-worker", work_thread, &job, NULL);
  for (guint i = 0; i < n_threads; i++)
    if (threads[i] == NULL)
      {
        g_mutex_lock (&job.lock);
        job.n_running--;
        g_mutex_unlock (&job.lock);
      }

  if (threads[0] == NULL)
    work_here (&job);
  wait_for_all (&job, progress, progress_data);
  for (guint i = 0; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);

  g_free (threads);
  g_cond_clear (&job.news);
  g_mutex_clear (&job.lock);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
dossier_workers_run_here (GPtrArray *items, DossierWork work, gpointer data, GPtrArray *errors,
                          GCancellable *cancellable, GError **error)
{
  g_ptr_array_set_size (errors, (int) items->len);
  for (guint i = 0; i < items->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      GError *problem = NULL;

      if (!work (items->pdata[i], data, &problem))
        errors->pdata[i] = problem;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
