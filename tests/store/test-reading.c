/* test-reading.c - the place in a story is kept, also in another text of it; what is unread is found on both sides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading.h"

#include "store-fixture.h"

#define TEXT "Ada Lint joined Ferrum in May.\nShe reads answers.\nShe said that it took all of the spring."
#define PLACE 50

static guint
load_place (Fixture *fixture, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, story, &error);

  g_assert_no_error (error);
  return content->place;
}

static void
keep (Fixture *fixture, gint64 story, guint start, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_keep_place (fixture->store, story, start, words, &error));
  g_assert_no_error (error);
}

static void
test_a_place_is_kept (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", TEXT, 1)).story;
  gint64 other = save_one (fixture->store, make_draft ("B", TEXT, 2)).story;

  g_assert_cmpuint (load_place (fixture, story), ==, 0);
  keep (fixture, story, PLACE, "She said that it took");
  fixture_reopen (fixture);
  g_assert_cmpuint (load_place (fixture, story), ==, PLACE);
  g_assert_cmpuint (load_place (fixture, other), ==, 0);
  keep (fixture, story, 31, "She reads");
  g_assert_cmpuint (load_place (fixture, story), ==, 31);
  keep (fixture, story, 0, "");
  g_assert_cmpuint (load_place (fixture, story), ==, 0);
  assert_sound (fixture->store);
}

static void
test_a_place_follows_its_words (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", TEXT, 1)).story;

  keep (fixture, story, PLACE, "She said that it took");
  g_assert_cmpint (save_one (fixture->store, make_draft ("A", "News of it, first.\n" TEXT, 1)).story, ==, story);
  g_assert_cmpuint (load_place (fixture, story), ==, PLACE + 19);
  save_one (fixture->store, make_draft ("A", "Gone.", 1));
  g_assert_cmpuint (load_place (fixture, story), ==, 5);
}

static void
test_nothing_is_kept_of_no_story (Fixture *fixture, gconstpointer data)
{
  keep (fixture, 12345, PLACE, "She said");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM reading_place"), ==, 0);
}

/* It is not the person's work: nothing can be undone after it, and nobody is told. */
static void
test_a_place_is_no_change (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", TEXT, 1)).story;
  gint64 before = run_sql (fixture->path, "SELECT count (*) FROM journal");

  keep (fixture, story, PLACE, "She said");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM journal"), ==, before);
}

static void
test_a_library_that_is_only_read (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", TEXT, 1)).story;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;

  keep (fixture, story, PLACE, "She said");
  store = dossier_store_open (fixture->path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (dossier_store_keep_place (store, story, 7, "nt joined", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_assert_cmpuint (load_place (fixture, story), ==, PLACE);
}

/* More than are looked up one by one. */
#define N_MANY 230

static gint64
find_unread (Fixture *fixture, const gint64 *ids, guint n)
{
  g_autoptr (GArray) among = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 found;

  g_array_append_vals (among, ids, n);
  found = dossier_store_find_unread (fixture->store, among, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_the_first_that_is_unread (Fixture *fixture, gconstpointer data)
{
  gint64 ids[6];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      ids[i] = save_one (fixture->store, make_draft (title, TEXT, (int) i)).story;
    }
  apply (fixture->store, dossier_change_set_read (&ids[2], 1, TRUE));
  apply (fixture->store, dossier_change_delete (&ids[4], 1));
  g_assert_cmpint (find_unread (fixture, (const gint64[]){ ids[3], ids[1] }, 2), ==, ids[3]);
  g_assert_cmpint (find_unread (fixture, (const gint64[]){ ids[2], ids[4], ids[1], ids[5] }, 4), ==, ids[1]);
  g_assert_cmpint (find_unread (fixture, (const gint64[]){ ids[2], ids[4], 12345 }, 3), ==, 0);
  g_assert_cmpint (find_unread (fixture, NULL, 0), ==, 0);
}

static void
test_the_first_that_is_unread_far_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  gint64 ids[N_MANY];

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, TEXT, (int) i));
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  for (guint i = 0; i < N_MANY; i++)
    ids[i] = g_array_index (saved, DossierSaveResult, i).story;
  apply (fixture->store, dossier_change_set_read (ids, N_MANY - 5, TRUE));
  g_assert_cmpint (find_unread (fixture, ids, N_MANY), ==, ids[N_MANY - 5]);
  g_assert_cmpint (find_unread (fixture, ids, N_MANY - 5), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "a place is kept", test_a_place_is_kept },
    { "a place follows its words", test_a_place_follows_its_words },
    { "nothing is kept of no story", test_nothing_is_kept_of_no_story },
    { "a place is no change", test_a_place_is_no_change },
    { "a library that is only read", test_a_library_that_is_only_read },
    { "the first that is unread", test_the_first_that_is_unread },
    { "the first that is unread far away", test_the_first_that_is_unread_far_away },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
    }
  return g_test_run ();
}
