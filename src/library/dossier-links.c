/* dossier-links.c - saves what many links lead to, politely, and tries those again that cannot be had now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-links.h"

#include <glib/gi18n-lib.h>

#include "dossier-crawl.h"
#include "dossier-library-add-private.h"
#include "dossier-library-private.h"
#include "dossier-link-waits.h"
#include "dossier-pipeline.h"

typedef struct
{
  DossierLinkWait  *wait;
  guint             i;
  DossierAddResult *result;
  gboolean          is_told;
} Link;

typedef struct
{
  DossierLibrary *library;
  DossierLinkStep step;
  gpointer        step_data;
  gint64          now;
  gboolean        is_retry;
  gboolean        has_network;
  GPtrArray      *waits; /* of DossierLinkWait */
  Link           *links; /* one for each of them */
  GCancellable   *cancellable;
} Run;

gint64
dossier_links_wait_after (guint tries)
{
  return MIN ((gint64) DOSSIER_LINKS_FIRST_WAIT << MIN (tries, 16), DOSSIER_LINKS_MOST_WAIT);
}

gboolean
dossier_library_is_link (const char *input)
{
  g_autofree char *target = NULL;

  return dossier_intake_classify (input, &target) == DOSSIER_INPUT_ADDRESS;
}

/* ---- fetching and saving ---- */

/* On a worker's thread. */
static gboolean
read_link (DossierCrawlPage *page, gpointer data, GError **error)
{
  Run              *run = data;
  Link             *link = page->data;
  DossierAddOptions options = { .title = link->wait->title, .date = link->wait->date, .feed = link->wait->feed };
  g_autoptr (DossierBatch) batch = dossier_batch_new (run->library, &options);

  batch->on_worker = TRUE;
  batch->uri = g_strdup (link->wait->uri);
  batch->name = g_strdup (link->wait->uri);
  if (!dossier_batch_take_fetched (batch, page->fetched, error))
    return FALSE;
  link->result = dossier_pipeline_run (batch, DOSSIER_STAGE_PARSE, run->cancellable, error);
  return link->result != NULL;
}

/* Whether another time may be better. */
static gboolean
is_passing (const Run *run, const DossierCrawlPage *page)
{
  if (page->fetched != NULL && page->fetched->status >= 400)
    return page->fetched->status >= 500 || page->fetched->status == 429 || page->fetched->status == 408;
  return g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_CONNECT)
         || g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMEOUT)
         || g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_INCOMPLETE)
         || (!run->has_network && g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_RESOLVE))
         || (page->error != NULL && page->error->domain == DOSSIER_STORE_ERROR);
}

static void
tell (Run *run, const Link *link, DossierLinkState state, const char *why)
{
  DossierLinkNews news = { .i = link->i, .uri = link->wait->uri, .state = state, .result = link->result, .why = why };

  if (run->step != NULL)
    run->step (&news, run->step_data);
}

static void
began (DossierCrawlPage *page, gpointer data)
{
  tell (data, page->data, DOSSIER_LINK_FETCHING, NULL);
}

/* ---- what came of it ---- */

/* Where the library cannot be written even that waits for the next time: the link is in it already. */
static void
note (Run *run, const Link *link, const DossierLinkFailure *failure)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_note_link_failure (dossier_library_get_store (run->library), failure, &error))
    g_debug ("%s waits as before: %s", link->wait->uri, error->message);
}

static void
put_off (Run *run, const Link *link, const DossierCrawlPage *page)
{
  const char *why = page->error != NULL ? page->error->message : _ ("Its server wants to be left alone for a while.");
  DossierLinkFailure failure
      = { .id = link->wait->id,
          .next = MAX (run->now + dossier_links_wait_after (link->wait->tries), page->wait_until),
          .error = why,
          .is_to_try = !page->was_asked || !run->has_network };
  g_autofree char *last = NULL;

  failure.is_given_up = run->now - link->wait->added >= DOSSIER_LINKS_GIVE_UP;
  if (failure.is_given_up)
    /* TRANSLATORS: %s is why a page could not be fetched, a sentence */
    failure.error = last = g_strdup_printf (_ ("%s It was tried for a week."), why);
  note (run, link, &failure);
  tell (run, link, failure.is_given_up ? DOSSIER_LINK_FAILED : DOSSIER_LINK_WAITS, failure.error);
}

static void
end_wait (Run *run, const Link *link)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_end_link_waits (dossier_library_get_store (run->library), &link->wait->id, 1, &error))
    g_debug ("%s is looked at once more: %s", link->wait->uri, error->message);
}

/* Whoever waits for a link is told; whoever gave it just now sees it. */
static void
fail (Run *run, const Link *link, const char *why)
{
  DossierLinkFailure failure = { .id = link->wait->id, .next = run->now, .error = why, .is_given_up = TRUE };

  if (run->is_retry)
    note (run, link, &failure);
  else
    end_wait (run, link);
  tell (run, link, DOSSIER_LINK_FAILED, why);
}

static gboolean
ended (DossierCrawlPage *page, gpointer data)
{
  Run  *run = data;
  Link *link = page->data;

  if (g_error_matches (page->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  link->is_told = TRUE;
  if (page->was_asked && page->error == NULL)
    {
      end_wait (run, link);
      tell (run, link, DOSSIER_LINK_SAVED, NULL);
    }
  else if (!page->was_asked || is_passing (run, page))
    put_off (run, link, page);
  else
    fail (run, link, page->error->message);
  return TRUE;
}

/* Those whose turn did not come. */
static void
end_stopped (Run *run)
{
  for (guint i = 0; i < run->waits->len; i++)
    {
      Link              *link = &run->links[i];
      DossierLinkFailure failure = { .id = link->wait->id,
                                     .next = run->now,
                                     .error = link->wait->error,
                                     .is_to_try = TRUE,
                                     .is_given_up = link->wait->is_given_up };

      if (link->is_told)
        continue;
      if (run->is_retry)
        note (run, link, &failure);
      else
        end_wait (run, link);
      tell (run, link, DOSSIER_LINK_STOPPED, NULL);
    }
}

static void
run_all (Run *run)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_crawl_page_free);
  DossierCrawlOptions crawl = { .max_hosts = DOSSIER_LINKS_HOSTS,
                                .pause = DOSSIER_LINKS_PAUSE,
                                .max_bytes = DOSSIER_FETCH_MAX_FEED,
                                .began = began,
                                .read = read_link,
                                .ended = ended,
                                .user_data = run };

  run->has_network = g_network_monitor_get_network_available (g_network_monitor_get_default ());
  run->links = g_new0 (Link, MAX (run->waits->len, 1));
  for (guint i = 0; i < run->waits->len; i++)
    {
      run->links[i].wait = run->waits->pdata[i];
      run->links[i].i = i;
      g_ptr_array_add (pages, dossier_crawl_page_new (run->links[i].wait->uri, TRUE, &run->links[i]));
    }
  dossier_crawl_run (pages, &crawl, run->cancellable);
  end_stopped (run);
  for (guint i = 0; i < run->waits->len; i++)
    g_clear_pointer (&run->links[i].result, dossier_add_result_free);
  g_free (run->links);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gboolean
dossier_library_save_links (DossierLibrary *self, const char *const *uris, guint n, const DossierAddOptions *options,
                            DossierLinkStep step, gpointer step_data, GCancellable *cancellable, GError **error)
{
  DossierLinkWait said = { 0 };
  Run run = { .library = self, .step = step, .step_data = step_data, .cancellable = cancellable, .now = now () };
  g_autoptr (GPtrArray) waits = NULL;

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, FALSE);
  if (options != NULL)
    said = (DossierLinkWait){ .title = (char *) options->title,
                              .date = (char *) options->date,
                              .feed = (char *) options->feed };
  if (!dossier_library_check_options (self, options, error))
    return FALSE;
  waits = dossier_store_add_link_waits (dossier_library_get_store (self), uris, n, &said, run.now, error);
  if (waits == NULL)
    return FALSE;
  run.waits = waits;
  run_all (&run);
  return TRUE;
}

gboolean
dossier_library_retry_links (DossierLibrary *self, gint64 at, gboolean all, DossierLinkStep step, gpointer step_data,
                             GCancellable *cancellable, GError **error)
{
  Run run = {
    .library = self, .step = step, .step_data = step_data, .cancellable = cancellable, .now = at, .is_retry = TRUE
  };
  g_autoptr (GPtrArray) waits = NULL;

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, FALSE);
  if (!dossier_library_check_writable (self, error))
    return FALSE;
  waits = dossier_store_take_link_waits (dossier_library_get_store (self), at, all, error);
  if (waits == NULL)
    return FALSE;
  run.waits = waits;
  if (waits->len > 0)
    run_all (&run);
  return TRUE;
}
