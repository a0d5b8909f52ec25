/* dossier-journal-claims.h - decisions about claims, with their way back.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Bytes of a role and of an amount that a person writes; more is an error. */
#define DOSSIER_CLAIM_MAX_WORDS 500

/* Carries @change out and fills in what @entry (its kind is set) keeps; its subject is the decision. @changed: whether
 * there is something to keep. NOT_FOUND when there is no such claim, story or name. */
gboolean dossier_journal_claims_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                       gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_claims_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                           GError **error);

G_END_DECLS
