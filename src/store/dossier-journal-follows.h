/* dossier-journal-follows.h - the changes of what is followed, with their way back.
 *
 * What an entry of each kind keeps:
 *   follow:   subject is the entity, flag the kind of move; after is "created seen"
 *   unfollow: the same; before is "created seen"
 *   see-news: after is until when all is seen; before has for each that was not a line "entity kind seen"
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
 * NOT_FOUND for an entity that is not there, or gone; FAILED where neither an entity nor a kind is said. */
gboolean dossier_journal_follows_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                        gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_follows_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                            GError **error);

/* Translated, static. */
const char *dossier_journal_follows_words (const DossierJournalEntry *entry, gboolean redo);

G_END_DECLS
