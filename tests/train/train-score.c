/* train-score.c - how many names of labelled text are found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-score.h"

#include "dossier-linker-private.h"
#include "dossier-names-private.h"

/* Moves @at on to the labelled name that begins at @start or behind it. */
static const TrainSpan *
seek (const GArray *spans, guint start, guint *at)
{
  while (*at < spans->len && g_array_index (spans, TrainSpan, *at).start < start)
    (*at)++;
  return *at < spans->len ? &g_array_index (spans, TrainSpan, *at) : NULL;
}

static void
count_found (TrainScore *self, const DossierTokens *tokens, const GArray *names, GPtrArray *entities,
             const GArray *spans)
{
  guint at = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const DossierNamedTokens *name = &g_array_index (names, DossierNamedTokens, i);
      const DossierToken       *first = &tokens->tokens[name->first], *last = first + name->n - 1;
      gboolean         person = ((DossierFoundEntity *) entities->pdata[name->entity])->kind == DOSSIER_ENTITY_PERSON;
      TrainCount      *count = person ? &self->people : &self->organizations;
      const TrainSpan *span = seek (spans, first->start, &at);

      count->found++;
      if (span != NULL && span->start == first->start && span->end == last->start + last->length
          && span->kind == (person ? TRAIN_PERSON : TRAIN_ORGANIZATION))
        count->right++;
    }
}

void
train_score_add (TrainScore *self, const DossierVocabulary *vocabulary, const DossierNameModel *model,
                 const TrainDocument *document)
{
  g_autoptr (TrainText) text = train_text_new (document);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text->text->str, text->text->len);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_found_entity_free);
  DossierReading reading;

  for (guint i = 0; i < text->spans->len; i++)
    {
      self->people.labelled += g_array_index (text->spans, TrainSpan, i).kind == TRAIN_PERSON;
      self->organizations.labelled += g_array_index (text->spans, TrainSpan, i).kind == TRAIN_ORGANIZATION;
    }
  dossier_reading_init (&reading, vocabulary, tokens);
  dossier_names_find (&reading, model, candidates);
  dossier_linker_run (&reading, candidates, names, entities);
  count_found (self, tokens, names, entities, text->spans);
  dossier_reading_clear (&reading);
}

double
train_count_f (TrainCount count)
{
  return count.right == 0 ? 0 : 2. * count.right / (count.found + count.labelled);
}

double
train_score_f (const TrainScore *self)
{
  TrainCount both = { self->people.labelled + self->organizations.labelled,
                      self->people.found + self->organizations.found, self->people.right + self->organizations.right };

  return train_count_f (both);
}
