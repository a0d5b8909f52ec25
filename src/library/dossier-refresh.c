/* dossier-refresh.c - asks the subscribed feeds for news, politely
 *
 * One Run, driven by the calling thread through a main context of its own:
 *
 *   hosts -> fetch (this thread) -> read, recognise, save (workers) -> answer (this thread) -> store
 *
 * A Visit is one feed on its way and has one holder at a time: this thread, or a worker between g_thread_pool_push and
 * its way back through the context. Everything else belongs to this thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh.h"

#include <glib/gi18n-lib.h>

#include "dossier-fetcher.h"
#include "dossier-pipeline.h"
#include "dossier-refresh-answer.h"
#include "dossier-subscriptions.h"
#include "dossier-workers.h"

/* Answers that are written together. */
#define ANSWERS_AT_ONCE 64
/* Hosts that must all have been silent before the network is taken to be away. */
#define SILENT_HOSTS 2

typedef struct
{
  char  *name;
  GQueue visits;     /* of Visit, those that wait for their turn */
  gint64 wait_until; /* the host wants to be left alone until then, 0: no */
} Host;

typedef struct
{
  DossierLibrary              *library;
  const DossierRefreshOptions *options;
  GCancellable                *cancellable;
  DossierProgress              progress;
  gpointer                     progress_data;

  GMainContext         *context;
  DossierFetcher       *fetcher;
  GThreadPool          *workers;
  GHashTable           *hosts;   /* name -> Host */
  GQueue                ready;   /* of Host that has visits and none under way, borrowed */
  GPtrArray            *visited; /* of Visit whose answer is not written yet */
  guint                 n_underway, n_done, n_total;
  guint                 n_heard; /* feeds whose server answered, whatever it said */
  gsize                 waiting; /* bytes that the workers have not read yet */
  gint64                now;
  gint64                started; /* monotonic microseconds */
  DossierRefreshResult *result;
  GError               *failure; /* of the store: ends the run */
} Run;

typedef struct
{
  Run              *run;
  Host             *host;
  DossierFeedState *state;
  DossierVisit      visit;
  gsize             size; /* of the body */
} Visit;

static void start_more (Run *run);

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  dossier_feed_state_free (visit->state);
  dossier_visit_clear (&visit->visit);
  g_free (visit);
}

static void
host_free (gpointer data)
{
  Host *host = data;

  g_queue_clear_full (&host->visits, visit_free);
  g_free (host->name);
  g_free (host);
}

/* ---- answers ---- */

static void
write_answers (Run *run)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);
  gboolean is_away = run->n_heard == 0 && g_hash_table_size (run->hosts) >= SILENT_HOSTS;

  for (guint i = 0; i < run->visited->len; i++)
    {
      Visit *visit = run->visited->pdata[i];

      g_ptr_array_add (answers, dossier_visit_answer (&visit->visit, visit->state, run->now, is_away));
      g_ptr_array_add (run->result->feeds,
                       dossier_visit_news (&visit->visit, visit->state, answers->pdata[answers->len - 1]));
    }
  g_ptr_array_set_size (run->visited, 0);
  if (run->failure == NULL)
    dossier_store_save_feed_answers (dossier_library_get_store (run->library), answers, &run->failure);
}

static void
count (Run *run, const DossierVisit *visit)
{
  DossierRefreshResult *result = run->result;

  run->n_heard += visit->status != 0;
  result->n_asked++;
  result->n_unchanged += visit->is_same;
  result->n_failed += visit->problem != NULL;
  result->n_new += visit->n_new;
  result->n_revised += visit->n_revised;
}

/* Cancelled, or the library could not be written: nothing that the feed is to blame for. */
static gboolean
is_our_fault (Run *run, Visit *visit)
{
  GError *problem = visit->visit.problem;

  if (problem != NULL && problem->domain == DOSSIER_STORE_ERROR && run->failure == NULL)
    run->failure = g_error_copy (problem);
  return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || (problem != NULL && problem->domain == DOSSIER_STORE_ERROR);
}

static void
end_visit (Visit *visit)
{
  Run  *run = visit->run;
  Host *host = visit->host;

  if (is_our_fault (run, visit))
    {
      visit_free (visit);
      return;
    }
  g_ptr_array_add (run->visited, visit);
  run->n_done++;
  if (visit->visit.was_asked)
    count (run, &visit->visit);
  host->wait_until = MAX (host->wait_until, visit->visit.wait_until);
  /* While all servers are silent they are looked at together: perhaps it is us who are cut off. */
  if (run->visited->len >= ANSWERS_AT_ONCE && run->n_heard > 0)
    write_answers (run);
  if (run->progress != NULL)
    run->progress (run->n_done, run->n_total, run->progress_data);
}

/* ---- workers ---- */

static gboolean
return_cb (gpointer data)
{
  Visit *visit = data;
  Run   *run = visit->run;

  run->waiting -= visit->size;
  run->n_underway--;
  end_visit (visit);
  start_more (run);
  return G_SOURCE_REMOVE;
}

static void
take_in (Visit *visit)
{
  Run                *run = visit->run;
  DossierFetchResult *fetched = visit->visit.fetched;
  g_autoptr (DossierBatch) batch = dossier_batch_new (run->library, NULL);
  g_autoptr (DossierAddResult) added = NULL;

  batch->journalled = FALSE;
  batch->feed_id = visit->state->id;
  batch->on_worker = TRUE;
  batch->uri = g_strdup (fetched->final_uri);
  batch->name = g_strdup (visit->state->title);
  batch->content_type = g_strdup (fetched->content_type);
  batch->bytes = g_steal_pointer (&fetched->body);
  added = dossier_pipeline_run (batch, DOSSIER_STAGE_PARSE, run->cancellable, &visit->visit.problem);
  dossier_visit_take (&visit->visit, batch->feed, added);
}

static void
work (gpointer data, gpointer user_data)
{
  Visit *visit = data;

  take_in (visit);
  g_main_context_invoke_full (visit->run->context, G_PRIORITY_DEFAULT, return_cb, visit, NULL);
}

/* ---- fetching ---- */

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Visit              *visit = data;
  Run                *run = visit->run;
  DossierFetchResult *fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), answer, &visit->visit.problem);

  dossier_visit_hear (&visit->visit, fetched);
  if (!g_queue_is_empty (&visit->host->visits))
    g_queue_push_tail (&run->ready, visit->host);
  if (dossier_visit_has_body (&visit->visit))
    {
      visit->size = g_bytes_get_size (fetched->body);
      run->waiting += visit->size;
      g_thread_pool_push (run->workers, visit, NULL);
    }
  else
    {
      run->n_underway--;
      end_visit (visit);
    }
  start_more (run);
}

static void
ask (Visit *visit)
{
  Run                *run = visit->run;
  DossierFetchOptions options = {
    .etag = visit->state->etag,
    .last_modified = visit->state->last_modified,
    .max_bytes = DOSSIER_FETCH_MAX_FEED,
    .allow_private = visit->state->may_be_private,
    .refuse_downgrade = g_str_has_prefix (visit->state->uri, "https:"),
    .header_seconds = run->options->header_seconds,
    .total_seconds = run->options->total_seconds,
  };

  visit->visit.was_asked = TRUE;
  run->n_underway++;
  dossier_fetcher_fetch_async (run->fetcher, visit->state->uri, &options, run->cancellable, fetched_cb, visit);
}

/* What a host said to one of its feeds goes for the others: they are put off unasked. */
static void
put_off (Run *run, Host *host)
{
  Visit *visit;

  while ((visit = g_queue_pop_head (&host->visits)) != NULL)
    {
      visit->visit.wait_until = host->wait_until;
      end_visit (visit);
    }
}

static void
start_more (Run *run)
{
  Host *host;

  while (!g_cancellable_is_cancelled (run->cancellable) && run->failure == NULL
         && run->n_underway < DOSSIER_FETCH_MAX_UNDERWAY && run->waiting < DOSSIER_REFRESH_MAX_WAITING
         && (host = g_queue_pop_head (&run->ready)) != NULL)
    if (host->wait_until > run->now)
      put_off (run, host);
    else
      ask (g_queue_pop_head (&host->visits));
}

/* ---- the run ---- */

static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (address);
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

static int
compare_failures (gconstpointer a, gconstpointer b)
{
  const DossierFeedState *one = *(DossierFeedState *const *) a, *other = *(DossierFeedState *const *) b;

  return (one->n_failures > other->n_failures) - (one->n_failures < other->n_failures);
}

/* Takes the states out of @states. Who did not answer the last times comes last, so that nobody has to wait for it. */
static void
plan (Run *run, GPtrArray *states)
{
  g_ptr_array_sort (states, compare_failures);
  g_ptr_array_set_free_func (states, NULL);
  for (guint i = 0; i < states->len; i++)
    {
      Visit           *visit = g_new0 (Visit, 1);
      g_autofree char *name = NULL;

      visit->run = run;
      visit->state = states->pdata[i];
      name = dup_host (visit->state->uri);
      visit->host = g_hash_table_lookup (run->hosts, name);
      if (visit->host == NULL)
        {
          visit->host = g_new0 (Host, 1);
          visit->host->name = g_steal_pointer (&name);
          g_hash_table_insert (run->hosts, visit->host->name, visit->host);
          g_queue_push_tail (&run->ready, visit->host);
        }
      g_queue_push_tail (&visit->host->visits, visit);
    }
  run->n_total = states->len;
  g_ptr_array_set_size (states, 0);
}

static void
run_all (Run *run)
{
  g_main_context_push_thread_default (run->context);
  run->fetcher = dossier_fetcher_new ();
  run->workers = g_thread_pool_new (work, NULL, (int) dossier_workers_count (), FALSE, NULL);
  if (run->progress != NULL)
    run->progress (0, run->n_total, run->progress_data);
  start_more (run);
  while (run->n_underway > 0)
    g_main_context_iteration (run->context, TRUE);
  write_answers (run);

  g_thread_pool_free (run->workers, FALSE, TRUE);
  dossier_fetcher_abort (run->fetcher);
  while (g_main_context_iteration (run->context, FALSE))
    ;
  g_clear_object (&run->fetcher);
  g_main_context_pop_thread_default (run->context);
}

/* New stories have come: those that their feeds keep no longer go. */
static void
make_room (Run *run)
{
  DossierStore *store = dossier_library_get_store (run->library);

  if (run->failure == NULL && !g_cancellable_is_cancelled (run->cancellable) && !dossier_store_is_read_only (store))
    dossier_store_expire_stories (store, run->now, &run->failure);
}

/* Why nobody should be asked just now, a sentence; NULL: there is no reason. */
static char *
dup_pause (void)
{
  GNetworkMonitor *network = g_network_monitor_get_default ();
  g_autoptr (GPowerProfileMonitor) power = g_power_profile_monitor_dup_default ();

  if (!g_network_monitor_get_network_available (network))
    return g_strdup (_ ("There is no network. Feeds are asked again when there is one."));
  if (g_network_monitor_get_network_metered (network))
    return g_strdup (_ ("The network is paid for by amount, so feeds are not asked by themselves."));
  if (g_power_profile_monitor_get_power_saver_enabled (power))
    return g_strdup (_ ("The computer saves power, so feeds are not asked by themselves."));
  return NULL;
}

static DossierRefreshResult *
new_result (void)
{
  DossierRefreshResult *result = g_new0 (DossierRefreshResult, 1);

  result->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_news_free);
  return result;
}

DossierRefreshResult *
dossier_library_refresh (DossierLibrary *self, const DossierRefreshOptions *options, GCancellable *cancellable,
                         DossierProgress progress, gpointer progress_data, GError **error)
{
  static const DossierRefreshOptions defaults = { 0 };
  Run                                run = {
                                   .library = self,
                                   .options = options != NULL ? options : &defaults,
                                   .cancellable = cancellable,
                                   .progress = progress,
                                   .progress_data = progress_data,
                                   .now = g_get_real_time () / G_USEC_PER_SEC,
                                   .started = g_get_monotonic_time (),
  };
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (DossierRefreshResult) result = run.result = new_result ();

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, NULL);
  if (run.options->by_itself && (result->paused = dup_pause ()) != NULL)
    return g_steal_pointer (&result);
  states = dossier_store_list_feed_states (dossier_library_get_store (self), run.now, run.options->all,
                                           run.options->feed, error);
  if (states == NULL)
    return NULL;

  run.context = g_main_context_new ();
  run.hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  run.visited = g_ptr_array_new_with_free_func (visit_free);
  plan (&run, states);
  run_all (&run);
  make_room (&run);
  g_queue_clear (&run.ready);
  g_hash_table_unref (run.hosts);
  g_ptr_array_unref (run.visited);
  g_main_context_unref (run.context);

  result->seconds = (double) (g_get_monotonic_time () - run.started) / G_USEC_PER_SEC;
  if (run.failure != NULL)
    g_propagate_error (error, run.failure);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    return g_steal_pointer (&result);
  return NULL;
}
