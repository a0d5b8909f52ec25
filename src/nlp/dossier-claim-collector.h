/* dossier-claim-collector.h - matches become claims, each said once, at its clearest statement.
 *
 * One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-context.h"
#include "dossier-claim-pattern.h"

G_BEGIN_DECLS

/* Claims kept of one text. */
#define DOSSIER_CLAIM_MAX_CLAIMS 2000

typedef struct
{
  DossierClaimContext *context;
  const DossierDate   *written;
  GPtrArray           *claims; /* (element-type DossierFoundClaim), in the order they were found */
  GHashTable          *seen;   /* kind, subject, object -> index in claims + 1 */
  GHashTable          *pairs;  /* subject, object: claimed of with more than a weak claim */
  GArray              *weak;   /* of gboolean, beside claims */
  GArray              *used;   /* of the words of this sentence that a pattern has been found at */
  guint                open;   /* claims of the last sentence that may still be turned down begin here */
} DossierClaimCollector;

void dossier_claim_collector_init (DossierClaimCollector *self, DossierClaimContext *context,
                                   const DossierDate *written);
void dossier_claim_collector_clear (DossierClaimCollector *self);

/* Before the matches of a sentence are added: what was planned or offered just before may be turned down by it. */
void dossier_claim_collector_enter (DossierClaimCollector *self, const DossierClaimSentence *sentence);

void dossier_claim_collector_add (DossierClaimCollector *self, const DossierClaimPattern *pattern,
                                  const DossierClaimSentence *sentence, const DossierClaimMatch *match);

/* Appends the claims to @claims, in text order. */
void dossier_claim_collector_end (DossierClaimCollector *self, GPtrArray *claims);

G_END_DECLS
