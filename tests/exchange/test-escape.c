/* test-escape.c - text as HTML, XML and Markdown take it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-escape.h"

typedef void (*Escape) (GString *out, const char *text);

typedef struct
{
  const char *name, *text, *want;
} Case;

static void
run_cases (const Case *cases, guint n, Escape escape)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      escape (out, cases[i].text);
      if (g_strcmp0 (out->str, cases[i].want) != 0)
        g_error ("%s: “%s” instead of “%s”", cases[i].name, out->str, cases[i].want);
    }
}

static void
test_xml (void)
{
  static const Case cases[] = {
    { "nothing", NULL, "" },
    { "markup", "<a href=\"x\" id='y'>&amp;</a>", "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;" },
    { "line ends", "a\nb\tc\r", "a b c " },
    { "controls are none of XML", "a\001b\033c\177d\302\205e", "abcde" },
    { "no characters", "a\xef\xbf\xbe\xef\xbf\xbf", "a" },
    { "any script", "Łódź 東京 🙂", "Łódź 東京 🙂" },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_escape_xml);
}

static void
test_markdown (void)
{
  static const Case cases[] = {
    { "nothing", NULL, "" },
    { "blanks alone", " \n ", "" },
    { "emphasis and links", "*a* _b_ [c](d) `e` <f>", "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\<f\\>" },
    { "money is no formula", "$4 billion, $5", "\\$4 billion, \\$5" },
    { "a heading, tables, entities", "# a | b &lt; ~c~", "\\# a \\| b \\&lt; \\~c\\~" },
    { "footnotes", "[^1]", "\\[\\^1\\]" },
    { "a list", "- a - b", "\\- a - b" },
    { "another list", "+ a", "\\+ a" },
    { "a numbered list", "12. a 3. b", "12\\. a 3. b" },
    { "a numbered list with brackets", "1) a", "1\\) a" },
    { "a number alone", "2024 was a year.", "2024 was a year." },
    { "a rule", "===", "\\===" },
    { "a list behind a control", "\001- a", "\\- a" },
    { "one line", "a\n# b\r\n- c", "a \\# b  - c" },
    { "a backslash", "a\\b", "a\\\\b" },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_escape_markdown);
}

static void
test_lines (void)
{
  g_autoptr (GPtrArray) lines = dossier_split_lines ("one\r\n\n  two  \n \nthree");
  g_autoptr (GPtrArray) none = dossier_split_lines (NULL);

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (lines->pdata[1], ==, "two");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *uri;
    gboolean    is_web;
  } cases[] = {
    { "https://example.com/a?b=c#d", TRUE },
    { "HTTP://example.com/", TRUE },
    { NULL, FALSE },
    { "", FALSE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "mid:abc@example.com", FALSE },
    { "https://example.com/a b", FALSE },
    { "https://example.com/\"onclick=", FALSE },
    { "https://example.com/><b>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (dossier_web_address (cases[i].uri) == (cases[i].is_web ? cases[i].uri : NULL));
}

static void
test_written_addresses (void)
{
  static const Case cases[] = {
    { "plain", "https://example.com/a?b=c&d=e%20f#g", "https://example.com/a?b=c&d=e%20f#g" },
    { "any script", "https://bücher.example/東京", "https://bücher.example/東京" },
    { "what may not stand there", "https://example.com/a b\"<{x}>\\^`|[1]",
      "https://example.com/a%20b%22%3C%7Bx%7D%3E%5C%5E%60%7C%5B1%5D" },
    { "a number for a host", "http://[::1]:8000/[", "http://[::1]:8000/%5B" },
    { "per cent of nothing", "https://example.com/100%", "https://example.com/100%25" },
    { "per cent of half", "https://example.com/%4", "https://example.com/%254" },
    { "mail", "mailto:a@example.com?subject={x}", "mailto:a@example.com?subject=%7Bx%7D" },
  };

  run_cases (cases, G_N_ELEMENTS (cases), dossier_escape_address);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/escape/XML and HTML", test_xml);
  g_test_add_func ("/escape/Markdown", test_markdown);
  g_test_add_func ("/escape/lines that are not blank", test_lines);
  g_test_add_func ("/escape/addresses of the web", test_addresses);
  g_test_add_func ("/escape/addresses as they are written", test_written_addresses);
  return g_test_run ();
}
