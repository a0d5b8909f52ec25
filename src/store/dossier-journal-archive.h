/* dossier-journal-archive.h - stories that are read, and those that are archived, with their way back.
 *
 * What is archived is read: who archives marks as read, and who marks as unread takes out of the archive.
 *
 * stories: whose flag was changed; before: the ids of those whose other flag went with it, in words, or NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-change.h"
#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change, of SET_READ or SET_ARCHIVED, out and says what of it in @entry; @changed FALSE: it was that way
 * already. */
gboolean dossier_journal_archive_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                        gboolean *changed, GError **error);

gboolean dossier_journal_archive_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                            GError **error);

/* Of SET_ARCHIVED, as undone or as done again; and as it was done. The number @n of stories stands in it as %u. */
const char *dossier_journal_archive_get_sentence (const DossierJournalEntry *entry, gboolean redo, guint n);
const char *dossier_journal_archive_get_words (const DossierJournalEntry *entry, guint n);

G_END_DECLS
