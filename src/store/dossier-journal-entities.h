/* dossier-journal-entities.h - changes of who is who: two that are one, no names, kinds, new ones.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change out and fills in what @entry (its kind is set) keeps. @changed: whether there is something to keep.
 * NOT_FOUND when an entity is not there, or gone. */
gboolean dossier_journal_entities_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                         gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_entities_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                             GError **error);

G_END_DECLS
