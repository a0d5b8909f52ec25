/* dossier-discover.c - asks an address for the feeds that are meant by it
 *
 * One Search, on one thread, through a main context of its own:
 *
 *   address -> feed itself | list of feeds | page -> what it offers, else the usual places -> a look at each
 *
 * is_inside: what was asked last lies in this computer or its network, and the person has allowed it. Only from there
 * may a page lead to others of its kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-discovery.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-feed-parser.h"
#include "dossier-fetch-inside.h"
#include "dossier-fetcher.h"
#include "dossier-found-feed-private.h"
#include "dossier-intake.h"
#include "dossier-progress-relay.h"

/* Where feeds usually stand at the root of a site. */
static const char *const usual_paths[] = { "/feed", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/rss" };

typedef struct
{
  const DossierDiscoveryOptions *options;
  GCancellable                  *cancellable;
  DossierProgress                progress;
  gpointer                       progress_data;
  gboolean                       is_inside;
  DossierDiscovery              *found;

  /* while feeds are looked at */
  GMainContext   *context;
  DossierFetcher *fetcher;
  guint           n_begun, n_done, n_underway;
} Search;

void
dossier_discovery_free (DossierDiscovery *discovery)
{
  if (discovery == NULL)
    return;
  g_ptr_array_unref (discovery->feeds);
  g_ptr_array_unref (discovery->refused);
  g_free (discovery);
}

static DossierDiscovery *
discovery_new (void)
{
  DossierDiscovery *discovery = g_new0 (DossierDiscovery, 1);

  discovery->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_feed_free);
  discovery->refused = g_ptr_array_new_with_free_func (g_free);
  return discovery;
}

/* ---- asking ---- */

static DossierFetchOptions
fetch_options (const Search *search)
{
  return (DossierFetchOptions){
    .max_bytes = DOSSIER_FETCH_MAX_FEED,
    .allow_private = search->is_inside,
    .header_seconds = DOSSIER_DISCOVERY_SECONDS,
    .total_seconds = DOSSIER_DISCOVERY_SECONDS,
  };
}

/* @fetched, unless its server says that there is nothing to be had. Takes it. */
static DossierFetchResult *
take_answer (DossierFetchResult *fetched, GError **error)
{
  g_autoptr (DossierFetchResult) answer = fetched;

  if (answer == NULL || answer->status < 400)
    return g_steal_pointer (&answer);
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE, answer->reason);
  return NULL;
}

static DossierFetchResult *
fetch (Search *search, const char *address, GError **error)
{
  DossierFetchOptions options = fetch_options (search);

  return take_answer (dossier_fetch (address, &options, search->cancellable, error), error);
}

static void
set_inside (GError **error, const char *address)
{
  g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_PRIVATE,
               /* TRANSLATORS: an address */
               _ ("“%s” is inside your own computer or network. It is asked only when you say so: what runs there may "
                  "not be meant for such questions."),
               address);
}

/* What a person has typed. */
static DossierFetchResult *
fetch_typed (Search *search, const char *address, GError **error)
{
  g_autoptr (DossierFetchResult) fetched = NULL;
  GError *problem = NULL;

  search->is_inside = search->options->may_be_inside && dossier_fetch_leads_inside (address, search->cancellable);
  if (!search->is_inside && dossier_fetch_is_inside (address))
    {
      set_inside (error, address);
      return NULL;
    }
  fetched = fetch (search, address, &problem);
  if (g_error_matches (problem, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE))
    {
      set_inside (error, address);
      g_error_free (problem);
      return NULL;
    }
  if (fetched == NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  search->is_inside = search->is_inside && dossier_fetch_leads_inside (fetched->final_uri, search->cancellable);
  return g_steal_pointer (&fetched);
}

/* The server may not speak https at all. */
static gboolean
is_about_https (const GError *error)
{
  static const DossierFetchError codes[]
      = { DOSSIER_FETCH_ERROR_CONNECT, DOSSIER_FETCH_ERROR_TLS, DOSSIER_FETCH_ERROR_PROTOCOL };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, DOSSIER_FETCH_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

/* The feed that is known to belong to a page, else the page; by http where nobody said https and that does not work. */
static DossierFetchResult *
fetch_meant (Search *search, const char *text, char **address, GError **error)
{
  g_autofree char *known = dossier_discovery_dup_known (*address);
  g_autofree char *plain = NULL;
  g_autoptr (DossierFetchResult) fetched = known != NULL ? fetch_typed (search, known, NULL) : NULL;
  GError *problem = NULL;

  if (fetched != NULL)
    {
      g_free (*address);
      *address = g_steal_pointer (&known);
      return g_steal_pointer (&fetched);
    }
  fetched = fetch_typed (search, *address, &problem);
  if (fetched != NULL || strstr (text, "://") != NULL || !is_about_https (problem))
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return g_steal_pointer (&fetched);
    }
  plain = g_strconcat ("http", *address + strlen ("https"), NULL);
  fetched = fetch_typed (search, plain, NULL);
  if (fetched == NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_error_free (problem);
  g_free (*address);
  *address = g_steal_pointer (&plain);
  return g_steal_pointer (&fetched);
}

/* ---- what was fetched ---- */

static gboolean
is_found (Search *search, const char *uri)
{
  for (guint i = 0; i < search->found->feeds->len; i++)
    if (strcmp (((DossierFoundFeed *) search->found->feeds->pdata[i])->uri, uri) == 0)
      return TRUE;
  return FALSE;
}

/* Where it lives from now on, unless another one that was found lives there already. */
static void
follow (Search *search, DossierFoundFeed *feed, const DossierFetchResult *fetched)
{
  if (fetched->permanent_uri == NULL || is_found (search, fetched->permanent_uri))
    return;
  g_free (feed->uri);
  feed->uri = g_strdup (fetched->permanent_uri);
}

static gboolean
look_at (Search *search, DossierFoundFeed *feed, const DossierFetchResult *fetched, GError **error)
{
  g_autoptr (DossierFeedDraft) draft
      = dossier_feed_parse (fetched->body, fetched->final_uri, fetched->content_type, error);

  if (draft == NULL)
    return FALSE;
  dossier_found_feed_look (feed, draft);
  follow (search, feed, fetched);
  feed->is_inside = search->is_inside;
  return TRUE;
}

/* Adds @fetched itself when it is a feed. */
static gboolean
add_fetched (Search *search, const DossierFetchResult *fetched, const char *address)
{
  g_autoptr (DossierFoundFeed) feed = NULL;

  if (dossier_intake_sniff (fetched->body, fetched->content_type, NULL) != DOSSIER_CONTENT_FEED)
    return FALSE;
  feed = dossier_found_feed_new (address, NULL, NULL);
  if (!look_at (search, feed, fetched, NULL))
    return FALSE;
  g_ptr_array_add (search->found->feeds, g_steal_pointer (&feed));
  return TRUE;
}

/* @listed is taken apart. */
static DossierFoundFeed *
add_listed (Search *search, DossierListedFeed *listed)
{
  DossierFoundFeed *feed = dossier_found_feed_new (listed->uri, listed->title, listed->site);

  g_strfreev (feed->folder);
  feed->folder = g_steal_pointer (&listed->folder);
  g_ptr_array_add (search->found->feeds, feed);
  return feed;
}

static gboolean
add_list (Search *search, const DossierFetchResult *fetched, GError **error)
{
  g_autoptr (GPtrArray) listed = dossier_library_parse_opml (fetched->body, search->found->refused, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (listed == NULL)
    return FALSE;
  for (guint i = 0; i < listed->len; i++)
    if (g_hash_table_add (seen, ((DossierListedFeed *) listed->pdata[i])->uri))
      {
        DossierFoundFeed *feed = add_listed (search, listed->pdata[i]);

        feed->is_inside = dossier_fetch_is_inside (feed->uri);
      }
  search->found->is_list = TRUE;
  return TRUE;
}

static void
add_usual (Search *search, const char *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_paths) && search->found->feeds->len == 0; i++)
    {
      g_autofree char *uri = g_uri_resolve_relative (page, usual_paths[i], G_URI_FLAGS_PARSE_RELAXED, NULL);
      g_autoptr (DossierFetchResult) fetched = uri != NULL ? fetch (search, uri, NULL) : NULL;

      if (g_cancellable_is_cancelled (search->cancellable))
        return;
      if (fetched != NULL)
        add_fetched (search, fetched, uri);
    }
}

/* ---- a look at what a page offers ---- */

typedef struct
{
  Search           *search;
  DossierFoundFeed *feed;
} Look;

static void look_on (Search *search);

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Look *look = data;
  Search          *search = look->search;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) fetched
      = take_answer (dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), result, &error), &error);

  if (fetched == NULL || !look_at (search, look->feed, fetched, &error))
    look->feed->problem = g_strdup (error->message);
  search->n_underway--;
  search->n_done++;
  if (search->progress != NULL)
    search->progress (search->n_done, search->found->feeds->len, search->progress_data);
  look_on (search);
}

static void
look_on (Search *search)
{
  GPtrArray          *feeds = search->found->feeds;
  DossierFetchOptions options = fetch_options (search);

  while (search->n_begun < feeds->len && search->n_underway < DOSSIER_DISCOVERY_LOOKS
         && !g_cancellable_is_cancelled (search->cancellable))
    {
      Look *look = g_new (Look, 1);

      look->search = search;
      look->feed = feeds->pdata[search->n_begun++];
      search->n_underway++;
      dossier_fetcher_fetch_async (search->fetcher, look->feed->uri, &options, search->cancellable, looked_cb, look);
    }
}

static void
look_at_all (Search *search)
{
  search->context = g_main_context_new ();
  g_main_context_push_thread_default (search->context);
  search->fetcher = dossier_fetcher_new ();
  if (search->progress != NULL)
    search->progress (0, search->found->feeds->len, search->progress_data);
  look_on (search);
  while (search->n_underway > 0)
    g_main_context_iteration (search->context, TRUE);
  dossier_fetcher_abort (search->fetcher);
  while (g_main_context_iteration (search->context, FALSE))
    ;
  g_clear_object (&search->fetcher);
  g_main_context_pop_thread_default (search->context);
  g_main_context_unref (search->context);
}

static void
add_offered (Search *search, const DossierFetchResult *page)
{
  gsize       length;
  const char *html = g_bytes_get_data (page->body, &length);
  g_autoptr (GPtrArray) offered = dossier_discovery_read_page (html != NULL ? html : "", length, page->final_uri);

  for (guint i = 0; i < offered->len; i++)
    add_listed (search, offered->pdata[i]);
  if (offered->len > 0 && !search->options->without_looking)
    look_at_all (search);
}

/* ---- the search ---- */

static gboolean
run (Search *search, const char *text, GError **error)
{
  g_autofree char *address = dossier_discovery_dup_address (text);
  g_autoptr (DossierFetchResult) fetched = NULL;

  if (address == NULL)
    {
      g_set_error (
          error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
          /* TRANSLATORS: what somebody has typed */
          _ ("“%.200s” is not the address of a site or feed. Addresses look like “example.org” or “https://…”."), text);
      return FALSE;
    }
  fetched = fetch_meant (search, text, &address, error);
  if (fetched == NULL)
    return FALSE;
  if (dossier_intake_sniff (fetched->body, fetched->content_type, NULL) == DOSSIER_CONTENT_OPML
      && !add_list (search, fetched, error))
    return FALSE;
  if (!search->found->is_list && !add_fetched (search, fetched, address))
    {
      add_offered (search, fetched);
      if (search->found->feeds->len == 0)
        add_usual (search, fetched->final_uri);
    }
  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;
  if (search->found->feeds->len > 0)
    return TRUE;
  g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
               /* TRANSLATORS: an address */
               _ ("No feed was found at “%s”. Look for “RSS” or “Feed” on the page and give that address."), address);
  return FALSE;
}

DossierDiscovery *
dossier_library_discover (DossierLibrary *self, const char *text, const DossierDiscoveryOptions *options,
                          GCancellable *cancellable, DossierProgress progress, gpointer progress_data, GError **error)
{
  static const DossierDiscoveryOptions defaults = { 0 };
  g_autoptr (DossierDiscovery) found = discovery_new ();
  Search search = {
    .options = options != NULL ? options : &defaults,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .found = found,
  };

  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self), NULL);
  return run (&search, text, error) ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
dossier_library_find_feeds (DossierLibrary *self, const char *address, GCancellable *cancellable, GError **error)
{
  const DossierDiscoveryOptions options = { .may_be_inside = TRUE, .without_looking = TRUE };
  g_autoptr (DossierDiscovery) found
      = dossier_library_discover (self, address, &options, cancellable, NULL, NULL, error);
  GPtrArray *feeds;

  if (found == NULL)
    return NULL;
  feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_listed_feed_free);
  for (guint i = 0; i < found->feeds->len; i++)
    g_ptr_array_add (feeds, dossier_found_feed_list (found->feeds->pdata[i]));
  return feeds;
}

/* ---- beside a main loop ---- */

typedef struct
{
  char                   *text;
  DossierDiscoveryOptions options;
  DossierProgressRelay   *relay;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->text);
  dossier_progress_relay_unref (job->relay);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job              *job = data;
  GError           *error = NULL;
  DossierDiscovery *found
      = dossier_library_discover (source, job->text, &job->options, cancellable,
                                  job->relay != NULL ? dossier_progress_relay_tell : NULL, job->relay, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) dossier_discovery_free);
  else
    g_task_return_error (task, error);
}

void
dossier_library_discover_async (DossierLibrary *self, const char *text, const DossierDiscoveryOptions *options,
                                GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->text = g_strdup (text);
  if (options != NULL)
    job->options = *options;
  job->relay = dossier_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, dossier_library_discover_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

DossierDiscovery *
dossier_library_discover_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
