/* test-feed-identity.c - which stories of two feeds are one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "library-fixture.h"

#include <string.h>

#define ITEM(n, words)                                                                                                 \
  "<item><title>Story " #n "</title><link>https://daily.example/" #n "</link><guid>d" #n "</guid><description>" words  \
  "</description></item>"

/* A feed that says @self of where it is, or nothing. */
static char *
feed_of (const char *self, const char *title, const char *items)
{
  g_autofree char *link
      = self != NULL ? g_strdup_printf ("<atom:link rel='self' type='application/rss+xml' href='%s'/>", self) : NULL;

  return g_strdup_printf ("<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>%s</title>"
                          "<link>https://daily.example/</link>%s%s</channel></rss>",
                          title, link != NULL ? link : "", items);
}

static void
assert_added (TestLibrary *desk, const char *name, const char *feed, guint n_new, guint n_same)
{
  g_autoptr (DossierAddResult) result = test_library_add_file (desk, name, feed);

  g_assert_cmpuint (result->n_new, ==, n_new);
  g_assert_cmpuint (result->n_same, ==, n_same);
  g_assert_cmpuint (result->n_revised, ==, 0);
}

static const char items[] = ITEM (1, "The first words.") ITEM (2, "The second words.");
static const char long_items[] = ITEM (1, "The first words, at length.") ITEM (2, "The second words, at length.");

static void
test_feeds_of_two_addresses_keep_their_stories (void)
{
  g_autofree char *daily = feed_of ("https://daily.example/rss", "Daily", items);
  g_autofree char *full = feed_of ("https://mirror.example/full", "Daily", long_items);
  TestLibrary      desk;

  test_library_open (&desk);
  assert_added (&desk, "daily.xml", daily, 2, 0);
  assert_added (&desk, "full.xml", full, 2, 0);
  assert_added (&desk, "daily.xml", daily, 0, 2);
  assert_added (&desk, "full.xml", full, 0, 2);
  test_library_close (&desk);
}

static void
test_a_later_subscription_meets_the_stories_again (void)
{
  g_autofree char *daily = feed_of ("https://daily.example/rss", "Daily", items);
  g_autoptr (DossierAddResult) result = NULL;
  DossierAddOptions options = { .feed = "http://daily.example/rss" };
  TestLibrary       desk;

  test_library_open (&desk);
  assert_added (&desk, "daily.xml", daily, 2, 0);
  result = dossier_library_add_text (desk.library, daily, -1, &options, NULL);
  g_assert_cmpuint (result->n_new, ==, 0);
  g_assert_cmpuint (result->n_same, ==, 2);
  test_library_close (&desk);
}

static void
test_feeds_that_say_no_address_are_told_by_what_they_say (void)
{
  g_autofree char *daily = feed_of (NULL, "Daily", items);
  g_autofree char *weekly = feed_of (NULL, "Weekly", long_items);
  TestLibrary      desk;

  test_library_open (&desk);
  assert_added (&desk, "daily.xml", daily, 2, 0);
  assert_added (&desk, "weekly.xml", weekly, 2, 0);
  assert_added (&desk, "copy.xml", daily, 0, 2);
  test_library_close (&desk);
}

static void
test_all_formats_say_where_they_are (void)
{
  static const char *const feeds[] = {
    "<rss version='2.0' xmlns:a10='http://www.w3.org/2005/Atom'><channel><title>A</title>"
    "<a10:link rel='self' href='https://daily.example/self'/></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://daily.example/x/'><title>A</title>"
    "<link href='/'/><link rel='self' href='/self'/></feed>",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"A\",\"items\":[],"
    "\"feed_url\":\"https://daily.example/self\"}",
  };
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (feeds[i], strlen (feeds[i]));
      g_autoptr (DossierFeedDraft) feed = dossier_library_parse_feed (library, bytes, NULL, NULL, NULL);

      g_assert_nonnull (feed);
      g_assert_cmpstr (feed->self_uri, ==, "https://daily.example/self");
    }
}

/* The subscription that --feed makes: where it may be is what was typed, and undo takes it back after the stories. */
static void
test_a_subscription_that_was_typed_is_a_change (void)
{
  static const struct
  {
    const char *uri;
    gboolean    may_be_private;
  } cases[] = {
    { "https://daily.example/rss", FALSE },
    { "http://192.168.1.5/rss", TRUE },
    { "http://nas/rss", TRUE },
  };
  g_autofree char *daily = feed_of (NULL, "Daily", items);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierAddOptions options = { .feed = cases[i].uri };
      TestLibrary       desk;
      g_autoptr (DossierAddResult) result = NULL;
      g_autoptr (GPtrArray) feeds = NULL;
      g_autoptr (GPtrArray) left = NULL;

      test_library_open (&desk);
      result = dossier_library_add_text (desk.library, daily, -1, &options, NULL);
      feeds = dossier_store_list_feeds (desk.store, NULL);
      g_assert_cmpuint (feeds->len, ==, 1);
      g_assert_cmpstr (dossier_feed_get_row (feeds->pdata[0])->title, ==, "Daily");
      g_assert_true (dossier_feed_get_row (feeds->pdata[0])->may_be_private == cases[i].may_be_private);
      g_free (dossier_store_undo (desk.store, NULL));
      g_free (dossier_store_undo (desk.store, NULL));
      left = dossier_store_list_feeds (desk.store, NULL);
      g_assert_cmpuint (left->len, ==, 0);
      test_library_close (&desk);
    }
}

static void
test_a_listed_feed_becomes_a_subscription (void)
{
  const char       *folders[] = { "Labs", "Europe", NULL }, *none[] = { NULL };
  DossierListedFeed feed = {
    .title = (char *) "Daily",
    .uri = (char *) "https://daily.example/rss",
    .folder = (char **) folders,
  };
  g_autoptr (DossierFeedSubscription) inner = dossier_listed_feed_to_subscription (&feed, TRUE);
  g_autoptr (DossierFeedSubscription) loose = NULL;

  g_assert_cmpstr (inner->folder, ==, "Labs / Europe");
  g_assert_cmpstr (inner->title, ==, "Daily");
  g_assert_null (inner->site);
  g_assert_true (inner->may_be_private);
  feed.folder = (char **) none;
  loose = dossier_listed_feed_to_subscription (&feed, FALSE);
  g_assert_null (loose->folder);
  g_assert_false (loose->may_be_private);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/feed-identity/feeds of two addresses keep their stories",
                   test_feeds_of_two_addresses_keep_their_stories);
  g_test_add_func ("/library/feed-identity/a later subscription meets the stories again",
                   test_a_later_subscription_meets_the_stories_again);
  g_test_add_func ("/library/feed-identity/feeds that say no address are told by what they say",
                   test_feeds_that_say_no_address_are_told_by_what_they_say);
  g_test_add_func ("/library/feed-identity/all formats say where they are", test_all_formats_say_where_they_are);
  g_test_add_func ("/library/feed-identity/a subscription that was typed is a change",
                   test_a_subscription_that_was_typed_is_a_change);
  g_test_add_func ("/library/feed-identity/a listed feed becomes a subscription",
                   test_a_listed_feed_becomes_a_subscription);
  return g_test_run ();
}
