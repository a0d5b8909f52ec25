/* test-feed-icons.c - which icons to look for, what is kept, and what is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-icons.h"
#include "store-fixture.h"

#include <string.h>

#define NOW 1000000
#define PAUSE 1000

static gint64
subscribe (Fixture *fixture, const char *uri, const char *site)
{
  g_autoptr (GError) error = NULL;
  gint64 feed = dossier_store_add_feed (fixture->store, uri, "A feed", site, NULL, &error);

  g_assert_no_error (error);

  return feed;
}

static DossierFeedIcon *
make_icon (gint64 feed, guint side, guint8 shade)
{
  g_autofree guint8 *pixels = g_malloc (side * side * 4);
  g_autoptr (GBytes) rgba = NULL;

  memset (pixels, shade, side * side * 4);
  rgba = g_bytes_new (pixels, side * side * 4);

  return dossier_feed_icon_new (feed, 0, side, side, rgba);
}

static void
save (Fixture *fixture, gint64 feed, gint64 now, const char *source, guint side, guint8 shade)
{
  g_autoptr (DossierFeedIcon) icon = side > 0 ? make_icon (feed, side, shade) : NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_save_feed_icon (fixture->store, feed, now, source, icon, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (Fixture *fixture, gint64 feed)
{
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GPtrArray *icons;

  g_array_append_val (feeds, feed);
  icons = dossier_store_load_feed_icons (fixture->store, feeds, &error);
  g_assert_no_error (error);

  return icons;
}

static guint
count_wishes (Fixture *fixture, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wishes = dossier_store_list_icon_wishes (fixture->store, now, PAUSE, &error);

  g_assert_no_error (error);

  return wishes->len;
}

static void
test_looked_for_again_after_a_pause_whatever_came_of_it (Fixture *fixture, gconstpointer data)
{
  gint64 with = subscribe (fixture, "https://a.example/feed", "https://a.example/");
  gint64 without = subscribe (fixture, "https://b.example/feed", NULL);

  g_assert_cmpuint (count_wishes (fixture, NOW), ==, 2);
  save (fixture, with, NOW, "https://a.example/icon", 32, 7);
  g_assert_cmpuint (count_wishes (fixture, NOW), ==, 1);
  save (fixture, without, NOW, NULL, 0, 0);
  g_assert_cmpuint (count_wishes (fixture, NOW), ==, 0);
  g_assert_cmpuint (count_wishes (fixture, NOW + PAUSE - 1), ==, 0);
  g_assert_cmpuint (count_wishes (fixture, NOW + PAUSE), ==, 2);
  /* The clock was wrong then, or is now. */
  g_assert_cmpuint (count_wishes (fixture, NOW - 1), ==, 2);
}

static void
test_a_wish_says_where_to_look (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://a.example/feed", "https://a.example/");
  g_autoptr (GPtrArray) wishes = NULL;
  const DossierIconWish *wish;

  save (fixture, feed, NOW, "https://a.example/icon", 16, 7);
  wishes = dossier_store_list_icon_wishes (fixture->store, NOW + PAUSE, PAUSE, NULL);
  wish = g_ptr_array_index (wishes, 0);
  g_assert_cmpint (wish->feed, ==, feed);
  g_assert_cmpstr (wish->uri, ==, "https://a.example/feed");
  g_assert_cmpstr (wish->site, ==, "https://a.example/");
  g_assert_cmpstr (wish->source, ==, "https://a.example/icon");
  g_assert_false (wish->may_be_private);
}

static void
test_an_icon_stays_until_there_is_another (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://a.example/feed", NULL);
  const struct
  {
    guint  side; /* 0: none was found */
    guint8 shade;
    gint64 now, taken;
    guint8 want;
  } steps[] = { { 64, 7, NOW, NOW, 7 }, { 0, 0, NOW + 1, NOW, 7 }, { 16, 9, NOW + 2, NOW + 2, 9 } };
  g_autoptr (GPtrArray) none = load (fixture, feed);

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) icons = NULL;
      g_autoptr (GPtrArray) feeds = NULL;
      const DossierFeedIcon *icon;

      save (fixture, feed, steps[i].now, NULL, steps[i].side, steps[i].shade);
      fixture_reopen (fixture);
      icons = load (fixture, feed);
      g_assert_cmpuint (icons->len, ==, 1);
      icon = g_ptr_array_index (icons, 0);
      g_assert_cmpint (icon->feed, ==, feed);
      g_assert_cmpint (icon->taken, ==, steps[i].taken);
      g_assert_cmpuint (*(const guint8 *) g_bytes_get_data (icon->rgba, NULL), ==, steps[i].want);
      feeds = dossier_store_list_feeds (fixture->store, NULL);
      g_assert_cmpint (dossier_feed_get_row (feeds->pdata[0])->icon_taken, ==, steps[i].taken);
    }
  assert_sound (fixture->store);
}

static void
test_what_is_no_icon_is_not_shown (Fixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE feed_icon SET rgba = x'00'",
    "UPDATE feed_icon SET rgba = zeroblob (65 * 64 * 4), width = 65",
    "UPDATE feed_icon SET rgba = x'', width = 0, height = 0",
    "UPDATE feed_icon SET rgba = zeroblob (4), width = -1, height = -1",
    "UPDATE feed_icon SET rgba = zeroblob (4), width = 65536, height = 65537",
    "UPDATE feed_icon SET rgba = NULL",
  };
  gint64 feed = subscribe (fixture, "https://a.example/feed", NULL);

  save (fixture, feed, NOW, NULL, 64, 7);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) icons = NULL;

      run_sql (fixture->path, damages[i]);
      icons = load (fixture, feed);
      g_assert_cmpuint (icons->len, ==, 0);
    }
}

static void
test_a_feed_that_is_gone_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://a.example/feed", NULL);

  save (fixture, feed + 1, NOW, NULL, 16, 7);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM feed_icon"), ==, 0);
  apply (fixture->store, dossier_change_unsubscribe (&feed, 1));
  g_assert_cmpuint (count_wishes (fixture, NOW), ==, 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **icons = data;

  *icons = dossier_store_load_feed_icons_finish (DOSSIER_STORE (source), result, NULL);
  g_assert_nonnull (*icons);
}

static void
count_signal_cb (guint *n)
{
  (*n)++;
}

static void
test_a_new_icon_is_told_and_comes_without_waiting (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://a.example/feed", NULL);
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) icons = NULL;
  guint n_told = 0;

  settle (fixture->store);
  g_signal_connect_swapped (fixture->store, "feeds-changed", G_CALLBACK (count_signal_cb), &n_told);
  save (fixture, feed, NOW, NULL, 0, 0);
  settle (fixture->store);
  g_assert_cmpuint (n_told, ==, 0);
  save (fixture, feed, NOW, NULL, 16, 7);
  settle (fixture->store);
  g_assert_cmpuint (n_told, ==, 1);

  g_array_append_val (feeds, feed);
  dossier_store_load_feed_icons_async (fixture->store, feeds, NULL, loaded_cb, &icons);
  while (icons == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (icons->len, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "looked for again after a pause, whatever came of it", test_looked_for_again_after_a_pause_whatever_came_of_it },
    { "a wish says where to look", test_a_wish_says_where_to_look },
    { "an icon stays until there is another", test_an_icon_stays_until_there_is_another },
    { "what is no icon is not shown", test_what_is_no_icon_is_not_shown },
    { "a feed that is gone keeps nothing", test_a_feed_that_is_gone_keeps_nothing },
    { "a new icon is told and comes without waiting", test_a_new_icon_is_told_and_comes_without_waiting },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/feed-icons/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
    }

  return g_test_run ();
}
