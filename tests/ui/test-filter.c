/* test-filter.c - people, organizations and feeds put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-filter.h"

/* "1& 2| 3-": ids with their operators. */
static char *
describe (DossierQuery *query)
{
  static const char signs[] = { [DOSSIER_TERM_AND] = '&', [DOSSIER_TERM_OR] = '|', [DOSSIER_TERM_NOT] = '-' };
  GString          *words = g_string_new (NULL);

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      g_string_append_printf (words, "%s%" G_GINT64_FORMAT "%c", i > 0 ? " " : "", term->id, signs[term->op]);
    }

  return g_string_free (words, FALSE);
}

static const struct
{
  const char *name;
  const char *steps; /* "+1&": add or take away, "=0|": operator of the first term, "x1": the second one away */
  const char *want;
} cases[] = {
  { "two are joined by and", "+1& +2&", "1& 2&" },
  { "the same again is taken away", "+1& +2& +1&", "2&" },
  { "or makes both of them or", "+1& +2|", "1| 2|" },
  { "a third or joins them", "+1& +2| +3|", "1| 2| 3|" },
  { "and beside or stays a condition of its own", "+1& +2| +3&", "1| 2| 3&" },
  { "or takes its neighbour along", "+1& +2& +3|", "1& 2| 3|" },
  { "an or that is left alone is and", "+1& +2| x0", "2&" },
  { "or alone is and", "+1|", "1&" },
  { "not stays not", "+1& +2-", "1& 2-" },
  { "or beside not finds no company", "+1- +2|", "1- 2&" },
  { "another operator turns the term round", "+1& +1-", "1-" },
  { "a chip turned to or takes its neighbour along", "+1& +2& =0|", "1| 2|" },
  { "a chip turned to not leaves one", "+1& +2| =1-", "1& 2-" },
  { "and again takes an or away", "+1& +2| +2&", "1&" },
};

static DossierTermOp
read_op (char sign)
{
  return sign == '&' ? DOSSIER_TERM_AND : sign == '|' ? DOSSIER_TERM_OR : DOSSIER_TERM_NOT;
}

static void
test_steps (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GStrv) steps = g_strsplit (cases[i].steps, " ", -1);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autofree char *got = NULL;

  for (guint k = 0; steps[k] != NULL; k++)
    {
      DossierQuery *next;
      guint         number = steps[k][1] - '0';

      if (steps[k][0] == '+')
        next = dossier_filter_add (query, DOSSIER_TERM_ENTITY, number, NULL, read_op (steps[k][2]));
      else if (steps[k][0] == '=')
        next = dossier_filter_set_op (query, number, read_op (steps[k][2]));
      else
        next = dossier_filter_remove (query, number);
      dossier_query_unref (query);
      query = next;
    }
  got = describe (query);
  g_assert_cmpstr (got, ==, cases[i].want);
}

static void
test_only_keeps_the_name (void)
{
  g_autoptr (DossierQuery) query = dossier_filter_only (DOSSIER_TERM_FEED, 7, "Import AI");

  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 1);
  g_assert_cmpint (dossier_query_get_term (query, 0)->id, ==, 7);
  g_assert_cmpstr (dossier_query_get_term (query, 0)->value, ==, "Import AI");
}

static void
test_operators_have_words (void)
{
  DossierTermOp op = DOSSIER_TERM_NOT;

  g_assert_true (dossier_filter_parse_op ("or", &op));
  g_assert_cmpint (op, ==, DOSSIER_TERM_OR);
  g_assert_false (dossier_filter_parse_op ("xor", &op));
  g_assert_false (dossier_filter_parse_op (NULL, &op));
  g_assert_cmpint (op, ==, DOSSIER_TERM_OR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/filter/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_steps);
    }
  g_test_add_func ("/filter/only keeps the name", test_only_keeps_the_name);
  g_test_add_func ("/filter/operators have words", test_operators_have_words);

  return g_test_run ();
}
