/* train-brown.h - words that stand between the same words, as a tree of clusters.
 *
 * P. F. Brown and others, "Class-based n-gram models of natural language" (1992), with the window of P. Liang,
 * "Semi-supervised learning for natural language" (2005). The same words in the same order give the same tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-clusters-private.h"

G_BEGIN_DECLS

#define TRAIN_N_CLUSTERS DOSSIER_NAME_N_CLUSTERS
/* Ends a row of words; no word's own number. */
#define TRAIN_ROW_END 0

typedef struct
{
  guint64 word;
  guint8  cluster;
} TrainClustered;

typedef struct
{
  GArray *words;                   /* of TrainClustered: the most frequent first */
  guint32 paths[TRAIN_N_CLUSTERS]; /* from the root: a bit a fork, behind a leading 1 */
} TrainBrown;

/* @words: of guint64, rows of words. A word is in the tree when it is there @min_places times. */
TrainBrown *train_brown_new (const GArray *words, guint min_places);
void        train_brown_free (TrainBrown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainBrown, train_brown_free)

G_END_DECLS
