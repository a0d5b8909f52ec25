/* test-name-abbreviations.c - abbreviations of things are no names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-abbreviations-private.h"

#include <string.h>

#include "text-case.h"

/* The phrases that still are organizations when all candidates of the text were, joined by "; ". */
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
    g_array_index (candidates, DossierCandidate, c).kind = DOSSIER_NAME_ORGANIZATION;
  dossier_name_drop_abbreviations (&reading, candidates);
  for (guint c = 0; c < candidates->len; c++)
    {
      const DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);
      g_autofree char        *phrase = dossier_tokens_dup (tokens, candidate->first, candidate->n);

      if (candidate->kind != DOSSIER_NAME_OTHER)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", phrase);
    }
  dossier_reading_clear (&reading);
  return g_string_free (out, FALSE);
}

static const TextCase cases[] = {
  { "small-words", "They founded a joint venture (JQV) there.", "JQV" },
  { "letters-of-small-words", "They like quick ventures (LQV), and the LQV grew.", "" },
  { "words-between", "it is a measure of the quality (MQ) of things.", "" },
  { "a-plural", "they are measures of quality (MQs) of things.", "" },
  { "another-word-of-the-text", "It is a measure of quality (MQ). The LQV grew.", "LQV" },
  { "not-in-brackets", "it is a measure of quality MQ of things.", "MQ" },
  { "the-bracket-goes-on", "it is a measure of quality (MQ 5) of things.", "MQ" },
  { "the-text-begins-too-late", "quality (MQ) of things.", "MQ" },
  { "an-unknown-name", "she leads the Zorblat Quintax (ZQ) there.", "Zorblat Quintax; ZQ" },
  { "an-organization-s-ending", "she leads the Quiet Council (QC) there.", "Quiet Council; QC" },
  { "a-list-has-it", "a measure of idle things (MIT) there.", "MIT" },
  { "one-letter", "it is quality (Q) of things.", "Q" },
  { "nothing", "", "" },
};

static void
test_drop (gconstpointer data)
{
  text_cases_check (cases, G_N_ELEMENTS (cases), read_text, data);
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  g_test_init (&argc, &argv, NULL);
  vocabulary = text_case_load_vocabulary ();
  g_test_add_data_func ("/name-abbreviations/things-are-no-names", vocabulary, test_drop);
  return g_test_run ();
}
