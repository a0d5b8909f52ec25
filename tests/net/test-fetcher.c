/* test-fetcher.c - what servers do, and what comes of it. All on 127.0.0.1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <libsoup/soup.h>
#include <string.h>

#include "dossier-fetch-address-private.h"
#include "dossier-fetcher.h"
#include "pack.h"

typedef struct
{
  SoupServer     *server;
  guint16         port;     /* of a well-behaved server */
  guint16         raw_port; /* of one that sends what its path says, byte for byte */
  GSocketService *raw;
  char           *last_user_agent, *last_none_match, *last_referer, *last_cookie;
} Servers;

static void
answer (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
answer_redirect (SoupServerMessage *message, guint status, const char *location)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", location);
}

static void
answer_packed (SoupServerMessage *message, gsize size)
{
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = pack (zeros, size, PACK_GZIP);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, g_bytes_get_data (packed, NULL),
                                    g_bytes_get_size (packed));
}

static void
answer_conditional (SoupServerMessage *message, const char *none_match)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "ETag", "W/\"one\"");
  soup_message_headers_replace (headers, "Last-Modified", "Tue, 06 Aug 2024 10:00:00 GMT");
  if (g_strcmp0 (none_match, "W/\"one\"") == 0)
    soup_server_message_set_status (message, 304, NULL);
  else
    answer (message, 200, "text/html", "fresh");
}

static const struct
{
  const char *path;
  guint       status;
  const char *location; /* NULL: not said */
} redirects[] = {
  { "/circle", 302, "/circle2" },
  { "/circle2", 302, "/circle" },
  { "/to-file", 302, "file:///etc/passwd" },
  { "/to-data", 302, "data:text/html,hello" },
  { "/to-nowhere", 302, NULL },
  { "/moved", 301, "/ok" },
  { "/moved-for-now", 302, "/moved" },
};

/* "/chain/1" sends to "/chain/2", and so on. FALSE: @path is no redirect. */
static gboolean
redirect (SoupServerMessage *message, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (redirects); i++)
    if (strcmp (path, redirects[i].path) == 0)
      {
        soup_server_message_set_status (message, redirects[i].status, NULL);
        if (redirects[i].location != NULL)
          answer_redirect (message, redirects[i].status, redirects[i].location);
        return TRUE;
      }
  if (g_str_has_prefix (path, "/chain/"))
    {
      g_autofree char *next = g_strdup_printf ("/chain/%d", atoi (path + 7) + 1);

      answer_redirect (message, 302, next);
      return TRUE;
    }
  return FALSE;
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Servers            *self = data;
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *told = soup_server_message_get_response_headers (message);

  g_free (self->last_user_agent);
  g_free (self->last_none_match);
  g_free (self->last_referer);
  g_free (self->last_cookie);
  self->last_user_agent = g_strdup (soup_message_headers_get_one (asked, "User-Agent"));
  self->last_none_match = g_strdup (soup_message_headers_get_one (asked, "If-None-Match"));
  self->last_referer = g_strdup (soup_message_headers_get_one (asked, "Referer"));
  self->last_cookie = g_strdup (soup_message_headers_get_one (asked, "Cookie"));
  if (redirect (message, path))
    return;
  if (strcmp (path, "/ok") == 0)
    {
      soup_message_headers_replace (told, "Set-Cookie", "a=b");
      soup_message_headers_replace (told, "Cache-Control", "public, max-age=600");
      answer (message, 200, "text/html; charset=utf-8", "<p>hello");
    }
  else if (strcmp (path, "/missing") == 0)
    answer (message, 404, "text/plain", "no");
  else if (strcmp (path, "/busy") == 0)
    {
      soup_message_headers_replace (told, "Retry-After", "3600");
      answer (message, 429, "text/plain", "later");
    }
  else if (strcmp (path, "/busy-date") == 0)
    {
      soup_message_headers_replace (told, "Retry-After", "Tue, 06 Aug 2024 10:00:00 GMT");
      answer (message, 503, "text/plain", "later");
    }
  else if (strcmp (path, "/big") == 0)
    {
      g_autofree char *body = g_strnfill (50001, 'x');

      answer (message, 200, "text/html", body);
    }
  else if (strcmp (path, "/packed") == 0)
    {
      g_autoptr (GBytes) packed = pack ("<p>packed", 9, PACK_GZIP);

      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_replace (told, "Content-Encoding", "gzip");
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, g_bytes_get_data (packed, NULL),
                                        g_bytes_get_size (packed));
    }
  else if (strcmp (path, "/bomb") == 0)
    answer_packed (message, 8 * 1024 * 1024);
  else if (strcmp (path, "/bomb-over") == 0)
    answer_packed (message, 64 * 1024 * 1024);
  else if (strcmp (path, "/conditional") == 0)
    answer_conditional (message, self->last_none_match);
  else if (strcmp (path, "/unasked-304") == 0)
    soup_server_message_set_status (message, 304, NULL);
  else if (strcmp (path, "/other-packing") == 0)
    {
      soup_message_headers_replace (told, "Content-Encoding", "zstd");
      answer (message, 200, "text/html", "xxxx");
    }
  else if (strcmp (path, "/empty") == 0)
    answer (message, 200, "text/html", "");
}

/* A thread of its own each connection: "/drip" and "/silent" keep it until the other side goes away. */
static gboolean
raw_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  static const struct
  {
    const char *path, *answer;
  } answers[] = {
    { "GET /short ", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this" },
    { "GET /chunk ", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nonly this" },
    { "GET /gzip ", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" },
    { "GET /drip ", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" },
    { "GET /silent ", "" },
    { "", "NONSENSE\r\n\r\n" },
  };
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream  *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GBytes) packed = pack ("some text that is packed and then cut off", 41, PACK_GZIP);
  char  request[4096] = { 0 };
  guint which = 0;

  g_input_stream_read (in, request, sizeof request - 1, NULL, NULL);
  while (!g_str_has_prefix (request, answers[which].path))
    which++;
  g_output_stream_write_all (out, answers[which].answer, strlen (answers[which].answer), NULL, NULL, NULL);
  if (g_str_has_prefix (request, "GET /gzip "))
    g_output_stream_write_all (out, g_bytes_get_data (packed, NULL), 30, NULL, NULL, NULL);
  else if (g_str_has_prefix (request, "GET /drip "))
    while (g_output_stream_write (out, "x", 1, NULL, NULL) == 1)
      g_usleep (50000);
  else if (g_str_has_prefix (request, "GET /silent "))
    g_input_stream_read (in, request, sizeof request - 1, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
set_up (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->raw = g_threaded_socket_service_new (8);
  self->raw_port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->raw), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->raw, "run", G_CALLBACK (raw_cb), NULL);
}

static void
tear_down (Servers *self, gconstpointer data)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_socket_service_stop (self->raw);
  g_socket_listener_close (G_SOCKET_LISTENER (self->raw));
  g_clear_object (&self->raw);
  g_free (self->last_user_agent);
  g_free (self->last_none_match);
  g_free (self->last_referer);
  g_free (self->last_cookie);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DossierFetchResult *
fetch (guint16 port, const char *path, const DossierFetchOptions *options, GError **error)
{
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", port, path);
  g_autoptr (GAsyncResult) result = NULL;
  DossierFetchOptions local = { .allow_private = TRUE };

  dossier_fetcher_fetch_async (fetcher, uri, options != NULL ? options : &local, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dossier_fetcher_fetch_finish (fetcher, result, error);
}

static void
assert_body (DossierFetchResult *result, const char *want)
{
  gsize       length;
  const char *body = g_bytes_get_data (result->body, &length);

  g_assert_cmpmem (body, length, want, strlen (want));
}

static void
test_page_comes_with_its_headers (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) result = fetch (self->port, "/ok", NULL, &error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_no_error (error);
  assert_body (result, "<p>hello");
  g_assert_cmpuint (result->status, ==, 200);
  g_assert_cmpstr (result->content_type, ==, "text/html; charset=utf-8");
  g_assert_cmpint (result->fresh_until, >=, now + 500);
  g_assert_null (result->permanent_uri);
  g_assert_null (result->reason);
  g_assert_true (g_str_has_prefix (self->last_user_agent, "Dossier/"));
  g_assert_null (self->last_referer);
}

static void
test_cookies_are_not_kept (Servers *self, gconstpointer data)
{
  DossierFetchOptions options = { .allow_private = TRUE };
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/ok", self->port);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (DossierFetchResult) page = NULL;

      dossier_fetcher_fetch_async (fetcher, uri, &options, NULL, fetched_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      page = dossier_fetcher_fetch_finish (fetcher, result, NULL);
      g_assert_nonnull (page);
      g_assert_null (self->last_cookie);
    }
}

static void
test_http_error_is_a_result_with_a_reason (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) result = fetch (self->port, "/missing", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 404);
  g_assert_nonnull (strstr (result->reason, "404"));
}

static void
test_wish_to_be_left_alone_is_read (Servers *self, gconstpointer data)
{
  g_autoptr (DossierFetchResult) seconds = fetch (self->port, "/busy", NULL, NULL);
  g_autoptr (DossierFetchResult) date = fetch (self->port, "/busy-date", NULL, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (seconds->retry_after, >=, now + 3500);
  g_assert_cmpint (seconds->retry_after, <=, now + 3601);
  /* The server's clock and ours may be a second apart. */
  g_assert_cmpint (ABS (date->retry_after - 1722938400), <=, 2);
}

static void
test_permanent_moves_are_told (Servers *self, gconstpointer data)
{
  g_autoptr (DossierFetchResult) moved = fetch (self->port, "/moved", NULL, NULL);
  g_autoptr (DossierFetchResult) mixed = fetch (self->port, "/moved-for-now", NULL, NULL);

  g_assert_true (g_str_has_suffix (moved->permanent_uri, "/ok"));
  g_assert_true (g_str_has_suffix (mixed->final_uri, "/ok"));
  g_assert_null (mixed->permanent_uri);
}

static void
test_unchanged_page_is_told (Servers *self, gconstpointer data)
{
  DossierFetchOptions options = { .etag = "W/\"one\"", .allow_private = TRUE };
  g_autoptr (DossierFetchResult) first = fetch (self->port, "/conditional", NULL, NULL);
  g_autoptr (DossierFetchResult) second = fetch (self->port, "/conditional", &options, NULL);

  g_assert_cmpstr (first->etag, ==, "W/\"one\"");
  g_assert_cmpstr (first->last_modified, ==, "Tue, 06 Aug 2024 10:00:00 GMT");
  g_assert_false (first->not_modified);
  g_assert_cmpstr (self->last_none_match, ==, "W/\"one\"");
  g_assert_true (second->not_modified);
  g_assert_cmpuint (g_bytes_get_size (second->body), ==, 0);
}

static void
test_packed_body_is_unpacked (Servers *self, gconstpointer data)
{
  g_autoptr (DossierFetchResult) result = fetch (self->port, "/packed", NULL, NULL);
  g_autoptr (DossierFetchResult) empty = fetch (self->port, "/empty", NULL, NULL);

  assert_body (result, "<p>packed");
  assert_body (empty, "");
}

static const struct
{
  const char       *path;
  gboolean          raw;
  DossierFetchError code;
  gsize             max_bytes;
} faults[] = {
  { "/circle", FALSE, DOSSIER_FETCH_ERROR_REDIRECT, 0 },
  { "/chain/1", FALSE, DOSSIER_FETCH_ERROR_REDIRECT, 0 },
  { "/to-file", FALSE, DOSSIER_FETCH_ERROR_REDIRECT, 0 },
  { "/to-data", FALSE, DOSSIER_FETCH_ERROR_REDIRECT, 0 },
  { "/to-nowhere", FALSE, DOSSIER_FETCH_ERROR_REDIRECT, 0 },
  { "/big", FALSE, DOSSIER_FETCH_ERROR_TOO_LARGE, 50000 },
  { "/bomb", FALSE, DOSSIER_FETCH_ERROR_TOO_LARGE, 0 },
  { "/bomb-over", FALSE, DOSSIER_FETCH_ERROR_TOO_LARGE, 0 },
  { "/unasked-304", FALSE, DOSSIER_FETCH_ERROR_PROTOCOL, 0 },
  { "/other-packing", FALSE, DOSSIER_FETCH_ERROR_PROTOCOL, 0 },
  { "/short", TRUE, DOSSIER_FETCH_ERROR_INCOMPLETE, 0 },
  { "/chunk", TRUE, DOSSIER_FETCH_ERROR_INCOMPLETE, 0 },
  { "/gzip", TRUE, DOSSIER_FETCH_ERROR_INCOMPLETE, 0 },
  { "/drip", TRUE, DOSSIER_FETCH_ERROR_TIMEOUT, 0 },
  { "/silent", TRUE, DOSSIER_FETCH_ERROR_TIMEOUT, 0 },
  { "/nonsense", TRUE, DOSSIER_FETCH_ERROR_PROTOCOL, 0 },
};

static void
test_faults_have_their_names (Servers *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      gboolean            is_slow = faults[i].code == DOSSIER_FETCH_ERROR_TIMEOUT;
      DossierFetchOptions options = { .allow_private = TRUE,
                                      .max_bytes = faults[i].max_bytes,
                                      .total_seconds = is_slow ? 2 : 0,
                                      .header_seconds = is_slow ? 1 : 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetchResult) result
          = fetch (faults[i].raw ? self->raw_port : self->port, faults[i].path, &options, &error);

      g_test_message ("%s: %s", faults[i].path, error != NULL ? error->message : "no error");
      g_assert_null (result);
      g_assert_error (error, DOSSIER_FETCH_ERROR, (int) faults[i].code);
    }
}

static void
test_page_of_the_largest_size_is_read (Servers *self, gconstpointer data)
{
  DossierFetchOptions options = { .allow_private = TRUE, .max_bytes = 50001 };
  g_autoptr (DossierFetchResult) result = fetch (self->port, "/big", &options, NULL);

  g_assert_nonnull (result);
  g_assert_cmpuint (g_bytes_get_size (result->body), ==, 50001);
}

static void
test_closed_port_is_refused_in_words (Servers *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) result = NULL;
  g_autoptr (GSocketListener) closed = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (closed, NULL, NULL);

  g_socket_listener_close (closed);
  result = fetch (port, "/", NULL, &error);
  g_assert_null (result);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_CONNECT);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

static void
test_own_network_is_refused_unless_allowed (Servers *self, gconstpointer data)
{
  DossierFetchOptions options = { .allow_private = FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) result = fetch (self->port, "/ok", &options, &error);

  g_assert_null (result);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE);
}

/* What a page outside leads to is another matter than what was asked for. */
static void
test_what_leads_inside_is_refused_as_such (void)
{
  g_autoptr (GUri) base = g_uri_parse ("https://example.org/feed", G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) led = NULL;
  g_autoptr (GError) asked = NULL;

  g_assert_null (dossier_fetch_address_parse ("http://192.168.1.1/", base, FALSE, &led));
  g_assert_error (led, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_REDIRECT);
  g_assert_nonnull (strstr (led->message, "led to “192.168.1.1”"));
  g_assert_null (dossier_fetch_address_parse ("http://192.168.1.1/", NULL, FALSE, &asked));
  g_assert_error (asked, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE);
}

static void
test_what_is_inside_is_told_by_its_words (void)
{
  static const struct
  {
    const char *uri;
    gboolean    is_inside;
  } cases[] = {
    { "http://localhost/feed", TRUE },
    { "http://localhost:8080/feed", TRUE },
    { "http://LocalHost./", TRUE },
    { "http://127.0.0.1/", TRUE },
    { "https://10.0.0.1:8443/x?y", TRUE },
    { "http://172.16.9.9/", TRUE },
    { "http://192.168.178.20/rss", TRUE },
    { "http://169.254.1.1/", TRUE },
    { "http://100.64.0.9/", TRUE },
    { "http://[::1]/", TRUE },
    { "http://[fe80::1]/", TRUE },
    { "http://[fd00::12]:80/", TRUE },
    { "http://nas/feed", TRUE },
    { "http://NAS./feed", TRUE },
    { "http://2130706433/", TRUE },
    { "http://printer.local/", TRUE },
    { "http://Printer.LOCAL./", TRUE },
    { "http://box.lan/", TRUE },
    { "http://tv.home.arpa/", TRUE },
    { "https://wiki.corp.internal/feed", TRUE },
    { "https://example.org/feed", FALSE },
    { "https://8.8.8.8/", FALSE },
    { "https://172.32.0.1/", FALSE },
    { "https://[2606:4700::1111]/", FALSE },
    { "https://local.example.org/", FALSE },
    { "https://lan.org/", FALSE },
    { "https://plan.lang/", FALSE },
    { "https://internal.example/", FALSE },
    { "https://notlocal.localx/", FALSE },
    { "file:///localhost", FALSE },
    { "ftp://localhost/", FALSE },
    { "nas", FALSE },
    { "http://", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].uri);
      g_assert_true (dossier_fetch_is_inside (cases[i].uri) == cases[i].is_inside);
    }
}

static void
test_odd_numbers_do_not_reach_the_own_network (Servers *self, gconstpointer data)
{
  static const char *const hosts[] = { "2130706433", "0x7f000001", "017700000001", "127.1" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://%s:%u/ok", hosts[i], self->port);
      g_autoptr (GError) error = NULL;
      DossierFetchOptions options = { .total_seconds = 2 };
      g_autoptr (DossierFetchResult) result = dossier_fetch (uri, &options, NULL, &error);

      g_test_message ("%s: %s", uri, error != NULL ? error->message : "");
      g_assert_null (result);
      g_assert_nonnull (error);
    }
}

static void
test_sites_are_told_apart (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean    is_same;
  } cases[] = {
    { "https://example.com/feed", "http://www.example.com:8080/x", TRUE },
    { "https://feeds.blog.example.com/", "https://cdn.example.com/icon.png", TRUE },
    { "https://EXAMPLE.com./", "https://example.com/", TRUE },
    { "https://example.co.uk/", "https://other.co.uk/", FALSE },
    { "https://one.github.io/", "https://two.github.io/", FALSE },
    { "https://example.com/", "https://example.org/", FALSE },
    { "https://example.com/", "https://example.com.evil.org/", FALSE },
    { "https://notexample.com/", "https://example.com/", FALSE },
    { "http://127.0.0.1:80/", "http://127.0.0.1:81/", TRUE },
    { "http://127.0.0.1/", "http://127.0.0.2/", FALSE },
    { "http://[::1]/", "http://[::1]:8080/", TRUE },
    { "http://localhost/", "http://localhost:8080/", TRUE },
    { "http://nas/", "http://router/", FALSE },
    { "file:///etc/passwd", "file:///etc/passwd", FALSE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (dossier_fetch_is_same_site (cases[i].a, cases[i].b), ==, cases[i].is_same);
      g_assert_cmpint (dossier_fetch_is_same_site (cases[i].b, cases[i].a), ==, cases[i].is_same);
    }
}

static void
test_redirects_stay_where_they_may (Servers *self, gconstpointer data)
{
  static const struct
  {
    const char *path, *within[3];
    gboolean    is_fine;
  } cases[] = {
    { "/moved", { "https://elsewhere.example/", NULL }, FALSE },
    { "/moved", { "https://elsewhere.example/", "http://127.0.0.1/", NULL }, TRUE },
    { "/ok", { "https://elsewhere.example/", NULL }, TRUE },
    { "/moved", { NULL }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierFetchOptions options = { .allow_private = TRUE, .within = cases[i].within };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetchResult) result = fetch (self->port, cases[i].path, &options, &error);

      g_assert_cmpint (result != NULL, ==, cases[i].is_fine);
      if (!cases[i].is_fine)
        g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_REDIRECT);
    }
}

/* The server's /moved leads to /ok. */
static gboolean
is_ok (const char *uri)
{
  return g_str_has_suffix (uri, "/ok");
}

static void
test_redirects_do_not_lead_to_what_is_shunned (Servers *self, gconstpointer data)
{
  DossierFetchOptions options = { .allow_private = TRUE, .shuns = is_ok };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) moved = fetch (self->port, "/moved", &options, &error);
  g_autoptr (DossierFetchResult) straight = NULL;

  g_assert_null (moved);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_REDIRECT);
  straight = fetch (self->port, "/ok", &options, NULL);
  g_assert_nonnull (straight);
}

static void
test_cancelling_ends_it (Servers *self, gconstpointer data)
{
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char    *uri = g_strdup_printf ("http://127.0.0.1:%u/drip", self->raw_port);
  DossierFetchOptions options = { .allow_private = TRUE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  dossier_fetcher_fetch_async (fetcher, uri, &options, cancellable, fetched_cb, &result);
  while (result == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () - start > G_USEC_PER_SEC / 5)
        g_cancellable_cancel (cancellable);
    }
  g_assert_null (dossier_fetcher_fetch_finish (fetcher, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* As many as may talk to one host do; the next one waits for them, but not longer than it would for a server. */
static void
test_waiting_for_others_ends_too (Servers *self, gconstpointer data)
{
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char    *uri = g_strdup_printf ("http://127.0.0.1:%u/silent", self->raw_port);
  DossierFetchOptions patient = { .allow_private = TRUE }, hasty = { .allow_private = TRUE, .header_seconds = 1 };
  GAsyncResult       *results[4] = { NULL };

  for (guint i = 0; i < 4; i++)
    dossier_fetcher_fetch_async (fetcher, uri, i == 3 ? &hasty : &patient, i == 2 ? cancellable : NULL, fetched_cb,
                                 &results[i]);
  while (results[3] == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (results[2]);
  g_cancellable_cancel (cancellable);
  while (results[2] == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (results[0] == NULL && results[1] == NULL);
  dossier_fetcher_abort (fetcher);
  while (results[0] == NULL || results[1] == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_fetcher_fetch_finish (fetcher, results[i], &error));
      if (i == 2)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else if (i == 3)
        g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMEOUT);
      g_object_unref (results[i]);
    }
}

typedef struct
{
  char               *uri;
  DossierFetchResult *result;
  gboolean            done;
} Waiter;

static gpointer
wait_thread (gpointer data)
{
  Waiter             *self = data;
  DossierFetchOptions options = { .allow_private = TRUE };

  self->result = dossier_fetch (self->uri, &options, NULL, NULL);
  self->done = TRUE;
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
test_worker_thread_can_wait_for_it (Servers *self, gconstpointer data)
{
  Waiter   waiter = { g_strdup_printf ("http://127.0.0.1:%u/ok", self->port), NULL, FALSE };
  GThread *thread = g_thread_new ("waiter", wait_thread, &waiter);

  while (!waiter.done)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_assert_nonnull (waiter.result);
  assert_body (waiter.result, "<p>hello");
  dossier_fetch_result_free (waiter.result);
  g_free (waiter.uri);
}

#define ADD(path, function) g_test_add ("/net/fetcher/" path, Servers, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("a page comes with its headers", test_page_comes_with_its_headers);
  ADD ("cookies are not kept", test_cookies_are_not_kept);
  ADD ("an HTTP error is a result with a reason", test_http_error_is_a_result_with_a_reason);
  ADD ("a wish to be left alone is read", test_wish_to_be_left_alone_is_read);
  ADD ("permanent moves are told", test_permanent_moves_are_told);
  ADD ("an unchanged page is told", test_unchanged_page_is_told);
  ADD ("a packed body is unpacked", test_packed_body_is_unpacked);
  ADD ("faults have their names", test_faults_have_their_names);
  ADD ("a page of the largest size is read", test_page_of_the_largest_size_is_read);
  ADD ("a closed port is refused in words", test_closed_port_is_refused_in_words);
  ADD ("the own network is refused unless allowed", test_own_network_is_refused_unless_allowed);
  ADD ("odd numbers do not reach the own network", test_odd_numbers_do_not_reach_the_own_network);
  ADD ("redirects stay where they may", test_redirects_stay_where_they_may);
  ADD ("redirects do not lead to what is shunned", test_redirects_do_not_lead_to_what_is_shunned);
  ADD ("cancelling ends it", test_cancelling_ends_it);
  ADD ("waiting for others ends too", test_waiting_for_others_ends_too);
  ADD ("a worker thread can wait for it", test_worker_thread_can_wait_for_it);
  g_test_add_func ("/net/fetcher/what leads inside is refused as such", test_what_leads_inside_is_refused_as_such);
  g_test_add_func ("/net/fetcher/what is inside is told by its words", test_what_is_inside_is_told_by_its_words);
  g_test_add_func ("/net/fetcher/sites are told apart", test_sites_are_told_apart);
  return g_test_run ();
}
