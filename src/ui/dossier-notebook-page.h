/* dossier-notebook-page.h - all highlights and notes: searched by a query, in an order and in groups, changed many at
 * once
 *
 * A bin for the list and reader panes. Errors go to "win.report"; a click opens the words by "win.open-story", a
 * heading its story or its dossier; changes are "win.colour-highlights" (axs), "win.tag-highlights" (axs),
 * "win.untag-highlights" (axs) and "win.delete-highlights" (ax).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTEBOOK_PAGE (dossier_notebook_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotebookPage, dossier_notebook_page, DOSSIER, NOTEBOOK_PAGE, AdwBin)

/* Asks the store whenever it comes to be seen, and follows it from then on. Floating. */
GtkWidget *dossier_notebook_page_new (DossierLibrary *library);

/* Puts the keyboard into the search entry. */
void dossier_notebook_page_search (DossierNotebookPage *self);

G_END_DECLS
