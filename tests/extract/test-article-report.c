/* test-article-report.c - why a page's article is what it is, and what a person chooses against that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-article-report.h"

#define FIRST                                                                                                          \
  "Ann Lee, who founded the laboratory nine years ago, told her team on Monday that she would leave at the end of "    \
  "the month, and that her deputy would take over."
#define SECOND                                                                                                         \
  "The news came as a surprise, said three people who work there, because the laboratory had only just, after long "   \
  "talks, opened a second office in the harbour."
#define THIRD                                                                                                          \
  "Zenith, where she will start in May, said that it would not comment on hires, but that it was glad, as always, to " \
  "see good people come."
#define LAST                                                                                                           \
  "The deputy, asked on Tuesday, promised that nothing would change, and that the second office, too, would stay "     \
  "open until the end of the year at least."

static const char page[]
    = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Lee leaves the laboratory</title></head><body>"
      "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>"
      "<header role=banner><p>The harbour's own paper</p></header>"
      "<div class='cookie-note'><p>We use cookies, and so do others.</p></div>"
      "<article><h1>Lee leaves the laboratory</h1><div class=byline>By Bo Day</div>"
      "<div class=entry-content><p>" FIRST "</p><h2>A surprise</h2><p>" SECOND "</p>"
      "<div class='newsletter'><p>Sign up for our newsletter, it is free, and comes daily.</p></div>"
      "<div style='display:none'><p>Only machines see this.</p></div>"
      "<p>" THIRD " <span class=share>Share</span></p><table><tr><th>Year</th><th>Staff</th></tr>"
      "<tr><td>2024</td><td>40</td></tr></table><p><img src=/lee.jpg alt='Ann Lee'></p><p>ADVERTISEMENT</p>"
      "<p>" LAST "</p><div class=related-stories><h3>Related</h3><p>Acme grows, again</p></div></div></article>"
      "<div class=share-bar><p>Share this, it is good</p></div>"
      "<div id=comments><p>First comment, which is long, and has, as comments do, many commas.</p></div>"
      "<aside><p>In other news, <a href=/1>nothing</a></p></aside>"
      "<footer><p>All rights reserved, by us and by nobody else, as ever.</p></footer></body></html>";

static DossierArticle *
read_page (const char *html, const DossierBlockChoices *choices, GPtrArray **blocks)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  DossierArticle *article
      = dossier_article_new_explained (bytes, NULL, "https://e.org/lee", 1, choices, blocks, &error);

  g_assert_no_error (error);
  return article;
}

/* The block whose text begins so; fails without one. */
static const DossierBlock *
find_block (GPtrArray *blocks, const char *text)
{
  for (guint i = 0; i < blocks->len; i++)
    if (g_str_has_prefix (((const DossierBlock *) blocks->pdata[i])->text, text))
      return blocks->pdata[i];
  g_error ("no block “%s”", text);
}

static const struct
{
  const char        *text;
  DossierBlockKind   kind;
  DossierBlockReason reason;
  const char        *detail;
} wanted[] = {
  { "Home", DOSSIER_BLOCK_LIST_ITEM, DOSSIER_REASON_NAVIGATION, "nav" },
  { "News", DOSSIER_BLOCK_LIST_ITEM, DOSSIER_REASON_NAVIGATION, "nav" },
  { "The harbour's own", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_HEADER, "header" },
  { "We use cookies", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_COOKIE, "cookie" },
  { "Lee leaves", DOSSIER_BLOCK_HEADING, DOSSIER_REASON_TITLE, NULL },
  { "By Bo Day", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_META, "byline" },
  { "Ann Lee, who", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_ARTICLE, NULL },
  { "A surprise", DOSSIER_BLOCK_HEADING, DOSSIER_REASON_ARTICLE, NULL },
  { "The news came", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_ARTICLE, NULL },
  { "Sign up", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_SUBSCRIBE, "newsletter" },
  { "Only machines", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_HIDDEN, NULL },
  { "Zenith", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_ARTICLE, NULL },
  { "Year | Staff\n2024 | 40", DOSSIER_BLOCK_TABLE, DOSSIER_REASON_ARTICLE, NULL },
  { "Ann Lee", DOSSIER_BLOCK_IMAGE, DOSSIER_REASON_ARTICLE, NULL },
  { "ADVERTISEMENT", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_PHRASE, NULL },
  { "The deputy", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_ARTICLE, NULL },
  { "Related", DOSSIER_BLOCK_HEADING, DOSSIER_REASON_RELATED, "related" },
  { "Acme grows", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_RELATED, "related" },
  { "Share this", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_SHARE, "share" },
  { "First comment", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_COMMENT, "comment" },
  { "In other news", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_ASIDE, "aside" },
  { "All rights reserved", DOSSIER_BLOCK_PARAGRAPH, DOSSIER_REASON_FOOTER, "footer" },
};

static void
test_each_block_says_why (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  G_GNUC_UNUSED g_autoptr (DossierArticle) article = read_page (page, NULL, &blocks);

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const DossierBlock *block = blocks->pdata[i];

      g_test_message ("%s", wanted[i].text);
      g_assert_true (g_str_has_prefix (block->text, wanted[i].text));
      g_assert_cmpint (block->kind, ==, wanted[i].kind);
      g_assert_cmpstr (dossier_block_reason_name (block->reason), ==, dossier_block_reason_name (wanted[i].reason));
      g_assert_cmpstr (block->detail, ==, wanted[i].detail);
      g_assert_cmpint (block->is_kept, ==, wanted[i].reason == DOSSIER_REASON_ARTICLE);
      g_assert_cmpuint (strlen (block->key), ==, DOSSIER_BLOCK_KEY_LENGTH);
    }
  g_assert_cmpstr (find_block (blocks, "Home")->place, ==, "nav > ul > li");
  g_assert_cmpuint (find_block (blocks, "Home")->link_percent, ==, 100);
  g_assert_cmpuint (find_block (blocks, "A surprise")->n_words, ==, 2);
}

static void
test_report_changes_nothing (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (DossierArticle) plain = dossier_article_new_from_html (bytes, NULL, "https://e.org/lee", NULL);
  g_autoptr (DossierArticle) article = read_page (page, NULL, NULL);

  g_assert_cmpstr (article->text, ==, plain->text);
  g_assert_cmpstr (article->html, ==, plain->html);
  g_assert_cmpuint (article->kept, ==, plain->kept);
  g_assert_cmpuint (article->dropped, ==, plain->dropped);
}

/* Choices that say nothing of this page go the long way to the same words. */
static void
test_foreign_choices_change_nothing (void)
{
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_parse ("+0123456789abcdef\n-fedcba9876543210");
  g_autoptr (DossierArticle) plain = read_page (page, NULL, NULL);
  g_autoptr (DossierArticle) article = read_page (page, choices, NULL);

  g_assert_cmpstr (article->text, ==, plain->text);
  g_assert_cmpuint (article->kept, ==, plain->kept);
}

static const struct
{
  const char *name, *block;
  gboolean    is_in;
  const char *words; /* that are in the text, or not */
} switched[] = {
  { "a box comes in", "Sign up", TRUE, "Sign up for our newsletter" },
  { "a block outside of the article comes in", "First comment", TRUE, "First comment, which is long" },
  { "navigation comes in", "Home", TRUE, "Home" },
  { "what the page hides comes in", "Only machines", TRUE, "Only machines see this." },
  { "the title comes in", "Lee leaves", TRUE, "Lee leaves the laboratory" },
  { "a paragraph goes", "The news came", FALSE, "The news came" },
  { "a heading goes", "A surprise", FALSE, "A surprise" },
  { "a table goes", "Year | Staff", FALSE, "Staff" },
};

static void
test_switching (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (switched); i++)
    {
      g_autoptr (GPtrArray) blocks = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (DossierArticle) before = read_page (page, NULL, &blocks);
      g_autoptr (DossierBlockChoices) choices = dossier_block_choices_new ();
      const DossierBlock *block = find_block (blocks, switched[i].block);
      g_autoptr (DossierArticle) article = NULL;

      g_test_message ("%s", switched[i].name);
      g_assert_cmpint (strstr (before->text, switched[i].words) != NULL, ==, !switched[i].is_in);
      dossier_block_choices_set (choices, block->key, switched[i].is_in);
      article = read_page (page, choices, &after);
      g_assert_cmpint (strstr (article->text, switched[i].words) != NULL, ==, switched[i].is_in);
      g_assert_nonnull (strstr (article->text, "Zenith"));
      block = find_block (after, switched[i].block);
      g_assert_cmpint (block->is_kept, ==, switched[i].is_in);
      g_assert_cmpint (block->is_chosen, ==, !switched[i].is_in);
    }
}

static void
test_whole_page (void)
{
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_parse ("*");
  g_autoptr (DossierArticle) article = read_page (page, choices, NULL);

  g_assert_nonnull (strstr (article->text, "Home"));
  g_assert_nonnull (strstr (article->text, "All rights reserved"));
  g_assert_null (strstr (article->text, "Only machines"));
}

static void
test_same_words_are_told_apart (void)
{
  static const char twice[]
      = "<article><p>" FIRST "</p><p>Again.</p><p>" SECOND "</p><p>Again.</p><p>" THIRD "</p></article>";
  g_autoptr (GPtrArray) blocks = NULL;
  G_GNUC_UNUSED g_autoptr (DossierArticle) before = read_page (twice, NULL, &blocks);
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_new ();
  g_autoptr (DossierArticle) article = NULL;

  g_assert_cmpstr (((DossierBlock *) blocks->pdata[1])->key, !=, ((DossierBlock *) blocks->pdata[3])->key);
  dossier_block_choices_set (choices, ((DossierBlock *) blocks->pdata[3])->key, FALSE);
  article = read_page (twice, choices, NULL);
  g_assert_cmpstr (article->text, ==, FIRST "\nAgain.\n" SECOND "\n" THIRD);
}

/* Boxes around it, and the words of other blocks, may change: a choice holds for its words. */
static void
test_choices_hold_for_a_page_that_changed (void)
{
  static const char later[] = "<main><div class=x><section><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD "</p><p>" LAST
                              "</p></section></div></main>";
  g_autoptr (GPtrArray) blocks = NULL;
  G_GNUC_UNUSED g_autoptr (DossierArticle) before = read_page (page, NULL, &blocks);
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_new ();
  g_autoptr (DossierArticle) article = NULL;

  dossier_block_choices_set (choices, find_block (blocks, "The news came")->key, FALSE);
  article = read_page (later, choices, NULL);
  g_assert_cmpstr (article->text, ==, FIRST "\n" THIRD "\n" LAST);
}

static void
test_article_for_machines_is_said (void)
{
  static const char html[]
      = "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":"
        "\"" FIRST " " SECOND " " THIRD "\"}</script></head><body><p>Please switch scripts on to "
        "read this.</p></body></html>";
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (DossierArticle) article = read_page (html, NULL, &blocks);

  g_assert_true (g_str_has_prefix (article->text, "Ann Lee, who"));
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpint (((DossierBlock *) blocks->pdata[0])->reason, ==, DOSSIER_REASON_DATA);
  g_assert_false (((DossierBlock *) blocks->pdata[0])->is_kept);
}

static void
test_limits (void)
{
  g_autoptr (GString) html = g_string_new ("<article>");
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (DossierArticle) article = NULL;
  g_autoptr (DossierArticle) chosen = NULL;
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_parse ("+0123456789abcdef");

  for (guint i = 0; i < DOSSIER_BLOCK_MAX_TEXT; i++)
    g_string_append (html, "word, ");
  for (guint i = 0; i < DOSSIER_BLOCKS_AT_ONCE; i++)
    g_string_append_printf (html, "<p>Line %u has some words, and more, of its own.</p>", i);
  article = read_page (html->str, NULL, &blocks);
  g_assert_cmpuint (blocks->len, ==, DOSSIER_BLOCKS_AT_ONCE + 1);
  g_assert_cmpuint (g_utf8_strlen (((DossierBlock *) blocks->pdata[0])->text, -1), ==, DOSSIER_BLOCK_MAX_TEXT);
  chosen = read_page (html->str, choices, NULL);
  g_assert_cmpstr (chosen->text, ==, article->text);
  g_clear_pointer (&chosen, dossier_article_free);
  dossier_block_choices_set (choices, ((DossierBlock *) blocks->pdata[blocks->len - 1])->key, FALSE);
  chosen = read_page (html->str, choices, NULL);
  g_assert_true (g_str_has_prefix (article->text, chosen->text));
  g_assert_cmpuint (strlen (chosen->text), <, strlen (article->text));
}

static void
test_no_page_is_an_error (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  g_assert_null (dossier_article_new_explained (bytes, NULL, NULL, 1, NULL, &blocks, &error));
  g_assert_error (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_BINARY);
  g_assert_null (blocks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/article-report/each-block-says-why", test_each_block_says_why);
  g_test_add_func ("/extract/article-report/report-changes-nothing", test_report_changes_nothing);
  g_test_add_func ("/extract/article-report/foreign-choices-change-nothing", test_foreign_choices_change_nothing);
  g_test_add_func ("/extract/article-report/switching", test_switching);
  g_test_add_func ("/extract/article-report/whole-page", test_whole_page);
  g_test_add_func ("/extract/article-report/same-words-are-told-apart", test_same_words_are_told_apart);
  g_test_add_func ("/extract/article-report/choices-hold-for-a-page-that-changed",
                   test_choices_hold_for_a_page_that_changed);
  g_test_add_func ("/extract/article-report/article-for-machines-is-said", test_article_for_machines_is_said);
  g_test_add_func ("/extract/article-report/limits", test_limits);
  g_test_add_func ("/extract/article-report/no-page-is-an-error", test_no_page_is_an_error);
  return g_test_run ();
}
