/* train-rows.c - weights as codes of few bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-rows.h"

#define N_LEVELS DOSSIER_NAME_N_LEVELS
#define N_NODES (2 * N_LEVELS)
#define NOBODY G_MAXUINT

/* Levels, and what was joined of them. */
typedef struct
{
  guint64 count;
  guint   parent;
} Node;

/* The rarest node that is not joined yet, or NOBODY. */
static guint
find_rarest (const Node *nodes, guint n)
{
  guint rarest = NOBODY;

  for (guint i = 0; i < n; i++)
    if (nodes[i].count > 0 && nodes[i].parent == NOBODY && (rarest == NOBODY || nodes[i].count < nodes[rarest].count))
      rarest = i;
  return rarest;
}

/* Joins the two rarest ones until there is one; returns the length of the longest code. */
static guint
grow_tree (const guint64 *counts, guint8 *lengths)
{
  Node  nodes[N_NODES];
  guint n = N_LEVELS, most = 0;

  for (guint i = 0; i < N_LEVELS; i++)
    nodes[i] = (Node){ counts[i], NOBODY };
  for (;;)
    {
      guint a = find_rarest (nodes, n), b;

      if (a == NOBODY)
        break;
      nodes[a].parent = n;
      b = find_rarest (nodes, n);
      if (b == NOBODY)
        break;
      nodes[b].parent = n;
      nodes[n++] = (Node){ nodes[a].count + nodes[b].count, NOBODY };
    }
  for (guint i = 0; i < N_LEVELS; i++)
    {
      lengths[i] = 0;
      for (guint node = i; counts[i] > 0 && nodes[node].parent < n; node = nodes[node].parent)
        lengths[i]++;
      most = MAX (most, lengths[i]);
    }
  return most;
}

void
train_rows_measure (const guint8 *levels, gsize n, guint8 lengths[DOSSIER_NAME_N_LEVELS])
{
  guint64 counts[N_LEVELS] = { 0 };
  guint   n_levels = 0;

  for (gsize i = 0; i < n; i++)
    counts[levels[i]]++;
  for (guint i = 0; i < N_LEVELS; i++)
    n_levels += counts[i] > 0;
  if (n_levels == 1) /* of which each takes a bit all the same */
    counts[levels[0] > 0 ? 0 : 1] = 1;
  while (grow_tree (counts, lengths) > DOSSIER_NAME_MAX_CODE_BITS)
    for (guint i = 0; i < N_LEVELS; i++)
      counts[i] = (counts[i] + 1) / 2; /* until they differ less */
}

void
train_rows_write (const guint8 *levels, gsize n, const guint8 lengths[DOSSIER_NAME_N_LEVELS], GByteArray *out)
{
  static const guint8 room[DOSSIER_NAME_CODE_ROOM] = { 0 };
  guint16             codes[N_LEVELS];
  guint32             bits = 0;
  guint               n_bits = 0;

  dossier_name_codes_init (codes, lengths);
  for (gsize i = 0; i < n; i++)
    {
      bits = bits << lengths[levels[i]] | codes[levels[i]];
      for (n_bits += lengths[levels[i]]; n_bits >= 8; n_bits -= 8)
        {
          guint8 byte = (guint8) (bits >> (n_bits - 8));

          g_byte_array_append (out, &byte, 1);
        }
    }
  if (n_bits > 0)
    {
      guint8 byte = (guint8) (bits << (8 - n_bits));

      g_byte_array_append (out, &byte, 1);
    }
  g_byte_array_append (out, room, sizeof room);
}
