/* fuzz-name-model.c - any bytes as what was learned of names: refused, or a text is read with it.
 *
 * Byte 0: what is set right, so that more than the checksum is tried; bytes 1-4: how many signs and words there are,
 * the step between two levels, and the unit; from byte 5 on: the parts of the file, over and over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"
#include "dossier-names-private.h"
#include "dossier-sum-private.h"

#include <string.h>

#include "fuzz.h"

#define TEXT                                                                                                           \
  "Ulrike Tannhof left Zorblat Systems for the University of Nowhere, Berlin. ACME RAISES $4M, says A. B. Tannhof."

enum
{
  MEND_SUM = 1,
  MEND_WORDS = 2,
  MEND_SIGNS = 4, /* those that the text has */
  MEND_CODES = 8, /* all as long as each other */
};

/* Read once, for all inputs. */
typedef struct
{
  DossierVocabulary *vocabulary;
  DossierTokens     *tokens;
  DossierReading     reading;
  GArray            *candidates; /* of DossierCandidate */
} Story;

static Story *
get_story (void)
{
  static gsize once;
  static Story story;

  if (g_once_init_enter (&once))
    {
      story.vocabulary = dossier_vocabulary_new (NULL);
      story.tokens = dossier_tokens_new (TEXT, strlen (TEXT));
      story.candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
      dossier_reading_init (&story.reading, story.vocabulary, story.tokens);
      dossier_names_find (&story.reading, NULL, story.candidates);
      g_once_init_leave (&once, 1);
    }
  return &story;
}

/* --- the file --- */

/* All in the last bucket. */
static void
mend_words (uint8_t *buckets, guint n)
{
  gsize   n_buckets = (gsize) 1 << DOSSIER_NAME_CLUSTER_BUCKET_BITS;
  guint16 end = GUINT16_TO_LE ((guint16) n);

  memset (buckets, 0, n_buckets * sizeof end);
  memcpy (buckets + n_buckets * sizeof end, &end, sizeof end);
}

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  const guint64 *x = a, *y = b;
  guint          first = dossier_name_sign_bucket (*x), second = dossier_name_sign_bucket (*y);

  if (first == second)
    {
      first = dossier_name_sign_rest (*x);
      second = dossier_name_sign_rest (*y);
    }
  return first < second ? -1 : first > second;
}

/* What the text's words tell: (element-type guint64), each once, in the order of the file. */
static GArray *
find_signs (void)
{
  Story           *story = get_story ();
  GArray          *all = g_array_new (FALSE, FALSE, sizeof (guint64));
  DossierNameSigns signs;
  guint64          found[DOSSIER_NAME_MAX_WORD_SIGNS];

  dossier_name_signs_init (&signs, &story->reading, NULL, story->candidates);
  for (guint i = 0; i < story->tokens->n_tokens; i++)
    g_array_append_vals (all, found, dossier_name_signs_of_word (&signs, i, 0, found));
  dossier_name_signs_clear (&signs);
  for (guint i = 0; i < all->len; i++)
    g_array_index (all, guint64, i) &= DOSSIER_NAME_SIGN_MASK;
  g_array_sort (all, compare_signs);
  for (guint i = all->len; i-- > 1;)
    if (g_array_index (all, guint64, i) == g_array_index (all, guint64, i - 1))
      g_array_remove_index (all, i);
  return all;
}

/* The first @n of @signs. */
static void
mend_signs (uint8_t *counts, uint8_t *rests, const GArray *signs, guint n)
{
  memset (counts, 0, (gsize) 1 << DOSSIER_NAME_MODEL_BUCKET_BITS);
  memset (rests, 0, ((gsize) n * DOSSIER_NAME_MODEL_REST_BITS + 7) / 8);
  for (guint i = 0; i < n; i++)
    {
      guint64 sign = g_array_index (signs, guint64, i);
      guint   bit = i * DOSSIER_NAME_MODEL_REST_BITS;
      guint32 rest = dossier_name_sign_rest (sign) << bit % 8;

      for (guint k = 0; k < 3; k++)
        rests[bit / 8 + k] |= (uint8_t) (rest >> 8 * k);
      counts[dossier_name_sign_bucket (sign)]++;
    }
}

typedef struct
{
  gsize counts, rests, lengths, rows, steps, words, end;
} Places;

static Places
find_places (guint n, guint n_row_bytes, guint n_words)
{
  Places at = { .counts = sizeof (DossierNameHeader) };

  at.rests = at.counts + ((gsize) 1 << DOSSIER_NAME_MODEL_BUCKET_BITS);
  at.lengths = at.rests + ((gsize) n * DOSSIER_NAME_MODEL_REST_BITS + 7) / 8;
  at.rows = at.lengths + DOSSIER_NAME_N_LEVELS;
  at.steps = at.rows + n_row_bytes;
  at.words = at.steps + sizeof (gint16) * DOSSIER_NAME_N_LINKS * DOSSIER_NAME_N_TAGS * DOSSIER_NAME_N_TAGS;
  at.end = at.words + dossier_name_clusters_size (n_words);
  return at;
}

static void
fill (uint8_t *file, gsize end, const uint8_t *data, size_t size)
{
  for (gsize i = sizeof (DossierNameHeader); i < end; i++)
    file[i] = data[5 + i % (size - 5)];
}

static GBytes *
make_file (const uint8_t *data, size_t size)
{
  guint n = data[1] | (data[2] & 1) << 8, step = (data[2] >> 1) % 8, n_words = data[3];
  guint n_row_bytes = n * DOSSIER_NAME_N_TAGS + DOSSIER_NAME_CODE_ROOM;
  g_autoptr (GArray) signs = find_signs ();
  Places            at;
  DossierNameHeader header = { .magic = DOSSIER_NAME_MODEL_MAGIC,
                               .version = GUINT32_TO_LE (DOSSIER_NAME_MODEL_VERSION),
                               .n_row_bytes = GUINT32_TO_LE (n_row_bytes),
                               .unit = GUINT32_TO_LE (data[4]),
                               .step = GUINT32_TO_LE (step),
                               .n_clustered = GUINT32_TO_LE (n_words) };
  uint8_t          *file;

  if ((data[0] & MEND_SIGNS) != 0)
    n = MIN (n, signs->len);
  at = find_places (n, n_row_bytes, n_words);
  file = g_malloc (at.end);
  fill (file, at.end, data, size);
  if ((data[0] & MEND_WORDS) != 0)
    mend_words (file + at.words, n_words);
  if ((data[0] & MEND_SIGNS) != 0)
    mend_signs (file + at.counts, file + at.rests, signs, n);
  if ((data[0] & MEND_CODES) != 0)
    memset (file + at.lengths, 6, DOSSIER_NAME_N_LEVELS);
  header.n_signs = GUINT32_TO_LE (n);
  if ((data[0] & MEND_SUM) != 0)
    header.checksum = GUINT64_TO_LE (dossier_sum (file + at.counts, at.end - at.counts));
  memcpy (file, &header, sizeof header);
  return g_bytes_new_take (file, at.end);
}

/* --- reading with it --- */

static void
check_names (const DossierNameModel *model)
{
  Story *story = get_story ();
  g_autoptr (GArray) candidates = g_array_copy (story->candidates);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
  DossierNameSigns signs;
  guint            end = 0;

  dossier_name_signs_init (&signs, &story->reading, dossier_name_model_get_clusters (model), candidates);
  dossier_name_decoder_run (model, &signs, candidates, names);
  for (guint i = 0; i < names->len; i++)
    {
      const DossierDecodedName *name = &g_array_index (names, DossierDecodedName, i);

      g_assert_cmpuint (name->first, >=, end);
      g_assert_cmpuint (name->n, >, 0);
      g_assert_cmpuint (name->kind, <, DOSSIER_N_NAME_KINDS);
      g_assert_cmpint (name->margin, >=, 0);
      end = name->first + name->n;
    }
  g_assert_cmpuint (end, <=, story->tokens->n_tokens);
  dossier_name_signs_clear (&signs);
}

static void
try_file (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNameModel) model = dossier_name_model_new (bytes, &error);

  if (model == NULL)
    fuzz_check_text (error->message);
  else
    check_names (model);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) as_it_is = g_bytes_new (data, size), made = NULL;

  try_file (as_it_is);
  if (size < 6)
    return 0;
  made = make_file (data, size);
  try_file (made);
  return 0;
}
