/* test-name-model.c - what was learned of names: the file, and reading a text with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"
#include "dossier-name-lanes-private.h"
#include "dossier-names-private.h"
#include "dossier-recogniser.h"
#include "dossier-sum-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- the file --- */

static GBytes *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = dossier_vocabulary_load_model (&error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_shipped (void)
{
  g_autoptr (GBytes) bytes = load_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNameModel) model = dossier_name_model_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (model);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 1 << 20);
  g_assert_null (dossier_name_index_find (dossier_name_model_get_index (model), 0));
}

static const struct
{
  const char *name;
  gsize       keep; /* bytes of the file; 0 for all */
  gsize       at;   /* where something is written over; 0 for nothing */
  guint32     value;
  const char *words; /* of the error */
} damages[] = {
  { "nothing-there", 1, 0, 0, "cut off" },
  { "half-a-header", sizeof (DossierNameHeader) - 1, 0, 0, "cut off" },
  { "only-a-header", sizeof (DossierNameHeader), 0, 0, "cut off" },
  { "half-a-file", 4000, 0, 0, "cut off" },
  { "something-else", 0, 4, 0x21212121, "something else" },
  { "an-earlier-version", 0, G_STRUCT_OFFSET (DossierNameHeader, version), DOSSIER_NAME_MODEL_VERSION - 1,
    "another version" },
  { "a-later-version", 0, G_STRUCT_OFFSET (DossierNameHeader, version), DOSSIER_NAME_MODEL_VERSION + 1,
    "another version" },
  { "too-many-signs", 0, G_STRUCT_OFFSET (DossierNameHeader, n_signs), DOSSIER_NAME_MODEL_MAX_SIGNS + 1, "no sense" },
  { "endless-signs", 0, G_STRUCT_OFFSET (DossierNameHeader, n_signs), G_MAXUINT32, "no sense" },
  { "too-many-words", 0, G_STRUCT_OFFSET (DossierNameHeader, n_clustered), DOSSIER_NAME_MAX_CLUSTERED + 1, "no sense" },
  { "endless-words", 0, G_STRUCT_OFFSET (DossierNameHeader, n_clustered), G_MAXUINT32, "no sense" },
  { "fewer-words", 0, G_STRUCT_OFFSET (DossierNameHeader, n_clustered), 7, "cut off" },
  { "too-long-a-step", 0, G_STRUCT_OFFSET (DossierNameHeader, step), DOSSIER_NAME_MAX_LEVEL_STEP + 1, "no sense" },
  { "fewer-bytes-of-rows", 0, G_STRUCT_OFFSET (DossierNameHeader, n_row_bytes), 7, "cut off" },
  { "endless-rows", 0, G_STRUCT_OFFSET (DossierNameHeader, n_row_bytes), G_MAXUINT32, "cut off" },
  { "no-unit", 0, G_STRUCT_OFFSET (DossierNameHeader, unit), 0, "no sense" },
  { "fewer-signs", 0, G_STRUCT_OFFSET (DossierNameHeader, n_signs), 7, "cut off" },
  { "another-checksum", 0, G_STRUCT_OFFSET (DossierNameHeader, checksum), 1, "damaged" },
  { "another-bucket", 0, sizeof (DossierNameHeader) + 40, G_MAXUINT32, "damaged" },
  { "another-weight", 0, 300000, 0x55AA55AA, "damaged" },
};

static void
test_damage (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) shipped = load_shipped ();
  gsize   length = damages[i].keep != 0 ? damages[i].keep : g_bytes_get_size (shipped);
  guint8 *copy = g_memdup2 (g_bytes_get_data (shipped, NULL), length);
  guint32 value = GUINT32_TO_LE (damages[i].value);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (damages[i].at != 0)
    memcpy (copy + damages[i].at, &value, sizeof value);
  bytes = g_bytes_new_take (copy, length);
  g_assert_null (dossier_name_model_new (bytes, &error));
  g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, damages[i].words));
}

/* What makes no sense is found even when the checksum was made to fit. */
typedef enum
{
  OF_COUNTS,
  OF_RESTS,
  OF_LENGTHS,
  OF_WORDS,
  OF_PATHS,
} Part;

static const struct
{
  const char *name;
  Part        part;
  gsize       at, n; /* bytes that are written over */
  guint8      value;
} nonsense[] = {
  { "more-signs-in-buckets-than-there-are", OF_COUNTS, 40, 1, 255 },
  { "fewer-signs-in-buckets-than-there-are", OF_COUNTS, 1000, 100, 0 },
  { "signs-that-do-not-rise", OF_RESTS, 40, 40, 255 },
  { "codes-of-weights-that-are-too-long", OF_LENGTHS, 3, 1, DOSSIER_NAME_MAX_CODE_BITS + 1 },
  { "no-codes-of-weights", OF_LENGTHS, 0, DOSSIER_NAME_N_LEVELS, 0 },
  { "buckets-of-words-that-run-backwards", OF_WORDS, 40, 2, 255 },
  { "buckets-of-words-that-begin-late", OF_WORDS, 0, 1, 1 },
  { "a-cluster-without-a-path", OF_PATHS, 40, 4, 0 },
};

/* Where the part begins in the file. */
static gsize
find_part (const DossierNameHeader *header, gsize length, Part part)
{
  guint n = GUINT32_FROM_LE (header->n_clustered);
  gsize rests = sizeof *header + (1u << DOSSIER_NAME_MODEL_BUCKET_BITS);

  switch (part)
    {
    case OF_COUNTS: return sizeof *header;
    case OF_RESTS: return rests;
    case OF_LENGTHS: return rests + ((gsize) GUINT32_FROM_LE (header->n_signs) * DOSSIER_NAME_MODEL_REST_BITS + 7) / 8;
    case OF_WORDS: return length - dossier_name_clusters_size (n);
    case OF_PATHS: return length - n - DOSSIER_NAME_N_CLUSTERS * sizeof (guint32);
    }
  g_assert_not_reached ();
}

static void
test_nonsense (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) shipped = load_shipped ();
  gsize             length = g_bytes_get_size (shipped);
  guint8           *copy = g_memdup2 (g_bytes_get_data (shipped, NULL), length);
  DossierNameHeader header;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (&header, copy, sizeof header);
  memset (copy + find_part (&header, length, nonsense[i].part) + nonsense[i].at, nonsense[i].value, nonsense[i].n);
  header.checksum = GUINT64_TO_LE (dossier_sum (copy + sizeof header, length - sizeof header));
  memcpy (copy, &header, sizeof header);
  bytes = g_bytes_new_take (copy, length);
  g_assert_null (dossier_name_model_new (bytes, &error));
  g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
}

/* --- signs --- */

/* A sign is its bucket and its rest, as far as it counts. */
static void
test_sign_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 1000; round++)
    {
      guint64 sign = (guint64) g_rand_int (random) << 32 | g_rand_int (random);

      g_assert_cmpuint (dossier_name_sign_bucket (sign), <, 1u << DOSSIER_NAME_MODEL_BUCKET_BITS);
      g_assert_cmpuint (dossier_name_sign_rest (sign), <, 1u << DOSSIER_NAME_MODEL_REST_BITS);
      g_assert_cmpuint (dossier_name_sign_from (dossier_name_sign_bucket (sign), dossier_name_sign_rest (sign)), ==,
                        sign & DOSSIER_NAME_SIGN_MASK);
    }
}

/* --- words that are like each other --- */

static guint
count_common_forks (guint32 a, guint32 b)
{
  guint n = 0;

  while (n < 31 && dossier_name_path_begin (a, n + 1) == dossier_name_path_begin (b, n + 1))
    n++;
  return n;
}

static void
test_clusters (void)
{
  g_autoptr (GBytes) bytes = load_shipped ();
  g_autoptr (DossierNameModel) model = dossier_name_model_new (bytes, NULL);
  const DossierNameClusters *clusters = dossier_name_model_get_clusters (model);
  guint32                    john = dossier_name_clusters_find (clusters, dossier_word_hash ("John", 4).folded);
  guint32                    david = dossier_name_clusters_find (clusters, dossier_word_hash ("DAVID", 5).folded);
  guint32                    the = dossier_name_clusters_find (clusters, dossier_word_hash ("the", 3).folded);

  g_assert_cmpuint (john, !=, 0);
  g_assert_cmpuint (the, !=, 0);
  g_assert_cmpuint (count_common_forks (john, david), >, count_common_forks (john, the));
  g_assert_cmpuint (dossier_name_clusters_find (clusters, dossier_word_hash ("zzqxv", 5).folded), ==, 0);
}

static const struct
{
  guint32 path;
  guint   n;
  guint32 want;
} paths[] = {
  { 0, 4, 0 }, { 1, 4, 1 }, { 0x16, 4, 0x16 }, { 0x2D, 4, 0x16 }, { 0x2D, 5, 0x2D }, { 0x80000001u, 20, 1u << 20 },
};

static void
test_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpuint (dossier_name_path_begin (paths[i].path, paths[i].n), ==, paths[i].want);
}

/* --- without it --- */

#define OVERLAY "/io/github/dossier/Dossier/nlp/names.model="

/* In a process of its own, in which another file stands in for the model. */
static void
test_rules_alone_child (void)
{
  g_autoptr (DossierRecogniser) recogniser = NULL;
  g_autoptr (DossierRecognition) found = NULL;
  g_autoptr (GError) error = NULL;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR); /* the warning is what is wanted */
  recogniser = dossier_recogniser_new (&error);
  g_assert_no_error (error);
  found = dossier_recogniser_run (recogniser, "Ulrike Tannhof left OpenAI for Zorblat Inc.", NULL, NULL);
  g_assert_cmpuint (found->entities->len, ==, 3);
}

static const struct
{
  const char *name, *contents, *told;
} stand_ins[] = {
  { "an-empty-file", "", "*names.model*cut off*Install Dossier again.*" },
  { "something-else", "This is a letter to a friend, and no model of names at all.", "*names.model*something else*" },
};

static void
test_rules_alone (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = NULL, *overlay = NULL;
  int              file = g_file_open_tmp ("names-XXXXXX.model", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, stand_ins[i].contents, -1, NULL));
  overlay = g_strconcat (OVERLAY, path, NULL);
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);
  g_test_trap_subprocess ("/name-model/rules-alone/subprocess", 0, 0);
  g_unsetenv ("G_RESOURCE_OVERLAYS");
  g_remove (path);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr (stand_ins[i].told);
}

/* --- tags and rows --- */

static const struct
{
  guint    from, to;
  gboolean want;
} follows[] = {
  { 0, 0, TRUE },    { 0, 1, TRUE },   { 0, 2, FALSE },  { 0, 3, FALSE }, { 0, 4, TRUE },
  { 1, 2, TRUE },    { 1, 3, TRUE },   { 1, 0, FALSE },  { 1, 4, FALSE }, { 1, 6, FALSE },
  { 2, 3, TRUE },    { 3, 0, TRUE },   { 3, 5, TRUE },   { 4, 8, TRUE },  { 8, 2, FALSE },
  { 13, 14, TRUE },  { 13, 0, FALSE }, { 14, 14, TRUE }, { 14, 0, TRUE }, { 14, 15, TRUE },
  { 15, 14, FALSE }, { 12, 13, TRUE }, { 9, 14, FALSE }, { 9, 11, TRUE }, { 0, 14, FALSE },
};

static void
test_follows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (follows); i++)
    g_assert_cmpint (dossier_name_tag_follows (follows[i].from, follows[i].to), ==, follows[i].want);
}

static void
test_rows (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint16 sums[DOSSIER_NAME_N_TAGS] = { 0 }, plain[DOSSIER_NAME_N_TAGS] = { 0 };
  gint8  rows[DOSSIER_NAME_N_TAGS + 3];

  for (guint round = 0; round < 200; round++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
        rows[k] = round == 0 ? -128 : round == 1 ? 127 : g_rand_int_range (random, -128, 128);
      dossier_name_lanes_store (sums, dossier_name_lanes_add_row (dossier_name_lanes_load (sums), rows + round % 4));
      dossier_name_lanes_add_row_plainly (plain, rows + round % 4);
      g_assert_cmpmem (sums, sizeof sums, plain, sizeof plain);
    }
}

/* Sums and maxima of 16 numbers, of which some are the largest and least there are. */
static void
test_lanes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  gint16 numbers[DOSSIER_NAME_N_LANES], steps[DOSSIER_NAME_N_LANES], plain[DOSSIER_NAME_N_LANES];
  gint16 raised[DOSSIER_NAME_N_LANES];

  for (guint round = 0; round < 500; round++)
    {
      gint16           number = (gint16) g_rand_int_range (random, G_MININT16, G_MAXINT16 + 1);
      DossierNameLanes lanes;

      for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
        {
          numbers[k] = round == 0 ? G_MININT16 : (gint16) g_rand_int_range (random, G_MININT16, G_MAXINT16 + 1);
          steps[k] = round % 3 == 0 ? DOSSIER_NAME_FORBIDDEN : (gint16) g_rand_int_range (random, -9000, 9000);
          plain[k] = number;
        }
      lanes = dossier_name_lanes_raise (dossier_name_lanes_load (numbers), number, steps);
      dossier_name_lanes_add_plainly (plain, steps);
      dossier_name_lanes_max_plainly (plain, numbers);
      dossier_name_lanes_store (raised, lanes);
      g_assert_cmpmem (raised, sizeof raised, plain, sizeof plain);
      g_assert_cmpint (dossier_name_lanes_top (lanes), ==, dossier_name_lanes_top_plainly (plain));
      for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
        {
          g_assert_cmpuint (dossier_name_lanes_find (lanes, plain[k]), ==,
                            dossier_name_lanes_find_plainly (plain, plain[k]));
          dossier_name_lanes_store (raised, dossier_name_lanes_drop (lanes, k));
          raised[k] = raised[k] == G_MININT16 ? plain[k] : G_MAXINT16;
          g_assert_cmpmem (raised, sizeof raised, plain, sizeof plain);
        }
      dossier_name_lanes_store (raised, dossier_name_lanes_load_fours (numbers, steps, plain, numbers));
      for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
        g_assert_cmpint (raised[k], ==, (k / 4 == 1 ? steps : k / 4 == 2 ? plain : numbers)[k]);
    }
}

/* Where each of few values stands among 16 bytes. */
static void
test_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  guint8 bytes[16 + 3];

  for (guint round = 0; round < 500; round++)
    {
      const guint8 *at = bytes + round % 4;
      guint8        byte = (guint8) (g_rand_int (random) % 3 * 127);

      for (guint k = 0; k < G_N_ELEMENTS (bytes); k++)
        bytes[k] = (guint8) (g_rand_int (random) % 3 * 127);
      g_assert_cmpuint (dossier_name_bytes_match (at, byte), ==, dossier_name_bytes_match_plainly (at, byte));
    }
}

/* Every sign that was put in is found, a stranger is not, and sums are those of the rows. */
static void
test_index (void)
{
  enum
  {
    N = 5000,
    N_STRANGERS = 64
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree guint64 *signs = g_new (guint64, N + N_STRANGERS);
  gint8 (*rows)[DOSSIER_NAME_N_TAGS] = g_malloc_n (N, sizeof *rows);
  DossierNameBatch batch = { .n = 0 };
  DossierNameIndex index;

  for (guint i = 0; i < N + N_STRANGERS; i++)
    signs[i] = (guint64) g_rand_int (random) << 32 | (i % 7 == 0 ? i : g_rand_int (random));
  for (guint i = 0; i < N; i++)
    for (guint k = 0; k < DOSSIER_NAME_N_TAGS; k++)
      rows[i][k] = g_rand_int_range (random, -128, 128);
  dossier_name_index_init (&index, signs, N, rows[0], G_MAXUINT64 << 50 | G_MAXUINT32);
  for (guint i = 0; i < N; i++)
    g_assert_cmpmem (dossier_name_index_find (&index, signs[i]), sizeof rows[i], rows[i], sizeof rows[i]);
  for (guint i = N; i < N + N_STRANGERS; i++)
    g_assert_null (dossier_name_index_find (&index, signs[i]));
  for (guint i = 0; i < N; i += 37)
    {
      guint  n = i % DOSSIER_NAME_BATCH_SIGNS, k = 0;
      gint16 sums[2][DOSSIER_NAME_N_TAGS] = { 0 }, plain[DOSSIER_NAME_N_TAGS] = { 0 };

      for (; k < n && i + k < N + N_STRANGERS; k++)
        if (i + k < N)
          dossier_name_lanes_add_row_plainly (plain, rows[i + k]);
      for (guint part = 0; part < 2; part++)
        {
          memcpy (dossier_name_batch_get_room (&batch, &index, k), signs + i, k * sizeof signs[0]);
          dossier_name_batch_put (&batch, k, sums[part]);
        }
      dossier_name_batch_flush (&batch, &index);
      g_assert_cmpmem (sums[0], sizeof sums[0], plain, sizeof plain);
      g_assert_cmpmem (sums[1], sizeof sums[1], plain, sizeof plain);
    }
  dossier_name_index_clear (&index);
  g_free (rows);
}

static void
test_empty_index (void)
{
  DossierNameIndex index;

  dossier_name_index_init (&index, NULL, 0, NULL, G_MAXUINT64);
  g_assert_null (dossier_name_index_find (&index, 0));
  g_assert_null (dossier_name_index_find (&index, G_MAXUINT64));
  dossier_name_index_clear (&index);
}

/* --- texts --- */

typedef struct
{
  DossierVocabulary *vocabulary;
  DossierNameModel  *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = load_shipped ();

  fixture->vocabulary = dossier_vocabulary_new (NULL);
  fixture->model = dossier_name_model_new (bytes, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_vocabulary_free (fixture->vocabulary);
  dossier_name_model_free (fixture->model);
}

static const char *const texts[] = {
  "",
  "A",
  "The weather was fine.",
  "Ulrike Tannhof left Zorblat Systems for the University of Nowhere, Berlin.",
  "MERCHANTS OF LIGHT AND SHADOW RAISE $40M FROM QUILL & DRUM CAPITAL",
  "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z. . . A-B—C (D) “E” \xEF\xBF\xBC Ä Ö Ü 𝔘 É.",
  "Šimonytė met Nguyễn; O'Brien’s and D’Angelo's firm, Acme Inc., sued AT&T.\nNew line: Foo Bar",
};

/* Names in order and apart, with margins that are none below zero; the same each time. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (texts[i], strlen (texts[i]));
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
      g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
      g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
      DossierReading   reading;
      DossierNameSigns signs;
      guint            end = 0;

      dossier_reading_init (&reading, fixture->vocabulary, tokens);
      dossier_names_find (&reading, NULL, candidates);
      dossier_name_signs_init (&signs, &reading, dossier_name_model_get_clusters (fixture->model), candidates);
      dossier_name_decoder_run (fixture->model, &signs, candidates, names);
      dossier_name_decoder_run (fixture->model, &signs, candidates, again);
      for (guint k = 0; k < names->len; k++)
        {
          const DossierDecodedName *name = &g_array_index (names, DossierDecodedName, k);

          g_assert_cmpuint (name->first, >=, end);
          g_assert_cmpuint (name->n, >, 0);
          g_assert_cmpint (name->margin, >=, 0);
          end = name->first + name->n;
        }
      g_assert_cmpuint (end, <=, tokens->n_tokens);
      for (guint k = 0; k < candidates->len; k++)
        g_assert_cmpint (g_array_index (candidates, DossierCandidate, k).doubt, >=, 0);
      g_assert_cmpmem (names->data, names->len * sizeof (DossierDecodedName), again->data,
                       again->len * sizeof (DossierDecodedName));
      dossier_name_signs_clear (&signs);
      dossier_reading_clear (&reading);
    }
}

/* The names of a text, as many bytes. */
static GBytes *
decode (Fixture *fixture, const DossierNameModel *model, const char *text)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  GArray          *names = g_array_new (FALSE, TRUE, sizeof (DossierDecodedName));
  DossierReading   reading;
  DossierNameSigns signs;
  gsize            length;

  dossier_reading_init (&reading, fixture->vocabulary, tokens);
  dossier_names_find (&reading, NULL, candidates);
  dossier_name_signs_init (&signs, &reading, dossier_name_model_get_clusters (model), candidates);
  dossier_name_decoder_run (model, &signs, candidates, names);
  for (guint i = 0; i < candidates->len; i++) /* their doubts, too */
    {
      DossierDecodedName doubt = { .margin = g_array_index (candidates, DossierCandidate, i).doubt };

      g_array_append_val (names, doubt);
    }
  dossier_name_signs_clear (&signs);
  dossier_reading_clear (&reading);
  length = names->len * sizeof (DossierDecodedName);
  return g_bytes_new_take (g_array_free (names, FALSE), length);
}

/* What the model remembers of texts makes no difference: words in another place, in other case, with another ending or
 * apostrophe. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  static const char *const more[] = {
    "Ulrike Tannhof’s firm met Zorblat's.",     "Ulrike Tannhof's firm met Zorblat’s.",
    "Inc. said ZORBLAT Inc would. U.S. and US", "Tannhof of the University, for Ulrike.",
    "TANNHOF, CORP. and CORP buy Corp.",        "Nguy\xC2\xADễn met Nguyễn in Zorblat.",
  };
  const char *all[G_N_ELEMENTS (texts) + G_N_ELEMENTS (more)];
  guint       n = G_N_ELEMENTS (all);

  memcpy (all, texts, sizeof texts);
  memcpy (all + G_N_ELEMENTS (texts), more, sizeof more);
  for (guint i = 0; i < 4 * n; i++) /* forth, back, forth, back */
    {
      const char *text = all[(i / n) % 2 == 0 ? i % n : n - 1 - i % n];
      g_autoptr (GBytes) shipped = load_shipped ();
      g_autoptr (DossierNameModel) fresh = dossier_name_model_new (shipped, NULL);
      g_autoptr (GBytes) want = decode (fixture, fresh, text);
      g_autoptr (GBytes) have = decode (fixture, fixture->model, text);

      g_assert_true (g_bytes_equal (have, want));
    }
}

/* Two threads' worth of memories at a time: the second one is the first one's no more. */
static void
test_two_memories (Fixture *fixture, gconstpointer data)
{
  DossierNameMemory *first = dossier_name_model_take_memory (fixture->model);
  DossierNameMemory *second = dossier_name_model_take_memory (fixture->model);

  g_assert_true (first != second);
  dossier_name_model_give_memory (fixture->model, first);
  dossier_name_model_give_memory (fixture->model, second);
  first = dossier_name_model_take_memory (fixture->model);
  g_assert_true (first == second);
  dossier_name_model_give_memory (fixture->model, first);
}

/* Rules and model together: still in order and apart, and each of a kind there is. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierTokens) tokens = dossier_tokens_new (texts[i], strlen (texts[i]));
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
      DossierReading reading;
      guint          end = 0;

      dossier_reading_init (&reading, fixture->vocabulary, tokens);
      dossier_names_find (&reading, fixture->model, candidates);
      for (guint k = 0; k < candidates->len; k++)
        {
          const DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, k);

          g_assert_cmpuint (candidate->first, >=, end);
          g_assert_cmpuint (candidate->n, >, 0);
          g_assert_cmpuint (candidate->kind, <, DOSSIER_N_NAME_KINDS);
          end = candidate->first + candidate->n;
        }
      g_assert_cmpuint (end, <=, tokens->n_tokens);
      dossier_reading_clear (&reading);
    }
}

/* Signs are written within the room that is set aside for them. */
static void
test_signs (Fixture *fixture, gconstpointer data)
{
  const char *text = texts[3];
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  DossierReading   reading;
  DossierNameSigns signs;
  guint64          found[DOSSIER_NAME_MAX_WORD_SIGNS];

  dossier_reading_init (&reading, fixture->vocabulary, tokens);
  dossier_names_find (&reading, NULL, candidates);
  dossier_name_signs_init_to_learn (&signs, &reading, dossier_name_model_get_clusters (fixture->model), candidates);
  g_assert_cmpuint (signs.runs->len, ==, 1);
  for (guint i = 0; i < tokens->n_tokens; i++)
    for (int offset = -DOSSIER_NAME_REACH; offset <= DOSSIER_NAME_REACH; offset++)
      {
        guint n = dossier_name_signs_of_word (&signs, i, offset, found);

        g_assert_cmpuint (n, >=, 2);
        g_assert_cmpuint (n, <=, DOSSIER_NAME_MAX_WORD_SIGNS);
      }
  dossier_name_signs_clear (&signs);
  dossier_reading_clear (&reading);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-model/the-shipped-one-is-whole-and-small", test_shipped);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/name-model/is-refused/", damages[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damage);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autofree char *path = g_strconcat ("/name-model/is-refused/", nonsense[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_nonsense);
    }
  g_test_add_func ("/name-model/a-sign-is-its-bucket-and-its-rest", test_sign_parts);
  g_test_add_func ("/name-model/words-like-each-other-have-paths-in-common", test_clusters);
  g_test_add_func ("/name-model/paths-begin-alike", test_paths);
  g_test_add_func ("/name-model/rules-alone/subprocess", test_rules_alone_child);
  for (gsize i = 0; i < G_N_ELEMENTS (stand_ins); i++)
    {
      g_autofree char *path = g_strconcat ("/name-model/a-warning-and-the-rules-alone/", stand_ins[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_rules_alone);
    }
  g_test_add_func ("/name-model/tags-follow-each-other", test_follows);
  g_test_add_func ("/name-model/rows-add-up-as-in-plain-c", test_rows);
  g_test_add_func ("/name-model/bytes-match-as-in-plain-c", test_bytes);
  g_test_add_func ("/name-model/lanes-are-as-in-plain-c", test_lanes);
  g_test_add_func ("/name-model/signs-are-found-and-strangers-not", test_index);
  g_test_add_func ("/name-model/nothing-is-found-among-no-signs", test_empty_index);
  g_test_add ("/name-model/names-stand-in-order-and-apart", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/name-model/texts-before-change-nothing", Fixture, NULL, set_up, test_memory, tear_down);
  g_test_add ("/name-model/each-thread-has-a-memory-of-its-own", Fixture, NULL, set_up, test_two_memories, tear_down);
  g_test_add ("/name-model/rules-and-model-find-names-in-order-and-apart", Fixture, NULL, set_up, test_together,
              tear_down);
  g_test_add ("/name-model/signs-fit", Fixture, NULL, set_up, test_signs, tear_down);
  return g_test_run ();
}
