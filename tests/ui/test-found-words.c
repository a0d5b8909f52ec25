/* test-found-words.c - a feed that was found, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-found-words.h"

#define NOW 1700000000

static const struct
{
  const char *format;
  guint       n_items;
  gint64      newest;
  const char *problem, *want;
} cases[] = {
  { "rss", 25, NOW - 3 * 3600, NULL, "RSS · 25 stories · newest 3 h" },
  { "atom", 1, 0, NULL, "Atom · 1 story" },
  { "rdf", 0, 0, NULL, "RSS 1.0 · no stories yet" },
  { "json", 2, NOW - 60 * 5, NULL, "JSON Feed · 2 stories · newest 5 min" },
  { NULL, 0, 0, NULL, "" },
  { NULL, 0, 0, "There is no such page.", "There is no such page." },
};

static void
test_what_it_is (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFoundFeed) feed = dossier_found_feed_new ("https://a.example/", NULL, NULL);
      g_autofree char *words = NULL;

      feed->format = g_strdup (cases[i].format);
      feed->n_items = cases[i].n_items;
      feed->problem = g_strdup (cases[i].problem);
      if (cases[i].newest != 0)
        feed->newest = dossier_date_from_time (cases[i].newest);
      words = dossier_found_words (feed, NOW);
      g_assert_cmpstr (words, ==, cases[i].want);
    }
}

static void
test_where_it_is (void)
{
  static const struct
  {
    const char *uri, *want;
  } addresses[] = {
    { "https://www.a.example/", "a.example" },
    { "http://a.example/feed/", "a.example/feed" },
    { "https://a.example/?b=c", "a.example/?b=c" },
    { "a.example", "a.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *words = dossier_found_address_words (addresses[i].uri);

      g_assert_cmpstr (words, ==, addresses[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/found-words/what it is", test_what_it_is);
  g_test_add_func ("/found-words/where it is", test_where_it_is);

  return g_test_run ();
}
