/* test-fetch-tls.c - encrypted connections: a good one is used, in both versions of HTTP, and each bad one is refused
 * with what is wrong with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <libsoup/soup.h>
#include <string.h>

#include "dossier-fetcher.h"
#include "fake-names.h"
#include "pack.h"
#include "test-tls.h"

#define WORDS "<p>Words of a page."

static const FakeName names[] = {
  { "www.tls.example", "127.0.0.1" },
  { "tls.example", "127.0.0.1" },
  { "silent.tls.example", FAKE_NAMES_SILENT },
  { NULL },
};

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) packed = pack (WORDS, strlen (WORDS), PACK_BROTLI);

  *(SoupHTTPVersion *) data = soup_server_message_get_http_version (message);
  if (strcmp (path, "/down") == 0)
    {
      soup_server_message_set_status (message, 302, NULL);
      soup_message_headers_replace (headers, "Location", "http://www.tls.example/");
      return;
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (headers, "Content-Encoding", "br");
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, g_bytes_get_data (packed, NULL),
                                    g_bytes_get_size (packed));
}

typedef struct
{
  SoupServer     *server;
  guint16         port;
  SoupHTTPVersion version; /* of the last request */
} Server;

static void
start (Server *self, const char *certificate)
{
  g_autoptr (GTlsCertificate) tls = test_tls_load (certificate);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new ("tls-certificate", tls, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, &self->version, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
stop (Server *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DossierFetchResult *
fetch (const char *uri, const DossierFetchOptions *options, GError **error)
{
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
  g_autoptr (GAsyncResult) result = NULL;

  dossier_fetcher_fetch_async (fetcher, uri, options, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  dossier_fetcher_abort (fetcher);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return dossier_fetcher_fetch_finish (fetcher, result, error);
}

static const struct
{
  const char *certificate;
  const char *host;
  const char *words; /* in the reason; NULL: it is fine */
} cases[] = {
  { "good", "www.tls.example", NULL },
  { "expired", "www.tls.example", "has expired" },
  { "early", "www.tls.example", "not valid yet" },
  { "elsewhere", "www.tls.example", "belongs to another server" },
  { "good", "127.0.0.1", "belongs to another server" },
  { "good", "tls.example", "belongs to another server" },
  { "self-signed", "www.tls.example", "vouches for itself" },
  { "unknown", "www.tls.example", "not signed by anybody your computer trusts" },
  { "sha1", "www.tls.example", "no longer safe" },
};

static void
test_each_certificate_has_its_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierFetchOptions options = { .allow_private = TRUE };
      Server              server = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetchResult) result = NULL;
      g_autofree char *uri = NULL;

      start (&server, cases[i].certificate);
      uri = g_strdup_printf ("https://%s:%u/", cases[i].host, server.port);
      result = fetch (uri, &options, &error);
      stop (&server);
      g_test_message ("%s, %s: %s", cases[i].certificate, cases[i].host, error != NULL ? error->message : "fine");
      if (cases[i].words == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpmem (g_bytes_get_data (result->body, NULL), g_bytes_get_size (result->body), WORDS,
                           strlen (WORDS));
          continue;
        }
      g_assert_null (result);
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TLS);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, cases[i].host));
    }
}

static void
test_newest_version_is_spoken (void)
{
  DossierFetchOptions options = { .allow_private = TRUE };
  Server              server = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) result = NULL;
  g_autofree char *uri = NULL;

  start (&server, "good");
  uri = g_strdup_printf ("https://www.tls.example:%u/", server.port);
  result = fetch (uri, &options, &error);
  stop (&server);
  g_assert_no_error (error);
  g_assert_cmpint (server.version, ==, SOUP_HTTP_2_0);
  g_assert_cmpmem (g_bytes_get_data (result->body, NULL), g_bytes_get_size (result->body), WORDS, strlen (WORDS));
}

typedef struct
{
  char   *uri;
  GError *error;
  int     is_done;
} Worker;

static gpointer
work (gpointer data)
{
  Worker             *self = data;
  DossierFetchOptions options = { .allow_private = TRUE, .refuse_downgrade = TRUE };
  g_autoptr (DossierFetchResult) result = dossier_fetch (self->uri, &options, NULL, &self->error);

  g_assert_true ((result != NULL) == (self->error == NULL));
  g_atomic_int_set (&self->is_done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* libsoup would say so if a connection were left: whether the answer was read or not. */
static void
test_worker_leaves_no_connection (void)
{
  static const char *const paths[] = { "/", "/down" };
  Server                   server = { 0 };

  start (&server, "good");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      Worker   worker = { g_strdup_printf ("https://www.tls.example:%u%s", server.port, paths[i]), NULL, FALSE };
      GThread *thread = g_thread_new ("worker", work, &worker);

      while (!g_atomic_int_get (&worker.is_done))
        g_main_context_iteration (NULL, TRUE);
      g_thread_join (thread);
      g_assert_true ((worker.error != NULL) == (i == 1));
      g_clear_error (&worker.error);
      g_free (worker.uri);
    }
  g_assert_cmpint (server.version, ==, SOUP_HTTP_2_0);
  stop (&server);
}

static void
test_way_down_is_refused (void)
{
  DossierFetchOptions options = { .allow_private = TRUE, .refuse_downgrade = TRUE };
  Server              server = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetchResult) result = NULL;
  g_autofree char *uri = NULL;

  start (&server, "good");
  uri = g_strdup_printf ("https://www.tls.example:%u/down", server.port);
  result = fetch (uri, &options, &error);
  stop (&server);
  g_assert_null (result);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_REDIRECT);
  g_assert_nonnull (strstr (error->message, "anybody could listen"));
}

/* Each way of waiting has its sentence. */
static void
test_deadline_says_what_was_waited_for (void)
{
  TestHole *mute = test_hole_dig ("127.0.0.1", 0, FALSE), *full = test_hole_dig ("127.0.0.1", 0, TRUE);
  const struct
  {
    const char *scheme, *host;
    guint16     port;
    const char *words;
  } waits[] = {
    { "http", "silent.tls.example", 80, "Nobody said in time where silent.tls.example is" },
    { "http", "www.tls.example", test_hole_get_port (full), "did not take the call" },
    { "https", "www.tls.example", test_hole_get_port (mute), "safe connection in time" },
    { "http", "www.tls.example", test_hole_get_port (mute), "takes too long to answer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      DossierFetchOptions options = { .allow_private = TRUE, .header_seconds = 1 };
      g_autofree char    *uri = g_strdup_printf ("%s://%s:%u/", waits[i].scheme, waits[i].host, waits[i].port);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetchResult) result = fetch (uri, &options, &error);

      g_test_message ("%s: %s", uri, error != NULL ? error->message : "fine");
      g_assert_null (result);
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMEOUT);
      g_assert_nonnull (strstr (error->message, waits[i].words));
    }
  test_hole_fill_in (mute);
  test_hole_fill_in (full);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  test_tls_trust ();
  fake_names_install (names);
  g_test_add_func ("/net/fetch-tls/each certificate has its reason", test_each_certificate_has_its_reason);
  g_test_add_func ("/net/fetch-tls/the newest version is spoken", test_newest_version_is_spoken);
  g_test_add_func ("/net/fetch-tls/a worker leaves no connection", test_worker_leaves_no_connection);
  g_test_add_func ("/net/fetch-tls/the way down is refused", test_way_down_is_refused);
  g_test_add_func ("/net/fetch-tls/a deadline says what was waited for", test_deadline_says_what_was_waited_for);
  return g_test_run ();
}
