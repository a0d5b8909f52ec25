/* dossier-journal-searches.h - the changes of saved searches and rules, with their way back.
 *
 * What an entry of each kind keeps:
 *   edit-search, edit-rule:      subject is its id; before and after are its row (dossier-kept-table.h), NULL where it
 *                                is not there
 *   order-searches, order-rules: before and after are all ids in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change out and fills in what @entry (its kind is set) keeps. @changed: whether there is something to keep.
 * NOT_FOUND for one that is gone; DOSSIER_SAVED_SEARCH_ERROR and others for what cannot be kept. */
gboolean dossier_journal_searches_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                         gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_searches_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                             GError **error);

/* What was undone or done again, and what was done; owned by the caller. */
char *dossier_journal_searches_dup_words (const DossierJournalEntry *entry, gboolean redo);
char *dossier_journal_searches_dup_done (const DossierJournalEntry *entry);
/* Of several that were saved at once. */
char *dossier_journal_searches_dup_import (gboolean redo);

G_END_DECLS
