/* dossier-journal.h - every change a person makes, with its way back.
 *
 * An entry keeps what really changed (a story that was read already is not in it), so that its opposite is exact.
 * Undo takes the newest entry back that is not undone, redo does the oldest undone one again, each with the entries
 * beside it that are parts of the same change. Any other one may be undone as dossier-history.h says. Something new
 * after an undo drops what could have been done again; the entries stay as history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-change.h"
#include "dossier-journal-words.h"
#include "dossier-versions.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Carries @change out and writes its entry. Inside a transaction. */
gboolean dossier_journal_apply (DossierWork *work, const DossierChange *change, gint64 *new_id, GError **error);

/* Adds newly saved @stories to the entry that is known by @uid, which is written when it is not there yet. */
gboolean dossier_journal_add_saved (DossierWork *work, GArray *stories, const char *uid, GError **error);

/* Writes the entry of new subscriptions. */
gboolean dossier_journal_add_subscribed (DossierWork *work, GArray *feeds, GError **error);

/* A text of a story, and what was chosen of its page. */
typedef struct
{
  gint64      revision;
  const char *choices; /* or NULL */
} DossierJournalText;

/* An entry that says that a person had the text @after take the place of @before. */
gboolean dossier_journal_add_text (DossierWork *work, gint64 story, DossierTextChange change,
                                   const DossierJournalText *before, const DossierJournalText *after, GError **error);

/* ---- for whoever reads the journal ---- */

/* Of one entry, in the order that dossier_journal_read takes them. */
#define DOSSIER_JOURNAL_COLUMNS "id, kind, stories, subject, flag, before, after, coalesce (part_of, uid), by_rule"

/* @entry: empty. */
void dossier_journal_read (sqlite3_stmt *row, DossierJournalEntry *entry);
void dossier_journal_entry_clear (DossierJournalEntry *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierJournalEntry, dossier_journal_entry_clear)

/* Undoes @entry, or does it again, whatever came later: see dossier-history.h for when that may be. */
gboolean dossier_journal_mark (DossierWork *work, const DossierJournalEntry *entry, gboolean redo, GError **error);

/* A sentence about the undone change of @n_parts entries, @entry among them; @of_tags: there are only tags. */
char *dossier_journal_dup_undone (const DossierJournalEntry *entry, guint n_parts, gboolean of_tags);

/* ---- the newest ---- */

/* A sentence about what was undone or done again, owned by the caller; NULL without @error when there is nothing. */
char *dossier_journal_step (DossierWork *work, gboolean redo, GError **error);

G_END_DECLS
