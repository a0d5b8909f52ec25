/* test-feed-health.c - which subscriptions bring nothing, and since when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-health.h"
#include "store-fixture.h"

#define FIRST_DAY G_GINT64_CONSTANT (1704067200) /* 2024-01-01, Unix seconds */
#define DAY (24 * 60 * 60)

/* A letter an answer, one a day: "o" all is well, "x" it failed, "g" it has gone. */
static const struct
{
  const char *name, *answers;
  int         since; /* day of the first failure, -1: all is well */
  gboolean    is_gone;
} cases[] = {
  { "never asked", "", -1, FALSE },
  { "well", "ooo", -1, FALSE },
  { "failed once", "oox", 2, FALSE },
  { "failed from the start", "xxx", 0, FALSE },
  { "failed, came back, failed again", "xxoxx", 3, FALSE },
  { "came back", "xxo", -1, FALSE },
  { "gone", "oxg", 1, TRUE },
  { "longer than answers are kept", "oxxxxxxxxxxxxxxxxxxxxxxxxx", 6, FALSE },
};

static void
answer (DossierStore *store, gint64 feed, char letter, int day)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);
  g_autoptr (GError) error = NULL;
  DossierFeedAnswer *one = g_new0 (DossierFeedAnswer, 1);

  one->feed = feed;
  one->time = FIRST_DAY + day * DAY;
  one->is_gone = letter == 'g';
  one->error = letter == 'o' ? NULL : g_strdup ("Nobody answered.");
  g_ptr_array_add (answers, one);
  g_assert_true (dossier_store_save_feed_answers (store, answers, &error));
  g_assert_no_error (error);
}

static const DossierFeedHealth *
find (GPtrArray *all, gint64 feed)
{
  for (guint i = 0; i < all->len; i++)
    if (((DossierFeedHealth *) g_ptr_array_index (all, i))->feed == feed)
      return g_ptr_array_index (all, i);
  return NULL;
}

static void
test_failures_are_known_from_their_first_on (Fixture *fixture, gconstpointer data)
{
  gint64 feeds[G_N_ELEMENTS (cases)];
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://example.org/%u", i);

      feeds[i] = dossier_store_add_feed (fixture->store, uri, cases[i].name, NULL, NULL, NULL);
      for (int day = 0; cases[i].answers[day] != '\0'; day++)
        answer (fixture->store, feeds[i], cases[i].answers[day], day);
    }
  all = dossier_store_list_feed_health (fixture->store, NULL);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DossierFeedHealth *health = find (all, feeds[i]);
      gint64                   since = cases[i].since < 0 ? 0 : FIRST_DAY + cases[i].since * DAY;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (health->failing_since, ==, since);
      g_assert_cmpint (health->is_gone, ==, cases[i].is_gone);
      g_assert_cmpint (health->newest, ==, 0);
    }
}

static void
test_the_newest_story_tells_how_long_it_is_silent (Fixture *fixture, gconstpointer data)
{
  gint64 feed = dossier_store_add_feed (fixture->store, "https://example.org/a", "A", NULL, NULL, NULL);
  gint64 other = dossier_store_add_feed (fixture->store, "https://example.org/b", "B", NULL, NULL, NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (DossierChange) leave = dossier_change_unsubscribe (&other, 1);

  for (int day = 3; day > 0; day--)
    {
      DossierDraft *draft = make_draft (day == 3 ? "Third" : day == 2 ? "Second" : "First", "Words.", day);

      draft->feed_id = feed;
      save_one (fixture->store, draft);
    }
  all = dossier_store_list_feed_health (fixture->store, NULL);
  g_assert_cmpint (find (all, feed)->newest, ==, FIRST_DAY + 3 * DAY);
  g_assert_cmpint (find (all, other)->newest, ==, 0);
  g_clear_pointer (&all, g_ptr_array_unref);
  g_assert_true (dossier_store_apply (fixture->store, leave, NULL, NULL));
  all = dossier_store_list_feed_health (fixture->store, NULL);
  g_assert_cmpuint (all->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/feed-health/failures are known from their first on", Fixture, NULL, fixture_set_up,
              test_failures_are_known_from_their_first_on, fixture_tear_down);
  g_test_add ("/store/feed-health/the newest story tells how long it is silent", Fixture, NULL, fixture_set_up,
              test_the_newest_story_tells_how_long_it_is_silent, fixture_tear_down);
  return g_test_run ();
}
