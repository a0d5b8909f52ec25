/* dossier-fact.h - what several stories claim alike is one fact; what they deny or contradict stands beside it
 *
 * Claims of one kind about the same two, with roles, dates and amounts that can both be right, are one fact. Copies of
 * a text and of a sentence are one source, and so is all that one publication tells. What is denied, did not happen or
 * is only imagined is never joined with what is said to be so: it is a fact of its own nature.
 *
 * A value made from claims: the same claims, in any order, give the same facts. Thread-safe as long as nobody changes
 * the claims. Times are Unix seconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FACT_SAID, /* to be so, or to come, however surely */
  DOSSIER_FACT_DENIED,
  DOSSIER_FACT_NEGATED,
  DOSSIER_FACT_IMAGINED,
} DossierFactNature;

/* How sure a telling is; higher is surer. */
typedef enum
{
  DOSSIER_SURETY_RUMOURED,
  DOSSIER_SURETY_REPORTED,
  DOSSIER_SURETY_PLANNED,
  DOSSIER_SURETY_STATED,
  DOSSIER_SURETY_CONFIRMED, /* a person said that it is so */
} DossierSurety;

/* Why two facts cannot both be right. */
typedef enum
{
  DOSSIER_CONFLICT_NONE = 0,
  DOSSIER_CONFLICT_DATE = 1 << 0,
  DOSSIER_CONFLICT_AMOUNT = 1 << 1,
  DOSSIER_CONFLICT_PLACE = 1 << 2, /* left, and still there */
} DossierConflict;

/* When it became as sure as that. */
typedef struct
{
  DossierSurety surety;
  DossierClaim *claim; /* borrowed: the first that is so sure */
} DossierFactStep;

typedef struct _DossierFact DossierFact;
struct _DossierFact
{
  DossierFactNature nature;
  DossierSurety     surety;    /* of the surest telling */
  DossierClaim     *best;      /* borrowed: the surest telling with the most details; its words stand for the fact */
  GPtrArray        *claims;    /* (element-type DossierClaim), first told first, undated stories last */
  GArray           *source_of; /* of guint: for each claim the first claim of its source */
  guint             n_sources; /* at least 1 */

  DossierDate date;                  /* the most exact one that is told, or unknown */
  const char *role;                  /* the fullest told, borrowed, or NULL */
  const char *amount;                /* likewise */
  gint64      time;                  /* when it happened, else when it was first told, else 0 */
  gint64      first_told, last_told; /* 0: no story has a date */
  GArray     *steps;                 /* of DossierFactStep, surer and surer; one at least */

  DossierConflict conflict;
  GPtrArray      *against; /* (element-type DossierFact), borrowed: what it is in conflict with */
  DossierFact    *denial;  /* borrowed: the fact that denies or negates it, or NULL */
  guint           group;   /* those in conflict have the same one, and stand side by side; 0: alone */
};

void dossier_fact_free (DossierFact *fact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFact, dossier_fact_free)

/* (element-type DossierFact), newest first, those in conflict side by side. @claims: (element-type DossierClaim), any
 * order. @as_of: only what stories of that moment or before tell; 0: all, also stories without a date. */
GPtrArray *dossier_facts_new (GPtrArray *claims, gint64 as_of);

/* What a claim alone says: for facts, and for a list of claims. */
DossierFactNature dossier_claim_get_nature (const DossierClaimRow *claim);
DossierSurety     dossier_claim_get_surety (const DossierClaimRow *claim);

/* The order of subject and object means nothing. */
gboolean dossier_claim_kind_is_mutual (DossierClaimKind kind);

/* Stable words: "said", "denied", "negated", "imagined"; "rumoured", "reported", "planned", "stated",
 * "confirmed". Static. */
const char *dossier_fact_nature_to_string (DossierFactNature nature);
const char *dossier_surety_to_string (DossierSurety surety);

/* The words of @conflict: "date", "amount", "place". NULL-terminated, owned by the caller, the words static. */
const char **dossier_conflict_to_words (DossierConflict conflict);

G_END_DECLS
