/* dossier-crawl.c - fetches many pages, those of one host one after the other with a pause, and reads each
 *
 * One Run, driven by the calling thread through a main context of its own. A Host is in ready when it has pages, none
 * under way and no pause.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-crawl.h"

#include "dossier-extraction.h"
#include "dossier-refresh-reasons-private.h"
#include "dossier-workers.h"

typedef struct _Run Run;

typedef struct
{
  Run     *run;
  char    *name;
  GQueue   pages;      /* of DossierCrawlPage, borrowed */
  gint64   wait_until; /* the host wants to be left alone until then, 0: no */
  GSource *pause;      /* NULL: none */
} Host;

struct _Run
{
  const DossierCrawlOptions *options;
  GCancellable              *cancellable;
  GMainContext              *context;
  DossierFetcher            *fetcher;
  GThreadPool               *workers;
  GHashTable                *hosts; /* name -> Host */
  GQueue                     ready; /* of Host, borrowed */
  guint                      n_underway, n_pausing;
  gboolean                   is_ended;
};

typedef struct
{
  Host             *host;
  DossierCrawlPage *page;
} Visit;

static void start_more (Run *run);

DossierCrawlPage *
dossier_crawl_page_new (const char *uri, gboolean allow_private, gpointer data)
{
  DossierCrawlPage *page = g_new0 (DossierCrawlPage, 1);

  page->uri = uri;
  page->allow_private = allow_private;
  page->data = data;
  return page;
}

void
dossier_crawl_page_free (DossierCrawlPage *page)
{
  g_clear_pointer (&page->fetched, dossier_fetch_result_free);
  g_clear_error (&page->error);
  g_free (page);
}

static void
host_free (gpointer data)
{
  Host *host = data;

  if (host->pause != NULL)
    g_source_destroy (host->pause);
  g_clear_pointer (&host->pause, g_source_unref);
  g_queue_clear (&host->pages);
  g_free (host->name);
  g_free (host);
}

/* ---- what came of it ---- */

static void
tell_ended (Run *run, DossierCrawlPage *page)
{
  if (run->options->ended != NULL && !run->options->ended (page, run->options->user_data))
    run->is_ended = TRUE;
}

static void
put_off (Run *run, Host *host)
{
  DossierCrawlPage *page;

  while ((page = g_queue_pop_head (&host->pages)) != NULL)
    {
      page->wait_until = host->wait_until;
      tell_ended (run, page);
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

/* Nobody is to be spared who was not asked, nor this computer. */
static gboolean
is_to_pause (const DossierCrawlPage *page)
{
  return !g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE)
         && !g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_ADDRESS)
         && !dossier_refresh_is_own (page->uri);
}

static void
pause_host (Run *run, Host *host)
{
  host->pause = g_timeout_source_new (run->options->pause);
  g_source_set_callback (host->pause, pause_over_cb, host, NULL);
  g_source_attach (host->pause, run->context);
  run->n_pausing++;
}

static gboolean
end_visit_cb (gpointer data)
{
  Visit            *visit = data;
  Host             *host = visit->host;
  Run              *run = host->run;
  DossierCrawlPage *page = visit->page;

  run->n_underway--;
  if (page->error != NULL && page->fetched != NULL)
    host->wait_until = page->wait_until = page->fetched->retry_after;
  if (!g_error_matches (page->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_ended (run, page);
  g_free (visit);
  if (host->wait_until != 0)
    put_off (run, host);
  if (!g_queue_is_empty (&host->pages) && is_to_pause (page))
    pause_host (run, host);
  else if (!g_queue_is_empty (&host->pages))
    g_queue_push_tail (&run->ready, host);
  start_more (run);
  return G_SOURCE_REMOVE;
}

/* ---- fetching and reading ---- */

static void
work (gpointer data, gpointer user_data)
{
  Visit *visit = data;
  Run   *run = visit->host->run;

  run->options->read (visit->page, run->options->user_data, &visit->page->error);
  g_main_context_invoke_full (run->context, G_PRIORITY_DEFAULT, end_visit_cb, visit, NULL);
}

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Visit            *visit = data;
  DossierCrawlPage *page = visit->page;

  page->fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), answer, &page->error);
  if (page->fetched == NULL)
    end_visit_cb (visit);
  else
    g_thread_pool_push (visit->host->run->workers, visit, NULL);
}

static void
ask (Run *run, Host *host)
{
  Visit              *visit = g_new0 (Visit, 1);
  DossierFetchOptions options = {
    .header_seconds = run->options->header_seconds,
    .total_seconds = run->options->total_seconds,
    .max_bytes = run->options->max_bytes,
    .now = run->options->now,
  };

  visit->host = host;
  visit->page = g_queue_pop_head (&host->pages);
  visit->page->was_asked = TRUE;
  options.allow_private = visit->page->allow_private;
  run->n_underway++;
  if (run->options->began != NULL)
    run->options->began (visit->page, run->options->user_data);
  dossier_fetcher_fetch_async (run->fetcher, visit->page->uri, &options, run->cancellable, fetched_cb, visit);
}

static gboolean
is_over (Run *run)
{
  return run->is_ended || g_cancellable_is_cancelled (run->cancellable);
}

static void
start_more (Run *run)
{
  guint most = run->options->max_hosts != 0 ? run->options->max_hosts : dossier_workers_count ();
  Host *host;

  while (!is_over (run) && run->n_underway < most && (host = g_queue_pop_head (&run->ready)) != NULL)
    ask (run, host);
}

/* ---- the run ---- */

static void
plan (Run *run, GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      DossierCrawlPage *page = pages->pdata[i];
      g_autofree char  *name = dossier_extract_host (page->uri);
      Host             *host;

      if (name == NULL)
        name = g_strdup (page->uri);
      host = g_hash_table_lookup (run->hosts, name);
      if (host == NULL)
        {
          host = g_new0 (Host, 1);
          host->run = run;
          host->name = g_steal_pointer (&name);
          g_hash_table_insert (run->hosts, host->name, host);
          g_queue_push_tail (&run->ready, host);
        }
      g_queue_push_tail (&host->pages, page);
    }
}

/* On any thread. */
static void
wake_cb (GCancellable *cancellable, gpointer context)
{
  g_main_context_wakeup (context);
}

static void
run_all (Run *run)
{
  gulong wake = 0;

  if (run->cancellable != NULL)
    wake = g_cancellable_connect (run->cancellable, G_CALLBACK (wake_cb), run->context, NULL);
  start_more (run);
  while (run->n_underway > 0 || (run->n_pausing > 0 && !is_over (run)))
    g_main_context_iteration (run->context, TRUE);
  g_cancellable_disconnect (run->cancellable, wake);
}

guint
dossier_crawl_run (GPtrArray *pages, const DossierCrawlOptions *options, GCancellable *cancellable)
{
  Run   run = { .options = options, .cancellable = cancellable, .context = g_main_context_new () };
  guint n_hosts;

  g_main_context_push_thread_default (run.context);
  run.fetcher = dossier_fetcher_new ();
  run.workers = g_thread_pool_new (work, NULL, (int) dossier_workers_count (), FALSE, NULL);
  run.hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  plan (&run, pages);
  n_hosts = g_hash_table_size (run.hosts);
  run_all (&run);

  g_thread_pool_free (run.workers, FALSE, TRUE);
  dossier_fetcher_abort (run.fetcher);
  g_queue_clear (&run.ready);
  g_hash_table_unref (run.hosts);
  while (g_main_context_iteration (run.context, FALSE))
    ;
  g_clear_object (&run.fetcher);
  g_main_context_pop_thread_default (run.context);
  g_main_context_unref (run.context);
  return n_hosts;
}
