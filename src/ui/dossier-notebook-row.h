/* dossier-notebook-row.h - a highlight, or the heading of a group of them, as a row of the notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-annotation-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTEBOOK_ROW (dossier_notebook_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotebookRow, dossier_notebook_row, DOSSIER, NOTEBOOK_ROW, GtkWidget)

/* Floating. */
GtkWidget *dossier_notebook_row_new (DossierStore *store);

/* @item: a DossierAnnotation or a DossierAnnotationHeading, followed while it is shown; NULL: nothing. @group: what its
 * heading says already. */
void dossier_notebook_row_set_item (DossierNotebookRow *self, GObject *item, DossierAnnotationGroup group);

/* Whether rows are being chosen, and this one is. */
void dossier_notebook_row_set_chosen (DossierNotebookRow *self, gboolean is_choosing, gboolean is_chosen);

/* What a screen reader says of it; borrowed. */
const char *dossier_notebook_row_get_label (DossierNotebookRow *self);

G_END_DECLS
