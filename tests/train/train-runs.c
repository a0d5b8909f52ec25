/* train-runs.c - documents as labelled runs of tokens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-runs.h"

#include "dossier-linker-private.h"
#include "dossier-name-place-private.h"
#include "dossier-names-private.h"

/* No token of a run: a label that fits no token of ours. */
#define SPOILT 255

static guint8
tag_of (TrainKind kind, guint k, guint n)
{
  static const guint8 bases[]
      = { 0, DOSSIER_NAME_TAG_PERSON, DOSSIER_NAME_TAG_ORGANIZATION, DOSSIER_NAME_TAG_PLACE, DOSSIER_NAME_TAG_OTHER };

  if (kind == TRAIN_OTHER)
    return DOSSIER_NAME_TAG_OTHER + (n == 1 ? 2 : k > 0);
  return bases[kind] + (n == 1 ? 3 : k == 0 ? 0 : k == n - 1 ? 2 : 1);
}

static void
label_span (const DossierTokens *tokens, const TrainSpan *span, guint *at, guint8 *tags)
{
  guint first, end;

  while (*at < tokens->n_tokens && tokens->tokens[*at].start + tokens->tokens[*at].length <= span->start)
    (*at)++;
  first = end = *at;
  while (end < tokens->n_tokens && tokens->tokens[end].start < span->end)
    end++;
  if (end == first)
    return;
  if (tokens->tokens[first].start != span->start
      || tokens->tokens[end - 1].start + tokens->tokens[end - 1].length != span->end)
    memset (tags + first, SPOILT, end - first);
  else
    for (guint i = first; i < end; i++)
      tags[i] = tag_of (span->kind, i - first, end - first);
}

static gboolean
is_whole (const guint8 *tags, guint n)
{
  guint last = DOSSIER_NAME_TAG_NONE;

  for (guint i = 0; i < n; last = tags[i++])
    if (tags[i] == SPOILT || !dossier_name_tag_follows (last, tags[i]))
      return FALSE;
  return dossier_name_tag_follows (last, DOSSIER_NAME_TAG_NONE);
}

static void
add_signs (TrainRuns *self, const guint64 *signs, guint n)
{
  for (guint k = 0; k < n; k++)
    field_data_add_sign (self->data, signs[k]);
}

static void
add_token (TrainRuns *self, const DossierNamePlace *place, guint8 tag)
{
  const DossierNameSigns *signs = place->signs;
  const DossierSentence  *sentence = place->sentence;
  guint                   i = place->i;
  FieldToken              token = { .first_sign = self->data->signs->len, .tag = tag };
  guint64                 found[MAX (DOSSIER_NAME_MAX_PLACE_SIGNS, DOSSIER_NAME_MAX_WORD_SIGNS)];

  token.link = dossier_name_signs_link (signs, i);
  g_array_append_val (self->data->tokens, token);
  add_signs (self, found, dossier_name_place_list_signs (place, found));
  for (int offset = -DOSSIER_NAME_REACH; offset <= DOSSIER_NAME_REACH; offset++)
    if ((gint64) i + offset >= sentence->first && (gint64) i + offset < (gint64) sentence->first + sentence->n)
      add_signs (self, found, dossier_name_signs_of_word (signs, i + offset, offset, found));
}

static void
add_runs (TrainRuns *self, const DossierNameSigns *signs, const guint8 *tags)
{
  for (guint r = 0; r < signs->runs->len; r++)
    {
      const DossierNameRun *run = &g_array_index (signs->runs, DossierNameRun, r);
      FieldRun              added = { .first = self->data->tokens->len, .n = run->n };
      DossierNamePlace      place, last;

      if (!is_whole (tags + run->first, run->n))
        {
          self->n_spoilt++;
          continue;
        }
      for (guint t = 0; t < run->n; t++)
        {
          if (t == 0)
            dossier_name_place_init (&place, signs, run);
          else
            dossier_name_place_follow (&place, &last);
          add_token (self, &place, tags[place.i]);
          last = place;
        }
      g_array_append_val (self->data->runs, added);
    }
}

void
train_runs_add (TrainRuns *self, const TrainDocument *document)
{
  g_autoptr (TrainText) text = train_text_new (document);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text->text->str, text->text->len);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autofree guint8 *tags = g_new0 (guint8, tokens->n_tokens + 1);
  DossierReading     reading;
  DossierNameSigns   signs;
  guint              at = 0;

  for (guint i = 0; i < text->spans->len; i++)
    label_span (tokens, &g_array_index (text->spans, TrainSpan, i), &at, tags);
  dossier_reading_init (&reading, self->vocabulary, tokens);
  dossier_names_find (&reading, NULL, candidates);
  dossier_linker_settle (&reading, candidates);
  dossier_name_signs_init_to_learn (&signs, &reading, self->clusters, candidates);
  add_runs (self, &signs, tags);
  dossier_name_signs_clear (&signs);
  dossier_reading_clear (&reading);
}
