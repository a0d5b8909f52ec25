/* test-events.c - which stories tell of the same event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-events.h"

/* ---- two stories ---- */

#define UNLIKE "Words about weather, harbours, bridges, winter coats."

static const struct
{
  const char *name, *one, *other, *text; /* text: of the other one */
  int         days;
  gboolean    is_of_one_source, is_one;
} pairs[] = {
  { "the same title in two places", "Northlight releases Aurora compiler", "Northlight releases Aurora compiler",
    UNLIKE, 0, FALSE, TRUE },
  { "the same in other words", "Quartz Labs buys chip maker Ferrum for $40bn",
    "Ferrum, the chip maker, is bought by Quartz Labs for $40B", UNLIKE, 1, FALSE, TRUE },
  { "an analysis of what was announced", "Introducing Aurora 4.5", "Aurora 4.5 by Northlight: benchmarks", UNLIKE, 1,
    FALSE, FALSE },
  { "another version", "Northlight releases Aurora 4.5", "Northlight releases Aurora 4.6", UNLIKE, 1, FALSE, FALSE },
  { "another amount", "Ferrum raises $40 million from Quartz", "Ferrum raises $90 million from Quartz", UNLIKE, 1,
    FALSE, FALSE },
  { "a week later", "Northlight releases Aurora compiler", "Northlight releases Aurora compiler", UNLIKE, 7, FALSE,
    FALSE },
  { "the same company does something else", "Northlight opens an office in Lisbon", "Northlight sues a former engineer",
    UNLIKE, 0, FALSE, FALSE },
  { "words that say little", "What we know about the new update", "What you need to know about this update", UNLIKE, 0,
    FALSE, FALSE },
  { "a heading that comes every day", "Morning briefing for engineers", "Morning briefing for engineers", UNLIKE, 1,
    TRUE, FALSE },
  { "the same news twice in one place", "Northlight releases Aurora compiler", "Northlight releases Aurora compiler",
    "One and the same report about this release.", 0, TRUE, TRUE },
  { "two words alone", "Aurora compiler", "Aurora compiler", UNLIKE, 0, FALSE, FALSE },
  { "without spaces", "北极光发布新编译器", "北极光发布新编译器", UNLIKE, 0, FALSE, TRUE },
  { "letters of any script in either case", "ØRSTED ÜBERNIMMT KRAFTWERK IN ČESKO",
    "Ørsted übernimmt Kraftwerk in Česko", UNLIKE, 1, FALSE, TRUE },
  { "titles without words", "…", "!", UNLIKE, 0, FALSE, FALSE },
};

static DossierDraft *
make_from (const char *title, const char *text, int day, const char *source)
{
  DossierDraft *draft = make_draft (title, text, day);

  g_free (draft->uri);
  draft->uri = g_strdup_printf ("https://%s/%s-%d", source, text, day);
  g_free (draft->source);
  draft->source = g_strdup (source);
  return draft;
}

/* 0: it has no company. */
static gint64
get_event (Fixture *fixture, gint64 story)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT coalesce (max (event), 0) FROM story_event WHERE story = %" G_GINT64_FORMAT, story);

  return run_sql (fixture->path, sql);
}

static gboolean
are_one (Fixture *fixture, gint64 one, gint64 other)
{
  gint64 event = get_event (fixture, one);

  return event != 0 && event == get_event (fixture, other);
}

static void
test_pair (Fixture *fixture, gconstpointer data)
{
  guint        i = GPOINTER_TO_UINT (data);
  const char  *text = "One and the same report about this release, with more.";
  const char  *source = pairs[i].is_of_one_source ? "one.example" : "two.example";
  const gint64 one = save_one (fixture->store, make_from (pairs[i].one, text, 10, "one.example")).story;
  const gint64 other
      = save_one (fixture->store, make_from (pairs[i].other, pairs[i].text, 10 + pairs[i].days, source)).story;

  g_assert_cmpint (one, !=, other);
  g_assert_cmpint (are_one (fixture, one, other), ==, pairs[i].is_one);
  assert_sound (fixture->store);
}

/* Which of them is placed first does not matter. */
static void
test_pair_in_one_change (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;

  g_ptr_array_add (
      drafts, make_from (pairs[i].one, "One and the same report about this release, with more.", 10, "one.example"));
  g_ptr_array_add (drafts, make_from (pairs[i].other, pairs[i].text, 10 + pairs[i].days,
                                      pairs[i].is_of_one_source ? "one.example" : "two.example"));
  results = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  g_assert_nonnull (results);
  g_assert_cmpint (are_one (fixture, g_array_index (results, DossierSaveResult, 0).story,
                            g_array_index (results, DossierSaveResult, 1).story),
                   ==, pairs[i].is_one);
  assert_sound (fixture->store);
}

/* Of a day that was read before, what came since and what was said anew is known. */
static void
test_a_day_is_kept_up_to_date (Fixture *fixture, gconstpointer data)
{
  const char  *title = "Northlight releases Aurora compiler";
  const gint64 one = save_one (fixture->store, make_from ("Harbour bridge closes", UNLIKE, 3, "one.example")).story;
  gint64       other, third;

  other = save_one (fixture->store, make_from (title, "Some other words.", 3, "two.example")).story;
  g_assert_false (are_one (fixture, one, other));
  g_assert_cmpint (save_one (fixture->store, make_from (title, UNLIKE, 3, "one.example")).story, ==, one);
  g_assert_true (are_one (fixture, one, other));
  third = save_one (fixture->store, make_from (title, "Still other words.", 4, "three.example")).story;
  g_assert_true (are_one (fixture, third, other));
}

/* ---- moves, older libraries ---- */

static DossierDraft *
make_move (const char *title, const char *source)
{
  DossierDraft *draft = make_from (title, "Ada Quill has left Northlight AI for good.", 5, source);
  guint         who = add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
  guint         what = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Northlight AI", NULL);

  add_claim (draft, DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_STATED, (int) who, (int) what);
  return draft;
}

/* Titles have less in common than they must without it. */
static void
test_the_same_move_is_one_event (Fixture *fixture, gconstpointer data)
{
  gint64 one = save_one (fixture->store, make_move ("Quill quits her post at Northlight", "one.example")).story;
  gint64 other = save_one (fixture->store, make_move ("Northlight loses research head Quill", "two.example")).story;

  g_assert_true (are_one (fixture, one, other));
}

static void
test_older_stories_are_placed (Fixture *fixture, gconstpointer data)
{
  const char *title = "Northlight releases Aurora compiler";
  gint64      one = save_one (fixture->store, make_from (title, UNLIKE, 3, "one.example")).story;
  gint64      other = save_one (fixture->store, make_from (title, "Some other words.", 4, "two.example")).story;

  run_sql (fixture->path, "DELETE FROM story_event");
  run_sql (fixture->path, "INSERT INTO event_wait (story) SELECT max(id) FROM story");
  fixture_reopen (fixture);
  g_assert_false (are_one (fixture, one, other));
  dossier_store_place_older (fixture->store);
  while (run_sql (fixture->path, "SELECT count(*) FROM event_wait") > 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (are_one (fixture, one, other));
}

/* More than one step: it ends anywhere, and goes on with the next start. */
static void
test_older_stories_are_placed_after_an_end (Fixture *fixture, gconstpointer data)
{
  const char *title = "Northlight releases Aurora compiler";
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  gint64 one = save_one (fixture->store, make_from (title, UNLIKE, 3, "one.example")).story;
  gint64 other = save_one (fixture->store, make_from (title, "Some other words.", 4, "two.example")).story;
  gint64 n_waiting;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *page = g_strdup_printf ("Page%d", i);

      g_ptr_array_add (drafts, make_from (page, page, 10 + i, "three.example"));
    }
  g_array_unref (dossier_store_save (fixture->store, drafts, FALSE, NULL));
  run_sql (fixture->path, "DELETE FROM story_event");
  run_sql (fixture->path, "INSERT INTO event_wait (story) SELECT max (id) FROM story");
  fixture_reopen (fixture);
  dossier_store_place_older (fixture->store);
  while (run_sql (fixture->path, "SELECT count (*) FROM event_wait, (SELECT max (id) AS newest FROM story)"
                                 " WHERE story < newest")
         == 0)
    g_main_context_iteration (NULL, FALSE);
  fixture_reopen (fixture);
  n_waiting = run_sql (fixture->path, "SELECT count (*) FROM story WHERE id <= (SELECT story FROM event_wait)");
  g_assert_cmpint (n_waiting, >, 0);
  g_assert_cmpint (n_waiting, <, 102);
  g_assert_false (are_one (fixture, one, other));
  dossier_store_place_older (fixture->store);
  while (run_sql (fixture->path, "SELECT count (*) FROM event_wait") > 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (are_one (fixture, one, other));
}

static void
test_a_closed_library_is_left_alone (Fixture *fixture, gconstpointer data)
{
  const char *title = "Northlight releases Aurora compiler";
  gint64      one = save_one (fixture->store, make_from (title, UNLIKE, 3, "one.example")).story;
  gint64      other = save_one (fixture->store, make_from (title, "Some other words.", 4, "two.example")).story;

  run_sql (fixture->path, "DELETE FROM story_event");
  run_sql (fixture->path, "INSERT INTO event_wait (story) SELECT max (id) FROM story");
  dossier_store_close (fixture->store);
  dossier_store_place_older (fixture->store);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  fixture_reopen (fixture);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM event_wait"), ==, 1);
  g_assert_false (are_one (fixture, one, other));
}

static void
test_more_join (Fixture *fixture, gconstpointer data)
{
  static const char *const sources[] = { "one.example", "two.example", "three.example" };
  g_autoptr (GArray) all = NULL;
  gint64 first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      gint64 id
          = save_one (fixture->store, make_from ("Ferrum opens its Lisbon foundry", sources[i], (int) i, sources[i]))
                .story;

      first = i == 0 ? id : first;
    }
  g_assert_cmpint (get_event (fixture, first), ==, first);
  all = dossier_store_list_stories_of_event (fixture->store, first);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (sources));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/events/%s", pairs[i].name);
      g_autofree char *together = g_strdup_printf ("/events in one change/%s", pairs[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_pair, fixture_tear_down);
      g_test_add (together, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_pair_in_one_change, fixture_tear_down);
    }
  g_test_add ("/events/a day is kept up to date", Fixture, NULL, fixture_set_up, test_a_day_is_kept_up_to_date,
              fixture_tear_down);
  g_test_add ("/events/the same move is one event", Fixture, NULL, fixture_set_up, test_the_same_move_is_one_event,
              fixture_tear_down);
  g_test_add ("/events/older stories are placed", Fixture, NULL, fixture_set_up, test_older_stories_are_placed,
              fixture_tear_down);
  g_test_add ("/events/older stories are placed after an end", Fixture, NULL, fixture_set_up,
              test_older_stories_are_placed_after_an_end, fixture_tear_down);
  g_test_add ("/events/a closed library is left alone", Fixture, NULL, fixture_set_up,
              test_a_closed_library_is_left_alone, fixture_tear_down);
  g_test_add ("/events/more join", Fixture, NULL, fixture_set_up, test_more_join, fixture_tear_down);

  return g_test_run ();
}
