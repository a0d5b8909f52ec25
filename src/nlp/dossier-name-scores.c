/* dossier-name-scores.c - what each token of a run tells of its tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-scores-private.h"

#define REACH DOSSIER_NAME_REACH

/* --- words --- */

/* The tokens that the run sees, from first to behind the last one. */
static void
find_reach (const DossierNameScorer *self, const DossierNameRun *run, guint *first, guint *end)
{
  const DossierSentence *sentence = &self->signs->reading->tokens->sentences[run->sentence];

  *first = run->first - MIN (run->first - sentence->first, REACH);
  *end = MIN (run->first + run->n + REACH, sentence->first + sentence->n);
}

static void
expect_word (DossierNameScorer *self, guint32 word, guint i)
{
  DossierNameWord expected = { .key = dossier_name_signs_word_key (self->signs, i), .token = i };

  expected.kept = dossier_name_memory_word (self->memory, expected.key);
  for (gsize at = 0; at < sizeof *expected.kept; at += DOSSIER_NAME_MEMORY_LINE)
    __builtin_prefetch ((const char *) expected.kept + at);
  self->words[self->n_words++] = expected;
  self->numbers[word] = self->n_words;
}

static void
expect_words (DossierNameScorer *self, const DossierNameRun *run)
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

/* Nothing that is kept makes room for anything before the text is read. */
static void
recall_words (DossierNameScorer *self)
{
  gsize most = self->n_fresh + self->n_words - self->n_recalled;

  self->fresh = dossier_name_memory_get_room (self->memory, DOSSIER_NAME_ROOM_FRESH, most * sizeof *self->fresh);
  for (; self->n_recalled < self->n_words; self->n_recalled++)
    {
      DossierNameWord     *word = &self->words[self->n_recalled];
      DossierNameKeptWord *fresh;

      if (word->kept->key == word->key)
        {
          word->kept->spared = FALSE;
          continue;
        }
      fresh = &self->fresh[self->n_fresh];
      word->fresh = ++self->n_fresh;
      fresh->key = word->key;
      fresh->known = 0;
      fresh->spared = FALSE;
    }
}

static DossierNameKeptWord *
get_sums (const DossierNameScorer *self, const DossierNameWord *word)
{
  return word->fresh == 0 ? word->kept : &self->fresh[word->fresh - 1];
}

/* For the next text. A word that is kept may stay once when another one comes. */
static void
keep_word (const DossierNameScorer *self, const DossierNameWord *word)
{
  if (word->fresh == 0)
    return;
  if (word->kept->key != 0 && !word->kept->spared)
    word->kept->spared = TRUE;
  else
    *word->kept = *get_sums (self, word);
}

/* --- asking --- */

/* What is kept of the view, or NULL: then its signs, which come next, are asked for in @to's place. */
static const gint16 *
ask_for_view (DossierNameScorer *self, guint64 key, gint16 *to)
{
  gsize view = dossier_name_memory_view (key);

  if (self->memory->view_keys[view] == key)
    return self->memory->view_sums[view];
  self->asked[self->n_asked] = (DossierNameAsked){ .key = key, .to = to };
  return NULL;
}

static guint64 *
get_room (DossierNameScorer *self, guint n_signs)
{
  return dossier_name_batch_get_room (self->batch, self->index, n_signs);
}

static void
put (DossierNameScorer *self, guint n, gint16 *sums)
{
  dossier_name_batch_put (self->batch, n, sums);
}

/* At an offset. The sums are complete once what was asked for is there. */
static void
ask_for_offset (DossierNameScorer *self, guint i, int offset, gint16 *sums)
{
  const gint16 *kind = ask_for_view (self, dossier_name_signs_kind_key (self->signs, i, offset), sums);
  guint64      *signs = get_room (self, DOSSIER_NAME_MAX_WORD_SIGNS);

  if (kind != NULL)
    memcpy (sums, kind, sizeof (DossierNameSums));
  else
    {
      memset (sums, 0, sizeof (DossierNameSums));
      put (self, dossier_name_signs_of_kind (self->signs, i, offset, signs), self->asked[self->n_asked++].sums);
    }
  signs = get_room (self, DOSSIER_NAME_MAX_WORD_SIGNS);
  put (self, dossier_name_signs_of_letters (self->signs, i, offset, signs), sums);
}

/* Adds what is kept of the views; asks for the others. */
static DossierNameLanes
add_views (DossierNameScorer *self, DossierNameAskedPlace *asked)
{
  DossierNameLanes sums = dossier_name_lanes_fill (0);

  for (guint view = 0; view < asked->n_keys; view++)
    {
      const gint16 *kept = ask_for_view (self, asked->keys[view], asked->sums);

      if (kept != NULL)
        sums = dossier_name_lanes_add (sums, dossier_name_lanes_load (kept));
      else
        {
          guint64 *signs = get_room (self, DOSSIER_NAME_MAX_VIEW_SIGNS);

          put (self, dossier_name_place_list_view (&asked->place, view, signs), self->asked[self->n_asked++].sums);
        }
    }
  return sums;
}

static void
expect_place (DossierNameScorer *self, DossierNameAskedPlace *asked)
{
  asked->n_keys = dossier_name_place_list_views (&asked->place, asked->keys);
  for (guint view = 0; view < asked->n_keys; view++)
    {
      gsize number = dossier_name_memory_view (asked->keys[view]);

      __builtin_prefetch (&self->memory->view_keys[number]);
      __builtin_prefetch (self->memory->view_sums[number]);
    }
}

static void
ask_for_place (DossierNameScorer *self, DossierNameAskedPlace *asked)
{
  dossier_name_lanes_store (asked->sums, add_views (self, asked));
}

/* What was asked for is there. */
static void
take_views (DossierNameScorer *self)
{
  for (guint k = 0; k < self->n_asked; k++)
    {
      const DossierNameAsked *asked = &self->asked[k];
      gsize                   view = dossier_name_memory_view (asked->key);
      DossierNameLanes        sums = dossier_name_lanes_load (asked->sums);

      self->memory->view_keys[view] = asked->key;
      dossier_name_lanes_store (self->memory->view_sums[view], sums);
      dossier_name_lanes_store (asked->to, dossier_name_lanes_add (dossier_name_lanes_load (asked->to), sums));
    }
  self->n_asked = 0;
}

/* --- runs --- */

static void
expect_run (DossierNameScorer *self, const DossierNameRun *run, DossierNameAskedPlace *places)
{
  expect_words (self, run);
  for (guint t = 0; t < run->n; t++)
    {
      if (t == 0)
        dossier_name_place_init (&places[t].place, self->signs, run);
      else
        dossier_name_place_follow (&places[t].place, &places[t - 1].place);
      expect_place (self, &places[t]);
    }
}

/* Asks for each word at the offsets from which tokens of the run see it. */
static void
look_around (DossierNameScorer *self, const DossierNameRun *run, const DossierNameKeptWord **around)
{
  guint first, end, last = run->first + run->n - 1;

  find_reach (self, run, &first, &end);
  for (guint i = first; i < end; i++)
    {
      guint                  number = self->numbers[self->signs->reading->words[i]] - 1;
      const DossierNameWord *word = &self->words[number];
      DossierNameKeptWord   *sums = get_sums (self, word);
      guint                  lowest = i + REACH > last ? i + REACH - last : 0;
      guint                  highest = MIN (i + REACH - run->first, 2 * REACH);
      guint                  missing = ((2u << highest) - (1u << lowest)) & ~(guint) sums->known;

      around[i - first] = sums;
      sums->known |= missing;
      for (guint at = lowest; missing >> at != 0; at++)
        if ((missing >> at & 1) != 0)
          ask_for_offset (self, word->token, (int) at - REACH, sums->sums[at]);
    }
}

/* With the words that each token sees. */
static void
sum_run (const DossierNameScorer *self, const DossierNameRun *run, const DossierNameAskedPlace *places,
         const DossierNameKeptWord **around, DossierNameSums *scores)
{
  guint first, end;

  find_reach (self, run, &first, &end);
  for (guint t = 0; t < run->n; t++)
    {
      guint            i = run->first + t, behind = MIN (i + REACH + 1, end);
      DossierNameLanes all = dossier_name_lanes_load (places[t].sums);

      for (guint k = MAX (i, first + REACH) - REACH; k < behind; k++)
        all = dossier_name_lanes_add (all, dossier_name_lanes_load (around[k - first]->sums[k + REACH - i]));
      dossier_name_lanes_store (scores[t], all);
    }
}

/* A run sees up to 2 * REACH tokens more than it has. */
static void
make_room (DossierNameScorer *self, guint n_runs, guint n)
{
  DossierNameMemory *memory = self->memory;
  gsize n_around = n + n_runs * 2 * REACH, n_asked = n_around * (DOSSIER_NAME_N_VIEWS + DOSSIER_NAME_OFFSETS);

  self->places = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_PLACES, n_around * sizeof *self->places);
  self->around = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_AROUND, n_around * sizeof *self->around);
  self->asked = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_ASKED, n_asked * sizeof *self->asked);
}

void
dossier_name_scorer_read (DossierNameScorer *self, const DossierNameRun *runs, guint n_runs, DossierNameSums *scores)
{
  guint n = 0, at = 0;

  for (guint r = 0; r < n_runs; r++)
    n += runs[r].n;
  make_room (self, n_runs, n);
  for (guint r = 0; r < n_runs; at += runs[r++].n)
    expect_run (self, &runs[r], self->places + at);
  recall_words (self);
  at = 0;
  for (guint r = 0; r < n_runs; at += runs[r++].n)
    look_around (self, &runs[r], self->around + at + r * 2 * REACH);
  for (guint t = 0; t < n; t++)
    ask_for_place (self, &self->places[t]);
  dossier_name_batch_flush (self->batch, self->index);
  take_views (self);
  at = 0;
  for (guint r = 0; r < n_runs; at += runs[r++].n)
    sum_run (self, &runs[r], self->places + at, self->around + at + r * 2 * REACH, scores + at);
}

/* --- a text --- */

void
dossier_name_scorer_init (DossierNameScorer *self, const DossierNameModel *model, const DossierNameSigns *signs,
                          DossierNameMemory *memory)
{
  gsize n_words = MAX (signs->reading->n_seen, 1);

  self->index = dossier_name_model_get_index (model);
  self->signs = signs;
  self->memory = memory;
  self->numbers = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_NUMBERS, n_words * sizeof *self->numbers);
  self->words = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_WORDS, n_words * sizeof *self->words);
  memset (self->numbers, 0, n_words * sizeof *self->numbers);
  self->n_words = self->n_recalled = self->n_fresh = self->n_asked = 0;
  self->batch = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_BATCH, sizeof *self->batch);
  self->batch->n = 0;
}

void
dossier_name_scorer_clear (DossierNameScorer *self)
{
  for (guint i = 0; i < self->n_words; i++)
    keep_word (self, &self->words[i]);
}
