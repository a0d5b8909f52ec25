/* fault-server.c - a server on every 127.x.y.z that sends what a table says, byte for byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-server.h"

#include <string.h>
#include <sys/socket.h>

struct _FaultServer
{
  const FaultAnswer *answers;
  GSocketService    *service;
  guint16            port;
  GMainContext      *context;
  GMainLoop         *loop;
  GThread           *thread;

  GMutex      lock;
  GHashTable *requests; /* path -> GPtrArray of requests */
  GHashTable *set;      /* path -> answer */
  gboolean    is_over;
};

const char fault_server_feed[]
    = "<rss version='2.0'><channel><title>Fine</title><link>https://fine.example/</link><item><title>One</title>"
      "<guid>1</guid><description>Words of a story.</description></item></channel></rss>";

static GBytes *
pack (const char *text, gsize length, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (format, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (zip));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static gboolean
put (GOutputStream *out, const char *data, gsize length)
{
  return g_output_stream_write_all (out, data, length, NULL, NULL, NULL);
}

static void
put_bomb (GOutputStream *out, GZlibCompressorFormat format)
{
  const gsize      size = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = pack (zeros, size, format);

  put (out, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

static void
put_packed_feed (GOutputStream *out, gboolean is_cut)
{
  g_autoptr (GBytes) packed = pack (fault_server_feed, strlen (fault_server_feed), G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  put (out, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed) / (is_cut ? 2 : 1));
}

static void
put_headers (GOutputStream *out, const char *name, guint n, guint length)
{
  g_autofree char *value = g_strnfill (length, 'x');

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: c%u=%s\r\n", name, i, value);

      put (out, line, strlen (line));
    }
  put (out, "\r\n", 2);
  put (out, fault_server_feed, strlen (fault_server_feed));
}

static void
misbehave (FaultServer *self, GSocketConnection *connection, GOutputStream *out, Fault fault)
{
  static const char block[16384] = { 0 };
  struct linger     hard = { 1, 0 };
  char              rest[64];

  switch (fault)
    {
    case FAULT_NONE: break;
    case FAULT_SILENT:
      g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), rest, sizeof rest, NULL, NULL);
      break;
    case FAULT_DRIP:
      while (!self->is_over && put (out, "x", 1))
        g_usleep (50000);
      break;
    case FAULT_ENDLESS:
      while (!self->is_over && put (out, block, sizeof block))
        ;
      break;
    case FAULT_INFORM:
      while (!self->is_over && put (out, "HTTP/1.1 100 Continue\r\n\r\n", 25))
        ;
      break;
    case FAULT_RESET:
      g_usleep (100000);
      setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_LINGER, &hard,
                  sizeof hard);
      break;
    case FAULT_BOMB: put_bomb (out, G_ZLIB_COMPRESSOR_FORMAT_GZIP); break;
    case FAULT_DEFLATE: put_bomb (out, G_ZLIB_COMPRESSOR_FORMAT_ZLIB); break;
    case FAULT_CUT_GZIP: put_packed_feed (out, TRUE); break;
    case FAULT_GZIP: put_packed_feed (out, FALSE); break;
    case FAULT_BIG_HEADER: put_headers (out, "X-Long", 1, 100 * 1024); break;
    case FAULT_COOKIES: put_headers (out, "Set-Cookie", 2000, 100); break;
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

/* The whole of a request's head. FALSE: nothing came. */
static gboolean
read_request (GSocketConnection *connection, char *request, gsize size)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  gsize         length = 0;

  while (length < size - 1 && strstr (request, "\r\n\r\n") == NULL)
    {
      gssize n = g_input_stream_read (in, request + length, size - 1 - length, NULL, NULL);

      if (n <= 0)
        return FALSE;
      length += (gsize) n;
      request[length] = '\0';
    }
  return TRUE;
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  FaultServer   *self = data;
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char           request[16384] = { 0 };
  g_auto (GStrv) words = NULL;
  g_autofree char   *set = NULL;
  const FaultAnswer *answer;

  if (!read_request (connection, request, sizeof request))
    return TRUE;
  words = g_strsplit (request, " ", 3);
  set = note_request (self, words[1], request);
  answer = find_answer (self, words[1]);
  if (set != NULL)
    put (out, set, strlen (set));
  else if (answer != NULL)
    {
      put (out, answer->head, strlen (answer->head));
      misbehave (self, connection, out, answer->fault);
    }
  else
    put (out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 45);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static gpointer
serve_thread (gpointer data)
{
  FaultServer *self = data;

  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (100);
  self->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, NULL);
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
fault_server_start (const FaultAnswer *answers)
{
  FaultServer *self = g_new0 (FaultServer, 1);
  g_autoptr (GSource) ready = g_idle_source_new ();
  int is_ready = FALSE;

  self->answers = answers;
  g_mutex_init (&self->lock);
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

void
fault_server_stop (FaultServer *self)
{
  self->is_over = TRUE;
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  /* Connections that were let go end by themselves within a moment. */
  g_usleep (200000);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->requests);
  g_hash_table_unref (self->set);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint16
fault_server_get_port (FaultServer *self)
{
  return self->port;
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
