/* test-language-words.c - languages as a person calls them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-language-words.h"

static const struct
{
  const char *code, *words, *remark;
} cases[] = {
  { "de", "German", "The language of this story is German: names are found from the lists only, and no moves." },
  { "zh", "Chinese", "The language of this story is Chinese: names are found from the lists only, and no moves." },
  { "xx", "xx", "The language of this story is xx: names are found from the lists only, and no moves." },
  { "en", "English", NULL },
  { "", "", NULL },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *remark = dossier_language_dup_remark (cases[i].code);

      g_assert_cmpstr (dossier_language_words (cases[i].code), ==, cases[i].words);
      g_assert_cmpstr (remark, ==, cases[i].remark);
    }
  g_assert_null (dossier_language_dup_remark (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language-words/languages-have-names", test_words);
  return g_test_run ();
}
