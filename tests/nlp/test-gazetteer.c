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
          g_assert_cmpuint (g_bytes_get_size (bytes), <, 2 * n * 6);
        }
    }
}

/* What was set is what comes back, for whom one entry has several numbers, too. */
static void
test_bytes_numbers (void)
{
  g_autoptr (DossierGazetteer) made = dossier_gazetteer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierGazetteer) gazetteer = NULL;
  const guint n = 20000;

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          g_autofree char       *name = g_strdup_printf ("Name%u", i);
          DossierWordHash        word = dossier_word_hash (name, strlen (name));
          DossierGazetteerEntry  want = { NAME, i % 2 == 0 ? i : 0, i % 3 == 0 ? i : 0, i % 5 == 0 ? n - i : 0, i % 7 };
          DossierGazetteerEntry *entry = round == 0 ? dossier_gazetteer_add (made, &word, 1, NAME) : NULL;
          DossierGazetteerMatch  match = { 0 };

          if (entry != NULL)
            {
              *entry = want;
              continue;
            }
          match = dossier_gazetteer_match (gazetteer, &word, 1, NAME, FALSE);
          g_assert_cmpmem (match.entry, sizeof *match.entry, &want, sizeof want);
        }
      if (round == 0)
        {
          bytes = dossier_gazetteer_to_bytes (made);
          gazetteer = dossier_gazetteer_new_from_bytes (bytes);
        }
    }
}

static const struct
{
  const char           *name;
  DossierGazetteerEntry entry;
  gboolean              fits;
} figures[] = {
  { "the-last-organization", { NAME, G_MAXUINT16, 0, 0, 0 }, TRUE },
  { "one-organization-more", { NAME, G_MAXUINT16 + 1u, 0, 0, 0 }, FALSE },
  { "the-last-subtype", { NAME, 0, 0, 0, G_MAXUINT8 }, TRUE },
  { "one-subtype-more", { NAME, 0, 0, 0, G_MAXUINT8 + 1u }, FALSE },
};

static void
test_figures (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierGazetteer) made = make_gazetteer ();
  g_autoptr (GBytes) bytes = NULL;
  DossierWordHash word = dossier_word_hash ("Zorblat", 7);

  *dossier_gazetteer_add (made, &word, 1, NAME) = figures[i].entry;
  bytes = dossier_gazetteer_to_bytes (made);
  g_assert_cmpint (bytes != NULL, ==, figures[i].fits);
}

/* No bytes for more sorts of entries than can be told. */
static void
test_bytes_limit (void)
{
  g_autoptr (DossierGazetteer) made = dossier_gazetteer_new ();

  for (guint i = 1; i <= 256; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%u", i);
      DossierWordHash  word = dossier_word_hash (name, strlen (name));
      g_autoptr (GBytes) bytes = NULL;

      dossier_gazetteer_add (made, &word, 1, i)->person = i % 2;
      bytes = dossier_gazetteer_to_bytes (made);
      g_assert_cmpint (bytes != NULL, ==, i < 256);
    }
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

/* In a gazetteer that is filled and in its bytes: words of the lists and strangers, and several questions in one walk.
 */
static void
test_at_once (void)
{
  static const DossierGazetteerQuestion questions[]
      = { { NAME, FALSE }, { PLACE, FALSE }, { PREFIX, TRUE }, { NAME | PLACE, TRUE } };
  g_autoptr (DossierGazetteer) made = make_gazetteer ();
  g_autoptr (GBytes) bytes = dossier_gazetteer_to_bytes (made);
  g_autoptr (DossierGazetteer) read = dossier_gazetteer_new_from_bytes (bytes);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      const DossierGazetteer *gazetteer = i % 2 == 0 ? made : read;
      DossierWordHash         words[32];
      guint                   n = hash_words (cases[i / 2].text, words);
      guint64                 folded[32];
      guint32                 heads[32];
      DossierGazetteerMatch   matches[G_N_ELEMENTS (questions)];

      for (guint k = 0; k < n; k++)
        folded[k] = words[k].folded;
      dossier_gazetteer_find_heads (gazetteer, folded, n, heads);
      for (guint k = 0; k < n; k++)
        {
          dossier_gazetteer_answer_from (gazetteer, heads[k], words + k, n - k, questions, G_N_ELEMENTS (questions),
                                         matches);
          for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
            {
              DossierGazetteerMatch want
                  = dossier_gazetteer_match (gazetteer, words + k, n - k, questions[q].classes, questions[q].fold);

              g_assert_cmpuint (matches[q].n, ==, want.n);
              g_assert_cmpint (matches[q].exact, ==, want.exact);
              g_assert_true (matches[q].entry == want.entry);
            }
        }
    }
}

static const struct
{
  const char *name;
  gsize       cut, at; /* bytes that are missing; which byte is another one, at most the last one */
} damages[] = {
  { "nothing", G_MAXSIZE, 0 },   { "cut-off", 1, 0 },          { "of-another-machine", 0, 7 },
  { "too-many-buckets", 0, 11 }, { "too-far-a-shift", 0, 12 }, { "too-many-phrases", 0, 19 },
  { "too-many-numbers", 0, 23 }, { "too-many-shapes", 0, 27 }, { "other-counts", 0, G_MAXSIZE },
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
    copy[MIN (damages[i].at, length - 1)] ^= 0xFF;
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
  g_test_add_func ("/gazetteer/bytes-hold-all-numbers", test_bytes_numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *path = g_strconcat ("/gazetteer/bytes-have-room-or-not/", figures[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_figures);
    }
  g_test_add_func ("/gazetteer/bytes-hold-256-sorts-of-entries-and-no-more", test_bytes_limit);
  g_test_add_func ("/gazetteer/all-at-once-as-one-by-one", test_at_once);
  g_test_add_func ("/gazetteer/bytes-may-lie-anywhere", test_askew);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/gazetteer/bytes-are-refused/", damages[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damage);
    }
  g_test_add_func ("/gazetteer/many-phrases-are-all-found", test_many);
  return g_test_run ();
}
