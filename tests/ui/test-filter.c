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

static DossierQuery *
add_term (DossierQuery *query, const DossierTerm *term, DossierTermOp op)
{
  DossierQuery *next = dossier_filter_add_term (query, term, op);

  dossier_query_unref (query);
  return next;
}

/* Terms without an id are told from one another by what they ask for. */
static void
test_moves_and_dates_are_told_apart (void)
{
  DossierTerm   left = { .field = DOSSIER_TERM_MOVE, .bits = 4 }, joined = { .field = DOSSIER_TERM_MOVE, .bits = 2 };
  DossierTerm   may = { .field = DOSSIER_TERM_DATE, .span = { 10, 20, 0 } };
  DossierTerm   june = { .field = DOSSIER_TERM_DATE, .span = { 20, 30, 0 } };
  DossierTerm   one = { .field = DOSSIER_TERM_NAME, .value = (char *) "A" };
  DossierTerm   two = { .field = DOSSIER_TERM_NAME, .value = (char *) "B" };
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);

  query = add_term (query, &left, DOSSIER_TERM_AND);
  query = add_term (query, &joined, DOSSIER_TERM_AND);
  query = add_term (query, &may, DOSSIER_TERM_AND);
  query = add_term (query, &one, DOSSIER_TERM_AND);
  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 4);
  g_assert_cmpint (dossier_filter_find (query, &joined), ==, 1);
  g_assert_cmpint (dossier_filter_find (query, &may), ==, 2);
  g_assert_cmpint (dossier_filter_find (query, &june), ==, -1);
  g_assert_cmpint (dossier_filter_find (query, &two), ==, -1);
  query = add_term (query, &left, DOSSIER_TERM_AND);
  g_assert_cmpint (dossier_filter_find (query, &left), ==, -1);
  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 3);
  dossier_query_unref (query);
}

static void
test_or_takes_no_date_along (void)
{
  DossierTerm   may = { .field = DOSSIER_TERM_DATE, .span = { 10, 20, 0 } };
  DossierTerm   june = { .field = DOSSIER_TERM_DATE, .span = { 20, 30, 0 } };
  DossierTerm   first = { .field = DOSSIER_TERM_ENTITY, .id = 1 }, second = { .field = DOSSIER_TERM_ENTITY, .id = 2 };
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);

  query = add_term (query, &first, DOSSIER_TERM_AND);
  query = add_term (query, &may, DOSSIER_TERM_AND);
  query = add_term (query, &second, DOSSIER_TERM_OR);
  g_assert_cmpint (dossier_query_get_term (query, 0)->op, ==, DOSSIER_TERM_OR);
  g_assert_cmpint (dossier_query_get_term (query, 1)->op, ==, DOSSIER_TERM_AND);
  g_assert_cmpint (dossier_query_get_term (query, 2)->op, ==, DOSSIER_TERM_OR);
  dossier_query_unref (query);

  query = dossier_query_new (DOSSIER_VIEW_ALL);
  query = add_term (query, &may, DOSSIER_TERM_AND);
  query = add_term (query, &june, DOSSIER_TERM_OR);
  g_assert_cmpint (dossier_query_get_term (query, 0)->op, ==, DOSSIER_TERM_OR);
  dossier_query_unref (query);
}

static void
test_one_stretch_of_time_takes_the_place_of_another (void)
{
  DossierDate first = { 1709251200, 1711929600, DOSSIER_PRECISION_MONTH }; /* March 2024 */
  DossierDate second = { 1709251200, 1717200000, DOSSIER_PRECISION_RANGE };
  g_autoptr (DossierQuery) query = dossier_filter_only (DOSSIER_TERM_FEED, 7, "Import AI");
  g_autoptr (DossierQuery) with = dossier_filter_set_span (query, &first);
  g_autoptr (DossierQuery) other = dossier_filter_set_span (with, &second);
  g_autoptr (DossierQuery) without = dossier_filter_set_span (other, NULL);

  g_assert_null (dossier_filter_get_span (query));
  g_assert_cmpint (dossier_filter_get_span (with)->until, ==, first.until);
  g_assert_cmpstr (dossier_query_get_term (with, 1)->value, ==, "2024-03");
  g_assert_cmpuint (dossier_query_get_n_terms (other), ==, 2);
  g_assert_cmpstr (dossier_query_get_term (other, 1)->value, ==, "2024-03..2024-05");
  g_assert_true (dossier_query_equal (without, query));
}

static void
test_feeds_and_spans_are_places (void)
{
  DossierDate march = { 1709251200, 1711929600, DOSSIER_PRECISION_MONTH };
  g_autoptr (DossierQuery) feed = dossier_filter_only (DOSSIER_TERM_FEED, 7, "Import AI");
  g_autoptr (DossierQuery) part = dossier_filter_set_span (feed, &march);
  g_autoptr (DossierQuery) outside = dossier_filter_set_op (part, 1, DOSSIER_TERM_NOT);
  g_autoptr (DossierQuery) who = dossier_filter_only (DOSSIER_TERM_ENTITY, 7, NULL);
  g_autoptr (DossierQuery) when = dossier_filter_set_span (who, &march);

  g_assert_true (dossier_filter_is_place (feed));
  g_assert_true (dossier_filter_is_place (part));
  g_assert_false (dossier_filter_is_place (outside));
  g_assert_false (dossier_filter_is_place (who));
  g_assert_false (dossier_filter_is_place (when));
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
  g_test_add_func ("/filter/moves and dates are told apart", test_moves_and_dates_are_told_apart);
  g_test_add_func ("/filter/or takes no date along", test_or_takes_no_date_along);
  g_test_add_func ("/filter/one stretch of time takes the place of another",
                   test_one_stretch_of_time_takes_the_place_of_another);
  g_test_add_func ("/filter/feeds and spans are places", test_feeds_and_spans_are_places);
  g_test_add_func ("/filter/operators have words", test_operators_have_words);

  return g_test_run ();
}
