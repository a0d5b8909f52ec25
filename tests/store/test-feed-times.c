/* test-feed-times.c - whose time has come, who wants peace, and clocks that were wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#define NOW G_GINT64_CONSTANT (1795428000)

static gint64
add (Fixture *fixture, const char *uri, gint64 checked, gint64 next_check, gint64 wait_until, guint status)
{
  gint64            feed = dossier_store_add_feed (fixture->store, uri, "A feed", NULL, NULL, NULL);
  DossierFeedAnswer answer
      = { .feed = feed, .time = checked, .next_check = next_check, .wait_until = wait_until, .status = status };
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  g_ptr_array_add (answers, &answer);
  g_assert_true (dossier_store_save_feed_answers (fixture->store, answers, NULL));
  return feed;
}

static void
assert_listed (Fixture *fixture, gint64 now, gboolean all, guint n)
{
  g_autoptr (GPtrArray) states = dossier_store_list_feed_states (fixture->store, now, all, 0, NULL);

  g_assert_cmpuint (states->len, ==, n);
}

static void
test_states_know_the_last_answer (Fixture *fixture, gconstpointer data)
{
  gint64 feed = add (fixture, "https://a.example/", NOW, NOW + 10, NOW + 5, 410);
  g_autoptr (GPtrArray) states = dossier_store_list_feed_states (fixture->store, NOW + 10, FALSE, 0, NULL);
  const DossierFeedState *state;

  g_assert_cmpuint (states->len, ==, 1);
  state = states->pdata[0];
  g_assert_cmpint (state->id, ==, feed);
  g_assert_cmpint (state->checked, ==, NOW);
  g_assert_cmpint (state->next_check, ==, NOW + 10);
  g_assert_cmpuint (state->last_status, ==, 410);
}

static void
test_who_wants_peace_is_not_asked (Fixture *fixture, gconstpointer data)
{
  add (fixture, "https://a.example/", NOW, NOW + 10, NOW + 20, 429);
  add (fixture, "https://b.example/", NOW, NOW + 10, 0, 200);
  assert_listed (fixture, NOW + 9, FALSE, 0);
  assert_listed (fixture, NOW + 9, TRUE, 1);
  assert_listed (fixture, NOW + 15, FALSE, 1);
  assert_listed (fixture, NOW + 20, FALSE, 2);
}

static void
test_waits_outlive_a_subscription (Fixture *fixture, gconstpointer data)
{
  gint64 feed = add (fixture, "https://a.example/", NOW, NOW + 10, NOW + 20, 429);
  g_autoptr (GPtrArray) waits = NULL;
  g_autoptr (GPtrArray) later = NULL;

  add (fixture, "https://b.example/", NOW, NOW + 10, 0, 200);
  apply (fixture->store, dossier_change_unsubscribe (&feed, 1));
  waits = dossier_store_list_feed_waits (fixture->store, NOW, NULL);
  g_assert_cmpuint (waits->len, ==, 1);
  g_assert_cmpstr (((const DossierFeedState *) waits->pdata[0])->uri, ==, "https://a.example/");
  g_assert_cmpint (((const DossierFeedState *) waits->pdata[0])->wait_until, ==, NOW + 20);
  later = dossier_store_list_feed_waits (fixture->store, NOW + 20, NULL);
  g_assert_cmpuint (later->len, ==, 0);
}

/* Asked a day ahead of the clock that is right. */
static void
test_times_of_a_wrong_clock_are_set_back (Fixture *fixture, gconstpointer data)
{
  const gint64 day = 24 * 60 * 60;

  add (fixture, "https://a.example/", NOW + day, NOW + day + 3600, 0, 200);
  add (fixture, "https://b.example/", NOW + day, NOW + day + 3600, NOW + day + 7200, 429);
  g_assert_true (dossier_store_mend_feed_times (fixture->store, NOW, NULL));
  assert_listed (fixture, NOW + 3599, FALSE, 0);
  assert_listed (fixture, NOW + 3600, FALSE, 1);
  assert_listed (fixture, NOW + 7200, FALSE, 2);
}

static void
test_times_of_a_clock_put_right_stay (Fixture *fixture, gconstpointer data)
{
  add (fixture, "https://a.example/", NOW + 300, NOW + 3900, 0, 200);
  g_assert_true (dossier_store_mend_feed_times (fixture->store, NOW, NULL));
  assert_listed (fixture, NOW + 3899, FALSE, 0);
  assert_listed (fixture, NOW + 3900, FALSE, 1);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/store/feed-times/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("states know the last answer", test_states_know_the_last_answer);
  ADD ("who wants peace is not asked", test_who_wants_peace_is_not_asked);
  ADD ("waits outlive a subscription", test_waits_outlive_a_subscription);
  ADD ("times of a wrong clock are set back", test_times_of_a_wrong_clock_are_set_back);
  ADD ("times of a clock that is put right stay", test_times_of_a_clock_put_right_stay);
  return g_test_run ();
}
