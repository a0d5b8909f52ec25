/* train-runs.h - documents as labelled runs of tokens.
 *
 * Each document is written out as it would be read, and goes the way a story goes: tokens, rules, signs. A name whose
 * ends are no ends of our tokens spoils its run of tokens, which is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "train-corpus.h"
#include "train-field.h"

G_BEGIN_DECLS

typedef struct
{
  FieldData                 *data;
  DossierVocabulary         *vocabulary; /* borrowed */
  const DossierNameClusters *clusters;   /* borrowed; NULL for none */
  guint                      n_spoilt;
} TrainRuns;

void train_runs_add (TrainRuns *self, const TrainDocument *document);

G_END_DECLS
