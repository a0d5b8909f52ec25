/* test-document.c - canonical text, spans, and what becomes of odd input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document.h"
#include "table-case.h"

#include <string.h>

static const struct
{
  const char *name, *text, *want;
} plain[] = {
  { "lines are blocks", "One.\nTwo.\n", "One.\nTwo." },
  { "empty lines vanish", "\n\nOne.\n\n \nTwo.", "One.\nTwo." },
  { "white space is folded", "  a \t b\r\nc\f d ", "a b\nc d" },
  { "a no-break space is a blank", "a\xc2\xa0 b", "a b" },
  { "broken UTF-8 is marked",
    "a\xff"
    "b",
    "a\xef\xbf\xbd"
    "b" },
  { "an object mark in the text is no object",
    "a\xef\xbf\xbc"
    "b",
    "a\xef\xbf\xbd"
    "b" },
  { "control characters are dropped",
    "a\x01\x1f"
    "b",
    "ab" },
  { "nothing stays nothing", "", "" },
};

static void
test_plain (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain (plain[i].text, -1);

  g_assert_cmpstr (dossier_document_get_text (document), ==, plain[i].want);
  g_assert_cmpuint (dossier_document_get_length (document), ==, g_utf8_strlen (plain[i].want, -1));
}

static DossierDocument *
build_example (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strsplit ("Who|Where", "|", -1));
  g_ptr_array_add (rows, g_strsplit ("Ada|Émile & Co", "|", -1));
  dossier_document_builder_open (builder, DOSSIER_SPAN_HEADING, 2, NULL);
  dossier_document_builder_add_text (builder, "Títle", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "Go ", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "https://example.org/?a=1&b=2");
  dossier_document_builder_add_text (builder, " there ", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "now <b>", -1);
  dossier_document_builder_add_image (builder, "https://example.org/i.png", "A map");
  table_case_add (builder, rows);
  dossier_document_builder_open (builder, DOSSIER_SPAN_QUOTE, 1, NULL);
  dossier_document_builder_open (builder, DOSSIER_SPAN_EMPHASIS, 0, NULL);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "Said.", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_open (builder, DOSSIER_SPAN_CODE_BLOCK, 0, NULL);
  dossier_document_builder_add_text (builder, "a\n  b", -1);
  dossier_document_builder_close (builder);
  return dossier_document_builder_end (builder);
}

static void
test_build (void)
{
  g_autoptr (DossierDocument) document = build_example ();
  guint              n;
  const DossierSpan *spans = dossier_document_get_spans (document, &n);
  g_autofree char   *link = dossier_document_dup_slice (document, spans[1].start, spans[1].length);

  g_assert_cmpstr (dossier_document_get_text (document), ==,
                   "Títle\nGo there now <b>\n\xef\xbf\xbc\nWho\tWhere\nAda\tÉmile & Co\nSaid.\na\xe2\x80\xa8  b");
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpint (spans[0].kind, ==, DOSSIER_SPAN_HEADING);
  g_assert_cmpuint (spans[0].length, ==, 5);
  g_assert_cmpstr (link, ==, "there");
  g_assert_cmpstr (spans[2].alt, ==, "A map");
  g_assert_cmpint (spans[4].kind, ==, DOSSIER_SPAN_QUOTE);
  g_assert_cmpuint (dossier_document_count_words (document), ==, 13);
}

static void
test_html (void)
{
  g_autoptr (DossierDocument) document = build_example ();
  g_autofree char *html = dossier_document_to_html (document);

  g_assert_cmpstr (html, ==,
                   "<h2>Títle</h2>\n"
                   "<p>Go <a href=\"https://example.org/?a=1&amp;b=2\">there</a> now &lt;b&gt;</p>\n"
                   "<p><img src=\"https://example.org/i.png\" alt=\"A map\"></p>\n"
                   "<table><tr><th>Who</th><th>Where</th></tr><tr><td>Ada</td><td>Émile &amp; Co</td></tr></table>\n"
                   "<blockquote>\n<p>Said.</p>\n</blockquote>\n"
                   "<pre>a\n  b</pre>\n");
}

static void
test_bytes (void)
{
  g_autoptr (DossierDocument) document = build_example ();
  g_autoptr (GBytes) bytes = dossier_document_spans_to_bytes (document);
  g_autoptr (DossierDocument) again = dossier_document_new_from_parts (dossier_document_get_text (document), bytes);
  g_autofree char *before = dossier_document_to_html (document);
  g_autofree char *after = again != NULL ? dossier_document_to_html (again) : NULL;

  g_assert_cmpstr (before, ==, after);
  g_assert_null (dossier_document_new_from_parts ("short", bytes));
}

static void
test_unsafe_addresses (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "javascript:alert(1)");
  dossier_document_builder_add_text (builder, "Press", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_image (builder, "file:///etc/passwd", "A map");
  document = dossier_document_builder_end (builder);
  bytes = dossier_document_spans_to_bytes (document);
  kept = dossier_document_new_from_parts (dossier_document_get_text (document), bytes);
  html = dossier_document_to_html (kept);
  g_assert_cmpstr (html, ==, "<p>Press</p>\n<p><img src=\"\" alt=\"A map\"></p>\n");
}

/* A footnote and its number, there and back, in bytes and as HTML. */
static void
test_links_within_the_text (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autofree char *too_long = g_strnfill (DOSSIER_DOCUMENT_MAX_ANCHOR + 1, 'x');

  dossier_document_builder_add_text (builder, "Said", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "#n\"1");
  dossier_document_builder_add_text (builder, "1", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_break (builder);
  dossier_document_builder_add_anchor (builder, "n\"1");
  dossier_document_builder_add_anchor (builder, "");
  dossier_document_builder_add_anchor (builder, too_long);
  dossier_document_builder_add_text (builder, "  Note", -1);
  dossier_document_builder_add_anchor (builder, "behind the end");
  document = dossier_document_builder_end (builder);
  bytes = dossier_document_spans_to_bytes (document);
  kept = dossier_document_new_from_parts (dossier_document_get_text (document), bytes);
  g_assert_nonnull (kept);
  html = dossier_document_to_html (kept);
  g_assert_cmpstr (html, ==, "<p>Said<a href=\"#n&quot;1\">1</a></p>\n<p><span id=\"n&quot;1\">N</span>ote</p>\n");
}

/* Names that wait for a character are spans to be. */
static void
test_names_end_at_the_limit (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  guint n;

  dossier_document_builder_open (builder, DOSSIER_SPAN_STRONG, 0, NULL);
  dossier_document_builder_add_text (builder, "Said", -1);
  dossier_document_builder_close (builder);
  for (guint i = 0; i < DOSSIER_DOCUMENT_MAX_SPANS + 7; i++)
    dossier_document_builder_add_anchor (builder, "n");
  dossier_document_builder_add_text (builder, " Note", -1);
  document = dossier_document_builder_end (builder);
  dossier_document_get_spans (document, &n);
  g_assert_cmpuint (n, ==, DOSSIER_DOCUMENT_MAX_SPANS);
}

static void
test_damaged_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("not spans at all", 16);

  g_assert_null (dossier_document_new_from_parts ("some text", bytes));
  g_assert_null (dossier_document_new_from_parts ("\xff\xfe", NULL));
}

static void
test_table (void)
{
  g_autoptr (DossierDocument) document = build_example ();
  guint              n;
  const DossierSpan *spans = dossier_document_get_spans (document, &n);
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (document, &spans[3]);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((GStrv) rows->pdata[1])[1], ==, "Émile & Co");
}

/* What the builder is told, a sign each: "[" and "]" a table with one heading row, "|" the next cell, "/" the end of a
 * row, "_" a break, "{" and "}" a quote, "<" and ">" strong words, "@" an image; anything else is text. */
static void
build_from_signs (DossierDocumentBuilder *builder, const char *signs)
{
  for (const char *p = signs; *p != '\0'; p++)
    switch (*p)
      {
      case '[': dossier_document_builder_open (builder, DOSSIER_SPAN_TABLE, 1, NULL); break;
      case '{': dossier_document_builder_open (builder, DOSSIER_SPAN_QUOTE, 1, NULL); break;
      case '<': dossier_document_builder_open (builder, DOSSIER_SPAN_STRONG, 0, NULL); break;
      case ']':
      case '}':
      case '>': dossier_document_builder_close (builder); break;
      case '|': dossier_document_builder_add_cell (builder); break;
      case '/': dossier_document_builder_end_row (builder); break;
      case '_': dossier_document_builder_break (builder); break;
      case '@': dossier_document_builder_add_image (builder, "https://example.org/i.png", NULL); break;
      default: dossier_document_builder_add_text (builder, p, 1); break;
      }
}

static const struct
{
  const char *name, *signs, *text, *html;
} tables[] = {
  { "rows and cells", "[|a|b/|c|d/]", "a\tb\nc\td",
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>\n" },
  { "text before and after", "x[|a|b/]y", "x\na\tb\ny",
    "<p>x</p>\n<table><tr><th>a</th><th>b</th></tr></table>\n<p>y</p>\n" },
  { "empty cells keep their columns", "[||b||/|c/]", "\tb\t\t\nc",
    "<table><tr><th></th><th>b</th><th></th><th></th></tr><tr><td>c</td></tr></table>\n" },
  { "a row without words vanishes", "[|||/|a|b/||/]", "a\tb", "<table><tr><th>a</th><th>b</th></tr></table>\n" },
  { "a table without words vanishes", "x[||/||/]y", "x\ny", "<p>x</p>\n<p>y</p>\n" },
  { "the last row ends with its table", "[|a|b]c", "a\tb\nc",
    "<table><tr><th>a</th><th>b</th></tr></table>\n<p>c</p>\n" },
  { "text without a cell is in one", "[a|b/]", "a\tb", "<table><tr><th>a</th><th>b</th></tr></table>\n" },
  { "blanks at the edges of cells vanish", "[| a | b /]", "a\tb", "<table><tr><th>a</th><th>b</th></tr></table>\n" },
  { "a break in a cell is a blank", "[|a_b|_c_/]", "a b\tc", "<table><tr><th>a b</th><th>c</th></tr></table>\n" },
  { "a quote in a cell is none", "[|{a}b|c/]", "a b\tc", "<table><tr><th>a b</th><th>c</th></tr></table>\n" },
  { "an image in a cell is none", "[|a@b|c/]", "a b\tc", "<table><tr><th>a b</th><th>c</th></tr></table>\n" },
  { "a table in a cell is its words", "[|a[|b|c/|d/]e|f/]", "a b c d e\tf",
    "<table><tr><th>a b c d e</th><th>f</th></tr></table>\n" },
  { "strong words in a cell", "[|<a>b||<c>/]", "ab\t\tc",
    "<table><tr><th><strong>a</strong>b</th><th></th><th><strong>c</strong></th></tr></table>\n" },
  { "strong words over cells", "[|a<b|c>d/]", "ab\tcd",
    "<table><tr><th>a<strong>b</strong></th><th><strong>c</strong>d</th></tr></table>\n" },
  { "a table in a quote", "{[|a|b/]}", "a\tb",
    "<blockquote>\n<table><tr><th>a</th><th>b</th></tr></table>\n</blockquote>\n" },
  { "two tables", "[|a|b/][|c|d/]", "a\tb\nc\td",
    "<table><tr><th>a</th><th>b</th></tr></table>\n<table><tr><th>c</th><th>d</th></tr></table>\n" },
  { "cells without a table are words", "a|b/c", "a b c", "<p>a b c</p>\n" },
};

static void
test_tables (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL, *kept = NULL;

  build_from_signs (builder, tables[i].signs);
  document = dossier_document_builder_end (builder);
  g_assert_cmpstr (dossier_document_get_text (document), ==, tables[i].text);
  g_assert_cmpuint (dossier_document_get_length (document), ==, g_utf8_strlen (tables[i].text, -1));
  html = dossier_document_to_html (document);
  g_assert_cmpstr (html, ==, tables[i].html);
  bytes = dossier_document_spans_to_bytes (document);
  again = dossier_document_new_from_parts (tables[i].text, bytes);
  kept = dossier_document_to_html (again);
  g_assert_cmpstr (kept, ==, tables[i].html);
}

/* From the first cell, which is empty, to the end of the last, which is empty too. */
static void
test_table_span (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  const DossierSpan *spans;
  guint              n;

  build_from_signs (builder, "x[||a/|b||/]y");
  document = dossier_document_builder_end (builder);
  spans = dossier_document_get_spans (document, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (spans[0].start, ==, 2);
  g_assert_cmpuint (spans[0].length, ==, strlen ("\ta\nb\t\t"));
  g_assert_null (spans[0].value);
  g_assert_false (dossier_span_is_object (&spans[0]));
  g_assert_cmpuint (dossier_span_get_headings (&spans[0]), ==, 1);
}

static void
test_many_columns (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n;

  dossier_document_builder_open (builder, DOSSIER_SPAN_TABLE, 0, NULL);
  for (guint i = 0; i < DOSSIER_DOCUMENT_MAX_COLUMNS + 2; i++)
    build_from_signs (builder, "|a");
  dossier_document_builder_close (builder);
  document = dossier_document_builder_end (builder);
  rows = dossier_document_table_rows (document, dossier_document_get_spans (document, &n));
  g_assert_cmpuint (g_strv_length (rows->pdata[0]), ==, DOSSIER_DOCUMENT_MAX_COLUMNS);
  g_assert_cmpstr (((GStrv) rows->pdata[0])[DOSSIER_DOCUMENT_MAX_COLUMNS - 1], ==, "a a a");
}

/* Tabs that wait count for the limit, too. */
static void
test_table_at_the_limit (void)
{
  for (guint room = 0; room < 8; room++)
    {
      g_autofree char *letters = g_strnfill (DOSSIER_DOCUMENT_MAX_LENGTH - room, 'a');
      g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
      g_autoptr (DossierDocument) document = NULL;
      guint length;

      dossier_document_builder_add_text (builder, letters, -1);
      build_from_signs (builder, "[|b|||c|||/]");
      document = dossier_document_builder_end (builder);
      length = dossier_document_get_length (document);
      g_assert_cmpuint (length, <=, DOSSIER_DOCUMENT_MAX_LENGTH);
      g_assert_cmpuint (length, ==, g_utf8_strlen (dossier_document_get_text (document), -1));
    }
}

static void
test_table_of_old (void)
{
  g_autoptr (DossierDocument) document = table_case_new_of_old ("a\n\xef\xbf\xbc\nb", 2, "Who\x1fWhere\x1e<Ada>\x1f");
  g_autofree char *html = dossier_document_to_html (document);
  g_autoptr (GPtrArray) rows = NULL;
  guint              n;
  const DossierSpan *spans = dossier_document_get_spans (document, &n);

  g_assert_true (dossier_span_is_object (spans));
  g_assert_cmpuint (dossier_span_get_headings (spans), ==, 1);
  rows = dossier_document_table_rows (document, spans);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((GStrv) rows->pdata[1])[0], ==, "<Ada>");
  g_assert_cmpstr (html, ==,
                   "<p>a</p>\n<table><tr><th>Who</th><th>Where</th></tr><tr><td>&lt;Ada&gt;</td><td></td></tr>"
                   "</table>\n<p>b</p>\n");
}

/* A text that somebody else kept: tabs where no table is, a table over a part of words. */
static void
test_odd_tabs (void)
{
  g_autoptr (DossierDocument) bare = dossier_document_new_from_parts ("a\tb\n\t\nc", NULL);
  g_autoptr (DossierDocument) odd = table_case_new_of_old ("a\tb c", 2, NULL);
  g_autofree char *html = dossier_document_to_html (bare), *other = dossier_document_to_html (odd);

  g_assert_cmpstr (html, ==, "<p>a\tb</p>\n<p>\t</p>\n<p>c</p>\n");
  g_assert_cmpstr (other, ==, "<table><tr><td>a</td><td>b c</td></tr></table>\n");
}

static void
test_long_paragraph (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierDocument) document = NULL;

  for (int i = 0; i < 400; i++)
    g_string_append (text, "Five words make one sentence. ");
  document = dossier_document_new_from_plain (text->str, text->len);
  g_assert_nonnull (strchr (dossier_document_get_text (document), '\n'));
  g_assert_cmpuint (dossier_document_count_words (document), ==, 2000);
}

/* Words are taken whole, and still end where the limit is. */
static void
test_limit (void)
{
  static const struct
  {
    guint       before; /* letters of the first block */
    const char *rest;
    gboolean    is_cut;
  } cases[] = {
    { DOSSIER_DOCUMENT_MAX_LENGTH + 10, "", TRUE },      { DOSSIER_DOCUMENT_MAX_LENGTH - 1, "", FALSE },
    { DOSSIER_DOCUMENT_MAX_LENGTH - 2, "\nbcd", TRUE },  { DOSSIER_DOCUMENT_MAX_LENGTH - 3, "\nbcd", TRUE },
    { DOSSIER_DOCUMENT_MAX_LENGTH - 6, "\nbcd", FALSE }, { DOSSIER_DOCUMENT_MAX_LENGTH - 5, " b\xc3\xa9", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = g_strnfill (cases[i].before, 'a');
      g_autofree char *text = g_strconcat (letters, cases[i].rest, NULL);
      g_autoptr (DossierDocument) document = dossier_document_new_from_plain (text, -1);
      guint length = dossier_document_get_length (document);

      g_assert_cmpuint (length, <=, DOSSIER_DOCUMENT_MAX_LENGTH);
      g_assert_cmpuint (length, ==, g_utf8_strlen (dossier_document_get_text (document), -1));
      g_assert_cmpint (dossier_document_is_cut (document), ==, cases[i].is_cut);
      g_assert_true (cases[i].is_cut || g_str_equal (dossier_document_get_text (document), text));
    }
}

static void
test_lists (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *html = NULL;
  static const struct
  {
    guint       level;
    const char *number, *text;
  } items[] = { { 1, NULL, "a" }, { 2, NULL, "b" }, { 1, NULL, "c" } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      dossier_document_builder_open (builder, DOSSIER_SPAN_LIST_ITEM, items[i].level, items[i].number);
      dossier_document_builder_add_text (builder, items[i].text, -1);
      dossier_document_builder_close (builder);
    }
  document = dossier_document_builder_end (builder);
  html = dossier_document_to_html (document);
  g_assert_cmpstr (html, ==, "<ul>\n<li>a</li>\n<ul>\n<li>b</li>\n</ul>\n<li>c</li>\n</ul>\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/document/%s", plain[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_plain);
    }
  g_test_add_func ("/model/document/blocks and spans stand where they were put", test_build);
  g_test_add_func ("/model/document/HTML of our own is escaped and nested", test_html);
  g_test_add_func ("/model/document/spans survive being kept", test_bytes);
  g_test_add_func ("/model/document/kept links to what is no web are left out", test_unsafe_addresses);
  g_test_add_func ("/model/document/links within the text", test_links_within_the_text);
  g_test_add_func ("/model/document/names end at the limit", test_names_end_at_the_limit);
  g_test_add_func ("/model/document/damaged spans are refused", test_damaged_bytes);
  g_test_add_func ("/model/document/a table gives its cells back", test_table);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/document/tables/%s", tables[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_tables);
    }
  g_test_add_func ("/model/document/a table reaches from its first cell to its last", test_table_span);
  g_test_add_func ("/model/document/cells over the limit flow into the last", test_many_columns);
  g_test_add_func ("/model/document/a table ends where the text must", test_table_at_the_limit);
  g_test_add_func ("/model/document/a table that was kept as one sign", test_table_of_old);
  g_test_add_func ("/model/document/tabs that stand in no table", test_odd_tabs);
  g_test_add_func ("/model/document/a huge paragraph is split at a sentence", test_long_paragraph);
  g_test_add_func ("/model/document/too much text is cut and says so", test_limit);
  g_test_add_func ("/model/document/lists nest", test_lists);
  return g_test_run ();
}
