/* dossier-likeness.c - whether two texts tell of the same thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-likeness.h"

/* Shorter words stand in every text. */
#define MIN_LETTERS 4

static void
add_word (GHashTable *words, const char *start, const char *end)
{
  if (g_hash_table_size (words) < DOSSIER_LIKENESS_MAX_WORDS)
    g_hash_table_add (words, g_strndup (start, (gsize) (end - start)));
}

/* The different words of @text: owns them. */
static GHashTable *
collect_words (const char *text)
{
  GHashTable      *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char      *start = folded;
  guint            n = 0;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && g_unichar_iswide (c))
        add_word (words, p, g_utf8_next_char (p));
      else if (c != 0 && g_unichar_isalnum (c))
        {
          if (n++ == 0)
            start = p;
          continue;
        }
      if (n >= MIN_LETTERS)
        add_word (words, start, p);
      n = 0;
      if (c == 0)
        return words;
    }
}

gboolean
dossier_texts_are_alike (const char *a, const char *b)
{
  g_autoptr (GHashTable) first = collect_words (a);
  g_autoptr (GHashTable) second = collect_words (b);
  GHashTable    *shorter = g_hash_table_size (first) <= g_hash_table_size (second) ? first : second;
  GHashTable    *longer = shorter == first ? second : first;
  GHashTableIter iter;
  gpointer       word;
  guint          n = 0;

  g_hash_table_iter_init (&iter, shorter);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n += g_hash_table_contains (longer, word);
  return n * 100 >= g_hash_table_size (shorter) * DOSSIER_LIKENESS_PERCENT;
}
