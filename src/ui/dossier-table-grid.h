/* dossier-table-grid.h - the rows of a table in columns, of which only those that are seen have widgets
 *
 * A row is a string, its cells with tabs between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column view of @rows (of GtkStringObject; taken), with @n_columns columns as wide as @all of them need it. @titles:
 * those of the columns; NULL: they have none. */
GtkWidget *dossier_table_grid_new (GtkSelectionModel *rows, GListModel *all, char **titles, guint n_columns);

/* The list in it. */
GtkWidget *dossier_table_grid_get_list (GtkWidget *grid);

G_END_DECLS
