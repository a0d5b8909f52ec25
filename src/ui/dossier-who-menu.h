/* dossier-who-menu.h - what can be said of a person or an organization, as a menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-entity.h"

G_BEGIN_DECLS

/* Of @entity, of @kind, in @story (0: not in one): "win.who-" actions. Owned by the caller. */
GMenuModel *dossier_who_menu_new (gint64 entity, DossierEntityKind kind, gint64 story);

/* Shows that menu over @widget for a press of the other mouse button, a long press and the menu key. */
void dossier_who_menu_attach (GtkWidget *widget, gint64 entity, DossierEntityKind kind, gint64 story);

G_END_DECLS
