/* dossier-sidebar-heading.h - the words above each part of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives each section of @list (of DossierSidebarRow) its heading. */
void dossier_sidebar_heading_add (GtkListBox *list);

G_END_DECLS
