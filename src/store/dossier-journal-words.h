/* dossier-journal-words.h - what was undone or done again, in a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-change.h"

G_BEGIN_DECLS

typedef struct
{
  gint64            id;
  DossierChangeKind kind;
  GArray           *stories; /* of gint64, NULL for none; feeds where the change is of feeds */
  gint64            subject; /* entity, annotation, feed or tag */
  int               flag;    /* whether; of a feed's choice which; of a text DossierTextChange; of a
                                claim DossierDecision */
  char *before, *after;
  char *whole;   /* uid of what it is a part of: its own when it stands alone */
  char *by_rule; /* the name of the rule that did it, or NULL */
} DossierJournalEntry;

/* Translated, owned by the caller. */
char *dossier_journal_words_dup (const DossierJournalEntry *entry, gboolean redo);

/* The same for several that are one: an import, or changes of tags alone. */
char *dossier_journal_words_dup_whole (gboolean of_tags, gboolean redo);

/* The same for dossiers that became one together. */
char *dossier_journal_words_dup_merges (gboolean redo);

/* The same for what a rule did. */
char *dossier_journal_words_dup_rule (const char *rule, gboolean redo);

G_END_DECLS
