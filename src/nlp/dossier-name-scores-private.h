/* dossier-name-scores-private.h - what each token of a run tells of its tag.
 *
 * words: what a word gives to the places around it, summed when the text first has it at that offset, unless an earlier
 *        text had it there.
 * views: what was kept of them is added at once; the others are asked for together, and kept.
 * near:  one sign a word, found when the word is first near a place.
 *
 * One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"
#include "dossier-name-place-private.h"

G_BEGIN_DECLS

/* One number a tag. */
typedef gint32 DossierNameScores[DOSSIER_NAME_N_TAGS];

/* A word of the text that a run comes near to. */
typedef struct
{
  guint64         key;   /* of what is kept of it from text to text */
  guint32         token; /* where it stands first */
  guint8          known; /* bits: which offsets are summed */
  guint8          kept;  /* the same, when it was taken from there */
  DossierNameSums sums[DOSSIER_NAME_OFFSETS];
} DossierNameWordSums;

/* A view that was not kept. */
typedef struct
{
  guint64         key;
  gint16         *to; /* to which its sums are added, too */
  DossierNameSums sums;
} DossierNameAsked;

typedef struct
{
  const DossierNameIndex *index;
  const DossierNameSigns *signs;
  DossierNameMemory      *memory;
  guint32                *numbers;    /* one a word of the text: its number in words, plus 1, or 0 */
  GArray                 *words;      /* of DossierNameWordSums */
  guint                   n_recalled; /* of them: looked for in the memory */
  DossierNameWordSums   **around;     /* one a token that the run sees; the first has number n_before */
  DossierNameSums        *sums;       /* one a token of the run: what the place tells beyond its words */
  DossierNameAsked       *asked;
  guint                   n_asked, allocated;
  DossierNameBatch        batch;
} DossierNameScorer;

/* @memory is used until clear. */
void dossier_name_scorer_init (DossierNameScorer *self, const DossierNameModel *model, const DossierNameSigns *signs,
                               DossierNameMemory *memory);
void dossier_name_scorer_clear (DossierNameScorer *self);

/* Asks for the memory of what is kept of the words around @run, so that it is near when the run is read: each run is
 * expected before it is read. */
void dossier_name_scorer_expect (DossierNameScorer *self, const DossierNameRun *run);

/* Takes what is kept of all words that are expected so far. */
void dossier_name_scorer_recall (DossierNameScorer *self);

/* Writes the scores of the tokens of @run to @scores. Its words are recalled. */
void dossier_name_scorer_read (DossierNameScorer *self, const DossierNameRun *run, DossierNameScores *scores);

G_END_DECLS
