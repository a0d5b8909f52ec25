/* dossier-word-hash.c - the numbers that stand for a word, with and without case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-word-hash-private.h"

#include <string.h>

#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

typedef struct
{
  DossierWordHash hash;
  guint64         bytes; /* that are not in it yet */
  guint           n;     /* of them */
} Hasher;

/* ASCII capitals become small. */
static inline guint64
fold (guint64 bytes)
{
  guint64 low = bytes & EACH (0x7F);
  guint64 capitals = (low + EACH (0x80 - 'A')) & ~(low + EACH (0x7F - 'Z')) & ~bytes & EACH (0x80);

  return bytes | capitals >> 2;
}

static inline gboolean
has_byte (guint64 bytes, guint8 byte)
{
  guint64 odd = bytes ^ EACH (byte);

  return ((odd - EACH (0x01)) & ~odd & EACH (0x80)) != 0;
}

static inline void
flush (Hasher *hasher)
{
  hasher->hash.folded = dossier_word_hash_add (hasher->hash.folded, fold (hasher->bytes));
  hasher->hash.exact = dossier_word_hash_add (hasher->hash.exact, hasher->bytes);
  hasher->bytes = 0;
  hasher->n = 0;
}

static inline void
add (Hasher *hasher, guchar c)
{
  hasher->bytes |= (guint64) c << 8 * hasher->n;
  if (++hasher->n == DOSSIER_WORD_HASH_BYTES)
    flush (hasher);
}

/* Eight bytes at once, when none begins what is left out or written otherwise. */
static inline gboolean
add_eight (Hasher *hasher, const char *text)
{
  memcpy (&hasher->bytes, text, sizeof hasher->bytes);
  hasher->bytes = GUINT64_FROM_LE (hasher->bytes);
  if (has_byte (hasher->bytes, 0xE2) || has_byte (hasher->bytes, 0xC2))
    {
      hasher->bytes = 0;
      return FALSE;
    }
  flush (hasher);
  return TRUE;
}

/* The @n bytes before @end, less than eight, with more before them; the same. */
static inline gboolean
add_last (Hasher *hasher, const char *end, gsize n)
{
  guint64 bytes;

  memcpy (&bytes, end - sizeof bytes, sizeof bytes);
  bytes = GUINT64_FROM_LE (bytes);
  if (n == 0 || has_byte (bytes, 0xE2) || has_byte (bytes, 0xC2))
    return FALSE;
  hasher->bytes = bytes >> 8 * (DOSSIER_WORD_HASH_BYTES - n);
  hasher->n = n;
  return TRUE;
}

DossierWordHash
dossier_word_hash (const char *text, gsize length)
{
  Hasher hasher = { .hash = { dossier_word_hash_begin (), dossier_word_hash_begin () } };
  gsize  i = 0;

  if (length >= 2 && text[length - 1] == '.')
    length--;
  while (length - i >= DOSSIER_WORD_HASH_BYTES && add_eight (&hasher, text + i))
    i += DOSSIER_WORD_HASH_BYTES;
  if (i > 0 && length - i < DOSSIER_WORD_HASH_BYTES && add_last (&hasher, text + length, length - i))
    i = length;
  for (; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == 0xE2 && i + 2 < length && (guchar) text[i + 1] == 0x80 && ((guchar) text[i + 2] & 0xFE) == 0x98)
        {
          c = '\'';
          i += 2;
        }
      else if (c == 0xC2 && i + 1 < length && (guchar) text[i + 1] == 0xAD)
        {
          i++;
          continue;
        }
      add (&hasher, c);
    }
  if (hasher.n > 0)
    flush (&hasher);
  return hasher.hash;
}
