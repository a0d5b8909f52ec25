/* fuzz-name-model.c - any bytes as what was learned of names: refused, or a text is read with it.
 *
 * Byte 0: what is set right, so that more than the checksum is tried; bytes 1-4: how many signs, buckets and words
 * there are; from byte 5 on: the parts of the file, over and over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"
#include "dossier-names-private.h"

#include <string.h>

#include "fuzz.h"

#define TEXT                                                                                                           \
  "Ulrike Tannhof left Zorblat Systems for the University of Nowhere, Berlin. ACME RAISES $4M, says A. B. Tannhof."

enum
{
  MEND_SUM = 1,
  MEND_BUCKETS = 2,
  MEND_KEYS = 4, /* signs that the text has */
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

static void
write_number (uint8_t *array, gsize i, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (array + i * sizeof number, &number, sizeof number);
}

/* All in the last bucket. */
static void
mend_buckets (uint8_t *buckets, gsize n_buckets, guint n)
{
  memset (buckets, 0, n_buckets * sizeof (guint32));
  write_number (buckets, n_buckets, n);
}

/* What the text's words tell, as keys of the last bucket. */
static void
mend_keys (uint8_t *keys, guint n, guint bucket_bits)
{
  Story           *story = get_story ();
  DossierNameSigns signs;
  guint64          found[DOSSIER_NAME_MAX_WORD_SIGNS];
  guint            at = 0;

  dossier_name_signs_init (&signs, &story->reading, NULL, story->candidates);
  for (guint i = 0; i < story->tokens->n_tokens; i++)
    for (guint k = 0, n_found = dossier_name_signs_of_word (&signs, i, 0, found); k < n_found && at < n; k++)
      if (found[k] >> (64 - bucket_bits) == (1u << bucket_bits) - 1)
        write_number (keys, at++, (guint32) found[k]);
  dossier_name_signs_clear (&signs);
}

static GBytes *
make_file (const uint8_t *data, size_t size)
{
  guint n = data[1] | (data[2] & 1) << 8, bucket_bits = 1 + (data[2] >> 1) % 4, n_words = data[3];
  gsize n_buckets = (gsize) 1 << bucket_bits;
  gsize rows = (n_buckets + 1 + n) * sizeof (guint32);
  gsize words = rows + n * DOSSIER_NAME_N_TAGS
                + sizeof (gint16) * DOSSIER_NAME_N_LINKS * DOSSIER_NAME_N_TAGS * DOSSIER_NAME_N_TAGS;
  gsize             length = words + dossier_name_clusters_size (n_words);
  DossierNameHeader header = { .magic = DOSSIER_NAME_MODEL_MAGIC,
                               .version = GUINT32_TO_LE (DOSSIER_NAME_MODEL_VERSION),
                               .n_signs = GUINT32_TO_LE (n),
                               .bucket_bits = GUINT32_TO_LE (bucket_bits),
                               .unit = GUINT32_TO_LE (data[4]),
                               .n_clustered = GUINT32_TO_LE (n_words) };
  uint8_t          *file = g_malloc (sizeof header + length), *body = file + sizeof header;

  for (gsize i = 0; i < length; i++)
    body[i] = data[5 + i % (size - 5)];
  if ((data[0] & MEND_BUCKETS) != 0)
    {
      mend_buckets (body, n_buckets, n);
      mend_buckets (body + words, (gsize) 1 << DOSSIER_NAME_CLUSTER_BUCKET_BITS, n_words);
    }
  if ((data[0] & MEND_KEYS) != 0)
    mend_keys (body + (n_buckets + 1) * sizeof (guint32), n, bucket_bits);
  if ((data[0] & MEND_SUM) != 0)
    header.checksum = GUINT64_TO_LE (dossier_name_model_sum (body, length));
  memcpy (file, &header, sizeof header);
  return g_bytes_new_take (file, sizeof header + length);
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
