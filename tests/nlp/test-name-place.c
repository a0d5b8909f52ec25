/* test-name-place.c - what places tell, all at once and by views, and what the tags there are worth by it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-scores-private.h"
#include "dossier-names-private.h"

#include <string.h>

typedef struct
{
  DossierVocabulary *vocabulary;
  DossierNameModel  *model;
  DossierNameMemory *memory;
} Fixture;

/* A text as the model is to read it. */
typedef struct
{
  DossierTokens   *tokens;
  DossierReading   reading;
  DossierNameSigns signs;
} Text;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = dossier_vocabulary_load_model (NULL);

  fixture->vocabulary = dossier_vocabulary_new (NULL);
  fixture->model = dossier_name_model_new (bytes, NULL);
  fixture->memory = dossier_name_model_take_memory (fixture->model);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_name_model_give_memory (fixture->model, fixture->memory);
  dossier_vocabulary_free (fixture->vocabulary);
  dossier_name_model_free (fixture->model);
}

static const char *const texts[] = {
  "A",
  "The weather was fine.",
  "Ulrike Tannhof left Zorblat Systems for the University of Nowhere, Berlin. Tannhof's firm stays in the city.",
  "Zorblat met the board of Zorblat Systems, and after a long day of talks with Ulrike the board left.",
  "MERCHANTS OF LIGHT AND SHADOW RAISE $40M FROM QUILL & DRUM CAPITAL",
  "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z. . . A-B—C (D) “E” \xEF\xBF\xBC Ä Ö Ü 𝔘 É.",
  "Šimonytė met Nguyễn; O’Brien’s and D’Angelo’s firm, Acme Inc., sued AT&T.\nNew line: Foo Bar",
  "one two three four five six Seven eight nine ten eleven twelve Thirteen fourteen fifteen sixteen seventeen Eighteen",
};

static void
text_init (Text *text, const Fixture *fixture, const char *words)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));

  text->tokens = dossier_tokens_new (words, strlen (words));
  dossier_reading_init (&text->reading, fixture->vocabulary, text->tokens);
  dossier_names_find_by_rules (&text->reading, candidates);
  dossier_name_signs_init (&text->signs, &text->reading, dossier_name_model_get_clusters (fixture->model), candidates);
}

static void
text_clear (Text *text)
{
  dossier_name_signs_clear (&text->signs);
  dossier_reading_clear (&text->reading);
  dossier_tokens_free (text->tokens);
}

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static void
sort_signs (guint64 *signs, guint n)
{
  qsort (signs, n, sizeof signs[0], compare_signs);
}

/* --- signs --- */

/* The views' signs. */
static guint
list_by_views (const DossierNamePlace *place, guint64 *signs)
{
  guint64 keys[DOSSIER_NAME_N_VIEWS];
  guint   n = 0, n_views = dossier_name_place_list_views (place, keys);

  for (guint view = 0; view < n_views; view++)
    {
      guint n_view = dossier_name_place_list_view (place, view, signs + n);

      g_assert_cmpuint (n_view, <=, DOSSIER_NAME_MAX_VIEW_SIGNS);
      n += n_view;
    }
  return n;
}

static void
check_views (const DossierNamePlace *place)
{
  guint64 all[DOSSIER_NAME_MAX_PLACE_SIGNS], by_views[DOSSIER_NAME_MAX_PLACE_SIGNS];
  guint   n = dossier_name_place_list_signs (place, all);

  g_assert_cmpuint (n, <=, DOSSIER_NAME_MAX_PLACE_SIGNS);
  g_assert_cmpuint (list_by_views (place, by_views), ==, n);
  sort_signs (all, n);
  sort_signs (by_views, n);
  g_assert_cmpmem (by_views, n * sizeof by_views[0], all, n * sizeof all[0]);
}

/* A view that was seen before under its key had the same signs. @seen: key -> GBytes */
static void
check_keys (const DossierNamePlace *place, GHashTable *seen)
{
  guint64 keys[DOSSIER_NAME_N_VIEWS];
  guint   n_views = dossier_name_place_list_views (place, keys);

  for (guint view = 0; view < n_views; view++)
    {
      guint64 signs[DOSSIER_NAME_MAX_VIEW_SIGNS];
      guint   n = dossier_name_place_list_view (place, view, signs);
      g_autoptr (GBytes) bytes = g_bytes_new (signs, n * sizeof signs[0]);
      GBytes *before = g_hash_table_lookup (seen, &keys[view]);

      g_assert_cmpuint (keys[view], !=, 0);
      if (before != NULL)
        g_assert_true (g_bytes_equal (bytes, before));
      else
        g_hash_table_insert (seen, g_memdup2 (&keys[view], sizeof keys[view]), g_steal_pointer (&bytes));
    }
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  guint n_places = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Text text;

      text_init (&text, fixture, texts[i]);
      for (guint r = 0; r < text.signs.runs->len; r++)
        {
          const DossierNameRun *run = &g_array_index (text.signs.runs, DossierNameRun, r);
          DossierNamePlace      place, last;

          dossier_name_place_init (&place, &text.signs, run);
          for (guint t = 0; t < run->n; t++, n_places++)
            {
              if (t > 0)
                dossier_name_place_follow (&place, &last);
              check_views (&place);
              check_keys (&place, seen);
              last = place;
            }
        }
      text_clear (&text);
    }
  g_assert_cmpuint (g_hash_table_size (seen), <, n_places * DOSSIER_NAME_N_VIEWS); /* some came again */
}

/* --- scores --- */

static void
add_signs (const DossierNameIndex *index, const guint64 *signs, guint n, gint16 *scores)
{
  for (guint k = 0; k < n; k++)
    {
      const gint8 *row = dossier_name_index_find (index, signs[k]);

      if (row != NULL)
        dossier_name_lanes_add_row_plainly (scores, row);
    }
}

/* Each sign by itself, of the place and of the words that it sees. */
static void
score_plainly (const DossierNameIndex *index, const DossierNamePlace *place, gint16 *scores)
{
  guint64 signs[DOSSIER_NAME_MAX_PLACE_SIGNS];

  memset (scores, 0, sizeof (DossierNameSums));
  add_signs (index, signs, dossier_name_place_list_signs (place, signs), scores);
  for (int offset = -DOSSIER_NAME_REACH; offset <= DOSSIER_NAME_REACH; offset++)
    {
      gint64 i = (gint64) place->i + offset;

      if (i >= place->sentence->first && i < (gint64) place->sentence->first + place->sentence->n)
        add_signs (index, signs, dossier_name_signs_of_word (place->signs, (guint) i, offset, signs), scores);
    }
}

static void
check_scores (const Fixture *fixture, const Text *text)
{
  const DossierNameRun       *runs = (const DossierNameRun *) text->signs.runs->data;
  g_autofree DossierNameSums *scores = g_new (DossierNameSums, MAX (text->tokens->n_tokens, 1));
  DossierNameScorer           scorer;
  guint                       at = 0;

  dossier_name_scorer_init (&scorer, fixture->model, &text->signs, fixture->memory);
  dossier_name_scorer_read (&scorer, runs, text->signs.runs->len, scores);
  for (guint r = 0; r < text->signs.runs->len; r++)
    {
      DossierNamePlace place, last;

      dossier_name_place_init (&place, &text->signs, &runs[r]);
      for (guint t = 0; t < runs[r].n; t++, at++)
        {
          DossierNameSums plain;

          if (t > 0)
            dossier_name_place_follow (&place, &last);
          score_plainly (dossier_name_model_get_index (fixture->model), &place, plain);
          g_assert_cmpmem (scores[at], sizeof scores[at], plain, sizeof plain);
          last = place;
        }
    }
  dossier_name_scorer_clear (&scorer);
}

/* Three times each: what was kept is worth the same. */
static void
test_scores (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3 * G_N_ELEMENTS (texts); i++)
    {
      Text text;

      text_init (&text, fixture, texts[i % G_N_ELEMENTS (texts)]);
      check_scores (fixture, &text);
      text_clear (&text);
    }
}

static void
test_fours (void)
{
  gint16           rows[4][DOSSIER_NAME_N_LANES], out[DOSSIER_NAME_N_LANES];
  DossierNameLanes lanes;

  for (guint k = 0; k < 4 * DOSSIER_NAME_N_LANES; k++)
    rows[k / DOSSIER_NAME_N_LANES][k % DOSSIER_NAME_N_LANES] = (gint16) k;
  lanes = dossier_name_lanes_load_fours (rows[0], rows[1], rows[2], rows[3]);
  dossier_name_lanes_store (out, lanes);
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    g_assert_cmpint (out[k], ==, rows[k / 4][k]);
  for (guint one = 0; one < 4; one++)
    {
      dossier_name_lanes_store (out, dossier_name_lanes_spread (lanes, one));
      for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
        g_assert_cmpint (out[k], ==, rows[k / 4][k / 4 * 4 + one]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/name-place/views-are-all-signs", Fixture, NULL, set_up, test_views, tear_down);
  g_test_add ("/name-place/scores-are-the-sums-of-all-signs", Fixture, NULL, set_up, test_scores, tear_down);
  g_test_add_func ("/name-place/tags-are-told-by-fours", test_fours);
  return g_test_run ();
}
