/* dossier-name-index.c - the weights of a sign, found with two looks at memory, one of them near.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-index-private.h"

#include "dossier-name-lanes-private.h"

/* Signs of a group in the mean: few groups are full then. */
#define USUAL 8
#define NOT_FOUND G_MAXUINT32

static inline guint
group_of (const DossierNameIndex *self, guint64 mixed)
{
  return (guint) (mixed >> (64 - self->group_bits));
}

static inline guint64
mix (guint64 key)
{
  return key * 0x9e3779b97f4a7c15u;
}

/* 1..255 */
static inline guint8
piece_of (guint64 mixed)
{
  guint8 piece = (guint8) (mixed >> 24);

  return piece != 0 ? piece : 1;
}

/* Where @piece stands among those of the group from @from on, or GROUP_SIZE. */
static inline guint
find_piece (const DossierNameGroup *group, guint from, guint8 piece)
{
  guint i = from;

  while (i < DOSSIER_NAME_GROUP_SIZE && group->pieces[i] != piece)
    i++;
  return i;
}

static gboolean
is_full (const DossierNameGroup *group)
{
  return group->pieces[DOSSIER_NAME_GROUP_SIZE - 1] != 0;
}

/* --- filling --- */

/* The group that the sign finds room in gets its piece; returns the sign's place, of GROUP_SIZE for each group. */
static guint
take_place (DossierNameIndex *self, guint64 mixed)
{
  guint last = (1u << self->group_bits) - 1, g = group_of (self, mixed), i;

  while (is_full (&self->groups[g]))
    g = (g + 1) & last;
  i = find_piece (&self->groups[g], 0, 0);
  self->groups[g].pieces[i] = piece_of (mixed);
  return g * DOSSIER_NAME_GROUP_SIZE + i;
}

void
dossier_name_index_init (DossierNameIndex *self, const guint64 *signs, guint n_signs, const gint8 *rows, guint64 mask)
{
  g_autofree guint *places = g_new (guint, MAX (n_signs, 1));
  guint             first = 0;

  *self = (DossierNameIndex){ .mask = mask, .group_bits = 1 };
  while ((gsize) USUAL << self->group_bits < n_signs)
    self->group_bits++;
  self->groups = g_new0 (DossierNameGroup, (gsize) 1 << self->group_bits);
  self->records = g_new (DossierNameRecord, MAX (n_signs, 1));
  for (guint i = 0; i < n_signs; i++)
    places[i] = take_place (self, mix (signs[i] & mask));
  for (gsize g = 0; g < (gsize) 1 << self->group_bits; g++)
    {
      self->groups[g].first = first;
      first += find_piece (&self->groups[g], 0, 0);
    }
  for (guint i = 0; i < n_signs; i++)
    {
      guint              at = places[i] % DOSSIER_NAME_GROUP_SIZE;
      DossierNameRecord *record = &self->records[self->groups[places[i] / DOSSIER_NAME_GROUP_SIZE].first + at];

      record->key = signs[i] & mask;
      memcpy (record->row, rows + (gsize) i * sizeof record->row, sizeof record->row);
    }
}

void
dossier_name_index_clear (DossierNameIndex *self)
{
  g_clear_pointer (&self->groups, g_free);
  g_clear_pointer (&self->records, g_free);
}

/* --- looking up --- */

/* A bit for each of the twelve pieces that is @piece, the first one's lowest. */
static inline guint
match_pieces (const DossierNameGroup *group, guint8 piece)
{
  return dossier_name_bytes_match ((const guint8 *) group, piece) & ((1u << DOSSIER_NAME_GROUP_SIZE) - 1);
}

/* The first record that may be the sign's, or NOT_FOUND. */
static inline guint32
guess (const DossierNameIndex *self, guint64 mixed)
{
  guint last = (1u << self->group_bits) - 1, g = group_of (self, mixed);

  for (;;)
    {
      const DossierNameGroup *group = &self->groups[g];
      guint                   matches = match_pieces (group, piece_of (mixed));

      if (matches != 0)
        return group->first + (guint) __builtin_ctz (matches);
      if (!is_full (group))
        return NOT_FOUND;
      g = (g + 1) & last;
    }
}

const gint8 *
dossier_name_index_find (const DossierNameIndex *self, guint64 sign)
{
  guint64 key = sign & self->mask, mixed = mix (key);
  guint   last = (1u << self->group_bits) - 1, g = group_of (self, mixed);

  for (;;)
    {
      const DossierNameGroup *group = &self->groups[g];

      for (guint matches = match_pieces (group, piece_of (mixed)); matches != 0; matches &= matches - 1)
        {
          const DossierNameRecord *record = &self->records[group->first + (guint) __builtin_ctz (matches)];

          if (record->key == key)
            return record->row;
        }
      if (!is_full (group))
        return NULL;
      g = (g + 1) & last;
    }
}

/* --- batches --- */

/* A sign that is likely there. */
typedef struct
{
  const DossierNameRecord *record; /* its own, or seldom another one's */
  guint64                  key;
  gint16                  *sums;
} Guess;

/* Strangers go; returns how many are left. */
static guint
guess_all (const DossierNameBatch *batch, const DossierNameIndex *index, Guess *guesses)
{
  const guint64 mask = index->mask;
  guint         n_signs = batch->n, n = 0;

  for (guint i = 0; i < n_signs; i++)
    __builtin_prefetch (&index->groups[group_of (index, mix (batch->keys[i] & mask))]);
  for (guint i = 0; i < n_signs; i++)
    {
      guint64 key = batch->keys[i] & mask;
      guint32 record = guess (index, mix (key));

      guesses[n] = (Guess){ &index->records[record != NOT_FOUND ? record : 0], key, batch->sums[i] };
      __builtin_prefetch (guesses[n].record);
      n += record != NOT_FOUND;
    }
  return n;
}

/* First ask for the memory of all records, then read it. */
void
dossier_name_batch_flush (DossierNameBatch *batch, const DossierNameIndex *index)
{
  Guess guesses[DOSSIER_NAME_BATCH_SIGNS];
  guint n = guess_all (batch, index, guesses);

  for (guint i = 0; i < n; i++)
    {
      const gint8 *row = guesses[i].record->row;
      gint16      *sums = guesses[i].sums;

      if (G_UNLIKELY (guesses[i].record->key != guesses[i].key))
        row = dossier_name_index_find (index, guesses[i].key);
      if (G_LIKELY (row != NULL))
        dossier_name_lanes_store (sums, dossier_name_lanes_add_row (dossier_name_lanes_load (sums), row));
    }
  batch->n = 0;
}
