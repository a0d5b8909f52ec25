/* dossier-name-decoder.c - the names of a text that a model finds likeliest.
 *
 * A run is read from both sides: ahead[t][tag] is the best way to come to the tag, behind[t][tag] the best way on from
 * it. Their sum is what the best reading with this tag is worth.
 *
 * words: what a word gives to the places around it, summed when the text first has it at that offset, unless an earlier
 *        text had it there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"

#include "dossier-name-lanes-private.h"
#include "dossier-name-memory-private.h"

#define N_TAGS DOSSIER_NAME_N_TAGS
/* Words near runs that a text has room for at first. */
#define FIRST_WORDS 256

typedef gint32 Scores[N_TAGS];
/* A word of the text that a run comes near to. */
typedef struct
{
  guint64         key;   /* of what is kept of it from text to text */
  guint32         token; /* where it stands first */
  guint8          known; /* bits: which offsets are summed */
  guint8          kept;  /* the same, when it was taken from there */
  DossierNameSums sums[DOSSIER_NAME_OFFSETS];
} WordSums;

typedef struct
{
  const DossierNameModel  *model;
  const DossierNameIndex  *index;
  const DossierNameSigns  *signs;
  DossierNameMemory       *memory;
  guint32                 *numbers;                 /* one a word of the text: its number in words, plus 1, or 0 */
  GArray                  *words;                   /* of WordSums */
  guint                    n_recalled;              /* of them: looked for in the memory */
  Scores                  *places, *ahead, *behind; /* one a token of the run */
  Scores                  *on;                      /* behind and places together */
  const DossierNameSteps **steps, **backward;       /* to each token of the run */
  DossierNameSums         *sums;                    /* what the place tells beyond its words and its setting */
  DossierNameSums         *settings;                /* what its setting tells */
  guint64                 *keys;                    /* of the settings that are asked for; 0: it was kept */
  guint                    allocated;
  DossierNameBatch         batch;
  Scores                   last; /* what a tag is worth at the end of a run */
  GArray                  *names;
  GArray                  *candidates;
  guint                    next; /* candidate that no run had yet */
} Decoder;

/* --- words --- */

/* Only expected so far: what is kept of it is far off in memory. */
static void
expect_word (Decoder *decoder, guint32 word, guint i)
{
  WordSums    sums = { .key = dossier_name_signs_word_key (decoder->signs, i), .token = i };
  const char *kept = (const char *) dossier_name_memory_word (decoder->memory, sums.key);

  for (gsize at = 0; at < sizeof (DossierNameKeptWord); at += 64)
    __builtin_prefetch (kept + at);
  g_array_append_val (decoder->words, sums);
  decoder->numbers[word] = decoder->words->len;
}

static void
recall_words (Decoder *decoder)
{
  for (; decoder->n_recalled < decoder->words->len; decoder->n_recalled++)
    {
      WordSums                  *sums = &g_array_index (decoder->words, WordSums, decoder->n_recalled);
      const DossierNameKeptWord *kept = dossier_name_memory_word (decoder->memory, sums->key);

      if (kept->key != sums->key)
        continue;
      sums->known = sums->kept = kept->known;
      memcpy (sums->sums, kept->sums, sizeof sums->sums);
    }
}

/* Sums of the word of token @i, until another word begins. */
static WordSums *
word_at (const Decoder *decoder, guint i)
{
  return &g_array_index (decoder->words, WordSums, decoder->numbers[decoder->signs->reading->words[i]] - 1);
}

/* For the next text. A word that is kept may stay once when another one comes. */
static void
keep_word (DossierNameMemory *memory, const WordSums *sums)
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

/* --- what a place tells --- */

/* The tokens within reach of @i, from first to behind the last one. */
static void
find_reach (const Decoder *decoder, const DossierNameRun *run, guint i, guint *first, guint *end)
{
  const DossierSentence *sentence = &decoder->signs->reading->tokens->sentences[run->sentence];

  *first = i - MIN (i - sentence->first, DOSSIER_NAME_REACH);
  *end = MIN (i + DOSSIER_NAME_REACH + 1, sentence->first + sentence->n);
}

/* The words that the run comes near to have their places from here on. */
static void
expect_words (Decoder *decoder, const DossierNameRun *run)
{
  guint first, end, unused;

  find_reach (decoder, run, run->first, &first, &unused);
  find_reach (decoder, run, run->first + run->n - 1, &unused, &end);
  for (guint i = first; i < end; i++)
    {
      guint32 word = decoder->signs->reading->words[i];

      if (decoder->numbers[word] == 0)
        expect_word (decoder, word, i);
    }
}

/* The sums are complete once the batch is flushed. */
static void
ask_for_word (Decoder *decoder, guint i, guint at)
{
  WordSums *word = word_at (decoder, i);
  guint64  *signs;

  if ((word->known & 1u << at) != 0)
    return;
  word->known |= 1u << at;
  signs = dossier_name_batch_get_room (&decoder->batch, decoder->index, DOSSIER_NAME_MAX_WORD_SIGNS);
  dossier_name_batch_put (
      &decoder->batch, decoder->index,
      dossier_name_signs_of_word (decoder->signs, word->token, (int) at - DOSSIER_NAME_REACH, signs), word->sums[at]);
}

static void
ask_for_setting (Decoder *decoder, const DossierNameRun *run, guint i)
{
  guint                         t = i - run->first;
  guint64                       key = dossier_name_signs_setting_key (decoder->signs, run, i);
  const DossierNameKeptSetting *kept = dossier_name_memory_setting (decoder->memory, key);
  guint64                      *signs;

  decoder->keys[t] = 0;
  if (kept->key == key)
    {
      memcpy (decoder->settings[t], kept->sums, sizeof kept->sums);
      return;
    }
  decoder->keys[t] = key;
  memset (decoder->settings[t], 0, sizeof kept->sums);
  signs = dossier_name_batch_get_room (&decoder->batch, decoder->index, DOSSIER_NAME_MAX_PLACE_SIGNS);
  dossier_name_batch_put (&decoder->batch, decoder->index,
                          dossier_name_signs_of_setting (decoder->signs, run, i, signs), decoder->settings[t]);
}

static void
ask_for_place (Decoder *decoder, const DossierNameRun *run, guint i)
{
  guint64 *signs = dossier_name_batch_get_room (&decoder->batch, decoder->index, DOSSIER_NAME_MAX_PLACE_SIGNS);
  gint16  *sums = decoder->sums[i - run->first];
  guint    first, end;

  memset (sums, 0, sizeof (DossierNameSums));
  dossier_name_batch_put (&decoder->batch, decoder->index, dossier_name_signs_of_place (decoder->signs, run, i, signs),
                          sums);
  ask_for_setting (decoder, run, i);
  find_reach (decoder, run, i, &first, &end);
  for (guint k = first; k < end; k++)
    ask_for_word (decoder, k, k + DOSSIER_NAME_REACH - i);
}

static void
sum_place (Decoder *decoder, const DossierNameRun *run, guint i)
{
  guint            t = i - run->first, first, end;
  DossierNameLanes all = { 0 };

  all = dossier_name_lanes_add_halves (all, dossier_name_halves_load (decoder->sums[t]));
  all = dossier_name_lanes_add_halves (all, dossier_name_halves_load (decoder->settings[t]));
  find_reach (decoder, run, i, &first, &end);
  for (guint k = first; k < end; k++)
    all = dossier_name_lanes_add_halves (
        all, dossier_name_halves_load (word_at (decoder, k)->sums[k + DOSSIER_NAME_REACH - i]));
  dossier_name_lanes_store (decoder->places[t], all);
}

static void
keep_setting (Decoder *decoder, guint t)
{
  DossierNameKeptSetting *kept = dossier_name_memory_setting (decoder->memory, decoder->keys[t]);

  kept->key = decoder->keys[t];
  memcpy (kept->sums, decoder->settings[t], sizeof kept->sums);
}

/* What each token of the run tells of its tag. */
static void
read_places (Decoder *decoder, const DossierNameRun *run)
{
  for (guint t = 0; t < run->n; t++)
    ask_for_place (decoder, run, run->first + t);
  dossier_name_batch_flush (&decoder->batch, decoder->index);
  for (guint t = 0; t < run->n; t++)
    {
      sum_place (decoder, run, run->first + t);
      if (decoder->keys[t] != 0)
        keep_setting (decoder, t);
    }
}

/* --- the best reading of a run --- */

/* Behind the first of these tags any of the second may stand, and nothing else but what goes on within a name. */
static const guint8 closing[] = { 0, 3, 4, 7, 8, 11, 12, 14, 15 };
static const guint8 fresh[] = { 0, 1, 4, 5, 8, 9, 12, 13, 15 };
/* From and to within a name. */
static const guint8 within[][2] = { { 1, 2 }, { 1, 3 },  { 2, 2 },  { 2, 3 },   { 5, 6 },   { 5, 7 },   { 6, 6 },
                                    { 6, 7 }, { 9, 10 }, { 9, 11 }, { 10, 10 }, { 10, 11 }, { 13, 14 }, { 14, 14 } };

/* To each tag of token @t: the best of all ways. */
static void
step_ahead (Decoder *decoder, guint t)
{
  const gint32 (*steps)[N_TAGS] = *decoder->steps[t];
  const gint32    *from = decoder->ahead[t - 1];
  gint32          *to = decoder->ahead[t];
  DossierNameLanes best = dossier_name_lanes_add_number (dossier_name_lanes_load (steps[0]), from[0]);

  for (guint i = 1; i < G_N_ELEMENTS (closing); i++)
    best = dossier_name_lanes_raise (best, from[closing[i]], steps[closing[i]]);
  dossier_name_lanes_store (to, best);
  for (guint i = 0; i < G_N_ELEMENTS (within); i++)
    to[within[i][1]] = MAX (to[within[i][1]], from[within[i][0]] + steps[within[i][0]][within[i][1]]);
  dossier_name_lanes_store (
      to, dossier_name_lanes_add (dossier_name_lanes_load (to), dossier_name_lanes_load (decoder->places[t])));
}

static void
read_ahead (Decoder *decoder, const DossierNameRun *run)
{
  DossierNameLanes start = dossier_name_lanes_load ((*decoder->steps[0])[0]);

  dossier_name_lanes_store (decoder->ahead[0],
                            dossier_name_lanes_add (start, dossier_name_lanes_load (decoder->places[0])));
  for (guint t = 1; t < run->n; t++)
    step_ahead (decoder, t);
}

/* From each tag of token @t on: the best of all ways. @on: what is worth being at a tag behind it. */
static void
step_behind (Decoder *decoder, guint t, const gint32 *on)
{
  const gint32 (*steps)[N_TAGS] = *decoder->backward[t + 1];
  gint32          *from = decoder->behind[t];
  DossierNameLanes best = dossier_name_lanes_add_number (dossier_name_lanes_load (steps[0]), on[0]);

  for (guint i = 1; i < G_N_ELEMENTS (fresh); i++)
    best = dossier_name_lanes_raise (best, on[fresh[i]], steps[fresh[i]]);
  dossier_name_lanes_store (from, best);
  for (guint i = 0; i < G_N_ELEMENTS (within); i++)
    from[within[i][0]] = MAX (from[within[i][0]], on[within[i][1]] + steps[within[i][1]][within[i][0]]);
}

static void
read_behind (Decoder *decoder, const DossierNameRun *run)
{
  memcpy (decoder->behind[run->n - 1], decoder->last, sizeof decoder->last);
  for (guint t = run->n; t-- > 0;)
    {
      gint32 *on = decoder->on[t];

      dossier_name_lanes_store (on, dossier_name_lanes_add (dossier_name_lanes_load (decoder->behind[t]),
                                                            dossier_name_lanes_load (decoder->places[t])));
      if (t > 0)
        step_behind (decoder, t - 1, on);
    }
}

/* The next tag of the best reading. */
static guint
step (const Decoder *decoder, guint t, guint from)
{
  DossierNameLanes worth = dossier_name_lanes_add (dossier_name_lanes_load ((*decoder->steps[t])[from]),
                                                   dossier_name_lanes_load (decoder->on[t]));
  gint32           most = dossier_name_lanes_top (worth);
  Scores           each;
  guint            k = 0;

  dossier_name_lanes_store (each, worth);
  while (each[k] != most)
    k++;
  return k;
}

static int
measure_margin (const Decoder *decoder, guint t, guint tag)
{
  DossierNameLanes worth = dossier_name_lanes_add (dossier_name_lanes_load (decoder->ahead[t]),
                                                   dossier_name_lanes_load (decoder->behind[t]));
  Scores           each;
  int              own;

  dossier_name_lanes_store (each, worth);
  own = each[tag];
  each[tag] = G_MININT / 2;
  return own - dossier_name_lanes_top (dossier_name_lanes_load (each));
}

static guint
kind_of (guint tag)
{
  if (tag >= DOSSIER_NAME_TAG_PLACE)
    return DOSSIER_NAME_OTHER;
  return tag >= DOSSIER_NAME_TAG_ORGANIZATION ? DOSSIER_NAME_ORGANIZATION : DOSSIER_NAME_PERSON;
}

static void
write_names (Decoder *decoder, const DossierNameRun *run)
{
  DossierDecodedName name = { .sentence = run->sentence };
  guint              tag = DOSSIER_NAME_TAG_NONE;

  for (guint t = 0; t < run->n; t++)
    {
      guint before = tag;
      int   margin;

      tag = step (decoder, t, before);
      if (name.n > 0 && (tag == DOSSIER_NAME_TAG_NONE || dossier_name_tag_begins (tag)))
        {
          g_array_append_val (decoder->names, name);
          name.n = 0;
        }
      if (tag == DOSSIER_NAME_TAG_NONE)
        continue;
      margin = measure_margin (decoder, t, tag);
      if (name.n == 0)
        name = (DossierDecodedName){ run->first + t, 0, run->sentence, kind_of (tag), margin };
      name.n++;
      name.margin = MIN (name.margin, margin);
    }
  if (name.n > 0)
    g_array_append_val (decoder->names, name);
}

guint
dossier_name_tag_of (guint kind, guint k, guint n)
{
  guint base = kind == DOSSIER_NAME_PERSON ? DOSSIER_NAME_TAG_PERSON : DOSSIER_NAME_TAG_ORGANIZATION;

  if (n == 1)
    return base + 3;
  return base + (k == 0 ? 0 : k == n - 1 ? 2 : 1);
}

/* What the best reading with the name is worth. */
static int
measure_name (const Decoder *decoder, const DossierNameRun *run, const DossierCandidate *name)
{
  guint t = name->first - run->first, tag = dossier_name_tag_of (name->kind, 0, name->n);
  int   worth = decoder->ahead[t][tag];

  for (guint k = 1; k < name->n; k++)
    {
      guint next = dossier_name_tag_of (name->kind, k, name->n);

      worth += (*decoder->steps[t + k])[tag][next] + decoder->places[t + k][next];
      tag = next;
    }
  return worth + decoder->behind[t + name->n - 1][tag];
}

/* Each candidate lies in one run. */
static void
doubt_candidates (Decoder *decoder, const DossierNameRun *run)
{
  int best = dossier_name_lanes_top (dossier_name_lanes_add (dossier_name_lanes_load (decoder->ahead[0]),
                                                             dossier_name_lanes_load (decoder->behind[0])));

  for (; decoder->next < decoder->candidates->len; decoder->next++)
    {
      DossierCandidate *candidate = &g_array_index (decoder->candidates, DossierCandidate, decoder->next);

      if (candidate->first >= run->first + run->n)
        break;
      g_assert (candidate->first >= run->first);
      if (candidate->kind != DOSSIER_NAME_OTHER)
        candidate->doubt = best - measure_name (decoder, run, candidate);
    }
}

static void
decode_run (Decoder *decoder, const DossierNameRun *run)
{
  if (run->n > decoder->allocated)
    {
      decoder->allocated = run->n * 2;
      decoder->places = g_renew (Scores, decoder->places, decoder->allocated);
      decoder->sums = g_renew (DossierNameSums, decoder->sums, decoder->allocated);
      decoder->settings = g_renew (DossierNameSums, decoder->settings, decoder->allocated);
      decoder->keys = g_renew (guint64, decoder->keys, decoder->allocated);
      decoder->ahead = g_renew (Scores, decoder->ahead, decoder->allocated);
      decoder->behind = g_renew (Scores, decoder->behind, decoder->allocated);
      decoder->on = g_renew (Scores, decoder->on, decoder->allocated);
      decoder->backward = g_renew (const DossierNameSteps *, decoder->backward, decoder->allocated);
      decoder->steps = g_renew (const DossierNameSteps *, decoder->steps, decoder->allocated);
    }
  read_places (decoder, run);
  for (guint t = 0; t < run->n; t++)
    {
      guint link = dossier_name_signs_link (decoder->signs, run->first + t);

      decoder->steps[t] = dossier_name_model_get_steps (decoder->model, link);
      decoder->backward[t] = dossier_name_model_get_backward (decoder->model, link);
    }
  read_ahead (decoder, run);
  read_behind (decoder, run);
  write_names (decoder, run);
  doubt_candidates (decoder, run);
}

static void
begin (Decoder *decoder)
{
  decoder->index = dossier_name_model_get_index (decoder->model);
  decoder->memory = dossier_name_model_take_memory (decoder->model);
  decoder->numbers = g_new0 (guint32, MAX (decoder->signs->reading->n_seen, 1));
  decoder->words
      = g_array_sized_new (FALSE, FALSE, sizeof (WordSums), MIN (decoder->signs->reading->n_seen, FIRST_WORDS));
  for (guint k = 0; k < N_TAGS; k++)
    decoder->last[k] = dossier_name_tag_follows (k, DOSSIER_NAME_TAG_NONE) ? 0 : DOSSIER_NAME_FORBIDDEN;
}

static void
finish (Decoder *decoder)
{
  for (guint i = 0; i < decoder->words->len; i++)
    keep_word (decoder->memory, &g_array_index (decoder->words, WordSums, i));
  dossier_name_model_give_memory (decoder->model, decoder->memory);
  g_free (decoder->numbers);
  g_array_unref (decoder->words);
  g_free (decoder->places);
  g_free (decoder->ahead);
  g_free (decoder->behind);
  g_free (decoder->on);
  g_free (decoder->sums);
  g_free (decoder->settings);
  g_free (decoder->keys);
  g_free (decoder->steps);
  g_free (decoder->backward);
}

void
dossier_name_decoder_run (const DossierNameModel *model, const DossierNameSigns *signs, GArray *candidates,
                          GArray *names)
{
  Decoder decoder = { .model = model, .signs = signs, .candidates = candidates, .names = names };

  begin (&decoder);
  for (guint i = 0; i < signs->runs->len; i++)
    {
      const DossierNameRun *run = &g_array_index (signs->runs, DossierNameRun, i);

      if (i == 0)
        expect_words (&decoder, run);
      recall_words (&decoder);
      if (i + 1 < signs->runs->len)
        expect_words (&decoder, run + 1);
      decode_run (&decoder, run);
    }
  finish (&decoder);
}

gboolean
dossier_name_decoder_weigh (const DossierNameModel *model, const DossierNameSigns *signs, const DossierCandidate *name,
                            int worth[DOSSIER_N_NAME_KINDS])
{
  Decoder               decoder = { .model = model, .signs = signs };
  const DossierNameRun *run = NULL;
  DossierCandidate      as = *name;

  for (guint i = 0; i < signs->runs->len && (run == NULL || run->first + run->n <= name->first); i++)
    run = &g_array_index (signs->runs, DossierNameRun, i);
  if (run == NULL || name->first < run->first || name->first + name->n > run->first + run->n)
    return FALSE;
  begin (&decoder);
  decoder.names = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
  decoder.candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  expect_words (&decoder, run);
  recall_words (&decoder);
  decode_run (&decoder, run);
  for (as.kind = DOSSIER_NAME_PERSON; as.kind < DOSSIER_N_NAME_KINDS; as.kind++)
    worth[as.kind] = measure_name (&decoder, run, &as);
  worth[DOSSIER_NAME_OTHER] = G_MININT;
  for (guint k = 0; k < N_TAGS; k++)
    if (kind_of (k) == DOSSIER_NAME_OTHER || k == DOSSIER_NAME_TAG_NONE)
      worth[DOSSIER_NAME_OTHER] = MAX (worth[DOSSIER_NAME_OTHER], decoder.ahead[name->first - run->first][k]
                                                                      + decoder.behind[name->first - run->first][k]);
  g_array_unref (decoder.names);
  g_array_unref (decoder.candidates);
  finish (&decoder);
  return TRUE;
}
