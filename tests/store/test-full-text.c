/* test-full-text.c - stories that have the text of their page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-page-waits.h"
#include "dossier-versions.h"
#include <string.h>

#define NOW G_GINT64_CONSTANT (1704067200)
#define DAY (24 * 60 * 60)

/* "alpha1 alpha2 ...": @n words. */
static char *
make_words (const char *word, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (words, "%s%s%u", i > 1 ? " " : "", word, i);
  return g_string_free (words, FALSE);
}

static gint64
add_full_feed (DossierStore *store, const char *uri)
{
  gint64 feed = dossier_store_add_feed (store, uri, "Daily", NULL, NULL, NULL);

  g_assert_cmpint (feed, >, 0);
  apply (store, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_FULL_TEXT, TRUE));
  return feed;
}

static DossierDraft *
make_entry (gint64 feed, const char *title, const char *text, int day)
{
  DossierDraft *draft = make_draft (title, text, day);

  draft->feed_id = feed;
  draft->origin = DOSSIER_ORIGIN_FEED;
  return draft;
}

static DossierPageSaved
save_page (DossierStore *store, gint64 story, DossierDraft *page, gboolean journalled)
{
  g_autoptr (DossierDraft) draft = page;
  g_autoptr (GError) error = NULL;
  DossierPageSaved saved = DOSSIER_PAGE_GONE;

  draft->origin = DOSSIER_ORIGIN_PAGE;
  dossier_store_save_page (store, story, draft, journalled, &saved, &error);
  g_assert_no_error (error);
  return saved;
}

static void
assert_text (DossierStore *store, gint64 story, const char *text, DossierTextOrigin origin)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);

  g_assert_cmpstr (dossier_document_get_text (content->document), ==, text);
  g_assert_cmpint (content->origin, ==, origin);
  g_assert_cmpint (content->fetched, >, NOW);
}

static guint
count_waits (DossierStore *store, gint64 now)
{
  g_autoptr (GPtrArray) waits = dossier_store_list_page_waits (store, now, 0, NULL);

  return waits->len;
}

static gint64
later (void)
{
  return g_get_real_time () / G_USEC_PER_SEC + 60;
}

static const struct
{
  const char       *name;
  DossierTextOrigin origin; /* of what is kept */
  guint             kept, page;
  gboolean          is_same, is_partial;
  DossierPageSaved  want;
} verdicts[] = {
  { "a page with more words is taken", DOSSIER_ORIGIN_FEED, 20, 21, FALSE, FALSE, DOSSIER_PAGE_TAKEN },
  { "a page with as many words is not", DOSSIER_ORIGIN_FEED, 20, 20, FALSE, FALSE, DOSSIER_PAGE_LESS },
  { "a page with fewer words is not", DOSSIER_ORIGIN_FEED, 20, 3, FALSE, FALSE, DOSSIER_PAGE_LESS },
  { "a page without words is not", DOSSIER_ORIGIN_FEED, 0, 0, FALSE, FALSE, DOSSIER_PAGE_SAME },
  { "the same words are the same", DOSSIER_ORIGIN_FEED, 20, 20, TRUE, FALSE, DOSSIER_PAGE_SAME },
  { "the beginning for everybody is not enough", DOSSIER_ORIGIN_FEED, 20, 199, FALSE, TRUE, DOSSIER_PAGE_PARTIAL },
  { "a long part is better than a short text", DOSSIER_ORIGIN_FEED, 20, 200, FALSE, TRUE, DOSSIER_PAGE_TAKEN },
  { "a long part is worse than the whole", DOSSIER_ORIGIN_FEED, 300, 200, FALSE, TRUE, DOSSIER_PAGE_LESS },
  { "a page that was mended is taken", DOSSIER_ORIGIN_PAGE, 100, 90, FALSE, FALSE, DOSSIER_PAGE_TAKEN },
  { "a page that shrank is not", DOSSIER_ORIGIN_PAGE, 100, 89, FALSE, FALSE, DOSSIER_PAGE_LESS },
  { "a page that is empty now is not", DOSSIER_ORIGIN_PAGE, 1, 0, FALSE, FALSE, DOSSIER_PAGE_LESS },
  { "a paste is not given up for less", DOSSIER_ORIGIN_PERSON, 100, 95, FALSE, FALSE, DOSSIER_PAGE_LESS },
  { "nor for more", DOSSIER_ORIGIN_PERSON, 100, 500, FALSE, FALSE, DOSSIER_PAGE_OWN },
  { "its own words are the same", DOSSIER_ORIGIN_PERSON, 100, 100, TRUE, FALSE, DOSSIER_PAGE_SAME },
};

/* What is taken takes a place, and what is less has one beside the text. */
static void
test_verdicts (Fixture *fixture, gconstpointer data)
{
  guint n_texts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autofree char *kept = make_words ("kept", verdicts[i].kept);
      g_autofree char *words = make_words (verdicts[i].is_same ? "kept" : "page", verdicts[i].page);
      DossierDraft    *draft = make_draft (verdicts[i].name, kept, 1);
      DossierDraft    *page = make_draft ("Another title", words, 1);
      gboolean         is_taken = verdicts[i].want == DOSSIER_PAGE_TAKEN;
      gint64           story;

      g_test_message ("%s", verdicts[i].name);
      draft->origin = verdicts[i].origin;
      story = save_one (fixture->store, draft).story;
      page->is_partial = verdicts[i].is_partial;
      g_assert_cmpint (save_page (fixture->store, story, page, FALSE), ==, verdicts[i].want);
      assert_text (fixture->store, story, is_taken ? words : kept, is_taken ? DOSSIER_ORIGIN_PAGE : verdicts[i].origin);
      n_texts += is_taken || verdicts[i].want == DOSSIER_PAGE_LESS || verdicts[i].want == DOSSIER_PAGE_OWN ? 2 : 1;
    }
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_text"), ==, n_texts);
  assert_sound (fixture->store);
}

/* Names, claims and search rows are those of the page; title, address and first words in lists stay. */
static void
test_everything_follows (Fixture *fixture, gconstpointer data)
{
  gint64        feed = add_full_feed (fixture->store, "https://d.example/feed");
  DossierDraft *entry = make_entry (feed, "Zinc", "Zephyrium is in the news.", 3);
  DossierDraft *page = make_draft ("Page title", "John Schulman joins Anthropic, it says here.", 9);
  guint         person, organization;
  gint64        story;
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (GArray) by_old = NULL;
  g_autoptr (GArray) by_new = NULL;
  g_autoptr (GArray) by_title = NULL;
  const DossierStoryRow *row;

  add_entity (entry, DOSSIER_ENTITY_ORGANIZATION, "Zephyrium", NULL);
  story = save_one (fixture->store, entry).story;
  person = add_entity (page, DOSSIER_ENTITY_PERSON, "John Schulman", NULL);
  organization = add_entity (page, DOSSIER_ENTITY_ORGANIZATION, "Anthropic", NULL);
  add_claim (page, DOSSIER_CLAIM_JOINED, 0, person, organization);
  page->author = g_strdup ("Jo Writer");
  g_assert_cmpint (save_page (fixture->store, story, page, FALSE), ==, DOSSIER_PAGE_TAKEN);

  content = dossier_store_load_content (fixture->store, story, NULL);
  row = dossier_story_get_row (content->story);
  g_assert_cmpstr (row->title, ==, "Zinc");
  g_assert_cmpstr (row->summary, ==, "Zephyrium is in the news.");
  g_assert_cmpstr (row->uri, ==, "https://example.org/Zinc");
  g_assert_cmpstr (row->author, ==, "Jo Writer");
  g_assert_cmpint (row->published.from, ==, NOW + 3 * DAY);
  g_assert_cmpstr (row->claim_subject, ==, "John Schulman");
  g_assert_cmpuint (row->n_words, ==, 7);
  g_assert_cmpuint (content->entities->len, ==, 2);
  g_assert_cmpuint (content->mentions->len, ==, 2);
  by_old = find_text (fixture->store, "zephyrium");
  by_new = find_text (fixture->store, "schulman");
  by_title = find_text (fixture->store, "title:zinc");
  g_assert_cmpuint (by_old->len, ==, 0);
  g_assert_cmpuint (by_new->len, ==, 1);
  g_assert_cmpuint (by_title->len, ==, 1);
  g_assert_cmpuint (read_counts (fixture->store).claims, ==, 1);
  assert_sound (fixture->store);
}

/* What the feed says after the page was taken, and what comes of it. */
static const struct
{
  const char  *name, *title, *text;
  DossierSaved want;
  gboolean     feed_is_in_front, waits;
} retold[] = {
  { "the same again", "Story", "Two words.", DOSSIER_SAVED_SAME, FALSE, FALSE },
  { "other words", "Story", "Three other words.", DOSSIER_SAVED_REVISED, FALSE, TRUE },
  { "another title", "Storey", "Three other words.", DOSSIER_SAVED_REVISED, FALSE, FALSE },
  { "the same again", "Storey", "Three other words.", DOSSIER_SAVED_SAME, FALSE, FALSE },
  { "the words of the page", "Storey", "One two three four five six.", DOSSIER_SAVED_SAME, FALSE, FALSE },
  { "more than the page", "Storey", "One two three four five six and seven.", DOSSIER_SAVED_REVISED, TRUE, TRUE },
  { "the same again", "Storey", "One two three four five six and seven.", DOSSIER_SAVED_SAME, TRUE, FALSE },
  { "less", "Storey", "Less.", DOSSIER_SAVED_REVISED, TRUE, TRUE },
};

static void
test_retold (Fixture *fixture, gconstpointer data)
{
  gint64      feed = add_full_feed (fixture->store, "https://d.example/feed");
  const char *front = "One two three four five six.";
  gint64      story = 0;

  for (guint i = 0; i < G_N_ELEMENTS (retold); i++)
    {
      DossierDraft *entry = make_entry (feed, retold[i].title, retold[i].text, 1);
      g_autoptr (GArray) by_title = NULL;
      g_autofree char  *query = g_strconcat ("title:", retold[i].title, NULL);
      DossierSaveResult saved;

      g_test_message ("%u: %s", i, retold[i].name);
      g_free (entry->uri);
      entry->uri = g_strdup ("https://d.example/story");
      if (i == 0)
        {
          DossierDraft *first = make_entry (feed, retold[i].title, retold[i].text, 1);

          g_free (first->uri);
          first->uri = g_strdup (entry->uri);
          story = save_one (fixture->store, first).story;
          g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 1);
          g_assert_cmpint (save_page (fixture->store, story, make_draft ("x", front, 1), FALSE), ==,
                           DOSSIER_PAGE_TAKEN);
        }
      g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
      saved = save_one (fixture->store, entry);
      g_assert_cmpint (saved.story, ==, story);
      g_assert_cmpint (saved.saved, ==, retold[i].want);
      if (retold[i].feed_is_in_front)
        front = retold[i].text;
      assert_text (fixture->store, story, front,
                   retold[i].feed_is_in_front ? DOSSIER_ORIGIN_FEED : DOSSIER_ORIGIN_PAGE);
      g_assert_cmpuint (count_waits (fixture->store, later ()), ==, retold[i].waits);
      by_title = find_text (fixture->store, query);
      g_assert_cmpuint (by_title->len, ==, 1);
      run_sql (fixture->path, "DELETE FROM page_wait");
      assert_sound (fixture->store);
    }
  /* Each text that was in front once is there still. */
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_text"), ==, 4);
}

/* What comes after a person gave the story a text, whatever says more. */
static const struct
{
  const char       *name, *title, *text;
  DossierTextOrigin origin;
  DossierSaved      want;
  guint             n_texts;
} after_own[] = {
  { "the feed says more", "Story", "The feed says much more than that by now.", DOSSIER_ORIGIN_FEED,
    DOSSIER_SAVED_REVISED, 2 },
  { "the same again", "Story", "The feed says much more than that by now.", DOSSIER_ORIGIN_FEED, DOSSIER_SAVED_SAME,
    2 },
  { "the feed says less", "Storey", "Less.", DOSSIER_ORIGIN_FEED, DOSSIER_SAVED_REVISED, 3 },
  { "its page is saved again", "Storey", "The page says more than the person and the feed together.",
    DOSSIER_ORIGIN_PAGE, DOSSIER_SAVED_SAME, 4 },
};

static void
test_what_a_person_gave_stays (Fixture *fixture, gconstpointer data)
{
  gint64        feed = add_full_feed (fixture->store, "https://d.example/feed");
  DossierDraft *own = make_entry (feed, "Story", "My own words.", 1);
  gint64        story;

  g_free (own->uri);
  own->uri = g_strdup ("https://d.example/story");
  own->origin = DOSSIER_ORIGIN_PERSON;
  story = save_one (fixture->store, own).story;
  for (guint i = 0; i < G_N_ELEMENTS (after_own); i++)
    {
      DossierDraft    *entry = make_entry (feed, after_own[i].title, after_own[i].text, 1);
      g_autofree char *query = g_strconcat ("title:", after_own[i].title, NULL);
      g_autoptr (GArray) by_title = NULL;
      g_autoptr (GPtrArray) versions = NULL;
      DossierSaveResult saved;

      g_test_message ("%s", after_own[i].name);
      g_free (entry->uri);
      entry->uri = g_strdup ("https://d.example/story");
      entry->origin = after_own[i].origin;
      saved = save_one (fixture->store, entry);
      g_assert_cmpint (saved.story, ==, story);
      g_assert_cmpint (saved.saved, ==, after_own[i].want);
      assert_text (fixture->store, story, "My own words.", DOSSIER_ORIGIN_PERSON);
      versions = dossier_store_list_versions (fixture->store, story, NULL);
      g_assert_cmpuint (versions->len, ==, after_own[i].n_texts);
      by_title = find_text (fixture->store, query);
      g_assert_cmpuint (by_title->len, ==, 1);
      assert_sound (fixture->store);
    }
}

static void
annotate (DossierStore *store, gint64 story, const char *quote)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);
  const char          *text = dossier_document_get_text (content->document);
  DossierAnnotationRow row = { .story = story, .revision = content->revision, .colour = DOSSIER_COLOUR_YELLOW };

  row.start = (guint) (strstr (text, quote) - text);
  row.length = (guint) strlen (quote);
  apply (store, dossier_change_annotate (&row));
}

static void
test_highlights_stay (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "Marked words of the feed.", 1)).story;
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierAnnotationRow *row;

  annotate (fixture->store, story, "Marked words");
  g_assert_cmpint (
      save_page (fixture->store, story, make_draft ("A", "The page says it all in other ways altogether.", 1), TRUE),
      ==, DOSSIER_PAGE_ANNOTATED);
  assert_text (fixture->store, story, "Marked words of the feed.", DOSSIER_ORIGIN_UNKNOWN);
  g_assert_cmpint (
      save_page (fixture->store, story, make_draft ("A", "Before them, Marked words of the page and more.", 1), FALSE),
      ==, DOSSIER_PAGE_TAKEN);
  content = dossier_store_load_content (fixture->store, story, NULL);
  row = dossier_annotation_get_row (content->annotations->pdata[0]);
  g_assert_cmpint (row->revision, ==, content->revision);
  g_assert_cmpuint (row->start, ==, 13);
  /* The text that was read when it was made is there still, and so is the page that did not have its words. */
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_text"), ==, 3);
  assert_sound (fixture->store);
}

static void
test_deleted_highlights_do_not_hinder (Fixture *fixture, gconstpointer data)
{
  gint64           story = save_one (fixture->store, make_draft ("A", "Marked words.", 1)).story;
  g_autofree char *done = NULL;

  annotate (fixture->store, story, "Marked");
  done = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpstr (done, ==, "The highlight was taken back");
  g_assert_cmpint (save_page (fixture->store, story, make_draft ("A", "Quite another text.", 1), FALSE), ==,
                   DOSSIER_PAGE_TAKEN);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  gint64 feed = add_full_feed (fixture->store, "https://d.example/feed");
  gint64 story = save_one (fixture->store, make_entry (feed, "A", "Words.", 1)).story;

  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 1);
  apply (fixture->store, dossier_change_delete (&story, 1));
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
  g_assert_cmpint (save_page (fixture->store, story, make_draft ("A", "More words.", 1), FALSE), ==, DOSSIER_PAGE_GONE);
  g_assert_cmpint (save_page (fixture->store, 77, make_draft ("A", "More words.", 1), FALSE), ==, DOSSIER_PAGE_GONE);
}

static DossierDraft *
make_told (const char *text, const char *person, const char *organization, DossierClaimKind kind)
{
  DossierDraft *draft = make_draft ("Told", text, 1);
  guint         who = add_entity (draft, DOSSIER_ENTITY_PERSON, person, NULL);
  guint         where = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, organization, NULL);

  add_claim (draft, DOSSIER_CLAIM_JOINED, DOSSIER_CLAIM_DENIED, (int) who, (int) where);
  add_claim (draft, kind, 0, (int) who, (int) where);
  return draft;
}

static void
assert_told (Fixture *fixture, gint64 story, const char *word, const char *subject, DossierClaimKind kind)
{
  g_autoptr (GArray) found = find_text (fixture->store, word);
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, story, NULL);
  const DossierStoryRow *row = dossier_story_get_row (content->story);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (row->claim_subject, ==, subject);
  g_assert_cmpint (row->claim_kind, ==, kind);
  g_assert_cmpuint (content->mentions->len, ==, 2);
  g_assert_cmpuint (content->entities->len, ==, 2);
  g_assert_cmpuint (content->claims->len, ==, 2);
  g_assert_cmpuint (row->n_words, ==, dossier_document_count_words (content->document));
  g_assert_cmpuint (read_counts (fixture->store).claims, ==, 1);
  g_assert_cmpuint (read_counts (fixture->store).people, ==, 1);
  assert_sound (fixture->store);
}

#define ADA_LEFT "Ada Lint left Ferrum, and not for the first time."

/* There and back as often as one likes; the feed is not taken to have said anything new. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  DossierDraft *first = make_told (ADA_LEFT, "Ada Lint", "Ferrum", DOSSIER_CLAIM_LEFT);
  DossierDraft *again = make_told (ADA_LEFT, "Ada Lint", "Ferrum", DOSSIER_CLAIM_LEFT);
  gint64        story;

  first->origin = again->origin = DOSSIER_ORIGIN_FEED;
  story = save_one (fixture->store, first).story;
  annotate (fixture->store, story, "Ferrum");
  g_assert_cmpint (save_page (fixture->store, story,
                              make_told ("It was Bo Keel who sued Ferrum, and not for the first time.", "Bo Keel",
                                         "Ferrum", DOSSIER_CLAIM_SUED),
                              TRUE),
                   ==, DOSSIER_PAGE_TAKEN);
  g_assert_cmpint (save_one (fixture->store, again).saved, ==, DOSSIER_SAVED_SAME);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      assert_told (fixture, story, "keel", "Bo Keel", DOSSIER_CLAIM_SUED);
      undone = dossier_store_undo (fixture->store, NULL);
      g_assert_cmpstr (undone, ==, "Fetching the whole text was undone");
      assert_told (fixture, story, "lint", "Ada Lint", DOSSIER_CLAIM_LEFT);
      assert_text (fixture->store, story, ADA_LEFT, DOSSIER_ORIGIN_FEED);
      redone = dossier_store_redo (fixture->store, NULL);
      g_assert_cmpstr (redone, ==, "The story has the text of its page again");
    }
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM shelf_text"), ==, 1);
}

static void
test_undone_after_news (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  DossierDraft    *news;
  gint64           feed = add_full_feed (fixture->store, "https://d.example/feed");
  gint64           story = save_one (fixture->store, make_entry (feed, "A", "Two words.", 1)).story;

  save_page (fixture->store, story, make_draft ("A", "Three words here.", 1), TRUE);
  news = make_entry (feed, "A", "The feed has the whole of it now.", 1);
  g_assert_cmpint (save_one (fixture->store, news).saved, ==, DOSSIER_SAVED_REVISED);
  undone = dossier_store_undo (fixture->store, NULL);
  assert_text (fixture->store, story, "Two words.", DOSSIER_ORIGIN_FEED);
  news = make_entry (feed, "A", "The feed has the whole of it now.", 1);
  g_assert_cmpint (save_one (fixture->store, news).saved, ==, DOSSIER_SAVED_SAME);
  redone = dossier_store_redo (fixture->store, NULL);
  g_assert_nonnull (redone);
  assert_sound (fixture->store);
}

static void
test_queue_is_fair (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_full_feed (fixture->store, "https://a.example/feed");
  gint64 second = add_full_feed (fixture->store, "https://b.example/feed");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GPtrArray) waits = NULL;
  g_autoptr (GPtrArray) of_second = NULL;
  DossierPageFailure failure = { .error = "It was slow." };

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_entry (i < 110 ? first : second, title, "Words.", 10));
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  /* What failed waits behind the others. */
  failure.story = g_array_index (saved, DossierSaveResult, 115).story;
  failure.next = later () - 1;
  g_assert_true (dossier_store_save_page_failures (fixture->store, &failure, 1, NULL));
  waits = dossier_store_list_page_waits (fixture->store, later (), 0, NULL);
  of_second = dossier_store_list_page_waits (fixture->store, later (), second, NULL);
  g_assert_cmpuint (waits->len, ==, DOSSIER_PAGE_MAX_AT_ONCE + 10);
  g_assert_cmpuint (of_second->len, ==, 10);
  g_assert_cmpint (((const DossierPageWait *) of_second->pdata[9])->story, ==, failure.story);
  for (guint i = 0; i < of_second->len; i++)
    g_assert_cmpint (((const DossierPageWait *) of_second->pdata[i])->feed, ==, second);
  g_assert_cmpuint (count_waits (fixture->store, later () - 3600), ==, 0);
}

static void
test_tries_end (Fixture *fixture, gconstpointer data)
{
  gint64             feed = add_full_feed (fixture->store, "https://d.example/feed");
  gint64             story = save_one (fixture->store, make_entry (feed, "A", "Words.", 1)).story;
  DossierPageFailure away = { story, 0, "There is no network.", TRUE };
  DossierPageFailure busy = { story, later () + 3600, NULL, TRUE };
  DossierPageFailure failure = { story, 0, "It was not there.", FALSE };

  for (guint i = 0; i < 5; i++)
    g_assert_true (dossier_store_save_page_failures (fixture->store, &away, 1, NULL));
  for (guint i = 0; i < DOSSIER_PAGE_MAX_TRIES; i++)
    {
      g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 1);
      g_assert_true (dossier_store_save_page_failures (fixture->store, &failure, 1, NULL));
    }
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
  fixture_reopen (fixture);
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
  /* New words are a new beginning. */
  save_one (fixture->store, make_entry (feed, "A", "Other words.", 1));
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 1);
  g_assert_true (dossier_store_save_page_failures (fixture->store, &busy, 1, NULL));
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
  g_assert_cmpuint (count_waits (fixture->store, later () + 3600), ==, 1);
  /* A moment that no server can have asked for is of a clock that was wrong. */
  g_assert_cmpuint (count_waits (fixture->store, NOW - 300 * DAY), ==, 1);
}

static void
test_who_waits (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char       *name, *uri;
    gboolean          is_full;
    DossierTextOrigin origin;
    guint             n;
  } cases[] = {
    { "a story with a page", "https://d.example/1", TRUE, DOSSIER_ORIGIN_FEED, 1 },
    { "one in capitals", "HTTP://d.example/2", TRUE, DOSSIER_ORIGIN_FEED, 1 },
    { "one without a page", NULL, TRUE, DOSSIER_ORIGIN_FEED, 0 },
    { "one at a strange address", "mailto:a@example.org", TRUE, DOSSIER_ORIGIN_FEED, 0 },
    { "one of a feed without pages", "https://d.example/3", FALSE, DOSSIER_ORIGIN_FEED, 0 },
    { "one that is its page already", "https://d.example/4", TRUE, DOSSIER_ORIGIN_PAGE, 0 },
  };
  gint64 full = add_full_feed (fixture->store, "https://a.example/feed");
  gint64 plain = dossier_store_add_feed (fixture->store, "https://b.example/feed", "B", NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierDraft *entry = make_entry (cases[i].is_full ? full : plain, cases[i].name, "Words.", 1);

      g_test_message ("%s", cases[i].name);
      g_free (entry->uri);
      entry->uri = g_strdup (cases[i].uri);
      entry->origin = cases[i].origin;
      save_one (fixture->store, entry);
      g_assert_cmpuint (count_waits (fixture->store, later ()), ==, cases[i].n);
      run_sql (fixture->path, "DELETE FROM page_wait");
    }
}

/* The recent and short ones wait, as soon as the feed is kept with its pages; no more when it is not. */
static void
test_switched_on (Fixture *fixture, gconstpointer data)
{
  gint64 feed = dossier_store_add_feed (fixture->store, "https://d.example/feed", "D", NULL, NULL, NULL);
  int    today = (int) ((g_get_real_time () / G_USEC_PER_SEC - NOW) / DAY);
  const struct
  {
    const char *title;
    int         day;
    guint       n_words;
  } cases[] = {
    { "recent and short", today - 1, 199 },   { "recent and long", today - 1, 200 },
    { "old and short", today - 32, 10 },      { "older than a month by a little", today - 31, 10 },
    { "nearly a month old", today - 29, 10 },
  };
  g_autofree char *undone = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = make_words ("w", cases[i].n_words);

      save_one (fixture->store, make_entry (feed, cases[i].title, words, cases[i].day));
    }
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
  apply (fixture->store, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_FULL_TEXT, TRUE));
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 2);
  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
  apply (fixture->store, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_FULL_TEXT, TRUE));
  apply (fixture->store, dossier_change_unsubscribe (&feed, 1));
  g_assert_cmpuint (count_waits (fixture->store, later ()), ==, 0);
}

/* Texts that were kept before it was noted where they come from. */
static void
test_older_texts (Fixture *fixture, gconstpointer data)
{
  gint64        feed = add_full_feed (fixture->store, "https://d.example/feed");
  DossierDraft *listed = make_draft ("B", "Listed words.", 1);
  gint64        fed, by_guid, other;

  listed->guid = g_strdup ("b");
  fed = save_one (fixture->store, make_entry (feed, "A", "Fed words.", 1)).story;
  by_guid = save_one (fixture->store, listed).story;
  other = save_one (fixture->store, make_draft ("C", "Other words.", 1)).story;
  run_sql (fixture->path, "UPDATE story_text SET origin = 0");
  assert_text (fixture->store, fed, "Fed words.", DOSSIER_ORIGIN_FEED);
  assert_text (fixture->store, by_guid, "Listed words.", DOSSIER_ORIGIN_FEED);
  assert_text (fixture->store, other, "Other words.", DOSSIER_ORIGIN_UNKNOWN);
  g_assert_cmpint (save_page (fixture->store, fed, make_draft ("A", "The page has more words.", 1), FALSE), ==,
                   DOSSIER_PAGE_TAKEN);
  g_assert_cmpint (save_one (fixture->store, make_entry (feed, "A", "Fed words.", 1)).saved, ==, DOSSIER_SAVED_SAME);
}

static void
test_look_at_page (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "Words of it.", 1)).story;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPageWait) wait = dossier_store_look_at_page (fixture->store, story, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wait->uri, ==, "https://example.org/A");
  g_assert_cmpstr (wait->title, ==, "A");
  g_assert_cmpstr (wait->summary, ==, "Words of it.");
  g_assert_true (wait->may_be_private);
  g_assert_null (dossier_store_look_at_page (fixture->store, 77, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, test) g_test_add ("/full-text/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a page is taken when nothing is lost", test_verdicts);
  ADD ("names claims and search follow the page", test_everything_follows);
  ADD ("the page stays in front of what the feed retells", test_retold);
  ADD ("what a person gave stays in front", test_what_a_person_gave_stays);
  ADD ("highlights stay where their words are", test_highlights_stay);
  ADD ("deleted highlights do not hinder", test_deleted_highlights_do_not_hinder);
  ADD ("what is gone stays gone", test_gone);
  ADD ("what a person fetched can be undone", test_undone);
  ADD ("undone after the feed had news", test_undone_after_news);
  ADD ("the queue is fair", test_queue_is_fair);
  ADD ("tries end", test_tries_end);
  ADD ("only stories with a page wait", test_who_waits);
  ADD ("recent short stories wait when it is switched on", test_switched_on);
  ADD ("older texts are known by their stories", test_older_texts);
  ADD ("any story can be looked at", test_look_at_page);
  return g_test_run ();
}
