/* test-query-values.c - what people type to ask for claims, as a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1717588800) /* Wednesday, 2024-06-05, noon; the tests run in UTC */

static void
append_span (GString *text, const DossierDate *span)
{
  DossierDate      from = dossier_date_from_time (span->from), until = dossier_date_from_time (span->until);
  g_autofree char *first = span->from == G_MININT64 ? g_strdup ("") : dossier_date_to_string (&from);
  g_autofree char *last = span->until == G_MAXINT64 ? g_strdup ("") : dossier_date_to_string (&until);

  first[MIN (strlen (first), 10)] = '\0';
  last[MIN (strlen (last), 10)] = '\0';
  g_string_append_printf (text, "%s/%s", first, last);
}

static void
append_bits (GString *text, guint bits)
{
  for (guint i = 0; i < 32; i++)
    if (bits & (1u << i))
      g_string_append_printf (text, ",%u", i);
}

static void
append_term (GString *text, const DossierTerm *term)
{
  static const char *const names[] = { "entity", "name", "feed", "source", "state", "words",  "title", "note", "tag",
                                       "tagged", "move", "from", "to",     "role",  "amount", "as-of", "date", "sure" };

  g_string_append_printf (text, "%s%s:", term->op == DOSSIER_TERM_NOT ? "-" : "", names[term->field]);
  if (term->field == DOSSIER_TERM_MOVE || term->field == DOSSIER_TERM_CERTAINTY)
    append_bits (text, term->bits);
  else if (term->field == DOSSIER_TERM_AMOUNT)
    g_string_append_printf (text, "%s%s%.4g,%.4g]", term->amount.currency, term->amount.is_open ? "]" : "[",
                            term->amount.low, term->amount.high);
  else if (term->field == DOSSIER_TERM_DATE || term->field == DOSSIER_TERM_AS_OF)
    append_span (text, &term->span);
  else if (term->field == DOSSIER_TERM_STATE)
    g_string_append_printf (text, "%d", term->view);
  else
    g_string_append_printf (text, "%s%s", term->value, term->is_prefix ? "*" : "");
}

static char *
describe (DossierQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      g_string_append (text, i > 0 ? " " : "");
      append_term (text, dossier_query_get_term (query, i));
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "a kind", "move:left", "move:,2" },
  { "kinds with commas", "move:left,fired", "move:,2,3" },
  { "the first kind", "move:joined", "move:,1" },
  { "the last kind", "move:disbanded", "move:,15" },
  { "a kind of two words", "move:works_at", "move:,8" },
  { "a kind with a hyphen", "move:works-at,Co-Founded", "move:,7,8" },
  { "not a kind", "-move:partnered", "-move:,13" },
  { "a kind twice is one", "move:left,left", "move:,2" },
  { "from whom", "from:OpenAI", "from:OpenAI" },
  { "to whom, in quotes", "to:\"Safe Superintelligence\"", "to:Safe Superintelligence" },
  { "from and to", "from:OpenAI to:Anthropic", "from:OpenAI to:Anthropic" },
  { "not from", "-from:Google", "-from:Google" },
  { "the beginning of a name", "from:Anth*", "from:Anth*" },
  { "a role", "role:scientist", "role:scientist" },
  { "a role of two words", "role:\"chief scientist\"", "role:chief scientist" },
  { "the beginning of a role", "role:engin*", "role:engin*" },
  { "more than", "amount:>100M", "amount:]1e+08,inf]" },
  { "at least", "amount:>=100M", "amount:[1e+08,inf]" },
  { "less than", "amount:<1bn", "amount:]0,1e+09]" },
  { "at most, in dollars", "amount:<=$2bn", "amount:USD[0,2e+09]" },
  { "about that much", "amount:$4bn", "amount:USD[3.8e+09,4.211e+09]" },
  { "an amount in words", "amount:\"4 billion dollars\"", "amount:USD[3.8e+09,4.211e+09]" },
  { "thousands", "amount:>250k", "amount:]2.5e+05,inf]" },
  { "a plain number", "amount:<1,500", "amount:]0,1500]" },
  { "euros", "amount:>€1.5m", "amount:EUR]1.5e+06,inf]" },
  { "from one amount to another", "amount:100M..1B", "amount:[1e+08,1e+09]" },
  { "one scale for both", "amount:100..500M", "amount:[1e+08,5e+08]" },
  { "a currency for both", "amount:$1..2bn", "amount:USD[1,2e+09]" },
  { "one amount at both ends", "amount:5M..5M", "amount:[5e+06,5e+06]" },
  { "amounts up to", "amount:..1bn", "amount:[0,1e+09]" },
  { "amounts from", "amount:1bn..", "amount:[1e+09,inf]" },
  { "a day", "date:2024-05-31", "date:2024-05-31/2024-06-01" },
  { "a month", "date:2024-05", "date:2024-05-01/2024-06-01" },
  { "a year", "date:2023", "date:2023-01-01/2024-01-01" },
  { "from a month to a month", "date:2024-05..2024-07", "date:2024-05-01/2024-08-01" },
  { "since", "date:2024..", "date:2024-01-01/" },
  { "until", "date:..2024-02", "date:/2024-03-01" },
  { "after", "date:>2024-02", "date:2024-03-01/" },
  { "not before", "date:>=2024-02", "date:2024-02-01/" },
  { "before", "date:<2024-02", "date:/2024-02-01" },
  { "not after", "date:<=2024-02", "date:/2024-03-01" },
  { "today", "date:today", "date:2024-06-05/2024-06-06" },
  { "yesterday", "date:Yesterday", "date:2024-06-04/2024-06-05" },
  { "this week", "date:\"this week\"", "date:2024-06-03/2024-06-10" },
  { "last week", "date:\"last week\"", "date:2024-05-27/2024-06-03" },
  { "last week with a hyphen", "date:last-week", "date:2024-05-27/2024-06-03" },
  { "this month", "date:this-month", "date:2024-06-01/2024-07-01" },
  { "last month", "date:last-month", "date:2024-05-01/2024-06-01" },
  { "this year", "date:this-year", "date:2024-01-01/2025-01-01" },
  { "last year", "date:last-year", "date:2023-01-01/2024-01-01" },
  { "the last days", "date:last-30-days", "date:2024-05-07/2024-06-06" },
  { "the last day", "date:last-1-day", "date:2024-06-05/2024-06-06" },
  { "words at the ends", "date:last-month..yesterday", "date:2024-05-01/2024-06-05" },
  { "as of a month", "as-of:2024-03", "as-of:2024-03-01/2024-04-01" },
  { "as of yesterday", "AS-OF:yesterday", "as-of:2024-06-04/2024-06-05" },
  { "rumoured", "certainty:rumoured", "sure:,2" },
  { "spelled otherwise", "certainty:rumored", "sure:,2" },
  { "stated or planned", "certainty:stated,planned", "sure:,0,16" },
  { "not a fact", "certainty:denied,negated,hypothetical", "sure:,3,4,5" },
  { "not rumoured", "-certainty:rumoured", "-sure:,2" },
  { "either end", "who:Schulman", "name:Schulman" },
  { "with words and a phrase", "move:joined \"safety team\" chips", "move:,1 words:safety team words:chips" },
  { "with a feed, a tag and a state", "feed:Decoder tag:ideas is:unread to:Meta",
    "source:Decoder tagged:ideas state:1 to:Meta" },
  { "a word with a colon", "foo:bar 12:30", "words:foo:bar words:12:30" },
  { "nothing", "", "" },
};

static void
test_parse (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse_claims (cases[i].text, FALSE, NOW, &error);
  g_autoptr (DossierQuery) again = dossier_query_parse_claims (cases[i].text, FALSE, NOW, NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe (query);
  g_assert_cmpstr (text, ==, cases[i].want);
  g_assert_true (dossier_query_equal (query, again));
}

static const struct
{
  const char *name, *text, *want; /* words of the mistake */
} mistakes[] = {
  { "no kind", "move:danced", "column 1" },
  { "the kinds are named", "move:danced", "joined, left, fired" },
  { "one of the kinds", "x move:left,danced", "“danced” behind “move:” in column 3" },
  { "an empty kind", "move:left,,fired", "column 1" },
  { "a lone comma", "move:,", "column 1" },
  { "nothing behind a field", "move: left", "column 1" },
  { "not sure how", "to:Meta certainty:perhaps", "column 9" },
  { "the certainties are named", "certainty:perhaps", "rumoured" },
  { "no amount", "amount:lots", "“lots” in column 1" },
  { "an amount without a number", "amount:>", "amount:>100M" },
  { "two signs", "amount:>>5", "column 1" },
  { "the ends are the wrong way round", "amount:5bn..1bn", "column 1" },
  { "two currencies", "amount:$5..€9", "column 1" },
  { "no ends", "amount:..", "column 1" },
  { "an amount that is too long",
    "amount:1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"
    "11111111111111111111111111",
    "column 1" },
  { "no date", "date:someday", "“someday” in column 1" },
  { "no such day", "ä date:2024-02-30", "column 3" },
  { "a month that is none", "as-of:2024-13", "column 1" },
  { "dates the wrong way round", "date:2024..2023", "column 1" },
  { "no dates", "date:..", "column 1" },
  { "no days", "date:last-0-days", "column 1" },
  { "too many days", "date:last-99999999999999999999-days", "column 1" },
  { "an open quote", "role:\"chief", "column 6" },
};

static void
test_mistakes (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_query_parse_claims (mistakes[i].text, FALSE, NOW, &error));
  g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
  if (strstr (error->message, mistakes[i].want) == NULL)
    g_error ("“%s” does not say “%s”", error->message, mistakes[i].want);
}

static void
test_while_typing (void)
{
  static const struct
  {
    const char *text, *want;
  } typed[] = {
    { "move:", "" },
    { "move:l", "move:,2" },
    { "move:co", "move:,7" },
    { "move:f", "move:,3,6,10" },
    { "move:left,", "move:,2" },
    { "move:left,fi", "move:,2,3" },
    { "move:left ", "move:,2" },
    { "certainty:", "" },
    { "certainty:r", "sure:,1,2" },
    { "amount:>", "" },
    { "amount:>1", "amount:]1,inf]" },
    { "date:202", "" },
    { "date:last-", "" },
    { "date:2024..", "date:2024-01-01/" },
    { "date:\"last we", "" },
    { "from:Open", "from:Open*" },
    { "from:Open ", "from:Open" },
    { "role:eng", "role:eng*" },
    { "x as-of:20", "words:x" },
  };
  static const char *const wrong[] = { "move:x", "move:l ", "certainty:x", "amount:> x", "date:202 x" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse_claims (typed[i].text, TRUE, NOW, NULL);
      g_autofree char *text = query != NULL ? describe (query) : NULL;

      g_assert_cmpstr (text, ==, typed[i].want);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (dossier_query_parse_claims (wrong[i], TRUE, NOW, NULL));
}

/* Stories are asked for what they claim in the same words. */
static void
test_stories_have_the_same_fields (void)
{
  static const char text[] = "move:left from:OpenAI date:2024 amount:>1M certainty:stated as-of:2024-06 role:head";
  g_autoptr (DossierQuery) stories = dossier_query_parse (text, FALSE, NULL);
  g_autoptr (DossierQuery) claims = dossier_query_parse_claims (text, FALSE, NOW, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_query_equal (stories, claims));
  g_assert_null (dossier_query_parse ("amount:lots", FALSE, &error));
  g_assert_nonnull (strstr (error->message, "“lots” in column 1"));
}

static void
test_amounts_in_ranges (void)
{
  static const struct
  {
    const char *range, *amount;
    gboolean    want;
  } amounts[] = {
    { ">100M", "$100 million", FALSE },    { ">=100M", "$100 million", TRUE },
    { ">100M", "€1.2bn", TRUE },           { "<1bn", "$1 billion", FALSE },
    { "<=1bn", "$1 billion", TRUE },       { "$4bn", "about $3.9 billion", TRUE },
    { "$4bn", "4 billion", TRUE },         { "$4bn", "€4 billion", FALSE },
    { "$4bn", "$5 billion", FALSE },       { "100M..1bn", "500 million dollars", TRUE },
    { "100M..1bn", "$99 million", FALSE }, { ">1", NULL, FALSE },
    { ">1", "an undisclosed sum", FALSE }, { ">€1m", "5 million pounds", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      DossierAmountRange range;

      g_assert_true (dossier_amount_range_parse (amounts[i].range, &range));
      g_assert_cmpint (dossier_amount_range_holds (&range, amounts[i].amount), ==, amounts[i].want);
    }
}

static void
test_other_values_are_other_queries (void)
{
  static const char *const texts[] = { "move:left", "move:fired", "date:today", "date:yesterday",
                                       "amount:1",  "amount:2",   "amount:$1",  "certainty:stated" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr (DossierQuery) a = dossier_query_parse_claims (texts[i], FALSE, NOW, NULL);
        g_autoptr (DossierQuery) b = dossier_query_parse_claims (texts[j], FALSE, NOW, NULL);

        g_assert_cmpint (dossier_query_equal (a, b), ==, i == j);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query-values/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_parse);
    }
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query-values/mistake: %s", mistakes[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_mistakes);
    }
  g_test_add_func ("/model/query-values/what is being typed is no mistake yet", test_while_typing);
  g_test_add_func ("/model/query-values/stories have the same fields", test_stories_have_the_same_fields);
  g_test_add_func ("/model/query-values/amounts in ranges", test_amounts_in_ranges);
  g_test_add_func ("/model/query-values/other values are other queries", test_other_values_are_other_queries);
  return g_test_run ();
}
