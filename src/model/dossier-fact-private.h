/* dossier-fact-private.h - which claims can be one fact, and which facts cannot both be right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fact.h"

G_BEGIN_DECLS

/* Tellings without a date that are so far apart are of two events, of those that happen again and again. */
#define DOSSIER_FACT_NEAR (90 * 24 * 60 * 60)
/* Two dates of one step of a career further apart than that are of two steps. */
#define DOSSIER_FACT_YEAR (366 * 24 * 60 * 60)
#define DOSSIER_FACT_DAY (24 * 60 * 60)

/* Happens again and again between the same two: money, partners, lawsuits. */
gboolean dossier_claim_kind_repeats (DossierClaimKind kind);
/* FOUNDED for COFOUNDED: one event under two names. */
DossierClaimKind dossier_claim_kind_plain (DossierClaimKind kind);

/* NULL goes with any; "CEO" with "chief executive officer", "scientist" with "chief scientist". */
gboolean dossier_roles_agree (const char *a, const char *b);
/* An unknown date goes with any; days that are one apart are the same day elsewhere. */
gboolean dossier_dates_agree (const DossierDate *a, const DossierDate *b);

/* Seconds between two dates; 0 when they touch or one is unknown. */
gint64 dossier_dates_distance (const DossierDate *a, const DossierDate *b);

/* Seconds between when the fact was told and when @claim was; 0 within, or when one has no date. */
gint64 dossier_fact_distance (const DossierFact *fact, const DossierClaimRow *claim);

/* Whether @claim, of the same kind, nature, subject and object, may be the same fact. */
gboolean dossier_fact_goes_with (const DossierFact *fact, const DossierClaimRow *claim);

/* Sets conflict, against, denial and group of @facts (element-type DossierFact), in any order. */
void dossier_facts_find_conflicts (GPtrArray *facts);

/* Reported, stated or confirmed: more than a plan or a rumour. */
gboolean dossier_surety_counts (DossierSurety surety);

/* Whether a person confirmed what cannot be right together with @fact, or what denies it. */
gboolean dossier_fact_is_overruled (const DossierFact *fact);

/* In which ways others that count as much contradict @fact. */
DossierConflict dossier_fact_get_dispute (const DossierFact *fact);

/* Counts the sources of @fact, whose claims stand in their order. */
void dossier_fact_count_sources (DossierFact *fact);

G_END_DECLS
