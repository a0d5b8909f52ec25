/* dossier-word-hash-private.h - the numbers that stand for a word: FNV-1a, with and without case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-tokens.h"

G_BEGIN_DECLS

DossierWordHash dossier_word_hash (const char *text, gsize length);

/* --- the same letter by letter, for words of ASCII letters --- */

static inline guint64
dossier_letter_hash_add (guint64 hash, guchar c)
{
  return (hash ^ c) * G_GUINT64_CONSTANT (0x100000001b3);
}

static inline guint64
dossier_letter_hash_end (guint64 hash)
{
  return hash ^ (hash >> 29);
}

static inline DossierWordHash
dossier_word_hash_begin (void)
{
  return (DossierWordHash){ G_GUINT64_CONSTANT (0xcbf29ce484222325), G_GUINT64_CONSTANT (0xcbf29ce484222325) };
}

static inline DossierWordHash
dossier_word_hash_add (DossierWordHash hash, guchar letter)
{
  return (DossierWordHash){ dossier_letter_hash_add (hash.folded, letter | 0x20),
                            dossier_letter_hash_add (hash.exact, letter) };
}

static inline DossierWordHash
dossier_word_hash_end (DossierWordHash hash)
{
  return (DossierWordHash){ dossier_letter_hash_end (hash.folded), dossier_letter_hash_end (hash.exact) };
}

G_END_DECLS
