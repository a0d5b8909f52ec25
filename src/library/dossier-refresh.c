/* dossier-refresh.c - asks the subscribed feeds for news, politely
 *
 * One Run, driven by the calling thread through a main context of its own:
 *
 *   hosts -> fetch (this thread) -> read, recognise, save (reader) -> answer (this thread) -> store
 *
 * A Visit is one feed on its way and has one holder at a time: this thread, or the reader's between take and its way
 * back through the context. Everything else belongs to this thread.
 *
 * A Host is in ready when it has visits and neither one under way nor a rest after one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh.h"

#include "dossier-fetcher.h"
#include "dossier-links.h"
#include "dossier-pages.h"
#include "dossier-refresh-answer.h"
#include "dossier-refresh-reader.h"
#include "dossier-refresh-reasons-private.h"
#include "dossier-schedule.h"
#include "dossier-subscriptions.h"

/* Answers that are written together. */
#define ANSWERS_AT_ONCE 64
/* Hosts that must all have been silent before the network is taken to be away. */
#define SILENT_HOSTS 2
/* What a feed may be, the plain kinds before others. */
#define ACCEPT                                                                                                         \
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "                      \
  "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

typedef struct _Run Run;

typedef struct
{
  Run     *run;
  char    *name;
  GQueue   visits;     /* of Visit, those that wait for their turn */
  gint64   wait_until; /* the host wants to be left alone until then, 0: no */
  gboolean is_silent;  /* nobody is there */
  gboolean is_own;     /* this computer: it needs no rest */
} Host;

struct _Run
{
  DossierLibrary              *library;
  const DossierRefreshOptions *options;
  GCancellable                *cancellable;
  DossierProgress              progress;
  gpointer                     progress_data;

  GMainContext         *context;
  DossierFetcher       *fetcher;
  DossierRefreshReader *reader;
  GHashTable           *hosts;   /* name -> Host */
  GQueue                ready;   /* of Host that has visits and none under way, borrowed */
  GPtrArray            *visited; /* of Visit whose answer is not written yet */
  GPtrArray            *undone;  /* of Visit that came to nothing through no fault of the feed */
  guint                 n_underway, n_resting, n_done, n_total;
  guint                 n_recent; /* feeds that were asked a moment ago */
  guint                 n_heard;  /* feeds whose server answered, whatever it said */
  gsize                 waiting;  /* bytes that came and are not saved yet */
  gint64                now;
  gint64                started; /* monotonic microseconds */
  DossierRefreshResult *result;
  GError               *failure; /* of the store: ends the run */
};

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
tell_step (Run *run, const Visit *visit, gboolean is_underway)
{
  if (run->options->step != NULL)
    run->options->step (visit->state->id, is_underway, run->options->step_data);
}

static void
end_visit (Visit *visit)
{
  Run *run = visit->run;

  if (visit->visit.was_asked)
    tell_step (run, visit, FALSE);
  if (is_our_fault (run, visit))
    {
      g_ptr_array_add (run->undone, visit);
      return;
    }
  g_ptr_array_add (run->visited, visit);
  run->n_done++;
  if (visit->visit.was_asked)
    count (run, &visit->visit);
  /* While all servers are silent they are looked at together: perhaps it is us who are cut off. */
  if (run->visited->len >= ANSWERS_AT_ONCE && run->n_heard > 0)
    write_answers (run);
  if (run->progress != NULL)
    run->progress (run->n_done, run->n_total, run->progress_data);
}

static void
read_cb (gpointer data)
{
  Visit *visit = data;
  Run   *run = visit->run;

  run->waiting -= visit->size;
  run->n_underway--;
  end_visit (visit);
  start_more (run);
}

/* ---- fetching ---- */

static gboolean
rested_cb (gpointer data)
{
  Host *host = data;
  Run  *run = host->run;

  run->n_resting--;
  g_queue_push_tail (&run->ready, host);
  start_more (run);
  return G_SOURCE_REMOVE;
}

/* The next of the host's feeds has its turn after a moment; at once when none of them will be asked. */
static void
let_rest (Run *run, Host *host)
{
  g_autoptr (GSource) rest = NULL;

  if (g_queue_is_empty (&host->visits))
    return;
  if (host->wait_until > run->now || host->is_silent || host->is_own)
    {
      g_queue_push_tail (&run->ready, host);
      return;
    }
  run->n_resting++;
  rest = g_timeout_source_new (DOSSIER_REFRESH_HOST_PAUSE);
  g_source_set_callback (rest, rested_cb, host, NULL);
  g_source_attach (rest, run->context);
}

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Visit              *visit = data;
  Run                *run = visit->run;
  DossierFetchResult *fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), answer, &visit->visit.problem);

  dossier_visit_hear (&visit->visit, fetched, run->now);
  visit->host->wait_until = MAX (visit->host->wait_until, visit->visit.wait_until);
  visit->host->is_silent = dossier_visit_is_silent (&visit->visit);
  let_rest (run, visit->host);
  if (dossier_visit_has_body (&visit->visit))
    {
      visit->size = g_bytes_get_size (fetched->body);
      run->waiting += visit->size;
      dossier_refresh_reader_take (run->reader, &visit->visit, visit->state, visit);
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
    .accept = ACCEPT,
    .max_bytes = DOSSIER_FETCH_MAX_FEED,
    .allow_private = visit->state->may_be_private,
    .refuse_downgrade = g_str_has_prefix (visit->state->uri, "https:"),
    .header_seconds = run->options->header_seconds,
    .total_seconds = run->options->total_seconds,
    .now = run->options->now,
  };

  visit->visit.was_asked = TRUE;
  run->n_underway++;
  tell_step (run, visit, TRUE);
  dossier_fetcher_fetch_async (run->fetcher, visit->state->uri, &options, run->cancellable, fetched_cb, visit);
}

/* What a host said to one of its feeds goes for the others, and so does its silence: they are put off unasked. */
static void
put_off (Run *run, Host *host)
{
  Visit *visit;

  while ((visit = g_queue_pop_head (&host->visits)) != NULL)
    {
      visit->visit.wait_until = host->wait_until > run->now ? host->wait_until : 0;
      if (host->is_silent)
        visit->visit.ask_at = MAX (visit->visit.ask_at, run->now + DOSSIER_SCHEDULE_LEAST);
      end_visit (visit);
    }
}

/* The next of the host's feeds whose hour it is; NULL: there is none. */
static Visit *
take_next (Run *run, Host *host)
{
  Visit *visit;

  while ((visit = g_queue_pop_head (&host->visits)) != NULL && visit->visit.ask_at > run->now)
    end_visit (visit);
  return visit;
}

static void
start_more (Run *run)
{
  Host  *host;
  Visit *visit;

  while (!g_cancellable_is_cancelled (run->cancellable) && run->failure == NULL
         && run->n_underway < DOSSIER_FETCH_MAX_UNDERWAY && run->waiting < DOSSIER_REFRESH_MAX_WAITING
         && (host = g_queue_pop_head (&run->ready)) != NULL)
    if (host->wait_until > run->now || host->is_silent)
      put_off (run, host);
    else if ((visit = take_next (run, host)) != NULL)
      ask (visit);
}

/* ---- the run ---- */

static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autofree char *name = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (address);
  name = g_ascii_strdown (g_uri_get_host (uri), -1);
  return g_strdup_printf ("%s:%d", name, g_uri_get_port (uri));
}

static Host *
find_host (Run *run, const char *address)
{
  g_autofree char *name = dup_host (address);
  Host            *host = g_hash_table_lookup (run->hosts, name);

  if (host != NULL)
    return host;
  host = g_new0 (Host, 1);
  host->run = run;
  host->name = g_steal_pointer (&name);
  host->is_own = dossier_refresh_is_own (address);
  g_hash_table_insert (run->hosts, host->name, host);
  g_queue_push_tail (&run->ready, host);
  return host;
}

/* A schedule keeps to the feed's hours also when the computer was off at the right one; a person need not. */
static gint64
choose_hour (Run *run, const DossierFeedState *state)
{
  if (run->options->all || run->options->feed != 0)
    return 0;
  return dossier_schedule_step_over (&state->rhythm, run->now);
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
      Visit *visit = g_new0 (Visit, 1);

      visit->run = run;
      visit->state = states->pdata[i];
      visit->host = find_host (run, visit->state->uri);
      visit->visit.ask_at = choose_hour (run, visit->state);
      g_queue_push_tail (&visit->host->visits, visit);
    }
  run->n_total = states->len;
  g_ptr_array_set_size (states, 0);
}

/* What hosts said to any of their feeds the last time. */
static void
heed_waits (Run *run, GPtrArray *waits)
{
  for (guint i = 0; i < waits->len; i++)
    {
      const DossierFeedState *wait = waits->pdata[i];
      g_autofree char        *name = dup_host (wait->uri);
      Host                   *host = g_hash_table_lookup (run->hosts, name);

      if (host != NULL)
        host->wait_until = MAX (host->wait_until, wait->wait_until);
    }
}

/* Whoever was asked a moment ago is not asked again, but by this computer itself. */
static void
drop_recent (Run *run, GPtrArray *states)
{
  for (guint i = states->len; i > 0; i--)
    {
      const DossierFeedState *state = states->pdata[i - 1];

      if (state->checked != 0 && state->checked <= run->now && run->now - state->checked < DOSSIER_REFRESH_LEAST
          && !dossier_refresh_is_own (state->uri))
        {
          g_ptr_array_remove_index (states, i - 1);
          run->n_recent++;
        }
    }
}

/* ---- what a crash leaves behind ---- */

/* All that will be asked get their next time now: who crashes after asking finds nobody due. */
static void
claim (Run *run, GPtrArray *states)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);

  for (guint i = 0; i < states->len; i++)
    {
      const DossierFeedState *state = states->pdata[i];

      g_ptr_array_add (answers,
                       dossier_visit_put_off (state, MAX (state->next_check, run->now + DOSSIER_SCHEDULE_LEAST)));
    }
  dossier_store_save_feed_answers (dossier_library_get_store (run->library), answers, &run->failure);
}

static void
give_back (gpointer visit, gpointer answers)
{
  const DossierFeedState *state = ((Visit *) visit)->state;

  g_ptr_array_add (answers, dossier_visit_put_off (state, state->next_check));
}

/* Those that were not asked after all get back the time they had. When that fails they wait for the one they got. */
static void
unclaim (Run *run)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);
  GHashTableIter hosts;
  gpointer       host;

  g_hash_table_iter_init (&hosts, run->hosts);
  while (g_hash_table_iter_next (&hosts, NULL, &host))
    g_queue_foreach (&((Host *) host)->visits, give_back, answers);
  g_ptr_array_foreach (run->undone, give_back, answers);
  dossier_store_save_feed_answers (dossier_library_get_store (run->library), answers, NULL);
}

static void
run_all (Run *run)
{
  g_main_context_push_thread_default (run->context);
  run->fetcher = dossier_fetcher_new ();
  run->reader = dossier_refresh_reader_new (run->library, run->context, run->cancellable, read_cb);
  if (run->progress != NULL)
    run->progress (0, run->n_total, run->progress_data);
  start_more (run);
  while (run->n_underway > 0 || run->n_resting > 0)
    g_main_context_iteration (run->context, TRUE);
  write_answers (run);
  unclaim (run);

  dossier_refresh_reader_free (run->reader);
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

/* What waits goes on waiting when the refresh was broken off, when no server at all has answered, or when the network
 * has come to be one that is paid for by amount. */
static void
read_pages (Run *run)
{
  g_autofree char *pause = run->options->by_itself ? dossier_refresh_reason_of_pause () : NULL;

  if (run->failure != NULL || pause != NULL || g_cancellable_is_cancelled (run->cancellable)
      || (run->n_heard == 0 && run->result->n_asked > 0))
    return;
  /* What the feeds have just brought waits since a moment that was not yet when the refresh began. */
  dossier_pages_read (run->library, run->options, MAX (run->now, g_get_real_time () / G_USEC_PER_SEC), run->n_heard > 0,
                      run->result, run->progress_data, run->cancellable, &run->failure);
}

static void
count_link (const DossierLinkNews *news, gpointer data)
{
  DossierRefreshResult *result = data;

  result->n_links += news->state == DOSSIER_LINK_SAVED;
  result->n_links_failed += news->state == DOSSIER_LINK_FAILED;
}

/* The links that a person gave and that could not be had then: not for a refresh of one feed. */
static void
retry_links (Run *run)
{
  g_autofree char *pause = run->options->by_itself ? dossier_refresh_reason_of_pause () : NULL;

  if (run->options->feed == 0 && run->failure == NULL && pause == NULL
      && !g_cancellable_is_cancelled (run->cancellable))
    dossier_library_retry_links (run->library, run->now, FALSE, count_link, run->result, run->cancellable,
                                 &run->failure);
}

static DossierRefreshResult *
new_result (void)
{
  DossierRefreshResult *result = g_new0 (DossierRefreshResult, 1);

  result->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_news_free);
  return result;
}

/* The feeds to ask, and what is known about their hosts. */
static gboolean
prepare (Run *run, GError **error)
{
  DossierStore *store = dossier_library_get_store (run->library);
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GPtrArray) waits = NULL;

  if (!dossier_store_mend_feed_times (store, run->now, error))
    return FALSE;
  states = dossier_store_list_feed_states (store, run->now, run->options->all, run->options->feed, error);
  waits = states != NULL ? dossier_store_list_feed_waits (store, run->now, error) : NULL;
  if (waits == NULL)
    return FALSE;
  drop_recent (run, states);
  claim (run, states);
  plan (run, states);
  heed_waits (run, waits);
  return TRUE;
}

/* Why the one feed that was to be asked was not, a sentence; NULL: it was, or is no more. */
static char *
dup_reason (const Run *run)
{
  if (run->options->feed == 0 || run->result->n_asked > 0)
    return NULL;
  if (run->n_recent > 0)
    return dossier_refresh_reason_of_recent ();
  if (run->result->feeds->len == 0)
    return NULL;
  return dossier_refresh_reason_of_wait (((const DossierFeedNews *) run->result->feeds->pdata[0])->next_check);
}

static void
run_clear (Run *run)
{
  g_queue_clear (&run->ready);
  g_hash_table_unref (run->hosts);
  g_ptr_array_unref (run->visited);
  g_ptr_array_unref (run->undone);
  g_main_context_unref (run->context);
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
                                   .started = g_get_monotonic_time (),
  };
  g_autoptr (DossierRefreshResult) result = run.result = new_result ();
  gboolean is_ready;

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, NULL);
  if (run.options->clock_moved != 0
      && !dossier_store_move_feed_times (dossier_library_get_store (self), run.options->clock_moved, error))
    return NULL;
  if (run.options->by_itself && (result->paused = dossier_refresh_reason_of_pause ()) != NULL)
    return g_steal_pointer (&result);

  run.now = run.options->now != 0 ? run.options->now : g_get_real_time () / G_USEC_PER_SEC;
  run.context = g_main_context_new ();
  run.hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  run.visited = g_ptr_array_new_with_free_func (visit_free);
  run.undone = g_ptr_array_new_with_free_func (visit_free);
  is_ready = prepare (&run, error);
  if (is_ready)
    {
      run_all (&run);
      make_room (&run);
      read_pages (&run);
      retry_links (&run);
    }
  result->paused = dup_reason (&run);
  run_clear (&run);
  if (!is_ready)
    return NULL;
  result->seconds = (double) (g_get_monotonic_time () - run.started) / G_USEC_PER_SEC;
  if (run.failure != NULL)
    g_propagate_error (error, run.failure);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    return g_steal_pointer (&result);
  return NULL;
}
