/* dossier-packed-texts-private.h - many short texts in few bytes, each of which can be read by itself.
 *
 * Texts of a kind repeat themselves: "University of". The 256 pieces that save most are told once, and a text is a row
 * of pieces, a byte each. Found as P. Gage, "A new algorithm for data compression" (1994), finds them: the two that
 * stand side by side most often become one, again and again. Little-endian:
 *
 *   header   guint32: texts, bytes of codes, bytes of pieces
 *   ends     guint16[256]: where each piece ends
 *   starts   guint32 for every 16th text: where its codes begin
 *   lengths  guint8 a text: its codes
 *   codes    of one text behind the other
 *   pieces   one behind the other, and PIECE bytes that mean nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest text, and of the longest piece. */
#define DOSSIER_PACKED_TEXTS_MAX_LENGTH 127
#define DOSSIER_PACKED_TEXTS_PIECE 16
/* What a text is read into. */
#define DOSSIER_PACKED_TEXTS_ROOM (DOSSIER_PACKED_TEXTS_MAX_LENGTH + 1 + DOSSIER_PACKED_TEXTS_PIECE)

typedef struct
{
  const char *text;
  gsize       length; /* bytes */
} DossierPackedText;

/* Appends the texts (of DossierPackedText, none longer than MAX_LENGTH) to @bytes. */
void dossier_packed_texts_write (const GArray *texts, GByteArray *bytes);

typedef struct
{
  const guint8 *ends, *starts, *lengths, *codes, *pieces; /* borrowed */
  gsize         n_texts, n_codes;
} DossierPackedTexts;

/* Borrows the bytes. FALSE when they are not as long as they say, or the pieces make no sense. */
gboolean dossier_packed_texts_init (DossierPackedTexts *self, const guint8 *data, gsize length);

/* Writes text number @i to @text, which has room for ROOM bytes, with a 0 behind it; returns its length, which is
 * 0 when there is no such text. Never more than MAX_LENGTH, whatever the bytes say. Thread-safe. */
gsize dossier_packed_texts_read (const DossierPackedTexts *self, guint i, char *text);

G_END_DECLS
