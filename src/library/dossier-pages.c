/* dossier-pages.c - reads the pages that stories wait for, politely: the second part of a refresh
 *
 * One Run, driven by the calling thread through a main context of its own:
 *
 *   hosts -> fetch (this thread) -> extract, recognise, save (workers) -> count (this thread) -> pause -> next
 *
 * A Visit is one page on its way and has one holder at a time: this thread, or a worker between g_thread_pool_push and
 * its way back through the context. Everything else belongs to this thread. Failures are written at the end, when it is
 * known whether the network was there at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-pages.h"

#include "dossier-extraction.h"
#include "dossier-page-reading.h"
#include "dossier-workers.h"

/* Hosts that must all have been silent before the network is taken to be away. */
#define SILENT_HOSTS 2

typedef struct _Run Run;

typedef struct
{
  Run     *run;
  char    *name;
  GQueue   waits;      /* of DossierPageWait */
  gint64   wait_until; /* the host wants to be left alone until then, 0: no */
  GSource *pause;      /* NULL: none */
} Host;

struct _Run
{
  DossierLibrary              *library;
  const DossierRefreshOptions *options;
  GCancellable                *cancellable;
  gpointer                     progress_data;
  DossierRefreshResult        *result;

  GMainContext   *context;
  DossierFetcher *fetcher;
  GThreadPool    *workers;
  GHashTable     *hosts;    /* name -> Host */
  GQueue          ready;    /* of Host that has waits, none under way and no pause, borrowed */
  GPtrArray      *failures; /* of Failure */
  guint           n_underway, n_pausing, n_done, n_total;
  gboolean        was_heard;
  GError         *failure; /* of the store: ends the run */
};

typedef struct
{
  Run                *run;
  Host               *host;
  DossierPageWait    *wait;
  DossierFetchResult *fetched;
  DossierPageSaved    saved;
  GError             *problem;
} Visit;

typedef struct
{
  DossierPageFailure kept;
  char              *error;
} Failure;

static void start_more (Run *run);

static void
host_free (gpointer data)
{
  Host *host = data;

  if (host->pause != NULL)
    g_source_destroy (host->pause);
  g_clear_pointer (&host->pause, g_source_unref);
  g_queue_clear_full (&host->waits, (GDestroyNotify) dossier_page_wait_free);
  g_free (host->name);
  g_free (host);
}

static void
visit_free (Visit *visit)
{
  dossier_page_wait_free (visit->wait);
  g_clear_pointer (&visit->fetched, dossier_fetch_result_free);
  g_clear_error (&visit->problem);
  g_free (visit);
}

static void
failure_free (gpointer data)
{
  g_free (((Failure *) data)->error);
  g_free (data);
}

/* ---- what came of it ---- */

static void
note_failure (Run *run, gint64 story, const char *words, gint64 next, gboolean is_to_try)
{
  Failure *failure = g_new0 (Failure, 1);

  failure->error = g_strdup (words);
  failure->kept = (DossierPageFailure){ story, next, failure->error, is_to_try };
  g_ptr_array_add (run->failures, failure);
}

static void
write_failures (Run *run)
{
  gboolean is_away = !run->was_heard && g_hash_table_size (run->hosts) >= SILENT_HOSTS;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (DossierPageFailure));

  for (guint i = 0; i < run->failures->len; i++)
    {
      DossierPageFailure failure = ((const Failure *) run->failures->pdata[i])->kept;

      failure.is_to_try = failure.is_to_try || is_away;
      g_array_append_val (kept, failure);
    }
  if (run->failure == NULL)
    dossier_store_save_page_failures (dossier_library_get_store (run->library),
                                      (const DossierPageFailure *) (gpointer) kept->data, kept->len, &run->failure);
}

/* Cancelled, or the library could not be written: nothing that the page is to blame for. */
static gboolean
is_our_fault (Run *run, const GError *problem)
{
  if (problem->domain == DOSSIER_STORE_ERROR && run->failure == NULL)
    run->failure = g_error_copy (problem);
  return problem->domain == DOSSIER_STORE_ERROR || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count (Run *run, Visit *visit)
{
  gint64 retry_after = visit->fetched != NULL ? visit->fetched->retry_after : 0;

  run->n_done++;
  if (visit->problem == NULL)
    run->result->n_pages += visit->saved == DOSSIER_PAGE_TAKEN;
  else
    {
      run->result->n_pages_failed++;
      note_failure (run, visit->wait->story, visit->problem->message, retry_after, FALSE);
      visit->host->wait_until = retry_after;
    }
  if (run->options->page_progress != NULL)
    run->options->page_progress (run->n_done, run->n_total, run->progress_data);
}

/* What a host said to one of its pages goes for the others: they are put off unasked. */
static void
put_off (Run *run, Host *host)
{
  DossierPageWait *wait;

  while ((wait = g_queue_pop_head (&host->waits)) != NULL)
    {
      note_failure (run, wait->story, NULL, host->wait_until, TRUE);
      dossier_page_wait_free (wait);
      run->n_done++;
    }
}

static gboolean
pause_over_cb (gpointer data)
{
  Host *host = data;
  Run  *run = host->run;

  g_clear_pointer (&host->pause, g_source_unref);
  run->n_pausing--;
  g_queue_push_tail (&run->ready, host);
  start_more (run);
  return G_SOURCE_REMOVE;
}

static void
pause_host (Run *run, Host *host)
{
  guint pause = run->options->page_pause != 0 ? run->options->page_pause : DOSSIER_PAGES_PAUSE;

  host->pause = g_timeout_source_new (pause);
  g_source_set_callback (host->pause, pause_over_cb, host, NULL);
  g_source_attach (host->pause, run->context);
  run->n_pausing++;
}

static void
end_visit (Visit *visit)
{
  Run  *run = visit->run;
  Host *host = visit->host;

  run->n_underway--;
  if (visit->problem == NULL || !is_our_fault (run, visit->problem))
    count (run, visit);
  visit_free (visit);
  if (host->wait_until != 0)
    put_off (run, host);
  if (!g_queue_is_empty (&host->waits))
    pause_host (run, host);
  start_more (run);
}

/* ---- workers ---- */

static gboolean
return_cb (gpointer data)
{
  end_visit (data);
  return G_SOURCE_REMOVE;
}

static void
work (gpointer data, gpointer user_data)
{
  Visit *visit = data;
  Run   *run = visit->run;

  dossier_page_reading_run (run->library, visit->wait, visit->fetched, FALSE, &visit->saved, run->cancellable,
                            &visit->problem);
  g_main_context_invoke_full (run->context, G_PRIORITY_DEFAULT, return_cb, visit, NULL);
}

/* ---- fetching ---- */

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Visit *visit = data;

  visit->fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), answer, &visit->problem);
  if (visit->fetched == NULL)
    {
      end_visit (visit);
      return;
    }
  visit->run->was_heard = TRUE;
  g_thread_pool_push (visit->run->workers, visit, NULL);
}

static void
ask (Run *run, Host *host)
{
  Visit              *visit = g_new0 (Visit, 1);
  DossierFetchOptions options = {
    .header_seconds = run->options->header_seconds,
    .total_seconds = run->options->total_seconds,
    .now = run->options->now,
  };

  visit->run = run;
  visit->host = host;
  visit->wait = g_queue_pop_head (&host->waits);
  options.allow_private = visit->wait->may_be_private;
  run->n_underway++;
  dossier_fetcher_fetch_async (run->fetcher, visit->wait->uri, &options, run->cancellable, fetched_cb, visit);
}

static gboolean
is_over (Run *run)
{
  return g_cancellable_is_cancelled (run->cancellable) || run->failure != NULL;
}

static void
start_more (Run *run)
{
  Host *host;

  while (!is_over (run) && run->n_underway < DOSSIER_PAGES_MAX_HOSTS && (host = g_queue_pop_head (&run->ready)) != NULL)
    ask (run, host);
}

/* ---- the run ---- */

/* Takes the waits out of @waits. */
static void
plan (Run *run, GPtrArray *waits)
{
  g_ptr_array_set_free_func (waits, NULL);
  for (guint i = 0; i < waits->len; i++)
    {
      DossierPageWait *wait = waits->pdata[i];
      g_autofree char *name = dossier_extract_host (wait->uri);
      Host            *host;

      if (name == NULL)
        name = g_strdup (wait->uri);
      host = g_hash_table_lookup (run->hosts, name);
      if (host == NULL)
        {
          host = g_new0 (Host, 1);
          host->run = run;
          host->name = g_steal_pointer (&name);
          g_hash_table_insert (run->hosts, host->name, host);
          g_queue_push_tail (&run->ready, host);
        }
      g_queue_push_tail (&host->waits, wait);
    }
  run->n_total = waits->len;
  g_ptr_array_set_size (waits, 0);
}

static gboolean
wake_cb (GCancellable *cancellable, gpointer data)
{
  return G_SOURCE_REMOVE;
}

static void
run_all (Run *run)
{
  g_autoptr (GSource) wake = g_cancellable_source_new (run->cancellable);

  g_source_set_callback (wake, G_SOURCE_FUNC (wake_cb), NULL, NULL);
  g_source_attach (wake, run->context);
  g_main_context_push_thread_default (run->context);
  run->fetcher = dossier_fetcher_new ();
  run->workers = g_thread_pool_new (work, NULL, (int) dossier_workers_count (), FALSE, NULL);
  if (run->options->page_progress != NULL)
    run->options->page_progress (0, run->n_total, run->progress_data);
  start_more (run);
  while (run->n_underway > 0 || (run->n_pausing > 0 && !is_over (run)))
    g_main_context_iteration (run->context, TRUE);
  write_failures (run);

  g_source_destroy (wake);
  g_thread_pool_free (run->workers, FALSE, TRUE);
  dossier_fetcher_abort (run->fetcher);
  g_clear_object (&run->fetcher);
  g_hash_table_remove_all (run->hosts);
  while (g_main_context_iteration (run->context, FALSE))
    ;
  g_main_context_pop_thread_default (run->context);
}

gboolean
dossier_pages_read (DossierLibrary *library, const DossierRefreshOptions *options, gint64 now, gboolean was_heard,
                    DossierRefreshResult *result, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Run run = {
    .library = library,
    .options = options,
    .cancellable = cancellable,
    .progress_data = progress_data,
    .result = result,
    .was_heard = was_heard,
  };
  g_autoptr (GPtrArray) waits
      = dossier_store_list_page_waits (dossier_library_get_store (library), now, options->feed, error);

  if (waits == NULL)
    return FALSE;
  if (waits->len == 0)
    return TRUE;
  run.context = g_main_context_new ();
  run.hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  run.failures = g_ptr_array_new_with_free_func (failure_free);
  plan (&run, waits);
  run_all (&run);
  g_queue_clear (&run.ready);
  g_hash_table_unref (run.hosts);
  g_ptr_array_unref (run.failures);
  g_main_context_unref (run.context);
  if (run.failure != NULL)
    g_propagate_error (error, run.failure);
  return run.failure == NULL;
}
