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
#define DOSSIER_NAME_REACH 1
#define DOSSIER_NAME_OFFSETS (2 * DOSSIER_NAME_REACH + 1)
/* Signs of one word at one offset. */
#define DOSSIER_NAME_MAX_WORD_SIGNS 48

/* What the token is for the step from the tag before it. */
typedef enum
{
  DOSSIER_NAME_LINK_CAPITAL,
  DOSSIER_NAME_LINK_OF,
  DOSSIER_NAME_LINK_THE,
  DOSSIER_NAME_LINK_AND, /* & */
  DOSSIER_NAME_LINK_FOR, /* in, on */
  DOSSIER_NAME_LINK_DASH,
  DOSSIER_NAME_LINK_COMMA,
  DOSSIER_NAME_LINK_DOT,
  DOSSIER_NAME_LINK_BRACKET,
  DOSSIER_NAME_LINK_PARTICLE, /* de, van */
  DOSSIER_NAME_LINK_QUOTE,
  DOSSIER_NAME_LINK_POSSESSIVE,
  DOSSIER_NAME_LINK_NUMBER,
  DOSSIER_NAME_LINK_OTHER,
  DOSSIER_NAME_N_LINKS,
} DossierNameLink;

/* Parts of a name, as the lists and rules see it: the lowest bits of what they say of a token. */
typedef enum
{
  DOSSIER_NAME_PART_BEGIN,
  DOSSIER_NAME_PART_INSIDE,
  DOSSIER_NAME_PART_LAST,
  DOSSIER_NAME_PART_ONLY,
  DOSSIER_NAME_N_PARTS,
} DossierNamePart;

/* Tokens of one sentence that are worth a look: dossier-name-runs-private.h. */
typedef struct
{
  guint    sentence, first, n;
  gboolean is_cut; /* what stands behind it would be part of it, but is surely no part of a name */
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
  guint8               *rules; /* one a token: what the rules think, how sure they are, part of the name; or 0 */
  GArray               *runs;  /* of DossierNameRun, in text order */
} DossierNameSigns;

/* @candidates: judged (of DossierCandidate). @clusters: NULL when there are none. The reading is borrowed. Candidates
 * of one word that are no names may be in no run; to learn, each is in one. */
void dossier_name_signs_init (DossierNameSigns *self, const DossierReading *reading,
                              const DossierNameClusters *clusters, const GArray *candidates);
void dossier_name_signs_init_to_learn (DossierNameSigns *self, const DossierReading *reading,
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

DossierNameLink dossier_name_signs_link (const DossierNameSigns *self, guint i);

G_END_DECLS
