/* dossier-name-index-private.h - the weights of a sign, found with two looks at memory.
 *
 * slots:   open addressing, never more than half full: 0, or a record's number plus 1 in the upper bits and below them
 *          a piece of its key, which tells nearly all strangers apart.
 * records: the whole key and the row of weights side by side, so that one look tells and gets.
 *
 * The records are fetched for many signs at once: they are far apart, and waiting for each would be most of the work.
 * Constant and thread-safe after init.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Signs that are looked up at once. */
#define DOSSIER_NAME_INDEX_BATCH 64
/* Of a slot: enough bits for the number of the last record, the rest for the piece. */
#define DOSSIER_NAME_INDEX_PIECE_BITS 15
#define DOSSIER_NAME_INDEX_MAX_RECORDS ((1u << (32 - DOSSIER_NAME_INDEX_PIECE_BITS)) - 1)

typedef struct
{
  guint64 key;
  gint8   row[16];
} DossierNameRecord;

typedef struct
{
  guint64            mask; /* which bits of a sign are its key */
  guint              slot_bits, n_records;
  guint32           *slots;
  DossierNameRecord *records;
} DossierNameIndex;

/* For up to @n_records records, MAX_RECORDS at most; signs are told apart by their bits in @mask alone. */
void dossier_name_index_init (DossierNameIndex *self, guint n_records, guint64 mask);
void dossier_name_index_clear (DossierNameIndex *self);

/* @row: 16 weights, copied. Each sign once. */
void dossier_name_index_put (DossierNameIndex *self, guint64 sign, const gint8 *row);

/* The 16 weights of a sign, or NULL. */
const gint8 *dossier_name_index_find (const DossierNameIndex *self, guint64 sign);

/* Adds the weights of each of @n signs that has some to the 16 @sums. */
void dossier_name_index_add (const DossierNameIndex *self, const guint64 *signs, guint n, gint16 *sums);

G_END_DECLS
