/* dossier-sidebar-drag.h - feeds are dragged into folders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-sidebar-row.h"

G_BEGIN_DECLS

/* Lets the feeds of @list (of DossierSidebarRow) be dragged onto a folder or a feed in it; dropped on another feed or
 * on one outside of all folders, they go where that one is. Ends in "win.set-feed-folder". */
void dossier_sidebar_drag_add (GtkListBox *list);

/* The folder that what is dropped on @row goes into: a name, "" for none; NULL where nothing can be dropped. */
const char *dossier_sidebar_drag_get_folder (DossierSidebarRow *row);

G_END_DECLS
