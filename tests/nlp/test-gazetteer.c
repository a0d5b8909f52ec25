/* test-gazetteer.c - known phrases in a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer.h"

#include <string.h>

enum
{
  NAME = 1 << 0,
  PLACE = 1 << 1,
  PREFIX = 1 << 2,
};

static guint
hash_words (const char *text, DossierWordHash *words)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));

  for (guint i = 0; i < MIN (tokens->n_tokens, 32); i++)
    words[i] = dossier_word_hash (text + tokens->tokens[i].start, tokens->tokens[i].length);
  return MIN (tokens->n_tokens, 32);
}

static DossierGazetteer *
make_gazetteer (void)
{
  static const struct
  {
    const char *phrase;
    guint32     classes;
  } phrases[] = {
    { "Apple", NAME },           { "New York", PLACE }, { "New York Times", NAME }, { "York", PLACE },
    { "University of", PREFIX }, { "apple", PLACE },    { "Acme Inc.", NAME },      { "O'Brien & Sons", NAME },
  };
  DossierGazetteer *gazetteer = dossier_gazetteer_new ();
  DossierWordHash   words[32];

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    g_assert_nonnull (
        dossier_gazetteer_add (gazetteer, words, hash_words (phrases[i].phrase, words), phrases[i].classes));
  return gazetteer;
}

static const struct
{
  const char *name, *text;
  guint32     classes;
  gboolean    fold;
  guint       n;
  gboolean    exact;
} cases[] = {
  { "one-word", "Apple pie", NAME, FALSE, 1, TRUE },
  { "the-longest-wins", "New York Times reporter", NAME | PLACE, FALSE, 3, TRUE },
  { "only-the-class-asked-for", "New York Times reporter", PLACE, FALSE, 2, TRUE },
  { "a-beginning-is-no-phrase", "New Jersey", NAME | PLACE, FALSE, 0, FALSE },
  { "the-text-ends-inside", "New York Ti", NAME, FALSE, 0, FALSE },
  { "case-matters", "NEW YORK", PLACE, FALSE, 0, FALSE },
  { "case-folded", "NEW YORK", PLACE, TRUE, 2, FALSE },
  { "two-cases-two-meanings", "apple pie", NAME, FALSE, 0, FALSE },
  { "dot-at-the-end", "Acme Inc grew", NAME, FALSE, 2, TRUE },
  { "curly-apostrophe", "O’Brien & Sons", NAME, FALSE, 3, TRUE },
  { "prefix", "University of Somewhere", PREFIX, FALSE, 2, TRUE },
  { "unknown", "Zzz", NAME | PLACE | PREFIX, TRUE, 0, FALSE },
};

static void
test_match (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierGazetteer) gazetteer = make_gazetteer ();
  DossierWordHash       words[32];
  guint                 n = hash_words (cases[i].text, words);
  DossierGazetteerMatch match = dossier_gazetteer_match (gazetteer, words, n, cases[i].classes, cases[i].fold);

  g_assert_cmpuint (match.n, ==, cases[i].n);
  if (match.n > 0)
    g_assert_cmpint (match.exact, ==, cases[i].exact);
}

static void
test_classes (void)
{
  g_autoptr (DossierGazetteer) gazetteer = make_gazetteer ();
  DossierWordHash word = dossier_word_hash ("Apple", 5), small = dossier_word_hash ("apple", 5);
  DossierWordHash none = dossier_word_hash ("pear", 4);

  g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &word, 0), ==, NAME);
  g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &word, PLACE), ==, NAME | PLACE);
  g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &small, NAME), ==, NAME | PLACE);
  g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &none, G_MAXUINT32), ==, 0);
}

static void
test_limits (void)
{
  g_autoptr (DossierGazetteer) gazetteer = dossier_gazetteer_new ();
  DossierWordHash words[DOSSIER_GAZETTEER_MAX_WORDS + 1];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = dossier_word_hash (&"abcdefghijklmn"[i], 1);
  g_assert_null (dossier_gazetteer_add (gazetteer, words, 0, NAME));
  g_assert_null (dossier_gazetteer_add (gazetteer, words, G_N_ELEMENTS (words), NAME));
  g_assert_nonnull (dossier_gazetteer_add (gazetteer, words, G_N_ELEMENTS (words) - 1, NAME));
  g_assert_cmpuint (dossier_gazetteer_match (gazetteer, words, G_N_ELEMENTS (words), NAME, FALSE).n, ==,
                    DOSSIER_GAZETTEER_MAX_WORDS);
}

/* More phrases than it has room for at first. */
static void
test_many (void)
{
  g_autoptr (DossierGazetteer) gazetteer = dossier_gazetteer_new ();
  const guint n = 300000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%u", i);
      DossierWordHash  word = dossier_word_hash (name, strlen (name));

      dossier_gazetteer_add (gazetteer, &word, 1, NAME)->organization = i;
    }
  for (guint i = 0; i < n; i += 997)
    {
      g_autofree char *name = g_strdup_printf ("Name%u", i);
      DossierWordHash  word = dossier_word_hash (name, strlen (name));

      g_assert_cmpuint (dossier_gazetteer_match (gazetteer, &word, 1, NAME, FALSE).entry->organization, ==, i);
    }
}

/* --- as bytes --- */

static void
test_bytes (void)
{
  g_autoptr (DossierGazetteer) made = make_gazetteer ();
  g_autoptr (GBytes) bytes = dossier_gazetteer_to_bytes (made);
  g_autoptr (DossierGazetteer) gazetteer = dossier_gazetteer_new_from_bytes (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierWordHash words[32];
      guint           n = hash_words (cases[i].text, words);

      g_assert_cmpuint (dossier_gazetteer_match (gazetteer, words, n, cases[i].classes, cases[i].fold).n, ==,
                        cases[i].n);
    }
}

/* So many that some in two cases are alike in any 16 bits that one would try first. */
static void
test_bytes_tell_case (void)
{
  g_autoptr (DossierGazetteer) made = dossier_gazetteer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierGazetteer) gazetteer = NULL;
  const guint n = 100000;

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("Name%u", i), *small = g_strdup_printf ("name%u", i);
          DossierWordHash  word = dossier_word_hash (name, strlen (name));
          DossierWordHash  other = dossier_word_hash (small, strlen (small));

          if (round == 0)
            {
              g_assert_nonnull (dossier_gazetteer_add (made, &word, 1, NAME));
              g_assert_nonnull (dossier_gazetteer_add (made, &other, 1, PLACE));
              continue;
            }
          g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &word, 0), ==, NAME);
          g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &other, 0), ==, PLACE);
        }
      if (round == 0)
        {
          bytes = dossier_gazetteer_to_bytes (made);
          gazetteer = dossier_gazetteer_new_from_bytes (bytes);
          g_assert_cmpuint (g_bytes_get_size (bytes), <, 2 * n * 9);
        }
    }
}

/* No bytes for more entries that differ than can be told. */
static void
test_bytes_limit (void)
{
  g_autoptr (DossierGazetteer) made = dossier_gazetteer_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i <= G_MAXUINT16 + 1u; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%u", i);
      DossierWordHash  word = dossier_word_hash (name, strlen (name));

      g_clear_pointer (&bytes, g_bytes_unref);
      if (i >= G_MAXUINT16)
        bytes = dossier_gazetteer_to_bytes (made);
      g_assert_true ((bytes != NULL) == (i >= G_MAXUINT16));
      dossier_gazetteer_add (made, &word, 1, NAME)->organization = i;
    }
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = dossier_gazetteer_to_bytes (made);
  g_assert_null (bytes);
}

/* Askew in memory, they are copied. */
static void
test_askew (void)
{
  g_autoptr (DossierGazetteer) made = make_gazetteer ();
  g_autoptr (GBytes) bytes = dossier_gazetteer_to_bytes (made);
  gsize   length = g_bytes_get_size (bytes);
  guint8 *shifted = g_malloc (length + 1);
  g_autoptr (GBytes) all = g_bytes_new_take (shifted, length + 1);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (all, 1, length);
  g_autoptr (DossierGazetteer) gazetteer = NULL;
  DossierWordHash word = dossier_word_hash ("Apple", 5);

  memcpy (shifted + 1, g_bytes_get_data (bytes, NULL), length);
  gazetteer = dossier_gazetteer_new_from_bytes (part);
  g_assert_cmpuint (dossier_gazetteer_classes (gazetteer, &word, 0), ==, NAME);
}

static const struct
{
  const char *name;
  gsize       cut, at; /* bytes that are missing; which byte is another one */
} damages[] = {
  { "nothing", G_MAXSIZE, 0 },   { "cut-off", 1, 0 },           { "of-another-machine", 0, 7 },
  { "too-many-buckets", 0, 11 }, { "too-many-entries", 0, 19 }, { "entries-of-another-size", 0, 20 },
};

static void
test_damage (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierGazetteer) made = make_gazetteer ();
  g_autoptr (GBytes) bytes = dossier_gazetteer_to_bytes (made);
  gsize   length = g_bytes_get_size (bytes);
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (GBytes) damaged = NULL;

  if (damages[i].at > 0)
    copy[damages[i].at] ^= 0xFF;
  damaged = g_bytes_new_take (copy, length - MIN (length, damages[i].cut));
  g_assert_null (dossier_gazetteer_new_from_bytes (damaged));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/gazetteer/match/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_match);
    }
  g_test_add_func ("/gazetteer/a-word-has-the-classes-of-its-case", test_classes);
  g_test_add_func ("/gazetteer/phrases-are-so-long-and-no-longer", test_limits);
  g_test_add_func ("/gazetteer/bytes-hold-all-of-it", test_bytes);
  g_test_add_func ("/gazetteer/bytes-tell-case", test_bytes_tell_case);
  g_test_add_func ("/gazetteer/bytes-hold-65536-entries-and-no-more", test_bytes_limit);
  g_test_add_func ("/gazetteer/bytes-may-lie-anywhere", test_askew);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/gazetteer/bytes-are-refused/", damages[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damage);
    }
  g_test_add_func ("/gazetteer/many-phrases-are-all-found", test_many);
  return g_test_run ();
}
