/* train-field.c - a conditional random field over the signs of runs of tokens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-field.h"

#include <math.h>

#define N_TAGS DOSSIER_NAME_N_TAGS
#define STEP .02f
/* Slopes that change nothing. */
#define FLAT 1e-3f
#define SMALL 1e-8f
/* What is added to a number of levels, and taken off again, to round it: larger than any, and smaller than 2^24. */
#define ROUNDING 12582912.f

/* --- data --- */

FieldData *
field_data_new (void)
{
  FieldData *self = g_new0 (FieldData, 1);

  self->signs = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (FieldToken));
  self->runs = g_array_new (FALSE, FALSE, sizeof (FieldRun));
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_slots = 1 << 16;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

void
field_data_free (FieldData *self)
{
  g_array_unref (self->signs);
  g_array_unref (self->tokens);
  g_array_unref (self->runs);
  g_array_unref (self->keys);
  g_array_unref (self->counts);
  g_free (self->slots);
  g_free (self);
}

static guint32 *
find_slot (FieldData *self, guint64 key)
{
  guint at = (guint) (key * 0x9e3779b97f4a7c15u >> 32) & (self->n_slots - 1);

  while (self->slots[at] != 0 && g_array_index (self->keys, guint64, self->slots[at] - 1) != key)
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

static void
grow (FieldData *self)
{
  self->n_slots *= 2;
  g_free (self->slots);
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->keys->len; i++)
    *find_slot (self, g_array_index (self->keys, guint64, i)) = i + 1;
}

void
field_data_add_sign (FieldData *self, guint64 sign)
{
  FieldToken *token = &g_array_index (self->tokens, FieldToken, self->tokens->len - 1);
  guint64     key = sign & DOSSIER_NAME_SIGN_MASK;
  guint32    *slot = find_slot (self, key), number, one = 0;

  if (*slot == 0)
    {
      g_array_append_val (self->keys, key);
      g_array_append_val (self->counts, one);
      *slot = self->keys->len;
      if (self->keys->len * 2 > self->n_slots)
        {
          grow (self);
          slot = find_slot (self, key);
        }
    }
  number = *slot - 1;
  g_array_index (self->counts, guint32, number)++;
  g_array_append_val (self->signs, number);
  token->n_signs++;
}

void
field_data_keep (FieldData *self, const gboolean *keep)
{
  g_autofree guint32 *anew = g_new (guint32, self->keys->len + 1);
  guint               n = 0, n_signs = 0;

  for (guint i = 0; i < self->keys->len; i++)
    {
      anew[i] = n;
      g_array_index (self->keys, guint64, n) = g_array_index (self->keys, guint64, i);
      g_array_index (self->counts, guint32, n) = g_array_index (self->counts, guint32, i);
      n += keep[i];
    }
  for (guint t = 0; t < self->tokens->len; t++)
    {
      FieldToken *token = &g_array_index (self->tokens, FieldToken, t);
      guint       first = n_signs;

      for (guint k = token->first_sign; k < token->first_sign + token->n_signs; k++)
        {
          guint32 sign = g_array_index (self->signs, guint32, k);

          if (keep[sign])
            g_array_index (self->signs, guint32, n_signs++) = anew[sign];
        }
      token->first_sign = first;
      token->n_signs = n_signs - first;
    }
  g_array_set_size (self->signs, n_signs);
  g_array_set_size (self->keys, n);
  g_array_set_size (self->counts, n);
}

/* --- training --- */

typedef float Row[N_TAGS];

typedef struct
{
  const FieldData *data;
  Field           *field;
  float            slopes[DOSSIER_NAME_N_LINKS][N_TAGS][N_TAGS]; /* sums of the steps' squared slopes */
  Row              grown[DOSSIER_NAME_N_LINKS][N_TAGS];          /* exp of the steps; 0 when not allowed */
  Row             *worth, *ahead, *behind; /* one a token of the run: exp of the signs' sums, and both readings */
  guint            allocated;
  gboolean         rounded;
} Trainer;

static void
grow_steps (Trainer *self, guint link)
{
  for (guint from = 0; from < N_TAGS; from++)
    for (guint to = 0; to < N_TAGS; to++)
      self->grown[link][from][to] = dossier_name_tag_follows (from, to) ? expf (self->field->steps[link][from][to]) : 0;
}

static inline void
add_weights (float *sums, const float *weights, gboolean rounded)
{
  if (!rounded)
    for (guint k = 0; k < N_TAGS; k++)
      sums[k] += weights[k];
  else
    for (guint k = 0; k < N_TAGS; k++)
      sums[k] += (weights[k] * FIELD_LEVELS_OF_ONE + ROUNDING - ROUNDING) / FIELD_LEVELS_OF_ONE;
}

static void
weigh_token (Trainer *self, const FieldToken *token, float *worth)
{
  Row   sums = { 0 };
  float most = -G_MAXFLOAT;

  for (guint i = 0; i < token->n_signs; i++)
    {
      guint32 sign = g_array_index (self->data->signs, guint32, token->first_sign + i);

      add_weights (sums, self->field->weights[sign][0], self->rounded);
    }
  for (guint k = 0; k < N_TAGS; k++)
    most = MAX (most, sums[k]);
  for (guint k = 0; k < N_TAGS; k++)
    worth[k] = expf (MAX (sums[k] - most, -60));
}

static void
normalise (float *row)
{
  float sum = 0;

  for (guint k = 0; k < N_TAGS; k++)
    sum += row[k];
  for (guint k = 0; k < N_TAGS; k++)
    row[k] /= sum;
}

static void
read_both_ways (Trainer *self, const FieldToken *tokens, guint n)
{
  for (guint t = 0; t < n; t++)
    {
      Row *grown = self->grown[tokens[t].link];

      memset (self->ahead[t], 0, sizeof (Row));
      for (guint from = 0; from < (t > 0 ? N_TAGS : 1); from++)
        for (guint k = 0; k < N_TAGS; k++)
          self->ahead[t][k] += (t > 0 ? self->ahead[t - 1][from] : 1) * grown[from][k];
      for (guint k = 0; k < N_TAGS; k++)
        self->ahead[t][k] *= self->worth[t][k];
      normalise (self->ahead[t]);
    }
  for (guint k = 0; k < N_TAGS; k++)
    self->behind[n - 1][k] = dossier_name_tag_follows (k, DOSSIER_NAME_TAG_NONE);
  for (guint t = n - 1; t-- > 0;)
    {
      Row *grown = self->grown[tokens[t + 1].link];
      Row  on;

      for (guint k = 0; k < N_TAGS; k++)
        on[k] = self->worth[t + 1][k] * self->behind[t + 1][k];
      for (guint from = 0; from < N_TAGS; from++)
        {
          float sum = 0;

          for (guint k = 0; k < N_TAGS; k++)
            sum += grown[from][k] * on[k];
          self->behind[t][from] = sum;
        }
      normalise (self->behind[t]);
    }
}

static void
learn_signs (Trainer *self, const FieldToken *token, const float *likely)
{
  Row   slope, square;
  float most = 0;

  for (guint k = 0; k < N_TAGS; k++)
    {
      slope[k] = (k == token->tag) - likely[k];
      square[k] = slope[k] * slope[k];
      most = MAX (most, fabsf (slope[k]));
    }
  if (most < FLAT)
    return;
  for (guint i = 0; i < token->n_signs; i++)
    {
      float *weights = self->field->weights[g_array_index (self->data->signs, guint32, token->first_sign + i)][0];
      float *squares = weights + N_TAGS;

      for (guint k = 0; k < N_TAGS; k++)
        {
          squares[k] += square[k];
          weights[k] += STEP * slope[k] / sqrtf (squares[k] + SMALL);
        }
    }
}

static void
learn_steps (Trainer *self, guint link, guint from, const float *likely, guint tag_from, guint tag)
{
  for (guint to = 0; to < N_TAGS; to++)
    {
      float slope = (from == tag_from && to == tag) - likely[to];

      if (!dossier_name_tag_follows (from, to) || fabsf (slope) < FLAT)
        continue;
      self->slopes[link][from][to] += slope * slope;
      self->field->steps[link][from][to] += STEP * slope / sqrtf (self->slopes[link][from][to] + SMALL);
    }
}

/* How likely each pair of tags is, from token t - 1 to t; and what is learned from it. */
static void
learn_pairs (Trainer *self, const FieldToken *tokens, guint t)
{
  guint link = tokens[t].link, n_from = t > 0 ? N_TAGS : 1, tag_from = t > 0 ? tokens[t - 1].tag : 0;
  Row   pairs[N_TAGS];
  float sum = 0;

  for (guint from = 0; from < n_from; from++)
    for (guint to = 0; to < N_TAGS; to++)
      {
        pairs[from][to] = (t > 0 ? self->ahead[t - 1][from] : 1) * self->grown[link][from][to] * self->worth[t][to]
                          * self->behind[t][to];
        sum += pairs[from][to];
      }
  for (guint from = 0; from < n_from; from++)
    {
      for (guint to = 0; to < N_TAGS; to++)
        pairs[from][to] /= sum;
      learn_steps (self, link, from, pairs[from], tag_from, tokens[t].tag);
    }
}

static void
learn_run (Trainer *self, const FieldRun *run)
{
  const FieldToken *tokens = &g_array_index (self->data->tokens, FieldToken, run->first);

  for (guint t = 0; t < run->n; t++)
    weigh_token (self, &tokens[t], self->worth[t]);
  read_both_ways (self, tokens, run->n);
  for (guint t = 0; t < run->n; t++)
    {
      Row likely;

      for (guint k = 0; k < N_TAGS; k++)
        likely[k] = self->ahead[t][k] * self->behind[t][k];
      normalise (likely);
      learn_signs (self, &tokens[t], likely);
      learn_pairs (self, tokens, t);
    }
  for (guint t = 0; t < run->n; t++)
    grow_steps (self, tokens[t].link);
}

static void
shuffle (guint32 *order, guint n, GRand *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint   k = g_rand_int_range (random, 0, i);
      guint32 swap = order[k];

      order[k] = order[i - 1];
      order[i - 1] = swap;
    }
}

Field *
field_train (const FieldData *data, guint n_epochs, GRand *random)
{
  Trainer             trainer = { .data = data, .field = g_new0 (Field, 1) };
  g_autofree guint32 *order = g_new (guint32, data->runs->len + 1);
  guint               longest = 1;

  trainer.field->weights = g_malloc0_n (data->keys->len + 1, sizeof *trainer.field->weights);
  for (guint i = 0; i < data->runs->len; i++)
    {
      order[i] = i;
      longest = MAX (longest, g_array_index (data->runs, FieldRun, i).n);
    }
  trainer.worth = g_new (Row, longest);
  trainer.ahead = g_new (Row, longest);
  trainer.behind = g_new (Row, longest);
  for (guint link = 0; link < DOSSIER_NAME_N_LINKS; link++)
    grow_steps (&trainer, link);
  for (guint epoch = 0; epoch < n_epochs; epoch++)
    {
      shuffle (order, data->runs->len, random);
      trainer.rounded = epoch >= n_epochs / 2;
      for (guint i = 0; i < data->runs->len; i++)
        learn_run (&trainer, &g_array_index (data->runs, FieldRun, order[i]));
    }
  g_free (trainer.worth);
  g_free (trainer.ahead);
  g_free (trainer.behind);
  return trainer.field;
}

void
field_free (Field *self)
{
  g_free (self->weights);
  g_free (self);
}

double
field_worth (const Field *self, guint sign)
{
  double sizes = 0, squares = 0;

  for (guint k = 0; k < N_TAGS; k++)
    {
      sizes += fabsf (self->weights[sign][0][k]);
      squares += self->weights[sign][1][k];
    }
  return sizes * sqrt (squares);
}
