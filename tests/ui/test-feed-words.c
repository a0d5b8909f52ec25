/* test-feed-words.c - feeds in the order of the sidebar, and what is said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-words.h"
#include "dossier-refresh-words.h"
#include "dossier-sidebar-feeds.h"
#include "dossier-suggested-feeds.h"

static void
add_feed (GPtrArray *feeds, const char *title, const char *folder, guint n_unread, const char *error)
{
  DossierFeedRow row = {
    .id = feeds->len + 1,
    .uri = (char *) "https://example.org/feed",
    .title = (char *) title,
    .folder = (char *) folder,
    .n_unread = n_unread,
    .last_error = (char *) error,
  };

  g_ptr_array_add (feeds, dossier_feed_new (&row));
}

static GPtrArray *
make_feeds (void)
{
  GPtrArray *feeds = g_ptr_array_new_with_free_func (g_object_unref);

  add_feed (feeds, "DeepMind", "Labs", 2, NULL);
  add_feed (feeds, "OpenAI", "Labs", 3, "No answer");
  add_feed (feeds, "The Decoder", "News", 1, NULL);
  add_feed (feeds, "Simon Willison", NULL, 0, NULL);

  return feeds;
}

/* "Labs+ DeepMind OpenAI News- Simon Willison": + open, - closed. */
static char *
describe (GPtrArray *feeds, GHashTable *toggled, const char *search)
{
  g_autoptr (GArray) items = dossier_sidebar_feeds_arrange (feeds, toggled, search);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DossierSidebarFeed *item = &g_array_index (items, DossierSidebarFeed, i);

      if (item->feed == NULL)
        g_string_append_printf (words, "[%s%s %u/%u]", item->folder, item->is_open ? "+" : "-", item->n_unread,
                                item->n_failing);
      else
        g_string_append_printf (words, " %s", dossier_feed_row_get_name (dossier_feed_get_row (item->feed)));
    }

  return g_string_free (words, FALSE);
}

static void
test_folders_hold_their_feeds (void)
{
  g_autoptr (GPtrArray) feeds = make_feeds ();
  g_autoptr (GHashTable) toggled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *words = describe (feeds, toggled, NULL);

  g_assert_cmpstr (words, ==, "[Labs+ 5/1] DeepMind OpenAI[News+ 1/0] The Decoder Simon Willison");
}

static void
test_a_closed_folder_keeps_its_sums (void)
{
  g_autoptr (GPtrArray) feeds = make_feeds ();
  g_autoptr (GHashTable) toggled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *words = NULL;

  g_hash_table_add (toggled, (char *) "Labs");
  words = describe (feeds, toggled, NULL);
  g_assert_cmpstr (words, ==, "[Labs- 5/1][News+ 1/0] The Decoder Simon Willison");
}

static void
test_a_search_opens_folders (void)
{
  g_autoptr (GPtrArray) feeds = make_feeds ();
  g_autoptr (GHashTable) toggled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *words = NULL;

  g_hash_table_add (toggled, (char *) "Labs");
  words = describe (feeds, toggled, "open");
  g_assert_cmpstr (words, ==, "[Labs+ 3/1] OpenAI");
}

static void
test_many_feeds_stand_closed (void)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) toggled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *words = NULL;
  g_autofree char *one_less = NULL;

  for (guint i = 0; i <= DOSSIER_SIDEBAR_OPEN_FEEDS; i++)
    add_feed (feeds, "x", "Labs", 0, NULL);
  words = describe (feeds, toggled, NULL);
  g_assert_cmpstr (words, ==, "[Labs- 0/0]");
  g_ptr_array_set_size (feeds, DOSSIER_SIDEBAR_OPEN_FEEDS);
  one_less = describe (feeds, toggled, NULL);
  g_assert_true (g_str_has_prefix (one_less, "[Labs+ 0/0] x"));
}

static void
test_times (void)
{
  static const struct
  {
    gint64      time;
    const char *words;
  } cases[] = {
    { 0, "never" },
    { 1000000, "just now" },
    { 1000000 - 60, "1 minute ago" },
    { 1000000 - 7300, "2 hours ago" },
    { 1000000 - 86400 * 3, "3 days ago" },
    { 1000000 + 30, "in 1 minute" },
    { 1000000 + 7300, "in 2 hours" },
    { 1000000 + 86400, "in 1 day" },
    { G_MAXINT64, "in 2147483647 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dossier_feed_time_words (cases[i].time, 1000000);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_answers (void)
{
  DossierFeedAnswer failed = { .error = (char *) "No such host", .n_new = 0 };
  DossierFeedAnswer same = { .status = 304 };
  DossierFeedAnswer fresh = { .status = 200, .n_new = 2 };
  g_autofree char  *failed_words = dossier_feed_answer_words (&failed);
  g_autofree char  *same_words = dossier_feed_answer_words (&same);
  g_autofree char  *fresh_words = dossier_feed_answer_words (&fresh);

  g_assert_cmpstr (failed_words, ==, "No such host");
  g_assert_cmpstr (same_words, ==, "Nothing new");
  g_assert_cmpstr (fresh_words, ==, "2 new stories");
}

static void
test_what_came_of_a_refresh (void)
{
  static const struct
  {
    guint       n_new, n_failed;
    const char *paused;
    const char *words;
  } cases[] = {
    { 12, 1, NULL, "12 new stories from 2 feeds, 1 feed could not be read" },
    { 1, 0, NULL, "1 new story from 2 feeds" },
    { 0, 3, NULL, "3 feeds could not be read" },
    { 0, 0, NULL, "Nothing new" },
    { 0, 0, "The network is metered.", "The network is metered." },
  };
  DossierFeedNews one = { .n_new = 1 }, other = { .n_new = 11 }, none = { .n_new = 0 };
  g_autoptr (GPtrArray) feeds = g_ptr_array_new ();

  g_ptr_array_add (feeds, &one);
  g_ptr_array_add (feeds, &other);
  g_ptr_array_add (feeds, &none);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierRefreshResult result = {
        .feeds = feeds, .n_new = cases[i].n_new, .n_failed = cases[i].n_failed, .paused = (char *) cases[i].paused
      };
      g_autofree char *words = dossier_refresh_words (&result);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_suggested_feeds_are_whole (void)
{
  static const char *const groups[] = { "labs", "news", "newsletters", "policy", "research" };
  g_autoptr (GPtrArray) feeds = dossier_library_list_suggested_feeds ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint group = 0;

  g_assert_cmpuint (feeds->len, >=, 40);
  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierListedFeed *feed = g_ptr_array_index (feeds, i);

      g_assert_true (g_str_has_prefix (feed->uri, "https://"));
      g_assert_true (g_str_has_prefix (feed->site, "https://"));
      g_assert_cmpuint (strlen (feed->title), >, 0);
      g_assert_true (g_hash_table_add (seen, feed->uri));
      while (group < G_N_ELEMENTS (groups) && !g_str_equal (groups[group], feed->folder[0]))
        group++;
      g_assert_cmpuint (group, <, G_N_ELEMENTS (groups));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-words/folders hold their feeds", test_folders_hold_their_feeds);
  g_test_add_func ("/feed-words/a closed folder keeps its sums", test_a_closed_folder_keeps_its_sums);
  g_test_add_func ("/feed-words/a search opens folders", test_a_search_opens_folders);
  g_test_add_func ("/feed-words/many feeds stand closed", test_many_feeds_stand_closed);
  g_test_add_func ("/feed-words/times", test_times);
  g_test_add_func ("/feed-words/answers", test_answers);
  g_test_add_func ("/feed-words/what came of a refresh", test_what_came_of_a_refresh);
  g_test_add_func ("/feed-words/suggested feeds are whole", test_suggested_feeds_are_whole);

  return g_test_run ();
}
