/* dossier-journal-tags.h - the changes of tags, with their way back.
 *
 * What an entry of each kind keeps; subject is always the tag:
 *   add-tag:    the stories that had it not; after is its name
 *   remove-tag: the stories that had it; before is its name
 *   rename-tag: before and after are its names
 *   delete-tag: all its stories, deleted ones too; before is its name
 * A tag that becomes one with another is two entries, parts of one change: add-tag of the other, delete-tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

gboolean dossier_journal_tags_is_of (DossierChangeKind kind);

/* Carries @change out and fills in what @entry (its kind is set) keeps. @changed: whether there is something to keep.
 * @other: the entry that stands before it, where @change is two; else its kind stays 0. NOT_FOUND for a tag that no
 * story has; DOSSIER_STORY_TAG_ERROR for a name that cannot be one. */
gboolean dossier_journal_tags_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                     DossierJournalEntry *other, gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_tags_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                         GError **error);

G_END_DECLS
