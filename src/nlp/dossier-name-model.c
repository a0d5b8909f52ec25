/* dossier-name-model.c - what was learned of names: a weight for each sign and tag, in one block of bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-name-model-private.h"

#include "dossier-recogniser.h"

#include <glib/gi18n-lib.h>

struct _DossierNameModel
{
  GBytes             *bytes;
  const guint8       *buckets, *keys; /* uint32 each, little-endian */
  const gint8        *rows;
  guint               bucket_bits, unit;
  DossierNameIndex    index;
  DossierNameClusters clusters;
  DossierNameMemory **spare; /* of one that nobody uses, or of NULL */
  DossierNameSteps    steps[DOSSIER_NAME_N_LINKS], backward[DOSSIER_NAME_N_LINKS];
};

guint64
dossier_name_model_sum (const guint8 *data, gsize length)
{
  guint64 sum = length;

  for (gsize i = 0; i < length; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, data + i, MIN (sizeof word, length - i));
      sum = (sum ^ GUINT64_FROM_LE (word)) * 0x9e3779b97f4a7c15u;
      sum ^= sum >> 32;
    }
  return sum;
}

/* --- tags --- */

gboolean
dossier_name_tag_begins (guint tag)
{
  if (tag == DOSSIER_NAME_TAG_NONE)
    return FALSE;
  if (tag >= DOSSIER_NAME_TAG_OTHER)
    return tag != DOSSIER_NAME_TAG_OTHER + 1;
  return (tag - 1) % 4 == 0 || (tag - 1) % 4 == 3;
}

gboolean
dossier_name_tag_ends (guint tag)
{
  if (tag == DOSSIER_NAME_TAG_NONE)
    return FALSE;
  return tag >= DOSSIER_NAME_TAG_OTHER ? tag != DOSSIER_NAME_TAG_OTHER : (tag - 1) % 4 >= 2;
}

/* Must a name go on behind the tag? */
static gboolean
goes_on (guint tag)
{
  return tag != DOSSIER_NAME_TAG_NONE && !dossier_name_tag_ends (tag);
}

gboolean
dossier_name_tag_follows (guint from, guint to)
{
  gboolean fresh = to == DOSSIER_NAME_TAG_NONE || dossier_name_tag_begins (to);

  if (from == DOSSIER_NAME_TAG_OTHER + 1 && to == from)
    return TRUE;
  if (fresh)
    return !goes_on (from);
  return goes_on (from) && (from - 1) / 4 == (to - 1) / 4;
}

/* --- reading --- */

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA,
               /* TRANSLATORS: %s is a reason, in English */
               _ ("What was learned of names (names.model) cannot be used: %s. Install Dossier again."), reason);
  return FALSE;
}

static void
fill_index (DossierNameModel *self, guint n_signs)
{
  g_autofree guint64 *signs = g_new (guint64, MAX (n_signs, 1));
  guint               shift = 64 - self->bucket_bits;
  guint64             bucket = 0;

  for (guint at = 0; at < n_signs; at++)
    {
      while (dossier_name_read_number (self->buckets, bucket + 1) <= at)
        bucket++;
      signs[at] = bucket << shift | dossier_name_read_number (self->keys, at);
    }
  dossier_name_index_init (&self->index, signs, n_signs, self->rows, G_MAXUINT64 << shift | G_MAXUINT32);
}

static void
read_steps (DossierNameModel *self, const guint8 *data)
{
  for (guint link = 0; link < DOSSIER_NAME_N_LINKS; link++)
    for (guint from = 0; from < DOSSIER_NAME_N_TAGS; from++)
      for (guint to = 0; to < DOSSIER_NAME_N_TAGS; to++, data += sizeof (gint16))
        {
          gint16 weight;

          memcpy (&weight, data, sizeof weight);
          self->steps[link][from][to]
              = dossier_name_tag_follows (from, to) ? GINT16_FROM_LE (weight) : DOSSIER_NAME_FORBIDDEN;
          self->backward[link][to][from] = self->steps[link][from][to];
        }
}

/* Bytes of all parts before the clusters. */
static gsize
measure_signs (guint n_signs, guint bucket_bits)
{
  return sizeof (DossierNameHeader) + (((gsize) 1 << bucket_bits) + 1 + n_signs) * sizeof (guint32)
         + (gsize) n_signs * DOSSIER_NAME_N_TAGS
         + sizeof (gint16) * DOSSIER_NAME_N_LINKS * DOSSIER_NAME_N_TAGS * DOSSIER_NAME_N_TAGS;
}

static gboolean
read_header (DossierNameModel *self, const DossierNameHeader *header, GError **error)
{
  if (memcmp (header->magic, DOSSIER_NAME_MODEL_MAGIC, sizeof header->magic) != 0)
    return fail (error, "it is something else");
  if (GUINT32_FROM_LE (header->version) != DOSSIER_NAME_MODEL_VERSION)
    return fail (error, "it is of another version");
  self->bucket_bits = GUINT32_FROM_LE (header->bucket_bits);
  self->unit = GUINT32_FROM_LE (header->unit);
  if (GUINT32_FROM_LE (header->n_signs) > DOSSIER_NAME_MODEL_MAX_SIGNS
      || GUINT32_FROM_LE (header->n_clustered) > DOSSIER_NAME_MAX_CLUSTERED || self->bucket_bits < 1
      || self->bucket_bits > DOSSIER_NAME_MODEL_MAX_BUCKET_BITS || self->unit == 0)
    return fail (error, "its figures make no sense");
  return TRUE;
}

static gboolean
read_model (DossierNameModel *self, GError **error)
{
  DossierNameHeader header;
  gsize             length, signs;
  const guint8     *data = g_bytes_get_data (self->bytes, &length);
  guint             n, n_clustered;

  if (length < sizeof header)
    return fail (error, "it is cut off");
  memcpy (&header, data, sizeof header);
  if (!read_header (self, &header, error))
    return FALSE;
  n = GUINT32_FROM_LE (header.n_signs);
  n_clustered = GUINT32_FROM_LE (header.n_clustered);
  signs = measure_signs (n, self->bucket_bits);
  if (length != signs + dossier_name_clusters_size (n_clustered))
    return fail (error, "it is cut off");
  self->buckets = data + sizeof header;
  self->keys = self->buckets + (((gsize) 1 << self->bucket_bits) + 1) * sizeof (guint32);
  self->rows = (const gint8 *) self->keys + (gsize) n * sizeof (guint32);
  if (dossier_name_model_sum (self->buckets, length - sizeof header) != GUINT64_FROM_LE (header.checksum)
      || !dossier_name_buckets_rise (self->buckets, (gsize) 1 << self->bucket_bits, n)
      || !dossier_name_clusters_init (&self->clusters, data + signs, n_clustered))
    return fail (error, "it is damaged");
  fill_index (self, n);
  read_steps (self, (const guint8 *) self->rows + (gsize) n * DOSSIER_NAME_N_TAGS);
  return TRUE;
}

DossierNameModel *
dossier_name_model_new (GBytes *bytes, GError **error)
{
  g_autoptr (DossierNameModel) self = g_new0 (DossierNameModel, 1);

  self->bytes = g_bytes_ref (bytes);
  self->spare = g_new0 (DossierNameMemory *, 1);
  return read_model (self, error) ? g_steal_pointer (&self) : NULL;
}

void
dossier_name_model_free (DossierNameModel *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  dossier_name_index_clear (&self->index);
  g_free (*self->spare);
  g_free (self->spare);
  g_free (self);
}

const DossierNameIndex *
dossier_name_model_get_index (const DossierNameModel *self)
{
  return &self->index;
}

const DossierNameSteps *
dossier_name_model_get_steps (const DossierNameModel *self, guint link)
{
  return &self->steps[link];
}

const DossierNameSteps *
dossier_name_model_get_backward (const DossierNameModel *self, guint link)
{
  return &self->backward[link];
}

guint
dossier_name_model_get_unit (const DossierNameModel *self)
{
  return self->unit;
}

const DossierNameClusters *
dossier_name_model_get_clusters (const DossierNameModel *self)
{
  return &self->clusters;
}

/* --- what earlier texts asked for --- */

DossierNameMemory *
dossier_name_model_take_memory (const DossierNameModel *self)
{
  DossierNameMemory *memory = g_atomic_pointer_exchange (self->spare, NULL);

  return memory != NULL ? memory : g_new0 (DossierNameMemory, 1);
}

void
dossier_name_model_give_memory (const DossierNameModel *self, DossierNameMemory *memory)
{
  g_free (g_atomic_pointer_exchange (self->spare, memory));
}
