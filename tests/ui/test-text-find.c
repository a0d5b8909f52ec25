/* test-text-find.c - words are found as a person means them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-find.h"

#include <string.h>

static const struct
{
  const char *name, *words, *text;
  const char *want; /* the places, in the words of the text, "|" between them */
} cases[] = {
  { "as they are", "lint", "a lint, and another lint", "lint|lint" },
  { "in another case", "LINT", "Ada Lint", "Lint" },
  { "without accents", "munchen", "in München, MÜNCHEN and Munchen", "München|MÜNCHEN|Munchen" },
  { "with accents", "münchen", "in München and Munchen", "München|Munchen" },
  { "accents of their own", "munchen", "in Mu\xcc\x88nchen", "Mu\xcc\x88nchen" },
  { "letters with a stroke", "lodz", "to Łódź", "Łódź" },
  { "a sharp s", "strasse", "Große Straße", "Straße" },
  { "a sharp s that is looked for", "straße", "Strasse", "Strasse" },
  { "a ligature", "office",
    "the o\xef\xac\x83"
    "ce",
    "o\xef\xac\x83"
    "ce" },
  { "quotation marks of any kind", "\"we\"", "“We” and «we»", "“We”|«we»" },
  { "an apostrophe", "don't", "they don’t", "don’t" },
  { "dashes", "a-b", "a–b a‑b", "a–b|a‑b" },
  { "a blank that does not break", "ada lint", "Ada\u00a0Lint", "Ada\u00a0Lint" },
  { "a soft hyphen", "laboratory", "labora\u00adtory", "labora\u00adtory" },
  { "none within another", "aa", "aaaaa", "aa|aa" },
  { "letters of another script", "ЛАБ", "лаборатория", "лаб" },
  { "a sign for an image", "b",
    "a\xef\xbf\xbc"
    "b",
    "b" },
  { "longer than the text", "abcdef", "abc", "" },
  { "nothing in a text", "a", "", "" },
  { "nothing to look for", "", "abc", "" },
  { "marks alone", "\xcc\x88", "a\xcc\x88", "" },
};

static void
check_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierTextFind) find = dossier_text_find_new (cases[i].words);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DossierTextPlace));
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint run = 0; run < 2; run++) /* it can be used again */
    {
      g_array_set_size (places, 0);
      dossier_text_find_run (find, cases[i].text, places);
    }
  for (guint j = 0; j < places->len; j++)
    {
      const DossierTextPlace *place = &g_array_index (places, DossierTextPlace, j);
      g_autofree char        *words = g_utf8_substring (cases[i].text, place->start, place->end);

      g_string_append_printf (got, "%s%s", j > 0 ? "|" : "", words);
    }
  g_assert_cmpstr (got->str, ==, cases[i].want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-find/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_case);
    }
  return g_test_run ();
}
