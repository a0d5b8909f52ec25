/* dossier-name-clusters-private.h - what words are like each other: 256 clusters as a tree.
 *
 * A word's path is a bit for each fork from the root, behind a leading 1: words with a long beginning in common stand
 * between much the same words. The bytes, little-endian, are part of names.model:
 *
 *   buckets   uint16[4097]: where the words of a bucket (upper bits of the folded hash) begin
 *   keys      24 bits each: the lower bits of each word's folded hash
 *   paths     uint32[256]
 *   clusters  uint8[n]: one a word
 *
 * Constant and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define DOSSIER_NAME_N_CLUSTERS 256
#define DOSSIER_NAME_CLUSTER_BUCKET_BITS 12
/* Words of the largest tree that is read. */
#define DOSSIER_NAME_MAX_CLUSTERED G_MAXUINT16
#define DOSSIER_NAME_CLUSTER_KEY_BYTES 3

typedef struct
{
  const guint8 *buckets, *keys, *paths, *clusters; /* borrowed */
} DossierNameClusters;

/* Bytes of a tree of @n words. */
gsize dossier_name_clusters_size (guint n);

/* Borrows the dossier_name_clusters_size (@n) bytes at @data. FALSE when buckets or paths make no sense. */
gboolean dossier_name_clusters_init (DossierNameClusters *self, const guint8 *data, guint n);

/* Asks for the memory that finding the word will look at. */
void dossier_name_clusters_expect (const DossierNameClusters *self, guint64 folded);

/* The path of the word, or 0 when it is in no cluster. */
guint32 dossier_name_clusters_find (const DossierNameClusters *self, guint64 folded);

/* The first @n forks of a path, behind a leading 1; the path itself when it has no more. */
static inline guint32
dossier_name_path_begin (guint32 path, guint n)
{
  guint forks = path == 0 ? 0 : g_bit_storage (path) - 1;

  return forks > n ? path >> (forks - n) : path;
}

G_END_DECLS
