/* test-story-text.c - why a story has the text it has, and how a person makes it another one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-claim.h"
#include "dossier-story-text.h"
#include "library-fixture.h"

#define HIRED                                                                                                          \
  "OpenAI co-founder John Schulman has left the company to join its rival Anthropic, he wrote on Monday, because he "  \
  "wants to spend more of his time on alignment, and on research of his own."
#define ROUND                                                                                                          \
  "Mistral AI raised 600 million euros in a round that was led by General Catalyst, the company said on Tuesday, and " \
  "it will spend them, as others do, on computers."
#define CLOSE "The offices stay where they are, said people who work there, at least until the end of the coming year."
#define PAGE(between)                                                                                                  \
  "<!doctype html><html lang=en><head><title>Two moves of a week</title>"                                              \
  "<link rel=canonical href='https://daily.example/moves'></head><body><nav><a href=/>Home</a></nav>"                  \
  "<article><h1>Two moves of a week</h1><p>" HIRED "</p>" between "<p>" CLOSE "</p></article>"                         \
  "<footer><p>All rights reserved by the paper</p></footer></body></html>"

static const char page[] = PAGE ("<p>" ROUND "</p>");
static const char shorter_page[] = PAGE ("");
static const char whole[] = HIRED "\n" ROUND "\n" CLOSE;

static void
set_up (TestLibrary *desk, gconstpointer data)
{
  test_library_open (desk);
}

static void
tear_down (TestLibrary *desk, gconstpointer data)
{
  test_library_close (desk);
}

static gint64
add (TestLibrary *desk, const char *name, const char *words)
{
  g_autoptr (DossierAddResult) result = test_library_add_file (desk, name, words);

  return g_array_index (result->saved, DossierSaveResult, 0).story;
}

static void
assert_text (TestLibrary *desk, gint64 story, const char *text)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->store, story, NULL);

  g_assert_cmpstr (dossier_document_get_text (content->document), ==, text);
}

static DossierExplanation *
explain (TestLibrary *desk, gint64 story)
{
  g_autoptr (GError) error = NULL;
  DossierExplanation *explanation = dossier_library_explain (desk->library, story, &error);

  g_assert_no_error (error);
  return explanation;
}

/* Switches the block that begins with @text. */
static DossierTextSaved
set_block (TestLibrary *desk, gint64 story, const char *text, gboolean is_in)
{
  g_autoptr (DossierExplanation) explanation = explain (desk, story);
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;

  for (guint i = 0; i < explanation->blocks->len; i++)
    {
      const DossierBlock *block = explanation->blocks->pdata[i];

      if (g_str_has_prefix (block->text, text))
        dossier_block_choices_set (explanation->choices, block->key, is_in);
    }
  dossier_library_set_blocks (desk->library, story, explanation->choices, &saved, &error);
  g_assert_no_error (error);
  return saved;
}

static void
test_a_page_is_explained (TestLibrary *desk, gconstpointer data)
{
  gint64 story = add (desk, "moves.html", page);
  g_autoptr (DossierExplanation) explanation = explain (desk, story);
  const DossierBlock *first = explanation->blocks->pdata[0];

  g_assert_cmpuint (explanation->blocks->len, ==, 6);
  g_assert_cmpstr (first->text, ==, "Home");
  g_assert_cmpint (first->reason, ==, DOSSIER_REASON_NAVIGATION);
  g_assert_cmpint (explanation->fetched, >, 0);
  g_assert_true (dossier_block_choices_are_empty (explanation->choices));
}

static const struct
{
  const char *file, *words, *want;
} unexplained[] = {
  { "paste.txt", "Words\n\nWords that somebody pasted.", "This text was pasted" },
  { "feed.xml",
    "<rss version='2.0'><channel><title>D</title><item><title>T</title><link>https://d.example/1</link>"
    "<description>Said by the feed.</description></item></channel></rss>",
    "This text is what the story's feed says" },
};

static void
test_other_texts_say_why_not (TestLibrary *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (unexplained); i++)
    {
      gint64 story = add (desk, unexplained[i].file, unexplained[i].words);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) again = NULL;
      DossierTextSaved saved;

      g_assert_null (dossier_library_explain (desk->library, story, &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
      g_assert_true (g_str_has_prefix (error->message, unexplained[i].want));
      g_assert_false (dossier_library_extract_again (desk->library, story, &saved, &again));
      g_assert_error (again, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
    }
}

static void
test_blocks_are_switched_and_taken_back (TestLibrary *desk, gconstpointer data)
{
  gint64           story = add (desk, "moves.html", page);
  g_autofree char *undone = NULL;
  DossierCounts    before, after;

  dossier_store_count (desk->store, &before, NULL);
  g_assert_cmpint (set_block (desk, story, "Mistral", FALSE).saved, ==, DOSSIER_PAGE_TAKEN);
  assert_text (desk, story, HIRED "\n" CLOSE);
  dossier_store_count (desk->store, &after, NULL);
  g_assert_cmpuint (after.claims, <, before.claims);
  g_assert_cmpint (set_block (desk, story, "All rights", TRUE).saved, ==, DOSSIER_PAGE_TAKEN);
  assert_text (desk, story, HIRED "\n" CLOSE "\nAll rights reserved by the paper");
  undone = dossier_store_undo (desk->store, NULL);
  g_clear_pointer (&undone, g_free);
  undone = dossier_store_undo (desk->store, NULL);
  assert_text (desk, story, whole);
  dossier_store_count (desk->store, &after, NULL);
  g_assert_cmpuint (after.claims, ==, before.claims);
}

static void
test_at_least_one_block_stays (TestLibrary *desk, gconstpointer data)
{
  gint64 story = add (desk, "moves.html", page);
  g_autoptr (DossierExplanation) explanation = explain (desk, story);
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;

  for (guint i = 0; i < explanation->blocks->len; i++)
    dossier_block_choices_set (explanation->choices, ((DossierBlock *) explanation->blocks->pdata[i])->key, FALSE);
  g_assert_false (dossier_library_set_blocks (desk->library, story, explanation->choices, &saved, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
  assert_text (desk, story, whole);
}

/* The page comes with other words later: what was switched stays so. */
static void
test_choices_are_replayed_when_the_page_changes (TestLibrary *desk, gconstpointer data)
{
  static const char later[] = PAGE ("<p>" ROUND "</p><p>A sentence that came to it later, on Wednesday.</p>");
  gint64            story = add (desk, "moves.html", page);

  set_block (desk, story, "Mistral", FALSE);
  g_assert_cmpint (add (desk, "later.html", later), ==, story);
  assert_text (desk, story, HIRED "\nA sentence that came to it later, on Wednesday.\n" CLOSE);
}

static void
test_a_text_found_anew_is_as_it_was_chosen (TestLibrary *desk, gconstpointer data)
{
  gint64 story = add (desk, "moves.html", page);
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved;

  set_block (desk, story, "Mistral", FALSE);
  g_assert_true (dossier_library_extract_again (desk->library, story, &saved, &error));
  g_assert_cmpint (saved.saved, ==, DOSSIER_PAGE_SAME);
  assert_text (desk, story, HIRED "\n" CLOSE);
}

static void
test_versions_are_compared_and_used (TestLibrary *desk, gconstpointer data)
{
  gint64 story = add (desk, "moves.html", page);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (DossierVersionDiff) diff = NULL;
  g_autoptr (GError) error = NULL;
  const DossierVersion   *now, *then;
  const DossierDiffPiece *piece;
  DossierTextSaved        saved;
  gboolean                has_catalyst = FALSE;

  g_assert_cmpint (add (desk, "shorter.html", shorter_page), ==, story);
  assert_text (desk, story, HIRED "\n" CLOSE);
  versions = dossier_store_list_versions (desk->store, story, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  now = versions->pdata[0];
  then = versions->pdata[1];
  g_assert_true (now->is_present);
  g_assert_cmpuint (then->n_words, >, now->n_words);
  diff = dossier_library_compare_versions (desk->library, story, then->revision, now->revision, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (diff->pieces->len, ==, 3);
  piece = diff->pieces->pdata[1];
  g_assert_cmpint (piece->kind, ==, DOSSIER_DIFF_REMOVED);
  g_assert_cmpstr (piece->text, ==, ROUND "\n");
  g_assert_cmpuint (diff->appeared->len, ==, 0);
  g_assert_cmpuint (diff->vanished->len, >=, 1);
  for (guint i = 0; i < diff->vanished->len; i++)
    {
      const DossierClaimRow *row = dossier_claim_get_row (diff->vanished->pdata[i]);

      has_catalyst |= g_strcmp0 (row->subject_name, "General Catalyst") == 0
                      || g_strcmp0 (row->object_name, "General Catalyst") == 0;
      g_assert_cmpstr (row->sentence, ==, ROUND);
    }
  g_assert_true (has_catalyst);
  g_assert_true (g_strv_contains ((const char *const *) diff->former_names, "Mistral AI"));
  g_assert_cmpuint (g_strv_length (diff->new_names), ==, 0);
  g_assert_true (dossier_library_use_version (desk->library, story, then->revision, &saved, &error));
  assert_text (desk, story, whole);
}

static void
test_a_version_that_is_gone_is_said (TestLibrary *desk, gconstpointer data)
{
  gint64 story = add (desk, "moves.html", page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_diff = NULL;
  DossierTextSaved saved;

  g_assert_false (dossier_library_use_version (desk->library, story, 99, &saved, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_null (dossier_library_compare_versions (desk->library, story, 99, 98, &no_diff));
  g_assert_error (no_diff, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static const struct
{
  DossierTextSaved saved;
  const char      *want;
} words[] = {
  { { DOSSIER_PAGE_TAKEN, 0 }, "The story's text was changed" },
  { { DOSSIER_PAGE_TAKEN, 1 }, "The story's text was changed. 1 highlight stays on a former version" },
  { { DOSSIER_PAGE_TAKEN, 2 }, "The story's text was changed. 2 highlights stay on former versions" },
  { { DOSSIER_PAGE_SAME, 0 }, "The story's text is the same as before" },
  { { DOSSIER_PAGE_LESS, 0 }, "The text found now has fewer words. It is kept as a version; yours stays as it is" },
};

static void
test_what_was_done_is_said (TestLibrary *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *said = dossier_text_saved_dup_words (&words[i].saved);

      g_assert_cmpstr (said, ==, words[i].want);
    }
}

/* ---- for a main loop ---- */

static void
test_all_of_it_without_blocking (TestLibrary *desk, gconstpointer data)
{
  gint64 story = add (desk, "moves.html", page);
  g_autoptr (GAsyncResult) explained = NULL;
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) compared = NULL;
  g_autoptr (GAsyncResult) used = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (DossierExplanation) explanation = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (DossierVersionDiff) diff = NULL;
  const DossierVersion *then;
  DossierTextSaved      saved;

  dossier_library_explain_async (desk->library, story, NULL, test_library_keep_result_cb, &explained);
  explanation = dossier_library_explain_finish (desk->library, test_library_wait_for (&explained), NULL);
  dossier_block_choices_set_whole (explanation->choices, TRUE);
  dossier_library_set_blocks_async (desk->library, story, explanation->choices, test_library_keep_result_cb, &set);
  g_assert_true (dossier_library_save_text_finish (desk->library, test_library_wait_for (&set), &saved, NULL));
  assert_text (desk, story,
               "Home\nTwo moves of a week\n" HIRED "\n" ROUND "\n" CLOSE "\nAll rights reserved by the paper");
  dossier_library_list_versions_async (desk->library, story, NULL, test_library_keep_result_cb, &listed);
  versions = dossier_library_list_versions_finish (desk->library, test_library_wait_for (&listed), NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  then = versions->pdata[1];
  dossier_library_compare_versions_async (desk->library, story, then->revision,
                                          ((DossierVersion *) versions->pdata[0])->revision, NULL,
                                          test_library_keep_result_cb, &compared);
  diff = dossier_library_compare_versions_finish (desk->library, test_library_wait_for (&compared), NULL);
  g_assert_cmpuint (diff->pieces->len, ==, 3);
  dossier_library_use_version_async (desk->library, story, then->revision, test_library_keep_result_cb, &used);
  g_assert_true (dossier_library_save_text_finish (desk->library, test_library_wait_for (&used), &saved, NULL));
  assert_text (desk, story, whole);
  dossier_library_extract_again_async (desk->library, story, test_library_keep_result_cb, &again);
  g_assert_true (dossier_library_save_text_finish (desk->library, test_library_wait_for (&again), &saved, NULL));
  g_assert_cmpint (saved.saved, ==, DOSSIER_PAGE_TAKEN);
}

#define ADD(name, function) g_test_add ("/library/story-text/" name, TestLibrary, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-page-is-explained", test_a_page_is_explained);
  ADD ("other-texts-say-why-not", test_other_texts_say_why_not);
  ADD ("blocks-are-switched-and-taken-back", test_blocks_are_switched_and_taken_back);
  ADD ("at-least-one-block-stays", test_at_least_one_block_stays);
  ADD ("choices-are-replayed-when-the-page-changes", test_choices_are_replayed_when_the_page_changes);
  ADD ("a-text-found-anew-is-as-it-was-chosen", test_a_text_found_anew_is_as_it_was_chosen);
  ADD ("versions-are-compared-and-used", test_versions_are_compared_and_used);
  ADD ("a-version-that-is-gone-is-said", test_a_version_that_is_gone_is_said);
  ADD ("what-was-done-is-said", test_what_was_done_is_said);
  ADD ("all-of-it-without-blocking", test_all_of_it_without_blocking);
  return g_test_run ();
}
