/* dossier-journal-names.h - the names by which stories lead to somebody: one more, one less.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-journal-words.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* What a name was before a person gave it. Kept in the journal. */
typedef enum
{
  DOSSIER_NAME_WAS_THERE,      /* stories led there by it already */
  DOSSIER_NAME_IS_NEW,         /* it was none */
  DOSSIER_NAME_WAS_SHOWN,      /* it was only shown */
  DOSSIER_NAME_WAS_AWAY,       /* it had been taken away */
  DOSSIER_NAME_WAS_SHOWN_AWAY, /* it had only been shown, and been taken away */
} DossierNameState;

/* Stories lead to @entity by @name from now on. @state (may be NULL): for the way back. */
gboolean dossier_journal_names_give (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *name,
                                     DossierNameState *state, GError **error);
gboolean dossier_journal_names_take (DossierWork *work, gint64 entity, const char *name, DossierNameState state,
                                     GError **error);

/* Carry @change out and fill in what @entry keeps; @changed: whether there is something to keep. */
gboolean dossier_journal_names_add (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                    gboolean *changed, GError **error);
gboolean dossier_journal_names_remove (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                                       gboolean *changed, GError **error);

/* Does what @entry says, or its opposite. */
gboolean dossier_journal_names_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back,
                                          GError **error);

G_END_DECLS
