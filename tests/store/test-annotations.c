/* test-annotations.c - highlights and notes, and what becomes of them when a text changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>

static gint64
annotate (DossierStore *store, gint64 story, guint start, guint length, const char *note)
{
  DossierAnnotationRow row = { .story = story, .start = start, .length = length, .note = (char *) note };

  return apply (store, dossier_change_annotate (&row));
}

static const DossierAnnotationRow *
only_annotation (DossierStoryContent *content)
{
  g_assert_cmpuint (content->annotations->len, ==, 1);
  return dossier_annotation_get_row (g_ptr_array_index (content->annotations, 0));
}

/* The quote and 32 code points on either side come from the text. */
static void
test_filled_in (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store,
                           make_draft ("A", "Ein äußerst langer Satz über das Übliche, der hier noch weiter geht.", 1))
                     .story;
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierAnnotationRow *row;

  annotate (fixture->store, story, 29, 8, "Wie üblich");
  content = dossier_store_load_content (fixture->store, story, NULL);
  row = only_annotation (content);
  g_assert_cmpstr (row->quote, ==, "das Übli");
  g_assert_cmpstr (row->prefix, ==, "Ein äußerst langer Satz über ");
  g_assert_cmpstr (row->suffix, ==, "che, der hier noch weiter geht.");
  g_assert_cmpstr (row->note, ==, "Wie üblich");
  g_assert_cmpint (row->revision, ==, content->revision);
  g_assert_cmpint (row->created, >, 0);
  g_assert_nonnull (row->uid);
  g_assert_true (dossier_story_get_row (content->story)->is_annotated);
}

static void
test_outside (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint    start, length;
    gint64   revision;
    gboolean fits;
  } cases[] = {
    { 0, 10, 0, TRUE }, { 0, 11, 0, FALSE },        { 10, 0, 0, TRUE },         { 11, 0, 0, FALSE },
    { 5, 5, 0, TRUE },  { 5, G_MAXUINT, 0, FALSE }, { G_MAXUINT, 1, 0, FALSE }, { 0, 1, 777, FALSE },
  };
  gint64 story = save_one (fixture->store, make_draft ("A", "0123456789", 1)).story;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierAnnotationRow row
          = { .story = story, .start = cases[i].start, .length = cases[i].length, .revision = cases[i].revision };
      DossierChange *change = dossier_change_annotate (&row);
      g_autoptr (GError) error = NULL;

      g_assert_true (dossier_store_apply (fixture->store, change, NULL, &error) == cases[i].fits);
      if (!cases[i].fits)
        g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
      dossier_change_free (change);
    }
  assert_sound (fixture->store);
}

/* Notes are found, new words after a change, and none after deletion. */
static void
test_searched (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query;
    guint       made, edited, deleted, back;
  } cases[] = {
    { "zanzibar", 1, 0, 0, 0 },  { "note:zanzibar", 1, 0, 0, 0 },  { "note:lusaka", 0, 1, 0, 1 },
    { "note:some", 1, 1, 0, 1 }, { "title:zanzibar", 0, 0, 0, 0 }, { "some", 1, 1, 1, 1 },
  };
  gint64 story = save_one (fixture->store, make_draft ("A", "some words", 1)).story;
  gint64 annotation = annotate (fixture->store, story, 0, 4, "Off to Zanzibar");

  for (guint stage = 0; stage < 4; stage++)
    {
      if (stage == 1)
        apply (fixture->store, dossier_change_edit_annotation (annotation, DOSSIER_COLOUR_BLUE, "Off to Lusaka"));
      if (stage == 2)
        apply (fixture->store, dossier_change_delete_annotation (annotation));
      if (stage == 3)
        g_free (dossier_store_undo (fixture->store, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (GArray) found = find_text (fixture->store, cases[i].query);
          const guint want[] = { cases[i].made, cases[i].edited, cases[i].deleted, cases[i].back };

          g_assert_cmpuint (found->len, ==, want[stage]);
        }
    }
  assert_sound (fixture->store);
}

/* A new text: where the words have gone, there goes their highlight; others stay on the old text. */
static void
test_moved (gconstpointer unused)
{
  static const struct
  {
    const char *what, *before, *after;
    guint       start, length;
    gint        moved_to; /* -1: stays on the old text */
  } cases[] = {
    { "something before it", "One two three.", "Zero. One two three.", 4, 3, 10 },
    { "something after it", "One two three.", "One two three. Four.", 4, 3, 4 },
    { "changed context", "One two three.", "Now two and so.", 4, 3, -1 },
    { "the words are gone", "One two three.", "One or so.", 4, 3, -1 },
    { "the words stand twice", "One two three.", "A two and a two.", 4, 3, -1 },
    { "twice, but once with the context", "One two three.", "two. One two three.", 4, 3, 9 },
    { "letters of several bytes", "ä ö ü ß", "äää. ä ö ü ß", 4, 1, 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      gint64  story;
      g_autoptr (DossierStoryContent) before = NULL;
      g_autoptr (DossierStoryContent) after = NULL;
      const DossierAnnotationRow *row;

      fixture_set_up (&fixture, NULL);
      g_test_message ("%s", cases[i].what);
      story = save_one (fixture.store, make_draft ("A", cases[i].before, 1)).story;
      annotate (fixture.store, story, cases[i].start, cases[i].length, "note");
      before = dossier_store_load_content (fixture.store, story, NULL);
      save_one (fixture.store, make_draft ("A", cases[i].after, 1));
      after = dossier_store_load_content (fixture.store, story, NULL);
      row = only_annotation (after);
      g_assert_cmpint (row->revision, ==, cases[i].moved_to >= 0 ? after->revision : before->revision);
      g_assert_cmpint (row->start, ==, cases[i].moved_to >= 0 ? (guint) cases[i].moved_to : cases[i].start);
      /* The text it was made on is kept in any case. */
      g_assert_cmpint (run_sql (fixture.path, "SELECT count(*) FROM story_text"), ==, 2);
      assert_sound (fixture.store);
      fixture_tear_down (&fixture, NULL);
    }
}

static void
test_of_entity (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft = make_draft ("A", "Ada Quill met nobody at Ferrum.", 1);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (DossierEntityContent) content = NULL;
  gint64 story;

  add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);
  story = save_one (fixture->store, draft).story;
  annotate (fixture->store, story, 4, 10, "touches her");
  annotate (fixture->store, story, 10, 5, "beside");
  annotate (fixture->store, story, 22, 9, "touches it");
  found = dossier_store_find_entities (fixture->store, "Ada Quill", 0, NULL);
  content
      = dossier_store_load_dossier (fixture->store, dossier_entity_get_row (g_ptr_array_index (found, 0))->id, NULL);
  g_assert_cmpuint (content->annotations->len, ==, 1);
  g_assert_cmpstr (dossier_annotation_get_row (g_ptr_array_index (content->annotations, 0))->note, ==, "touches her");
}

/* Words that a text does not have wait at its beginning for one that has them; a note about all goes with every text.
 */
static void
test_lost_words_find_their_place (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint       start, length;
  } texts[] = { { "Nothing of it.", 0, 0 }, { "Here are the words.", 9, 9 }, { "Other ones.", 9, 9 } };
  gint64               story = save_one (fixture->store, make_draft ("A", texts[0].text, 1)).story;
  DossierAnnotationRow lost = { .story = story, .quote = (char *) "the words" };

  apply (fixture->store, dossier_change_annotate (&lost));
  annotate (fixture->store, story, 0, 0, "About all of it");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierStoryContent) content = NULL;
      const DossierAnnotationRow *rows[2];

      save_one (fixture->store, make_draft ("A", texts[i].text, 1));
      content = dossier_store_load_content (fixture->store, story, NULL);
      g_assert_cmpuint (content->annotations->len, ==, 2);
      for (guint j = 0; j < 2; j++)
        {
          const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[j]);

          rows[row->note != NULL] = row;
        }
      g_assert_cmpstr (rows[0]->quote, ==, "the words");
      g_assert_cmpuint (rows[0]->start, ==, texts[i].start);
      g_assert_cmpuint (rows[0]->length, ==, texts[i].length);
      g_assert_cmpuint (rows[1]->start + rows[1]->length, ==, 0);
      g_assert_cmpint (rows[1]->revision, ==, content->revision);
      assert_sound (fixture->store);
    }
  {
    g_autoptr (GArray) found = find_text (fixture->store, "note:words");

    g_assert_cmpuint (found->len, ==, 1);
  }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/annotations/quote-and-context-are-filled-in", test_filled_in);
  ADD ("/annotations/none-lies-outside-the-text", test_outside);
  ADD ("/annotations/notes-are-found", test_searched);
  g_test_add_data_func ("/annotations/a-new-text-takes-them-along-or-leaves-them", NULL, test_moved);
  ADD ("/annotations/a-dossier-has-those-that-touch-a-name", test_of_entity);
  ADD ("/annotations/lost-words-find-their-place", test_lost_words_find_their_place);
  return g_test_run ();
}
