/* dossier-name-decoder.c - the names of a text that a model finds likeliest.
 *
 * A run is read from both sides: ahead[t][tag] is the best way to come to the tag, behind[t][tag] the best way on from
 * it. Their sum is what the best reading with this tag is worth.
 *
 * word_sums: what a word gives to the places around it, summed when the text first has it at that offset.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"

#define N_TAGS DOSSIER_NAME_N_TAGS

typedef gint32 Scores[N_TAGS];
typedef gint16 Sums[N_TAGS];

typedef struct
{
  Sums   sums[DOSSIER_NAME_OFFSETS];
  guint8 known; /* bits: which offsets are summed */
} WordSums;

typedef struct
{
  const DossierNameModel  *model;
  const DossierNameSigns  *signs;
  WordSums                *words;                   /* one a word of the text */
  Scores                  *places, *ahead, *behind; /* one a token of the run */
  const DossierNameSteps **steps;                   /* to each token of the run */
  guint                    allocated;
  GArray                  *names;
  GArray                  *candidates;
  guint                    next; /* candidate that no run had yet */
} Decoder;

/* --- what a place tells --- */

static void
add_signs (const Decoder *decoder, const guint64 *signs, guint n, gint16 *sums)
{
  for (guint i = 0; i < n; i++)
    {
      const gint8 *row = dossier_name_model_get_row (decoder->model, signs[i]);

      if (row != NULL)
        dossier_name_row_add (sums, row);
    }
}

static const gint16 *
sum_word (Decoder *decoder, guint i, int offset)
{
  WordSums *word = &decoder->words[decoder->signs->reading->words[i]];
  guint     at = offset + DOSSIER_NAME_REACH;
  guint64   signs[DOSSIER_NAME_MAX_WORD_SIGNS];

  if ((word->known & 1u << at) == 0)
    {
      add_signs (decoder, signs, dossier_name_signs_of_word (decoder->signs, i, offset, signs), word->sums[at]);
      word->known |= 1u << at;
    }
  return word->sums[at];
}

static void
sum_place (Decoder *decoder, const DossierNameRun *run, guint i, gint32 *scores)
{
  const DossierSentence *sentence = &decoder->signs->reading->tokens->sentences[run->sentence];
  guint64                signs[DOSSIER_NAME_MAX_PLACE_SIGNS];
  Sums                   sums = { 0 };

  add_signs (decoder, signs, dossier_name_signs_of_place (decoder->signs, run, i, signs), sums);
  for (guint k = 0; k < N_TAGS; k++)
    scores[k] = sums[k];
  for (int offset = -DOSSIER_NAME_REACH; offset <= DOSSIER_NAME_REACH; offset++)
    {
      gint64 at = (gint64) i + offset;

      if (at >= sentence->first && at < (gint64) sentence->first + sentence->n)
        {
          const gint16 *word = sum_word (decoder, at, offset);

          for (guint k = 0; k < N_TAGS; k++)
            scores[k] += word[k];
        }
    }
}

/* --- the best reading of a run --- */

static void
read_ahead (Decoder *decoder, const DossierNameRun *run)
{
  for (guint t = 0; t < run->n; t++)
    {
      const DossierNameSteps *steps = decoder->steps[t];
      gint32                 *to = decoder->ahead[t];

      for (guint k = 0; k < N_TAGS; k++)
        to[k] = t > 0 ? decoder->ahead[t - 1][0] + (*steps)[0][k] : (*steps)[0][k];
      for (guint from = 1; t > 0 && from < N_TAGS; from++)
        for (guint k = 0; k < N_TAGS; k++)
          to[k] = MAX (to[k], decoder->ahead[t - 1][from] + (*steps)[from][k]);
      for (guint k = 0; k < N_TAGS; k++)
        to[k] += decoder->places[t][k];
    }
}

static void
read_behind (Decoder *decoder, const DossierNameRun *run)
{
  gint32 *last = decoder->behind[run->n - 1];

  for (guint k = 0; k < N_TAGS; k++)
    last[k] = dossier_name_tag_follows (k, DOSSIER_NAME_TAG_NONE) ? 0 : DOSSIER_NAME_FORBIDDEN;
  for (guint t = run->n - 1; t-- > 0;)
    {
      const DossierNameSteps *steps = decoder->steps[t + 1];
      gint32                  on[N_TAGS];

      for (guint k = 0; k < N_TAGS; k++)
        on[k] = decoder->behind[t + 1][k] + decoder->places[t + 1][k];
      for (guint from = 0; from < N_TAGS; from++)
        {
          gint32 best = on[0] + (*steps)[from][0];

          for (guint k = 1; k < N_TAGS; k++)
            best = MAX (best, on[k] + (*steps)[from][k]);
          decoder->behind[t][from] = best;
        }
    }
}

/* The next tag of the best reading. */
static guint
step (const Decoder *decoder, const DossierNameRun *run, guint t, guint from)
{
  const DossierNameSteps *steps = decoder->steps[t];
  guint                   best = 0;
  gint32                  most = G_MININT32;

  for (guint k = 0; k < N_TAGS; k++)
    {
      gint32 worth = (*steps)[from][k] + decoder->places[t][k] + decoder->behind[t][k];

      if (worth > most)
        {
          most = worth;
          best = k;
        }
    }
  return best;
}

static int
measure_margin (const Decoder *decoder, guint t, guint tag)
{
  int own = decoder->ahead[t][tag] + decoder->behind[t][tag], other = G_MININT / 2;

  for (guint k = 0; k < N_TAGS; k++)
    if (k != tag)
      other = MAX (other, decoder->ahead[t][k] + decoder->behind[t][k]);
  return own - other;
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

      tag = step (decoder, run, t, before);
      margin = measure_margin (decoder, t, tag);
      if (name.n > 0 && (tag == DOSSIER_NAME_TAG_NONE || dossier_name_tag_begins (tag)))
        {
          g_array_append_val (decoder->names, name);
          name.n = 0;
        }
      if (tag == DOSSIER_NAME_TAG_NONE)
        continue;
      if (name.n == 0)
        name = (DossierDecodedName){ run->first + t, 0, run->sentence, kind_of (tag), margin };
      name.n++;
      name.margin = MIN (name.margin, margin);
    }
  if (name.n > 0)
    g_array_append_val (decoder->names, name);
}

static guint
tag_of (guint kind, guint k, guint n)
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
  guint t = name->first - run->first, tag = tag_of (name->kind, 0, name->n);
  int   worth = decoder->ahead[t][tag];

  for (guint k = 1; k < name->n; k++)
    {
      guint next = tag_of (name->kind, k, name->n);

      worth += (*decoder->steps[t + k])[tag][next] + decoder->places[t + k][next];
      tag = next;
    }
  return worth + decoder->behind[t + name->n - 1][tag];
}

/* Each candidate lies in one run. */
static void
doubt_candidates (Decoder *decoder, const DossierNameRun *run)
{
  int best = G_MININT;

  for (guint k = 0; k < N_TAGS; k++)
    best = MAX (best, decoder->ahead[0][k] + decoder->behind[0][k]);
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
      decoder->ahead = g_renew (Scores, decoder->ahead, decoder->allocated);
      decoder->behind = g_renew (Scores, decoder->behind, decoder->allocated);
      decoder->steps = g_renew (const DossierNameSteps *, decoder->steps, decoder->allocated);
    }
  for (guint t = 0; t < run->n; t++)
    {
      sum_place (decoder, run, run->first + t, decoder->places[t]);
      decoder->steps[t]
          = dossier_name_model_get_steps (decoder->model, dossier_name_signs_link (decoder->signs, run->first + t));
    }
  read_ahead (decoder, run);
  read_behind (decoder, run);
  write_names (decoder, run);
  doubt_candidates (decoder, run);
}

void
dossier_name_decoder_run (const DossierNameModel *model, const DossierNameSigns *signs, GArray *candidates,
                          GArray *names)
{
  Decoder decoder = { .model = model, .signs = signs, .candidates = candidates, .names = names };

  decoder.words = g_new0 (WordSums, MAX (signs->reading->n_seen, 1));
  for (guint i = 0; i < signs->runs->len; i++)
    decode_run (&decoder, &g_array_index (signs->runs, DossierNameRun, i));
  g_free (decoder.words);
  g_free (decoder.places);
  g_free (decoder.ahead);
  g_free (decoder.behind);
  g_free (decoder.steps);
}
