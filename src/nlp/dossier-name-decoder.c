/* dossier-name-decoder.c - the names of a text that a model finds likeliest.
 *
 * A run is read from both sides: ahead[t][tag] is the best way to come to the tag, behind[t][tag] the best way on from
 * it. Their sum is what the best reading with this tag is worth. They are written as what they are less than the best,
 * which is added up beside them, so that they are small numbers however long the run is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-decoder-private.h"

#include "dossier-name-lanes-private.h"
#include "dossier-name-scores-private.h"

#define N_TAGS DOSSIER_NAME_N_TAGS

/* Tokens of runs that are read together. */
#define TOKENS_TOGETHER 32

typedef DossierNameSums Scores;

typedef struct
{
  const DossierNameModel  *model;
  const DossierNameSigns  *signs;
  DossierNameScorer        scorer;
  const Scores            *places;                 /* one a token of the run */
  Scores                  *ahead, *behind;         /* the same */
  Scores                  *on;                     /* behind and places together */
  int                     *ahead_top, *behind_top; /* to be added to each of the token's */
  const DossierNameSteps **steps, **backward;      /* to each token of the run */
  Scores                  *scores;                 /* of the tokens of runs that are read together */
  Scores                   last;                   /* what a tag is worth at the end of a run */
  GArray                  *names;
  GArray                  *candidates;
  guint                    next; /* candidate that no run had yet */
} Decoder;

/* --- the best reading of a run --- */

/* Behind the first of these tags any of the second may stand, and nothing else but what goes on within a name. */
static const guint8 closing[] = { 0, 3, 4, 7, 8, 11, 12, 14, 15 };
static const guint8 fresh[] = { 0, 1, 4, 5, 8, 9, 12, 13, 15 };
/* Tags come in fours, and within a name goes a step from or to the @k-th of each. From it, or to it, within the four:
 * the others of them are not allowed, and those that are have been asked for already. */
static inline DossierNameLanes
raise_within (DossierNameLanes best, DossierNameLanes from, guint k, const gint16 (*steps)[N_TAGS])
{
  DossierNameLanes within = dossier_name_lanes_load_fours (steps[k], steps[k + 4], steps[k + 8], steps[k + 12]);

  return dossier_name_lanes_max (best, dossier_name_lanes_add (dossier_name_lanes_spread (from, k), within));
}

/* Writes the lanes as what they are less than the best of them, which is returned. */
static int
store_below_top (gint16 *to, DossierNameLanes lanes)
{
  int top = MAX (dossier_name_lanes_top (lanes), -G_MAXINT16);

  dossier_name_lanes_store (to, dossier_name_lanes_add (lanes, dossier_name_lanes_fill ((gint16) -top)));
  return top;
}

/* To each tag of token @t: the best of all ways. A name goes on from its begin and its inside. */
static void
step_ahead (Decoder *decoder, guint t)
{
  const gint16 (*steps)[N_TAGS] = *decoder->steps[t];
  const gint16    *from = decoder->ahead[t - 1];
  DossierNameLanes all = dossier_name_lanes_load (from);
  DossierNameLanes best
      = dossier_name_lanes_add (dossier_name_lanes_load (steps[0]), dossier_name_lanes_fill (from[0]));

  for (guint i = 1; i < G_N_ELEMENTS (closing); i++)
    best = dossier_name_lanes_raise (best, from[closing[i]], steps[closing[i]]);
  best = raise_within (raise_within (best, all, 1, steps), all, 2, steps);
  best = dossier_name_lanes_add (best, dossier_name_lanes_load (decoder->places[t]));
  decoder->ahead_top[t] = decoder->ahead_top[t - 1] + store_below_top (decoder->ahead[t], best);
}

static void
read_ahead (Decoder *decoder, const DossierNameRun *run)
{
  DossierNameLanes start = dossier_name_lanes_load ((*decoder->steps[0])[0]);

  start = dossier_name_lanes_add (start, dossier_name_lanes_load (decoder->places[0]));
  decoder->ahead_top[0] = store_below_top (decoder->ahead[0], start);
  for (guint t = 1; t < run->n; t++)
    step_ahead (decoder, t);
}

/* From each tag of token @t on: the best of all ways. @on: what is worth being at a tag behind it. A name goes on to
 * its inside and its last. */
static void
step_behind (Decoder *decoder, guint t, const gint16 *on)
{
  const gint16 (*steps)[N_TAGS] = *decoder->backward[t + 1];
  DossierNameLanes all = dossier_name_lanes_load (on);
  DossierNameLanes best = dossier_name_lanes_add (dossier_name_lanes_load (steps[0]), dossier_name_lanes_fill (on[0]));

  for (guint i = 1; i < G_N_ELEMENTS (fresh); i++)
    best = dossier_name_lanes_raise (best, on[fresh[i]], steps[fresh[i]]);
  best = raise_within (raise_within (best, all, 2, steps), all, 3, steps);
  dossier_name_lanes_store (decoder->behind[t], best);
}

/* Behind the last token: nothing, or a token that is no part of a name. */
static void
end_run (Decoder *decoder, const DossierNameRun *run)
{
  guint                   behind = run->first + run->n;
  const DossierNameSteps *steps;

  memcpy (decoder->behind[run->n - 1], decoder->last, sizeof decoder->last);
  decoder->behind_top[run->n - 1] = 0;
  if (!run->is_cut)
    return;
  steps = dossier_name_model_get_backward (decoder->model, dossier_name_signs_link (decoder->signs, behind));
  memcpy (decoder->behind[run->n - 1], (*steps)[DOSSIER_NAME_TAG_NONE], sizeof decoder->last);
}

/* What the best reading is worth, which is the same at each token. */
static int
measure_best (const Decoder *decoder, guint t)
{
  DossierNameLanes worth = dossier_name_lanes_add (dossier_name_lanes_load (decoder->ahead[t]),
                                                   dossier_name_lanes_load (decoder->behind[t]));

  return dossier_name_lanes_top (worth) + decoder->ahead_top[t] + decoder->behind_top[t];
}

/* Is no name the best reading of the run, and do the rules see none either? Of as good ones it is the first. */
static gboolean
is_without_names (const Decoder *decoder, const DossierNameRun *run)
{
  int nothing = decoder->behind[run->n - 1][DOSSIER_NAME_TAG_NONE];

  for (guint t = 0; t < run->n; t++)
    nothing += (*decoder->steps[t])[DOSSIER_NAME_TAG_NONE][DOSSIER_NAME_TAG_NONE]
               + decoder->places[t][DOSSIER_NAME_TAG_NONE];
  if (nothing != measure_best (decoder, run->n - 1))
    return FALSE;
  for (guint c = decoder->next; c < decoder->candidates->len; c++)
    {
      const DossierCandidate *candidate = &g_array_index (decoder->candidates, DossierCandidate, c);

      if (candidate->first >= run->first + run->n)
        break;
      if (candidate->kind != DOSSIER_NAME_OTHER)
        return FALSE;
    }
  return TRUE;
}

static void
read_behind (Decoder *decoder, const DossierNameRun *run)
{
  for (guint t = run->n; t-- > 0;)
    {
      gint16          *on = decoder->on[t];
      DossierNameLanes both = dossier_name_lanes_add (dossier_name_lanes_load (decoder->behind[t]),
                                                      dossier_name_lanes_load (decoder->places[t]));
      int              top = store_below_top (on, both);

      if (t == 0)
        break;
      decoder->behind_top[t - 1] = decoder->behind_top[t] + top;
      step_behind (decoder, t - 1, on);
    }
}

/* The next tag of the best reading. */
static guint
step (const Decoder *decoder, guint t, guint from)
{
  DossierNameLanes worth = dossier_name_lanes_add (dossier_name_lanes_load ((*decoder->steps[t])[from]),
                                                   dossier_name_lanes_load (decoder->on[t]));

  return dossier_name_lanes_find (worth, dossier_name_lanes_top (worth));
}

static int
measure_margin (const Decoder *decoder, guint t, guint tag)
{
  DossierNameLanes worth = dossier_name_lanes_add (dossier_name_lanes_load (decoder->ahead[t]),
                                                   dossier_name_lanes_load (decoder->behind[t]));
  int              own = dossier_name_lane_add (decoder->ahead[t][tag], decoder->behind[t][tag]);

  return own - dossier_name_lanes_top (dossier_name_lanes_drop (worth, tag));
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
  int   worth = decoder->ahead[t][tag] + decoder->ahead_top[t];

  for (guint k = 1; k < name->n; k++)
    {
      guint next = dossier_name_tag_of (name->kind, k, name->n);

      worth += (*decoder->steps[t + k])[tag][next] + decoder->places[t + k][next];
      tag = next;
    }
  return worth + decoder->behind[t + name->n - 1][tag] + decoder->behind_top[t + name->n - 1];
}

/* Each candidate that is a name lies in one run. */
static void
doubt_candidates (Decoder *decoder, const DossierNameRun *run)
{
  for (; decoder->next < decoder->candidates->len; decoder->next++)
    {
      DossierCandidate *candidate = &g_array_index (decoder->candidates, DossierCandidate, decoder->next);

      if (candidate->first >= run->first + run->n)
        break;
      if (candidate->kind != DOSSIER_NAME_OTHER)
        candidate->doubt = measure_best (decoder, 0) - measure_name (decoder, run, candidate);
    }
}

static void
make_room (Decoder *decoder, gsize n)
{
  DossierNameMemory *memory = decoder->scorer.memory;
  const gsize        each = sizeof decoder->steps[0] + sizeof decoder->backward[0] + 2 * sizeof (int);

  decoder->scores = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_SCORES, 4 * n * sizeof (Scores));
  decoder->ahead = decoder->scores + n;
  decoder->behind = decoder->ahead + n;
  decoder->on = decoder->behind + n;
  decoder->steps = dossier_name_memory_get_room (memory, DOSSIER_NAME_ROOM_STEPS, n * each);
  decoder->backward = decoder->steps + n;
  decoder->ahead_top = (int *) (gpointer) (decoder->backward + n);
  decoder->behind_top = decoder->ahead_top + n;
}

/* Leaves out what would change nothing. */
static void
decode_run (Decoder *decoder, const DossierNameRun *run, const Scores *places)
{
  decoder->places = places;
  for (guint t = 0; t < run->n; t++)
    {
      guint link = dossier_name_signs_link (decoder->signs, run->first + t);

      decoder->steps[t] = dossier_name_model_get_steps (decoder->model, link);
      decoder->backward[t] = dossier_name_model_get_backward (decoder->model, link);
    }
  read_ahead (decoder, run);
  end_run (decoder, run);
  if (is_without_names (decoder, run))
    return;
  read_behind (decoder, run);
  write_names (decoder, run);
  doubt_candidates (decoder, run);
}

/* The first of @runs, and those behind it that are read with it; returns how many. */
static guint
decode_runs (Decoder *decoder, const DossierNameRun *runs, guint n_runs)
{
  guint n = 1, n_tokens = runs[0].n, at = 0;

  while (n < n_runs && n_tokens + runs[n].n <= TOKENS_TOGETHER)
    n_tokens += runs[n++].n;
  make_room (decoder, n_tokens);
  dossier_name_scorer_read (&decoder->scorer, runs, n, decoder->scores);
  for (guint r = 0; r < n; at += runs[r++].n)
    decode_run (decoder, &runs[r], (const Scores *) decoder->scores + at);
  return n;
}

static void
begin (Decoder *decoder)
{
  dossier_name_scorer_init (&decoder->scorer, decoder->model, decoder->signs,
                            dossier_name_model_take_memory (decoder->model));
  for (guint k = 0; k < N_TAGS; k++)
    decoder->last[k] = dossier_name_tag_follows (k, DOSSIER_NAME_TAG_NONE) ? 0 : DOSSIER_NAME_FORBIDDEN;
}

static void
finish (Decoder *decoder)
{
  dossier_name_scorer_clear (&decoder->scorer);
  dossier_name_model_give_memory (decoder->model, decoder->scorer.memory);
}

void
dossier_name_decoder_run (const DossierNameModel *model, const DossierNameSigns *signs, GArray *candidates,
                          GArray *names)
{
  Decoder decoder = { .model = model, .signs = signs, .candidates = candidates, .names = names };

  begin (&decoder);
  for (guint i = 0; i < signs->runs->len;)
    i += decode_runs (&decoder, &g_array_index (signs->runs, DossierNameRun, i), signs->runs->len - i);
  finish (&decoder);
}

gboolean
dossier_name_decoder_weigh (const DossierNameModel *model, const DossierNameSigns *signs, const DossierCandidate *name,
                            int worth[DOSSIER_N_NAME_KINDS])
{
  Decoder               decoder = { .model = model, .signs = signs };
  const DossierNameRun *run = NULL;
  DossierCandidate      as = *name;
  guint                 t;

  for (guint i = 0; i < signs->runs->len && (run == NULL || run->first + run->n <= name->first); i++)
    run = &g_array_index (signs->runs, DossierNameRun, i);
  if (run == NULL || name->first < run->first || name->first + name->n > run->first + run->n)
    return FALSE;
  begin (&decoder);
  decoder.names = g_array_new (FALSE, FALSE, sizeof (DossierDecodedName));
  decoder.candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  as.kind = DOSSIER_NAME_PERSON;
  g_array_append_val (decoder.candidates, as); /* so that the run is read from both sides */
  decode_runs (&decoder, run, 1);
  for (as.kind = DOSSIER_NAME_PERSON; as.kind < DOSSIER_N_NAME_KINDS; as.kind++)
    worth[as.kind] = measure_name (&decoder, run, &as);
  t = name->first - run->first;
  worth[DOSSIER_NAME_OTHER] = G_MININT;
  for (guint k = 0; k < N_TAGS; k++)
    if (kind_of (k) == DOSSIER_NAME_OTHER || k == DOSSIER_NAME_TAG_NONE)
      worth[DOSSIER_NAME_OTHER] = MAX (worth[DOSSIER_NAME_OTHER], decoder.ahead[t][k] + decoder.behind[t][k]);
  worth[DOSSIER_NAME_OTHER] += decoder.ahead_top[t] + decoder.behind_top[t];
  g_array_unref (decoder.names);
  g_array_unref (decoder.candidates);
  finish (&decoder);
  return TRUE;
}
