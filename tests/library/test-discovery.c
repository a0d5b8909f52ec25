/* test-discovery.c - the feeds that are meant by an address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-discovery.h"
#include "fault-server.h"

static const struct
{
  const char *page, *feed;
} sites[] = {
  { "https://www.youtube.com/channel/UCabc-_1/videos", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc-_1" },
  { "https://youtube.com/playlist?a=b&list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1" },
  { "https://github.com/a-b/c.d", "https://github.com/a-b/c.d/releases.atom" },
  { "https://github.com/a/b/releases/", "https://github.com/a/b/releases.atom" },
  { "https://github.com/a/b/tags", "https://github.com/a/b/tags.atom" },
  { "https://github.com/a/b/commits/main", "https://github.com/a/b/commits/main.atom" },
  { "https://old.reddit.com/r/MachineLearning/", "https://www.reddit.com/r/MachineLearning/.rss" },
  { "https://model.substack.com/p/a-post", "https://model.substack.com/feed" },
  { "https://model.substack.com", "https://model.substack.com/feed" },
  { "https://model.substack.com/feed", NULL },
  { "https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL" },
  { "https://github.com/a/b/issues", NULL },
  { "https://evil.example/?https://github.com/a/b", NULL },
  { "https://lab.example/news", NULL },
};

static void
test_known_sites_need_no_page (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *feed = dossier_discovery_dup_known (sites[i].page);

      g_assert_cmpstr (feed, ==, sites[i].feed);
    }
}

static void
test_links_of_a_page_are_offered (void)
{
  static const char html[]
      = "<html><head><LINK REL='Alternate' type=application/rss+xml href='/rss?a=1&amp;b=2' title=\"All\">"
        "<link rel=alternate type='application/atom+xml; charset=utf-8' href=atom.xml>"
        "<link rel=alternate type=application/rss+xml href='/rss?a=1&amp;b=2'>"
        "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>"
        "<link rel=alternate type=application/rss+xml href='|touch /tmp/x'>"
        "<link rel=alternate type=application/rss+xml href='javascript:x()'>"
        "<link rel=alternate type=text/html href='/de'><link rel=stylesheet href='/css'>";
  g_autoptr (GPtrArray) feeds = dossier_discovery_read_page (html, strlen (html), "https://lab.example/news/");
  const DossierListedFeed *first = feeds->pdata[0];

  for (guint i = 0; i < feeds->len; i++)
    g_assert_true (g_str_has_prefix (((DossierListedFeed *) feeds->pdata[i])->uri, "https://lab.example/"));
  g_assert_cmpstr (first->uri, ==, "https://lab.example/rss?a=1&b=2");
  g_assert_cmpstr (first->title, ==, "All");
  g_assert_cmpstr (((DossierListedFeed *) feeds->pdata[1])->uri, ==, "https://lab.example/news/atom.xml");
  g_assert_cmpuint (feeds->len, <=, 3);
}

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define FEED "<rss version='2.0'><channel><title>Lab</title></channel></rss>"

static const FaultAnswer answers[] = {
  { "/direct", OK FEED, FAULT_NONE },
  { "/page", OK "<!doctype html><link rel=alternate type=application/rss+xml href=/direct title=Lab>", FAULT_NONE },
  { "/bare", OK "<!doctype html><title>Nothing offered</title>", FAULT_NONE },
  { "/atom.xml", OK FEED, FAULT_NONE },
  { NULL },
};

static void
test_a_site_leads_to_its_feed (void)
{
  static const struct
  {
    const char *path, *feed;
  } cases[] = { { "/direct", "/direct" }, { "/page", "/direct" }, { "/bare", "/atom.xml" }, { "/missing", NULL } };
  FaultServer *server = fault_server_start (answers);
  g_autoptr (DossierLibrary) library = dossier_library_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (server), cases[i].path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) feeds = dossier_library_find_feeds (library, uri, NULL, &error);

      g_assert_true ((feeds == NULL) == (cases[i].feed == NULL));
      g_assert_true ((error != NULL) == (cases[i].feed == NULL));
      if (feeds == NULL)
        continue;
      g_assert_cmpuint (feeds->len, ==, 1);
      g_assert_true (g_str_has_suffix (((DossierListedFeed *) feeds->pdata[0])->uri, cases[i].feed));
      g_assert_cmpstr (((DossierListedFeed *) feeds->pdata[0])->title, ==, "Lab");
    }
  fault_server_stop (server);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/discovery/known sites need no page", test_known_sites_need_no_page);
  g_test_add_func ("/library/discovery/links of a page are offered", test_links_of_a_page_are_offered);
  g_test_add_func ("/library/discovery/a site leads to its feed", test_a_site_leads_to_its_feed);
  return g_test_run ();
}
