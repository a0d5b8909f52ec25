/* dossier-word-letters-private.h - the ASCII letters that a word begins with, read sixteen at a time.
 *
 * Has a twin in plain C, which is used where there are no such instructions and for what is longer.
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-word-hash-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define DOSSIER_WORD_LETTERS_AT_ONCE 16

typedef struct
{
  gsize             n;    /* letters; 0: there are none, and nothing else is set */
  DossierWordHash   hash; /* of a word that they are all of */
  DossierTokenFlags flags;
} DossierWordLetters;

DossierWordLetters dossier_word_letters_read_plainly (const char *at, const char *end);

#ifdef __SSE2__
/* @upper: a bit for each of the @n letters that is a capital. */
static inline DossierTokenFlags
dossier_word_letters_flags (guint upper, guint n)
{
  if (G_LIKELY (upper == 0))
    return 0;
  if (upper == 1)
    return DOSSIER_TOKEN_CAPITALISED;
  return upper == (1u << n) - 1 ? DOSSIER_TOKEN_ALL_CAPS : DOSSIER_TOKEN_MIXED;
}

static inline guint64
dossier_word_letters_hash (guint64 low, guint64 high, guint n)
{
  const guint64 all = G_MAXUINT64;

  if (n <= DOSSIER_WORD_HASH_BYTES)
    return dossier_word_hash_add (dossier_word_hash_begin (), low & all >> (64 - 8 * n));
  return dossier_word_hash_add (dossier_word_hash_add (dossier_word_hash_begin (), low), high & all >> (128 - 8 * n));
}
#endif

/* Those at @at. No byte is read from @end on. */
static inline DossierWordLetters
dossier_word_letters_read (const char *at, const char *end)
{
#ifdef __SSE2__
  if (G_LIKELY (end - at >= DOSSIER_WORD_LETTERS_AT_ONCE))
    {
      const guint64      small = G_GUINT64_CONSTANT (0x2020202020202020);
      __m128i            bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) at);
      __m128i            from_a = _mm_sub_epi8 (_mm_or_si128 (bytes, _mm_set1_epi8 (0x20)), _mm_set1_epi8 ('a'));
      __m128i            are = _mm_cmpeq_epi8 (_mm_min_epu8 (from_a, _mm_set1_epi8 (25)), from_a);
      guint              n = (guint) __builtin_ctz (~(guint) _mm_movemask_epi8 (are)), upper;
      guint64            low, high;
      DossierWordLetters letters = { .n = n };

      if (n == 0)
        return letters;
      if (G_LIKELY (n < DOSSIER_WORD_LETTERS_AT_ONCE))
        {
          upper = ~(guint) _mm_movemask_epi8 (_mm_slli_epi16 (bytes, 2)) & ((1u << n) - 1);
          low = (guint64) _mm_cvtsi128_si64 (bytes);
          high = (guint64) _mm_cvtsi128_si64 (_mm_srli_si128 (bytes, 8));
          letters.flags = dossier_word_letters_flags (upper, n);
          letters.hash.exact = letters.hash.folded = dossier_word_letters_hash (low | small, high | small, n);
          if (upper != 0)
            letters.hash.exact = dossier_word_letters_hash (low, high, n);
          return letters;
        }
    }
#endif
  return dossier_word_letters_read_plainly (at, end);
}

G_END_DECLS
