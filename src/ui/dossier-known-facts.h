/* dossier-known-facts.h - what the claims add up to: where somebody is now, who founded what, who paid
 *
 * A simple rule, not a judgement: for each pair of person and organization the newest claim counts; a claim without a
 * date is as old as its story, leaving wins over joining on the same day, and a founder who left is not there
 * any more. Denied, imagined, planned and rumoured claims never count. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"
#include "dossier-entity.h"

G_BEGIN_DECLS

/* Facts of one sort at most. */
#define DOSSIER_KNOWN_FACTS_MAX 5

typedef struct
{
  const char   *label; /* "Now", "Before", "Founded by"; translated, static */
  char         *words; /* "chief scientist at Safe Superintelligence, since June 2024" */
  DossierClaim *claim; /* where it is said */
} DossierKnownFact;

void dossier_known_fact_free (DossierKnownFact *fact);

/* (element-type DossierKnownFact), those of one label side by side. @claims: (element-type DossierClaim), any order. */
GPtrArray *dossier_known_facts (const DossierEntityRow *entity, GPtrArray *claims);

G_END_DECLS
