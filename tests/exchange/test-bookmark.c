/* test-bookmark.c - which links are feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-bookmark.h"

static const struct
{
  const char *uri, *feed_uri, *want; /* NULL: a page */
} cases[] = {
  { "https://a.example/", NULL, NULL },
  { "https://a.example/", "https://a.example/x", "https://a.example/x" },
  { "https://a.example/news.rss", NULL, "https://a.example/news.rss" },
  { "https://a.example/NEWS.XML", NULL, "https://a.example/NEWS.XML" },
  { "https://a.example/index.atom?x=1#top", NULL, "https://a.example/index.atom?x=1#top" },
  { "https://a.example/blog/feed", NULL, "https://a.example/blog/feed" },
  { "https://a.example/blog/feed/", NULL, "https://a.example/blog/feed/" },
  { "https://a.example/rss", NULL, "https://a.example/rss" },
  { "https://a.example/feed.json", NULL, "https://a.example/feed.json" },
  { "https://a.example/feeds/posts/default", NULL, "https://a.example/feeds/posts/default" },
  { "https://a.example/?feed=rss2", NULL, "https://a.example/?feed=rss2" },
  { "https://feeds.a.example/main", NULL, "https://feeds.a.example/main" },
  { "https://rss.a.example/cs.AI", NULL, "https://rss.a.example/cs.AI" },
  { "feed://a.example/", NULL, "feed://a.example/" },
  { "https://a.example/sitemap.xml", NULL, NULL },
  { "https://a.example/feedback", NULL, NULL },
  { "https://a.example/rss-is-not-dead", NULL, NULL },
  { "https://a.example/feeds/", NULL, NULL },
  { "https://feedly.example/", NULL, NULL },
  { "https://a.example/x?q=feed", NULL, NULL },
  { "https://a.example/article.html#rss", NULL, NULL },
};

static void
the_feed_of_a_link_is_named_or_seen (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierBookmark bookmark = { .uri = (char *) cases[i].uri, .feed_uri = (char *) cases[i].feed_uri };

      g_test_message ("%s", cases[i].uri);
      g_assert_cmpstr (dossier_bookmark_get_feed (&bookmark), ==, cases[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/bookmark/the-feed-of-a-link-is-named-or-seen", the_feed_of_a_link_is_named_or_seen);
  return g_test_run ();
}
