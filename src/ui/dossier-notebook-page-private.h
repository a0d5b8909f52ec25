/* dossier-notebook-page-private.h - between the notebook and the parts that it is built of
 *
 * filters: what the menu and the chips say; the words in the search entry come on top of it.
 * shown:   the list on the screen; asked: that of another question, until its answer is there, or NULL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-notebook-page.h"

#include "dossier-annotation-list.h"
#include "dossier-chip-bar.h"
#include "dossier-notebook-bulk.h"
#include "dossier-notebook-filter.h"
#include "dossier-notebook-list.h"
#include "dossier-search-guide.h"

G_BEGIN_DECLS

struct _DossierNotebookPage
{
  AdwBin parent;

  DossierLibrary        *library;
  DossierStore          *store;
  DossierAnnotationList *shown, *asked;
  DossierQuery          *filters;
  DossierAnnotationOrder order;
  DossierAnnotationGroup group;
  gboolean               is_typing; /* the last word may go on */
  gboolean               is_filtered;
  char                  *words; /* that were asked for last; NULL: nothing was */
  guint                  refresh_source;

  DossierNotebookList *list;
  DossierNotebookBulk *bulk;
  DossierChipBar      *chips;
  GtkWidget           *search, *guide, *count, *filter_button, *groups, *bulk_place;
  GtkWidget           *stack; /* "list", "empty", "nothing" */
  GSimpleActionGroup  *actions;
};

/* Search entry, chips, count, filters, groups and menu. Floating. */
GtkWidget *dossier_notebook_page_bar_new (DossierNotebookPage *self);
/* The list, and what stands in its place: "list", "empty", "nothing". Floating. */
GtkWidget *dossier_notebook_page_stack_new (DossierNotebookPage *self);

/* What was typed is another question; @is_typing: its last word may go on. */
void dossier_notebook_page_ask (DossierNotebookPage *self, gboolean is_typing);
void dossier_notebook_page_set_filters (DossierNotebookPage *self, DossierQuery *filters);
void dossier_notebook_page_set_group (DossierNotebookPage *self, DossierAnnotationGroup group);

G_END_DECLS
