/* dossier-claim-certainty.h - did it happen, will it, may it, or did it not?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-pattern.h"

G_BEGIN_DECLS

/* Some items, or none. */
typedef struct
{
  guint first, n;
} DossierClaimStretch;

/* What the words around a match say of how sure it is. @doubt: the first of them, none when it is stated. */
DossierClaimFlags dossier_claim_certainty (const DossierClaimSentence *sentence, const DossierClaimMatch *match,
                                           DossierClaimStretch *doubt);

/* One answer of those that exclude each other: what did not happen is not planned, what is rumoured is no plan. */
DossierClaimFlags dossier_claim_settle_certainty (DossierClaimFlags flags);

/* Does the sentence from item @from on say that an offer or a plan came to nothing? */
gboolean dossier_claim_turned_down (const DossierClaimSentence *sentence, guint from);

G_END_DECLS
