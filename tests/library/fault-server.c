/* fault-server.c - a server on every 127.x.y.z that sends what a table says, byte for byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-server.h"

#include <string.h>
#include <sys/socket.h>

#include "pack.h"
#include "test-tls.h"

/* The first byte of a client that begins to encrypt. */
#define TLS_HELLO 0x16

struct _FaultServer
{
  const FaultAnswer *answers;
  const char *const *certificates;
  GSocketService    *service;
  guint16            port;
  GHashTable        *tls_ports; /* certificate -> port */
  GMainContext      *context;
  GMainLoop         *loop;
  GThread           *thread;

  GCancellable *over; /* ends what is under way */
  GMutex        lock;
  GCond         quiet; /* n_running is 0 */
  guint         n_running;
  GHashTable   *requests; /* path -> GPtrArray of requests */
  GHashTable   *set;      /* path -> answer */
};

const char fault_server_feed[]
    = "<rss version='2.0'><channel><title>Fine</title><link>https://fine.example/</link><item><title>One</title>"
      "<guid>1</guid><description>Words of a story.</description></item></channel></rss>";

static gboolean
put (FaultServer *self, GOutputStream *out, const char *data, gsize length)
{
  return g_output_stream_write_all (out, data, length, NULL, self->over, NULL);
}

static void
put_bomb (FaultServer *self, GOutputStream *out, PackKind kind)
{
  const gsize      size = 16 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = pack (zeros, size, kind);

  put (self, out, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

static void
put_packed_feed (FaultServer *self, GOutputStream *out, PackKind kind, gboolean is_cut)
{
  g_autoptr (GBytes) packed = pack (fault_server_feed, strlen (fault_server_feed), kind);

  put (self, out, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed) / (is_cut ? 2 : 1));
}

static void
put_headers (FaultServer *self, GOutputStream *out, const char *name, guint n, guint length)
{
  g_autofree char *value = g_strnfill (length, 'x');

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: c%u=%s\r\n", name, i, value);

      put (self, out, line, strlen (line));
    }
  put (self, out, "\r\n", 2);
  put (self, out, fault_server_feed, strlen (fault_server_feed));
}

static void
misbehave (FaultServer *self, GSocketConnection *connection, GIOStream *stream, Fault fault)
{
  static const char block[16384] = { 0 };
  GOutputStream    *out = g_io_stream_get_output_stream (stream);
  struct linger     hard = { 1, 0 };
  char              rest[64];

  switch (fault)
    {
    case FAULT_NONE: break;
    case FAULT_SILENT:
      g_input_stream_read (g_io_stream_get_input_stream (stream), rest, sizeof rest, self->over, NULL);
      break;
    case FAULT_DRIP:
      while (put (self, out, "x", 1))
        g_usleep (50000);
      break;
    case FAULT_ENDLESS:
      while (put (self, out, block, sizeof block))
        ;
      break;
    case FAULT_INFORM:
      while (put (self, out, "HTTP/1.1 100 Continue\r\n\r\n", 25))
        ;
      break;
    case FAULT_RESET:
      g_usleep (100000);
      setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_LINGER, &hard,
                  sizeof hard);
      break;
    case FAULT_BOMB: put_bomb (self, out, PACK_GZIP); break;
    case FAULT_DEFLATE: put_bomb (self, out, PACK_ZLIB); break;
    case FAULT_BROTLI_BOMB: put_bomb (self, out, PACK_BROTLI); break;
    case FAULT_CUT_GZIP: put_packed_feed (self, out, PACK_GZIP, TRUE); break;
    case FAULT_GZIP: put_packed_feed (self, out, PACK_GZIP, FALSE); break;
    case FAULT_CUT_BROTLI: put_packed_feed (self, out, PACK_BROTLI, TRUE); break;
    case FAULT_BROTLI: put_packed_feed (self, out, PACK_BROTLI, FALSE); break;
    case FAULT_BIG_HEADER: put_headers (self, out, "X-Long", 1, 100 * 1024); break;
    case FAULT_COOKIES: put_headers (self, out, "Set-Cookie", 2000, 100); break;
    }
}

static const FaultAnswer *
find_answer (FaultServer *self, const char *path)
{
  for (guint i = 0; self->answers[i].path != NULL; i++)
    if (strcmp (self->answers[i].path, path) == 0)
      return &self->answers[i];
  return NULL;
}

/* What was set for @path, owned by the caller. */
static char *
note_request (FaultServer *self, const char *path, const char *request)
{
  GPtrArray *all;
  char      *set;

  g_mutex_lock (&self->lock);
  all = g_hash_table_lookup (self->requests, path);
  if (all == NULL)
    {
      all = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->requests, g_strdup (path), all);
    }
  g_ptr_array_add (all, g_strdup (request));
  set = g_strdup (g_hash_table_lookup (self->set, path));
  g_mutex_unlock (&self->lock);
  return set;
}

/* The whole of a request's head, or the beginning of something else. FALSE: nothing came. */
static gboolean
read_request (FaultServer *self, GIOStream *stream, char *request, gsize size)
{
  GInputStream *in = g_io_stream_get_input_stream (stream);
  gsize         length = 0;

  while (length < size - 1 && strstr (request, "\r\n\r\n") == NULL && *request != TLS_HELLO)
    {
      gssize n = g_input_stream_read (in, request + length, size - 1 - length, self->over, NULL);

      if (n <= 0)
        return FALSE;
      length += (gsize) n;
      request[length] = '\0';
    }
  return TRUE;
}

static void
answer_request (FaultServer *self, GSocketConnection *connection, GIOStream *stream, const char *request)
{
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_auto (GStrv) words = g_strsplit (request, " ", 3);
  g_autofree char   *set = note_request (self, words[1], request);
  const FaultAnswer *answer = find_answer (self, words[1]);

  if (set != NULL)
    put (self, out, set, strlen (set));
  else if (answer != NULL)
    {
      put (self, out, answer->head, strlen (answer->head));
      misbehave (self, connection, stream, answer->fault);
    }
  else
    put (self, out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 45);
}

/* Behind the certificate @source, if there is one. */
static void
talk (FaultServer *self, GSocketConnection *connection, GObject *source)
{
  static const char plain[] = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
  char              request[16384] = { 0 };
  g_autoptr (GIOStream) stream = NULL;

  if (source != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (connection), G_TLS_CERTIFICATE (source), NULL);
  else
    stream = g_object_ref (G_IO_STREAM (connection));
  if (!read_request (self, stream, request, sizeof request))
    return;
  if (*request == TLS_HELLO)
    put (self, g_io_stream_get_output_stream (stream), plain, strlen (plain));
  else
    answer_request (self, connection, stream, request);
  g_io_stream_close (stream, NULL, NULL);
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  FaultServer *self = data;

  talk (self, connection, source);
  g_mutex_lock (&self->lock);
  if (--self->n_running == 0)
    g_cond_signal (&self->quiet);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* On the thread of the server, before run_cb () is on another. */
static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, FaultServer *self)
{
  g_mutex_lock (&self->lock);
  self->n_running++;
  g_mutex_unlock (&self->lock);
  return FALSE;
}

/* IPv4 only: what is asked at the same port of ::1 is for another. */
static guint16
listen_at_any (FaultServer *self, GObject *source)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("0.0.0.0", 0);
  g_autoptr (GSocketAddress) at = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 source, &at, &error);
  g_assert_no_error (error);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (at));
}

static void
open_ports (FaultServer *self)
{
  self->port = listen_at_any (self, NULL);
  for (guint i = 0; self->certificates != NULL && self->certificates[i] != NULL; i++)
    {
      g_autoptr (GTlsCertificate) certificate = test_tls_load (self->certificates[i]);

      g_hash_table_insert (self->tls_ports, g_strdup (self->certificates[i]),
                           GUINT_TO_POINTER (listen_at_any (self, G_OBJECT (certificate))));
    }
}

static gpointer
serve_thread (gpointer data)
{
  FaultServer *self = data;

  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (100);
  open_ports (self);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  g_main_loop_run (self->loop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_object (&self->service);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static gboolean
ready_cb (gpointer data)
{
  g_atomic_int_set ((int *) data, TRUE);
  return G_SOURCE_REMOVE;
}

FaultServer *
fault_server_start_with_tls (const FaultAnswer *answers, const char *const *certificates)
{
  FaultServer *self = g_new0 (FaultServer, 1);
  g_autoptr (GSource) ready = g_idle_source_new ();
  int is_ready = FALSE;

  self->answers = answers;
  self->certificates = certificates;
  self->tls_ports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->over = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->quiet);
  self->requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_source_set_callback (ready, ready_cb, &is_ready, NULL);
  g_source_attach (ready, self->context);
  self->thread = g_thread_new ("fault-server", serve_thread, self);
  while (!g_atomic_int_get (&is_ready))
    g_usleep (1000);
  return self;
}

FaultServer *
fault_server_start (const FaultAnswer *answers)
{
  return fault_server_start_with_tls (answers, NULL);
}

void
fault_server_stop (FaultServer *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_cancellable_cancel (self->over);
  g_mutex_lock (&self->lock);
  while (self->n_running > 0)
    g_cond_wait (&self->quiet, &self->lock);
  g_mutex_unlock (&self->lock);
  g_object_unref (self->over);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->requests);
  g_hash_table_unref (self->set);
  g_hash_table_unref (self->tls_ports);
  g_cond_clear (&self->quiet);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint16
fault_server_get_port (FaultServer *self)
{
  return self->port;
}

guint16
fault_server_get_tls_port (FaultServer *self, const char *certificate)
{
  gpointer port = g_hash_table_lookup (self->tls_ports, certificate);

  g_assert_nonnull (port);
  return (guint16) GPOINTER_TO_UINT (port);
}

void
fault_server_set (FaultServer *self, const char *path, const char *head)
{
  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->set, g_strdup (path), g_strdup (head));
  g_mutex_unlock (&self->lock);
}

guint
fault_server_count (FaultServer *self, const char *path)
{
  GPtrArray *all;
  guint      n;

  g_mutex_lock (&self->lock);
  all = g_hash_table_lookup (self->requests, path);
  n = all != NULL ? all->len : 0;
  g_mutex_unlock (&self->lock);
  return n;
}

char *
fault_server_dup_request (FaultServer *self, const char *path)
{
  GPtrArray *all;
  char      *request;

  g_mutex_lock (&self->lock);
  all = g_hash_table_lookup (self->requests, path);
  request = all != NULL ? g_strdup (all->pdata[all->len - 1]) : NULL;
  g_mutex_unlock (&self->lock);
  return request;
}
