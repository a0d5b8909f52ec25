/* test-discovery.c - the feeds that are meant by an address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-discovery.h"

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
        "<link rel=alternate type=application/rss+xml href='//example.org;x'>"
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

static void
test_what_is_typed_becomes_an_address (void)
{
  static const struct
  {
    const char *text, *address;
  } cases[] = {
    { "https://lab.example/news", "https://lab.example/news" },
    { "  https://lab.example \n", "https://lab.example" },
    { "lab.example", "https://lab.example" },
    { "www.lab.example/blog?a=b", "https://www.lab.example/blog?a=b" },
    { "feed:https://lab.example/rss", "https://lab.example/rss" },
    { "feed://lab.example/rss", "https://lab.example/rss" },
    { "localhost", "https://localhost" },
    { "localhost:8080/rss", "https://localhost:8080/rss" },
    { "nas:5000", "https://nas:5000" },
    { "192.168.1.5/feed", "https://192.168.1.5/feed" },
    { "[::1]:80", "https://[::1]:80" },
    { "HTTP://LAB.EXAMPLE", "HTTP://LAB.EXAMPLE" },
    { "", NULL },
    { "news", NULL },
    { "news about models", NULL },
    { "lab.example and more", NULL },
    { "mailto:a@lab.example", NULL },
    { "ftp://lab.example/", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "|touch x", NULL },
    { "http://", NULL },
    { "https:///path", NULL },
    { "/etc/passwd", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = dossier_discovery_dup_address (cases[i].text);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/discovery/known sites need no page", test_known_sites_need_no_page);
  g_test_add_func ("/library/discovery/links of a page are offered", test_links_of_a_page_are_offered);
  g_test_add_func ("/library/discovery/what is typed becomes an address", test_what_is_typed_becomes_an_address);
  return g_test_run ();
}
