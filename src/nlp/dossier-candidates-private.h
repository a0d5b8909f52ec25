/* dossier-candidates-private.h - where names may stand in a text, and what speaks for each kind.
 *
 * One list per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-own-names.h"
#include "dossier-reading-private.h"

G_BEGIN_DECLS

/* What a candidate may be; also the index of its score. */
typedef enum
{
  DOSSIER_NAME_OTHER,
  DOSSIER_NAME_PERSON,
  DOSSIER_NAME_ORGANIZATION,
  DOSSIER_N_NAME_KINDS,
} DossierNameKind;

typedef struct
{
  guint   first, n;  /* tokens */
  guint   n_surname; /* tokens before the comma of "Moss, Ada"; 0 in any other name */
  guint   sentence;
  guint64 key;                           /* of the phrase: dossier_reading_key () */
  guint   organization, person;          /* numbers in the vocabulary, or 0 */
  guint8  subtype;                       /* DossierSubtype, as far as the words tell */
  guint8  kind;                          /* DossierNameKind, once judged */
  gint16  scores[DOSSIER_N_NAME_KINDS];  /* of the name itself */
  gint16  context[DOSSIER_N_NAME_KINDS]; /* of the words around it */
  int     doubt; /* of the model: how much less a reading with this name is worth than the best; 0 when it has none */
  gint16  lead;  /* of the model: how much more a reading with this name is worth than one without, in tenths of one */
  guint8  confidence;        /* 1..100: how sure it is, once all is judged; 0 for OTHER */
  const DossierOwnName *own; /* what the person decided about the name, or NULL */
} DossierCandidate;

/* Appends the candidates to @candidates (of DossierCandidate), in text order, without overlaps. The scores are what the
 * words of the name tell. */
void dossier_candidates_find (const DossierReading *reading, GArray *candidates);

/* Adds to the scores of each candidate what the words around it tell. */
void dossier_candidates_weigh (const DossierReading *reading, GArray *candidates);

/* The same for one of them, of the words before it or those behind it. */
void dossier_candidates_weigh_side (const DossierReading *reading, DossierCandidate *candidate, gboolean before);

/* Adds up the scores of equal phrases and sets the kind of each candidate. */
void dossier_candidates_judge (const DossierReading *reading, GArray *candidates);

/* Do two neighbouring names tell of one thing that was renamed: "Meta, formerly Facebook", "Facebook, now Meta"? */
gboolean dossier_candidates_are_renamed (const DossierReading *reading, const DossierCandidate *a,
                                         const DossierCandidate *b);

G_END_DECLS
