/* test-quote.c - finding the words a person marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-quote.h"

static const struct
{
  const char *name, *text, *quote;
  guint       nth;
  gboolean    is_there;
  guint       start, length;
} cases[] = {
  { "at the start", "Jan Leike left.", "Jan Leike", 0, TRUE, 0, 9 },
  { "at the end", "Jan Leike left.", "left.", 0, TRUE, 10, 5 },
  { "all of it", "Jan", "Jan", 0, TRUE, 0, 3 },
  { "counted in code points", "Clément “left” é 👋 it", "it", 0, TRUE, 19, 2 },
  { "the second one", "ha ha ha", "ha", 1, TRUE, 3, 2 },
  { "overlapping ones", "aaa", "aa", 1, TRUE, 1, 2 },
  { "one too many", "ha ha ha", "ha", 3, FALSE, 0, 0 },
  { "over a line's end", "first line\nsecond", "line second", 0, TRUE, 6, 11 },
  { "with a no-break space", "Mr.\302\240Lee spoke", "Mr. Lee", 0, TRUE, 0, 7 },
  { "many blanks for one", "one two", "one \n  two", 0, TRUE, 0, 7 },
  { "blanks around the quote", "one two", "  two ", 0, TRUE, 4, 3 },
  { "a blank where there is none", "onetwo", "one two", 0, FALSE, 0, 0 },
  { "longer than the text", "one", "one two", 0, FALSE, 0, 0 },
  { "nothing", "one", "", 0, FALSE, 0, 0 },
  { "blanks alone", "one two", " ", 0, FALSE, 0, 0 },
  { "in nothing", "", "one", 0, FALSE, 0, 0 },
};

static void
test_find (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), start = 0, length = 0;

  g_assert_cmpint (dossier_quote_find (cases[i].text, cases[i].quote, cases[i].nth, &start, &length), ==,
                   cases[i].is_there);
  g_assert_cmpuint (start, ==, cases[i].start);
  g_assert_cmpuint (length, ==, cases[i].length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quote/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_find);
    }
  return g_test_run ();
}
