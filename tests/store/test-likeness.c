/* test-likeness.c - whether two texts tell of the same thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-likeness.h"

static const struct
{
  const char *name, *a, *b;
  gboolean    want;
} cases[] = {
  { "the same words", "Ferrum opened a laboratory.", "Ferrum opened a laboratory.", TRUE },
  { "first words of a page and the page", "Ferrum opened its laboratory",
    "On Monday Ferrum opened its laboratory for learning machines in Graz, beside the old mill.", TRUE },
  { "capital letters do not count", "FERRUM OPENED LABORATORY", "ferrum has opened a laboratory", TRUE },
  { "half of the words are enough", "Ferrum laboratory whale otter", "Ferrum opened another laboratory today", TRUE },
  { "less than half are not", "Ferrum whale otter heron", "Ferrum opened another laboratory today", FALSE },
  { "a login and a story", "Please enter your password to continue reading",
    "Ferrum opened its laboratory beside the mill, said Ada Lint.", FALSE },
  { "short words do not count", "the cat and the dog", "a man and his ox", TRUE },
  { "nothing is like everything", "", "Ferrum opened its laboratory", TRUE },
  { "characters of scripts without spaces", "新しい研究所", "鉄の会社の新しい研究所が開いた", TRUE },
  { "other characters of such scripts", "鯨海豚", "新しい研究所", FALSE },
  { "letters beyond ASCII", "Überblick über Öfen", "ein überblick ÜBER viele öfen", TRUE },
};

static void
test_alike (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  g_assert_cmpint (dossier_texts_are_alike (cases[i].a, cases[i].b), ==, cases[i].want);
  g_assert_cmpint (dossier_texts_are_alike (cases[i].b, cases[i].a), ==, cases[i].want);
}

/* What is over the limit is not looked at, and costs no memory. */
static void
test_limit (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_LIKENESS_MAX_WORDS; i++)
    g_string_append_printf (many, "word%u ", i);
  g_string_append (many, "zephyrium");
  g_assert_true (dossier_texts_are_alike (many->str, "word1 word2"));
  g_assert_false (dossier_texts_are_alike (many->str, "zephyrium"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/likeness/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_alike);
    }
  g_test_add_func ("/likeness/words over the limit are left", test_limit);
  return g_test_run ();
}
