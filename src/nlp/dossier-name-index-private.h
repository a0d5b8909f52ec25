/* dossier-name-index-private.h - the weights of a sign, found with two looks at memory, one of them near.
 *
 * groups:  small enough to stay near the processor. A sign belongs to one of them by its upper bits; twelve pieces of
 *          keys, a byte each, tell nearly always whether the sign is there, and which record is its own. What a full
 *          group has no room for is in the next one.
 * records: by groups, the whole key and the row of weights side by side, so that one look tells and gets.
 *
 * Both are fetched for many signs at once: they are far apart, and waiting for each would be most of the work.
 * Constant and thread-safe after init.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is looked up at once. */
#define DOSSIER_NAME_BATCH_SIGNS 512
#define DOSSIER_NAME_GROUP_SIZE 12

/* 0 is a free place; they are taken from the first one on. */
typedef struct
{
  guint8  pieces[DOSSIER_NAME_GROUP_SIZE];
  guint32 first; /* record */
} DossierNameGroup;

typedef struct
{
  guint64 key;
  gint8   row[16];
} DossierNameRecord;

typedef struct
{
  guint64            mask; /* which bits of a sign are its key */
  guint              group_bits;
  DossierNameGroup  *groups;
  DossierNameRecord *records;
} DossierNameIndex;

/* @signs: no two with the same bits in @mask, by which alone they are told apart; it has the lower 32 bits. @rows: 16
 * weights each. Both are copied. */
void dossier_name_index_init (DossierNameIndex *self, const guint64 *signs, guint n_signs, const gint8 *rows,
                              guint64 mask);
void dossier_name_index_clear (DossierNameIndex *self);

/* The 16 weights of a sign, or NULL. */
const gint8 *dossier_name_index_find (const DossierNameIndex *self, guint64 sign);

typedef struct DossierNameBatch DossierNameBatch;

/* Adds the weights of all signs to their sums. */
void dossier_name_batch_flush (DossierNameBatch *batch, const DossierNameIndex *index);

/* Signs on their way to the sums that their weights are added to. No more is known of whose they are than is said of
 * each by itself, so that adding them has no branches that nobody foretells. */
struct DossierNameBatch
{
  guint64 keys[DOSSIER_NAME_BATCH_SIGNS];
  gint16 *sums[DOSSIER_NAME_BATCH_SIGNS]; /* 16 each */
  guint   n;
};

/* Where so many signs may be written, at most BATCH_SIGNS; what was put before may be added now. */
static inline guint64 *
dossier_name_batch_get_room (DossierNameBatch *batch, const DossierNameIndex *index, guint n_signs)
{
  if (G_UNLIKELY (batch->n + n_signs > DOSSIER_NAME_BATCH_SIGNS))
    dossier_name_batch_flush (batch, index);
  return batch->keys + batch->n;
}

/* The @n signs that were written there belong to @sums. */
static inline void
dossier_name_batch_put (DossierNameBatch *batch, guint n, gint16 *sums)
{
  for (guint i = 0; i < n; i++)
    batch->sums[batch->n + i] = sums;
  batch->n += n;
}

G_END_DECLS
