/* dossier-fetcher.c - fetches one thing politely and safely.
 *
 * One Fetch a call, owned by its GTask: send -> (redirect -> send)* -> read* -> result.
 * limit:  cancels what runs, for the caller's cancellable, a deadline, or an address we refuse; why says which.
 * queue:  watches limit while libsoup has the request wait for a connection, which it does without looking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-fetcher.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "dossier-fetch-body-private.h"
#include "dossier-fetch-headers-private.h"
#include "dossier-fetch-route-private.h"
#include "dossier-fetch-times-private.h"
#include "dossier-fetch-words-private.h"

#define USER_AGENT "Dossier/" DOSSIER_VERSION " (+https://dossier.github.io/)"
#define READ_BYTES 65536
#define DEFAULT_ACCEPT                                                                                                 \
  "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, "         \
  "*/*;q=0.5"

struct _DossierFetcher
{
  GObject      parent_instance;
  SoupSession *session;
  GHashTable  *inner; /* hosts that were found inside this computer or network, in small letters, as a set */
};

G_DEFINE_FINAL_TYPE (DossierFetcher, dossier_fetcher, G_TYPE_OBJECT)
G_DEFINE_QUARK (dossier - fetch - error - quark, dossier_fetch_error)

typedef struct
{
  DossierFetchOptions options; /* its strings are owned */
  DossierFetchRoute   route;
  GSocketClientEvent  stage; /* how far the connection of this request has come */
  guint               n_informational;
  gint64              retry_after; /* the latest that was said on the way */
  SoupMessage        *message;
  GInputStream       *stream;
  DossierFetchBody   *body;
  DossierFetchResult *result;
  GCancellable       *limit, *caller;
  gulong              caller_id;
  GSource            *header_deadline, *total_deadline;
  GSource            *queue;
  gboolean            is_over; /* the task has returned, and libsoup still has the message */
  GError             *why;     /* set before limit is cancelled by us */
} Fetch;

static void send_request (GTask *task);

void
dossier_fetch_result_free (DossierFetchResult *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->final_uri);
  g_free (self->permanent_uri);
  g_free (self->content_type);
  g_free (self->reason);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* A message can outlive us in the session's queue. */
static void
clear_message (Fetch *self)
{
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
}

static void
fetch_free (gpointer data)
{
  Fetch *self = data;

  g_cancellable_disconnect (self->caller, self->caller_id);
  clear_source (&self->header_deadline);
  clear_source (&self->total_deadline);
  clear_source (&self->queue);
  g_clear_object (&self->caller);
  g_clear_object (&self->limit);
  g_clear_object (&self->stream);
  clear_message (self);
  g_clear_pointer (&self->body, dossier_fetch_body_free);
  g_clear_pointer (&self->result, dossier_fetch_result_free);
  dossier_fetch_route_clear (&self->route);
  g_clear_error (&self->why);
  g_free ((char *) self->options.etag);
  g_free ((char *) self->options.last_modified);
  g_free ((char *) self->options.accept);
  g_strfreev ((GStrv) self->options.within);
  g_free (self);
}

static void
give_up (Fetch *self, GError *why)
{
  if (self->why == NULL)
    self->why = why;
  else
    g_error_free (why);
  g_cancellable_cancel (self->limit);
}

static gboolean
deadline_cb (gpointer data)
{
  Fetch           *self = data;
  g_autofree char *words = dossier_fetch_words_for_deadline (self->stage, dossier_fetch_route_get_host (&self->route));

  give_up (self, g_error_new_literal (DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMEOUT, words));
  return G_SOURCE_REMOVE;
}

static void
set_deadline (GSource **source, guint seconds, Fetch *self)
{
  clear_source (source);
  *source = g_timeout_source_new_seconds (seconds);
  g_source_set_callback (*source, deadline_cb, self, NULL);
  g_source_attach (*source, g_main_context_get_thread_default ());
}

/* What made us stop, if we did, else @problem in our own words. Takes @problem. */
static void
return_problem (GTask *task, GError *problem)
{
  Fetch  *self = g_task_get_task_data (task);
  GError *words;

  clear_source (&self->header_deadline);
  clear_source (&self->total_deadline);
  if (self->why != NULL)
    words = g_steal_pointer (&self->why);
  else
    words = dossier_fetch_words_for_error (problem, dossier_fetch_route_get_host (&self->route), self->message);
  g_error_free (problem);
  g_task_return_error (task, words);
}

/* Ends the task, and drops a connection whose answer was not read to its end. Takes both. */
static void
fail (GTask *task, GError *problem)
{
  Fetch *self = g_task_get_task_data (task);

  return_problem (task, problem);
  g_cancellable_cancel (self->limit);
  g_clear_object (&self->stream);
  g_object_unref (task);
}

static gboolean
queue_cb (GCancellable *limit, gpointer data)
{
  GTask  *task = data;
  Fetch  *self = g_task_get_task_data (task);
  GError *problem = NULL;

  g_cancellable_set_error_if_cancelled (limit, &problem);
  self->is_over = TRUE;
  return_problem (task, problem);
  return G_SOURCE_REMOVE;
}

static void
watch_queue (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);

  clear_source (&self->queue);
  self->queue = g_cancellable_source_new (self->limit);
  g_source_set_callback (self->queue, G_SOURCE_FUNC (queue_cb), task, NULL);
  g_source_attach (self->queue, g_main_context_get_thread_default ());
}

/* ---- the caller's cancellable ---- */

typedef struct
{
  GMainContext *context; /* the fetch's */
  GCancellable *limit;
} Stop;

static Stop *
stop_new (GCancellable *limit)
{
  Stop *self = g_new0 (Stop, 1);

  self->context = g_main_context_ref_thread_default ();
  self->limit = g_object_ref (limit);
  return self;
}

static void
stop_free (gpointer data)
{
  Stop *self = data;

  g_main_context_unref (self->context);
  g_object_unref (self->limit);
  g_free (self);
}

static gboolean
stop_cb (gpointer limit)
{
  g_cancellable_cancel (limit);
  return G_SOURCE_REMOVE;
}

/* On any thread. GLib loses a source of a cancellable that is cancelled on another thread while the source ends, so
 * limit is only ever cancelled where its sources are. */
static void
caller_cancelled_cb (GCancellable *caller, gpointer data)
{
  Stop *stop = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, stop_cb, g_object_ref (stop->limit), g_object_unref);
  g_source_attach (source, stop->context);
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, gpointer data)
{
  Fetch  *self = data;
  GError *error = NULL;

  self->stage = event;
  clear_source (&self->queue);
  if (event == G_SOCKET_CLIENT_CONNECTING && !dossier_fetch_route_may_connect (&self->route, connection, &error))
    give_up (self, error);
}

static void
starting_cb (SoupMessage *message, Fetch *self)
{
  GError *error = NULL;

  clear_source (&self->queue);
  if (!dossier_fetch_route_may_ask (&self->route, &error))
    give_up (self, error);
}

static gint64
get_now (Fetch *self)
{
  return self->options.now != 0 ? self->options.now : g_get_real_time () / G_USEC_PER_SEC;
}

/* What the answers on the way said counts too. */
static void
note_retry_after (Fetch *self)
{
  gint64 until = dossier_fetch_times_retry_after (soup_message_get_response_headers (self->message), get_now (self));

  self->retry_after = MAX (self->retry_after, until);
}

static DossierFetchResult *
read_headers (Fetch *self)
{
  DossierFetchResult *result
      = dossier_fetch_headers_read (self->message, dossier_fetch_route_get_host (&self->route), get_now (self));

  result->final_uri = g_uri_to_string_partial (self->route.uri, G_URI_HIDE_FRAGMENT);
  result->permanent_uri = g_strdup (self->route.permanent_uri);
  result->retry_after = MAX (result->retry_after, self->retry_after);
  return result;
}

static void
finish (GTask *task, GBytes *body)
{
  Fetch *self = g_task_get_task_data (task);

  clear_source (&self->total_deadline);
  /* Its connection is free for the next one. */
  g_clear_object (&self->stream);
  self->result->body = body;
  g_task_return_pointer (task, g_steal_pointer (&self->result), (GDestroyNotify) dossier_fetch_result_free);
  g_object_unref (task);
}

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  GTask  *task = data;
  Fetch  *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), answer, &error);

  if (bytes == NULL)
    {
      fail (task, error);
      return;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      GBytes *body = dossier_fetch_body_end (self->body, &error);

      if (body != NULL)
        finish (task, body);
      else
        fail (task, error);
      return;
    }
  if (!dossier_fetch_body_add (self->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    {
      fail (task, error);
      return;
    }
  g_input_stream_read_bytes_async (self->stream, READ_BYTES, G_PRIORITY_DEFAULT_IDLE, self->limit, read_cb, task);
}

/* What contradicts itself or what we asked. FALSE, and @error set: nothing can be made of the answer. */
static gboolean
check_headers (Fetch *self, GError **error)
{
  const char *words = NULL;

  /* TRANSLATORS: in all of these, %s is the name of a server. */
  if (self->result->not_modified && self->options.etag == NULL && self->options.last_modified == NULL)
    words = _ ("%s says that nothing has changed, without having been asked that. Try again later.");
  else if (dossier_fetch_headers_have_two_lengths (self->message))
    words = _ ("%s says two things about the length of its answer, so nobody can tell where it ends. Try again later.");
  if (words != NULL)
    g_propagate_error (error, dossier_fetch_words_for_server (DOSSIER_FETCH_ERROR_PROTOCOL, words,
                                                              dossier_fetch_route_get_host (&self->route)));
  return words == NULL;
}

static void
start_body (GTask *task)
{
  Fetch              *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char         *encoding = NULL;
  goffset             announced = -1;
  GError             *error = NULL;

  self->result = read_headers (self);
  /* 304 may announce the length of what it does not send; it is read to its end so that the connection stays. */
  if (!self->result->not_modified && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    announced = soup_message_headers_get_content_length (headers);
  if (!self->result->not_modified)
    encoding = soup_message_headers_get_list (headers, "Content-Encoding");
  if (check_headers (self, &error))
    self->body = dossier_fetch_body_new (encoding, announced, self->options.max_bytes, &error);
  if (self->body == NULL)
    {
      fail (task, error);
      return;
    }
  g_input_stream_read_bytes_async (self->stream, READ_BYTES, G_PRIORITY_DEFAULT_IDLE, self->limit, read_cb, task);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
sent_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  GTask  *task = data;
  Fetch  *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), answer, &error);
  clear_source (&self->header_deadline);
  clear_source (&self->queue);
  if (self->is_over)
    {
      g_clear_error (&error);
      g_object_unref (task);
      return;
    }
  if (self->stream == NULL)
    {
      fail (task, error);
      return;
    }
  if (!is_redirect (soup_message_get_status (self->message)))
    {
      start_body (task);
      return;
    }
  note_retry_after (self);
  if (!dossier_fetch_route_go_on (&self->route, self->message, &error))
    {
      fail (task, error);
      return;
    }
  g_clear_object (&self->stream);
  send_request (task);
}

/* libsoup reads such answers in one go for as long as they come, so no deadline would ever be looked at. */
static void
informational_cb (SoupMessage *message, Fetch *self)
{
  if (++self->n_informational > DOSSIER_FETCH_MAX_INFORMATIONAL)
    deadline_cb (self);
}

static void
send_request (GTask *task)
{
  Fetch              *self = g_task_get_task_data (task);
  DossierFetcher     *fetcher = g_task_get_source_object (task);
  SoupMessageHeaders *headers;

  clear_message (self);
  self->stage = G_SOCKET_CLIENT_COMPLETE;
  self->message = soup_message_new_from_uri ("GET", self->route.uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_replace (headers, "Accept", self->options.accept);
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip, deflate, br");
  if (self->options.etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", self->options.etag);
  if (self->options.last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", self->options.last_modified);
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "starting", G_CALLBACK (starting_cb), self);
  g_signal_connect (self->message, "got-informational", G_CALLBACK (informational_cb), self);
  set_deadline (&self->header_deadline, self->options.header_seconds, self);
  watch_queue (task);
  soup_session_send_async (fetcher->session, self->message, G_PRIORITY_DEFAULT_IDLE, self->limit, sent_cb, task);
}

static Fetch *
fetch_new (const DossierFetchOptions *options, GCancellable *cancellable)
{
  static const DossierFetchOptions defaults = { 0 };
  Fetch                           *self = g_new0 (Fetch, 1);

  self->options = options != NULL ? *options : defaults;
  self->options.etag = g_strdup (self->options.etag);
  self->options.last_modified = g_strdup (self->options.last_modified);
  self->options.within = (const char *const *) g_strdupv ((GStrv) self->options.within);
  self->options.accept = g_strdup (self->options.accept != NULL ? self->options.accept : DEFAULT_ACCEPT);
  if (self->options.max_bytes == 0)
    self->options.max_bytes = DOSSIER_FETCH_MAX_PAGE;
  if (self->options.total_seconds == 0)
    self->options.total_seconds = DOSSIER_FETCH_TOTAL_SECONDS;
  if (self->options.header_seconds == 0)
    self->options.header_seconds = DOSSIER_FETCH_HEADER_SECONDS;
  self->limit = g_cancellable_new ();
  if (cancellable != NULL)
    {
      self->caller = g_object_ref (cancellable);
      self->caller_id
          = g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled_cb), stop_new (self->limit), stop_free);
      if (g_cancellable_is_cancelled (cancellable))
        g_cancellable_cancel (self->limit);
    }
  return self;
}

void
dossier_fetcher_fetch_async (DossierFetcher *self, const char *uri, const DossierFetchOptions *options,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  Fetch  *fetch = fetch_new (options, cancellable);
  GError *error = NULL;

  g_task_set_source_tag (task, dossier_fetcher_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  if (!dossier_fetch_route_begin (&fetch->route, uri, &fetch->options, self->inner, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  set_deadline (&fetch->total_deadline, fetch->options.total_seconds, fetch);
  send_request (task);
}

DossierFetchResult *
dossier_fetcher_fetch_finish (DossierFetcher *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dossier_fetcher_finalize (GObject *object)
{
  DossierFetcher *self = DOSSIER_FETCHER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->inner, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_fetcher_parent_class)->finalize (object);
}

static void
dossier_fetcher_class_init (DossierFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_fetcher_finalize;
}

static void
dossier_fetcher_init (DossierFetcher *self)
{
  const GType unwanted[] = {
    SOUP_TYPE_AUTH_MANAGER,    SOUP_TYPE_COOKIE_JAR,    SOUP_TYPE_CACHE,
    SOUP_TYPE_CONTENT_DECODER, SOUP_TYPE_HSTS_ENFORCER, SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER,
  };

  self->session = soup_session_new_with_options ("user-agent", USER_AGENT, "timeout", DOSSIER_FETCH_HEADER_SECONDS,
                                                 "idle-timeout", 15, "max-conns", DOSSIER_FETCH_MAX_UNDERWAY,
                                                 "max-conns-per-host", 2, NULL);
  self->inner = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    soup_session_remove_feature_by_type (self->session, unwanted[i]);
}

DossierFetcher *
dossier_fetcher_new (void)
{
  return g_object_new (DOSSIER_TYPE_FETCHER, NULL);
}

void
dossier_fetcher_abort (DossierFetcher *self)
{
  soup_session_abort (self->session);
}

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  GAsyncResult **result = data;

  *result = g_object_ref (answer);
}

DossierFetchResult *
dossier_fetch (const char *uri, const DossierFetchOptions *options, GCancellable *cancellable, GError **error)
{
  GMainContext       *context = g_main_context_new ();
  DossierFetcher     *fetcher;
  GAsyncResult       *answer = NULL;
  DossierFetchResult *result;

  g_main_context_push_thread_default (context);
  fetcher = dossier_fetcher_new ();
  dossier_fetcher_fetch_async (fetcher, uri, options, cancellable, fetched_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (context, TRUE);
  result = dossier_fetcher_fetch_finish (fetcher, answer, error);
  /* All of the session has to end while its context is still this thread's own, and itself last: libsoup closes its
   * connections at once only when nothing is being dispatched. */
  g_object_unref (answer);
  dossier_fetcher_abort (fetcher);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_object_unref (fetcher);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
  return result;
}
