/* test-story-given.c - a text that a person brings takes the place of a story's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-story-text.h"
#include "library-fixture.h"

#define FIRST "Ada Lint joined Ferrum as chief scientist, the company said on Monday, and moves to Graz in May."
#define FEED                                                                                                           \
  "<rss version='2.0'><channel><title>Gazette</title><link>https://gazette.example/</link><item>"                      \
  "<title>Ferrum hires</title><link>https://gazette.example/1</link><pubDate>Mon, 05 Aug 2024 10:00:00 GMT</pubDate>"  \
  "<description>%s</description></item></channel></rss>"
#define MORE "Mistral AI raised 600 million euros in a round that was led by General Catalyst, the company said."

typedef struct
{
  TestLibrary desk;
  gint64      story;
} Fixture;

static gint64
add_feed (Fixture *fixture, const char *words)
{
  g_autofree char *feed = g_strdup_printf (FEED, words);
  g_autoptr (DossierAddResult) result = test_library_add_file (&fixture->desk, "feed.xml", feed);

  return g_array_index (result->saved, DossierSaveResult, 0).story;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_library_open (&fixture->desk);
  fixture->story = add_feed (fixture, FIRST);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_library_close (&fixture->desk);
}

static DossierTextSaved
give (Fixture *fixture, const char *words, DossierGivenKind kind)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  g_autoptr (GError) error = NULL;
  DossierTextSaved saved = { DOSSIER_PAGE_GONE, 0 };

  dossier_library_give_text (fixture->desk.library, fixture->story, bytes, kind, &saved, &error);
  g_assert_no_error (error);
  return saved;
}

static DossierStoryContent *
load (Fixture *fixture)
{
  return dossier_store_load_content (fixture->desk.store, fixture->story, NULL);
}

static void
assert_text (Fixture *fixture, const char *text, DossierTextOrigin origin)
{
  g_autoptr (DossierStoryContent) content = load (fixture);

  g_assert_cmpstr (dossier_document_get_text (content->document), ==, text);
  g_assert_cmpint (content->origin, ==, origin);
}

/* ---- what is read ---- */

static const struct
{
  const char      *name, *words;
  DossierGivenKind kind;
  const char      *html; /* of the document */
} readings[] = {
  { "words", "One line.\n\nAnother line.", DOSSIER_GIVEN_TEXT, "<p>One line.</p>\n<p>Another line.</p>\n" },
  { "the title is not repeated", "Ferrum hires\n\nOne line.", DOSSIER_GIVEN_TEXT, "<p>One line.</p>\n" },
  { "Markdown", "## Part\n\n- a **b**\n- [c](https://e.example/)\n", DOSSIER_GIVEN_TEXT,
    "<h2>Part</h2>\n<ul>\n<li>a <strong>b</strong></li>\n<li><a href=\"https://e.example/\">c</a></li>\n</ul>\n" },
  { "a piece of a page",
    "<meta charset='utf-8'><h2>Part</h2><p>One <a href='https://e.example/'>line</a>.</p><ul><li>a</li><li>b</li></ul>",
    DOSSIER_GIVEN_HTML,
    "<h2>Part</h2>\n<p>One <a href=\"https://e.example/\">line</a>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
  { "nothing of it acts", "<p onclick='x()'>One <a href='javascript:x()'>line</a>.</p><script>x()</script>",
    DOSSIER_GIVEN_HTML, "<p>One line.</p>\n" },
  { "nor repeats the title", "<h1>Ferrum hires</h1><p>One line.</p>", DOSSIER_GIVEN_HTML, "<p>One line.</p>\n" },
  { "what looks like HTML in words is words", "<p>One line.</p>", DOSSIER_GIVEN_TEXT,
    "<p>&lt;p&gt;One line.&lt;/p&gt;</p>\n" },
  { "a file of words", "One line.\n\nAnother line.", DOSSIER_GIVEN_FILE, "<p>One line.</p>\n<p>Another line.</p>\n" },
  { "of a file with a page its article",
    "<!doctype html><html><head><title>T</title></head><body><nav><a href=/>Home</a></nav><article><p>" FIRST
    "</p></article><footer><p>All rights reserved</p></footer></body></html>",
    DOSSIER_GIVEN_FILE, "<p>" FIRST "</p>\n" },
};

static void
test_readings (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (readings[i].words, strlen (readings[i].words));
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document
          = dossier_library_read_given (fixture->desk.library, fixture->story, bytes, readings[i].kind, &error);
      g_autofree char *html = document != NULL ? dossier_document_to_html (document) : NULL;

      g_test_message ("%s", readings[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (html, ==, readings[i].html);
    }
}

static const struct
{
  const char      *name, *words;
  gsize            size; /* 0: that of the words; else so many letters x after them */
  DossierGivenKind kind;
  const char      *want;
} refusals[] = {
  { "nothing", "", 0, DOSSIER_GIVEN_TEXT, "There is no text in it." },
  { "blanks", " \n \n", 0, DOSSIER_GIVEN_TEXT, "There is no text in it." },
  { "empty HTML", "<meta charset='utf-8'>", 0, DOSSIER_GIVEN_HTML, "There are no words in it." },
  { "a picture alone", "<img src='https://e.example/a.png'>", 0, DOSSIER_GIVEN_HTML, "There are no words in it." },
  { "too many words", "", DOSSIER_LIBRARY_MAX_PASTE + 1, DOSSIER_GIVEN_TEXT,
    "The text is too large: it may have 4.0\u00a0MiB at most." },
  { "too large a page", "<p>", DOSSIER_GIVEN_MAX_BYTES, DOSSIER_GIVEN_HTML,
    "The text is too large: it may have 10.0\u00a0MiB at most." },
  { "a program",
    "\x7f"
    "ELF\x01\x02",
    0, DOSSIER_GIVEN_FILE, NULL },
  { "an empty file", "", 0, DOSSIER_GIVEN_FILE, NULL },
  { "a feed", "<rss version='2.0'><channel><title>T</title></channel></rss>", 0, DOSSIER_GIVEN_FILE,
    "This is a feed, a list or a mail" },
};

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *more = g_strnfill (refusals[i].size, 'x');
      g_autofree char *words = g_strconcat (refusals[i].words, more, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
      g_autoptr (GError) error = NULL;
      DossierTextSaved saved;

      g_test_message ("%s", refusals[i].name);
      g_assert_false (
          dossier_library_give_text (fixture->desk.library, fixture->story, bytes, refusals[i].kind, &saved, &error));
      g_assert_nonnull (error);
      if (refusals[i].want != NULL && !g_str_has_prefix (error->message, refusals[i].want))
        g_error ("%s", error->message);
      g_assert_cmpuint (strlen (error->message), >, 20);
    }
  assert_text (fixture, FIRST, DOSSIER_ORIGIN_FEED);
}

/* ---- what becomes of it ---- */

static void
test_the_story_stays_the_same_story (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStoryContent) before = load (fixture);
  g_autoptr (DossierStoryContent) after = NULL;
  g_autoptr (DossierChange) star = dossier_change_set_starred (&fixture->story, 1, TRUE);
  g_autofree char       *undone = NULL, *redone = NULL;
  const DossierStoryRow *row, *was = dossier_story_get_row (before->story);

  g_assert_true (dossier_store_apply (fixture->desk.store, star, NULL, NULL));
  g_assert_cmpint (give (fixture, "Another title\n\n" FIRST "\n\n" MORE, DOSSIER_GIVEN_TEXT).saved, ==,
                   DOSSIER_PAGE_TAKEN);
  assert_text (fixture, "Another title\n" FIRST "\n" MORE, DOSSIER_ORIGIN_PERSON);
  after = load (fixture);
  row = dossier_story_get_row (after->story);
  g_assert_cmpstr (row->title, ==, was->title);
  g_assert_cmpstr (row->uri, ==, was->uri);
  g_assert_cmpint (row->published.from, ==, was->published.from);
  g_assert_true (row->is_starred);
  g_assert_cmpuint (after->claims->len, >, before->claims->len);
  undone = dossier_store_undo (fixture->desk.store, NULL);
  g_assert_cmpstr (undone, ==, "Giving the story a text was undone");
  assert_text (fixture, FIRST, DOSSIER_ORIGIN_FEED);
  redone = dossier_store_redo (fixture->desk.store, NULL);
  g_assert_cmpstr (redone, ==, "The story has the text that you gave it again");
  assert_text (fixture, "Another title\n" FIRST "\n" MORE, DOSSIER_ORIGIN_PERSON);
}

static void
test_the_same_words_change_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undone = NULL;

  g_assert_cmpint (give (fixture, FIRST, DOSSIER_GIVEN_TEXT).saved, ==, DOSSIER_PAGE_SAME);
  undone = dossier_store_undo (fixture->desk.store, NULL);
  g_assert_cmpstr (undone, ==, "Adding 1 story was undone");
}

static void
annotate (Fixture *fixture, const char *quote)
{
  g_autoptr (GError) error = NULL;

  dossier_library_annotate (fixture->desk.library, fixture->story, quote, 0, DOSSIER_COLOUR_BLUE, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* One stands there as it is, one with other quotation marks and a word more, and one not at all. */
static void
test_highlights_find_their_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStoryContent) content = NULL;
  g_autofree char *words = NULL, *undone = NULL;
  DossierTextSaved saved;
  guint            n_here = 0;

  annotate (fixture, "Ada Lint");
  annotate (fixture, "joined Ferrum as chief scientist, the company said on Monday, and");
  annotate (fixture, "moves to Graz in May");
  saved = give (fixture,
                "It is so: Ada Lint joined Ferrum as its chief scientist, the company said on Monday, and stays.",
                DOSSIER_GIVEN_TEXT);
  g_assert_cmpint (saved.saved, ==, DOSSIER_PAGE_TAKEN);
  g_assert_cmpuint (saved.n_left, ==, 1);
  words = dossier_text_saved_dup_words (&saved);
  g_assert_cmpstr (words, ==, "The story's text was changed. 1 highlight stays on a former version");
  content = load (fixture);
  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      g_autofree char            *slice = row->revision == content->revision
                                              ? dossier_document_dup_slice (content->document, row->start, row->length)
                                              : NULL;

      n_here += slice != NULL;
      if (slice != NULL && !g_str_equal (slice, "Ada Lint"))
        g_assert_cmpstr (slice, ==, "joined Ferrum as its chief scientist, the company said on Monday, and");
    }
  g_assert_cmpuint (n_here, ==, 2);
  undone = dossier_store_undo (fixture->desk.store, NULL);
  g_clear_pointer (&content, dossier_story_content_free);
  content = load (fixture);
  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      g_autofree char            *slice = dossier_document_dup_slice (content->document, row->start, row->length);

      g_assert_cmpint (row->revision, ==, content->revision);
      g_assert_cmpstr (slice, ==, row->quote);
    }
}

static void
test_the_feed_does_not_take_it_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  DossierTextSaved saved;

  give (fixture, MORE, DOSSIER_GIVEN_TEXT);
  g_assert_cmpint (add_feed (fixture, FIRST " " FIRST " " FIRST), ==, fixture->story);
  assert_text (fixture, MORE, DOSSIER_ORIGIN_PERSON);
  versions = dossier_store_list_versions (fixture->desk.store, fixture->story, NULL);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_true (dossier_library_use_version (fixture->desk.library, fixture->story,
                                              ((DossierVersion *) versions->pdata[0])->revision, &saved, NULL));
  assert_text (fixture, FIRST " " FIRST " " FIRST, DOSSIER_ORIGIN_FEED);
}

static void
test_of_a_page_it_is_said_to_be_another_text (Fixture *fixture, gconstpointer data)
{
  static const char page[] = "<!doctype html><html><head><title>T</title></head><body><article><p>" FIRST "</p><p>" MORE
                             "</p></article></body></html>";
  g_autoptr (DossierAddResult) result = test_library_add_file (&fixture->desk, "page.html", page);
  g_autoptr (DossierExplanation) before = NULL;
  g_autoptr (DossierExplanation) after = NULL;
  DossierTextSaved saved;

  fixture->story = g_array_index (result->saved, DossierSaveResult, 0).story;
  before = dossier_library_explain (fixture->desk.library, fixture->story, NULL);
  g_assert_false (before->is_other);
  give (fixture, "Words of my own.", DOSSIER_GIVEN_TEXT);
  after = dossier_library_explain (fixture->desk.library, fixture->story, NULL);
  g_assert_true (after->is_other);
  g_assert_cmpuint (after->blocks->len, ==, before->blocks->len);
  g_assert_true (dossier_library_set_blocks (fixture->desk.library, fixture->story, after->choices, &saved, NULL));
  assert_text (fixture, FIRST "\n" MORE, DOSSIER_ORIGIN_PERSON);
}

static void
test_a_story_that_is_gone_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (MORE, strlen (MORE));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unread = NULL;
  DossierTextSaved saved;

  g_assert_false (dossier_library_give_text (fixture->desk.library, 77, bytes, DOSSIER_GIVEN_TEXT, &saved, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_null (dossier_library_read_given (fixture->desk.library, 77, bytes, DOSSIER_GIVEN_TEXT, &unread));
  g_assert_error (unread, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* ---- for a main loop ---- */

static void
test_without_blocking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (MORE, strlen (MORE));
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) given = NULL;
  g_autoptr (DossierDocument) document = NULL;
  DossierTextSaved saved;

  dossier_library_read_given_async (fixture->desk.library, fixture->story, bytes, DOSSIER_GIVEN_TEXT, NULL,
                                    test_library_keep_result_cb, &read);
  document = dossier_library_read_given_finish (fixture->desk.library, test_library_wait_for (&read), NULL);
  g_assert_cmpstr (dossier_document_get_text (document), ==, MORE);
  assert_text (fixture, FIRST, DOSSIER_ORIGIN_FEED);
  dossier_library_give_text_async (fixture->desk.library, fixture->story, bytes, DOSSIER_GIVEN_TEXT,
                                   test_library_keep_result_cb, &given);
  g_assert_true (
      dossier_library_save_text_finish (fixture->desk.library, test_library_wait_for (&given), &saved, NULL));
  assert_text (fixture, MORE, DOSSIER_ORIGIN_PERSON);
}

#define ADD(name, function) g_test_add ("/library/story-given/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words-files-and-pages-are-read", test_readings);
  ADD ("what-is-no-text-is-refused-in-words", test_refusals);
  ADD ("the-story-stays-the-same-story", test_the_story_stays_the_same_story);
  ADD ("the-same-words-change-nothing", test_the_same_words_change_nothing);
  ADD ("highlights-find-their-words", test_highlights_find_their_words);
  ADD ("the-feed-does-not-take-it-back", test_the_feed_does_not_take_it_back);
  ADD ("of-a-page-it-is-said-to-be-another-text", test_of_a_page_it_is_said_to_be_another_text);
  ADD ("a-story-that-is-gone-is-said", test_a_story_that_is_gone_is_said);
  ADD ("without-blocking", test_without_blocking);
  return g_test_run ();
}
