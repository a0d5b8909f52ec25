/* dossier-claim-index.h - which patterns a sentence may match at all, by what it has in it.
 *
 * Made once, constant and thread-safe afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-pattern.h"

G_BEGIN_DECLS

typedef struct _DossierClaimIndex DossierClaimIndex;

/* A set of patterns, a bit each, by their place in the array. */
typedef struct
{
  guint64 bits[(DOSSIER_CLAIM_MAX_PATTERNS + 63) / 64];
} DossierClaimPatternSet;

/* @patterns: (element-type DossierClaimPattern), at most DOSSIER_CLAIM_MAX_PATTERNS. */
DossierClaimIndex *dossier_claim_index_new (const GPtrArray *patterns);
void               dossier_claim_index_free (DossierClaimIndex *self);

/* Those whose narrowest need @sentence meets. Returns how many words of @found are filled; the rest is not touched. */
guint dossier_claim_index_find (const DossierClaimIndex *self, const DossierClaimSentence *sentence,
                                DossierClaimPatternSet *found);

G_END_DECLS
