/* test-edition.c - a story as a page, as Markdown, as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-edition.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include "../model/table-case.h"
#include "dossier-edition-image.h"
#include "edition-case.h"

typedef char *(*Write) (const DossierEdition *edition);

static const Write writers[] = { dossier_edition_to_html, dossier_edition_to_markdown, dossier_edition_to_plain };

static void
assert_part (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

/* ---- a bit of everything ---- */

static const struct
{
  const char *name;
  Write       write;
  const char *parts[20];
} everything[] = {
  { "a page",
    dossier_edition_to_html,
    {
        "<!DOCTYPE html>\n<html lang=\"en\">",
        "default-src 'none'",
        "<title>A &lt;story&gt;</title>",
        "<h1 dir=\"auto\">A &lt;story&gt;</h1>",
        "<p class=\"meta\" dir=\"auto\">The Decoder · Ada Quill · 6 August 2024</p>",
        "<h3 dir=\"auto\">A heading</h3>",
        "<p dir=\"auto\">Plain <mark class=\"green\"><strong>strong </strong><strong><em>both</em></strong></mark><sup>"
        "<a role=\"doc-noteref\" id=\"r1\" href=\"#n1\">1</a></sup> and <a rel=\"noreferrer\" "
        "href=\"https://example.org/a_b?c=%7B1%7D&amp;d\">a link</a> with <code>`code`</code></p>",
        "<ol><li value=\"1\"><p dir=\"auto\">one</p>\n<p dir=\"auto\">more of one</p>\n</li>\n<li value=\"2\">",
        "<p dir=\"auto\">two</p>\n<ul><li><p dir=\"auto\">deep</p>\n</li>\n<li><p "
        "dir=\"auto\">deeper</p>\n</li></ul>\n</li></ol>",
        "<blockquote>\n<p dir=\"auto\"><mark class=\"underline\">Said so</mark><sup><a role=\"doc-noteref\" id=\"r2\" "
        "href=\"#n2\">2</a></sup></p>\n<blockquote>\n<p dir=\"auto\">Said "
        "before</p>\n</blockquote>\n</blockquote>",
        "<pre><code>if (a &lt; b)\n  ```",
        "<table>\n<tr><th dir=\"auto\">Who</th><th dir=\"auto\">Where</th></tr>\n<tr><td dir=\"auto\">Ada|Bo</td><td "
        "dir=\"auto\">Paris &amp; &lt;more&gt;</td><td dir=\"auto\">third</td></tr>\n</table>\n<p class=\"caption\"",
        "<a rel=\"noreferrer\" href=\"https://example.org/i.png\">Image: A &quot;map&quot;</a>",
        "<h2>Notes</h2>\n<p class=\"meta\" dir=\"auto\">About the story</p>\n<p class=\"note\" dir=\"auto\">Of it "
        "all</p>\n<aside role=\"doc-footnote\" id=\"n1\">",
        "mark.underline {",
        "<mark class=\"underline\">Said so</mark><sup>",
        "<p class=\"meta\" dir=\"auto\">About Ada &amp; Co · to read</p>",
        "<p class=\"note\" dir=\"auto\">Why &amp; how</p>\n<p class=\"note\" dir=\"auto\">second line</p>",
        "<blockquote>\n<p dir=\"auto\"><mark class=\"pink\">gone words</mark></p>\n</blockquote>\n<p class=\"note\" "
        "dir=\"auto\">kept",
    } },
  { "Markdown",
    dossier_edition_to_markdown,
    {
        "---\ntitle: \"A <story>\"\nauthor:\n  - \"Ada Quill\"\nsource: \"The Decoder\"\nurl: "
        "\"https://example.org/s\"\n"
        "published: \"2024-08-06\"\nsaved: \"2024-08-07T00:00:00Z\"\nlanguage: \"en\"\ntags:\n  - \"ai "
        "\\\"x\\\"\"\n---\n",
        "\n# A \\<story\\>\n\n### A heading\n\n",
        "Plain ==**strong *both***==[^1] and [a link](<https://example.org/a_b?c=%7B1%7D&d>) with `` `code` ``\n",
        "\n1.  one\n\n    more of one\n2.  two\n    -   deep\n    -   deeper\n\n",
        "\n> ==Said so==[^2]\n\n> > Said before\n\n",
        "````\nif (a < b)\n  ```\n````\n",
        "| Who | Where |  |\n| --- | --- | --- |\n| Ada\\|Bo | Paris \\& \\<more\\> | third |\n\nA table\n",
        "[Image: A \"map\"](<https://example.org/i.png>)\n",
        "1\\. No list \\=\\= no \\<b\\>markup\\</b\\> \\& \\*no\\* emphasis\n",
        "\n## Notes\n\n### About the story\n\nOf it all\n\n[^1]: Why & how\n    second line\n\n[^2]: About Ada \\& Co "
        "· to read\n",
        "\n> ==gone words==\n\nkept\n",
    } },
  { "plain text",
    dossier_edition_to_plain,
    {
        "A <story>\nThe Decoder · Ada Quill · 6 August 2024\nhttps://example.org/s\n\nA heading\n\n",
        "Plain strong both[1] and a link with `code`\n",
        "\n1. one\nmore of one\n2. two\n  - deep\n  - deeper\n\n> Said so[2]\n\n> > Said before\n\n",
        "if (a < b)\n  ```\n",
        "Who\tWhere\nAda|Bo\tParis & <more>\tthird\n",
        "[Image: A \"map\"]\n",
        "\nNotes\nAbout the story\nOf it all\n[1] Why & how\nsecond line\n[2] About Ada & Co · to read\n",
        "“gone words”\nkept\n",
    } },
};

static void
begin_everything (EditionCase *self)
{
  static const char *const tags[] = { "ai \"x\"", NULL };

  edition_case_begin (self, "A <story>");
  self->row.author = (char *) "Ada Quill";
  self->row.source = (char *) "The Decoder";
  self->row.uri = (char *) "https://example.org/s";
  dossier_date_parse ("2024-08-06", &self->row.published);
  edition_case_add_everything (self);
  edition_case_close_text (self);
  edition_case_mark (self, "strong both", DOSSIER_COLOUR_GREEN, "Why & how\nsecond line");
  edition_case_mark (self, "Said so", DOSSIER_COLOUR_UNDERLINE, NULL);
  edition_case_tag (self, "to read", "Ada & Co");
  edition_case_mark (self, "gone words", DOSSIER_COLOUR_PINK, "kept");
  edition_case_mark (self, "", DOSSIER_COLOUR_YELLOW, "Of it all");
  edition_case_finish (self);
  self->edition.tags = tags;
}

static void
test_everything (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  EditionCase      story;
  g_autofree char *text = NULL, *again = NULL;

  begin_everything (&story);
  text = everything[i].write (&story.edition);
  again = everything[i].write (&story.edition);
  for (guint j = 0; j < G_N_ELEMENTS (everything[i].parts) && everything[i].parts[j] != NULL; j++)
    assert_part (text, everything[i].parts[j]);
  g_assert_cmpstr (text, ==, again);
  g_assert_true (g_str_has_suffix (text, "\n"));
  edition_case_end (&story);
}

/* Nothing but the addresses of links is outside, and a reader of HTML has nothing to complain of. */
static void
test_page_stands_alone (void)
{
  EditionCase      story;
  g_autofree char *page = NULL;
  htmlParserCtxt  *parser = htmlNewParserCtxt ();
  htmlDocPtr       document;

  begin_everything (&story);
  page = dossier_edition_to_html (&story.edition);
  for (const char *p = page; (p = strstr (p, "http")) != NULL; p += 4)
    g_assert_true (g_str_has_prefix (p, "http-equiv") || g_str_has_prefix (p - 6, "href=\"") || p[-1] == '>');
  g_assert_null (strstr (page, "<img"));
  g_assert_null (strstr (page, "<script"));
  document = htmlCtxtReadMemory (parser, page, (int) strlen (page), NULL, "UTF-8",
                                 HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  g_assert_nonnull (document);
  xmlFreeDoc (document);
  htmlFreeParserCtxt (parser);
  edition_case_end (&story);
}

/* What it carries is shown; of a place that no page may fetch from there is nothing. */
static void
test_images (void)
{
  static const char *const data = "data:image/png;base64,AAAA";
  g_autoptr (GHashTable) images = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *page = NULL, *markdown = NULL, *plain = NULL;
  EditionCase      story;

  begin_everything (&story);
  g_hash_table_insert (images, (gpointer) "https://example.org/i.png", (gpointer) data);
  story.edition.images = images;
  page = dossier_edition_to_html (&story.edition);
  markdown = dossier_edition_to_markdown (&story.edition);
  plain = dossier_edition_to_plain (&story.edition);
  assert_part (page, "style-src 'unsafe-inline'; img-src data: file: 'self'\">");
  assert_part (page, "<a rel=\"noreferrer\" href=\"https://example.org/i.png\">"
                     "<img alt=\"A &quot;map&quot;\" src=\"data:image/png;base64,AAAA\"/></a>");
  assert_part (markdown, "![A \"map\"](data:image/png;base64,AAAA)\n");
  assert_part (plain, "[Image: A \"map\"]\n");
  edition_case_end (&story);
}

static const struct
{
  const char *format, *media, *end; /* media NULL: no story carries it */
  gboolean    is_in_books;
} kinds[] = {
  { "png", "image/png", ".png", TRUE },
  { "jpeg", "image/jpeg", ".jpg", TRUE },
  { "gif", "image/gif", ".gif", TRUE },
  { "webp", "image/webp", ".webp", FALSE },
  { "svg", NULL, NULL, FALSE },
  { "ico", NULL, NULL, FALSE },
  { "", NULL, NULL, FALSE },
  { NULL, NULL, NULL, FALSE },
};

static void
test_image_kinds (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3), other = g_bytes_new_static ("abd", 3);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const DossierEditionImage *kind = dossier_edition_image_find (kinds[i].format);
      g_autofree char           *name = NULL, *other_name = NULL, *address = NULL, *want = NULL;

      if (kinds[i].media == NULL)
        {
          g_assert_null (kind);
          continue;
        }
      name = dossier_edition_image_make_name (kind, bytes);
      other_name = dossier_edition_image_make_name (kind, other);
      address = dossier_edition_image_make_address (kind, bytes);
      want = g_strdup_printf ("data:%s;base64,YWJj", kinds[i].media);
      g_assert_cmpstr (kind->media, ==, kinds[i].media);
      g_assert_cmpint (kind->is_in_books, ==, kinds[i].is_in_books);
      g_assert_true (g_str_has_prefix (name, "images/ba7816bf8f01cfea414140de5dae2223."));
      g_assert_true (g_str_has_suffix (name, kinds[i].end));
      g_assert_cmpstr (name, !=, other_name);
      g_assert_cmpstr (address, ==, want);
    }
}

/* ---- single lines of Markdown ---- */

typedef struct
{
  DossierSpanKind kind; /* 0: none */
  const char     *text;
} Part;

static const struct
{
  const char *name;
  Part        parts[4];
  const char *mark, *want; /* mark NULL: none */
} lines[] = {
  { "blanks stand outside of styles",
    { { 0, "a" }, { DOSSIER_SPAN_STRONG, " b " }, { 0, "c" } },
    NULL,
    "\na **b** c\n" },
  { "within a word", { { 0, "a" }, { DOSSIER_SPAN_EMPHASIS, "b" }, { 0, "c" } }, NULL, "\na*b*c\n" },
  { "two styles next to each other",
    { { DOSSIER_SPAN_STRONG, "a" }, { DOSSIER_SPAN_EMPHASIS, "b" } },
    NULL,
    "\n**a**<!-- -->*b*\n" },
  { "a highlight ends in a style", { { 0, "a " }, { DOSSIER_SPAN_EMPHASIS, "b c" } }, "a b", "\n==a *b*== *c*\n" },
  { "signs in the words", { { 0, "a_b [c](d) `e` ^f $g" } }, NULL, "\na\\_b \\[c\\](d) \\`e\\` \\^f \\$g\n" },
  { "a heading that is none", { { 0, "# a" } }, NULL, "\n\\# a\n" },
  { "a list that is none", { { 0, "- a" } }, NULL, "\n\\- a\n" },
  { "a rule that is none", { { 0, "---" } }, NULL, "\n\\---\n" },
  { "a mark that is none", { { 0, "a ==b== c" } }, NULL, "\na \\=\\=b\\=\\= c\n" },
  { "code with a mark in it", { { DOSSIER_SPAN_CODE, "a``b" } }, NULL, "\n```a``b```\n" },
};

static void
test_line (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  EditionCase      story;
  g_autofree char *text = NULL;

  edition_case_begin (&story, "T");
  for (guint j = 0; j < G_N_ELEMENTS (lines[i].parts) && lines[i].parts[j].text != NULL; j++)
    if (lines[i].parts[j].kind != 0)
      edition_case_add (&story, lines[i].parts[j].kind, 0, NULL, lines[i].parts[j].text);
    else
      dossier_document_builder_add_text (story.builder, lines[i].parts[j].text, -1);
  edition_case_close_text (&story);
  if (lines[i].mark != NULL)
    edition_case_mark (&story, lines[i].mark, DOSSIER_COLOUR_BLUE, NULL);
  edition_case_finish (&story);
  text = dossier_edition_to_markdown (&story.edition);
  assert_part (text, lines[i].want);
  edition_case_end (&story);
}

/* ---- tables ---- */

static const struct
{
  const char *name;
  gboolean    is_of_old;
  Write       write;
  const char *want;
} tables[] = {
  { "a page", FALSE, dossier_edition_to_html,
    "<p dir=\"auto\">before</p>\n<table>\n<tr><td dir=\"auto\">a</td><td dir=\"auto\"></td><td dir=\"auto\"><code>b|c"
    "</code></td></tr>\n<tr><td dir=\"auto\"><mark class=\"blue\">d e</mark></td><td dir=\"auto\"><mark class=\"blue\">"
    "<strong>f</strong></mark><sup><a role=\"doc-noteref\" id=\"r1\" href=\"#n1\">1</a></sup> g</td></tr>\n</table>\n"
    "<p dir=\"auto\">after</p>\n" },
  { "Markdown", FALSE, dossier_edition_to_markdown,
    "\nbefore\n\n|  |  |  |\n| --- | --- | --- |\n| a |  | `b\\|c` |\n| ==d e== | ==**f**==[^1] g |\n\nafter\n" },
  { "plain text", FALSE, dossier_edition_to_plain, "\nbefore\n\na\t\tb|c\nd e\tf[1] g\n\nafter\n" },
  { "a page, of old", TRUE, dossier_edition_to_html,
    "<table>\n<tr><th>Who</th><th>Where</th></tr>\n<tr><td>Ada</td></tr>\n</table>\n<p dir=\"auto\">after</p>\n" },
  { "Markdown, of old", TRUE, dossier_edition_to_markdown, "\n| Who | Where |\n| --- | --- |\n| Ada |  |\n\nafter\n" },
  { "plain text, of old", TRUE, dossier_edition_to_plain, "\nWho\tWhere\nAda\n\nafter\n" },
};

static void
add_rows (EditionCase *self)
{
  edition_case_add (self, 0, 0, NULL, "before");
  dossier_document_builder_open (self->builder, DOSSIER_SPAN_TABLE, 0, NULL);
  edition_case_add (self, 0, 0, NULL, "a");
  dossier_document_builder_add_cell (self->builder);
  dossier_document_builder_add_cell (self->builder);
  edition_case_add (self, DOSSIER_SPAN_CODE, 0, NULL, "b|c");
  dossier_document_builder_end_row (self->builder);
  edition_case_add (self, 0, 0, NULL, "d e");
  dossier_document_builder_add_cell (self->builder);
  edition_case_add (self, DOSSIER_SPAN_STRONG, 0, NULL, "f");
  edition_case_add (self, 0, 0, NULL, " g");
  dossier_document_builder_close (self->builder);
  edition_case_add (self, 0, 0, NULL, "after");
}

static void
test_table (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  EditionCase      story;
  g_autofree char *text = NULL;

  edition_case_begin (&story, "T");
  if (tables[i].is_of_old)
    story.document = table_case_new_of_old ("\xef\xbf\xbc\nafter", 0,
                                            "Who\x1fWhere\x1e"
                                            "Ada");
  else
    {
      add_rows (&story);
      edition_case_close_text (&story);
      edition_case_mark (&story, "d e\tf", DOSSIER_COLOUR_BLUE, "n");
    }
  edition_case_finish (&story);
  text = tables[i].write (&story.edition);
  assert_part (text, tables[i].want);
  edition_case_end (&story);
}

/* What has lost its place is told without tabs. */
static void
test_lost_cells (void)
{
  static const char *const wanted[]
      = { "<mark class=\"blue\">gone · away</mark>", "> ==gone · away==\n", "“gone · away”\n" };

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      EditionCase      story;
      g_autofree char *text = NULL;

      edition_case_begin (&story, "T");
      edition_case_close_text (&story);
      edition_case_mark (&story, "gone\t\taway", DOSSIER_COLOUR_BLUE, NULL);
      edition_case_finish (&story);
      text = writers[i](&story.edition);
      assert_part (text, wanted[i]);
      edition_case_end (&story);
    }
}

/* ---- odd stories ---- */

/* Without a title, a date, an address or a text. */
static void
test_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      EditionCase      story;
      g_autofree char *text = NULL;

      edition_case_begin (&story, NULL);
      edition_case_close_text (&story);
      edition_case_finish (&story);
      story.edition.language = "\"><script>";
      text = writers[i](&story.edition);
      assert_part (text, "Untitled");
      g_assert_null (strstr (text, "<script"));
      edition_case_end (&story);
    }
}

/* Lists and quotes deeper than anybody reads are written flat; all that is opened is closed. */
static void
test_deep (void)
{
  EditionCase      story;
  g_autofree char *page = NULL, *markdown = NULL;
  guint            n_open = 0, n_closed = 0;

  edition_case_begin (&story, "T");
  edition_case_add (&story, DOSSIER_SPAN_LIST_ITEM, 500, NULL, "deep");
  edition_case_add (&story, DOSSIER_SPAN_QUOTE, 500, NULL, "quoted");
  edition_case_close_text (&story);
  edition_case_finish (&story);
  page = dossier_edition_to_html (&story.edition);
  markdown = dossier_edition_to_markdown (&story.edition);
  for (const char *p = page; (p = strstr (p, "<ul>")) != NULL; p++)
    n_open++;
  for (const char *p = page; (p = strstr (p, "</li></ul>")) != NULL; p++)
    n_closed++;
  g_assert_cmpuint (n_open, ==, DOSSIER_EDITION_MAX_DEPTH);
  g_assert_cmpuint (n_closed, ==, n_open);
  assert_part (markdown, "\n-   deep\n"); /* further in it would be code */
  edition_case_end (&story);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (everything); i++)
    {
      g_autofree char *path = g_strconcat ("/edition/a bit of everything/", everything[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_everything);
    }
  g_test_add_func ("/edition/a page stands alone", test_page_stands_alone);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strconcat ("/edition/a line of Markdown/", lines[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_line);
    }
  g_test_add_func ("/edition/images that it carries", test_images);
  g_test_add_func ("/edition/kinds of images", test_image_kinds);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/edition/a table/", tables[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/edition/cells that have lost their place", test_lost_cells);
  g_test_add_func ("/edition/nothing is known of it", test_nothing);
  g_test_add_func ("/edition/very deep lists and quotes", test_deep);
  return g_test_run ();
}
