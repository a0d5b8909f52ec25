/* dossier-moves-page.h - all claims about careers, money and companies, newest story first, searchable
 *
 * A bin for the list or reader pane. Errors go to "win.report", a click opens the sentence by "win.open-story".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* Most moves shown at once. */
#define DOSSIER_MOVES_PAGE_MAX 1000

#define DOSSIER_TYPE_MOVES_PAGE (dossier_moves_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierMovesPage, dossier_moves_page, DOSSIER, MOVES_PAGE, AdwBin)

GtkWidget *dossier_moves_page_new (DossierLibrary *library);

/* Asks the store again, in the background; call it when the page is shown and when stories came or went. */
void dossier_moves_page_refresh (DossierMovesPage *self);

G_END_DECLS
