/* train-score.h - how many names of labelled text are found: of exactly the same words, and of the same kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"
#include "train-corpus.h"

G_BEGIN_DECLS

typedef struct
{
  guint labelled, found, right;
} TrainCount;

typedef struct
{
  TrainCount people, organizations;
} TrainScore;

/* Adds the names of the document to the score, found as in a story. @model: NULL for the rules alone. */
void train_score_add (TrainScore *self, const DossierVocabulary *vocabulary, const DossierNameModel *model,
                      const TrainDocument *document);

/* The harmonic mean of precision and recall, 0..1; of both kinds together. */
double train_count_f (TrainCount count);
double train_score_f (const TrainScore *self);

G_END_DECLS
