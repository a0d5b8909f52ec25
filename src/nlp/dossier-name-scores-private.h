/* dossier-name-scores-private.h - what each token of a run tells of its tag.
 *
 * words: what a word gives to the places around it, summed when a text first has it at that offset.
 * views: what was kept of them is added at once; the others are asked for together, and kept.
 *
 * A few runs are read together: first memory is asked for all that was kept, then all is used, then all that is missing
 * is asked for. Waiting for each by itself would be most of the work.
 * One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"
#include "dossier-name-place-private.h"

G_BEGIN_DECLS

/* A word of the text that a run comes near to. */
typedef struct
{
  guint64              key;   /* of what is kept of it from text to text */
  guint32              token; /* where it stands first */
  guint32              fresh; /* its number in fresh, plus 1, or 0 */
  DossierNameKeptWord *kept;  /* where it is kept, or may be */
} DossierNameWord;

/* A view that was not kept. */
typedef struct
{
  guint64         key;
  gint16         *to; /* to which its sums are added, too */
  DossierNameSums sums;
} DossierNameAsked;

/* What is known of a place at first. */
typedef struct
{
  DossierNamePlace place;
  guint64          keys[DOSSIER_NAME_N_VIEWS];
  guint            n_keys;
  DossierNameSums  sums; /* what it tells beyond its words */
} DossierNameAskedPlace;

typedef struct
{
  const DossierNameIndex     *index;
  const DossierNameSigns     *signs;
  DossierNameMemory          *memory;
  guint32                    *numbers; /* one a word of the text: its number in words, plus 1, or 0 */
  DossierNameWord            *words;   /* with room for all of the text */
  guint                       n_words;
  guint                       n_recalled; /* of them: looked for in the memory */
  DossierNameKeptWord        *fresh;      /* those that were not kept */
  guint                       n_fresh;
  DossierNameAskedPlace      *places; /* of the runs that are read together */
  const DossierNameKeptWord **around; /* one a token that a run sees */
  DossierNameAsked           *asked;
  guint                       n_asked;
  DossierNameBatch           *batch;
} DossierNameScorer;

/* @memory is used until clear; so are its rooms. */
void dossier_name_scorer_init (DossierNameScorer *self, const DossierNameModel *model, const DossierNameSigns *signs,
                               DossierNameMemory *memory);
void dossier_name_scorer_clear (DossierNameScorer *self);

/* Writes the scores of all tokens of the @n_runs at @runs to @scores, in their order. */
void dossier_name_scorer_read (DossierNameScorer *self, const DossierNameRun *runs, guint n_runs,
                               DossierNameSums *scores);

G_END_DECLS
