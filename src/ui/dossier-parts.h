/* dossier-parts.h - small parts that several pages have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A page of nothing else: @title, and what one can do. Plain words. */
GtkWidget *dossier_status_page_new (const char *icon, const char *title, const char *advice);
/* Plain words where libadwaita wants markup: what is said may quote anything. */
void dossier_status_page_set_advice (AdwStatusPage *page, const char *advice);

/* Flat buttons of an icon; @words are tooltip and name. */
GtkWidget *dossier_icon_button_new (const char *icon, const char *words, const char *action);
GtkWidget *dossier_icon_menu_button_new (const char *icon, const char *words);

/* Gives a button its menu, of which widgets are made when it is opened first. */
void        dossier_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);
GMenuModel *dossier_menu_button_get_menu (GtkMenuButton *button);

/* Shows @menu over @widget, at @place of it (NULL: below it), once. */
void dossier_menu_popup (GtkWidget *widget, GMenuModel *menu, const GdkRectangle *place);

G_END_DECLS
