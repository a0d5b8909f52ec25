/* dossier-name-scores.c - what each token of a run tells of its tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-scores-private.h"

/* Words near runs that a text has room for at first. */
#define FIRST_WORDS 256
#define REACH DOSSIER_NAME_REACH

/* --- words --- */

/* Only expected so far: what is kept of it is far off in memory. */
static void
expect_word (DossierNameScorer *self, guint32 word, guint i)
{
  DossierNameWordSums *sums;
  guint64              key = dossier_name_signs_word_key (self->signs, i);
  const char          *kept = (const char *) dossier_name_memory_word (self->memory, key);

  for (gsize at = 0; at < sizeof (DossierNameKeptWord); at += 64)
    __builtin_prefetch (kept + at);
  g_array_set_size (self->words, self->words->len + 1);
  sums = &g_array_index (self->words, DossierNameWordSums, self->words->len - 1);
  sums->key = key;
  sums->token = i;
  self->numbers[word] = self->words->len;
}

static void
recall_word (const DossierNameScorer *self, DossierNameWordSums *sums)
{
  const DossierNameKeptWord *kept = dossier_name_memory_word (self->memory, sums->key);

  sums->known = sums->kept = 0;
  if (kept->key == sums->key)
    {
      sums->known = sums->kept = kept->known;
      memcpy (sums->sums, kept->sums, sizeof sums->sums);
    }
  else
    memset (sums->sums, 0, sizeof sums->sums);
}

void
dossier_name_scorer_recall (DossierNameScorer *self)
{
  for (; self->n_recalled < self->words->len; self->n_recalled++)
    recall_word (self, &g_array_index (self->words, DossierNameWordSums, self->n_recalled));
}

/* For the next text. A word that is kept may stay once when another one comes. */
static void
keep_word (DossierNameMemory *memory, const DossierNameWordSums *sums)
{
  DossierNameKeptWord *kept = dossier_name_memory_word (memory, sums->key);

  if (kept->key == sums->key)
    kept->spared = FALSE;
  if (sums->known == sums->kept)
    return;
  if (kept->key != 0 && kept->key != sums->key && !kept->spared)
    {
      kept->spared = TRUE;
      return;
    }
  kept->key = sums->key;
  kept->known = sums->known;
  kept->spared = FALSE;
  memcpy (kept->sums, sums->sums, sizeof kept->sums);
}

/* The tokens that the run sees, from first to behind the last one. */
static void
find_reach (const DossierNameScorer *self, const DossierNameRun *run, guint *first, guint *end)
{
  const DossierSentence *sentence = &self->signs->reading->tokens->sentences[run->sentence];

  *first = run->first - MIN (run->first - sentence->first, REACH);
  *end = MIN (run->first + run->n + REACH, sentence->first + sentence->n);
}

void
dossier_name_scorer_expect (DossierNameScorer *self, const DossierNameRun *run)
{
  guint first, end;

  find_reach (self, run, &first, &end);
  for (guint i = first; i < end; i++)
    {
      guint32 word = self->signs->reading->words[i];

      if (self->numbers[word] == 0)
        expect_word (self, word, i);
    }
}

/* What is kept of the view, or NULL: then its signs, which come next, are asked for in @to's place. */
static const gint16 *
ask_for_view (DossierNameScorer *self, guint64 key, gint16 *to)
{
  const DossierNameKeptView *kept = dossier_name_memory_view (self->memory, key);

  if (kept->key == key)
    return kept->sums;
  self->asked[self->n_asked] = (DossierNameAsked){ .key = key, .to = to };
  return NULL;
}

static guint64 *
get_room (DossierNameScorer *self, guint n_signs)
{
  return dossier_name_batch_get_room (&self->batch, self->index, n_signs);
}

static void
put (DossierNameScorer *self, guint n, gint16 *sums)
{
  dossier_name_batch_put (&self->batch, self->index, n, sums);
}

/* The sums are complete once what was asked for is there. @missing: bits of offsets. */
static void
ask_for_word (DossierNameScorer *self, DossierNameWordSums *word, guint missing)
{
  word->known |= missing;
  for (; missing != 0; missing &= missing - 1)
    {
      guint         at = (guint) __builtin_ctz (missing), i = word->token;
      int           offset = (int) at - REACH;
      gint16       *sums = word->sums[at];
      const gint16 *kind = ask_for_view (self, dossier_name_signs_kind_key (self->signs, i, offset), sums);
      guint64      *signs = get_room (self, DOSSIER_NAME_MAX_WORD_SIGNS);

      if (kind != NULL)
        memcpy (sums, kind, sizeof word->sums[at]);
      else
        put (self, dossier_name_signs_of_kind (self->signs, i, offset, signs), self->asked[self->n_asked++].sums);
      signs = get_room (self, DOSSIER_NAME_MAX_WORD_SIGNS);
      put (self, dossier_name_signs_of_letters (self->signs, i, offset, signs), sums);
    }
}

/* Each word at the offsets from which tokens of the run see it. */
static void
ask_for_words (DossierNameScorer *self, const DossierNameRun *run, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      DossierNameWordSums *word
          = &g_array_index (self->words, DossierNameWordSums, self->numbers[self->signs->reading->words[i]] - 1);
      guint last = run->first + run->n - 1;
      guint lowest = i + REACH > last ? i + REACH - last : 0;
      guint highest = MIN (i + REACH - run->first, 2 * REACH);

      self->around[i - first] = word;
      ask_for_word (self, word, ((2u << highest) - (1u << lowest)) & ~(guint) word->known);
    }
}

/* --- places --- */

/* Adds what is kept of the views; asks for the others. */
static DossierNameHalves
add_views (DossierNameScorer *self, const DossierNamePlace *place, gint16 *to, DossierNameHalves sums)
{
  guint64 keys[DOSSIER_NAME_N_VIEWS];
  guint   n = dossier_name_place_list_views (place, keys);

  for (guint view = 0; view < n; view++)
    {
      const gint16 *kept = ask_for_view (self, keys[view], to);

      if (kept != NULL)
        sums = dossier_name_halves_add (sums, dossier_name_halves_load (kept));
      else
        {
          guint64 *signs = get_room (self, DOSSIER_NAME_MAX_VIEW_SIGNS);

          put (self, dossier_name_place_list_view (place, view, signs), self->asked[self->n_asked++].sums);
        }
    }
  return sums;
}

static const gint8 *
find_near (const DossierNameScorer *self, guint i)
{
  guint64             key = MAX (self->signs->reading->hashes[i].folded, 1);
  DossierNameKeptRow *kept = dossier_name_memory_row (self->memory, key);

  if (kept->key != key)
    {
      kept->key = key;
      kept->row = dossier_name_index_find (self->index, dossier_name_signs_near (self->signs, i));
    }
  return kept->row;
}

static DossierNameHalves
add_near (const DossierNameScorer *self, const DossierNamePlace *place, DossierNameHalves sums)
{
  guint tokens[DOSSIER_NAME_MAX_NEAR], n = dossier_name_place_list_near (place, tokens);

  for (guint k = 0; k < n; k++)
    {
      const gint8 *row = find_near (self, tokens[k]);

      if (row != NULL)
        sums = dossier_name_halves_add_row (sums, row);
    }
  return sums;
}

static void
ask_for_place (DossierNameScorer *self, const DossierNamePlace *place, gint16 *to)
{
  DossierNameHalves sums = { 0 };
  guint64          *signs;

  sums = add_views (self, place, to, sums);
  dossier_name_halves_store (to, add_near (self, place, sums));
  signs = get_room (self, DOSSIER_NAME_MAX_REST_SIGNS);
  put (self, dossier_name_place_list_rest (place, signs), to);
}

/* What was asked for is there. */
static void
take_views (DossierNameScorer *self)
{
  for (guint k = 0; k < self->n_asked; k++)
    {
      const DossierNameAsked *asked = &self->asked[k];
      DossierNameKeptView    *kept = dossier_name_memory_view (self->memory, asked->key);
      DossierNameHalves       sums = dossier_name_halves_load (asked->sums);

      kept->key = asked->key;
      dossier_name_halves_store (kept->sums, sums);
      dossier_name_halves_store (asked->to, dossier_name_halves_add (dossier_name_halves_load (asked->to), sums));
    }
  self->n_asked = 0;
}

/* With the words that token @i sees. All of them together are too much for 16 bits. */
static void
sum_place (const DossierNameScorer *self, const DossierNameRun *run, guint i, guint first, guint end, gint32 *scores)
{
  guint             from = MAX (i, first + REACH) - REACH, behind = MIN (i + REACH + 1, end);
  DossierNameHalves words = { 0 };
  DossierNameLanes  all = { 0 };

  for (guint k = from; k < behind; k++)
    words = dossier_name_halves_add (words, dossier_name_halves_load (self->around[k - first]->sums[k + REACH - i]));
  all = dossier_name_lanes_add_halves (all, words);
  all = dossier_name_lanes_add_halves (all, dossier_name_halves_load (self->sums[i - run->first]));
  dossier_name_lanes_store (scores, all);
}

static void
make_room (DossierNameScorer *self, guint n)
{
  if (n <= self->allocated)
    return;
  self->allocated = n * 2;
  self->around = g_renew (DossierNameWordSums *, self->around, self->allocated + 2 * REACH);
  self->sums = g_renew (DossierNameSums, self->sums, self->allocated);
  self->asked = g_renew (DossierNameAsked, self->asked,
                         self->allocated * DOSSIER_NAME_N_VIEWS + (self->allocated + 2 * REACH) * DOSSIER_NAME_OFFSETS);
}

void
dossier_name_scorer_read (DossierNameScorer *self, const DossierNameRun *run, DossierNameScores *scores)
{
  DossierNamePlace place;
  guint            first, end;

  make_room (self, run->n);
  find_reach (self, run, &first, &end);
  ask_for_words (self, run, first, end);
  dossier_name_place_init (&place, self->signs, run);
  for (guint t = 0; t < run->n; t++)
    {
      if (t > 0)
        dossier_name_place_advance (&place);
      ask_for_place (self, &place, self->sums[t]);
    }
  dossier_name_batch_flush (&self->batch, self->index);
  take_views (self);
  for (guint t = 0; t < run->n; t++)
    sum_place (self, run, run->first + t, first, end, scores[t]);
}

/* --- a text --- */

void
dossier_name_scorer_init (DossierNameScorer *self, const DossierNameModel *model, const DossierNameSigns *signs,
                          DossierNameMemory *memory)
{
  guint n_words = signs->reading->n_seen;

  self->index = dossier_name_model_get_index (model);
  self->signs = signs;
  self->memory = memory;
  self->numbers = g_new0 (guint32, MAX (n_words, 1));
  self->words = g_array_sized_new (FALSE, FALSE, sizeof (DossierNameWordSums), MIN (n_words, FIRST_WORDS));
  self->around = NULL;
  self->sums = NULL;
  self->asked = NULL;
  self->n_recalled = self->n_asked = self->allocated = 0;
  self->batch.n_parts = 0;
}

void
dossier_name_scorer_clear (DossierNameScorer *self)
{
  for (guint i = 0; i < self->words->len; i++)
    keep_word (self->memory, &g_array_index (self->words, DossierNameWordSums, i));
  g_free (self->numbers);
  g_array_unref (self->words);
  g_free (self->around);
  g_free (self->sums);
  g_free (self->asked);
}
