/* dossier-claim-extractor.h - tokens and the names in them -> what is claimed about them.
 *
 * Patterns are data (data/nlp/claim-patterns.tsv, own work, CC0), read once, then immutable:
 * one extractor serves all threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-recognition.h"
#include "dossier-tokens.h"

G_BEGIN_DECLS

typedef struct _DossierClaimExtractor DossierClaimExtractor;

/* @rules: of dossier_claim_tables_compile (). NULL and DOSSIER_RECOGNISER_ERROR_DATA when they are something else, or
 * damaged. */
DossierClaimExtractor *dossier_claim_extractor_new (GBytes *rules, GError **error);
void                   dossier_claim_extractor_free (DossierClaimExtractor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierClaimExtractor, dossier_claim_extractor_free)

/* Appends to @claims (element-type DossierFoundClaim), in text order, each kind + subject + object + role once
 * (at its clearest statement). @names: in token order, without overlaps. @entities: (element-type DossierFoundEntity).
 * @written: the story's own date, unknown allowed; only used to resolve relative dates.
 * Offsets in the claims are bytes; the recogniser turns them into code points. Never fails. Pure and thread-safe. */
void dossier_claim_extractor_run (const DossierClaimExtractor *self, const DossierTokens *tokens,
                                  const DossierNamedTokens *names, guint n_names, GPtrArray *entities,
                                  const DossierDate *written, GPtrArray *claims);

G_END_DECLS
