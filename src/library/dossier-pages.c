/* dossier-pages.c - reads the pages that stories wait for, politely: the second part of a refresh
 *
 * Failures are written at the end, when it is known whether the network was there at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-pages.h"

#include "dossier-crawl.h"
#include "dossier-page-reading.h"

/* Hosts that must all have been silent before the network is taken to be away. */
#define SILENT_HOSTS 2

/* What reading gives stands in the Page, which goes with its DossierCrawlPage. */
typedef struct
{
  DossierPageWait *wait;
  DossierPageSaved saved;
} Page;

typedef struct
{
  DossierLibrary       *library;
  DossierProgress       progress;
  gpointer              progress_data;
  GCancellable         *cancellable;
  DossierRefreshResult *result;
  GArray               *failures; /* of DossierPageFailure; their words are borrowed from the pages */
  guint                 n_done, n_total;
  gboolean              was_heard;
  GError               *failure; /* of the store: ends the run */
} Run;

/* On a worker's thread. */
static gboolean
read_page (DossierCrawlPage *page, gpointer data, GError **error)
{
  Run  *run = data;
  Page *own = page->data;

  return dossier_page_reading_run (run->library, own->wait, page->fetched, FALSE, &own->saved, run->cancellable, error);
}

static void
note_failure (Run *run, const DossierCrawlPage *page, gboolean is_to_try)
{
  DossierPageFailure failure = { ((const Page *) page->data)->wait->story, page->wait_until,
                                 page->error != NULL ? page->error->message : NULL, is_to_try };

  g_array_append_val (run->failures, failure);
}

static gboolean
ended (DossierCrawlPage *page, gpointer data)
{
  Run *run = data;

  run->was_heard |= page->fetched != NULL;
  if (page->error != NULL && page->error->domain == DOSSIER_STORE_ERROR)
    {
      if (run->failure == NULL)
        run->failure = g_error_copy (page->error);
      return FALSE;
    }
  if (!page->was_asked)
    note_failure (run, page, TRUE);
  else if (page->error == NULL)
    run->result->n_pages += ((const Page *) page->data)->saved == DOSSIER_PAGE_TAKEN;
  else
    {
      run->result->n_pages_failed++;
      note_failure (run, page, FALSE);
    }
  run->n_done++;
  if (run->progress != NULL)
    run->progress (run->n_done, run->n_total, run->progress_data);
  return TRUE;
}

static void
write_failures (Run *run, guint n_hosts)
{
  gboolean is_away = !run->was_heard && n_hosts >= SILENT_HOSTS;

  for (guint i = 0; i < run->failures->len; i++)
    g_array_index (run->failures, DossierPageFailure, i).is_to_try |= is_away;
  if (run->failure == NULL)
    dossier_store_save_page_failures (dossier_library_get_store (run->library),
                                      (const DossierPageFailure *) (gpointer) run->failures->data, run->failures->len,
                                      &run->failure);
}

static void
read_all (Run *run, GPtrArray *waits, const DossierRefreshOptions *options)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_crawl_page_free);
  g_autofree Page    *own = g_new0 (Page, waits->len);
  DossierCrawlOptions crawl = {
    .max_hosts = DOSSIER_PAGES_MAX_HOSTS,
    .pause = DOSSIER_PAGES_PAUSE,
    .header_seconds = options->header_seconds,
    .total_seconds = options->total_seconds,
    .now = options->now,
    .read = read_page,
    .ended = ended,
    .user_data = run,
  };

  for (guint i = 0; i < waits->len; i++)
    {
      own[i].wait = waits->pdata[i];
      g_ptr_array_add (pages, dossier_crawl_page_new (own[i].wait->uri, own[i].wait->may_be_private, &own[i]));
    }
  if (run->progress != NULL)
    run->progress (0, run->n_total, run->progress_data);
  write_failures (run, dossier_crawl_run (pages, &crawl, run->cancellable));
}

gboolean
dossier_pages_read (DossierLibrary *library, const DossierRefreshOptions *options, gint64 now, gboolean was_heard,
                    DossierRefreshResult *result, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  Run run = {
    .library = library,
    .progress = options->page_progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
    .result = result,
    .was_heard = was_heard,
  };
  g_autoptr (GPtrArray) waits
      = dossier_store_list_page_waits (dossier_library_get_store (library), now, options->feed, error);

  if (waits == NULL)
    return FALSE;
  if (waits->len == 0)
    return TRUE;
  run.n_total = waits->len;
  run.failures = g_array_new (FALSE, FALSE, sizeof (DossierPageFailure));
  read_all (&run, waits, options);
  g_array_unref (run.failures);
  if (run.failure != NULL)
    g_propagate_error (error, run.failure);
  return run.failure == NULL;
}
