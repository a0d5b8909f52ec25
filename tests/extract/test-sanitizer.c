/* test-sanitizer.c - what comes out of HTML that acts, and what stays of HTML that shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <glib.h>
#include <string.h>

#include "dossier-extract-limits.h"
#include "dossier-sanitizer.h"

#define BASE "https://example.org/news/today.html?x=1"

static const struct
{
  const char *name, *html, *want;
} cases[] = {
  { "plain text stays", "a < b & c", "a &lt; b &amp; c" },
  { "escaped text stays escaped", "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;" },
  { "white space stays as it is", "<p>a  b\n c</p>\n", "<p>a  b\n c</p>\n" },
  { "a script goes with its text", "a<script>b</script>c", "ac" },
  { "an unclosed script takes the rest", "a<script>b", "a" },
  { "a style goes with its text", "a<style>p{}</style>c", "ac" },
  { "a frame keeps its words only", "a<iframe src='https://e.org'>b<p></iframe>c", "abc" },
  { "an object loses its tag", "<object data='x.swf'>words</object>", "words" },
  { "a form keeps its words", "<form action='https://e.org'><b>words</b><input value='x'></form>", "<b>words</b>" },
  { "handlers go", "<b onclick='x()' ONLOAD=y>c</b>", "<b>c</b>" },
  { "style and class go", "<p style='position:fixed' class='x' id='y'>c</p>", "<p>c</p>" },
  { "a link is made absolute", "<a href='a.html'>c</a>", "<a href=\"https://example.org/news/a.html\">c</a>" },
  { "a link from the root", "<a href='/a'>c</a>", "<a href=\"https://example.org/a\">c</a>" },
  { "a link upwards", "<a href='../../a/./b'>c</a>", "<a href=\"https://example.org/a/b\">c</a>" },
  { "a link without a scheme", "<a href='//e.org/a'>c</a>", "<a href=\"https://e.org/a\">c</a>" },
  { "a query alone", "<a href='?y=2'>c</a>", "<a href=\"https://example.org/news/today.html?y=2\">c</a>" },
  { "a place in the page", "<a href='#n'>c</a>", "<a href=\"https://example.org/news/today.html?x=1#n\">c</a>" },
  { "mail stays", "<a href='mailto:a@e.org'>c</a>", "<a href=\"mailto:a@e.org\">c</a>" },
  { "an address is not rewritten", "<a href='HTTP://E.org/a b?ü'>c</a>", "<a href=\"HTTP://E.org/a b?ü\">c</a>" },
  { "javascript goes", "<a href='javascript:alert(1)'>c</a>", "<a>c</a>" },
  { "javascript in capitals goes", "<a href='JaVaScRiPt:alert(1)'>c</a>", "<a>c</a>" },
  { "javascript with a tab goes", "<a href='java&#9;script:alert(1)'>c</a>", "<a>c</a>" },
  { "javascript after control characters goes", "<a href='&#1; javascript:alert(1)'>c</a>", "<a>c</a>" },
  { "javascript with entities goes", "<a href='&#106;avascript&colon;alert(1)'>c</a>", "<a>c</a>" },
  { "half a scheme goes", "<a href='java%0ascript:alert(1)'>c</a>", "<a>c</a>" },
  { "vbscript goes", "<a href=' vbscript:x'>c</a>", "<a>c</a>" },
  { "data goes", "<img src='data:text/html,x' alt='c'>", "<img alt=\"c\">" },
  { "a file goes", "<img src='file:///etc/passwd'>", "<img>" },
  { "media keep their source", "<audio controls src='/a.mp3'></audio>",
    "<audio src=\"https://example.org/a.mp3\" controls=\"\"></audio>" },
  { "a lazy image gets its address", "<img src='data:image/gif;base64,x' data-src='/a.png'>",
    "<img src=\"https://example.org/a.png\">" },
  { "a drawing keeps its words only", "<svg onload=x><title>a<b></title><path/><text>c</text></svg>d", "acd" },
  { "a formula keeps its words only", "<math><mi>x</mi><annotation>y</annotation></math>", "x" },
  { "a comment goes", "a<!-- <b>x</b> -->c", "ac" },
  { "an unknown element keeps its words", "<blink>a</blink><o:p>b</o:p>", "ab" },
  { "text of options stays", "<select><option>a<option>b</select>", "ab" },
  { "an attribute cannot break out", "<img alt='\"><script>x</script>'>",
    "<img alt=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">" },
  { "a tag in a tag is text", "<scr<script>x</script>ipt>alert(1)", "xipt&gt;alert(1)" },
  { "a line feed at the top of pre stays", "<pre>\n\na</pre>", "<pre>\n\na</pre>" },
  { "paragraphs freed from a button settle", "<p>a<button><p>b</button>c", NULL },
  { "an item moved out of a table settles", "<li><table><li>", "<li></li><li></li><table></table>" },
  { "a table in a paragraph settles", "<p>a<table><p>b", NULL },
  { "links freed from an object settle", "<a href='/a'>a<object><a href='/b'>b</object>c", NULL },
  { "links in a table in a link settle", "<a href='/a'>b<table><a href='/c'>d<tr><td></td></tr>e</table>f", NULL },
  { "characters that do not exist become marks", "&#x110000;&#99999999999999;&#xd800;<b title='&#1114112;'>c</b>",
    "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd<b title=\"\xef\xbf\xbd\">c</b>" },
  { "control characters become blanks", "a&#1;b&#xd;c", "a b c" },
  { "numbers of characters stay", "&#233;&#x2014;&#;&#x;&#zz", "é—&amp;#;&amp;#x;&amp;#zz" },
  { "an empty string stays empty", "", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *once = dossier_html_sanitize (cases[i].html, -1, BASE, NULL);
      g_autofree char *twice = dossier_html_sanitize (once, -1, BASE, NULL);

      g_test_message ("%s: %s", cases[i].name, once);
      if (cases[i].want != NULL)
        g_assert_cmpstr (once, ==, cases[i].want);
      g_assert_cmpstr (twice, ==, once);
    }
}

static void
test_relative_addresses_stay_without_a_base (void)
{
  g_autofree char *html = dossier_html_sanitize ("<a href='a/b'>c</a><a href='x:y'>d</a>", -1, NULL, NULL);

  g_assert_cmpstr (html, ==, "<a href=\"a/b\">c</a><a>d</a>");
  g_assert_null (dossier_html_dup_safe_address ("a/b", NULL));
}

static void
test_invalid_bytes_become_marks (void)
{
  g_autofree char *html = dossier_html_sanitize ("a\xff"
                                                 "b\0c",
                                                 5, BASE, NULL);

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_nonnull (strstr (html, "b"));
}

static void
test_page_over_the_limit_is_refused (void)
{
  g_autofree char *large = g_strnfill (DOSSIER_HTML_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;
  g_autofree char *html = dossier_html_sanitize (large, -1, BASE, &error);
  g_autofree char *fits = dossier_html_sanitize (large, DOSSIER_HTML_MAX_BYTES, BASE, NULL);

  g_assert_null (html);
  g_assert_error (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_TOO_LARGE);
  g_assert_cmpuint (strlen (fits), ==, DOSSIER_HTML_MAX_BYTES);
}

static void
test_addresses_have_a_longest_length (void)
{
  g_autofree char *path = g_strnfill (DOSSIER_HTML_MAX_ADDRESS, 'x');
  g_autofree char *address = g_strconcat ("https://e.org/", path, NULL);
  g_autofree char *fits = g_strndup (address, DOSSIER_HTML_MAX_ADDRESS);
  g_autofree char *found = dossier_html_dup_safe_address (fits, NULL);

  g_assert_null (dossier_html_dup_safe_address (address, NULL));
  g_assert_cmpstr (found, ==, fits);
}

static void
test_entities_count_as_one_character (void)
{
  g_autofree char *html = dossier_html_sanitize ("&eacute;&#8212;&nbsp;&unknown;", -1, BASE, NULL);

  g_assert_cmpstr (html, ==, "é—\xc2\xa0&amp;unknown;");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/sanitizer/what acts goes and what shows stays", test_cases);
  g_test_add_func ("/extract/sanitizer/relative addresses stay without a base",
                   test_relative_addresses_stay_without_a_base);
  g_test_add_func ("/extract/sanitizer/invalid bytes become marks", test_invalid_bytes_become_marks);
  g_test_add_func ("/extract/sanitizer/a page over the limit is refused", test_page_over_the_limit_is_refused);
  g_test_add_func ("/extract/sanitizer/addresses have a longest length", test_addresses_have_a_longest_length);
  g_test_add_func ("/extract/sanitizer/entities count as one character", test_entities_count_as_one_character);
  return g_test_run ();
}
