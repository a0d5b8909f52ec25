/* test-reversed.c - people whose surname comes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-candidates-private.h"
#include "dossier-reversed-private.h"

#include <string.h>

#include "text-case.h"

/* The names of the text that are written so, in the usual order, joined by "; ". */
static char *
read_text (const DossierVocabulary *vocabulary, const char *text)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  GString       *out = g_string_new (NULL);
  DossierReading reading;

  dossier_reading_init (&reading, vocabulary, tokens);
  dossier_candidates_find (&reading, candidates);
  for (guint c = 0; c < candidates->len; c++)
    {
      const DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);
      g_autofree char        *name = NULL;

      if (candidate->n_surname == 0)
        continue;
      name = dossier_reversed_dup (&reading, candidate->first, candidate->n, candidate->n_surname);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", name);
    }
  dossier_reading_clear (&reading);
  return g_string_free (out, FALSE);
}

static const TextCase cases[] = {
  { "a-field-of-authors", "@misc{x, author = {Moss, Ada and Quill, Zehao}, year = {2025}}", "Ada Moss; Zehao Quill" },
  { "one-author", "author = {Moss, Ada},", "Ada Moss" },
  { "quotes-around-a-field", "author = \"Moss, Ada\", title = \"On rivers\"", "Ada Moss" },
  { "editors", "editor={Moss, Ada and Quill, Zehao}", "Ada Moss; Zehao Quill" },
  { "an-organization-among-authors", "author = {Moss, Ada and Qwintex and Quill, Zehao}", "Ada Moss; Zehao Quill" },
  { "an-organization-is-the-first-author", "author = {Qwintex and Quill, Zehao}", "Zehao Quill" },
  { "a-middle-initial", "author = {Moss, Ada Y. and Quill, Zehao}", "Ada Y. Moss; Zehao Quill" },
  { "particles", "author = {van der Berg, Jan and von Moss, Ada}", "Jan van der Berg; Ada von Moss" },
  { "a-title-is-no-author", "title = {Moss, Ada}", "" },
  { "a-field-ends", "author = {Moss, Ada}, title = {Rivers, Lakes}", "Ada Moss" },
  { "a-list-in-prose", "Written by Moss, Ada and Stone, Ben in May.", "Ada Moss; Ben Stone" },
  { "semicolons", "By Wang, Jasmine; Chen, Mark.", "Jasmine Wang; Mark Chen" },
  { "later-ones-need-no-list", "By Wang, Jasmine; Chen, Mark; Qwintel, Zehao.",
    "Jasmine Wang; Mark Chen; Zehao Qwintel" },
  { "initials", "Smith, J., Doe, A. B., & Lee, C. (2020). Rivers.", "J. Smith; A. B. Doe; C. Lee" },
  { "initials-and-a-year", "Williams, R. J. (1992). Rivers.", "R. J. Williams" },
  { "initials-alone", "We met Williams, R. J. and Ada.", "" },
  { "one-in-prose", "We met Moss, Ada and others.", "" },
  { "towns-and-countries", "He saw Paris, France and Berlin, Germany.", "" },
  { "towns-and-states", "He saw Austin, Texas and Jackson, Mississippi.", "" },
  { "towns-and-letters", "From Washington, D.C. and London, U.K. he wrote.", "" },
  { "a-list-goes-on-with-a-town", "By Wang, Jasmine; Chen, Mark; Paris, France.", "Jasmine Wang; Mark Chen" },
  { "full-names-in-a-row", "Jensen Huang, Sam Altman and Greg Brockman, Ilya Sutskever met.", "" },
  { "a-company-before-its-head", "Google, Larry Page and Meta, Mark Zuckerberg agreed.", "" },
  { "first-names-in-a-row", "Alice, Bob and Carol, Dave.", "" },
  { "nothing-behind-the-comma", "author = {Moss,", "" },
  { "nothing-behind-the-and", "author = {Moss, Ada and", "Ada Moss" },
};

static void
test_read (gconstpointer data)
{
  text_cases_check (cases, G_N_ELEMENTS (cases), read_text, data);
}

static void
test_key (gconstpointer data)
{
  const char *text = "author = {Moss, Ada}. Ada Moss";
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  DossierReading          reading;
  const DossierCandidate *found;

  dossier_reading_init (&reading, data, tokens);
  dossier_candidates_find (&reading, candidates);
  g_assert_cmpuint (candidates->len, ==, 2);
  found = &g_array_index (candidates, DossierCandidate, 0);
  g_assert_cmpuint (found[0].n_surname, ==, 1);
  g_assert_cmpuint (found[1].n_surname, ==, 0);
  g_assert_cmpuint (found[0].key, ==, found[1].key);
  dossier_reading_clear (&reading);
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  g_test_init (&argc, &argv, NULL);
  vocabulary = text_case_load_vocabulary ();
  g_test_add_data_func ("/reversed/names-are-read-in-the-usual-order", vocabulary, test_read);
  g_test_add_data_func ("/reversed/both-orders-are-one-phrase", vocabulary, test_key);
  return g_test_run ();
}
