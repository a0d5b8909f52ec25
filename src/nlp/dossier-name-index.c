/* dossier-name-index.c - the weights of a sign, found with two looks at memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-index-private.h"

#include "dossier-name-model-private.h"

#define PIECE_MASK ((1u << DOSSIER_NAME_INDEX_PIECE_BITS) - 1)

void
dossier_name_index_init (DossierNameIndex *self, guint n_records, guint64 mask)
{
  g_assert (n_records <= DOSSIER_NAME_INDEX_MAX_RECORDS);
  *self = (DossierNameIndex){ .mask = mask, .slot_bits = 4 };
  while ((gsize) 1 << self->slot_bits < 2 * (gsize) n_records)
    self->slot_bits++;
  self->slots = g_new0 (guint32, (gsize) 1 << self->slot_bits);
  self->records = g_new (DossierNameRecord, MAX (n_records, 1));
}

void
dossier_name_index_clear (DossierNameIndex *self)
{
  g_clear_pointer (&self->slots, g_free);
  g_clear_pointer (&self->records, g_free);
}

static inline guint
home_of (const DossierNameIndex *self, guint64 key)
{
  return (guint) (key * 0x9e3779b97f4a7c15u >> (64 - self->slot_bits));
}

/* The first slot from @at on that is free or has the piece of the key. */
static inline guint
probe (const DossierNameIndex *self, guint at, guint64 key)
{
  guint last = (1u << self->slot_bits) - 1;

  while (self->slots[at] != 0 && ((self->slots[at] ^ (guint32) key) & PIECE_MASK) != 0)
    at = (at + 1) & last;
  return at;
}

static inline const DossierNameRecord *
record_of (const DossierNameIndex *self, guint32 slot)
{
  return &self->records[(slot >> DOSSIER_NAME_INDEX_PIECE_BITS) - 1];
}

void
dossier_name_index_put (DossierNameIndex *self, guint64 sign, const gint8 *row)
{
  guint64            key = sign & self->mask;
  guint              at = home_of (self, key), last = (1u << self->slot_bits) - 1;
  DossierNameRecord *record = &self->records[self->n_records++];

  record->key = key;
  memcpy (record->row, row, sizeof record->row);
  while (self->slots[at] != 0)
    at = (at + 1) & last;
  self->slots[at] = self->n_records << DOSSIER_NAME_INDEX_PIECE_BITS | ((guint32) key & PIECE_MASK);
}

/* @at: where a slot has the piece of the key, though perhaps it is another one's. */
static const gint8 *
confirm (const DossierNameIndex *self, guint at, guint64 key)
{
  guint last = (1u << self->slot_bits) - 1;

  while (self->slots[at] != 0)
    {
      const DossierNameRecord *record = record_of (self, self->slots[at]);

      if (record->key == key)
        return record->row;
      at = probe (self, (at + 1) & last, key);
    }
  return NULL;
}

const gint8 *
dossier_name_index_find (const DossierNameIndex *self, guint64 sign)
{
  guint64 key = sign & self->mask;

  return confirm (self, probe (self, home_of (self, key), key), key);
}

/* Three rounds, each of which asks for the memory that the next one reads. */
void
dossier_name_index_add (const DossierNameIndex *self, const guint64 *signs, guint n, gint16 *sums)
{
  guint64 keys[DOSSIER_NAME_INDEX_BATCH];
  guint   places[DOSSIER_NAME_INDEX_BATCH], n_found = 0;

  g_assert (n <= DOSSIER_NAME_INDEX_BATCH);
  for (guint i = 0; i < n; i++)
    {
      keys[i] = signs[i] & self->mask;
      places[i] = home_of (self, keys[i]);
      __builtin_prefetch (&self->slots[places[i]]);
    }
  for (guint i = 0; i < n; i++)
    {
      guint at = probe (self, places[i], keys[i]);

      if (self->slots[at] == 0)
        continue;
      __builtin_prefetch (record_of (self, self->slots[at]));
      keys[n_found] = keys[i];
      places[n_found++] = at;
    }
  for (guint i = 0; i < n_found; i++)
    {
      const gint8 *row = confirm (self, places[i], keys[i]);

      if (row != NULL)
        dossier_name_row_add (sums, row);
    }
}
