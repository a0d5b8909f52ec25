/* dossier-table-dialog.h - a table of a story by itself, in columns that may be wider than the window
 *
 * Its rows are found by words, chosen and copied; Return shows one in the story, and closes it.
 *
 * Signals:
 *   "shown" (guint start, guint length), in code points of the document: that row is to be seen in the story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-document.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_TABLE_DIALOG (dossier_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierTableDialog, dossier_table_dialog, DOSSIER, TABLE_DIALOG, AdwWindow)

/* Shows @table, one of @document's, over the window of @parent. Owned by GTK. */
DossierTableDialog *dossier_table_dialog_present (GtkWidget *parent, DossierDocument *document,
                                                  const DossierSpan *table);

/* Borrowed. */
DossierDocument *dossier_table_dialog_get_document (DossierTableDialog *self);

G_END_DECLS
