/* dossier-name-model.c - what was learned of names: a weight for each sign and tag, in one block of bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-name-model-private.h"

#include "dossier-recogniser.h"
#include "dossier-sum-private.h"

#include <glib/gi18n-lib.h>

struct _DossierNameModel
{
  GBytes             *bytes;
  guint               unit;
  DossierNameIndex    index;
  DossierNameClusters clusters;
  DossierNameMemory **spare; /* of one that nobody uses, or of NULL */
  DossierNameSteps    steps[DOSSIER_NAME_N_LINKS], backward[DOSSIER_NAME_N_LINKS];
};

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

/* The parts of the file. */
typedef struct
{
  DossierNameHeader header; /* of the machine's numbers */
  const guint8     *counts, *rests, *lengths, *rows, *steps, *clusters;
} Parts;

static gsize
measure_rests (guint n_signs)
{
  return ((gsize) n_signs * DOSSIER_NAME_MODEL_REST_BITS + 7) / 8;
}

static guint32
read_rest (const guint8 *rests, gsize i)
{
  gsize   bit = i * DOSSIER_NAME_MODEL_REST_BITS;
  guint32 bits = 0;

  memcpy (&bits, rests + bit / 8, 3);
  return GUINT32_FROM_LE (bits) >> bit % 8 & ((1u << DOSSIER_NAME_MODEL_REST_BITS) - 1);
}

/* FALSE when the buckets have more or fewer signs than there are, or they do not rise. */
static gboolean
read_signs (const Parts *parts, guint64 *signs)
{
  guint at = 0;

  for (guint bucket = 0; bucket < 1u << DOSSIER_NAME_MODEL_BUCKET_BITS; bucket++)
    {
      guint32 least = 0;

      if (parts->header.n_signs - at < parts->counts[bucket])
        return FALSE;
      for (guint end = at + parts->counts[bucket]; at < end; at++)
        {
          guint32 rest = read_rest (parts->rests, at);

          if (rest < least)
            return FALSE;
          least = rest + 1;
          signs[at] = dossier_name_sign_from (bucket, rest);
        }
    }
  return at == parts->header.n_signs;
}

static gboolean
fill_index (DossierNameModel *self, const Parts *parts)
{
  guint               n = parts->header.n_signs;
  g_autofree guint64 *signs = g_new (guint64, MAX (n, 1));
  g_autofree gint8   *rows = NULL;

  if (!read_signs (parts, signs))
    return FALSE;
  rows = dossier_name_rows_read (parts->lengths, parts->header.step, parts->rows, parts->header.n_row_bytes,
                                 (gsize) n * DOSSIER_NAME_N_TAGS);
  if (rows != NULL)
    dossier_name_index_init (&self->index, signs, n, rows, DOSSIER_NAME_SIGN_MASK);
  return rows != NULL;
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
          if (!dossier_name_tag_follows (from, to))
            weight = GINT16_TO_LE (DOSSIER_NAME_FORBIDDEN);
          self->steps[link][from][to] = GINT16_FROM_LE (weight);
          self->backward[link][to][from] = self->steps[link][from][to];
        }
}

static gboolean
read_header (const guint8 *data, DossierNameHeader *header, GError **error)
{
  memcpy (header, data, sizeof *header);
  header->version = GUINT32_FROM_LE (header->version);
  header->n_signs = GUINT32_FROM_LE (header->n_signs);
  header->n_row_bytes = GUINT32_FROM_LE (header->n_row_bytes);
  header->unit = GUINT32_FROM_LE (header->unit);
  header->step = GUINT32_FROM_LE (header->step);
  header->n_clustered = GUINT32_FROM_LE (header->n_clustered);
  header->checksum = GUINT64_FROM_LE (header->checksum);
  if (memcmp (header->magic, DOSSIER_NAME_MODEL_MAGIC, sizeof header->magic) != 0)
    return fail (error, "it is something else");
  if (header->version != DOSSIER_NAME_MODEL_VERSION)
    return fail (error, "it is of another version");
  if (header->n_signs > DOSSIER_NAME_MODEL_MAX_SIGNS || header->n_clustered > DOSSIER_NAME_MAX_CLUSTERED
      || header->step > DOSSIER_NAME_MAX_LEVEL_STEP || header->unit == 0)
    return fail (error, "its figures make no sense");
  return TRUE;
}

/* FALSE when they are longer or shorter than the file. */
static gboolean
find_parts (const guint8 *data, gsize length, Parts *parts)
{
  parts->counts = data + sizeof parts->header;
  parts->rests = parts->counts + (1u << DOSSIER_NAME_MODEL_BUCKET_BITS);
  parts->lengths = parts->rests + measure_rests (parts->header.n_signs);
  parts->rows = parts->lengths + DOSSIER_NAME_N_LEVELS;
  if ((gsize) (parts->rows - data) > length || parts->header.n_row_bytes > length)
    return FALSE;
  parts->steps = parts->rows + parts->header.n_row_bytes;
  parts->clusters = parts->steps + sizeof (gint16) * DOSSIER_NAME_N_LINKS * DOSSIER_NAME_N_TAGS * DOSSIER_NAME_N_TAGS;
  return length == (gsize) (parts->clusters - data) + dossier_name_clusters_size (parts->header.n_clustered);
}

static gboolean
read_model (DossierNameModel *self, GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  Parts         parts;

  if (length < sizeof parts.header)
    return fail (error, "it is cut off");
  if (!read_header (data, &parts.header, error))
    return FALSE;
  if (!find_parts (data, length, &parts))
    return fail (error, "it is cut off");
  if (dossier_sum (parts.counts, length - sizeof parts.header) != parts.header.checksum
      || !dossier_name_clusters_init (&self->clusters, parts.clusters, parts.header.n_clustered)
      || !fill_index (self, &parts))
    return fail (error, "it is damaged");
  self->unit = parts.header.unit;
  read_steps (self, parts.steps);
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
  dossier_name_memory_free (*self->spare);
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
dossier_name_memory_new (void)
{
  gpointer           block = g_malloc0 (sizeof (DossierNameMemory) + DOSSIER_NAME_MEMORY_LINE);
  guintptr           begin = (guintptr) block + DOSSIER_NAME_MEMORY_LINE - 1;
  DossierNameMemory *self = (gpointer) (begin & ~(guintptr) (DOSSIER_NAME_MEMORY_LINE - 1));

  self->block = block;
  return self;
}

/* Rooms of more than so many bytes. */
static void
free_rooms (DossierNameMemory *self, gsize size)
{
  for (guint room = 0; room < DOSSIER_NAME_N_ROOMS; room++)
    if (self->sizes[room] > size)
      {
        g_clear_pointer (&self->rooms[room], g_free);
        self->sizes[room] = 0;
      }
}

void
dossier_name_memory_free (DossierNameMemory *self)
{
  if (self == NULL)
    return;
  free_rooms (self, 0);
  g_free (self->block);
}

DossierNameMemory *
dossier_name_model_take_memory (const DossierNameModel *self)
{
  DossierNameMemory *memory = g_atomic_pointer_exchange (self->spare, NULL);

  return memory != NULL ? memory : dossier_name_memory_new ();
}

void
dossier_name_model_give_memory (const DossierNameModel *self, DossierNameMemory *memory)
{
  free_rooms (memory, DOSSIER_NAME_MEMORY_MAX_ROOM);
  dossier_name_memory_free (g_atomic_pointer_exchange (self->spare, memory));
}
