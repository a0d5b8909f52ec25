/* dossier-accessible.h - names for what GTK leaves without one: rows, the inside of choices, windows of its own
 *
 * Where a screen reader stops, GTK 4.8 has no name for a row of a list view, for the button in a drop-down, or for the
 * options that it shows. These are found from what the program has in its hands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dossier_accessible_name (GtkWidget *widget, const char *name);

/* The row of a list view or table that @content stands in, if it does by now. */
void dossier_accessible_name_row (GtkWidget *content, const char *name);

/* All widgets of @type below @widget. */
void dossier_accessible_name_within (GtkWidget *widget, GType type, const char *name);

/* A GtkDropDown or AdwComboRow over strings: itself, its parts, and what can be chosen. */
void dossier_accessible_name_choice (GtkWidget *choice, const char *name);

/* A GtkCalendar and its four buttons. */
void dossier_accessible_name_calendar (GtkWidget *calendar, const char *name);

/* What a window of preferences has beside its groups. */
void dossier_accessible_name_preferences (GtkWidget *window);
/* The window about the program, which is libadwaita's. */
void dossier_accessible_name_about (GtkWidget *window);
/* The window with the keys, which is GTK's. */
void dossier_accessible_name_keys (GtkWidget *window);

G_END_DECLS
