/* train-file.c - what was learned as the bytes of data/nlp/names.model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-file.h"

#include "dossier-sum-private.h"
#include "train-rows.h"

#include <math.h>
#include <stdlib.h>

#define STEP DOSSIER_NAME_MAX_LEVEL_STEP
#define UNIT (FIELD_LEVELS_OF_ONE * STEP)
#define N_BUCKETS (1u << DOSSIER_NAME_MODEL_BUCKET_BITS)
#define N_CLUSTER_BUCKETS (1u << DOSSIER_NAME_CLUSTER_BUCKET_BITS)

typedef struct
{
  guint64 key;
  guint   sign;
} Order;

static int
compare_keys (gconstpointer first, gconstpointer second)
{
  const Order *x = first, *y = second;
  guint        a = dossier_name_sign_bucket (x->key), b = dossier_name_sign_bucket (y->key);

  if (a == b)
    {
      a = dossier_name_sign_rest (x->key);
      b = dossier_name_sign_rest (y->key);
    }
  return a < b ? -1 : a > b;
}

static void
append_number (GByteArray *out, guint32 number)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

static void
append_half (GByteArray *out, guint number)
{
  guint16 half = GUINT16_TO_LE ((guint16) number);

  g_byte_array_append (out, (const guint8 *) &half, sizeof half);
}

/* The number of its level. */
static guint8
round_weight (float weight)
{
  return (guint8) (CLAMP (lroundf (weight * FIELD_LEVELS_OF_ONE), DOSSIER_NAME_LEAST_LEVEL,
                          DOSSIER_NAME_LEAST_LEVEL + DOSSIER_NAME_N_LEVELS - 1)
                   - DOSSIER_NAME_LEAST_LEVEL);
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
      append_half (out, at);
    }
  for (guint i = 0; i < words->len; i++)
    {
      guint64 key = GUINT64_TO_LE (g_array_index (words, TrainClustered, i).word);

      g_byte_array_append (out, (const guint8 *) &key, DOSSIER_NAME_CLUSTER_KEY_BYTES);
    }
  for (guint i = 0; i < DOSSIER_NAME_N_CLUSTERS; i++)
    append_number (out, tree->paths[i]);
  for (guint i = 0; i < words->len; i++)
    g_byte_array_append (out, &g_array_index (words, TrainClustered, i).cluster, 1);
  return g_byte_array_free_to_bytes (out);
}

/* --- signs --- */

static Order *
sort_signs (const FieldData *data)
{
  Order *order = g_new (Order, data->keys->len + 1);

  for (guint i = 0; i < data->keys->len; i++)
    order[i] = (Order){ g_array_index (data->keys, guint64, i), i };
  qsort (order, data->keys->len, sizeof (Order), compare_keys);
  return order;
}

static void
write_counts (const Order *order, guint n, GByteArray *out)
{
  guint at = 0;

  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      guint  first = at;
      guint8 count;

      while (at < n && dossier_name_sign_bucket (order[at].key) == bucket)
        at++;
      g_assert (at - first <= G_MAXUINT8);
      count = (guint8) (at - first);
      g_byte_array_append (out, &count, 1);
    }
}

/* From the lowest bit of a byte on. */
static void
write_rests (const Order *order, guint n, GByteArray *out)
{
  guint32 bits = 0;
  guint   n_bits = 0;

  for (guint i = 0; i < n; i++)
    {
      bits |= dossier_name_sign_rest (order[i].key) << n_bits;
      for (n_bits += DOSSIER_NAME_MODEL_REST_BITS; n_bits >= 8 || (n_bits > 0 && i + 1 == n); bits >>= 8)
        {
          guint8 byte = (guint8) bits;

          g_byte_array_append (out, &byte, 1);
          n_bits -= MIN (n_bits, 8);
        }
    }
}

/* Returns how many bytes they take behind the lengths of their codes. */
static guint
write_rows (const Order *order, guint n, const Field *field, GByteArray *out)
{
  gsize              n_weights = (gsize) n * DOSSIER_NAME_N_TAGS;
  g_autofree guint8 *levels = g_new (guint8, MAX (n_weights, 1));
  guint8             lengths[DOSSIER_NAME_N_LEVELS] = { 0 };
  guint              begin;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < DOSSIER_NAME_N_TAGS; k++)
      levels[i * DOSSIER_NAME_N_TAGS + k] = round_weight (field->weights[order[i].sign][0][k]);
  if (n_weights > 0)
    train_rows_measure (levels, n_weights, lengths);
  g_byte_array_append (out, lengths, sizeof lengths);
  begin = out->len;
  train_rows_write (levels, n_weights, lengths, out);
  return out->len - begin;
}

static void
write_steps (const Field *field, GByteArray *out)
{
  for (const float *step = &field->steps[0][0][0];
       step < &field->steps[0][0][0] + DOSSIER_NAME_N_LINKS * DOSSIER_NAME_N_TAGS * DOSSIER_NAME_N_TAGS; step++)
    append_half (out, (guint) CLAMP (lroundf (*step * UNIT), -30000, 30000));
}

GBytes *
train_file_new (const FieldData *data, const Field *field, const TrainBrown *tree)
{
  g_autofree Order *order = sort_signs (data);
  guint             n = data->keys->len;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GBytes) clusters = train_file_clusters_new (tree);
  GByteArray       *out = g_byte_array_new ();
  DossierNameHeader header = { .magic = DOSSIER_NAME_MODEL_MAGIC };

  header.version = GUINT32_TO_LE (DOSSIER_NAME_MODEL_VERSION);
  header.n_signs = GUINT32_TO_LE (n);
  header.unit = GUINT32_TO_LE (UNIT);
  header.step = GUINT32_TO_LE (STEP);
  header.n_clustered = GUINT32_TO_LE (tree->words->len);
  write_counts (order, n, body);
  write_rests (order, n, body);
  header.n_row_bytes = GUINT32_TO_LE (write_rows (order, n, field, body));
  write_steps (field, body);
  g_byte_array_append (body, g_bytes_get_data (clusters, NULL), g_bytes_get_size (clusters));
  header.checksum = GUINT64_TO_LE (dossier_sum (body->data, body->len));
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_append (out, body->data, body->len);
  return g_byte_array_free_to_bytes (out);
}
