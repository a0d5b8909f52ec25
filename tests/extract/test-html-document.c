/* test-html-document.c - HTML as the text that is read, and what is too much of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <glib.h>
#include <string.h>

#include "dossier-extract-limits.h"
#include "dossier-html-document.h"

/* The spans of a document in a line each: kind level 'text' value alt. */
static char *
describe (DossierDocument *document)
{
  static const char *const names[] = { "",      "heading", "quote",  "item", "code-block", "caption", "table",
                                       "image", "em",      "strong", "code", "link",       "anchor" };
  GString                 *out = g_string_new (dossier_document_get_text (document));
  guint                    n;
  const DossierSpan       *spans = dossier_document_get_spans (document, &n);

  g_string_append (out, "|");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = dossier_document_dup_slice (document, spans[i].start, spans[i].length);

      g_string_append_printf (out, "%s%s%s", names[spans[i].kind], spans[i].level > 0 ? "" : "'",
                              spans[i].level > 0 ? "" : text);
      if (spans[i].level > 0)
        g_string_append_printf (out, "%u'%s", spans[i].level, text);
      g_string_append (out, "'");
      if (spans[i].value != NULL && spans[i].kind != DOSSIER_SPAN_TABLE)
        g_string_append_printf (out, "%s", spans[i].value);
      if (spans[i].alt != NULL)
        g_string_append_printf (out, "[%s]", spans[i].alt);
      g_string_append (out, ";");
    }
  return g_string_free (out, FALSE);
}

#define OBJECT "\xef\xbf\xbc"

static const struct
{
  const char *name, *html, *want;
} cases[] = {
  { "paragraphs", "<p>One two</p>\n<p> three\n four</p>", "One two\nthree four|" },
  { "a table", "<table><tr><th>A<th>B<tr><td>1<td><b>2</b> x</table>", "A\tB\n1\t2 x|table1'A\tB\n1\t2 x';strong'2';" },
  { "a table without headings", "<table><tr><th>A<td>B<tr><th>1<td>2</table>", "A\tB\n1\t2|table'A\tB\n1\t2';" },
  { "bold words are headings", "<table><tr><td><b>A</b><td><b>B</b> <tr><td>1<td>2</table>",
    "A\tB\n1\t2|table1'A\tB\n1\t2';strong'A';strong'B';" },
  { "two heading rows", "<table><thead><tr><td>A<td>B<tr><td>a<td>b<tbody><tr><td>1<td>2</table>",
    "A\tB\na\tb\n1\t2|table2'A\tB\na\tb\n1\t2';" },
  { "nothing but headings", "<table><tr><th>A<th>B<tr><th>a<th>b</table>", "A\tB\na\tb|table1'A\tB\na\tb';" },
  { "headings without words are no rows",
    "<table><thead><tr><th><th> <tr hidden><th>h<th>h<tr><th>A<th>B<tbody><tr><td>1<td>2</table>",
    "A\tB\n1\t2|table1'A\tB\n1\t2';" },
  { "a row without words before bold ones", "<table><tr><td><td><tr><td><b>A</b><td><b>B</b><tr><td>1<td>2</table>",
    "A\tB\n1\t2|table1'A\tB\n1\t2';strong'A';strong'B';" },
  { "links in cells", "<table><tr><td>A<td><a href='/x'>B</a><tr><td>1<td>2</table>",
    "A\tB\n1\t2|table'A\tB\n1\t2';link'B'https://e.org/x;" },
  { "empty and missing cells", "<table><tr><td><td>B<td><tr><td>1</table>", "\tB\t\n1|table'\tB\t\n1';" },
  { "line breaks and blocks in cells",
    "<table><tr><td>A<br>a<td><p>B</p><p>b</p><tr><td><ul><li>1<li>2</ul><td>c</table>",
    "A a\tB b\n1 2\tc|table'A a\tB b\n1 2\tc';" },
  { "cells over several columns", "<table><tr><th colspan=2>A<th>B<tr><td>1<td>2<td>3</table>",
    "A\t\tB\n1\t2\t3|table1'A\t\tB\n1\t2\t3';" },
  { "cells over several rows", "<table><tr><td rowspan=2>A<td>B<tr><td>b<tr><td>1<td>2</table>",
    "A\tB\n\tb\n1\t2|table'A\tB\n\tb\n1\t2';" },
  { "a cell over the rows at the end", "<table><tr><td>A<td rowspan=0>B<tr><td>a<tr><td>1</table>",
    "A\tB\na\t\n1\t|table'A\tB\na\t\n1\t';" },
  { "spans that are none", "<table><tr><td colspan=-3>A<td colspan=x rowspan=-1>B<tr><td colspan=0>a<td>b</table>",
    "A\tB\na\tb|table'A\tB\na\tb';" },
  { "a caption", "<table><caption>C</caption><tr><td>A<td>B<tr><td>1<td>2</table>",
    "A\tB\n1\t2\nC|table'A\tB\n1\t2';caption'C';" },
  { "a table in a cell of one with headings",
    "<table><tr><th>A<th>B<tr><td>1<td><table><tr><td>x<td>y<tr><td>z</table></table>",
    "A\tB\n1\tx y z|table1'A\tB\n1\tx y z';" },
  { "a table that lays out", "<table><tr><td>A<td><table><tr><td>x<td>y</table><tr><td>B<td>c</table>",
    "A\nx\ny\nB\nc|" },
  { "hidden rows and cells", "<table><tr><td>A<td hidden>h<td>B<tr hidden><td>h<td>h<tr><td>1<td>2</table>",
    "A\tB\n1\t2|table'A\tB\n1\t2';" },
  { "a link to a row", "<a href='#r'>1</a><table><tr><td>A<td>B<tr id=r><td><td>2</table>",
    "1\nA\tB\n\t2|link'1'#r;table'A\tB\n\t2';anchor'2'r;" },
  { "loose text", "one<p>two</p>three", "one\ntwo\nthree|" },
  { "headings", "<h2>Head</h2>text", "Head\ntext|heading2'Head';" },
  { "emphasis", "a <em>b</em> <b>c</b> <code>d</code>", "a b c d|em'b';strong'c';code'd';" },
  { "links", "<a href='/x'>y</a> <a href='javascript:z'>n</a>", "y n|link'y'https://e.org/x;" },
  { "a link to a place below", "a<a href='#n'>1</a><p id='n'>note</p>", "a1\nnote|link'1'#n;anchor'n'n;" },
  { "a link to a place above", "<p>t<a name=b>1</a></p><a href='#b'>back</a>", "t1\nback|anchor'1'b;link'back'#b;" },
  { "a link to this very page", "<a href='https://e.org/a/b#n'>1</a><ol><li id=n>x</ol>",
    "1\nx|link'1'#n;item1'x'1.;anchor'x'n;" },
  { "a name in other signs", "<a href='#caf%C3%A9'>1</a><p id='caf\xc3\xa9'>x",
    "1\nx|link'1'#caf\xc3\xa9;anchor'x'caf\xc3\xa9;" },
  { "a name that is no text", "<a href='#%ff'>1</a><p id=x>x", "1\nx|" },
  { "names that nothing leads to", "<p id=a>x</p><a href='#'>y</a>", "x\ny|" },
  { "an anchor at an image", "<a href='#i'>1</a><img id=i src='/i.png'>",
    "1\n" OBJECT "|link'1'#i;image'" OBJECT "'https://e.org/i.png;anchor'" OBJECT "'i;" },
  { "an anchor at the end", "<a href='#z'>1</a><p id=z></p>", "1|link'1'#z;" },
  { "nested quotes", "<blockquote>a<blockquote>b</blockquote></blockquote>", "a\nb|quote1'a\nb';quote2'b';" },
  { "lists", "<ul><li>a<li>b<ul><li>c</ul></ul>", "a\nb\nc|item1'a';item1'b\nc';item2'c';" },
  { "numbered lists", "<ol start=3><li>a</li><li>b</li></ol>", "a\nb|item1'a'3.;item1'b'4.;" },
  { "line breaks", "a<br><br>b<br>c", "a\nb\nc|" },
  { "code keeps its lines", "<pre>a\n  b<br>c</pre>",
    "a\xe2\x80\xa8  b\xe2\x80\xa8"
    "c|code-block'a\xe2\x80\xa8  b\xe2\x80\xa8"
    "c';" },
  { "an image and its caption", "<figure><img src='/i.png' alt='An i'><figcaption>Cap</figcaption></figure>",
    OBJECT "\nCap|image'" OBJECT "'https://e.org/i.png[An i];caption'Cap';" },
  { "counting pixels go", "a<img src='/i.png' width=1 height=1><img src='https://pixel.wp.com/b.gif'>b", "ab|" },
  { "little images are words", "a <img src='/i.png' width=16 alt='☺'> b", "a ☺ b|" },
  { "tables that lay out", "<table><tr><td><h1>A</h1><td>B</table>", "A\nB|heading1'A';" },
  { "scripts, frames and forms go",
    "a<script>b</script><style>c</style><nav>d</nav><form>e<input></form><iframe>f</iframe><button>g</button>h",
    "a\nh|" },
  { "hidden parts go", "a<div style='display: none'>b</div><p hidden>c</p>", "a|" },
  { "a shortened word is marked as it is", "<q>a</q>", "“a”|" },
  { "nothing", "", "|" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierDocument) document = dossier_html_to_document (cases[i].html, -1, "https://e.org/a/b", NULL);
      g_autofree char *found = describe (document);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].want);
    }
}

/* A link to a name that is longer than an anchor's is none; the longest one is. */
static void
test_long_names (void)
{
  for (guint over = 0; over < 2; over++)
    {
      g_autofree char *name = g_strnfill (DOSSIER_DOCUMENT_MAX_ANCHOR + over, 'n');
      g_autofree char *html = g_strdup_printf ("<a href='#%s'>1</a><p id='%s'>x", name, name);
      g_autofree char *escaped = g_strdup_printf ("<a href='#%s%%zz'>1</a>", name);
      g_autoptr (DossierDocument) document = dossier_html_to_document (html, -1, "https://e.org/", NULL);
      g_autoptr (DossierDocument) raw = dossier_html_to_document (escaped, -1, "https://e.org/", NULL);
      guint n_spans;

      dossier_document_get_spans (document, &n_spans);
      g_assert_cmpuint (n_spans, ==, over == 0 ? 2 : 0);
      dossier_document_get_spans (raw, &n_spans);
      g_assert_cmpuint (n_spans, ==, 0);
    }
}

#define LONG "https://e.org/long.jpg"

/* Where the one image of a page is taken from; NULL: it has none. */
static const struct
{
  const char *name, *html, *want;
} images[] = {
  { "the widest that is not too wide",
    "<img src=s.jpg srcset='/400.jpg 400w, /1600.jpg 1600w, /3000.jpg 3000w,/800.jpg 800w'>",
    "https://e.org/1600.jpg" },
  { "the narrowest of those that are all too wide", "<img srcset='/4000.jpg 4000w, /2000.jpg 2000w'>",
    "https://e.org/2000.jpg" },
  { "densities count from the width that is said", "<img width=1000 src=a srcset='/1.jpg 1x, /2.jpg 2x'>",
    "https://e.org/1.jpg" },
  { "densities count from a usual width else", "<img src=a srcset='/1.jpg 1x, /2.jpg 2x, /3.jpg 3x'>",
    "https://e.org/2.jpg" },
  { "commas in an address are its own", "<img srcset='/w_800,h_600/a.jpg 800w,\n /b.jpg 200w'>",
    "https://e.org/w_800,h_600/a.jpg" },
  { "no width at all", "<img srcset='/a.jpg, /b.jpg'>", "https://e.org/a.jpg" },
  { "nonsense for a width", "<img srcset='/a.jpg -3w, /b.jpg 1e99w, /c.jpg wide, /d.jpg nanw'>",
    "https://e.org/a.jpg" },
  { "a lazy one behind a place holder", "<img src='data:image/gif;base64,R0' data-src='/long.jpg'>", LONG },
  { "a lazy one behind a picture that is shown until then", "<img src='/grey.png' data-src='/long.jpg'>", LONG },
  { "a lazy one behind a blank", "<img src='/blank.gif' data-lazy-src='/long.jpg'>", LONG },
  { "a lazy set", "<img src='data:,' data-srcset='/s.jpg 300w, /long.jpg 900w'>", LONG },
  { "a lazy set by another name", "<img data-lazy-srcset='/s.jpg 300w, /long.jpg 900w'>", LONG },
  { "the sources of a picture",
    "<picture><source type='image/webp' srcset='/w.webp 1200w'><source srcset='/s.jpg 300w, /long.jpg 1200w'>"
    "<img src='/fall.jpg'></picture>",
    LONG },
  { "no source that only some can show",
    "<picture><source type='image/avif' srcset='/a.avif 1200w'><img src='/long.jpg'></picture>", LONG },
  { "a source that some can show rather than none",
    "<picture><source type='image/webp' srcset='/w.webp'><img alt=x></picture>", "https://e.org/w.webp" },
  { "no source for the dark or for paper",
    "<picture><source media='(prefers-color-scheme: dark)' srcset='/d.png 900w'>"
    "<source media=print srcset='/p.png 900w'><img src='/long.jpg'></picture>",
    LONG },
  { "what stands in for scripts when the lazy one does not say where it is",
    "<img class=lazy src='data:,'><noscript><img src='/long.jpg'></noscript>", LONG },
  { "but not twice", "<img data-src='/long.jpg'><noscript><img src='/other.jpg'></noscript>", LONG },
  { "nothing that counts readers", "<img src='https://pixel.wp.com/b.gif' srcset='/1x1.gif 1x'>", NULL },
  { "nothing but the web", "<img src='file:///etc/passwd' srcset='javascript:x 2x' data-src='ftp://e.org/a'>", NULL },
};

static void
test_of_the_addresses_of_an_image_the_best_one_is_kept (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    {
      g_autoptr (DossierDocument) document = dossier_html_to_document (images[i].html, -1, "https://e.org/a/b", NULL);
      guint              n;
      const DossierSpan *spans = dossier_document_get_spans (document, &n);

      g_test_message ("%s", images[i].name);
      g_assert_cmpuint (n, ==, images[i].want != NULL ? 1 : 0);
      g_assert_cmpstr (n > 0 ? spans[0].value : NULL, ==, images[i].want);
    }
}

static void
test_a_set_of_very_many_addresses_is_read_to_its_limit (void)
{
  g_autoptr (GString) html = g_string_new ("<img srcset='");
  g_autoptr (DossierDocument) document = NULL;
  guint              n;
  const DossierSpan *spans;

  for (guint i = 1; i <= 1000; i++)
    g_string_append_printf (html, "/%u.jpg %uw,", i, i + 2);
  g_string_append (html, "'>");
  document = dossier_html_to_document (html->str, -1, "https://e.org/", NULL);
  spans = dossier_document_get_spans (document, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (spans[0].value, ==, "https://e.org/64.jpg");
}

static char *
repeat (const char *part, guint n, const char *end)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, part);
  g_string_append (out, end);
  return g_string_free (out, FALSE);
}

static void
test_long_row (void)
{
  g_autofree char *short_rows = repeat ("<tr><td>a<td>b", 100, "</table>");
  g_autofree char *words = repeat ("word ", DOSSIER_HTML_MAX_ROW / 5 + 1, "");
  g_autofree char *html = g_strconcat ("<table><tr><td>", words, "<td>x", short_rows, NULL);
  g_autoptr (DossierDocument) document = dossier_html_to_document (html, -1, NULL, NULL);

  g_assert_null (strchr (dossier_document_get_text (document), '\t'));
  g_assert_nonnull (strstr (dossier_document_get_text (document), "word\nx\na\nb"));
}

static void
test_wide_cells (void)
{
  g_autofree char *rows = repeat ("<tr><td colspan=99999999999 rowspan=99999999999>a<td>b", 3, "</table>");
  g_autofree char *html = g_strconcat ("<table>", rows, NULL);
  g_autoptr (DossierDocument) document = dossier_html_to_document (html, -1, NULL, NULL);
  guint n;
  g_autoptr (GPtrArray) got = dossier_document_table_rows (document, dossier_document_get_spans (document, &n));

  g_assert_cmpuint (got->len, ==, 3);
  g_assert_cmpuint (g_strv_length (got->pdata[0]), ==, DOSSIER_DOCUMENT_MAX_COLUMNS);
  g_assert_cmpstr (((GStrv) got->pdata[2])[DOSSIER_DOCUMENT_MAX_COLUMNS - 1], ==, "a b");
}

static const struct
{
  const char *name, *part;
  guint       n;
  const char *end, *want;
} bombs[] = {
  { "divisions", "<div>", 100000, "text", "text" },
  { "formatting", "<b><i>", 50000, "text", "text" },
  { "formatting in paragraphs", "<font color=a><p>", 20000, "text", "text" },
  { "links around divisions", "<a href=x><div>", 40000, "text", "text" },
  { "unknown elements", "<x>", 100000, "text", "text" },
  { "end tags that miss", "<p><table><td></p>", 20000, "text", "text" },
  { "quotes that never end", "<a \"", 100000, "", "" },
  { "angles", "<", 5, " text", "<<<<< text" },
  { "drawings", "<svg><g/>", 50000, "<p>text</p>", "text" },
};

static void
test_deep_pages_give_their_text_quickly (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *html = repeat (bombs[i].part, bombs[i].n, bombs[i].end);
      g_autoptr (DossierDocument) document = dossier_html_to_document (html, -1, NULL, NULL);

      g_assert_cmpstr (dossier_document_get_text (document), ==, bombs[i].want);
    }
}

static void
test_tags_with_many_attributes_keep_the_first (void)
{
  g_autofree char *many = repeat (" a=b", DOSSIER_HTML_MAX_ATTRIBUTES - 1, "");
  g_autofree char *fits = g_strconcat ("<a", many, " href='https://e.org/'>x</a>", NULL);
  g_autofree char *over = g_strconcat ("<a c=d", many, " href='https://e.org/'>x</a>", NULL);
  g_autoptr (DossierDocument) linked = dossier_html_to_document (fits, -1, NULL, NULL);
  g_autoptr (DossierDocument) bare = dossier_html_to_document (over, -1, NULL, NULL);
  guint n;

  dossier_document_get_spans (linked, &n);
  g_assert_cmpuint (n, ==, 1);
  dossier_document_get_spans (bare, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (dossier_document_get_text (bare), ==, "x");
}

static void
test_large_attributes_are_left_out (void)
{
  g_autofree char *title = g_strnfill (DOSSIER_HTML_MAX_TAG_BYTES, 'x');
  g_autofree char *html = g_strconcat ("<a title='", title, "' href='https://e.org/'>x</a>", NULL);
  g_autoptr (DossierDocument) document = dossier_html_to_document (html, -1, NULL, NULL);
  guint n;

  dossier_document_get_spans (document, &n);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_page_over_the_limit_is_refused (void)
{
  g_autofree char *large = g_strnfill (DOSSIER_HTML_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_html_to_document (large, -1, NULL, &error));
  g_assert_error (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/html-document/elements become spans", test_cases);
  g_test_add_func ("/extract/html-document/long names", test_long_names);
  g_test_add_func ("/extract/html-document/of the addresses of an image the best one is kept",
                   test_of_the_addresses_of_an_image_the_best_one_is_kept);
  g_test_add_func ("/extract/html-document/a set of very many addresses is read to its limit",
                   test_a_set_of_very_many_addresses_is_read_to_its_limit);
  g_test_add_func ("/html-document/a row that is too long is prose", test_long_row);
  g_test_add_func ("/html-document/spans of cells have an end", test_wide_cells);
  g_test_add_func ("/extract/html-document/deep pages give their text quickly",
                   test_deep_pages_give_their_text_quickly);
  g_test_add_func ("/extract/html-document/tags with many attributes keep the first",
                   test_tags_with_many_attributes_keep_the_first);
  g_test_add_func ("/extract/html-document/large attributes are left out", test_large_attributes_are_left_out);
  g_test_add_func ("/extract/html-document/a page over the limit is refused", test_page_over_the_limit_is_refused);
  return g_test_run ();
}
