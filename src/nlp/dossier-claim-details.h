/* dossier-claim-details.h - how much and when: what stands beside the words of a claim.
 *
 * Strings are owned by the caller, NULL when the sentence does not say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-pattern.h"

G_BEGIN_DECLS

/* Does item @i, if it is there, begin with @word (in small letters)? */
gboolean dossier_claim_item_says (const DossierClaimSentence *sentence, guint i, const char *word);

/* With what limits it: "up to $4 billion". Neither the price of a share nor what the whole is said to be worth. */
char *dossier_claim_dup_amount (const DossierClaimSentence *sentence, const DossierClaimMatch *match);

/* "Series B", "seed". */
char *dossier_claim_dup_round (const DossierClaimSentence *sentence, const DossierClaimMatch *match);

/* @written, @year, @ahead: as in dossier_claim_date_read (). */
DossierDate dossier_claim_find_date (const DossierClaimSentence *sentence, const DossierClaimMatch *match,
                                     const DossierDate *written, int year, gboolean ahead);

G_END_DECLS
