/* test-fetch-private.c - ways into this computer or network: what a server outside sends us to is refused before the
 * first packet, what a person typed works.
 *
 * One server stands for everything outside, as a proxy for *.outside.example, and one stands inside. Both send
 * "/to/ADDRESS" on to ADDRESS, and answer "ok" to anything else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-fetcher.h"
#include "fake-names.h"

/* ---- names ---- */

static const FakeName names[] = {
  { "four.example", "127.0.0.1" },
  { "six.example", "::1" },
  { "mapped.example", "::ffff:127.0.0.1" },
  { "lan.example", "192.168.255.254" },
  { "metadata.example", "169.254.169.254" },
  { "ten.example", "10.255.255.254" },
  { "shared.example", "100.127.255.254" },
  { "unique.example", "fd12:3456::1" },
  { "link.example", "fe80::1" },
  { "nat64.example", "64:ff9b::7f00:1" },
  { "six-to-four.example", "2002:7f00:1::1" },
  { "zero.example", "0.0.0.0" },
  { "many.example", "10.255.255.254 192.168.255.254 127.0.0.1" },
  { "both.example", "::1 127.0.0.1" },
  { "nas.example", "127.0.0.1" },
  { "turns.example", "127.0.0.1" },
  { NULL },
};

/* ---- the way outside ---- */

#define TEST_TYPE_PROXIES (test_proxies_get_type ())
G_DECLARE_FINAL_TYPE (TestProxies, test_proxies, TEST, PROXIES, GObject)

struct _TestProxies
{
  GObject parent_instance;
  char   *outside; /* the server for all names outside */
  guint   n_turns; /* lookups of turns.example that go outside */
};

static char **
look_up (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  TestProxies *self = TEST_PROXIES (resolver);
  const char  *way[] = { "direct://", NULL };

  if (strstr (uri, ".outside.example") != NULL || (strstr (uri, "turns.example") != NULL && self->n_turns-- > 0))
    way[0] = self->outside;
  return g_strdupv ((char **) way);
}

static void
look_up_async (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, look_up (resolver, uri, cancellable, NULL), (GDestroyNotify) g_strfreev);
  g_object_unref (task);
}

static char **
look_up_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static void
test_proxies_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = look_up;
  iface->lookup_async = look_up_async;
  iface->lookup_finish = look_up_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProxies, test_proxies, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, test_proxies_iface_init))

static void
test_proxies_finalize (GObject *object)
{
  g_free (TEST_PROXIES (object)->outside);
  G_OBJECT_CLASS (test_proxies_parent_class)->finalize (object);
}

static void
test_proxies_class_init (TestProxiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_proxies_finalize;
}

static void
test_proxies_init (TestProxies *self)
{
}

/* ---- the servers ---- */

typedef struct
{
  GSocketService *outside, *inside;
  guint16         outside_port, inside_port;
  guint           n_inside; /* connections that were made to it */
  int             n_two;    /* requests for "/two" that came */
} Servers;

static gboolean
serve_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  GInputStream  *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char           request[4096] = { 0 };
  gsize          length = 0;
  gssize         n;

  while ((n = g_input_stream_read (in, request + length, sizeof request - 1 - length, NULL, NULL)) > 0)
    {
      const char *to = strstr (request, "/to/"), *end = to != NULL ? strchr (to, ' ') : NULL;

      length += (gsize) n;
      if (strstr (request, "\r\n\r\n") == NULL)
        continue;
      if (end != NULL)
        {
          g_autofree char *where = g_uri_unescape_segment (to + 4, end, NULL);

          g_output_stream_printf (out, NULL, NULL, NULL,
                                  "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: %s\r\n\r\n", where);
          break;
        }
      if (g_str_has_prefix (request, "GET /two "))
        g_atomic_int_inc (&((Servers *) data)->n_two);
      g_output_stream_write_all (out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 40, NULL, NULL, NULL);
      memset (request, 0, sizeof request);
      length = 0;
    }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static gboolean
count_cb (GSocketService *service, GSocketConnection *connection, GObject *source, Servers *self)
{
  self->n_inside++;
  return FALSE;
}

static GSocketService *
start (Servers *self, guint16 *port)
{
  GSocketService *service = g_threaded_socket_service_new (16);

  *port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_assert_cmpuint (*port, !=, 0);
  g_signal_connect (service, "run", G_CALLBACK (serve_cb), self);
  return service;
}

static void
set_up (Servers *self, gconstpointer data)
{
  TestProxies *proxies = TEST_PROXIES (g_proxy_resolver_get_default ());

  self->outside = start (self, &self->outside_port);
  self->inside = start (self, &self->inside_port);
  self->n_inside = 0;
  self->n_two = 0;
  g_signal_connect (self->inside, "incoming", G_CALLBACK (count_cb), self);
  g_free (proxies->outside);
  proxies->outside = g_strdup_printf ("http://127.0.0.1:%u", self->outside_port);
}

static void
stop (GSocketService **service)
{
  g_socket_service_stop (*service);
  g_socket_listener_close (G_SOCKET_LISTENER (*service));
  g_clear_object (service);
}

static void
tear_down (Servers *self, gconstpointer data)
{
  stop (&self->outside);
  stop (&self->inside);
}

/* ---- journeys ---- */

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DossierFetchResult *
fetch (DossierFetcher *fetcher, const char *uri, gboolean is_typed, GError **error)
{
  DossierFetchOptions options = { .allow_private = is_typed, .total_seconds = 20 };
  g_autoptr (GAsyncResult) result = NULL;

  dossier_fetcher_fetch_async (fetcher, uri, &options, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return dossier_fetcher_fetch_finish (fetcher, result, error);
}

/* All at once, so that the last has to wait for a connection of the others. */
static GError *
fetch_beside (DossierFetcher *fetcher, const char *typed, const char *led)
{
  DossierFetchOptions inside = { .allow_private = TRUE, .total_seconds = 20 };
  DossierFetchOptions outside = { .total_seconds = 20 };
  GAsyncResult       *results[3] = { NULL };
  GError             *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    dossier_fetcher_fetch_async (fetcher, i < 2 ? typed : led, i < 2 ? &inside : &outside, NULL, fetched_cb,
                                 &results[i]);
  while (results[0] == NULL || results[1] == NULL || results[2] == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (DossierFetchResult) result = dossier_fetcher_fetch_finish (fetcher, results[i], i < 2 ? NULL : &error);

      g_assert_true ((result != NULL) == (i < 2));
      g_object_unref (results[i]);
    }
  return error;
}

/* "http://a:PORT/ > http://b/": the first sends on to the second, and so on; PORT is that of the server inside. */
static char *
plan (const char *journey, guint16 port)
{
  g_autofree char *digits = g_strdup_printf ("%u", port);
  g_auto (GStrv) parts = g_strsplit (journey, "PORT", -1);
  g_autofree char *text = g_strjoinv (digits, parts);
  g_auto (GStrv) steps = g_strsplit (text, " > ", -1);
  guint n = g_strv_length (steps);
  char *address = g_strdup (steps[n - 1]);

  for (guint i = n - 1; i > 0; i--)
    {
      g_autofree char *next = g_steal_pointer (&address);
      g_autofree char *escaped = g_uri_escape_string (next, NULL, FALSE);

      address = g_strconcat (steps[i - 1], "to/", escaped, NULL);
    }
  return address;
}

typedef enum
{
  REFUSED,
  FINE,
} Outcome;

#define OUTSIDE "http://www.outside.example/"

static const struct
{
  const char *journey;
  gboolean    is_typed;
  Outcome     outcome;
  guint       n_turns; /* lookups of turns.example that go outside */
} cases[] = {
  /* What a story's content leads to. */
  { OUTSIDE, FALSE, FINE, 0 },
  { OUTSIDE " > http://b.outside.example/", FALSE, FINE, 0 },
  { "http://127.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { "http://four.example:PORT/", FALSE, REFUSED, 0 },
  { "http://FOUR.example.:PORT/", FALSE, REFUSED, 0 },
  { "http://six.example:PORT/", FALSE, REFUSED, 0 },
  { "http://mapped.example:PORT/", FALSE, REFUSED, 0 },
  { "http://lan.example:PORT/", FALSE, REFUSED, 0 },
  { "http://metadata.example/latest/meta-data/", FALSE, REFUSED, 0 },
  { "http://ten.example/", FALSE, REFUSED, 0 },
  { "http://shared.example/", FALSE, REFUSED, 0 },
  { "http://unique.example/", FALSE, REFUSED, 0 },
  { "http://link.example/", FALSE, REFUSED, 0 },
  { "http://nat64.example:PORT/", FALSE, REFUSED, 0 },
  { "http://six-to-four.example:PORT/", FALSE, REFUSED, 0 },
  { "http://zero.example:PORT/", FALSE, REFUSED, 0 },
  { "http://many.example:PORT/", FALSE, REFUSED, 0 },
  { "http://both.example:PORT/", FALSE, REFUSED, 0 },
  { "https://four.example:PORT/", FALSE, REFUSED, 0 },
  { "http://user:word@four.example:PORT/", FALSE, REFUSED, 0 },
  /* Redirects, in every spelling. */
  { OUTSIDE " > http://127.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > //127.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://127.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://2130706433:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://0x7f.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://0177.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://127.0.0.1.:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://0.0.0.0:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://[::1]:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://[::]:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://[::ffff:127.0.0.1]:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://[::1%25lo]:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://[fe80::1%25eth0]:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://localhost:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://LOCALHOST.:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://www.outside.example@127.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://www.outside.example\\@127.0.0.1:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://①②⑦.⓪.⓪.①:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://four.example:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > https://four.example:PORT/", FALSE, REFUSED, 0 },
  { OUTSIDE " > http://b.outside.example/ > http://c.outside.example/ > http://six.example:PORT/", FALSE, REFUSED, 0 },
  /* A name that is outside at first and inside then. */
  { "http://turns.example:PORT/", FALSE, FINE, 1 },
  { "http://turns.example:PORT/ > http://turns.example:PORT/", FALSE, REFUSED, 1 },
  { "http://turns.example:PORT/ > http://turns.example:PORT/", FALSE, FINE, 2 },
  { "http://turns.example:PORT/ > http://turns.example:PORT/", TRUE, REFUSED, 1 },
  { OUTSIDE " > http://turns.example:PORT/", FALSE, REFUSED, 0 },
  /* What a person typed. */
  { "http://127.0.0.1:PORT/", TRUE, FINE, 0 },
  { "http://[::1]:PORT/", TRUE, FINE, 0 },
  { "http://localhost:PORT/", TRUE, FINE, 0 },
  { "http://four.example:PORT/", TRUE, FINE, 0 },
  { "http://six.example:PORT/", TRUE, FINE, 0 },
  { "http://both.example:PORT/", TRUE, FINE, 0 },
  { "http://four.example:PORT/ > http://six.example:PORT/ > http://127.0.0.1:PORT/", TRUE, FINE, 0 },
  { "http://four.example:PORT/ > " OUTSIDE, TRUE, FINE, 0 },
  { OUTSIDE " > http://127.0.0.1:PORT/", TRUE, REFUSED, 0 },
  { OUTSIDE " > http://four.example:PORT/", TRUE, REFUSED, 0 },
  { "http://four.example:PORT/ > " OUTSIDE " > http://127.0.0.1:PORT/", TRUE, REFUSED, 0 },
  { "http://four.example:PORT/ > " OUTSIDE " > http://four.example:PORT/a", TRUE, REFUSED, 0 },
};

/* How often the journey is meant to be inside before it is refused. */
static guint
count_steps_inside (const char *journey, gboolean is_typed)
{
  const char *outside = strstr (journey, "outside.example");

  return is_typed && outside != NULL && strncmp (journey, OUTSIDE, strlen (OUTSIDE)) != 0 ? 1 : 0;
}

/* The address itself is what is refused, or where another leads. */
static int
refusal (const char *journey)
{
  return strstr (journey, " > ") != NULL ? DOSSIER_FETCH_ERROR_REDIRECT : DOSSIER_FETCH_ERROR_PRIVATE;
}

static void
test_each_way_inside_is_refused_or_allowed (Servers *self, gconstpointer data)
{
  TestProxies *proxies = TEST_PROXIES (g_proxy_resolver_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = plan (cases[i].journey, self->inside_port);
      g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetchResult) result = NULL;

      proxies->n_turns = cases[i].n_turns;
      self->n_inside = 0;
      result = fetch (fetcher, uri, cases[i].is_typed, &error);
      g_test_message ("%u %s: %s", i, cases[i].journey, error != NULL ? error->message : "fine");
      if (cases[i].outcome == FINE)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (result->status, ==, 200);
          continue;
        }
      g_assert_null (result);
      g_assert_error (error, DOSSIER_FETCH_ERROR, refusal (cases[i].journey));
      g_assert_nonnull (strstr (error->message, "inside your own computer"));
      g_assert_cmpuint (self->n_inside, ==, count_steps_inside (cases[i].journey, cases[i].is_typed));
    }
}

/* The connection of the feed that a person typed stays open: nobody else may go in through it. */
static void
test_open_connection_is_no_way_inside (Servers *self, gconstpointer data)
{
  static const char *const journeys[]
      = { "http://nas.example:PORT/two", "http://NAS.example:PORT/two", OUTSIDE " > http://nas.example:PORT/two" };

  for (guint i = 0; i < G_N_ELEMENTS (journeys); i++)
    for (guint is_typed = 0; is_typed < 2; is_typed++)
      {
        g_autofree char *first = plan ("http://nas.example:PORT/one", self->inside_port);
        g_autofree char *second = plan (journeys[i], self->inside_port);
        g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
        g_autoptr (DossierFetchResult) typed = fetch (fetcher, first, TRUE, NULL);
        g_autoptr (DossierFetchResult) again = fetch (fetcher, first, TRUE, NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierFetchResult) led = fetch (fetcher, second, is_typed, &error);

        g_test_message ("%s", journeys[i]);
        g_assert_nonnull (typed);
        g_assert_nonnull (again);
        if (is_typed && i < 2)
          {
            g_assert_no_error (error);
            g_assert_cmpint (g_atomic_int_get (&self->n_two), ==, 1);
            g_atomic_int_set (&self->n_two, 0);
            continue;
          }
        g_assert_null (led);
        g_assert_error (error, DOSSIER_FETCH_ERROR, refusal (journeys[i]));
        g_assert_cmpint (g_atomic_int_get (&self->n_two), ==, 0);
      }
}

static void
test_connection_of_a_neighbour_is_no_way_inside (Servers *self, gconstpointer data)
{
  g_autofree char *typed = plan ("http://nas.example:PORT/one", self->inside_port);
  g_autofree char *led = plan ("http://nas.example:PORT/two", self->inside_port);
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new ();
  g_autoptr (GError) error = fetch_beside (fetcher, typed, led);

  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE);
  g_assert_cmpint (g_atomic_int_get (&self->n_two), ==, 0);
}

static void
install_proxies (void)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  g_tls_backend_get_default (); /* loads GIO's extension points */
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, TEST_TYPE_PROXIES, "test", 100);
}

#define ADD(path, function) g_test_add ("/net/fetch-private/" path, Servers, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  install_proxies ();
  fake_names_install (names);
  ADD ("each way inside is refused or allowed", test_each_way_inside_is_refused_or_allowed);
  ADD ("an open connection is no way inside", test_open_connection_is_no_way_inside);
  ADD ("a connection of a neighbour is no way inside", test_connection_of_a_neighbour_is_no_way_inside);
  return g_test_run ();
}
