/* dossier-reading-private.h - the tokens of a text with what the vocabulary and the text itself tell of each word.
 *
 * One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-vocabulary-private.h"

#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  const DossierVocabulary *vocabulary;
  const DossierGazetteer  *gazetteer;
  const DossierTokens     *tokens;
  const DossierWordHash   *hashes;   /* one a token */
  guint32                 *words;    /* one a token: its number in seen */
  const guint64           *capitals; /* of the tokens */
  guint64                 *begins;   /* a bit a token, too: may a name of the rules begin there? */
  DossierReadWord         *seen;     /* of the memory */
  guint32                 *slots;    /* the same; open addressing, at most half full: base, number in seen and 1 */
  guint32                  base;     /* what is not more was there before */
  guint                    n_seen, n_words; /* n_words: there are slots for */
  DossierWordMemory       *memory;          /* of the vocabulary, until clear */
} DossierReading;

void dossier_reading_init (DossierReading *self, const DossierVocabulary *vocabulary, const DossierTokens *tokens);
void dossier_reading_clear (DossierReading *self);

/* How often the text has the word of token @i in small letters. */
guint dossier_reading_count_small (const DossierReading *self, guint i);

static inline guint32
dossier_reading_classes (const DossierReading *self, guint i)
{
  return self->seen[self->words[i]].classes;
}

static inline gboolean
dossier_reading_has (const DossierReading *self, guint i, guint32 classes)
{
  return i < self->tokens->n_tokens && (dossier_reading_classes (self, i) & classes) != 0;
}

/* Is token @i a word with a capital in it? FALSE past the end. */
static inline gboolean
dossier_reading_is_capital (const DossierReading *self, guint i)
{
  return i < self->tokens->n_tokens && (self->capitals[i / 64] >> (i % 64) & 1) != 0;
}

/* The first bit from @i on that is set, or @end; @bits has one more word than the bits before @end. */
static inline guint
dossier_reading_next_bit (const guint64 *bits, guint i, guint end)
{
  guint   word = i / 64;
  guint64 left = bits[word] & (G_MAXUINT64 << (i % 64));

  while (left == 0 && (word + 1) * 64 < end)
    left = bits[++word];
  return left != 0 ? MIN (word * 64 + (guint) __builtin_ctzll (left), end) : end;
}

/* How many tokens from @i on have their bit set, up to @most, which is less than 64. */
static inline guint
dossier_reading_count_bits (const guint64 *bits, guint i, guint most)
{
  guint   word = i / 64, shift = i % 64;
  guint64 window = shift == 0 ? bits[word] : bits[word] >> shift | bits[word + 1] << (64 - shift);

  return (guint) __builtin_ctzll (~window | (guint64) 1 << most);
}

/* How many of the @n tokens have their bit set. */
static inline guint
dossier_reading_count_all_bits (const guint64 *bits, guint n)
{
  guint count = 0;

  for (guint word = 0; word <= n / 64; word++)
    count += (guint) __builtin_popcountll (bits[word]);
  return count;
}

/* Are both the same letter, ASCII case folded? */
static inline gboolean
dossier_reading_is_letter (char at, char letter)
{
  char small = letter | 0x20;

  return at == letter || ((at ^ letter) == 0x20 && small >= 'a' && small <= 'z');
}

/* Is token @i this word, ASCII case folded? FALSE past the end. Inline, so that the length of @word is known early;
 * most tokens begin with another letter. */
static inline gboolean
dossier_reading_is (const DossierReading *self, guint i, const char *word)
{
  gsize       length = strlen (word);
  const char *at;

  if (i >= self->tokens->n_tokens || self->tokens->tokens[i].length != length)
    return FALSE;
  at = self->tokens->text + self->tokens->tokens[i].start;
  for (gsize k = 0; k < length; k++)
    if (!dossier_reading_is_letter (at[k], word[k]))
      return FALSE;
  return TRUE;
}

/* Is token @i one of these words? Most tokens begin with another letter than each of them. */
static inline gboolean
dossier_reading_is_any (const DossierReading *self, guint i, const char *const *words, guint n)
{
  char first;

  if (i >= self->tokens->n_tokens)
    return FALSE;
  first = self->tokens->text[self->tokens->tokens[i].start];
  for (guint k = 0; k < n; k++)
    if (((words[k][0] ^ first) & ~0x20) == 0 && dossier_reading_is (self, i, words[k]))
      return TRUE;
  return FALSE;
}

/* The same number for the same phrase of the same case; a dot at the end of a word does not count. */
guint64 dossier_reading_key (const DossierReading *self, guint first, guint n);

/* The key of a phrase that begins with the one of @key and ends with these tokens. */
guint64 dossier_reading_extend_key (const DossierReading *self, guint64 key, guint first, guint n);

G_END_DECLS
