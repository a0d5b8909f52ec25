/* dossier-name-clusters.c - what words are like each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-clusters-private.h"

#define N_BUCKETS ((gsize) 1 << DOSSIER_NAME_CLUSTER_BUCKET_BITS)

gsize
dossier_name_clusters_size (guint n)
{
  return (N_BUCKETS + 1 + n + DOSSIER_NAME_N_CLUSTERS) * sizeof (guint32) + n;
}

gboolean
dossier_name_buckets_rise (const guint8 *buckets, gsize n_buckets, guint n)
{
  guint last = 0;

  for (gsize i = 0; i <= n_buckets; i++)
    {
      guint at = dossier_name_read_number (buckets, i);

      if (at < last || at > n)
        return FALSE;
      last = at;
    }
  return last == n && dossier_name_read_number (buckets, 0) == 0;
}

gboolean
dossier_name_clusters_init (DossierNameClusters *self, const guint8 *data, guint n)
{
  self->buckets = data;
  self->keys = self->buckets + (N_BUCKETS + 1) * sizeof (guint32);
  self->paths = self->keys + (gsize) n * sizeof (guint32);
  self->clusters = self->paths + DOSSIER_NAME_N_CLUSTERS * sizeof (guint32);
  for (guint i = 0; i < DOSSIER_NAME_N_CLUSTERS; i++)
    if (dossier_name_read_number (self->paths, i) == 0)
      return FALSE;
  return dossier_name_buckets_rise (self->buckets, N_BUCKETS, n);
}

void
dossier_name_clusters_expect (const DossierNameClusters *self, guint64 folded)
{
  guint at = dossier_name_read_number (self->buckets, folded >> (64 - DOSSIER_NAME_CLUSTER_BUCKET_BITS));

  __builtin_prefetch (self->keys + (gsize) at * sizeof (guint32));
  __builtin_prefetch (self->clusters + at);
}

guint32
dossier_name_clusters_find (const DossierNameClusters *self, guint64 folded)
{
  gsize bucket = folded >> (64 - DOSSIER_NAME_CLUSTER_BUCKET_BITS);
  guint at = dossier_name_read_number (self->buckets, bucket);
  guint end = dossier_name_read_number (self->buckets, bucket + 1);

  for (; at < end; at++)
    if (dossier_name_read_number (self->keys, at) == (guint32) folded)
      return dossier_name_read_number (self->paths, self->clusters[at]);
  return 0;
}
