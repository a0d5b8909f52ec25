/* dossier-name-clusters.c - what words are like each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-clusters-private.h"

#define N_BUCKETS ((gsize) 1 << DOSSIER_NAME_CLUSTER_BUCKET_BITS)
#define KEY_BYTES DOSSIER_NAME_CLUSTER_KEY_BYTES
/* Keys that are looked at together: most buckets have no more. */
#define SOME 6

gsize
dossier_name_clusters_size (guint n)
{
  return (N_BUCKETS + 1) * sizeof (guint16) + (gsize) n * (KEY_BYTES + 1) + DOSSIER_NAME_N_CLUSTERS * sizeof (guint32);
}

static guint
read_bucket (const DossierNameClusters *self, gsize i)
{
  guint16 begin;

  memcpy (&begin, self->buckets + i * sizeof begin, sizeof begin);
  return GUINT16_FROM_LE (begin);
}

static guint32
read_path (const DossierNameClusters *self, guint cluster)
{
  guint32 path;

  memcpy (&path, self->paths + cluster * sizeof path, sizeof path);
  return GUINT32_FROM_LE (path);
}

/* Do the buckets rise from 0 to @n? */
static gboolean
buckets_rise (const DossierNameClusters *self, guint n)
{
  guint last = 0;

  for (gsize i = 0; i <= N_BUCKETS; i++)
    {
      guint at = read_bucket (self, i);

      if (at < last || at > n)
        return FALSE;
      last = at;
    }
  return last == n && read_bucket (self, 0) == 0;
}

gboolean
dossier_name_clusters_init (DossierNameClusters *self, const guint8 *data, guint n)
{
  self->buckets = data;
  self->keys = self->buckets + (N_BUCKETS + 1) * sizeof (guint16);
  self->paths = self->keys + (gsize) n * KEY_BYTES;
  self->clusters = self->paths + DOSSIER_NAME_N_CLUSTERS * sizeof (guint32);
  for (guint i = 0; i < DOSSIER_NAME_N_CLUSTERS; i++)
    if (read_path (self, i) == 0)
      return FALSE;
  return buckets_rise (self, n);
}

/* A bit for each of some keys that is the word's. What comes behind the last key is read, too: the paths are there. */
static inline guint
match_some (const guint8 *keys, guint64 folded)
{
  guint matches = 0;

  for (guint i = 0; i < SOME; i++)
    {
      guint32 key; /* with a byte of the next one */

      memcpy (&key, keys + i * KEY_BYTES, sizeof key);
      matches |= (guint) (GUINT32_FROM_LE (key) << 8 == (guint32) folded << 8) << i;
    }
  return matches;
}

void
dossier_name_clusters_expect (const DossierNameClusters *self, guint64 folded)
{
  guint at = read_bucket (self, folded >> (64 - DOSSIER_NAME_CLUSTER_BUCKET_BITS));

  __builtin_prefetch (self->keys + (gsize) at * KEY_BYTES);
  __builtin_prefetch (self->clusters + at);
}

guint32
dossier_name_clusters_find (const DossierNameClusters *self, guint64 folded)
{
  gsize         bucket = folded >> (64 - DOSSIER_NAME_CLUSTER_BUCKET_BITS);
  const guint8 *at = self->keys + read_bucket (self, bucket) * KEY_BYTES;
  const guint8 *end = self->keys + read_bucket (self, bucket + 1) * KEY_BYTES;

  for (; at < end; at += SOME * KEY_BYTES)
    {
      guint n = MIN ((guint) (end - at) / KEY_BYTES, SOME), matches = match_some (at, folded) & ((1u << n) - 1);

      if (matches != 0)
        return read_path (self, self->clusters[(at - self->keys) / KEY_BYTES + __builtin_ctz (matches)]);
    }
  return 0;
}
