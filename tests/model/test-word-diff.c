/* test-word-diff.c - which words one text has and another has not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-diff.h"

#include <string.h>

/* "[-removed-]", "{+added+}". */
static char *
dup_marked (GPtrArray *pieces)
{
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
  GString                 *out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierDiffPiece *piece = pieces->pdata[i];

      g_string_append_printf (out, "%s%s%s", marks[piece->kind][0], piece->text, marks[piece->kind][1]);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *before, *after, *want;
} cases[] = {
  { "nothing", "", "", "" },
  { "the same", "One two.", "One two.", "One two." },
  { "all is new", "", "One two.", "{+One two.+}" },
  { "all is gone", "One two.", "", "[-One two.-]" },
  { "a word comes in", "One three.", "One two three.", "One {+two +}three." },
  { "a word goes", "One two three.", "One three.", "One [-two -]three." },
  { "a word for another", "One two three.", "One too three.", "One [-two -]{+too +}three." },
  { "at the beginning", "One two three.", "Won two three.", "[-One -]{+Won +}two three." },
  { "at the end", "One two three.", "One two free.", "One two [-three.-]{+free.+}" },
  { "twice", "a b c d e", "a x c y e", "a [-b -]{+x +}c [-d -]{+y +}e" },
  { "a line comes in", "One.\nTwo.", "One.\nNew.\nTwo.", "One.\n{+New.\n+}Two." },
  { "a line goes", "One.\nOld.\nTwo.", "One.\nTwo.", "One.\n[-Old.\n-]Two." },
  { "nothing is alike", "one two", "three four five", "[-one two-]{+three four five+}" },
  { "letters of several bytes", "größer wird älter", "größer bleibt älter", "größer [-wird -]{+bleibt +}älter" },
  { "words without blanks", "我爱北京", "我爱上海", "我爱[-北京-]{+上海+}" },
  { "a word of a cell", "Ada\tAcme", "Ada\tApex", "Ada\t[-Acme-]{+Apex+}" },
  { "a cell comes in", "Ada\tParis", "Ada\tAcme\tParis", "Ada\t{+Acme\t+}Paris" },
  { "a row comes in", "Ada\tAcme\nBo\tApex", "Ada\tAcme\nCy\tAi\nBo\tApex", "Ada\tAcme\n{+Cy\tAi\n+}Bo\tApex" },
  { "the shortest way", "a b c a b b a", "c b a b a c", "[-a b -]c {+b +}a b [-b a-]{+a c+}" },
};

static void
test_marked (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pieces = dossier_word_diff (cases[i].before, cases[i].after);
      g_autofree char *marked = dup_marked (pieces);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (marked, ==, cases[i].want);
    }
}

/* Without the added pieces it is the one text, without the removed ones the other. */
static void
assert_whole (const char *before, const char *after)
{
  g_autoptr (GPtrArray) pieces = dossier_word_diff (before, after);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierDiffPiece *piece = pieces->pdata[i];

      g_assert_cmpint (piece->text[0], !=, '\0');
      if (i > 0)
        g_assert_cmpint (piece->kind, !=, ((const DossierDiffPiece *) pieces->pdata[i - 1])->kind);
      if (piece->kind != DOSSIER_DIFF_ADDED)
        g_string_append (first, piece->text);
      if (piece->kind != DOSSIER_DIFF_REMOVED)
        g_string_append (second, piece->text);
    }
  g_assert_cmpstr (first->str, ==, before);
  g_assert_cmpstr (second->str, ==, after);
}

static char *
make_text (GRand *random, guint n, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "w%d%s", g_rand_int_range (random, 0, (gint32) n_words),
                            g_rand_int_range (random, 0, 5) == 0 ? "\n" : " ");
  return g_string_free (text, FALSE);
}

static void
test_nothing_is_lost (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *before = make_text (random, (guint) g_rand_int_range (random, 0, 40), 1 + i % 9);
      g_autofree char *after = make_text (random, (guint) g_rand_int_range (random, 0, 40), 1 + i % 9);

      assert_whole (before, after);
    }
}

/* Of texts beyond the limit lines are compared, beyond that all is other. */
static void
test_beyond_the_limit (void)
{
  g_autoptr (GString) before = g_string_new ("Alike.\n");
  g_autoptr (GString) after = g_string_new ("Alike.\n");
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < DOSSIER_WORD_DIFF_MAX; i++)
    {
      g_string_append_printf (before, "b%u b%u ", i, i);
      g_string_append_printf (after, "a%u a%u ", i, i);
    }
  g_string_append (before, "\nBetween.\nEnd.");
  g_string_append (after, "\nBetween.\nThe end.");
  lines = dossier_word_diff (before->str, after->str);
  g_assert_cmpuint (lines->len, ==, 6);
  g_assert_cmpstr (((DossierDiffPiece *) lines->pdata[3])->text, ==, "Between.\n");
  assert_whole (before->str, after->str);
  for (guint i = 0; i < DOSSIER_WORD_DIFF_MAX; i++)
    {
      g_string_append_printf (before, "\nb%u", i);
      g_string_append_printf (after, "\na%u", i);
    }
  assert_whole (before->str, after->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/word-diff/marked", test_marked);
  g_test_add_func ("/model/word-diff/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/model/word-diff/beyond-the-limit", test_beyond_the_limit);
  return g_test_run ();
}
