/* dossier-facet-pane.h - what a list can be narrowed down to: whom its stories name, where they are from, their tags,
 * months and moves, each with how many stories there are
 *
 * It counts in the background while it is on screen, and again some moments after the list has changed; what it has
 * shown stays until then.
 *
 * Signal "chosen" (term, op): a const DossierTerm * that lasts as long as the signal, and how it is to be joined to
 * the list (DossierTermOp as an int). A click or Enter means "and", with Ctrl or Shift "or", with both "not".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-story-list.h"

G_BEGIN_DECLS

/* Rows of a kind at first, and how many more each time. */
#define DOSSIER_FACET_PANE_FEW 10
#define DOSSIER_FACET_PANE_MORE 50

#define DOSSIER_TYPE_FACET_PANE (dossier_facet_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierFacetPane, dossier_facet_pane, DOSSIER, FACET_PANE, AdwBin)

GtkWidget *dossier_facet_pane_new (DossierStore *store);

/* The list on screen. */
void dossier_facet_pane_set_list (DossierFacetPane *self, DossierStoryList *list);

/* Where names are typed that one looks for. Borrowed. */
GtkEditable *dossier_facet_pane_get_entry (DossierFacetPane *self);

G_END_DECLS
