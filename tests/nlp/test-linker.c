/* test-linker.c - which names of a text mean the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-linker-private.h"

#include <string.h>

#include "text-case.h"

/* "John Schulman: Schulman, John" for each entity of the text, in order, with its aliases. */
static char *
link_text (const DossierVocabulary *vocabulary, const char *text)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
  GString       *out = g_string_new (NULL);
  DossierReading reading;

  dossier_reading_init (&reading, vocabulary, tokens);
  dossier_candidates_find (&reading, candidates);
  dossier_candidates_weigh (&reading, candidates);
  dossier_candidates_judge (&reading, candidates);
  dossier_linker_run (&reading, candidates, names, entities);
  dossier_reading_clear (&reading);
  for (guint i = 0; i < entities->len; i++)
    {
      DossierFoundEntity *entity = entities->pdata[i];
      g_autofree char    *aliases = g_strjoinv (", ", entity->aliases);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? "; " : "", entity->name, *aliases != '\0' ? ": " : "", aliases);
    }
  return g_string_free (out, FALSE);
}

static const TextCase cases[] = {
  { "surname", "John Schulman spoke. Schulman left.", "John Schulman: Schulman" },
  { "surname-comes-first", "Schulman left, as John Schulman said.", "John Schulman: Schulman" },
  { "first-name", "Karina Wolfson spoke. Karina left.", "Karina Wolfson: Karina" },
  { "one-first-name-of-two", "Karina Wolfson met Karina Berger. Then Karina left.",
    "Karina Wolfson; Karina Berger; Karina" },
  { "one-surname-of-two", "Dario Amodei met Daniela Amodei. Amodei smiled.", "Dario Amodei; Daniela Amodei; Amodei" },
  { "surname-before-junior", "Martin Koch Jr. spoke. Koch left.", "Martin Koch Jr.: Koch" },
  { "middle-initial", "Susan B. Moorfield spoke. Moorfield left.", "Susan B. Moorfield: Moorfield" },
  { "a-list-s-other-form", "DeepMind grew. Google DeepMind is large.", "Google DeepMind: DeepMind" },
  { "legal-suffix", "Qwintex Robotics Inc. sued. Qwintex Robotics lost.", "Qwintex Robotics: Qwintex Robotics Inc." },
  { "short-form", "He joined Qwintex Ventures. At Qwintex he is happy.", "Qwintex Ventures: Qwintex" },
  { "acronym", "She leads the Fairview Robot Ethics Council (FREC).", "Fairview Robot Ethics Council: FREC" },
  { "acronym-with-small-words", "He runs Tools for Humanity (TFH).", "Tools for Humanity: TFH" },
  { "renamed", "Qwintex Labs, formerly Blorix AI, grew. Blorix AI hired.", "Qwintex Labs: Blorix AI" },
  { "renamed-in-brackets", "She runs Blorix Ventures (now known as Qwintex Labs) there.",
    "Blorix Ventures: Qwintex Labs" },
  { "two-that-are-known", "Jan Leike of Anthropic, formerly OpenAI, spoke.", "Jan Leike; Anthropic; OpenAI" },
  { "formerly-somebody-else-s", "Qwintex Labs, formerly Blorix Labs engineers, grew.", "Qwintex Labs; Blorix Labs" },
  { "possessive", "Google’s plan is Google's.", "Google" },
  { "same-word-two-kinds", "Michael Dell founded Dell.", "Michael Dell; Dell" },
  { "surname-first", "author = {Wolfson, Karina}. Karina Wolfson spoke. Wolfson left.", "Karina Wolfson: Wolfson" },
  { "surname-first-with-a-middle-name", "author = {Wolfson, Karina B.}. Karina spoke with Karina Wolfson.",
    "Karina B. Wolfson: Karina, Karina Wolfson" },
  { "surname-first-with-a-particle", "author = {van Wolfson, Karina}. Wolfson left.", "Karina van Wolfson: Wolfson" },
  { "nobody", "It rained.", "" },
};

static void
test_link (gconstpointer data)
{
  text_cases_check (cases, G_N_ELEMENTS (cases), link_text, data);
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;

  g_test_init (&argc, &argv, NULL);
  vocabulary = text_case_load_vocabulary ();
  g_test_add_data_func ("/linker/names-that-mean-the-same-meet", vocabulary, test_link);
  return g_test_run ();
}
