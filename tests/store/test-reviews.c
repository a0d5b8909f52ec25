/* test-reviews.c - people of one name: told apart by their company, or asked about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reviews.h"
#include "store-fixture.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

/* Saves a story called @title of @person and the @others ("|" between them; "@" before a person); its id. */
static gint64
save_with (DossierStore *store, const char *title, const char *person, const char *others)
{
  g_auto (GStrv) names = g_strsplit (others, "|", -1);
  g_autofree char *text = g_strdup_printf ("%s: news of %s and %s.", title, person, others);
  DossierDraft    *draft = make_draft (title, text, (int) read_counts (store).stories);
  int              subject = (int) add_entity (draft, P, person, NULL);

  for (guint i = 0; names[i] != NULL && names[i][0] != '\0'; i++)
    {
      gboolean is_person = names[i][0] == '@';
      guint    other = add_entity (draft, is_person ? P : O, names[i] + is_person, NULL);

      if (!is_person)
        add_claim (draft, DOSSIER_CLAIM_WORKS_AT, 0, subject, (int) other);
    }
  return save_one (store, draft).story;
}

/* Of the mention that stands first in @story. */
static gint64
get_person (DossierStore *store, gint64 story)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);

  for (guint i = 0; i < content->mentions->len; i++)
    if (g_array_index (content->mentions, DossierStoredMention, i).kind == P)
      return g_array_index (content->mentions, DossierStoredMention, i).entity;
  return 0;
}

static guint
count_open (DossierStore *store)
{
  g_autoptr (GPtrArray) reviews = dossier_store_list_reviews (store, NULL);

  return reviews->len;
}

static void
fill (DossierStore *store)
{
  save_with (store, "One", "Michael Jordan", "Chicago Bulls|@Scottie Pippen");
  save_with (store, "Two", "Michael Jordan", "Chicago Bulls");
  save_with (store, "Three", "Michael Jordan", "Chicago Bulls|Nike");
}

/* The only open question. */
static DossierReview *
take_review (DossierStore *store)
{
  g_autoptr (GPtrArray) reviews = dossier_store_list_reviews (store, NULL);

  g_assert_cmpuint (reviews->len, ==, 1);
  return g_ptr_array_steal_index (reviews, 0);
}

static void
test_when_it_is_asked (gconstpointer unused)
{
  static const struct
  {
    const char *what, *person, *others;
    guint       n;
  } cases[] = {
    { "other company", "Michael Jordan", "UC Berkeley", 1 },
    { "other company of two", "Michael Jordan", "UC Berkeley|@Yann LeCun", 1 },
    { "one organization is known", "Michael Jordan", "UC Berkeley|Nike", 0 },
    { "one person is known", "Michael Jordan", "UC Berkeley|@Scottie Pippen", 0 },
    { "alone", "Michael Jordan", "", 0 },
    { "people only", "Michael Jordan", "@Yann LeCun", 0 },
    { "somebody else", "Magic Johnson", "UC Berkeley", 0 },
    { "an accent more is the same name", "Michaël Jordan", "UC Berkeley", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;

      g_test_message ("%s", cases[i].what);
      fixture_set_up (&fixture, NULL);
      fill (fixture.store);
      g_assert_cmpuint (count_open (fixture.store), ==, 0);
      save_with (fixture.store, "Four", cases[i].person, cases[i].others);
      g_assert_cmpuint (count_open (fixture.store), ==, cases[i].n);
      assert_sound (fixture.store);
      fixture_tear_down (&fixture, NULL);
    }
}

static void
test_not_before_enough_is_known (Fixture *fixture, gconstpointer data)
{
  save_with (fixture->store, "One", "Michael Jordan", "Chicago Bulls");
  save_with (fixture->store, "Two", "Michael Jordan", "Chicago Bulls");
  save_with (fixture->store, "Three", "Michael Jordan", "UC Berkeley");
  g_assert_cmpuint (count_open (fixture->store), ==, 0);
}

static void
test_few_are_asked (Fixture *fixture, gconstpointer data)
{
  fill (fixture->store);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *title = g_strdup_printf ("More %u", i);
      g_autofree char *organization = g_strdup_printf ("Institute %u", i);

      save_with (fixture->store, title, "Michael Jordan", organization);
    }
  g_assert_cmpuint (count_open (fixture->store), ==, 5);
}

static void
test_another_one (Fixture *fixture, gconstpointer data)
{
  DossierStore    *store = fixture->store;
  gint64           player, professor, story;
  DossierReview   *review;
  g_autofree char *undone = NULL, *redone = NULL;

  fill (store);
  story = save_with (store, "Four", "Michael Jordan", "UC Berkeley");
  player = get_person (store, story);
  review = take_review (store);
  g_assert_cmpstr (review->name, ==, "Michael Jordan");
  g_assert_cmpstr (review->title, ==, "Four");
  g_assert_cmpstr (review->here, ==, "UC Berkeley");
  g_assert_cmpstr (review->there, ==, "Chicago Bulls, Scottie Pippen, Nike");
  g_assert_cmpint (review->story, ==, story);
  g_assert_cmpint (review->entity, ==, player);
  apply (store, dossier_change_answer_review (review->id, FALSE));
  g_assert_cmpuint (count_open (store), ==, 0);
  professor = get_person (store, story);
  g_assert_cmpint (professor, !=, player);
  assert_sound (store);

  /* Later stories go to whom their company belongs, without a question; the unknown ones to the first. */
  g_assert_cmpint (get_person (store, save_with (store, "Five", "Michael Jordan", "UC Berkeley|Databricks")), ==,
                   professor);
  g_assert_cmpint (get_person (store, save_with (store, "Six", "Michael Jordan", "Chicago Bulls")), ==, player);
  g_assert_cmpint (get_person (store, save_with (store, "Seven", "Michael Jordan", "Databricks")), ==, professor);
  g_assert_cmpint (get_person (store, save_with (store, "Eight", "Michael Jordan", "")), ==, player);
  g_assert_cmpuint (count_open (store), ==, 0);

  undone = dossier_store_undo (store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpint (get_person (store, story), ==, player);
  g_assert_cmpuint (count_open (store), ==, 1);
  assert_sound (store);
  redone = dossier_store_redo (store, NULL);
  g_assert_cmpstr (redone, !=, undone);
  g_assert_cmpint (get_person (store, story), ==, professor);
  assert_sound (store);
  dossier_review_free (review);
}

/* Undone at once, it is as if nobody had been made: the name links to the one who has it. */
static void
test_undone_at_once (Fixture *fixture, gconstpointer data)
{
  DossierStore    *store = fixture->store;
  gint64           player, story;
  DossierReview   *review;
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) found = NULL;

  fill (store);
  story = save_with (store, "Four", "Michael Jordan", "UC Berkeley");
  player = get_person (store, story);
  review = take_review (store);
  apply (store, dossier_change_answer_review (review->id, FALSE));
  undone = dossier_store_undo (store, NULL);
  g_assert_nonnull (undone);
  found = dossier_store_find_entities (store, "Michael Jordan", P, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (get_person (store, save_with (store, "Five", "Michael Jordan", "UC Berkeley")), ==, player);
  assert_sound (store);
  dossier_review_free (review);
}

static void
test_the_one_who_is_known (Fixture *fixture, gconstpointer data)
{
  DossierStore  *store = fixture->store;
  gint64         player, story;
  DossierReview *review;
  g_autoptr (DossierChange) again = NULL;
  g_autoptr (GError) error = NULL;

  fill (store);
  story = save_with (store, "Four", "Michael Jordan", "UC Berkeley");
  player = get_person (store, story);
  review = take_review (store);
  apply (store, dossier_change_answer_review (review->id, TRUE));
  g_assert_cmpint (get_person (store, story), ==, player);
  g_assert_cmpuint (count_open (store), ==, 0);
  save_with (store, "Five", "Michael Jordan", "UC Berkeley");
  g_assert_cmpuint (count_open (store), ==, 0);
  again = dossier_change_answer_review (review->id, FALSE);
  g_assert_false (dossier_store_apply (store, again, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_sound (store);
  dossier_review_free (review);
}

/* The story comes again with other words: the answer holds, and nothing is asked twice. */
static void
test_the_story_comes_again (Fixture *fixture, gconstpointer data)
{
  DossierStore  *store = fixture->store;
  gint64         story, professor;
  DossierReview *review;
  DossierDraft  *draft;

  fill (store);
  story = save_with (store, "Four", "Michael Jordan", "UC Berkeley");
  review = take_review (store);
  apply (store, dossier_change_answer_review (review->id, FALSE));
  professor = get_person (store, story);
  draft = make_draft ("Four", "Michael Jordan of UC Berkeley wrote a long new text about statistics.", 3);
  add_entity (draft, P, "Michael Jordan", NULL);
  add_entity (draft, O, "UC Berkeley", NULL);
  g_assert_cmpint (save_one (store, draft).saved, ==, DOSSIER_SAVED_REVISED);
  g_assert_cmpint (get_person (store, story), ==, professor);
  g_assert_cmpuint (count_open (store), ==, 0);
  assert_sound (store);
  dossier_review_free (review);
}

/* A question about a story that was deleted is none. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  gint64           story;
  g_autofree char *undone = NULL;

  fill (fixture->store);
  story = save_with (fixture->store, "Four", "Michael Jordan", "UC Berkeley");
  g_assert_cmpuint (count_open (fixture->store), ==, 1);
  apply (fixture->store, dossier_change_delete (&story, 1));
  g_assert_cmpuint (count_open (fixture->store), ==, 0);
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (count_open (fixture->store), ==, 1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/reviews/when-it-is-asked", NULL, test_when_it_is_asked);
  ADD ("/reviews/not-before-enough-is-known", test_not_before_enough_is_known);
  ADD ("/reviews/few-are-asked", test_few_are_asked);
  ADD ("/reviews/another-one", test_another_one);
  ADD ("/reviews/undone-at-once", test_undone_at_once);
  ADD ("/reviews/the-one-who-is-known", test_the_one_who_is_known);
  ADD ("/reviews/the-story-comes-again", test_the_story_comes_again);
  ADD ("/reviews/a-deleted-story-asks-nothing", test_deleted);
  return g_test_run ();
}
