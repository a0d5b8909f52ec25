/* test-versions.c - the texts a story has had, the page they were found in, and what a person makes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>

#include "dossier-versions.h"

#define CHOICES "+0123456789abcdef"

static DossierTextSaved
save_text (DossierStore *store, gint64 story, const char *text, DossierTextChange change, const char *choices)
{
  g_autoptr (DossierDraft) draft = make_draft ("Another title", text, 1);
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;

  draft->origin = DOSSIER_ORIGIN_PAGE;
  dossier_store_save_text (store, story, draft, change, choices, &saved, &error);
  g_assert_no_error (error);
  return saved;
}

static char *
dup_text (DossierStore *store, gint64 story)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);

  return g_strdup (dossier_document_get_text (content->document));
}

static void
assert_text (DossierStore *store, gint64 story, const char *text, const char *choices)
{
  g_autofree char *present = dup_text (store, story);
  g_autofree char *chosen = dossier_store_dup_choices (store, story, NULL);

  g_assert_cmpstr (present, ==, text);
  g_assert_cmpstr (chosen, ==, choices);
}

static char *
step (DossierStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  char *words = redo ? dossier_store_redo (store, &error) : dossier_store_undo (store, &error);

  g_assert_no_error (error);
  return words;
}

static void
annotate (DossierStore *store, gint64 story, const char *quote)
{
  g_autofree char     *text = dup_text (store, story);
  DossierAnnotationRow row = { .story = story, .colour = DOSSIER_COLOUR_YELLOW };

  row.start = (guint) (strstr (text, quote) - text);
  row.length = (guint) strlen (quote);
  apply (store, dossier_change_annotate (&row));
}

static void
test_page_is_kept_with_its_text (Fixture *fixture, gconstpointer data)
{
  static const char html[] = "<p>A page with its text.</p>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  DossierDraft *draft = make_draft ("A", "A page with its text.", 1);
  g_autoptr (DossierTextSource) source = NULL;
  g_autoptr (GBytes) kept = NULL;
  gint64 story;

  draft->page = dossier_page_copy_new (bytes, "text/html; charset=utf-8", "https://example.org/a");
  draft->origin = DOSSIER_ORIGIN_PAGE;
  story = save_one (fixture->store, draft).story;
  fixture_reopen (fixture);
  source = dossier_store_load_text_source (fixture->store, story, NULL);
  g_assert_cmpstr (source->title, ==, "A");
  g_assert_cmpstr (source->page->uri, ==, "https://example.org/a");
  g_assert_cmpstr (source->page->content_type, ==, "text/html; charset=utf-8");
  g_assert_cmpint (source->origin, ==, DOSSIER_ORIGIN_PAGE);
  g_assert_cmpint (source->fetched, >, 0);
  g_assert_null (source->choices);
  kept = dossier_page_copy_unpack (source->page);
  g_assert_cmpmem (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), html, strlen (html));
  assert_sound (fixture->store);
}

static void
test_stories_without_a_page_say_so (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "A text.", 1)).story;
  g_autoptr (DossierTextSource) source = dossier_store_load_text_source (fixture->store, story, NULL);

  g_assert_null (source->page);
  g_assert_cmpint (source->fetched, ==, 0);
}

static void
test_choosing_is_undone_with_its_choices (Fixture *fixture, gconstpointer data)
{
  gint64           story = save_one (fixture->store, make_draft ("A", "One two three.", 1)).story;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpint (save_text (fixture->store, story, "One.", DOSSIER_TEXT_CHOSEN, CHOICES).saved, ==,
                   DOSSIER_PAGE_TAKEN);
  assert_text (fixture->store, story, "One.", CHOICES);
  undone = step (fixture->store, FALSE);
  g_assert_cmpstr (undone, ==, "Choosing the blocks of the story's text was undone");
  assert_text (fixture->store, story, "One two three.", NULL);
  redone = step (fixture->store, TRUE);
  g_assert_cmpstr (redone, ==, "The blocks of the story's text were chosen again");
  assert_text (fixture->store, story, "One.", CHOICES);
  assert_sound (fixture->store);
}

/* Another choice may come to the same words: it is a change all the same. */
static void
test_choices_alone_are_undone (Fixture *fixture, gconstpointer data)
{
  gint64           story = save_one (fixture->store, make_draft ("A", "One two three.", 1)).story;
  g_autofree char *undone = NULL;
  gint64           n;

  g_assert_cmpint (save_text (fixture->store, story, "One two three.", DOSSIER_TEXT_CHOSEN, CHOICES).saved, ==,
                   DOSSIER_PAGE_SAME);
  assert_text (fixture->store, story, "One two three.", CHOICES);
  n = run_sql (fixture->path, "SELECT count(*) FROM journal");
  save_text (fixture->store, story, "One two three.", DOSSIER_TEXT_CHOSEN, CHOICES);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, n);
  undone = step (fixture->store, FALSE);
  assert_text (fixture->store, story, "One two three.", NULL);
}

static const struct
{
  const char       *name, *before, *after;
  DossierTextChange change;
  DossierPageSaved  want;
} losses[] = {
  { "a text found anew with fewer words is kept beside", "One two three four five.", "One two.", DOSSIER_TEXT_EXTRACTED,
    DOSSIER_PAGE_LESS },
  { "a text found anew with more words is taken", "One two.", "One two three four five.", DOSSIER_TEXT_EXTRACTED,
    DOSSIER_PAGE_TAKEN },
  { "the same words are the same", "One two.", "One two.", DOSSIER_TEXT_EXTRACTED, DOSSIER_PAGE_SAME },
  { "what a person chose is taken, however little", "One two three four five.", "One.", DOSSIER_TEXT_CHOSEN,
    DOSSIER_PAGE_TAKEN },
  { "a former text is taken, however little", "One two three four five.", "One.", DOSSIER_TEXT_USED,
    DOSSIER_PAGE_TAKEN },
};

static void
test_losses (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      gint64   story = save_one (fixture->store, make_draft (losses[i].name, losses[i].before, 1)).story;
      gboolean is_taken = losses[i].want == DOSSIER_PAGE_TAKEN;
      g_autoptr (GPtrArray) versions = NULL;

      g_test_message ("%s", losses[i].name);
      g_assert_cmpint (save_text (fixture->store, story, losses[i].after, losses[i].change, NULL).saved, ==,
                       losses[i].want);
      assert_text (fixture->store, story, is_taken ? losses[i].after : losses[i].before, NULL);
      versions = dossier_store_list_versions (fixture->store, story, NULL);
      g_assert_cmpuint (versions->len, ==, losses[i].want == DOSSIER_PAGE_SAME ? 1 : 2);
      for (guint j = 0; j < versions->len; j++)
        {
          const DossierVersion *version = versions->pdata[j];

          g_assert_cmpint (version->is_present, ==, versions->len == 1 || (j == 0) == is_taken);
        }
    }
  assert_sound (fixture->store);
}

static void
test_highlights_move_or_stay_on_their_text (Fixture *fixture, gconstpointer data)
{
  gint64 story
      = save_one (fixture->store, make_draft ("A", "First words. Second words of the lab in the north.", 1)).story;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (DossierStoryContent) back = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *undone = NULL;

  annotate (fixture->store, story, "First");
  annotate (fixture->store, story, "Second");
  g_assert_cmpuint (
      save_text (fixture->store, story, "Only Second words of the lab in the north.", DOSSIER_TEXT_CHOSEN, CHOICES)
          .n_left,
      ==, 1);
  content = dossier_store_load_content (fixture->store, story, NULL);
  g_assert_cmpuint (content->annotations->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      gboolean                    is_left = strcmp (row->quote, "First") == 0;

      g_assert_cmpint (row->revision != content->revision, ==, is_left);
      g_assert_cmpuint (row->start, ==, is_left ? 0 : 5);
    }
  versions = dossier_store_list_versions (fixture->store, story, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpuint (((DossierVersion *) versions->pdata[0])->n_annotations, ==, 1);
  g_assert_cmpuint (((DossierVersion *) versions->pdata[1])->n_annotations, ==, 1);
  undone = step (fixture->store, FALSE);
  back = dossier_store_load_content (fixture->store, story, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (dossier_annotation_get_row (back->annotations->pdata[i])->revision, ==, back->revision);
  assert_sound (fixture->store);
}

/* Words that come back are the revision that they were before: highlights of then stand in it. */
static void
test_words_that_come_back_are_the_old_version (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "First words.", 1)).story;
  g_autoptr (DossierStoryContent) before = dossier_store_load_content (fixture->store, story, NULL);
  g_autoptr (DossierStoryContent) after = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first = NULL;

  annotate (fixture->store, story, "First");
  save_one (fixture->store, make_draft ("A", "Other words.", 1));
  save_text (fixture->store, story, "First words.", DOSSIER_TEXT_USED, NULL);
  after = dossier_store_load_content (fixture->store, story, NULL);
  versions = dossier_store_list_versions (fixture->store, story, NULL);
  g_assert_cmpint (after->revision, ==, before->revision);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (dossier_annotation_get_row (after->annotations->pdata[0])->revision, ==, after->revision);
  second = step (fixture->store, FALSE);
  assert_text (fixture->store, story, "Other words.", NULL);
  first = step (fixture->store, TRUE);
  assert_text (fixture->store, story, "First words.", NULL);
  assert_sound (fixture->store);
}

/* Names and claims of a text that is used again are counted once, however often it goes to and fro. */
static void
test_names_follow_to_and_fro (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft = make_draft ("A", "Anthropic hires John Schulman today.", 1);
  guint         person = add_entity (draft, DOSSIER_ENTITY_PERSON, "John Schulman", NULL);
  guint         organization = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Anthropic", NULL);
  gint64        story;

  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, (int) person, (int) organization);
  story = save_one (fixture->store, draft).story;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DossierDraft) again = make_draft ("A", "Anthropic hires John Schulman today.", 1);
      g_autofree char *back = NULL;
      g_autofree char *forth = NULL;
      DossierTextSaved saved;

      save_text (fixture->store, story, "Nobody is hired here.", DOSSIER_TEXT_CHOSEN, CHOICES);
      g_assert_cmpuint (read_counts (fixture->store).claims, ==, 0);
      add_entity (again, DOSSIER_ENTITY_PERSON, "John Schulman", NULL);
      add_entity (again, DOSSIER_ENTITY_ORGANIZATION, "Anthropic", NULL);
      add_claim (again, DOSSIER_CLAIM_JOINED, 0, 0, 1);
      dossier_store_save_text (fixture->store, story, again, DOSSIER_TEXT_USED, NULL, &saved, NULL);
      g_assert_cmpuint (read_counts (fixture->store).claims, ==, 1);
      back = step (fixture->store, FALSE);
      g_assert_cmpuint (read_counts (fixture->store).claims, ==, 0);
      forth = step (fixture->store, TRUE);
      g_assert_cmpuint (read_counts (fixture->store).claims, ==, 1);
      assert_sound (fixture->store);
    }
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_text"), ==, 2);
}

static void
test_versions_that_nothing_needs_are_few (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "Marked at first.", 1)).story;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (DossierDocument) oldest = NULL;

  annotate (fixture->store, story, "Marked");
  for (guint i = 0; i < DOSSIER_VERSIONS_MAX + 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text number %u.", i);

      save_one (fixture->store, make_draft ("A", text, 1));
    }
  versions = dossier_store_list_versions (fixture->store, story, NULL);
  g_assert_cmpuint (versions->len, ==, DOSSIER_VERSIONS_MAX + 2);
  oldest = dossier_store_load_version (fixture->store, story,
                                       ((DossierVersion *) versions->pdata[versions->len - 1])->revision, NULL);
  g_assert_cmpstr (dossier_document_get_text (oldest), ==, "Marked at first.");
  assert_sound (fixture->store);
}

static void
test_a_feed_does_not_undo_a_choice (Fixture *fixture, gconstpointer data)
{
  gint64        feed = dossier_store_add_feed (fixture->store, "https://d.example/feed", "Daily", NULL, NULL, NULL);
  DossierDraft *entry = make_draft ("A", "Said by the feed.", 1), *later = make_draft ("A", "Said later, and more.", 1);
  gint64        story;

  entry->feed_id = later->feed_id = feed;
  entry->origin = later->origin = DOSSIER_ORIGIN_FEED;
  story = save_one (fixture->store, entry).story;
  save_text (fixture->store, story, "Chosen.", DOSSIER_TEXT_CHOSEN, CHOICES);
  save_one (fixture->store, later);
  assert_text (fixture->store, story, "Chosen.", CHOICES);
  assert_sound (fixture->store);
}

static void
test_what_is_not_there_is_said (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "A text.", 1)).story;
  gint64 other = save_one (fixture->store, make_draft ("B", "Another text.", 2)).story;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, other, NULL);
  g_autoptr (DossierDraft) draft = make_draft ("A", "A text.", 1);
  DossierTextSaved saved;
  g_autoptr (GError) no_version = NULL;
  g_autoptr (GError) no_list = NULL;
  g_autoptr (GError) no_source = NULL;
  g_autoptr (GError) no_story = NULL;

  g_assert_null (dossier_store_load_version (fixture->store, story, content->revision, &no_version));
  g_assert_error (no_version, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_null (dossier_store_list_versions (fixture->store, 5, &no_list));
  g_assert_error (no_list, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  apply (fixture->store, dossier_change_delete (&story, 1));
  g_assert_null (dossier_store_load_text_source (fixture->store, story, &no_source));
  g_assert_error (no_source, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_false (dossier_store_save_text (fixture->store, story, draft, DOSSIER_TEXT_USED, NULL, &saved, &no_story));
  g_assert_error (no_story, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static DossierDraft *
make_named (const char *text, guint8 confidence, const char *language)
{
  DossierDraft *draft = make_draft ("A", text, 1);

  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);
  g_array_index (draft->recognition->mentions, DossierMention, 0).confidence = confidence;
  g_strlcpy (draft->recognition->language, language, DOSSIER_LANGUAGE_SIZE);
  return draft;
}

static void
assert_sure (DossierStore *store, gint64 story, guint8 confidence, gboolean is_unsure, const char *language)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);
  const DossierStoredMention *mention = &g_array_index (content->mentions, DossierStoredMention, 0);

  g_assert_cmpuint (content->mentions->len, ==, 1);
  g_assert_cmpuint (mention->confidence, ==, confidence);
  g_assert_true (dossier_stored_mention_is_unsure (mention) == is_unsure);
  g_assert_cmpstr (content->language, ==, language);
}

/* Confidence and language are those of the text, also when it comes back. */
static void
test_how_sure_follows_to_and_fro (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_named ("Ferrum hat eröffnet.", 40, "de")).story;
  g_autoptr (DossierDraft) other = make_named ("The Ferrum is open now.", 99, "en");
  DossierTextSaved saved;
  char            *words;

  other->origin = DOSSIER_ORIGIN_PAGE;
  assert_sure (fixture->store, story, 40, TRUE, "de");
  dossier_store_save_text (fixture->store, story, other, DOSSIER_TEXT_CHOSEN, CHOICES, &saved, NULL);
  assert_sure (fixture->store, story, 99, FALSE, "en");
  words = step (fixture->store, FALSE);
  g_free (words);
  assert_sure (fixture->store, story, 40, TRUE, "de");
  words = step (fixture->store, TRUE);
  g_free (words);
  assert_sure (fixture->store, story, 99, FALSE, "en");
}

/* The least that is sure, and the most that is not; of old mentions nobody knows. */
static const struct
{
  guint8   confidence;
  gboolean is_unsure;
} certainties[] = {
  { 0, FALSE }, { 1, TRUE }, { DOSSIER_CONFIDENCE_SURE - 1, TRUE }, { DOSSIER_CONFIDENCE_SURE, FALSE }, { 100, FALSE },
};

static void
test_how_sure_is_sure (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (certainties); i++)
    {
      g_autofree char *text = g_strdup_printf ("Ferrum %u is open.", i);
      DossierDraft    *draft = make_named (text, certainties[i].confidence, "");

      g_free (draft->uri);
      draft->uri = g_strdup_printf ("https://ferrum.example/%u", i);
      assert_sure (fixture->store, save_one (fixture->store, draft).story, certainties[i].confidence,
                   certainties[i].is_unsure, NULL);
    }
}

static void
test_whom_a_person_keeps_is_certain (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_named ("Ferrum is open.", 40, "en")).story;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, story, NULL);
  gint64 ferrum = g_array_index (content->mentions, DossierStoredMention, 0).entity;

  apply (fixture->store, dossier_change_set_pinned (ferrum, TRUE));
  assert_sure (fixture->store, story, DOSSIER_CONFIDENCE_CERTAIN, FALSE, "en");
  apply (fixture->store, dossier_change_set_pinned (ferrum, FALSE));
  assert_sure (fixture->store, story, 40, TRUE, "en");
  apply (fixture->store, dossier_change_set_entity_note (ferrum, "A steel maker."));
  assert_sure (fixture->store, story, DOSSIER_CONFIDENCE_CERTAIN, FALSE, "en");
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/store/versions/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("page-is-kept-with-its-text", test_page_is_kept_with_its_text);
  ADD ("stories-without-a-page-say-so", test_stories_without_a_page_say_so);
  ADD ("choosing-is-undone-with-its-choices", test_choosing_is_undone_with_its_choices);
  ADD ("choices-alone-are-undone", test_choices_alone_are_undone);
  ADD ("losses", test_losses);
  ADD ("highlights-move-or-stay-on-their-text", test_highlights_move_or_stay_on_their_text);
  ADD ("words-that-come-back-are-the-old-version", test_words_that_come_back_are_the_old_version);
  ADD ("names-follow-to-and-fro", test_names_follow_to_and_fro);
  ADD ("how-sure-follows-to-and-fro", test_how_sure_follows_to_and_fro);
  ADD ("how-sure-is-sure", test_how_sure_is_sure);
  ADD ("whom-a-person-keeps-is-certain", test_whom_a_person_keeps_is_certain);
  ADD ("versions-that-nothing-needs-are-few", test_versions_that_nothing_needs_are_few);
  ADD ("a-feed-does-not-undo-a-choice", test_a_feed_does_not_undo_a_choice);
  ADD ("what-is-not-there-is-said", test_what_is_not_there_is_said);
  return g_test_run ();
}
