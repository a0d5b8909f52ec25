/* dossier-history-words.h - what a person did, in a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-journal-words.h"

G_BEGIN_DECLS

/* Translated, owned by the caller: "Renamed “A” to “B”". Names are those of now. NULL on error. */
char *dossier_history_words_dup (DossierDb *db, const DossierJournalEntry *entry, GError **error);

/* The same for several entries that are one change; @entry is one of them, @n_stories those that it saved. */
char *dossier_history_words_dup_whole (const DossierJournalEntry *entry, guint n_stories);

/* What it was done to: the title of its first story, or the words that were highlighted. *@detail NULL for nothing. */
gboolean dossier_history_words_get_detail (DossierDb *db, const DossierJournalEntry *entry, char **detail,
                                           GError **error);

/* The same of what a rule did: @entry is one of @n_parts. */
char *dossier_history_words_dup_rule (DossierDb *db, const DossierJournalEntry *entry, guint n_parts, GError **error);

G_END_DECLS
