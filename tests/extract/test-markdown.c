/* test-markdown.c - notes in Markdown: what is read of them, and what is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-markdown.h"

static const struct
{
  const char *name, *note, *want;
} cases[] = {
  { "nothing", "", "" },
  { "bare words", "Ask him why", "<p>Ask him why</p>\n" },
  { "paragraphs", "one\n\ntwo", "<p>one</p>\n<p>two</p>\n" },
  { "a line end is one", "one\ntwo", "<p>one</p>\n<p>two</p>\n" },
  { "emphasis", "*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n" },
  { "a list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
  { "a quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>\n" },
  { "a link", "[a](https://example.org/)", "<p><a href=\"https://example.org/\">a</a></p>\n" },
  { "a link that is none", "[a](javascript:b)", "<p>a</p>\n" },
  { "a script", "a <script>b</script> c", "<p>a c</p>\n" },
  { "marks without a meaning", "2 * 3 < 7 & 5_000", "<p>2 * 3 &lt; 7 &amp; 5_000</p>\n" },
};

static void
test_read (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) document = dossier_markdown_read (cases[i].note);
  g_autofree char *html = dossier_document_to_html (document);

  g_assert_cmpstr (html, ==, cases[i].want);
}

static void
test_broken_bytes (void)
{
  g_autoptr (DossierDocument) document = dossier_markdown_read ("a \xff b");

  g_assert_cmpstr (dossier_document_get_text (document), ==, "a \357\277\275 b");
}

/* One byte more than may be read as Markdown keeps its signs. */
static void
test_the_limit (void)
{
  g_autofree char *note = g_malloc (DOSSIER_MARKDOWN_MAX_BYTES + 2);
  g_autoptr (DossierDocument) whole = NULL;
  g_autoptr (DossierDocument) bare = NULL;

  memset (note, 'a', DOSSIER_MARKDOWN_MAX_BYTES + 1);
  memcpy (note, "*b* ", 4);
  note[DOSSIER_MARKDOWN_MAX_BYTES + 1] = '\0';
  bare = dossier_markdown_read (note);
  note[DOSSIER_MARKDOWN_MAX_BYTES] = '\0';
  whole = dossier_markdown_read (note);
  g_assert_true (g_str_has_prefix (dossier_document_get_text (bare), "*b* a"));
  g_assert_true (g_str_has_prefix (dossier_document_get_text (whole), "b a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/markdown/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read);
    }
  g_test_add_func ("/markdown/broken bytes", test_broken_bytes);
  g_test_add_func ("/markdown/the limit", test_the_limit);
  return g_test_run ();
}
