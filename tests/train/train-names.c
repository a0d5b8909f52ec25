/* train-names.c - learns names from labelled text, and writes what was learned as data/nlp/names.model.
 *
 * train-names LISTS OUTPUT FILE...: LISTS is data/nlp; files as train-corpus.h says. The same files in the same order
 * give the same bytes.
 *
 * Each document is written out as it would be read, and goes the way a story goes: tokens, rules, signs. A name whose
 * ends are no ends of our tokens spoils its run of tokens, which is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-linker-private.h"
#include "train-corpus.h"
#include "train-field.h"

#include <math.h>
#include <stdlib.h>

#define SEED 20260101
#define N_EPOCHS 8
/* Signs that fewer places have are not worth a weight. */
#define MIN_PLACES 3
#define N_SIGNS 60000
#define BUCKET_BITS 14
/* No token of a run: a label that fits no token of ours. */
#define SPOILT 255

typedef struct
{
  FieldData         *data;
  DossierVocabulary *vocabulary;
  guint              n_spoilt;
} Learning;

/* --- texts as labelled runs --- */

static guint8
tag_of (TrainKind kind, guint k, guint n)
{
  static const guint8 bases[]
      = { 0, DOSSIER_NAME_TAG_PERSON, DOSSIER_NAME_TAG_ORGANIZATION, DOSSIER_NAME_TAG_PLACE, DOSSIER_NAME_TAG_OTHER };

  if (kind == TRAIN_OTHER)
    return DOSSIER_NAME_TAG_OTHER + (n == 1 ? 2 : k > 0);
  return bases[kind] + (n == 1 ? 3 : k == 0 ? 0 : k == n - 1 ? 2 : 1);
}

static void
label_span (const DossierTokens *tokens, const TrainSpan *span, guint *at, guint8 *tags)
{
  guint first, end;

  while (*at < tokens->n_tokens && tokens->tokens[*at].start + tokens->tokens[*at].length <= span->start)
    (*at)++;
  first = end = *at;
  while (end < tokens->n_tokens && tokens->tokens[end].start < span->end)
    end++;
  if (end == first)
    return;
  if (tokens->tokens[first].start != span->start
      || tokens->tokens[end - 1].start + tokens->tokens[end - 1].length != span->end)
    memset (tags + first, SPOILT, end - first);
  else
    for (guint i = first; i < end; i++)
      tags[i] = tag_of (span->kind, i - first, end - first);
}

static gboolean
is_whole (const guint8 *tags, guint n)
{
  guint last = DOSSIER_NAME_TAG_NONE;

  for (guint i = 0; i < n; last = tags[i++])
    if (tags[i] == SPOILT || !dossier_name_tag_follows (last, tags[i]))
      return FALSE;
  return dossier_name_tag_follows (last, DOSSIER_NAME_TAG_NONE);
}

static void
add_token (Learning *learning, const DossierNameSigns *signs, const DossierNameRun *run, guint i, guint8 tag)
{
  const DossierSentence *sentence = &signs->reading->tokens->sentences[run->sentence];
  FieldToken             token = { .first_sign = learning->data->signs->len, .tag = tag };
  guint64                found[MAX (DOSSIER_NAME_MAX_PLACE_SIGNS, DOSSIER_NAME_MAX_WORD_SIGNS)];
  guint                  n = dossier_name_signs_of_place (signs, run, i, found);

  token.link = dossier_name_signs_link (signs, i);
  g_array_append_val (learning->data->tokens, token);
  for (guint k = 0; k < n; k++)
    field_data_add_sign (learning->data, found[k]);
  for (int offset = -DOSSIER_NAME_REACH; offset <= DOSSIER_NAME_REACH; offset++)
    if ((gint64) i + offset >= sentence->first && (gint64) i + offset < (gint64) sentence->first + sentence->n)
      {
        n = dossier_name_signs_of_word (signs, i + offset, offset, found);
        for (guint k = 0; k < n; k++)
          field_data_add_sign (learning->data, found[k]);
      }
}

static void
add_runs (Learning *learning, const DossierNameSigns *signs, const guint8 *tags)
{
  for (guint r = 0; r < signs->runs->len; r++)
    {
      const DossierNameRun *run = &g_array_index (signs->runs, DossierNameRun, r);
      FieldRun              added = { .first = learning->data->tokens->len, .n = run->n };

      if (!is_whole (tags + run->first, run->n))
        {
          learning->n_spoilt++;
          continue;
        }
      for (guint i = run->first; i < run->first + run->n; i++)
        add_token (learning, signs, run, i, tags[i]);
      g_array_append_val (learning->data->runs, added);
    }
}

static void
add_document (Learning *learning, GPtrArray *document)
{
  g_autoptr (TrainText) text = train_text_new (document);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text->text->str, text->text->len);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autofree guint8 *tags = g_new0 (guint8, tokens->n_tokens + 1);
  DossierReading     reading;
  DossierNameSigns   signs;
  guint              at = 0;

  for (guint i = 0; i < text->spans->len; i++)
    label_span (tokens, &g_array_index (text->spans, TrainSpan, i), &at, tags);
  dossier_reading_init (&reading, learning->vocabulary, tokens);
  dossier_candidates_find (&reading, candidates);
  dossier_candidates_weigh (&reading, candidates);
  dossier_candidates_judge (&reading, candidates);
  dossier_linker_settle (&reading, candidates);
  dossier_name_signs_init (&signs, &reading, candidates);
  add_runs (learning, &signs, tags);
  dossier_name_signs_clear (&signs);
  dossier_reading_clear (&reading);
}

/* --- the best signs --- */

static void
keep_frequent (FieldData *data)
{
  g_autofree gboolean *keep = g_new (gboolean, data->keys->len + 1);

  for (guint i = 0; i < data->keys->len; i++)
    keep[i] = g_array_index (data->counts, guint32, i) >= MIN_PLACES;
  field_data_keep (data, keep);
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? 1 : x > y ? -1 : 0;
}

static void
keep_best (FieldData *data, const Field *field)
{
  guint                n = data->keys->len;
  g_autofree gboolean *keep = g_new (gboolean, n + 1);
  g_autofree double   *worth = g_new (double, n + 1), *sorted = NULL;

  for (guint i = 0; i < n; i++)
    worth[i] = field_worth (field, i);
  sorted = g_memdup2 (worth, sizeof (double) * (n + 1));
  qsort (sorted, n, sizeof (double), compare_falling);
  for (guint i = 0; i < n; i++)
    keep[i] = n <= N_SIGNS || worth[i] > sorted[N_SIGNS];
  field_data_keep (data, keep);
}

/* --- the file --- */

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

static gboolean
write_model (const char *path, const FieldData *data, const Field *field, GError **error)
{
  guint unit = choose_unit (field, data->keys->len);
  g_autoptr (GByteArray) body = write_body (data, field, unit);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  DossierNameHeader header = { .magic = DOSSIER_NAME_MODEL_MAGIC };

  header.version = GUINT32_TO_LE (DOSSIER_NAME_MODEL_VERSION);
  header.n_signs = GUINT32_TO_LE (data->keys->len);
  header.bucket_bits = GUINT32_TO_LE (BUCKET_BITS);
  header.unit = GUINT32_TO_LE (unit);
  header.checksum = GUINT64_TO_LE (dossier_name_model_sum (body->data, body->len));
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_append (out, body->data, body->len);
  return g_file_set_contents (path, (const char *) out->data, out->len, error);
}

/* --- all of it --- */

static gboolean
read_documents (GPtrArray *documents, const char *lists, char **files, GError **error)
{
  g_autoptr (TrainNames) names = train_names_new (lists, error);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  if (names == NULL)
    return FALSE;
  for (; *files != NULL; files++)
    if (!train_corpus_read (*files, documents, error))
      return FALSE;
  train_corpus_augment (documents, names, random);
  return TRUE;
}

static gboolean
learn (Learning *learning, const char *lists, const char *output, char **files, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Field   *field;
  gboolean written;

  if (!read_documents (documents, lists, files, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    add_document (learning, documents->pdata[i]);
  g_print ("%u documents, %u runs of %u tokens (%u left out), %u signs\n", documents->len, learning->data->runs->len,
           learning->data->tokens->len, learning->n_spoilt, learning->data->keys->len);
  keep_frequent (learning->data);
  field = field_train (learning->data, N_EPOCHS, random);
  keep_best (learning->data, field);
  field_free (field);
  field = field_train (learning->data, N_EPOCHS, random);
  written = write_model (output, learning->data, field, error);
  field_free (field);
  return written;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Learning learning = { .data = field_data_new () };

  if (argc < 4)
    {
      g_printerr ("Usage: train-names LISTS OUTPUT FILE...\n");
      return 2;
    }
  learning.vocabulary = dossier_vocabulary_new (&error);
  if (learning.vocabulary == NULL || !learn (&learning, argv[1], argv[2], argv + 3, &error))
    g_printerr ("Nothing was learned: %s\n", error->message);
  g_clear_pointer (&learning.vocabulary, dossier_vocabulary_free);
  field_data_free (learning.data);
  return error == NULL ? 0 : 1;
}
