/* test-name-runs.c - which tokens of a text are read for names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-runs-private.h"
#include "dossier-names-private.h"

#include <string.h>

/* Runs with "|" between two, "…" behind one that is cut. */
static const struct
{
  const char *name, *text, *want, *to_learn;
} cases[] = {
  { "no-text", "", "", "" },
  { "no-capitals", "nothing is here.", "", "" },
  { "one", "we met Zorblat.", "Zorblat", "Zorblat" },
  { "a-name-with-small-words", "we met Zorblat of the Hills.", "Zorblat of the Hills", "Zorblat of the Hills" },
  { "a-wide-gap-ends-a-run", "we met Zorblat of the of the Hills.", "Zorblat|Hills", "Zorblat|Hills" },
  { "plain-words-cut", "we saw Zorblat buy Quintax.", "Zorblat…|Quintax", "Zorblat buy Quintax" },
  { "a-plain-word-cuts-with-what-is-around-it", "we saw Zorblat, and buy the Quintax.", "Zorblat|Quintax",
    "Zorblat|Quintax" },
  { "brackets-cut", "we saw Zorblat (Quintax) there.", "Zorblat…|Quintax", "Zorblat (Quintax" },
  { "a-strange-word-does-not-cut", "we saw Zorblat qwzx Quintax.", "Zorblat qwzx Quintax", "Zorblat qwzx Quintax" },
  { "nouns-of-organizations-do-not-cut", "we saw Zorblat company Quintax.", "Zorblat company Quintax",
    "Zorblat company Quintax" },
  { "beginnings-of-sentences", "The old man slept. After that Zorblat came.", "Zorblat", "The|After that Zorblat" },
  { "a-beginning-before-a-capital", "The Zorblat came.", "The Zorblat", "The Zorblat" },
  { "a-beginning-before-a-verb", "One raises $30 million.", "One", "One" },
  { "a-verb-of-the-next-line-is-none-here", "One\nraises nothing.", "", "One" },
  { "no-beginning-of-a-headline", "The Old Man Slept While the Rain Fell", "The Old Man Slept While the Rain Fell",
    "The Old Man Slept While the Rain Fell" },
  { "a-beginning-that-is-listed", "Google said so.", "Google", "Google" },
};

static char *
write_out (const DossierNameSigns *signs)
{
  const DossierTokens *tokens = signs->reading->tokens;
  GString             *out = g_string_new (NULL);

  for (guint r = 0; r < signs->runs->len; r++)
    {
      const DossierNameRun *run = &g_array_index (signs->runs, DossierNameRun, r);
      g_autofree char      *text = dossier_tokens_dup (tokens, run->first, run->n);

      g_string_append_printf (out, "%s%s%s", r > 0 ? "|" : "", text, run->is_cut ? "…" : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_runs (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (cases[i].text, strlen (cases[i].text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autofree char *got = NULL, *learned = NULL;
  DossierReading   reading;
  DossierNameSigns signs, all;

  dossier_reading_init (&reading, vocabulary, tokens);
  dossier_names_find_by_rules (&reading, candidates);
  dossier_name_signs_init (&signs, &reading, NULL, candidates);
  dossier_name_signs_init_to_learn (&all, &reading, NULL, candidates);
  got = write_out (&signs);
  learned = write_out (&all);
  g_assert_cmpstr (got, ==, cases[i].want);
  g_assert_cmpstr (learned, ==, cases[i].to_learn);
  dossier_name_signs_clear (&signs);
  dossier_name_signs_clear (&all);
  dossier_reading_clear (&reading);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/name-runs/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_runs);
    }
  return g_test_run ();
}
