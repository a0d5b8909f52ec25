/* test-anchor.c - highlights find their words in another copy of the text, or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-anchor.h"

#include <string.h>

#define TEXT                                                                                                                \
  "The lab said on Monday that Ada Doe would lead its new office.\nShe had worked in the ministry for nine years, "         \
  "“and never\u00a0once” asked for a car – a record.\nThe lab said on Monday that it would hire.\nOne of the people " \
  "who know her well said that the new post was offered to her by two of the founders in the spring of last year, "         \
  "and that she took a week to decide."

static const struct
{
  const char *name, *quote, *prefix, *suffix;
  const char *want; /* NULL: nowhere */
} cases[] = {
  { "as it is", "would lead its new office", NULL, NULL, "would lead its new office" },
  { "with other blanks", "  its\tnew\n office.  She had\u00a0worked ", NULL, NULL, "its new office.\nShe had worked" },
  { "with points between cells", "its · new · office", NULL, NULL, "its new office" },
  { "with straight quotes and a hyphen", "\"and never once\" asked for a car - a record", NULL, NULL,
    "“and never\u00a0once” asked for a car – a record" },
  { "with signs that are not seen", "min\u00adistry for\u200b nine", NULL, NULL, "ministry for nine" },
  { "not there", "a thing that nobody said", NULL, NULL, NULL },
  { "nothing", "", NULL, NULL, NULL },
  { "nothing but blanks", " \n\u00a0", NULL, NULL, NULL },
  { "the whole text", TEXT, NULL, NULL, TEXT },
  { "the first word", "The lab said on Monday that Ada", NULL, NULL, "The lab said on Monday that Ada" },
  { "the last word", "decide.", NULL, NULL, "decide." },
  { "in two places", "The lab said on Monday that", NULL, NULL, NULL },
  { "in two places, with what stands behind it", "The lab said on Monday that", NULL, "it would hire",
    "The lab said on Monday that" },
  { "in two places, with what stands before it", "The lab said on Monday that", "a record. ", NULL,
    "The lab said on Monday that" },
  { "in two places, with what stands nowhere", "The lab said on Monday that", "x", "y", NULL },
  { "in other letters", "WOULD LEAD", NULL, NULL, NULL },
  { "a word of many is another", "One of the people who know her well says that the new post was offered to her by two",
    NULL, NULL, "One of the people who know her well said that the new post was offered to her by two" },
  { "a word of many is missing", "the new post was offered to her by two of founders in the spring of last year", NULL,
    NULL, "the new post was offered to her by two of the founders in the spring of last year" },
  { "marks of Markdown among many words",
    "the **new post** was offered to her by two of the _founders_ in the spring of last year", NULL, NULL,
    "the new post was offered to her by two of the founders in the spring of last year" },
  { "a third of the words is another", "the old post was given to him by two of its bankers in the spring", NULL, NULL,
    NULL },
  { "the words in another order", "year last of spring the in founders the of two by her to offered was post", NULL,
    NULL, NULL },
  { "a few words, one of them another", "would lead the new office", NULL, NULL, NULL },
};

static void
check_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierAnchor) anchor = dossier_anchor_new (TEXT);
  guint    start = 0, length = 0;
  gboolean found = dossier_anchor_find (anchor, cases[i].quote, cases[i].prefix, cases[i].suffix, &start, &length);
  g_autofree char *got = found ? g_utf8_substring (TEXT, start, start + length) : NULL;

  g_assert_cmpstr (got, ==, cases[i].want);
}

static void
test_context_decides_for_its_place (void)
{
  g_autoptr (DossierAnchor) anchor = dossier_anchor_new (TEXT);
  guint first = 0, second = 0, length = 0;

  g_assert_true (dossier_anchor_find (anchor, "The lab said on Monday that", NULL, "Ada", &first, &length));
  g_assert_true (dossier_anchor_find (anchor, "The lab said on Monday that", NULL, "it would", &second, &length));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (second, >, 100);
}

/* Near copies of one sentence: which of them is meant cannot be told. */
static void
test_near_copies_are_no_place (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierAnchor) anchor = NULL;
  guint start, length;

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (text, "In round %u the fund gave ten million dollars to the lab and asked for two seats. ",
                            i);
  anchor = dossier_anchor_new (text->str);
  g_assert_false (dossier_anchor_find (anchor,
                                       "In round seven the fund gave ten million dollars to the lab and asked for two",
                                       NULL, NULL, &start, &length));
}

static void
test_long_quotes_in_long_texts_come_to_an_end (void)
{
  g_autoptr (GString) text = g_string_new (NULL), quote = g_string_new (NULL);
  g_autoptr (DossierAnchor) anchor = NULL;
  guint start, length;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "ab ");
  for (guint i = 0; i < 20000; i++)
    g_string_append (quote, "ab ");
  g_string_append (quote, "c");
  anchor = dossier_anchor_new (text->str);
  g_assert_false (dossier_anchor_find (anchor, quote->str, NULL, NULL, &start, &length));
  g_string_truncate (quote, 300);
  g_assert_false (dossier_anchor_find (anchor, quote->str, "x", NULL, &start, &length));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/anchor/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_case);
    }
  g_test_add_func ("/anchor/context decides for its place", test_context_decides_for_its_place);
  g_test_add_func ("/anchor/near copies are no place", test_near_copies_are_no_place);
  g_test_add_func ("/anchor/long quotes in long texts come to an end", test_long_quotes_in_long_texts_come_to_an_end);
  return g_test_run ();
}
