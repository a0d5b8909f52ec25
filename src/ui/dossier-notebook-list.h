/* dossier-notebook-list.h - highlights as a list of rows of which some can be chosen
 *
 * A click or Enter opens a row; with Ctrl or Shift, by the space bar, or while rows are being chosen, it chooses it.
 *
 * Signals: "activate" (guint position); "chosen-changed".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-annotation-list.h"

G_BEGIN_DECLS

/* Pixels that a line is wide at most. */
#define DOSSIER_NOTEBOOK_LIST_WIDTH 784

#define DOSSIER_TYPE_NOTEBOOK_LIST (dossier_notebook_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotebookList, dossier_notebook_list, DOSSIER, NOTEBOOK_LIST, AdwBin)

/* Floating. */
GtkWidget *dossier_notebook_list_new (DossierStore *store);

/* Another list begins at its top, with nothing chosen. @group: what its headings say. */
void dossier_notebook_list_set_annotations (DossierNotebookList *self, DossierAnnotationList *annotations,
                                            DossierAnnotationGroup group);

/* Rows are being chosen: each click chooses. It ends when @is_choosing is FALSE, with nothing chosen. */
void     dossier_notebook_list_set_choosing (DossierNotebookList *self, gboolean is_choosing);
gboolean dossier_notebook_list_get_choosing (DossierNotebookList *self);

void dossier_notebook_list_choose_all (DossierNotebookList *self);
/* For tests too: chooses the row at @position, or no longer. */
void dossier_notebook_list_choose (DossierNotebookList *self, guint position, gboolean is_chosen);

/* The highlights that are chosen, each once, in their order: (element-type gint64). */
GArray *dossier_notebook_list_list_chosen (DossierNotebookList *self);
/* How many they are; takes no time. */
guint dossier_notebook_list_count_chosen (DossierNotebookList *self);

G_END_DECLS
