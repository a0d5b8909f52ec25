/* dossier-moves-page.h - all claims about careers, money and companies as a table: searched by a query, ordered by any
 * column, exported
 *
 * A bin for the list or reader pane. Errors go to "win.report", a click opens the sentence by "win.open-story".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_MOVES_PAGE (dossier_moves_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierMovesPage, dossier_moves_page, DOSSIER, MOVES_PAGE, AdwBin)

GtkWidget *dossier_moves_page_new (DossierLibrary *library);

/* Asks the store again, in the background; call it when the page is shown and when stories came or went. */
void dossier_moves_page_refresh (DossierMovesPage *self);

/* Puts the keyboard into the search entry. */
void dossier_moves_page_search (DossierMovesPage *self);

G_END_DECLS
