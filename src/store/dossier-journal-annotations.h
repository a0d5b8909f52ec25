/* dossier-journal-annotations.h - edits of highlights, with their way back.
 *
 * An entry's stories are the annotations, its flag the fields that were edited, its before and after their states.
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change out and fills in what @entry keeps. @changed: whether there is something to keep. */
gboolean dossier_journal_annotations_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                            gboolean *changed, GError **error);

/* Does what @entry says, or its opposite; also of the entries of one highlight that older versions wrote. */
gboolean dossier_journal_annotations_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                                GError **error);

/* The sentence about undoing it or doing it again, with %u for their number. */
const char *dossier_journal_annotations_get_sentence (const DossierJournalEntry *entry, gboolean redo, guint n);

G_END_DECLS
