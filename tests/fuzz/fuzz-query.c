/* fuzz-query.c - any words typed into the search field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query.h"
#include "fuzz.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1717588800)

/* What is written again is read as an equal query; only its text may be too long to be read. */
static void
check_text (DossierQuery *query, DossierQueryDomain domain)
{
  g_autofree char *text = dossier_query_to_string (query), *words = dossier_query_describe (query, domain);
  g_autoptr (DossierQuery) again = NULL;
  g_autoptr (GError) error = NULL;

  fuzz_check_text (text);
  fuzz_check_text (words);
  if (strlen (text) > DOSSIER_QUERY_MAX_LENGTH)
    return;
  again = dossier_query_parse_in (domain, text, FALSE, NOW, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_query_equal (query, again));
}

static void
check_query (DossierQuery *query)
{
  guint n_terms = dossier_query_get_n_terms (query);
  g_autoptr (DossierQuery) seen = dossier_query_with_view (query, DOSSIER_VIEW_STARRED);
  g_autoptr (DossierQuery) both = dossier_query_and (seen, query);

  g_assert_cmpuint (n_terms, <=, DOSSIER_QUERY_MAX_TERMS);
  g_assert_true (dossier_query_equal (query, query));
  g_assert_cmpint (dossier_query_get_view (seen), ==, DOSSIER_VIEW_STARRED);
  g_assert_cmpuint (dossier_query_get_n_terms (both), <=, DOSSIER_QUERY_MAX_TERMS);
  for (guint i = 0; i < n_terms; i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);
      g_autoptr (DossierQuery) without = dossier_query_without_term (query, i);
      g_autoptr (DossierQuery) other = dossier_query_with_op (query, i, DOSSIER_TERM_OR);

      fuzz_check_text (term->value);
      g_assert_cmpuint (dossier_query_get_n_terms (without), ==, n_terms - 1);
      g_assert_cmpint (dossier_query_get_term (other, i)->op, ==, DOSSIER_TERM_OR);
    }
}

static void
check_answer (DossierQuery *query, DossierQueryDomain domain, const GError *error)
{
  g_assert_true ((query == NULL) == (error != NULL));
  if (query != NULL)
    {
      check_query (query);
      check_text (query, domain);
    }
  else
    fuzz_check_text (error->message);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = fuzz_dup_string (data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);

  for (DossierQueryDomain domain = DOSSIER_QUERY_STORIES; domain <= DOSSIER_QUERY_HIGHLIGHTS; domain++)
    for (int as_you_type = 0; as_you_type < 2; as_you_type++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierQuery) query = dossier_query_parse_in (domain, text, as_you_type, NOW, &error);

        check_answer (query, domain, error);
      }
  return 0;
}
