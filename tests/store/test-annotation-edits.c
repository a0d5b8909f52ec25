/* test-annotation-edits.c - edits of highlights, one or many, and their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-drafts.h"
#include "dossier-story-tag.h"
#include "dossier-versions.h"
#include "store-fixture.h"

#define TEXT "Ada Quill joined Ferrum."
#define LATER "News of today. Ada Quill joined Ferrum. So it is."

typedef struct
{
  Fixture base;
  gint64  story, person, claim;
  gint64  ids[3]; /* "Ada", "Quill", "joined" */
} Desk;

static DossierDraft *
draft_new (const char *text)
{
  DossierDraft *draft = make_draft ("A", text, 1);
  guint         person = add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
  guint         organization = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);

  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, (int) person, (int) organization);
  return draft;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  static const guint places[][2] = { { 0, 3 }, { 4, 5 }, { 10, 6 } };
  g_autoptr (DossierStoryContent) content = NULL;

  fixture_set_up (&desk->base, NULL);
  desk->story = save_one (desk->base.store, draft_new (TEXT)).story;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DossierAnnotationRow row = { .story = desk->story, .start = places[i][0], .length = places[i][1] };

      desk->ids[i] = apply (desk->base.store, dossier_change_annotate (&row));
    }
  content = dossier_store_load_content (desk->base.store, desk->story, NULL);
  desk->person = dossier_entity_get_row (content->entities->pdata[0])->id;
  desk->claim = dossier_claim_get_row (content->claims->pdata[0])->id;
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assert_sound (desk->base.store);
  fixture_tear_down (&desk->base, data);
}

/* "Ada yellow [a, b] =note @Ada Quill !" by line, in text order; ! when it is about the claim. */
static char *
describe (Desk *desk)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->base.store, desk->story, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      g_autofree char            *tags = row->tags != NULL ? g_strjoinv (", ", row->tags) : NULL;

      g_string_append_printf (words, "%s%s %s", i > 0 ? "\n" : "", row->quote, dossier_colour_to_string (row->colour));
      if (tags != NULL)
        g_string_append_printf (words, " [%s]", tags);
      if (row->note != NULL)
        g_string_append_printf (words, " =%s", row->note);
      if (row->entity_name != NULL)
        g_string_append_printf (words, " @%s", row->entity_name);
      if (row->claim != 0)
        g_string_append (words, " !");
    }
  return g_string_free (words, FALSE);
}

static void
assert_described (Desk *desk, const char *want)
{
  g_autofree char *words = describe (desk);

  g_assert_cmpstr (words, ==, want);
}

#define BEFORE "Ada yellow\nQuill yellow\njoined yellow"

/* Each edit, on so many of the three: what comes of it, the way back and forth, and the sentence. */
static void
test_edits (gconstpointer unused)
{
  static const char *const two[] = { "risk", "Ethics", "RISK", NULL };
  const struct
  {
    const char           *what;
    guint                 n;
    DossierAnnotationEdit edit;
    const char           *after, *undone;
  } cases[] = {
    { "a colour",
      1,
      { .fields = DOSSIER_ANNOTATION_COLOUR, .colour = DOSSIER_COLOUR_UNDERLINE },
      "Ada underline\nQuill yellow\njoined yellow",
      "Changing 1 highlight was undone" },
    { "the colour of all",
      3,
      { .fields = DOSSIER_ANNOTATION_COLOUR, .colour = DOSSIER_COLOUR_BLUE },
      "Ada blue\nQuill blue\njoined blue",
      "Changing 3 highlights was undone" },
    { "a note",
      1,
      { .fields = DOSSIER_ANNOTATION_NOTE, .note = "so\n“it” is (1, 'x')" },
      "Ada yellow =so\n“it” is (1, 'x')\nQuill yellow\njoined yellow",
      "Changing the note was undone" },
    { "a tag for two",
      2,
      { .fields = DOSSIER_ANNOTATION_ADD_TAG, .tag = " to  read " },
      "Ada yellow [to read]\nQuill yellow [to read]\njoined yellow",
      "Changing the tags of 2 highlights was undone" },
    { "tags, of which two are one",
      1,
      { .fields = DOSSIER_ANNOTATION_TAGS, .tags = two },
      "Ada yellow [Ethics, risk]\nQuill yellow\njoined yellow",
      "Changing the tags of 1 highlight was undone" },
    { "other words",
      1,
      { .fields = DOSSIER_ANNOTATION_PLACE, .start = 17, .length = 6 },
      "Quill yellow\njoined yellow\nFerrum yellow",
      "Changing 1 highlight was undone" },
    { "deletion of two",
      2,
      { .fields = DOSSIER_ANNOTATION_DELETED },
      "joined yellow",
      "Deleting 2 highlights was undone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Desk             desk;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      g_test_message ("%s", cases[i].what);
      set_up (&desk, NULL);
      apply (desk.base.store, dossier_change_edit_annotations (desk.ids, cases[i].n, &cases[i].edit));
      assert_described (&desk, cases[i].after);
      undone = dossier_store_undo (desk.base.store, NULL);
      g_assert_cmpstr (undone, ==, cases[i].undone);
      assert_described (&desk, BEFORE);
      redone = dossier_store_redo (desk.base.store, NULL);
      g_assert_nonnull (redone);
      assert_described (&desk, cases[i].after);
      tear_down (&desk, NULL);
    }
}

/* Who and what it is about goes with a merge, and with the story when it is read again. */
static void
test_links (Desk *desk, gconstpointer data)
{
  DossierAnnotationEdit about = { .fields = DOSSIER_ANNOTATION_ENTITY | DOSSIER_ANNOTATION_CLAIM,
                                  .entity = desk->person,
                                  .claim = desk->claim };
  gint64 other = apply (desk->base.store, dossier_change_add_entity (DOSSIER_ENTITY_PERSON, "Ada Quill-Wu"));

  apply (desk->base.store, dossier_change_edit_annotations (desk->ids, 1, &about));
  assert_described (desk, "Ada yellow @Ada Quill !\nQuill yellow\njoined yellow");
  apply (desk->base.store, dossier_change_merge_entities (desk->person, other));
  assert_described (desk, "Ada yellow @Ada Quill-Wu !\nQuill yellow\njoined yellow");
  g_free (dossier_store_undo (desk->base.store, NULL));
  save_one (desk->base.store, draft_new (LATER));
  assert_described (desk, "Ada yellow @Ada Quill\nQuill yellow\njoined yellow"); /* the claim's sentence is another */
  save_one (desk->base.store, draft_new (TEXT));
  assert_described (desk, "Ada yellow @Ada Quill !\nQuill yellow\njoined yellow");
  apply (desk->base.store, dossier_change_reject_entity (desk->person));
  assert_described (desk, "Ada yellow\nQuill yellow\njoined yellow");
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_described (desk, "Ada yellow @Ada Quill !\nQuill yellow\njoined yellow");
}

/* What an older text's place was goes to the present text when it comes back. */
static void
test_place_comes_back_in_a_new_text (Desk *desk, gconstpointer data)
{
  DossierAnnotationEdit longer = { .fields = DOSSIER_ANNOTATION_PLACE, .start = 0, .length = 9 };

  apply (desk->base.store, dossier_change_edit_annotations (desk->ids, 1, &longer));
  assert_described (desk, "Ada Quill yellow\nQuill yellow\njoined yellow");
  save_one (desk->base.store, draft_new (LATER));
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_described (desk, BEFORE);
  g_assert_cmpint (run_sql (desk->base.path, "SELECT start FROM annotation WHERE quote = 'Ada'"), ==, 15);
}

/* An edit's place can outlast the text that it was of: then its words are looked for, and may be nowhere. */
static void
test_place_of_a_text_that_is_gone (gconstpointer unused)
{
  static const struct
  {
    const char *last;
    int         start, length;
  } cases[] = { { LATER " At last.", 15, 3 }, { "Nobody came.", 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierAnnotationEdit longer = { .fields = DOSSIER_ANNOTATION_PLACE, .start = 15, .length = 9 };
      Desk                  desk;
      g_autofree char      *undone = NULL, *redone = NULL;
      gint64                revision;
      g_autoptr (GError) error = NULL;

      set_up (&desk, NULL);
      save_one (desk.base.store, draft_new (LATER));
      revision = run_sql (desk.base.path, "SELECT revision FROM annotation WHERE quote = 'Ada'");
      apply (desk.base.store, dossier_change_edit_annotations (desk.ids, 1, &longer));
      for (guint n = 0; n <= DOSSIER_VERSIONS_MAX; n++)
        {
          g_autofree char *text = g_strdup_printf (LATER " Take %u.", n);

          save_one (desk.base.store, draft_new (text));
        }
      save_one (desk.base.store, draft_new (cases[i].last));
      g_assert_cmpint (run_sql (desk.base.path, "SELECT min (id) FROM story_text WHERE id NOT IN (SELECT made_on FROM"
                                                " annotation)"),
                       >, revision);
      undone = dossier_store_undo (desk.base.store, &error);
      g_assert_no_error (error);
      g_assert_cmpint (run_sql (desk.base.path, "SELECT start FROM annotation WHERE quote = 'Ada'"), ==,
                       cases[i].start);
      g_assert_cmpint (run_sql (desk.base.path, "SELECT length FROM annotation WHERE quote = 'Ada'"), ==,
                       cases[i].length);
      redone = dossier_store_redo (desk.base.store, &error);
      g_assert_no_error (error);
      tear_down (&desk, NULL);
    }
}

static void
test_mistakes (Desk *desk, gconstpointer data)
{
  g_autofree char *many = g_strnfill (DOSSIER_STORY_TAG_MAX_LENGTH + 1, 'x');
  g_autofree char *endless = g_strnfill (DOSSIER_ANNOTATION_MAX_NOTE + 1, 'x');
  const struct
  {
    const char           *what;
    gint64                id;
    DossierAnnotationEdit edit;
    int                   code; /* DossierStoreError; -1: of a tag */
  } cases[] = {
    { "none is there", 99, { .fields = DOSSIER_ANNOTATION_COLOUR }, DOSSIER_STORE_ERROR_NOT_FOUND },
    { "a place outside",
      0,
      { .fields = DOSSIER_ANNOTATION_PLACE, .start = 20, .length = 5 },
      DOSSIER_STORE_ERROR_FAILED },
    { "no words", 0, { .fields = DOSSIER_ANNOTATION_PLACE, .start = 2 }, DOSSIER_STORE_ERROR_FAILED },
    { "another story's text",
      0,
      { .fields = DOSSIER_ANNOTATION_PLACE, .length = 1, .revision = 77 },
      DOSSIER_STORE_ERROR_FAILED },
    { "nobody", 0, { .fields = DOSSIER_ANNOTATION_ENTITY, .entity = 99 }, DOSSIER_STORE_ERROR_NOT_FOUND },
    { "no claim", 0, { .fields = DOSSIER_ANNOTATION_CLAIM, .claim = 99 }, DOSSIER_STORE_ERROR_NOT_FOUND },
    { "a note that is too long",
      0,
      { .fields = DOSSIER_ANNOTATION_NOTE, .note = endless },
      DOSSIER_STORE_ERROR_FAILED },
    { "a tag of blanks", 0, { .fields = DOSSIER_ANNOTATION_ADD_TAG, .tag = "  " }, -1 },
    { "a tag that is too long", 0, { .fields = DOSSIER_ANNOTATION_ADD_TAG, .tag = many }, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = cases[i].id != 0 ? cases[i].id : desk->ids[0];
      g_autoptr (DossierChange) change = dossier_change_edit_annotations (&id, 1, &cases[i].edit);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].what);
      g_assert_false (dossier_store_apply (desk->base.store, change, NULL, &error));
      if (cases[i].code >= 0)
        g_assert_error (error, DOSSIER_STORE_ERROR, cases[i].code);
      else
        g_assert_error (error, DOSSIER_STORY_TAG_ERROR, DOSSIER_STORY_TAG_ERROR_NAME);
      assert_described (desk, BEFORE);
    }
}

static void
test_too_many_tags (Desk *desk, gconstpointer data)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_ADD_TAG };

  for (guint i = 0; i <= DOSSIER_ANNOTATION_MAX_TAGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %u", i);
      g_autoptr (DossierChange) change = NULL;
      g_autoptr (GError) error = NULL;

      edit.tag = name;
      change = dossier_change_edit_annotations (desk->ids, 1, &edit);
      g_assert_true (dossier_store_apply (desk->base.store, change, NULL, &error) == (i < DOSSIER_ANNOTATION_MAX_TAGS));
    }
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM annotation_tag"), ==, DOSSIER_ANNOTATION_MAX_TAGS);
}

/* What is that way already, or deleted, is no change; with nothing to change there is nothing to undo. */
static void
test_only_what_changes_is_kept (Desk *desk, gconstpointer data)
{
  DossierAnnotationEdit yellow = { .fields = DOSSIER_ANNOTATION_COLOUR };
  DossierAnnotationEdit green = { .fields = DOSSIER_ANNOTATION_COLOUR, .colour = DOSSIER_COLOUR_GREEN };
  g_autofree char      *undone = NULL;
  gint64                before = run_sql (desk->base.path, "SELECT count(*) FROM journal");

  apply (desk->base.store, dossier_change_edit_annotations (desk->ids, 3, &yellow));
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM journal"), ==, before);
  apply (desk->base.store, dossier_change_delete_annotation (desk->ids[0]));
  apply (desk->base.store, dossier_change_edit_annotation (desk->ids[1], DOSSIER_COLOUR_GREEN, NULL));
  apply (desk->base.store, dossier_change_edit_annotations (desk->ids, 3, &green));
  undone = dossier_store_undo (desk->base.store, NULL);
  g_assert_cmpstr (undone, ==, "Changing 1 highlight was undone");
  assert_described (desk, "Quill green\njoined yellow");
}

/* Entries as the first versions wrote them. */
static void
test_older_journals (Desk *desk, gconstpointer data)
{
  g_autofree char *edit
      = g_strdup_printf ("INSERT INTO journal (uid, created, kind, subject, flag, before, after)"
                         " VALUES ('e', 1, 'edit-annotation', %" G_GINT64_FORMAT ", 0, '2', '3 old words')",
                         desk->ids[0]);
  g_autofree char *gone = g_strdup_printf ("INSERT INTO journal (uid, created, kind, subject, flag)"
                                           " VALUES ('d', 1, 'delete-annotation', %" G_GINT64_FORMAT ", 0)",
                                           desk->ids[0]);

  apply (desk->base.store, dossier_change_edit_annotation (desk->ids[0], DOSSIER_COLOUR_PINK, "old words"));
  apply (desk->base.store, dossier_change_delete_annotation (desk->ids[0]));
  run_sql (desk->base.path, "DELETE FROM journal WHERE kind = 'edit-annotations'");
  run_sql (desk->base.path, edit);
  run_sql (desk->base.path, gone);
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_described (desk, "Ada pink =old words\nQuill yellow\njoined yellow");
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_described (desk, "Ada blue\nQuill yellow\njoined yellow");
  g_free (dossier_store_redo (desk->base.store, NULL));
  assert_described (desk, "Ada pink =old words\nQuill yellow\njoined yellow");
}

static const char *
get_draft (DossierStoryContent *content)
{
  return dossier_annotation_get_row (content->annotations->pdata[0])->draft;
}

/* A draft is there after a new start, and gone with the note. */
static void
test_drafts (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *typed, *kept;
  } cases[] = { { "half a th", NULL },
                { "half a thought", NULL },
                { NULL, NULL },
                { "a thought", "a thought." },
                { "a thought", "a thought." } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierStoryContent) typed = NULL;
      g_autoptr (DossierStoryContent) kept = NULL;

      g_assert_true (dossier_store_keep_draft (desk->base.store, desk->ids[0], cases[i].typed, NULL));
      fixture_reopen (&desk->base);
      typed = dossier_store_load_content (desk->base.store, desk->story, NULL);
      g_assert_cmpstr (get_draft (typed), ==, cases[i].typed);
      if (cases[i].kept == NULL)
        continue;
      apply (desk->base.store, dossier_change_edit_annotation (desk->ids[0], DOSSIER_COLOUR_YELLOW, cases[i].kept));
      kept = dossier_store_load_content (desk->base.store, desk->story, NULL);
      g_assert_null (get_draft (kept));
    }
  g_assert_true (dossier_store_keep_draft (desk->base.store, 99, "nobody's", NULL));
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM annotation_draft"), ==, 0);
}

/* The longest is kept; a longer one is refused where it comes from, and the draft before it stays. */
static void
test_notes_have_a_limit (Desk *desk, gconstpointer data)
{
  g_autofree char     *note = g_strnfill (DOSSIER_ANNOTATION_MAX_NOTE + 1, 'x');
  DossierAnnotationRow row = { .story = desk->story, .start = 17, .length = 6, .note = note };
  g_autoptr (DossierStoryContent) content = NULL;

  g_assert_true (dossier_store_keep_draft (desk->base.store, desk->ids[0], "before", NULL));
  for (guint i = 0; i < 2; i++, note[DOSSIER_ANNOTATION_MAX_NOTE] = '\0')
    {
      g_autoptr (DossierChange) change = dossier_change_annotate (&row);
      g_autoptr (GError) draft_error = NULL, error = NULL;

      g_assert_true (dossier_store_apply (desk->base.store, change, NULL, &error) == (i == 1));
      g_assert_true (dossier_store_keep_draft (desk->base.store, desk->ids[i], note, &draft_error) == (i == 1));
      if (i == 1)
        continue;
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
      g_assert_error (draft_error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
      assert_described (desk, BEFORE);
    }
  content = dossier_store_load_content (desk->base.store, desk->story, NULL);
  g_assert_cmpuint (content->annotations->len, ==, 4);
  g_assert_cmpstr (get_draft (content), ==, "before");
}

/* A new one keeps what it comes with, and when it was made. */
static void
test_made_with_all (Desk *desk, gconstpointer data)
{
  static const char *const tags[] = { "b", "A", NULL };
  DossierAnnotationRow     row = { .story = desk->story,
                                   .start = 17,
                                   .length = 6,
                                   .colour = DOSSIER_COLOUR_UNDERLINE,
                                   .tags = (GStrv) tags,
                                   .entity = desk->person,
                                   .claim = desk->claim,
                                   .created = 5,
                                   .modified = 6 };

  apply (desk->base.store, dossier_change_annotate (&row));
  assert_described (desk, BEFORE "\nFerrum underline [A, b] @Ada Quill !");
  g_assert_cmpint (run_sql (desk->base.path, "SELECT modified FROM annotation WHERE quote = 'Ferrum'"), ==, 6);
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/annotation-edits/each-goes-there-and-back", NULL, test_edits);
  ADD ("/annotation-edits/who-it-is-about-follows-merges-and-new-texts", test_links);
  ADD ("/annotation-edits/an-older-place-comes-back-in-a-new-text", test_place_comes_back_in_a_new_text);
  g_test_add_data_func ("/annotation-edits/an-older-place-comes-back-when-its-text-is-gone", NULL,
                        test_place_of_a_text_that_is_gone);
  ADD ("/annotation-edits/mistakes-change-nothing", test_mistakes);
  ADD ("/annotation-edits/tags-have-a-limit", test_too_many_tags);
  ADD ("/annotation-edits/only-what-changes-is-kept", test_only_what_changes_is_kept);
  ADD ("/annotation-edits/older-journals-go-back", test_older_journals);
  ADD ("/annotation-edits/drafts-outlive-the-program", test_drafts);
  ADD ("/annotation-edits/notes-have-a-limit", test_notes_have_a_limit);
  ADD ("/annotation-edits/a-new-one-keeps-what-it-comes-with", test_made_with_all);
  return g_test_run ();
}
