/* dossier-icons.c - looks for the pictures that stand for feeds
 *
 * One Search, driven by the calling thread through a main context of its own; everything in it belongs to this thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-icons.h"

#include <string.h>

#include "dossier-feed-icons.h"
#include "dossier-fetcher.h"
#include "dossier-image-decoder.h"
#include "dossier-page-icons.h"

#define USUAL_PATH "/favicon.ico"
#define ACCEPT_PAGE "text/html, application/xhtml+xml;q=0.9"
#define ACCEPT_ICON "image/png, image/svg+xml, image/vnd.microsoft.icon, image/jpeg;q=0.9, image/*;q=0.5"

typedef struct
{
  DossierStore        *store;
  GCancellable        *cancellable;
  GMainContext        *context;
  DossierFetcher      *fetcher;
  DossierImageDecoder *decoder;
  gint64               now;
  gint64               end; /* monotonic microseconds */

  /* for one feed */
  const DossierIconWish *wish;
  GHashTable            *tried;  /* addresses, as a set */
  gboolean               is_off; /* a server wants to be left alone */
} Search;

/* ---- the network ---- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_same_host (const char *a, const char *b)
{
  g_autoptr (GUri) first = g_uri_parse (a, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autoptr (GUri) second = g_uri_parse (b, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return first != NULL && second != NULL && g_uri_get_host (first) != NULL && g_uri_get_host (second) != NULL
         && g_ascii_strcasecmp (g_uri_get_host (first), g_uri_get_host (second)) == 0;
}

static gboolean
may_ask (Search *search, const char *uri)
{
  const DossierIconWish *wish = search->wish;

  return !search->is_off && !g_cancellable_is_cancelled (search->cancellable)
         && g_hash_table_size (search->tried) < DOSSIER_ICONS_MAX_REQUESTS
         && (dossier_fetch_is_same_site (uri, wish->uri)
             || (wish->site != NULL && dossier_fetch_is_same_site (uri, wish->site)));
}

/* What is at @uri, once; NULL when it is nothing, or not to be asked for. */
static DossierFetchResult *
fetch (Search *search, const char *uri, const char *accept, gsize max_bytes)
{
  const DossierIconWish *wish = search->wish;
  const char *const      within[] = { wish->uri, wish->site, NULL };
  DossierFetchOptions    options = {
       .accept = accept,
       .max_bytes = max_bytes,
       .total_seconds = DOSSIER_ICONS_REQUEST_SECONDS,
       .header_seconds = DOSSIER_ICONS_REQUEST_SECONDS,
       .allow_private = wish->may_be_private && is_same_host (uri, wish->uri),
       .refuse_downgrade = TRUE,
       .within = within,
  };
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (DossierFetchResult) fetched = NULL;

  if (!may_ask (search, uri) || !g_hash_table_add (search->tried, g_strdup (uri)))
    return NULL;
  dossier_fetcher_fetch_async (search->fetcher, uri, &options, search->cancellable, answered_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (search->context, TRUE);
  fetched = dossier_fetcher_fetch_finish (search->fetcher, answer, NULL);
  if (fetched != NULL && fetched->retry_after > search->now)
    search->is_off = TRUE;
  return fetched != NULL && fetched->status == 200 ? g_steal_pointer (&fetched) : NULL;
}

/* ---- pictures ---- */

static gboolean
can_be_seen (const DossierImage *image)
{
  gsize         length;
  const guint8 *rgba = g_bytes_get_data (image->rgba, &length);

  for (gsize i = 3; i < length; i += 4)
    if (rgba[i] != 0)
      return TRUE;
  return FALSE;
}

/* No banner, no pixel that counts readers, nothing that cannot be seen. */
static gboolean
is_icon (const DossierImage *image)
{
  guint shorter = MIN (image->width, image->height), longer = MAX (image->width, image->height);

  return shorter >= DOSSIER_ICONS_MIN_SIDE && longer <= shorter * DOSSIER_ICONS_MAX_RATIO && can_be_seen (image);
}

static DossierFeedIcon *
decode (Search *search, GBytes *bytes)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (DossierImage) image = NULL;

  dossier_image_decoder_decode_async (search->decoder, bytes, DOSSIER_FEED_ICON_SIZE, search->cancellable, answered_cb,
                                      &answer);
  while (answer == NULL)
    g_main_context_iteration (search->context, TRUE);
  image = dossier_image_decoder_decode_finish (search->decoder, answer, NULL);
  if (image == NULL || !is_icon (image))
    return NULL;
  return dossier_feed_icon_new (search->wish->feed, search->now, image->width, image->height, image->rgba);
}

static DossierFeedIcon *
try_icon (Search *search, const char *uri)
{
  g_autoptr (DossierFetchResult) fetched = fetch (search, uri, ACCEPT_ICON, DOSSIER_FETCH_MAX_ICON);

  return fetched != NULL ? decode (search, fetched->body) : NULL;
}

/* ---- where they are ---- */

/* What the page has, or has where all pages have it. @source: the address of what is found, owned by the caller. */
static DossierFeedIcon *
look_at_page (Search *search, const char *page, char **source)
{
  g_autoptr (DossierFetchResult) fetched = fetch (search, page, ACCEPT_PAGE, DOSSIER_ICONS_MAX_PAGE);
  g_autofree char *usual = g_uri_resolve_relative (page, USUAL_PATH, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autoptr (GPtrArray) icons = NULL;
  DossierFeedIcon *icon = NULL;

  if (fetched != NULL)
    icons = dossier_page_icons_read (fetched->body, fetched->final_uri, fetched->content_type, DOSSIER_FEED_ICON_SIZE);
  else
    icons = g_ptr_array_new_with_free_func (g_free);
  if (usual != NULL)
    g_ptr_array_add (icons, g_steal_pointer (&usual));
  for (guint i = 0; icon == NULL && i < icons->len; i++)
    if ((icon = try_icon (search, icons->pdata[i])) != NULL)
      *source = g_strdup (icons->pdata[i]);
  return icon;
}

/* @named: where the feed says that its icon is; NULL when it did not say anything this time. */
static DossierFeedIcon *
look_everywhere (Search *search, const char *named, char **source)
{
  const DossierIconWish *wish = search->wish;
  const char            *first = named != NULL ? named : wish->source;
  g_autofree char       *root = g_uri_resolve_relative (wish->uri, "/", G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char            *page = wish->site != NULL ? wish->site : root;
  DossierFeedIcon       *icon = first != NULL ? try_icon (search, first) : NULL;

  if (icon != NULL)
    *source = g_strdup (first);
  else if (page != NULL)
    icon = look_at_page (search, page, source);
  return icon;
}

static gboolean
look_for (Search *search, const DossierIconWish *wish, const char *named, GError **error)
{
  g_autoptr (DossierFeedIcon) icon = NULL;
  g_autofree char *source = NULL;

  search->wish = wish;
  search->is_off = FALSE;
  g_hash_table_remove_all (search->tried);
  icon = look_everywhere (search, named, &source);
  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;
  return dossier_store_save_feed_icon (search->store, wish->feed, search->now, source, icon, error);
}

/* ---- all of them ---- */

/* The feeds that answered well, and where each of them says that its icon is, or NULL: id -> address. */
static GHashTable *
pick_feeds (const DossierRefreshResult *refreshed)
{
  GHashTable *feeds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < refreshed->feeds->len; i++)
    {
      const DossierFeedNews *news = refreshed->feeds->pdata[i];

      if (news->was_asked && news->error == NULL)
        g_hash_table_insert (feeds, g_memdup2 (&news->feed, sizeof news->feed), g_strdup (news->icon));
    }
  return feeds;
}

static gboolean
look_for_all (Search *search, GPtrArray *wishes, GHashTable *feeds, GError **error)
{
  for (guint i = 0; i < wishes->len && g_get_monotonic_time () < search->end; i++)
    {
      const DossierIconWish *wish = wishes->pdata[i];
      gpointer               named = NULL;

      if (g_hash_table_lookup_extended (feeds, &wish->feed, NULL, &named) && !look_for (search, wish, named, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Search *search, GPtrArray *wishes, GHashTable *feeds, GError **error)
{
  gboolean is_done;

  g_main_context_push_thread_default (search->context);
  search->fetcher = dossier_fetcher_new ();
  search->decoder = dossier_image_decoder_new (NULL);
  is_done = look_for_all (search, wishes, feeds, error);
  dossier_fetcher_abort (search->fetcher);
  g_clear_object (&search->fetcher);
  g_clear_object (&search->decoder);
  while (g_main_context_iteration (search->context, FALSE))
    ;
  g_main_context_pop_thread_default (search->context);
  return is_done;
}

static gboolean
fetch_icons (DossierLibrary *self, GHashTable *feeds, GCancellable *cancellable, GError **error)
{
  Search search = {
    .store = dossier_library_get_store (self),
    .cancellable = cancellable,
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .end = g_get_monotonic_time () + DOSSIER_ICONS_SECONDS * G_USEC_PER_SEC,
  };
  g_autoptr (GPtrArray) wishes = NULL;
  gboolean is_done;

  if (g_hash_table_size (feeds) == 0 || g_network_monitor_get_network_metered (g_network_monitor_get_default ()))
    return TRUE;
  wishes = dossier_store_list_icon_wishes (search.store, search.now, DOSSIER_ICONS_PAUSE, error);
  if (wishes == NULL)
    return FALSE;
  search.context = g_main_context_new ();
  search.tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  is_done = run (&search, wishes, feeds, error);
  g_hash_table_unref (search.tried);
  g_main_context_unref (search.context);
  return is_done;
}

gboolean
dossier_library_fetch_icons (DossierLibrary *self, const DossierRefreshResult *refreshed, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GHashTable) feeds = pick_feeds (refreshed);

  return fetch_icons (self, feeds, cancellable, error);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (fetch_icons (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_library_fetch_icons_async (DossierLibrary *self, const DossierRefreshResult *refreshed,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_library_fetch_icons_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, pick_feeds (refreshed), (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, run_job);
}

gboolean
dossier_library_fetch_icons_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
