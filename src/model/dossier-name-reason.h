/* dossier-name-reason.h - why something is taken for a name: one thing that speaks for it or against it.
 *
 * A plain value without GObject, so that it may cross threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-kinds.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WHY_DECIDED = 1,    /* words: what the library calls it: a person decided that it is a name */
  DOSSIER_WHY_LISTED,         /* words: what the list calls it; kind: which list */
  DOSSIER_WHY_FORM,           /* words: a word of the name that names of the kind have */
  DOSSIER_WHY_BEFORE,         /* words: those before the name; weight in points of the rules */
  DOSSIER_WHY_AFTER,          /* the same of those behind it */
  DOSSIER_WHY_FULL_NAME,      /* words: the full name, elsewhere in the text */
  DOSSIER_WHY_LEARNED,        /* weight: how much more what was learned finds it worth as this kind than as no name */
  DOSSIER_WHY_OTHER,          /* the same of the kind that is the next best */
  DOSSIER_WHY_LEARNED_BEFORE, /* words: one before it; weight: its part in what was learned, for the kind */
  DOSSIER_WHY_LEARNED_AFTER,
  DOSSIER_WHY_LEARNED_WORD, /* a word of the name itself */
} DossierWhyKind;

typedef struct
{
  DossierWhyKind    what;
  DossierEntityKind kind; /* it speaks for; 0: for no name of ours */
  char             *words;
  double            weight;
} DossierNameReason;

/* @words is copied, NULL allowed. */
DossierNameReason *dossier_name_reason_new (DossierWhyKind what, DossierEntityKind kind, const char *words,
                                            double weight);
void               dossier_name_reason_free (DossierNameReason *reason);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNameReason, dossier_name_reason_free)

/* A stable word: "listed", "before", ... */
const char *dossier_why_kind_to_string (DossierWhyKind what);

G_END_DECLS
