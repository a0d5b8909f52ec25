/* manners-server.c - a server on every 127.x.y.z that keeps its connections and watches how it is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "manners-server.h"

struct _MannersServer
{
  MannersAnswerer answerer;
  gpointer        data;
  SoupServer     *server;
  guint16         port;
  GMainContext   *context;
  GMainLoop      *loop;
  GThread        *thread;
  GAsyncQueue    *ready;

  GMutex      lock; /* of what follows */
  MannersSeen seen;
  GHashTable *connections; /* the other side's ports, as a set */
  guint       n_now;
  gint64      answered;
};

static void
asked_cb (SoupServer *server, SoupServerMessage *message, MannersServer *self)
{
  GInetSocketAddress *other = G_INET_SOCKET_ADDRESS (soup_server_message_get_remote_address (message));
  gint64              now = g_get_monotonic_time ();

  g_mutex_lock (&self->lock);
  self->seen.n_requests++;
  self->n_now++;
  self->seen.most_at_once = MAX (self->seen.most_at_once, self->n_now);
  if (self->answered != 0)
    self->seen.least_gap = MIN (self->seen.least_gap, now - self->answered);
  g_hash_table_add (self->connections, GUINT_TO_POINTER (g_inet_socket_address_get_port (other)));
  self->seen.n_connections = g_hash_table_size (self->connections);
  g_mutex_unlock (&self->lock);
}

static void
answered_cb (SoupServer *server, SoupServerMessage *message, MannersServer *self)
{
  g_mutex_lock (&self->lock);
  self->n_now--;
  self->answered = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
}

static void
answer_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  MannersServer *self = data;

  self->answerer (message, path, self->data);
}

static gpointer
serve_thread (gpointer data)
{
  MannersServer *self = data;
  GSList        *uris;

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, answer_cb, self, NULL);
  g_signal_connect (self->server, "request-read", G_CALLBACK (asked_cb), self);
  g_signal_connect (self->server, "request-finished", G_CALLBACK (answered_cb), self);
  g_assert_true (soup_server_listen_all (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_async_queue_push (self->ready, self);
  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

MannersServer *
manners_server_start (MannersAnswerer answerer, gpointer data)
{
  MannersServer *self = g_new0 (MannersServer, 1);

  self->answerer = answerer;
  self->data = data;
  self->seen.least_gap = G_MAXINT64;
  g_mutex_init (&self->lock);
  self->connections = g_hash_table_new (NULL, NULL);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->ready = g_async_queue_new ();
  self->thread = g_thread_new ("manners-server", serve_thread, self);
  g_async_queue_pop (self->ready);
  return self;
}

void
manners_server_stop (MannersServer *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_async_queue_unref (self->ready);
  g_hash_table_unref (self->connections);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint16
manners_server_get_port (MannersServer *self)
{
  return self->port;
}

MannersSeen
manners_server_get_seen (MannersServer *self)
{
  MannersSeen seen;

  g_mutex_lock (&self->lock);
  seen = self->seen;
  g_mutex_unlock (&self->lock);
  return seen;
}
