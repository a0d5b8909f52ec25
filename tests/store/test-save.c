/* test-save.c - stories on their way into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

static DossierDraft *
make_schulman (void)
{
  DossierDraft *draft = make_draft ("Schulman leaves", "John Schulman left OpenAI. Schulman joins Anthropic.", 200);
  guint         person = add_entity (draft, DOSSIER_ENTITY_PERSON, "John Schulman", NULL);
  guint         old = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "OpenAI", NULL);
  guint new = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Anthropic", NULL);

  add_claim (draft, DOSSIER_CLAIM_WORKS_AT, DOSSIER_CLAIM_FORMER, person, old);
  add_claim (draft, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_DENIED, person, old);
  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, person, new);
  return draft;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  DossierSaveResult saved = save_one (fixture->store, make_schulman ());
  g_autoptr (DossierStoryContent) content = NULL;
  GError                *error = NULL;
  const DossierStoryRow *row;
  DossierCounts          counts;

  g_assert_cmpint (saved.saved, ==, DOSSIER_SAVED_NEW);
  content = dossier_store_load_content (fixture->store, saved.story, &error);
  g_assert_no_error (error);
  row = dossier_story_get_row (content->story);
  g_assert_cmpstr (row->title, ==, "Schulman leaves");
  g_assert_cmpint (row->claim_kind, ==, DOSSIER_CLAIM_JOINED);
  g_assert_cmpint (row->claim_flags, ==, 0);
  g_assert_cmpstr (row->claim_subject, ==, "John Schulman");
  g_assert_cmpstr (row->claim_object, ==, "Anthropic");
  g_assert_cmpint (row->published.from, ==, G_GINT64_CONSTANT (1704067200) + 200 * 86400);
  g_assert_cmpstr (dossier_document_get_text (content->document), ==,
                   "John Schulman left OpenAI. Schulman joins Anthropic.");
  g_assert_cmpuint (content->mentions->len, ==, 3);
  g_assert_cmpuint (content->entities->len, ==, 3);
  g_assert_cmpuint (content->claims->len, ==, 3);
  g_assert_cmpuint (content->annotations->len, ==, 0);
  counts = read_counts (fixture->store);
  g_assert_cmpuint (counts.stories, ==, 1);
  g_assert_cmpuint (counts.unread, ==, 1);
  g_assert_cmpuint (counts.claims, ==, 2);
  g_assert_cmpuint (counts.people, ==, 1);
  g_assert_cmpuint (counts.organizations, ==, 2);
  assert_sound (fixture->store);
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  DossierSaveResult first = save_one (fixture->store, make_schulman ());
  gint64            rows = run_sql (fixture->path, "SELECT count(*) FROM story_text");
  DossierSaveResult second = save_one (fixture->store, make_schulman ());
  DossierCounts     counts = read_counts (fixture->store);

  g_assert_cmpint (second.saved, ==, DOSSIER_SAVED_SAME);
  g_assert_cmpint (second.story, ==, first.story);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_text"), ==, rows);
  g_assert_cmpuint (counts.stories, ==, 1);
  g_assert_cmpuint (counts.claims, ==, 2);
  assert_sound (fixture->store);
}

static void
test_revised (Fixture *fixture, gconstpointer data)
{
  DossierSaveResult first = save_one (fixture->store, make_schulman ());
  DossierDraft     *changed = make_draft ("Schulman leaves", "Quite another text about Zephyrium.", 200);
  DossierSaveResult second;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (GArray) by_new = NULL;
  g_autoptr (GArray) by_old = NULL;
  DossierCounts counts;

  add_entity (changed, DOSSIER_ENTITY_ORGANIZATION, "Zephyrium", NULL);
  second = save_one (fixture->store, changed);
  g_assert_cmpint (second.saved, ==, DOSSIER_SAVED_REVISED);
  g_assert_cmpint (second.story, ==, first.story);
  content = dossier_store_load_content (fixture->store, first.story, NULL);
  g_assert_cmpstr (dossier_document_get_text (content->document), ==, "Quite another text about Zephyrium.");
  g_assert_cmpuint (content->claims->len, ==, 0);
  g_assert_cmpint (dossier_story_get_row (content->story)->claim_kind, ==, 0);
  by_new = find_text (fixture->store, "zephyrium");
  by_old = find_text (fixture->store, "anthropic");
  g_assert_cmpuint (by_new->len, ==, 1);
  g_assert_cmpuint (by_old->len, ==, 0);
  counts = read_counts (fixture->store);
  g_assert_cmpuint (counts.people, ==, 0);
  g_assert_cmpuint (counts.organizations, ==, 1);
  g_assert_cmpuint (counts.claims, ==, 0);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_text"), ==, 2);
  assert_sound (fixture->store);
}

static void
test_revised_title (Fixture *fixture, gconstpointer data)
{
  DossierDraft     *draft = make_draft ("Fist title", "The words stay.", 3);
  DossierDraft     *corrected = make_draft ("Fist title", "The words stay.", 3);
  DossierSaveResult saved;
  g_autoptr (GArray) by_new = NULL;
  g_autoptr (GArray) by_old = NULL;

  save_one (fixture->store, draft);
  g_free (corrected->title);
  corrected->title = g_strdup ("First title");
  saved = save_one (fixture->store, corrected);
  g_assert_cmpint (saved.saved, ==, DOSSIER_SAVED_REVISED);
  by_new = find_text (fixture->store, "title:first");
  by_old = find_text (fixture->store, "title:fist");
  g_assert_cmpuint (by_new->len, ==, 1);
  g_assert_cmpuint (by_old->len, ==, 0);
  assert_sound (fixture->store);
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  DossierSaveResult first = save_one (fixture->store, make_schulman ());
  DossierSaveResult second;
  g_autoptr (GArray) all = NULL;

  apply (fixture->store, dossier_change_delete (&first.story, 1));
  second = save_one (fixture->store, make_schulman ());
  g_assert_cmpint (second.saved, ==, DOSSIER_SAVED_DELETED);
  g_assert_cmpint (second.story, ==, first.story);
  all = find_text (fixture->store, "");
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
  g_assert_cmpuint (read_counts (fixture->store).people, ==, 0);
  assert_sound (fixture->store);
}

static DossierSaveResult
save_by_hand (Fixture *fixture, DossierDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) peeked = NULL, results = NULL;

  g_ptr_array_add (drafts, draft);
  peeked = dossier_store_peek (fixture->store, drafts, TRUE, NULL);
  results = dossier_store_save (fixture->store, drafts, TRUE, NULL);
  g_assert_cmpint (g_array_index (peeked, DossierSaveResult, 0).saved, ==,
                   g_array_index (results, DossierSaveResult, 0).saved);
  return g_array_index (results, DossierSaveResult, 0);
}

static void
assert_texts (Fixture *fixture, gint64 story, const char *text, const char *note)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, story, NULL);

  g_assert_cmpstr (dossier_document_get_text (content->document), ==, text);
  g_assert_cmpuint (content->annotations->len, ==, 1);
  g_assert_cmpstr (dossier_annotation_get_row (content->annotations->pdata[0])->note, ==, note);
}

/* With its notes and its star, for as long as it is not undone; whether it comes with the same words or others. */
static void
test_deleted_comes_back_by_hand (Fixture *fixture, gconstpointer data)
{
  gboolean      is_other = GPOINTER_TO_INT (data);
  DossierDraft *again
      = is_other ? make_draft ("Schulman leaves", "John Schulman left OpenAI for good.", 200) : make_schulman ();
  DossierSaveResult    first = save_one (fixture->store, make_schulman ()), second;
  DossierAnnotationRow row = { .story = first.story, .start = 0, .length = 13, .note = (char *) "Mine" };
  const char          *text = dossier_document_get_text (again->document);
  g_autofree char     *words = g_strdup (text), *undone = NULL, *done = NULL;

  apply (fixture->store, dossier_change_annotate (&row));
  apply (fixture->store, dossier_change_set_starred (&first.story, 1, TRUE));
  apply (fixture->store, dossier_change_delete (&first.story, 1));
  second = save_by_hand (fixture, again);
  g_assert_cmpint (second.saved, ==, DOSSIER_SAVED_RETURNED);
  g_assert_cmpint (second.story, ==, first.story);
  assert_texts (fixture, first.story, words, "Mine");
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, 1);
  assert_sound (fixture->store);

  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
  assert_sound (fixture->store);
  done = dossier_store_redo (fixture->store, NULL);
  g_assert_nonnull (done);
  assert_texts (fixture, first.story, words, "Mine");
  g_assert_cmpint (save_by_hand (fixture, make_schulman ()).saved, ==,
                   is_other ? DOSSIER_SAVED_REVISED : DOSSIER_SAVED_SAME);
  assert_sound (fixture->store);
}

static void
test_kept_content_is_that_of_deleted_stories_too (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_schulman ()).story;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (GError) error = NULL, missing = NULL;

  apply (fixture->store, dossier_change_delete (&story, 1));
  g_assert_null (dossier_store_load_content (fixture->store, story, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  content = dossier_store_load_kept_content (fixture->store, story, NULL);
  g_assert_cmpstr (dossier_story_get_row (content->story)->title, ==, "Schulman leaves");
  g_assert_null (dossier_store_load_kept_content (fixture->store, 99, &missing));
  g_assert_error (missing, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *uri_a, *guid_a, *source_a, *uri_b, *guid_b, *source_b;
    gboolean    same;
  } cases[] = {
    { "the same page", "https://a.org/x", NULL, NULL, "https://a.org/x", NULL, NULL, TRUE },
    { "with tracking", "https://e.org/x", NULL, NULL, "http://E.org/x?utm_source=rss#top", NULL, NULL, TRUE },
    { "another query", "https://b.org/x?id=1", NULL, NULL, "https://b.org/x?id=2", NULL, NULL, FALSE },
    { "one guid, two addresses", "https://c.org/1", "g", "C", "https://c.org/2", "g", "C", TRUE },
    { "one guid, two sources", "https://d.org/1", "g", "D", "https://d.org/1", "g", "E", FALSE },
    { "another guid, one address", "https://f.org", "1", "F", "https://f.org", "2", "F", FALSE },
    { "no identity, the same words", NULL, NULL, NULL, NULL, NULL, NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierDraft     *drafts[2];
      DossierSaveResult saved[2];

      for (guint k = 0; k < 2; k++)
        {
          drafts[k] = make_draft ("Title", "The same words.", 1);
          g_free (drafts[k]->uri);
          drafts[k]->uri = g_strdup (k ? cases[i].uri_b : cases[i].uri_a);
          drafts[k]->guid = g_strdup (k ? cases[i].guid_b : cases[i].guid_a);
          drafts[k]->source = g_strdup (k ? cases[i].source_b : cases[i].source_a);
          saved[k] = save_one (fixture->store, drafts[k]);
        }
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (saved[0].saved, ==, DOSSIER_SAVED_NEW);
      g_assert_cmpint (saved[1].saved, ==, cases[i].same ? DOSSIER_SAVED_SAME : DOSSIER_SAVED_NEW);
    }
}

/* Newest first; of one moment, the order of the feed; without a date, the time of saving. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;
  g_autoptr (GArray) all = NULL;
  static const int   days[] = { 5, 9, 9, 9, -1, 2, 100000 };
  static const guint order[] = { 4, 6, 1, 2, 3, 0, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, "Words.", days[i]));
    }
  results = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  all = find_text (fixture->store, "");
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (g_array_index (all, gint64, i), ==, g_array_index (results, DossierSaveResult, order[i]).story);
}

/* Everything at and over the limits is taken without harm. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *long_word = g_strnfill (20000, 'x');
  DossierDraft     *draft = make_draft ("t", "Some words.", 1);
  DossierDraft     *bare = dossier_draft_new ();
  DossierMention    outside = { 5, 5000, 0 };
  DossierSaveResult saved;
  g_autoptr (DossierStory) story = NULL;
  g_autoptr (DossierStoryContent) content = NULL;

  g_free (draft->title);
  draft->title = g_strdup (long_word);
  draft->author = g_strdup ("broken \xff byte");
  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, long_word, NULL);
  add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, " ", NULL);
  g_array_append_val (draft->recognition->mentions, outside);
  add_claim (draft, DOSSIER_CLAIM_SUED, 0, 0, 77);
  saved = save_one (fixture->store, draft);
  story = dossier_store_load_story (fixture->store, saved.story, NULL);
  g_assert_cmpuint (strlen (dossier_story_get_row (story)->title), ==, 2000);
  g_assert_true (g_utf8_validate (dossier_story_get_row (story)->author, -1, NULL));

  saved = save_one (fixture->store, bare);
  content = dossier_store_load_content (fixture->store, saved.story, NULL);
  g_assert_cmpstr (dossier_document_get_text (content->document), ==, "");
  g_assert_cmpstr (dossier_story_get_row (content->story)->title, ==, "Untitled");
  assert_sound (fixture->store);
}

/* Too short to be packed: its spans are kept as they are, zeros and all. */
static void
test_spans_of_a_short_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (GError) error = NULL;
  DossierDraft      *draft = make_draft ("Short", "", 1);
  const DossierSpan *spans;
  guint              n_spans = 0;
  gint64             story;

  dossier_document_builder_open (builder, DOSSIER_SPAN_HEADING, 2, NULL);
  dossier_document_builder_add_text (builder, "A new lab", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "It opens in May.", -1);
  g_clear_pointer (&draft->document, dossier_document_unref);
  draft->document = dossier_document_builder_end (builder);
  story = save_one (fixture->store, draft).story;
  content = dossier_store_load_content (fixture->store, story, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_document_get_text (content->document), ==, "A new lab\nIt opens in May.");
  spans = dossier_document_get_spans (content->document, &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpint (spans[0].kind, ==, DOSSIER_SPAN_HEADING);
  g_assert_cmpuint (spans[0].length, ==, 9);
  g_assert_cmpuint (spans[0].level, ==, 2);
}

static void
test_spans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = make_draft ("Spans", "x", 1);
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierSpan *spans;
  guint              n = 0;

  dossier_document_builder_open (builder, DOSSIER_SPAN_HEADING, 2, NULL);
  dossier_document_builder_add_text (builder, "Ein Überblick", -1);
  dossier_document_builder_close (builder);
  for (guint i = 0; i < 200; i++)
    {
      dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "https://example.org/");
      dossier_document_builder_add_text (builder, "Grüße", -1);
      dossier_document_builder_close (builder);
      dossier_document_builder_add_text (builder, " and more. ", -1);
    }
  dossier_document_unref (draft->document);
  draft->document = dossier_document_builder_end (builder);
  content = dossier_store_load_content (fixture->store, save_one (fixture->store, draft).story, NULL);
  spans = dossier_document_get_spans (content->document, &n);
  g_assert_cmpuint (n, ==, 201);
  g_assert_cmpint (spans[0].kind, ==, DOSSIER_SPAN_HEADING);
  g_assert_cmpstr (spans[200].value, ==, "https://example.org/");
}

/* 250 stories by hand are one entry in the journal, whatever the batches. */
static void
test_journalled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, "Words.", i));
    }
  results = dossier_store_save (fixture->store, drafts, TRUE, NULL);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 250);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 1);
  sentence = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpstr (sentence, ==, "Adding 250 stories was undone");
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
  assert_sound (fixture->store);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_counted_without_blocking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  DossierCounts counts = { 0 };

  save_one (fixture->store, make_draft ("A", "Words.", 1));
  dossier_store_count_async (fixture->store, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_store_count_finish (fixture->store, result, &counts, NULL));
  g_assert_cmpuint (counts.stories, ==, 1);
  g_assert_cmpuint (counts.unread, ==, 1);
  g_assert_cmpuint (counts.links, ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

static GPtrArray *
make_drafts (const char *name, guint n, gint64 feed)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", name, i);
      DossierDraft    *draft = make_draft (title, "Ferrum has news.", (int) i);

      add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);
      draft->feed_id = feed;
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}

/* While another program writes they all wait; the one of a feed that is not there fails alone. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  GPtrArray     *drafts[6];
  DossierSaving *savings[G_N_ELEMENTS (drafts)];
  sqlite3       *other = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autofree char *name = g_strdup_printf ("Feed %u", i == 5 ? 4 : i);

      drafts[i] = make_drafts (name, i == 1 ? 250 : 20, i == 2 ? 999 : 0);
      savings[i] = dossier_store_prepare_save (fixture->store, drafts[i], TRUE);
      dossier_store_begin_save (savings[i]);
    }
  sqlite3_close (other);
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) results = dossier_store_end_save (savings[i], &error);
      g_autoptr (GPtrArray) saved = drafts[i];

      if (i == 2)
        {
          g_assert_null (results);
          g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (results->len, ==, saved->len);
      for (guint j = 0; j < results->len; j++)
        g_assert_cmpint (g_array_index (results, DossierSaveResult, j).saved, ==,
                         i == 5 ? DOSSIER_SAVED_SAME : DOSSIER_SAVED_NEW);
    }
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 20 + 250 + 20 + 20);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 4);
  assert_sound (fixture->store);
}

/* While another program writes, a story and its revision wait for one transaction. */
static void
test_revised_at_once (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Zinc was first.", "Copper came after.", "Copper came after." };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  DossierSaving *savings[G_N_ELEMENTS (texts)];
  sqlite3       *other = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GPtrArray *one = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

      g_ptr_array_add (one, make_draft ("Metals", texts[i], 1));
      g_ptr_array_add (drafts, one);
      savings[i] = dossier_store_prepare_save (fixture->store, one, TRUE);
      dossier_store_begin_save (savings[i]);
    }
  sqlite3_close (other);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      static const DossierSaved want[] = { DOSSIER_SAVED_NEW, DOSSIER_SAVED_REVISED, DOSSIER_SAVED_SAME };
      g_autoptr (GArray) results = dossier_store_end_save (savings[i], NULL);

      g_assert_cmpint (g_array_index (results, DossierSaveResult, 0).saved, ==, want[i]);
    }
  {
    g_autoptr (GArray) before = find_text (fixture->store, "zinc");
    g_autoptr (GArray) after = find_text (fixture->store, "copper");

    g_assert_cmpuint (before->len, ==, 0);
    g_assert_cmpuint (after->len, ==, 1);
  }
  assert_sound (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/save/a-new-story-is-kept-with-everything", test_new);
  ADD ("/save/the-same-again-changes-nothing", test_same);
  ADD ("/save/another-text-takes-the-place-of-the-old", test_revised);
  ADD ("/save/another-title-is-taken-over", test_revised_title);
  ADD ("/save/what-was-deleted-stays-deleted", test_deleted);
  g_test_add ("/save/what-was-deleted-comes-back-by-hand/with-the-same-words", Fixture, GINT_TO_POINTER (FALSE),
              fixture_set_up, test_deleted_comes_back_by_hand, fixture_tear_down);
  g_test_add ("/save/what-was-deleted-comes-back-by-hand/with-others", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up,
              test_deleted_comes_back_by_hand, fixture_tear_down);
  ADD ("/save/what-a-deleted-story-holds-can-be-looked-at", test_kept_content_is_that_of_deleted_stories_too);
  ADD ("/save/a-story-is-known-by-what-it-is", test_identity);
  ADD ("/save/the-newest-comes-first", test_order);
  ADD ("/save/limits-hold", test_limits);
  ADD ("/save/spans-come-back", test_spans);
  ADD ("/save/spans-of-a-short-text-come-back", test_spans_of_a_short_text);
  ADD ("/save/many-by-hand-are-one-entry", test_journalled);
  ADD ("/save/what-waits-is-saved-together-and-fails-alone", test_together);
  ADD ("/save/what-is-new-can-be-revised-at-once", test_revised_at_once);
  ADD ("/save/counted-without-blocking", test_counted_without_blocking);
  return g_test_run ();
}
