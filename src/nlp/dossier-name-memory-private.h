/* dossier-name-memory-private.h - sums of weights that texts ask for again and again, and room to read a text in.
 *
 * words: what a word gives to the places around it, of words that earlier texts had.
 * views: what the views of a place are worth, which are few combinations.
 *
 * Both are tables of a fixed size: what is new takes the place of what was there. What is kept is told by its key alone
 * and cannot change, so that the texts before one change nothing but how soon it is read.
 * Used by one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-lanes-private.h"
#include "dossier-name-signs-private.h"

G_BEGIN_DECLS

#define DOSSIER_NAME_MEMORY_WORD_BITS 14
#define DOSSIER_NAME_MEMORY_VIEW_BITS 15
/* Bytes of a line of the cache. */
#define DOSSIER_NAME_MEMORY_LINE 64

typedef gint16 DossierNameSums[DOSSIER_NAME_N_LANES];

/* Whole lines of the cache, and no sums in two of them. */
typedef struct
{
  DossierNameSums sums[DOSSIER_NAME_OFFSETS];
  guint64         key;    /* 0: nothing is kept */
  guint8          known;  /* bits: which offsets are summed */
  guint8          spared; /* once, when another word wanted its place */
  guint8          unused[22];
} DossierNameKeptWord;

G_STATIC_ASSERT (sizeof (DossierNameKeptWord) % DOSSIER_NAME_MEMORY_LINE == 0);

/* What the reader of a text needs room for; nothing in it outlives the text. */
typedef enum
{
  DOSSIER_NAME_ROOM_NUMBERS,
  DOSSIER_NAME_ROOM_WORDS,
  DOSSIER_NAME_ROOM_FRESH,
  DOSSIER_NAME_ROOM_PLACES,
  DOSSIER_NAME_ROOM_AROUND,
  DOSSIER_NAME_ROOM_ASKED,
  DOSSIER_NAME_ROOM_BATCH,
  DOSSIER_NAME_ROOM_SCORES,
  DOSSIER_NAME_ROOM_STEPS,
  DOSSIER_NAME_N_ROOMS,
} DossierNameRoom;

/* Bytes of a room that is kept for the next text. */
#define DOSSIER_NAME_MEMORY_MAX_ROOM (1 << 21)

/* Begins with a line. */
typedef struct
{
  DossierNameKeptWord words[1 << DOSSIER_NAME_MEMORY_WORD_BITS];
  DossierNameSums     view_sums[1 << DOSSIER_NAME_MEMORY_VIEW_BITS];
  guint64             view_keys[1 << DOSSIER_NAME_MEMORY_VIEW_BITS]; /* 0: nothing is kept */
  gpointer            block;                                         /* in which it lies */
  gpointer            rooms[DOSSIER_NAME_N_ROOMS];
  gsize               sizes[DOSSIER_NAME_N_ROOMS]; /* of the rooms, in bytes */
} DossierNameMemory;

/* All zeros; the system gives what is used of it. */
DossierNameMemory *dossier_name_memory_new (void);
void               dossier_name_memory_free (DossierNameMemory *self);

/* The room, for so many bytes at least; what is in it stays. */
static inline gpointer
dossier_name_memory_get_room (DossierNameMemory *self, DossierNameRoom room, gsize size)
{
  if (G_UNLIKELY (size > self->sizes[room]))
    {
      self->sizes[room] = size * 2;
      self->rooms[room] = g_realloc (self->rooms[room], self->sizes[room]);
    }
  return self->rooms[room];
}

/* Where what @key stands for is kept, or may be; both mix the key. */
static inline DossierNameKeptWord *
dossier_name_memory_word (DossierNameMemory *self, guint64 key)
{
  return &self->words[key * 0x9e3779b97f4a7c15u >> (64 - DOSSIER_NAME_MEMORY_WORD_BITS)];
}

/* The number of a view. */
static inline gsize
dossier_name_memory_view (guint64 key)
{
  return key * 0x9e3779b97f4a7c15u >> (64 - DOSSIER_NAME_MEMORY_VIEW_BITS);
}

G_END_DECLS
