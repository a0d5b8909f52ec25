/* dossier-word-letters.c - the ASCII letters that a word begins with, one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-letters-private.h"

static DossierTokenFlags
flags_of (gsize upper, gsize n, gboolean first)
{
  if (upper == 0)
    return 0;
  if (upper == n && upper >= 2)
    return DOSSIER_TOKEN_ALL_CAPS;
  return upper == 1 && first ? DOSSIER_TOKEN_CAPITALISED : DOSSIER_TOKEN_MIXED;
}

DossierWordLetters
dossier_word_letters_read_plainly (const char *at, const char *end)
{
  DossierWordLetters letters = { 0 };
  gsize              upper = 0;

  for (; at + letters.n < end && g_ascii_isalpha (at[letters.n]); letters.n++)
    upper += g_ascii_isupper (at[letters.n]) ? 1 : 0;
  if (letters.n == 0)
    return letters;
  letters.flags = flags_of (upper, letters.n, g_ascii_isupper (*at));
  letters.hash = dossier_word_hash (at, letters.n);
  return letters;
}
