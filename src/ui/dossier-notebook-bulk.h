/* dossier-notebook-bulk.h - what can be done with the highlights that are chosen
 *
 * Its buttons are the actions "notebook.choose-all", "notebook.tag" (s), "notebook.untag" (s), "notebook.colour" (s),
 * "notebook.delete" and "notebook.stop-choosing".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-annotations-find.h"
#include "dossier-notebook-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTEBOOK_BULK (dossier_notebook_bulk_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotebookBulk, dossier_notebook_bulk, DOSSIER, NOTEBOOK_BULK, AdwBin)

/* With those that are chosen in @list. Floating. */
GtkWidget *dossier_notebook_bulk_new (DossierStore *store, DossierNotebookList *list);

/* Others are chosen. */
void dossier_notebook_bulk_update (DossierNotebookBulk *self);

/* The field for a tag. */
GtkEditable *dossier_notebook_bulk_get_entry (DossierNotebookBulk *self);

G_END_DECLS
