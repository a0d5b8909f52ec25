/* dossier-name-signs-private.h - what each place of a text tells about the names there, as numbers for a model.
 *
 * The trainer and the decoder both read texts through here, so that a model meets what it was trained on.
 * A sign is a 64-bit hash of what was seen and where: "the word before is of". Words around a name, their shapes and
 * endings, the lists, and what the rules think, are all signs.
 * One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-candidates-private.h"
#include "dossier-name-clusters-private.h"

G_BEGIN_DECLS

/* Tokens a word is seen from, to each side. */
#define DOSSIER_NAME_REACH 2
#define DOSSIER_NAME_OFFSETS (2 * DOSSIER_NAME_REACH + 1)
/* Signs of one word at one offset. */
#define DOSSIER_NAME_MAX_WORD_SIGNS 48
/* What the token is for the step from the tag before it. */
#define DOSSIER_NAME_N_LINKS 14

/* Tokens of one sentence that are worth a look: capitals with what stands between them. */
typedef struct
{
  guint sentence, first, n;
} DossierNameRun;

/* Of a word of the text that a run comes near to. */
typedef struct
{
  guint64 shape;  /* "Aa", "AaA", "A-0" */
  guint32 path;   /* in the tree of clusters, or 0 */
  guint8  counts; /* how the text writes it elsewhere: 4 bits */
  guint8  is_met; /* does a run see it? */
} DossierNameAbout;

typedef struct
{
  const DossierReading *reading;
  DossierNameAbout     *about; /* one a word that the reading has seen; nothing where no run comes near it */
  guint8               *lists; /* one a token: kind of the listed phrase and place in it, or 0 */
  guint8               *rules; /* one a token: what the rules think, how sure they are, place in the name; or 0 */
  GArray               *runs;  /* of DossierNameRun, in text order */
} DossierNameSigns;

/* @candidates: judged (of DossierCandidate). @clusters: NULL when there are none. The reading is borrowed. */
void dossier_name_signs_init (DossierNameSigns *self, const DossierReading *reading,
                              const DossierNameClusters *clusters, const GArray *candidates);
void dossier_name_signs_clear (DossierNameSigns *self);

/* Writes the signs that the word of token @i gives to a place @offset tokens before it (-REACH..REACH: 0 is the word's
 * own place). Returns how many. */
guint dossier_name_signs_of_word (const DossierNameSigns *self, guint i, int offset, guint64 *signs);

/* Those of them that its letters tell, and those that only tell what kind of word it is: its classes, its shape and
 * what words are like it. */
guint dossier_name_signs_of_letters (const DossierNameSigns *self, guint i, int offset, guint64 *signs);
guint dossier_name_signs_of_kind (const DossierNameSigns *self, guint i, int offset, guint64 *signs);

/* Words of the same key are of the same kind. Never 0. */
guint64 dossier_name_signs_kind_key (const DossierNameSigns *self, guint i, int offset);

/* Words with the same key give the same signs. Never 0. */
guint64 dossier_name_signs_word_key (const DossierNameSigns *self, guint i);

/* 0..N_LINKS-1 */
guint dossier_name_signs_link (const DossierNameSigns *self, guint i);

G_END_DECLS
