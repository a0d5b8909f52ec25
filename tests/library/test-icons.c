/* test-icons.c - where the icons of feeds are looked for, and where they are not
 *
 * 127.0.0.1 is the feed's host; 127.0.0.2 stands for somebody whom nobody has subscribed to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-icons.h"
#include "dossier-icons.h"
#include "dossier-subscriptions.h"
#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define SVG(width, height, inside)                                                                                     \
  OK "<svg xmlns='http://www.w3.org/2000/svg' width='" #width "' height='" #height "'>" inside "</svg>"
#define ICON SVG (32, 32, "<rect width='32' height='32' fill='#123456'/>")
#define PAGE(head) OK "<!doctype html><html><head>" head "</head><body><p>Words</p></body></html>"
#define LINK(address) "<link rel=icon href='" address "'>"
#define SITE "<link>http://127.0.0.1:@/site</link>"
#define IMAGE(address) "<image><url>" address "</url></image>"
#define LATER (DOSSIER_ICONS_PAUSE + 10)

static const FaultAnswer no_answers[] = { { NULL } };

/* All that is ever asked for beside the feed. */
static const char *const places[] = { "/", "/site", "/favicon.ico", "/own", "/page", "/second", "/third", "/strange" };

typedef struct
{
  TestLibrary  desk;
  FaultServer *server;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  test_library_open (&self->desk);
  self->server = fault_server_start (no_answers);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_library_close (&self->desk);
  fault_server_stop (self->server);
}

/* @words with the server's port for each "@". */
static char *
fill_in (Fixture *self, const char *words)
{
  g_autofree char *port = g_strdup_printf ("%u", fault_server_get_port (self->server));
  GString         *filled = g_string_new (words);

  g_string_replace (filled, "@", port, 0);
  return g_string_free (filled, FALSE);
}

static void
serve (Fixture *self, const char *path, const char *answer)
{
  g_autofree char *filled = fill_in (self, answer);

  fault_server_set (self->server, path, filled);
}

static gint64
subscribe (Fixture *self, gboolean may_be_private)
{
  g_autofree char *uri = fill_in (self, "http://127.0.0.1:@/feed");
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (feeds, dossier_feed_subscription_new (uri, NULL, NULL, NULL, may_be_private));
  dossier_store_subscribe (self->desk.store, feeds, FALSE, &ids, &error);
  g_assert_no_error (error);
  return g_array_index (ids, gint64, 0);
}

static void
serve_feed (Fixture *self, const char *channel)
{
  g_autofree char *feed = g_strconcat (OK "<rss version='2.0'><channel><title>Daily</title>", channel,
                                       "<item><title>One</title><guid>1</guid></item></channel></rss>", NULL);

  serve (self, "/feed", feed);
}

static void
refresh (Fixture *self, gboolean with_icons)
{
  DossierRefreshOptions options = { .header_seconds = 20, .total_seconds = 20 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result
      = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  if (with_icons)
    g_assert_true (dossier_library_fetch_icons (self->desk.library, result, NULL, &error));
  g_assert_no_error (error);
}

/* What was asked for beside the feed, in the order of places. */
static char *
describe_requests (Fixture *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint n = fault_server_count (self->server, places[i]); n > 0; n--)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", places[i]);
  return g_string_free (words, FALSE);
}

/* The path that the icon came from; NULL: there is none. */
static char *
find_source (Fixture *self, gint64 feed)
{
  gint64 later = g_get_real_time () / G_USEC_PER_SEC + LATER;
  g_autoptr (GPtrArray) wishes = dossier_store_list_icon_wishes (self->desk.store, later, DOSSIER_ICONS_PAUSE, NULL);
  const DossierIconWish *wish = wishes->pdata[0];
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) icons = NULL;
  g_autofree char *root = fill_in (self, "http://127.0.0.1:@");

  g_array_append_val (feeds, feed);
  icons = dossier_store_load_feed_icons (self->desk.store, feeds, NULL);
  g_assert_cmpuint (icons->len, ==, wish->source != NULL);
  if (wish->source == NULL)
    return NULL;
  g_assert_true (g_str_has_prefix (wish->source, root));
  return g_strdup (wish->source + strlen (root));
}

static const struct
{
  const char *name;
  const char *channel;
  const char *answers[4][2]; /* path and answer */
  const char *want;          /* where the icon came from; NULL: none was found */
  const char *asked;         /* for what, beside the feed */
} cases[] = {
  { "the feed's own is taken first", SITE IMAGE ("/own"), { { "/own", ICON } }, "/own", "/own" },
  { "the page's is taken when the feed has none",
    SITE,
    { { "/site", PAGE (LINK ("/page")) }, { "/page", ICON } },
    "/page",
    "/site /page" },
  { "the usual place is the last",
    SITE,
    { { "/site", PAGE ("") }, { "/favicon.ico", ICON } },
    "/favicon.ico",
    "/site /favicon.ico" },
  { "without a page the usual place is tried",
    SITE,
    { { "/favicon.ico", ICON } },
    "/favicon.ico",
    "/site /favicon.ico" },
  { "a feed that names no page has its host's",
    "",
    { { "/", PAGE (LINK ("page")) }, { "/page", ICON } },
    "/page",
    "/ /page" },
  { "where there is none, none is found", SITE, { { NULL } }, NULL, "/site /favicon.ico" },
  { "a banner is no icon",
    SITE IMAGE ("/own"),
    { { "/own", SVG (200, 20, "<rect width='200' height='20'/>") },
      { "/site", PAGE (LINK ("/page")) },
      { "/page", ICON } },
    "/page",
    "/site /own /page" },
  { "what cannot be seen is no icon",
    SITE IMAGE ("/own"),
    { { "/own", SVG (32, 32, "") }, { "/favicon.ico", ICON } },
    "/favicon.ico",
    "/site /favicon.ico /own" },
  { "a page is no icon", SITE, { { "/favicon.ico", PAGE ("<title>Not here</title>") } }, NULL, "/site /favicon.ico" },
  { "others are not asked: not for the feed's own",
    SITE IMAGE ("http://127.0.0.2:@/strange"),
    { { "/strange", ICON }, { "/favicon.ico", ICON } },
    "/favicon.ico",
    "/site /favicon.ico" },
  { "others are not asked: not for the page's",
    SITE,
    { { "/site", PAGE (LINK ("http://127.0.0.2:@/strange")) }, { "/strange", ICON }, { "/favicon.ico", ICON } },
    "/favicon.ico",
    "/site /favicon.ico" },
  { "others are not asked: not by a redirect",
    SITE,
    { { "/favicon.ico", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:@/strange\r\nConnection: close\r\n\r\n" },
      { "/strange", ICON } },
    NULL,
    "/site /favicon.ico" },
  { "the own network is not asked for a page elsewhere",
    "<link>http://127.0.0.2:@/site</link>",
    { { "/site", PAGE (LINK ("/page")) }, { "/page", ICON } },
    NULL,
    "" },
  { "whoever wants to be left alone is",
    SITE,
    { { "/site", "HTTP/1.1 429 Too Many\r\nRetry-After: 7200\r\nConnection: close\r\n\r\n" },
      { "/favicon.ico", ICON } },
    NULL,
    "/site" },
  { "requests are counted",
    SITE IMAGE ("/own"),
    { { "/site", PAGE (LINK ("/page") LINK ("/second") LINK ("/third")) } },
    NULL,
    "/site /favicon.ico /own /page /second" },
};

static void
test_case (Fixture *self, gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  gint64           feed = subscribe (self, TRUE);
  g_autofree char *source = NULL;
  g_autofree char *asked = NULL;

  serve_feed (self, cases[i].channel);
  for (guint k = 0; k < G_N_ELEMENTS (cases[i].answers) && cases[i].answers[k][0] != NULL; k++)
    serve (self, cases[i].answers[k][0], cases[i].answers[k][1]);
  refresh (self, TRUE);
  source = find_source (self, feed);
  g_assert_cmpstr (source, ==, cases[i].want);
  asked = describe_requests (self);
  g_assert_cmpstr (asked, ==, cases[i].asked);
}

static void
assert_asked (Fixture *self, const char *want)
{
  g_autofree char *asked = describe_requests (self);

  g_assert_cmpstr (asked, ==, want);
}

/* As after a refresh that the feed has answered well; @named: where it said that its icon is, or NULL. */
static gboolean
look_for (Fixture *self, gint64 feed, const char *named, GCancellable *cancellable, GError **error)
{
  g_autofree char *icon = named != NULL ? fill_in (self, named) : NULL;
  DossierFeedNews  news = { .feed = feed, .was_asked = TRUE, .icon = icon };
  g_autoptr (GPtrArray) feeds = g_ptr_array_new ();
  DossierRefreshResult result = { .feeds = feeds };

  g_ptr_array_add (feeds, &news);
  return dossier_library_fetch_icons (self->desk.library, &result, cancellable, error);
}

static void
test_once_a_month_is_enough (Fixture *self, gconstpointer data)
{
  gint64 feed = subscribe (self, TRUE);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (look_for (self, feed, NULL, NULL, NULL));
      assert_asked (self, "/ /favicon.ico");
    }
}

/* An unchanged feed does not say again where its icon is. */
static void
test_the_place_of_the_last_one_is_remembered (Fixture *self, gconstpointer data)
{
  gint64           feed = subscribe (self, TRUE);
  g_autofree char *source = NULL;

  serve (self, "/own", ICON);
  g_assert_true (look_for (self, feed, "http://127.0.0.1:@/own", NULL, NULL));
  assert_asked (self, "/own");
  g_assert_true (dossier_store_save_feed_icon (self->desk.store, feed, 1, NULL, NULL, NULL));
  g_assert_true (look_for (self, feed, NULL, NULL, NULL));
  assert_asked (self, "/own /own");
  source = find_source (self, feed);
  g_assert_cmpstr (source, ==, "/own");
}

static void
test_a_refresh_alone_asks_nobody_else (Fixture *self, gconstpointer data)
{
  subscribe (self, TRUE);
  serve_feed (self, SITE IMAGE ("/own"));
  refresh (self, FALSE);
  assert_asked (self, "");
}

static void
test_a_feed_that_fails_has_nobody_asked (Fixture *self, gconstpointer data)
{
  subscribe (self, TRUE);
  serve (self, "/feed", "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n");
  refresh (self, TRUE);
  assert_asked (self, "");
}

static void
test_the_own_network_takes_a_yes (Fixture *self, gconstpointer data)
{
  serve (self, "/own", ICON);
  g_assert_true (look_for (self, subscribe (self, FALSE), "http://127.0.0.1:@/own", NULL, NULL));
  assert_asked (self, "");
}

static void
test_large_files_are_no_icons (Fixture *self, gconstpointer data)
{
  gint64           feed = subscribe (self, TRUE);
  g_autofree char *fill = g_strnfill (100 * 1024, ' ');
  g_autofree char *large = g_strconcat (ICON, fill, NULL);
  g_autofree char *source = NULL;

  serve_feed (self, SITE);
  serve (self, "/favicon.ico", large);
  refresh (self, TRUE);
  source = find_source (self, feed);
  g_assert_null (source);
  assert_asked (self, "/site /favicon.ico");
}

static void
test_requests_say_no_more_than_they_must (Fixture *self, gconstpointer data)
{
  static const char *const never[] = { "Cookie:", "Referer:", "Authorization:", "Origin:" };
  g_autofree char         *request = NULL;

  subscribe (self, TRUE);
  serve_feed (self, SITE);
  serve (self, "/favicon.ico", ICON);
  refresh (self, TRUE);
  request = fault_server_dup_request (self->server, "/favicon.ico");
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (request, never[i]));
}

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (answer);
}

static void
test_they_come_beside_the_main_loop (Fixture *self, gconstpointer data)
{
  gint64           feed = subscribe (self, TRUE);
  g_autofree char *source = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  DossierRefreshResult *result;

  serve_feed (self, SITE IMAGE ("/own"));
  serve (self, "/own", ICON);
  result = dossier_library_refresh (self->desk.library, NULL, NULL, NULL, NULL, NULL);
  dossier_library_fetch_icons_async (self->desk.library, result, NULL, fetched_cb, &answer);
  dossier_refresh_result_free (result);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_library_fetch_icons_finish (self->desk.library, answer, NULL));
  source = find_source (self, feed);
  g_assert_cmpstr (source, ==, "/own");
}

/* Broken off, it is as if nobody had looked. */
static void
test_cancelling_leaves_the_search_for_later (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 feed = subscribe (self, TRUE);

  g_cancellable_cancel (cancellable);
  g_assert_false (look_for (self, feed, "http://127.0.0.1:@/own", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_asked (self, "");
  g_assert_true (look_for (self, feed, "http://127.0.0.1:@/own", NULL, NULL));
  assert_asked (self, "/ /favicon.ico /own");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "once a month is enough", test_once_a_month_is_enough },
    { "the place of the last one is remembered", test_the_place_of_the_last_one_is_remembered },
    { "a refresh alone asks nobody else", test_a_refresh_alone_asks_nobody_else },
    { "a feed that fails has nobody asked", test_a_feed_that_fails_has_nobody_asked },
    { "the own network takes a yes", test_the_own_network_takes_a_yes },
    { "large files are no icons", test_large_files_are_no_icons },
    { "requests say no more than they must", test_requests_say_no_more_than_they_must },
    { "they come beside the main loop", test_they_come_beside_the_main_loop },
    { "cancelling leaves the search for later", test_cancelling_leaves_the_search_for_later },
  };

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/library/icons/", cases[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_case, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/library/icons/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
