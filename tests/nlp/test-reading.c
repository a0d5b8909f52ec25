/* test-reading.c - the words of a text: capitals as bits, and which word of a list one is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading-private.h"

/* Words, every third of them with a capital. */
#define N_WORDS 200

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append (text, i % 3 == 0 ? "Zorblat " : "zorblat ");
  return g_string_free (text, FALSE);
}

static void
test_capitals (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);
  g_autofree char *text = make_text ();
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  DossierReading reading;

  dossier_reading_init (&reading, vocabulary, tokens);
  g_assert_cmpuint (tokens->n_tokens, ==, N_WORDS);
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_assert_cmpint (dossier_reading_is_capital (&reading, i), ==, i % 3 == 0);
      g_assert_cmpuint (dossier_reading_next_bit (reading.capitals, i, N_WORDS), ==, MIN ((i + 2) / 3 * 3, N_WORDS));
      g_assert_cmpuint (dossier_reading_next_bit (reading.capitals, i, i), ==, i);
    }
  g_assert_false (dossier_reading_is_capital (&reading, N_WORDS));
  g_assert_false (dossier_reading_is_capital (&reading, G_MAXUINT));
  dossier_reading_clear (&reading);
}

/* Without the end of the first word, and with all of it in other case. */
static void
test_is_any (void)
{
  static const char *const words[] = { "Inc", "inc.", "(", "Zorblat" };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);
  const char *text = "ZORBLAT In INC ( Zorblatt";
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  const gboolean want[] = { TRUE, FALSE, TRUE, TRUE, FALSE, FALSE };
  DossierReading reading;

  dossier_reading_init (&reading, vocabulary, tokens);
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    g_assert_cmpint (dossier_reading_is_any (&reading, i, words, G_N_ELEMENTS (words)), ==, want[i]);
  dossier_reading_clear (&reading);
}

/* Words of the lists, of no list and of other case, by a vocabulary that many texts asked before and by a fresh one. */
static void
test_memory (void)
{
  static const char *const texts[]
      = { "OpenAI hired Ada, the CEO of Zorblat.", "OPENAI openai Ada ada ADA ceo CEO 3 . 's",
          "Ada's team, with Will and will; New York's new york" };
  g_autoptr (DossierVocabulary) used = dossier_vocabulary_new (NULL);

  for (guint i = 0; i < 3 * G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];
      g_autoptr (DossierVocabulary) fresh = dossier_vocabulary_new (NULL);
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
      DossierReading one, other;

      dossier_reading_init (&one, used, tokens);
      dossier_reading_init (&other, fresh, tokens);
      g_assert_cmpuint (one.n_seen, ==, other.n_seen);
      for (guint k = 0; k < one.n_seen; k++)
        {
          g_assert_cmpuint (one.seen[k].classes, ==, other.seen[k].classes);
          g_assert_cmpuint (one.seen[k].head, ==, other.seen[k].head);
          g_assert_cmpuint (one.seen[k].longer, ==, other.seen[k].longer);
        }
      dossier_reading_clear (&one);
      dossier_reading_clear (&other);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/capitals-are-found-by-their-bits", test_capitals);
  g_test_add_func ("/reading/a-word-is-one-of-several-whatever-its-case", test_is_any);
  g_test_add_func ("/reading/earlier-texts-change-nothing", test_memory);
  return g_test_run ();
}
