/* dossier-packed-texts.c - many short texts in few bytes, each of which can be read by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-packed-texts-private.h"

#include <string.h>

#define N_PIECES 256
#define PIECE DOSSIER_PACKED_TEXTS_PIECE
/* Texts that are counted from one start. */
#define BLOCK 16
/* Behind each text, while pieces are sought. */
#define END G_MAXUINT16
/* Pairs that are seldomer save nothing. */
#define MIN_PAIRS 4

typedef struct
{
  guint32 n_texts, n_codes, n_piece_bytes;
} Header;

typedef struct
{
  char   bytes[PIECE];
  guint8 length;
} Piece;

typedef struct
{
  Piece    pieces[N_PIECES];
  guint    n_pieces;
  GArray  *codes;  /* of guint16: texts, with END behind each */
  guint32 *counts; /* one a pair of pieces */
} Packing;

/* --- seeking pieces --- */

/* Each byte that the texts have is a piece. */
static void
begin (Packing *packing, const GArray *texts)
{
  const guint16 end = END;
  guint16       codes[256];

  memset (codes, 0xFF, sizeof codes);
  for (guint i = 0; i < texts->len; i++)
    {
      const DossierPackedText *text = &g_array_index (texts, DossierPackedText, i);

      g_assert (text->length <= DOSSIER_PACKED_TEXTS_MAX_LENGTH);
      for (gsize k = 0; k < text->length; k++)
        {
          guint8 byte = (guint8) text->text[k];

          if (codes[byte] == END)
            {
              packing->pieces[packing->n_pieces] = (Piece){ { text->text[k] }, 1 };
              codes[byte] = (guint16) packing->n_pieces++;
            }
          g_array_append_val (packing->codes, codes[byte]);
        }
      g_array_append_val (packing->codes, end);
    }
}

/* The first of the pairs that are most frequent, and how often it is there. */
static guint
find_pair (Packing *packing, guint *first, guint *second)
{
  const guint16 *codes = (const guint16 *) packing->codes->data;
  guint          most = 0;

  memset (packing->counts, 0, sizeof (guint32) * N_PIECES * N_PIECES);
  for (guint i = 0; i + 1 < packing->codes->len; i++)
    if (codes[i] != END && codes[i + 1] != END
        && packing->pieces[codes[i]].length + packing->pieces[codes[i + 1]].length <= PIECE)
      packing->counts[codes[i] * N_PIECES + codes[i + 1]]++;
  for (guint i = 0; i < N_PIECES * N_PIECES; i++)
    if (packing->counts[i] > most)
      {
        most = packing->counts[i];
        *first = i / N_PIECES;
        *second = i % N_PIECES;
      }
  return most;
}

static void
join_pair (Packing *packing, guint first, guint second)
{
  guint16 *codes = (guint16 *) packing->codes->data;
  Piece   *piece = &packing->pieces[packing->n_pieces];
  guint    n = 0;

  *piece = packing->pieces[first];
  memcpy (piece->bytes + piece->length, packing->pieces[second].bytes, packing->pieces[second].length);
  piece->length += packing->pieces[second].length;
  for (guint i = 0; i < packing->codes->len; i++)
    if (codes[i] == first && codes[i + 1] == second) /* the last one is an END */
      {
        codes[n++] = (guint16) packing->n_pieces;
        i++;
      }
    else
      codes[n++] = codes[i];
  g_array_set_size (packing->codes, n);
  packing->n_pieces++;
}

/* --- writing --- */

static void
append_number (GByteArray *bytes, guint32 number)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
write_pieces (const Packing *packing, GByteArray *ends, GByteArray *pieces)
{
  static const guint8 nothing[PIECE] = { 0 };

  for (guint i = 0; i < N_PIECES; i++)
    {
      guint16 end;

      g_byte_array_append (pieces, (const guint8 *) packing->pieces[i].bytes, packing->pieces[i].length);
      end = GUINT16_TO_LE ((guint16) pieces->len);
      g_byte_array_append (ends, (const guint8 *) &end, sizeof end);
    }
  g_byte_array_append (pieces, nothing, sizeof nothing);
}

static void
write_codes (const Packing *packing, GByteArray *starts, GByteArray *lengths, GByteArray *codes)
{
  guint8 length = 0;

  for (guint i = 0; i < packing->codes->len; i++)
    {
      guint16 code = g_array_index (packing->codes, guint16, i);
      guint8  byte = (guint8) code;

      if (length == 0 && lengths->len % BLOCK == 0 && starts->len / sizeof (guint32) == lengths->len / BLOCK)
        append_number (starts, codes->len);
      if (code == END)
        {
          g_byte_array_append (lengths, &length, 1);
          length = 0;
          continue;
        }
      g_byte_array_append (codes, &byte, 1);
      length++;
    }
}

void
dossier_packed_texts_write (const GArray *texts, GByteArray *bytes)
{
  Packing     packing = { .codes = g_array_new (FALSE, FALSE, sizeof (guint16)) };
  guint       first = 0, second = 0;
  GByteArray *parts[5];

  packing.counts = g_new (guint32, N_PIECES * N_PIECES);
  begin (&packing, texts);
  while (packing.n_pieces < N_PIECES && find_pair (&packing, &first, &second) >= MIN_PAIRS)
    join_pair (&packing, first, second);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = g_byte_array_new ();
  write_pieces (&packing, parts[0], parts[4]);
  write_codes (&packing, parts[1], parts[2], parts[3]);
  append_number (bytes, texts->len);
  append_number (bytes, parts[3]->len);
  append_number (bytes, parts[4]->len);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_byte_array_append (bytes, parts[i]->data, parts[i]->len);
      g_byte_array_unref (parts[i]);
    }
  g_array_unref (packing.codes);
  g_free (packing.counts);
}

/* --- reading --- */

static guint32
read_number (const guint8 *numbers, gsize i)
{
  guint32 number;

  memcpy (&number, numbers + i * sizeof number, sizeof number);
  return GUINT32_FROM_LE (number);
}

static guint
read_end (const DossierPackedTexts *self, guint piece)
{
  guint16 end;

  memcpy (&end, self->ends + piece * sizeof end, sizeof end);
  return GUINT16_FROM_LE (end);
}

/* Does each piece end behind the one before, and none is too long? */
static gboolean
ends_rise (const DossierPackedTexts *self)
{
  guint last = 0;

  for (guint i = 0; i < N_PIECES; i++)
    {
      guint end = read_end (self, i);

      if (end < last || end - last > PIECE)
        return FALSE;
      last = end;
    }
  return TRUE;
}

gboolean
dossier_packed_texts_init (DossierPackedTexts *self, const guint8 *data, gsize length)
{
  Header header;
  gsize  n_blocks;

  if (length < sizeof header)
    return FALSE;
  header = (Header){ read_number (data, 0), read_number (data, 1), read_number (data, 2) };
  n_blocks = ((gsize) header.n_texts + BLOCK - 1) / BLOCK;
  if (length
      != sizeof header + N_PIECES * sizeof (guint16) + n_blocks * sizeof (guint32) + header.n_texts
             + (gsize) header.n_codes + header.n_piece_bytes)
    return FALSE;
  self->n_texts = header.n_texts;
  self->n_codes = header.n_codes;
  self->ends = data + sizeof header;
  self->starts = self->ends + N_PIECES * sizeof (guint16);
  self->lengths = self->starts + n_blocks * sizeof (guint32);
  self->codes = self->lengths + header.n_texts;
  self->pieces = self->codes + header.n_codes;
  return ends_rise (self) && header.n_piece_bytes == read_end (self, N_PIECES - 1) + PIECE;
}

gsize
dossier_packed_texts_read (const DossierPackedTexts *self, guint i, char *text)
{
  gsize n = 0, at, last;

  text[0] = '\0';
  if (i >= self->n_texts)
    return 0;
  at = read_number (self->starts, i / BLOCK);
  for (guint before = i / BLOCK * BLOCK; before < i; before++)
    at += self->lengths[before];
  last = MIN (at + self->lengths[i], self->n_codes);
  for (; at < last; at++)
    {
      guint code = self->codes[at], start = code > 0 ? read_end (self, code - 1) : 0, end = read_end (self, code);

      if (n + end - start > DOSSIER_PACKED_TEXTS_MAX_LENGTH)
        break;
      memcpy (text + n, self->pieces + start, PIECE); /* always so many: that is sooner done than counted */
      n += end - start;
    }
  text[n] = '\0';
  return n;
}
