/* test-name-spread.c - what is surely a name in one place of a text is one in its other places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-spread-private.h"

#include <string.h>

#include "text-case.h"

/* The kinds of the candidates of the text, one letter each, when the first one is of @kind with @lead and the others
 * are nothing yet: "pp" for two people. */
static char *
spread_text (const DossierVocabulary *vocabulary, const char *text, DossierNameKind kind, int lead)
{
  static const char letters[] = { 'n', 'p', 'o' };
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  GString       *out = g_string_new (NULL);
  DossierReading reading;

  dossier_reading_init (&reading, vocabulary, tokens);
  dossier_candidates_find (&reading, candidates);
  g_array_index (candidates, DossierCandidate, 0).kind = kind;
  g_array_index (candidates, DossierCandidate, 0).lead = (gint16) lead;
  dossier_name_spread (&reading, candidates);
  for (guint c = 0; c < candidates->len; c++)
    g_string_append_c (out, letters[g_array_index (candidates, DossierCandidate, c).kind]);
  dossier_reading_clear (&reading);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char     *name, *text;
  DossierNameKind kind;
  int             lead;
  const char     *want;
} cases[] = {
  { "a-sure-person", "We met Qwintel. Then Qwintel left Blorix.", DOSSIER_NAME_PERSON, 40, "ppn" },
  { "a-sure-organization", "We left Qwintel. Then Qwintel left Blorix.", DOSSIER_NAME_ORGANIZATION, 40, "oon" },
  { "an-unsure-person", "We met Qwintel. Then Qwintel left Blorix.", DOSSIER_NAME_PERSON, 19, "pnn" },
  { "an-unsure-organization", "We left Qwintel. Then Qwintel left Blorix.", DOSSIER_NAME_ORGANIZATION, 9, "onn" },
  { "nothing", "We left Qwintel. Then Qwintel left Blorix.", DOSSIER_NAME_OTHER, 99, "nnn" },
  { "a-law-of-somebody", "We met Qwintel. It is Qwintel's law.", DOSSIER_NAME_PERSON, 40, "pn" },
  { "words-of-the-language", "We met Quiet River. They saw the Quiet River.", DOSSIER_NAME_ORGANIZATION, 40, "on" },
};

static void
test_spread (gconstpointer data)
{
  const DossierVocabulary *vocabulary = data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = spread_text (vocabulary, cases[i].text, cases[i].kind, cases[i].lead);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  g_test_init (&argc, &argv, NULL);
  vocabulary = text_case_load_vocabulary ();
  g_test_add_data_func ("/name-spread/sure-names-are-names-everywhere", vocabulary, test_spread);
  return g_test_run ();
}
