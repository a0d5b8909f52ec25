/* dossier-kinds.h - the closed lists of the trade: kinds of entity, of claim, and how sure a claim is.
 *
 * Every word here is the same in the database, on the command line (--json) and in the documentation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ENTITY_PERSON = 1,
  DOSSIER_ENTITY_ORGANIZATION = 2,
} DossierEntityKind;

typedef enum
{
  DOSSIER_SUBTYPE_NONE, /* people, and organizations of which no more is known */
  DOSSIER_SUBTYPE_COMPANY,
  DOSSIER_SUBTYPE_LAB,
  DOSSIER_SUBTYPE_UNIVERSITY,
  DOSSIER_SUBTYPE_GOVERNMENT,
  DOSSIER_SUBTYPE_NONPROFIT,
  DOSSIER_SUBTYPE_MEDIA,
  DOSSIER_SUBTYPE_INVESTOR,
  DOSSIER_SUBTYPE_TEAM, /* a named part of an organization */
} DossierSubtype;

/* Who did what to whom; subject -> object as in the comment. */
typedef enum
{
  DOSSIER_CLAIM_JOINED = 1, /* person (or organization) -> organization */
  DOSSIER_CLAIM_LEFT,       /* person -> organization; role = the post given up */
  DOSSIER_CLAIM_FIRED,      /* person -> organization */
  DOSSIER_CLAIM_APPOINTED,  /* person -> organization; role = the post */
  DOSSIER_CLAIM_PROMOTED,   /* person -> organization, a step up inside it */
  DOSSIER_CLAIM_FOUNDED,    /* person or organization -> organization */
  DOSSIER_CLAIM_COFOUNDED,  /* the same, with others */
  DOSSIER_CLAIM_WORKS_AT,   /* person -> organization; role = the post; FORMER when it is over */
  DOSSIER_CLAIM_INVESTED,   /* investor -> organization; amount */
  DOSSIER_CLAIM_FUNDED,     /* backer, or nobody named -> organization; amount */
  DOSSIER_CLAIM_ACQUIRED,   /* buyer -> target; amount */
  DOSSIER_CLAIM_MERGED,     /* organization - organization, order free */
  DOSSIER_CLAIM_PARTNERED,  /* organization - organization, order free */
  DOSSIER_CLAIM_SUED,       /* plaintiff -> defendant */
  DOSSIER_CLAIM_DISBANDED,  /* owner, or nobody named -> team or organization */
} DossierClaimKind;

#define DOSSIER_N_CLAIM_KINDS 15

/* How sure, and what about time. No flag at all: stated as a fact. */
typedef enum
{
  DOSSIER_CLAIM_STATED = 0,
  DOSSIER_CLAIM_PLANNED = 1 << 0,
  DOSSIER_CLAIM_REPORTED = 1 << 1, /* by unnamed or other sources */
  DOSSIER_CLAIM_RUMOURED = 1 << 2, /* talks, may, considering */
  DOSSIER_CLAIM_DENIED = 1 << 3,
  DOSSIER_CLAIM_NEGATED = 1 << 4,
  DOSSIER_CLAIM_HYPOTHETICAL = 1 << 5,
  DOSSIER_CLAIM_FORMER = 1 << 6,   /* was so, is over */
  DOSSIER_CLAIM_REJECTED = 1 << 7, /* a person said that it is not so: never shown */
} DossierClaimFlags;

/* Never to be shown as something that happened. */
#define DOSSIER_CLAIM_NO_FACT                                                                                          \
  (DOSSIER_CLAIM_DENIED | DOSSIER_CLAIM_NEGATED | DOSSIER_CLAIM_HYPOTHETICAL | DOSSIER_CLAIM_REJECTED)

/* What stories say of a claim, without what a person says. */
#define DOSSIER_CLAIM_TOLD_FLAGS ((DossierClaimFlags) (DOSSIER_CLAIM_REJECTED - 1))

/* What a person decided about a claim. */
typedef enum
{
  DOSSIER_DECISION_NONE,
  DOSSIER_DECISION_CONFIRMED, /* it is so */
  DOSSIER_DECISION_REJECTED,  /* it is not so */
  DOSSIER_DECISION_EDITED,    /* it is so, but otherwise */
  DOSSIER_DECISION_ADDED,     /* nothing was found, but it is so */
} DossierDecision;

/* Where the words of a story's text come from. */
typedef enum
{
  DOSSIER_ORIGIN_UNKNOWN, /* kept before this was noted: as its story tells */
  DOSSIER_ORIGIN_FEED,
  DOSSIER_ORIGIN_PAGE,   /* fetched from its address */
  DOSSIER_ORIGIN_PERSON, /* a paste or a file */
} DossierTextOrigin;

/* Stable words ("organization", "team", "works_at"); never translated, never NULL
 * but for DOSSIER_SUBTYPE_NONE. The parsers return 0 (or FALSE) for an unknown word. */
const char       *dossier_entity_kind_to_string (DossierEntityKind kind);
DossierEntityKind dossier_entity_kind_from_string (const char *word);
const char       *dossier_subtype_to_string (DossierSubtype subtype);
DossierSubtype    dossier_subtype_from_string (const char *word);
const char       *dossier_claim_kind_to_string (DossierClaimKind kind);
DossierClaimKind  dossier_claim_kind_from_string (const char *word);

/* The words of @flags in the order of the enumeration; empty for a stated fact.
 * NULL-terminated, owned by the caller, the words static. */
const char      **dossier_claim_flags_to_words (DossierClaimFlags flags);
DossierClaimFlags dossier_claim_flag_from_string (const char *word);

/* "none", "confirmed", "rejected", "edited", "added". */
const char *dossier_decision_to_string (DossierDecision decision);

G_END_DECLS
