/* dossier-journal-queue.h - the changes of what is to be read aloud, with their way back.
 *
 * stories: whom it was about; flag: the DossierQueueOp; before, after: the whole queue in words. What came to it or
 * left it since is not touched by a way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-change.h"
#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change out and says what of it in @entry; @changed FALSE: it was that way already. FAILED when there are too
 * many. */
gboolean dossier_journal_queue_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                      gboolean *changed, GError **error);

gboolean dossier_journal_queue_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                          GError **error);

/* As undone or as done again; and as it was done. For @n stories, whose number may stand in it as %u. */
const char *dossier_journal_queue_get_sentence (const DossierJournalEntry *entry, gboolean redo, guint n);
const char *dossier_journal_queue_get_words (const DossierJournalEntry *entry, guint n);

G_END_DECLS
