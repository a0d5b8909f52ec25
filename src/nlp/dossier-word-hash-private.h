/* dossier-word-hash-private.h - the numbers that stand for a word, with and without case.
 *
 * Eight bytes at a time, the last of them filled up with zeros: of a word of up to eight bytes the number is its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-tokens.h"

G_BEGIN_DECLS

#define DOSSIER_WORD_HASH_BYTES 8

DossierWordHash dossier_word_hash (const char *text, gsize length);

static inline guint64
dossier_word_hash_begin (void)
{
  return G_GUINT64_CONSTANT (0xcbf29ce484222325);
}

/* @bytes: the first one lowest, letters small where case does not count. */
static inline guint64
dossier_word_hash_add (guint64 hash, guint64 bytes)
{
  guint64 mixed = (hash ^ bytes) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);

  return mixed ^ (mixed >> 32);
}

/* Of one byte that is no capital. */
static inline DossierWordHash
dossier_word_hash_of_byte (guchar c)
{
  guint64 hash = dossier_word_hash_add (dossier_word_hash_begin (), c);

  return (DossierWordHash){ hash, hash };
}

G_END_DECLS
