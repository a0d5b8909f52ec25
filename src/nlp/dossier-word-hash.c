/* dossier-word-hash.c - the numbers that stand for a word: FNV-1a, with and without case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-hash-private.h"

#define add dossier_letter_hash_add

DossierWordHash
dossier_word_hash (const char *text, gsize length)
{
  guint64 folded = dossier_word_hash_begin ().folded, exact;
  gsize   small = 0;

  if (length >= 2 && text[length - 1] == '.')
    length--;
  /* Both are the same up to the first capital. */
  for (; small < length && (guchar) text[small] < 0x80 && !(text[small] >= 'A' && text[small] <= 'Z'); small++)
    folded = add (folded, (guchar) text[small]);
  exact = folded;
  for (gsize i = small; i < length; i++)
    {
      guchar c = text[i];

      if (c < 0x80)
        ;
      else if (c == 0xE2 && i + 2 < length && (guchar) text[i + 1] == 0x80 && ((guchar) text[i + 2] & 0xFE) == 0x98)
        {
          c = '\'';
          i += 2;
        }
      else if (c == 0xC2 && i + 1 < length && (guchar) text[i + 1] == 0xAD)
        {
          i++;
          continue;
        }
      exact = add (exact, c);
      folded = add (folded, c >= 'A' && c <= 'Z' ? c | 0x20u : c);
    }
  return dossier_word_hash_end ((DossierWordHash){ folded, exact });
}
