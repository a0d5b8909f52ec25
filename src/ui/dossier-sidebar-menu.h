/* dossier-sidebar-menu.h - what can be done with a feed, folder, person or organization of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-sidebar-row.h"

G_BEGIN_DECLS

/* The menu of @row, with "win." actions; NULL for rows without one. Owned by the caller. */
GMenuModel *dossier_sidebar_menu_new (DossierSidebarRow *row);

/* Pops it up at a place in @row. */
void dossier_sidebar_menu_popup (DossierSidebarRow *row, double x, double y);

G_END_DECLS
