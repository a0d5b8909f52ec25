/* dossier-title-words.c - what a title says: its telling words, to compare titles by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-title-words.h"

#include <string.h>
#include "dossier-schema.h"

/* Shorter words stand in every title, unless they have a digit. */
#define MIN_LETTERS 3
/* Words as short keep their s. */
#define MIN_PLURAL 5
/* Bytes of a title that are looked at. */
#define MAX_TITLE 400

GHashTable *
dossier_title_words_load_plain (void)
{
  GHashTable *plain = g_hash_table_new (NULL, NULL);
  g_autoptr (GBytes) bytes = dossier_schema_load_resource ("plain-words.tsv");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_hash_table_add (plain, GUINT_TO_POINTER (g_str_hash (lines[i])));
  return plain;
}

static void
add_hash (DossierTitleWords *self, guint32 hash, gboolean has_digit)
{
  guint i = 0;

  while (i < self->n && self->words[i] < hash)
    i++;
  if (self->n == DOSSIER_TITLE_WORDS_MAX || (i < self->n && self->words[i] == hash))
    return;
  memmove (&self->words[i + 1], &self->words[i], (self->n - i) * sizeof (guint32));
  self->has_digit = (guint16) ((self->has_digit & ((1u << i) - 1)) | ((self->has_digit >> i << i) << 1));
  self->words[i] = hash;
  self->has_digit |= (guint16) (has_digit ? 1u << i : 0);
  self->mask |= G_GUINT64_CONSTANT (1) << (hash % 64);
  self->n++;
}

static gboolean
is_unit (const char *word)
{
  static const char *const units[] = { "k", "m", "mn", "b", "bn", "t", "tn", NULL };

  return g_strv_contains (units, word);
}

static gboolean
is_short (const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0' && n < MIN_LETTERS; p = g_utf8_next_char (p))
    n++;
  return n < MIN_LETTERS;
}

/* @word is changed. */
static void
add_word (DossierTitleWords *self, char *word, GHashTable *plain)
{
  gsize    length = strlen (word), n_number = strspn (word, "0123456789.,");
  gboolean has_digit = strpbrk (word, "0123456789") != NULL;

  if (n_number > 0 && is_unit (word + n_number))
    word[n_number] = '\0';
  if ((!has_digit && is_short (word)) || g_hash_table_contains (plain, GUINT_TO_POINTER (g_str_hash (word))))
    return;
  if (!has_digit && length >= MIN_PLURAL && word[length - 1] == 's' && word[length - 2] != 's')
    word[length - 1] = '\0';
  add_hash (self, g_str_hash (word), has_digit);
}

static void
end_word (DossierTitleWords *self, GString *word, GHashTable *plain)
{
  if (word->len > 0)
    add_word (self, word->str, plain);
  g_string_truncate (word, 0);
}

/* "3.5" and "40,000" are one word. */
static gboolean
joins_digits (const GString *word, const char *next)
{
  return word->len > 0 && g_ascii_isdigit (word->str[word->len - 1]) && g_ascii_isdigit (next[1])
         && (*next == '.' || *next == ',');
}

static gboolean
is_ascii (const char *text, gsize size)
{
  guchar all = 0;

  for (gsize i = 0; i < size; i++)
    all |= (guchar) text[i];
  return all < 0x80;
}

/* Unicode's tables are slow, and most titles do not need them. */
static char *
dup_folded (const char *title)
{
  gsize            size = strnlen (title, MAX_TITLE);
  g_autofree char *cut = NULL;

  if (is_ascii (title, size))
    return g_ascii_strdown (title, (gssize) size);
  cut = g_utf8_make_valid (title, (gssize) size);
  return g_utf8_casefold (cut, -1);
}

void
dossier_title_words_collect (const char *title, GHashTable *plain, DossierTitleWords *words)
{
  g_autofree char *folded = dup_folded (title);
  g_autoptr (GString) word = g_string_new (NULL);
  gunichar before = 0;

  *words = (DossierTitleWords){ 0 };
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_wide = c >= 0x80 && g_unichar_iswide (c);

      if (is_wide)
        {
          end_word (words, word, plain);
          if (before != 0)
            add_hash (words, before * 31 + c, FALSE);
        }
      else if (c < 0x80 ? g_ascii_isalnum (c) || joins_digits (word, p) : g_unichar_isalnum (c))
        g_string_append_len (word, p, g_utf8_next_char (p) - p);
      else
        end_word (words, word, plain);
      before = is_wide ? c : 0;
    }
  end_word (words, word, plain);
}

void
dossier_title_words_set (DossierTitleWords *self, const guint32 *words, guint n, guint16 has_digit)
{
  memcpy (self->words, words, n * sizeof (guint32));
  self->n = (guint16) n;
  self->has_digit = has_digit;
  self->mask = 0;
  for (guint i = 0; i < n; i++)
    self->mask |= G_GUINT64_CONSTANT (1) << (words[i] % 64);
}

guint
dossier_title_words_share (const DossierTitleWords *a, const DossierTitleWords *b, guint *which)
{
  guint i = 0, k = 0, n = 0;

  *which = 0;
  if ((a->mask & b->mask) == 0)
    return 0;
  while (i < a->n && k < b->n)
    if (a->words[i] < b->words[k])
      i++;
    else if (a->words[i] > b->words[k])
      k++;
    else
      {
        *which |= 1u << i;
        n++, i++, k++;
      }
  return n;
}

gboolean
dossier_title_words_disagree (const DossierTitleWords *a, const DossierTitleWords *b)
{
  guint of_a, of_b;

  dossier_title_words_share (a, b, &of_a);
  dossier_title_words_share (b, a, &of_b);
  return (a->has_digit & ~of_a) != 0 && (b->has_digit & ~of_b) != 0;
}
