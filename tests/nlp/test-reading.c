/* test-reading.c - the words of a text: bits of its tokens, which word of a list one is, and what is kept.
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

static const struct
{
  const char *text, *begins; /* a mark a token, ^ where a name may begin */
} begins[] = {
  { "the Zorblat of it", ".^.." },           { "Ludwig van Berg", "^^^" },
  { "we saw 8080 Labs Inc.", "..^^^" },      { "we saw 8080 labs", "...." },
  { "the alignment team", ".^." },           { "a comma.ai, a16z", ".^.^" },
  { "nothing, at all (here).", "........" },
};

static void
test_begins (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (begins); k++)
    {
      const char *text = begins[k].text;
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
      g_autoptr (GString) have = g_string_new (NULL);
      DossierReading reading;

      dossier_reading_init (&reading, vocabulary, tokens);
      for (guint i = 0; i < tokens->n_tokens; i++)
        g_string_append_c (have, (reading.begins[i / 64] >> i % 64 & 1) != 0 ? '^' : '.');
      g_assert_cmpstr (have->str, ==, begins[k].begins);
      dossier_reading_clear (&reading);
    }
}

/* Of bits in a row that reach over the end of a word of 64. */
static void
test_count_bits (void)
{
  const guint64 bits[] = { G_GUINT64_CONSTANT (7) << 61, 3, 0 };

  for (guint i = 0; i < 70; i++)
    {
      guint row = i < 61 || i >= 66 ? 0 : 66 - i;

      for (guint most = 0; most < 8; most++)
        g_assert_cmpuint (dossier_reading_count_bits (bits, i, most), ==, MIN (row, most));
    }
  g_assert_cmpuint (dossier_reading_count_all_bits (bits, 70), ==, 5);
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

/* So many words, each of them twice. */
static char *
make_long_text (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 2 * n_words; i++)
    g_string_append_printf (text, "word%c%u ", 'a' + (char) (i % n_words % 26), i % n_words);
  return g_string_free (text, FALSE);
}

/* Texts of all sizes in turn, of one sentence each: what was in the room before is in the way of none. */
static void
test_room (void)
{
  static const guint sizes[] = { 0, 3, 5000, 1, 700, 40000, 64, 9000, 64 };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autofree char *text = make_long_text (sizes[k]);
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
      DossierReading reading;

      dossier_reading_init (&reading, vocabulary, tokens);
      g_assert_cmpuint (reading.n_seen, ==, sizes[k]);
      for (guint i = 0; i < tokens->n_tokens; i++)
        {
          g_assert_cmpuint (reading.words[i], ==, i % sizes[k]);
          g_assert_cmpuint (reading.seen[reading.words[i]].n, ==, 2);
          g_assert_cmpuint (dossier_reading_count_small (&reading, i), ==, 2);
        }
      dossier_reading_clear (&reading);
    }
}

/* Two readings at a time have nothing in common. */
static void
test_two (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (NULL);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new ("Ada met Ben", 11);
  g_autoptr (DossierTokens) others = dossier_tokens_new ("Ben met Cal", 11);
  DossierReading one, other;

  dossier_reading_init (&one, vocabulary, tokens);
  dossier_reading_init (&other, vocabulary, others);
  g_assert_true (one.seen != other.seen);
  g_assert_cmpuint (one.n_seen, ==, 3);
  g_assert_cmpuint (one.seen[2].hash.exact, ==, other.seen[0].hash.exact);
  dossier_reading_clear (&one);
  dossier_reading_clear (&other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/capitals-are-found-by-their-bits", test_capitals);
  g_test_add_func ("/reading/names-begin-with-capitals-and-what-the-lists-say", test_begins);
  g_test_add_func ("/reading/bits-in-a-row-are-counted", test_count_bits);
  g_test_add_func ("/reading/a-word-is-one-of-several-whatever-its-case", test_is_any);
  g_test_add_func ("/reading/earlier-texts-change-nothing", test_memory);
  g_test_add_func ("/reading/texts-of-all-sizes-share-a-room", test_room);
  g_test_add_func ("/reading/two-at-a-time-are-apart", test_two);
  return g_test_run ();
}
