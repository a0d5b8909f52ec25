/* dossier-fact-words.h - facts, and what they add up to, in words a person reads, translated
 *
 * Pure; every string is owned by the caller unless it says otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-known.h"

G_BEGIN_DECLS

/* "John Schulman left OpenAI (co-founder)"; of what is no fact "Denied: John Schulman left OpenAI". */
char *dossier_fact_words (const DossierFact *fact);

/* "6 August 2024 · 3 sources, first: The Decoder, 6 August 2024". */
char *dossier_fact_origin (const DossierFact *fact);

/* "rumoured 3 May 2024, confirmed 12 May 2024 · denied by Wire, 4 May 2024"; NULL when it was certain at once and
 * nobody denies it. */
char *dossier_fact_course (const DossierFact *fact);

/* "Sources disagree on the date". Static. */
const char *dossier_conflict_words (DossierConflict conflict);

/* "Now", "Before", "Founded by". Static. */
const char *dossier_known_label (DossierKnownSort sort);

/* "chief scientist at OpenAI, since June 2023"; of an organization "Ilya Sutskever (chief scientist), until May 2024".
 */
char *dossier_known_words (const DossierKnown *known);

/* "2024", "2024 · 3 joined, 2 left"; "Date unknown" for 0. */
char *dossier_year_words (int year, const DossierYear *count);

/* "$4 billion from Amazon, Google", "$2 billion to Acme", "$9 billion paid by Acme". */
char *dossier_money_words (const DossierMoney *money);

G_END_DECLS
