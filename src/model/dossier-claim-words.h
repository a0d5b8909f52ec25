/* dossier-claim-words.h - claims, people, dates and places in words a person reads, translated
 *
 * Pure; every string is owned by the caller unless it says otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"
#include "dossier-entity.h"

G_BEGIN_DECLS

/* "John Schulman left OpenAI", "Amazon invested $4 billion in Anthropic"; the role and amount included, how sure it is
 * not. Names that are missing are left out: "OpenAI was funded". */
char *dossier_claim_words (const DossierClaimRow *claim);

/* The same in few words, as seen from @about: TRUE for the object ("funded by Amazon"), FALSE for the subject
 * ("left OpenAI"). Names may be NULL. How sure it is stands behind in brackets: "joins Meta (rumoured)". */
char *dossier_claim_chip (DossierClaimKind kind, DossierClaimFlags flags, const char *subject, const char *object,
                          gboolean about_object);

/* "planned, rumoured", "denied"; NULL for a stated fact. */
char *dossier_claim_certainty_words (DossierClaimFlags flags);

/* "Joined", "Works at"; static. */
const char *dossier_claim_kind_words (DossierClaimKind kind);

/* "Person", "Research lab"; static. */
const char *dossier_entity_kind_words (DossierEntityKind kind, DossierSubtype subtype);

/* "6 August 2024", "August 2024", "2024", "between March and June 2023", "date unknown". Moments in local time, days as
 * they are. */
char *dossier_date_words (const DossierDate *date);

/* "confirmed by you", "added by you · its sentence is not in the text any more"; NULL for nothing to say. Owned by the
 * caller. */
char *dossier_claim_decision_words (const DossierClaimRow *claim);

G_END_DECLS
