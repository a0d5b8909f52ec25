/* test-query-describe.c - queries in the words of a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query.h"

#define NOW G_GINT64_CONSTANT (1717588800) /* Wednesday, 2024-06-05, noon; the tests run in UTC */
#define S DOSSIER_QUERY_STORIES
#define C DOSSIER_QUERY_CLAIMS
#define H DOSSIER_QUERY_HIGHLIGHTS

static const struct
{
  const char        *name;
  DossierQueryDomain domain;
  const char        *text, *want;
} cases[] = {
  { "all stories", S, "", "All stories" },
  { "all moves", C, "", "All moves" },
  { "all highlights", H, "", "All highlights" },
  { "several", S, "is:unread who:OpenAI saved:\"last week\" -rumour",
    "Stories that are unread, that name “OpenAI”, saved last week and without the word “rumour”" },
  { "two", S, "chips -who:Meta", "Stories with the word “chips” and that do not name “Meta”" },
  { "a phrase and a beginning", S, "\"open weights\" anthro*",
    "Stories with the words “open weights” and with a word that begins with “anthro”" },
  { "OR", S, "cat OR dog OR cow", "Stories with the word “cat”, with the word “dog” or with the word “cow”" },
  { "parentheses", S, "is:read (tag:a OR tag:b*)",
    "Stories that are read and (with the tag “a” or with the tag “b…”)" },
  { "not of a pair", S, "cat -(dog cow)",
    "Stories with the word “cat” and not (with the word “dog” and with the word “cow”)" },
  { "days", S, "date:2024-05-31 -date:2024-05 saved:>=2024 saved:<2023",
    "Stories dated on 2024-05-31, not dated from 2024-05-01 to 2024-05-31, saved from 2024-01-01 on and saved before "
    "2023-01-01" },
  { "moves", C, "move:left,fired from:\"%s\" amount:>100M",
    "Moves of the kind left, fired, from “%s” and with an amount of >100M" },
  { "highlights", H, "colour:pink is:lost -has:note",
    "Highlights in the colour pink, that are not in the present text and with nothing of this: note" },
  { "by number", S, "who:#12", "Stories that name “#12”" },
};

static void
test_describe (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierQuery) query = dossier_query_parse_in (cases[i].domain, cases[i].text, FALSE, NOW, NULL);
  g_autofree char *words = dossier_query_describe (query, cases[i].domain);

  g_assert_cmpstr (words, ==, cases[i].want);
}

/* Every field has words for yes and for no. */
static void
test_all_fields (void)
{
  for (DossierTermField field = DOSSIER_TERM_ENTITY; field < DOSSIER_TERM_GROUP; field++)
    for (DossierTermOp op = DOSSIER_TERM_AND; op <= DOSSIER_TERM_NOT; op++)
      {
        DossierTerm term = { .field = field, .op = op, .id = 7, .bits = 1 };
        g_autoptr (DossierQuery) empty = dossier_query_new (DOSSIER_VIEW_ALL);
        g_autoptr (DossierQuery) query = dossier_query_with_term (empty, &term);
        g_autofree char *words = dossier_query_describe (query, S), *no_words = NULL;
        g_autoptr (DossierQuery) other
            = dossier_query_with_op (query, 0, op == DOSSIER_TERM_NOT ? 0 : DOSSIER_TERM_NOT);

        no_words = dossier_query_describe (other, S);
        g_assert_true (g_str_has_prefix (words, "Stories "));
        g_assert_cmpstr (words, !=, no_words);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/query-describe/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_describe);
    }
  g_test_add_func ("/model/query-describe/each field has words", test_all_fields);
  return g_test_run ();
}
