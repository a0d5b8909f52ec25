/* dossier-word-hash.c - the numbers that stand for a word: FNV-1a, with and without case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer.h"

#define PRIME 0x100000001b3u

DossierWordHash
dossier_word_hash (const char *text, gsize length)
{
  guint64 folded = 0xcbf29ce484222325u, exact;
  gsize   small = 0;

  if (length >= 2 && text[length - 1] == '.')
    length--;
  /* Both are the same up to the first capital. */
  for (; small < length && (guchar) text[small] < 0x80 && !(text[small] >= 'A' && text[small] <= 'Z'); small++)
    folded = (folded ^ (guchar) text[small]) * PRIME;
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
      exact = (exact ^ c) * PRIME;
      folded = (folded ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * PRIME;
    }
  return (DossierWordHash){ folded ^ (folded >> 29), exact ^ (exact >> 29) };
}
