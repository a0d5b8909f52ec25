/* train-file.c - what was learned as the bytes of data/nlp/names.model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-file.h"

#include <math.h>
#include <stdlib.h>

#define BUCKET_BITS 14
#define N_CLUSTER_BUCKETS (1u << DOSSIER_NAME_CLUSTER_BUCKET_BITS)

typedef struct
{
  guint64 key;
  guint   sign;
} Order;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Order *x = a, *y = b;

  if (x->key >> (64 - BUCKET_BITS) != y->key >> (64 - BUCKET_BITS))
    return x->key < y->key ? -1 : 1;
  return (guint32) x->key < (guint32) y->key ? -1 : (guint32) x->key > (guint32) y->key;
}

static void
append_number (GByteArray *out, guint32 number)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

static gint8
round_weight (float weight, guint unit)
{
  return CLAMP (lroundf (weight * unit), -127, 127);
}

/* --- clusters --- */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const TrainClustered *x = a, *y = b;

  return x->word < y->word ? -1 : x->word > y->word;
}

GBytes *
train_file_clusters_new (const TrainBrown *tree)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GArray) words = g_array_copy (tree->words);
  guint at = 0;

  g_array_sort (words, compare_words);
  for (guint bucket = 0; bucket <= N_CLUSTER_BUCKETS; bucket++)
    {
      while (at < words->len
             && g_array_index (words, TrainClustered, at).word >> (64 - DOSSIER_NAME_CLUSTER_BUCKET_BITS) < bucket)
        at++;
      append_number (out, at);
    }
  for (guint i = 0; i < words->len; i++)
    append_number (out, (guint32) g_array_index (words, TrainClustered, i).word);
  for (guint i = 0; i < DOSSIER_NAME_N_CLUSTERS; i++)
    append_number (out, tree->paths[i]);
  for (guint i = 0; i < words->len; i++)
    g_byte_array_append (out, &g_array_index (words, TrainClustered, i).cluster, 1);
  return g_byte_array_free_to_bytes (out);
}

/* --- signs --- */

/* So that all but the very largest weights fit. */
static guint
choose_unit (const Field *field, guint n)
{
  float most = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < DOSSIER_NAME_N_TAGS; k++)
      most = MAX (most, fabsf (field->weights[i][0][k]));
  return MAX (40, (guint) (127 / most));
}

static Order *
sort_signs (const FieldData *data)
{
  Order *order = g_new (Order, data->keys->len + 1);

  for (guint i = 0; i < data->keys->len; i++)
    order[i] = (Order){ g_array_index (data->keys, guint64, i), i };
  qsort (order, data->keys->len, sizeof (Order), compare_keys);
  return order;
}

static GByteArray *
write_body (const FieldData *data, const Field *field, guint unit)
{
  GByteArray       *out = g_byte_array_new ();
  g_autofree Order *order = sort_signs (data);
  guint             n = data->keys->len, at = 0;

  for (guint bucket = 0; bucket < 1u << BUCKET_BITS; bucket++)
    {
      append_number (out, at);
      while (at < n && order[at].key >> (64 - BUCKET_BITS) == bucket)
        at++;
    }
  append_number (out, at);
  for (guint i = 0; i < n; i++)
    append_number (out, (guint32) order[i].key);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < DOSSIER_NAME_N_TAGS; k++)
      {
        gint8 weight = round_weight (field->weights[order[i].sign][0][k], unit);

        g_byte_array_append (out, (const guint8 *) &weight, 1);
      }
  for (const float *step = &field->steps[0][0][0];
       step < &field->steps[0][0][0] + DOSSIER_NAME_N_LINKS * DOSSIER_NAME_N_TAGS * DOSSIER_NAME_N_TAGS; step++)
    {
      gint16 weight = GINT16_TO_LE ((gint16) CLAMP (lroundf (*step * unit), -30000, 30000));

      g_byte_array_append (out, (const guint8 *) &weight, sizeof weight);
    }
  return out;
}

GBytes *
train_file_new (const FieldData *data, const Field *field, const TrainBrown *tree)
{
  guint unit = choose_unit (field, data->keys->len);
  g_autoptr (GByteArray) body = write_body (data, field, unit);
  g_autoptr (GBytes) clusters = train_file_clusters_new (tree);
  GByteArray       *out = g_byte_array_new ();
  DossierNameHeader header = { .magic = DOSSIER_NAME_MODEL_MAGIC };

  header.version = GUINT32_TO_LE (DOSSIER_NAME_MODEL_VERSION);
  header.n_signs = GUINT32_TO_LE (data->keys->len);
  header.bucket_bits = GUINT32_TO_LE (BUCKET_BITS);
  header.unit = GUINT32_TO_LE (unit);
  header.n_clustered = GUINT32_TO_LE (tree->words->len);
  g_byte_array_append (body, g_bytes_get_data (clusters, NULL), g_bytes_get_size (clusters));
  header.checksum = GUINT64_TO_LE (dossier_name_model_sum (body->data, body->len));
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_append (out, body->data, body->len);
  return g_byte_array_free_to_bytes (out);
}
