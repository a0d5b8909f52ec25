/* test-discover.c - asking an address for the feeds that are meant by it
 *
 * What lies outside is played by a proxy on this computer: every host that ends in ".example" is asked through it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-discovery.h"
#include "fault-server.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define GONE "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n"
#define FEED "<rss version='2.0'><channel><title>Lab</title></channel></rss>"
#define ITEM(n, date)                                                                                                  \
  "<item><title>Story " n "</title><link>https://lab.example/" n "</link><pubDate>" date "</pubDate>"                  \
  "<description>&lt;p&gt;Words &lt;b&gt;of&lt;/b&gt; story " n ".&lt;/p&gt;</description></item>"
#define ATOM                                                                                                           \
  "<feed xmlns='http://www.w3.org/2005/Atom'><title>Notes</title><link href='https://lab.example/notes'/>"             \
  "<entry><title>Only</title><id>1</id><updated>2024-05-01T00:00:00Z</updated></entry></feed>"

static const FaultAnswer answers[] = {
  { "/direct", OK FEED, FAULT_NONE },
  { "/page", OK "<!doctype html><link rel=alternate type=application/rss+xml href=/direct title=Offered>", FAULT_NONE },
  { "/bare", OK "<!doctype html><title>Nothing offered</title>", FAULT_NONE },
  { "/atom.xml", OK FEED, FAULT_NONE },
  { "/six",
    OK "<rss version='2.0'><channel><title>Six</title><link>https://lab.example/</link>" ITEM (
        "1", "Mon, 01 Jan 2024 00:00:00 GMT") ITEM ("2", "Tue, 02 Jan 2024 00:00:00 GMT")
        ITEM ("6", "Sat, 06 Jan 2024 00:00:00 GMT") ITEM ("3", "Wed, 03 Jan 2024 00:00:00 GMT")
            ITEM ("4", "Thu, 04 Jan 2024 00:00:00 GMT") ITEM ("5", "Fri, 05 Jan 2024 00:00:00 GMT")
                ITEM ("7", "no date at all") "</channel></rss>",
    FAULT_NONE },
  { "/atom", OK ATOM, FAULT_NONE },
  { "/gone", GONE, FAULT_NONE },
  { "/no-feed", OK "<!doctype html><p>Words", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { "/many",
    OK "<!doctype html><link rel=alternate type=application/rss+xml href=/six title=A>"
       "<link rel=alternate type=application/atom+xml href=/atom title=B>"
       "<link rel=alternate type=application/rss+xml href=/gone title=C>"
       "<link rel=alternate type=application/rss+xml href=/no-feed title=D>",
    FAULT_NONE },
  { "/list",
    OK "<opml version='2.0'><body><outline text='AI'><outline type='rss' text='One' xmlUrl='https://a.example/rss'/>"
       "<outline type='rss' text='One again' xmlUrl='https://a.example/rss'/></outline>"
       "<outline type='rss' text='Two' xmlUrl='https://b.example/rss'/>"
       "<outline type='rss' text='Bad' xmlUrl='javascript:x()'/></body></opml>",
    FAULT_NONE },
  { "http://direct.example/", OK FEED, FAULT_NONE },
  { "direct.example:443", "", FAULT_RESET }, /* nobody is there for https */
  { NULL },
};

/* ---- a proxy for what is outside, and nobody who knows names ---- */

static FaultServer *outside; /* set once, before the first request */

static char **
look_up_proxy (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  char **proxies = g_new0 (char *, 2);

  if (parsed != NULL && g_str_has_suffix (g_uri_get_host (parsed), ".example"))
    proxies[0] = g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (outside));
  else
    proxies[0] = g_strdup ("direct://");
  return proxies;
}

static void
look_up_proxy_async (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, look_up_proxy (resolver, uri, cancellable, NULL), (GDestroyNotify) g_strfreev);
}

static char **
look_up_proxy_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

typedef GObject      TestProxies;
typedef GObjectClass TestProxiesClass;

static void
test_proxies_init_iface (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = look_up_proxy;
  iface->lookup_async = look_up_proxy_async;
  iface->lookup_finish = look_up_proxy_finish;
}

static GType test_proxies_get_type (void);
G_DEFINE_TYPE_WITH_CODE (TestProxies, test_proxies, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, test_proxies_init_iface))

static void
test_proxies_class_init (TestProxiesClass *klass)
{
}

static void
test_proxies_init (TestProxies *self)
{
}

/* Knows only that "inner.test" is this computer. */
static GList *
look_up_name (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  if (strcmp (name, "inner.test") == 0)
    return g_list_append (NULL, g_inet_address_new_from_string ("127.0.0.1"));
  g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "nobody knows %s", name);
  return NULL;
}

static void
look_up_name_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList  *found = look_up_name (resolver, name, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, NULL);
}

static GList *
look_up_name_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef GResolver      TestNames;
typedef GResolverClass TestNamesClass;

static GType test_names_get_type (void);
G_DEFINE_TYPE (TestNames, test_names, G_TYPE_RESOLVER)

static void
test_names_class_init (TestNamesClass *klass)
{
  klass->lookup_by_name = look_up_name;
  klass->lookup_by_name_with_flags_async = look_up_name_async;
  klass->lookup_by_name_with_flags_finish = look_up_name_finish;
}

static void
test_names_init (TestNames *self)
{
}

static void
play_the_world (void)
{
  g_autoptr (GResolver) names = NULL;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  outside = fault_server_start (answers);
  g_io_extension_point_register (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, test_proxies_get_type (), "test", 100);
  names = g_object_new (test_names_get_type (), NULL);
  g_resolver_set_default (names);
}

/* ---- helpers ---- */

static char *
inside (const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (outside), path);
}

static DossierDiscovery *
discover (const char *text, gboolean may_be_inside, GError **error)
{
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);
  const DossierDiscoveryOptions options = { .may_be_inside = may_be_inside };

  return dossier_library_discover (library, text, &options, NULL, NULL, NULL, error);
}

static const DossierFoundFeed *
get_feed (DossierDiscovery *found, guint i)
{
  g_assert_cmpuint (i, <, found->feeds->len);
  return found->feeds->pdata[i];
}

/* ---- tests ---- */

static void
test_a_site_leads_to_its_feed (void)
{
  static const struct
  {
    const char *path, *feed;
  } cases[] = { { "/direct", "/direct" }, { "/page", "/direct" }, { "/bare", "/atom.xml" }, { "/missing", NULL } };
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = inside (cases[i].path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) feeds = dossier_library_find_feeds (library, uri, NULL, &error);

      g_assert_true ((feeds == NULL) == (cases[i].feed == NULL));
      g_assert_true ((error != NULL) == (cases[i].feed == NULL));
      if (feeds == NULL)
        continue;
      g_assert_cmpuint (feeds->len, ==, 1);
      g_assert_true (g_str_has_suffix (((DossierListedFeed *) feeds->pdata[0])->uri, cases[i].feed));
      g_assert_cmpstr (((DossierListedFeed *) feeds->pdata[0])->title, ==,
                       g_str_equal (cases[i].path, "/page") ? "Offered" : "Lab");
    }
}

static void
test_the_newest_items_are_shown (void)
{
  static const char *const titles[] = { "Story 6", "Story 5", "Story 4", "Story 3", "Story 2" };
  g_autofree char         *uri = inside ("/six");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDiscovery) found = discover (uri, TRUE, &error);
  const DossierFoundFeed *feed;

  g_assert_no_error (error);
  g_assert_false (found->is_list);
  feed = get_feed (found, 0);
  g_assert_cmpstr (feed->title, ==, "Six");
  g_assert_cmpstr (feed->site, ==, "https://lab.example/");
  g_assert_cmpstr (feed->format, ==, "rss");
  g_assert_cmpuint (feed->n_items, ==, 7);
  g_assert_cmpint (feed->newest.from, ==, 1704499200);
  g_assert_true (feed->is_inside);
  g_assert_cmpuint (feed->items->len, ==, DOSSIER_FOUND_FEED_ITEMS);
  for (guint i = 0; i < feed->items->len; i++)
    g_assert_cmpstr (((DossierFoundItem *) feed->items->pdata[i])->title, ==, titles[i]);
  g_assert_cmpstr (((DossierFoundItem *) feed->items->pdata[0])->words, ==, "Words of story 6.");
}

static void
note_cb (guint done, guint total, gpointer data)
{
  guint *last = data;

  g_assert_cmpuint (total, ==, 4);
  g_assert_true (done == 0 || done == *last + 1);
  *last = done;
}

static void
test_all_that_a_page_offers_is_looked_at (void)
{
  static const char *const      titles[] = { "Six", "Notes", "C", "D" };
  const DossierDiscoveryOptions options = { .may_be_inside = TRUE };
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);
  g_autofree char *uri = inside ("/many");
  g_autoptr (GError) error = NULL;
  guint last = G_MAXUINT;
  g_autoptr (DossierDiscovery) found = dossier_library_discover (library, uri, &options, NULL, note_cb, &last, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 4);
  g_assert_cmpuint (found->feeds->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (get_feed (found, i)->title, ==, titles[i]);
      g_assert_true ((get_feed (found, i)->problem != NULL) == (i >= 2));
    }
  g_assert_cmpstr (get_feed (found, 1)->format, ==, "atom");
  g_assert_cmpint (get_feed (found, 1)->newest.from, ==, 1714521600); /* an entry that only says when it was changed */
}

static void
test_a_list_gives_its_feeds (void)
{
  g_autofree char *uri = inside ("/list");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDiscovery) found = discover (uri, TRUE, &error);

  g_assert_no_error (error);
  g_assert_true (found->is_list);
  g_assert_cmpuint (found->feeds->len, ==, 2);
  g_assert_cmpstr (get_feed (found, 0)->title, ==, "One");
  g_assert_cmpstr (get_feed (found, 0)->folder[0], ==, "AI");
  g_assert_null (get_feed (found, 0)->format);
  g_assert_null (get_feed (found, 1)->folder[0]);
  g_assert_cmpuint (found->refused->len, ==, 1);
}

static void
test_what_is_inside_is_asked_only_when_allowed (void)
{
  static const char *const hosts[] = { "127.0.0.1", "localhost", "[::1]", "inner.test", "2130706433" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quiet-%u", i);
      g_autofree char *uri = g_strdup_printf ("http://%s:%u%s", hosts[i], fault_server_get_port (outside), path);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDiscovery) found = discover (uri, FALSE, &error);

      if (g_str_equal (hosts[i], "2130706433")) /* whether that is an address at all depends on the system */
        g_assert_nonnull (error);
      else
        g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_PRIVATE);
      g_assert_null (found);
      g_assert_cmpuint (fault_server_count (outside, path), ==, 0);
    }
}

static void
test_a_page_from_outside_never_leads_inside (void)
{
  g_autofree char *secret = inside ("/secret");
  g_autofree char *page = g_strdup_printf (OK "<link rel=alternate type=application/rss+xml href='%s' title=In>"
                                              "<link rel=alternate type=application/rss+xml "
                                              "href=http://direct.example/ title=Out>",
                                           secret);
  g_autofree char *moved = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", secret);

  fault_server_set (outside, "http://page.example/", page);
  fault_server_set (outside, "http://moved.example/", moved);
  for (gboolean may_be_inside = FALSE; may_be_inside <= TRUE; may_be_inside++)
    {
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (DossierDiscovery) found = discover ("http://page.example/", may_be_inside, &error);
      g_autoptr (DossierDiscovery) none = discover ("http://moved.example/", may_be_inside, &other);

      g_assert_no_error (error);
      g_assert_cmpuint (found->feeds->len, ==, 2);
      g_assert_nonnull (get_feed (found, 0)->problem);
      g_assert_false (get_feed (found, 0)->is_inside);
      g_assert_null (get_feed (found, 1)->problem);
      g_assert_cmpstr (get_feed (found, 1)->title, ==, "Lab");
      g_assert_null (none);
      g_assert_false (g_error_matches (other, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_PRIVATE));
      g_assert_nonnull (strstr (other->message, "127.0.0.1"));
    }
  g_assert_cmpuint (fault_server_count (outside, "/secret"), ==, 0);
}

static void
test_a_host_without_https_is_asked_by_http (void)
{
  g_autoptr (GError) error = NULL, refused = NULL;
  g_autoptr (DossierDiscovery) found = discover ("direct.example", FALSE, &error);
  g_autoptr (DossierDiscovery) none = discover ("https://direct.example", FALSE, &refused);

  g_assert_no_error (error);
  g_assert_cmpstr (get_feed (found, 0)->uri, ==, "http://direct.example");
  g_assert_null (none);
  g_assert_nonnull (refused);
}

static void
test_words_are_no_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDiscovery) found = discover ("news about models", FALSE, &error);

  g_assert_null (found);
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED);
}

typedef struct
{
  GCancellable     *cancellable;
  DossierDiscovery *found;
  GError           *error;
  guint             done, total; /* as told last */
  gboolean          is_done;
} Waiting;

static void
told_cb (guint done, guint total, gpointer data)
{
  Waiting *waiting = data;

  g_assert_false (waiting->is_done);
  g_assert_cmpuint (done, >=, waiting->done);
  waiting->done = done;
  waiting->total = total;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->found = dossier_library_discover_finish (DOSSIER_LIBRARY (source), result, &waiting->error);
  waiting->is_done = TRUE;
}

static gboolean
cancel_when_asked_cb (gpointer data)
{
  Waiting *waiting = data;

  if (fault_server_count (outside, "/silent") == 0)
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (waiting->cancellable);
  return G_SOURCE_REMOVE;
}

static void
wait_for (Waiting *waiting, const char *path)
{
  const DossierDiscoveryOptions options = { .may_be_inside = TRUE };
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);
  g_autofree char *uri = inside (path);

  dossier_library_discover_async (library, uri, &options, waiting->cancellable, told_cb, waiting, found_cb, waiting);
  while (!waiting->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_it_can_be_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .cancellable = cancellable };

  g_timeout_add (5, cancel_when_asked_cb, &waiting);
  wait_for (&waiting, "/silent");
  g_assert_null (waiting.found);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
}

static void
test_the_window_is_told_how_far_it_is (void)
{
  Waiting waiting = { 0 };

  wait_for (&waiting, "/many");
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.total, ==, 4);
  g_assert_cmpuint (waiting.done, ==, 4);
  g_assert_cmpuint (waiting.found->feeds->len, ==, 4);
  dossier_discovery_free (waiting.found);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (void);
  } tests[] = {
    { "a site leads to its feed", test_a_site_leads_to_its_feed },
    { "the newest items are shown", test_the_newest_items_are_shown },
    { "all that a page offers is looked at", test_all_that_a_page_offers_is_looked_at },
    { "a list gives its feeds", test_a_list_gives_its_feeds },
    { "what is inside is asked only when allowed", test_what_is_inside_is_asked_only_when_allowed },
    { "a page from outside never leads inside", test_a_page_from_outside_never_leads_inside },
    { "a host without https is asked by http", test_a_host_without_https_is_asked_by_http },
    { "words are no address", test_words_are_no_address },
    { "it can be cancelled", test_it_can_be_cancelled },
    { "the window is told how far it is", test_the_window_is_told_how_far_it_is },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  play_the_world ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/discover/%s", tests[i].name);

      g_test_add_func (path, tests[i].test);
    }
  status = g_test_run ();
  fault_server_stop (outside);
  return status;
}
