/* dossier-list-wheel.h - keeps a long GtkListView where the wheel put it
 *
 * GTK before 4.12 throws a list of more than 200 rows to its end when its adjustment changes twice between two layouts,
 * which two wheel clicks in one frame do. Here wheel clicks are added up and applied once a frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does nothing where GTK needs no help. */
void dossier_list_wheel_attach (GtkScrolledWindow *window);

/* What @clicks of the wheel move a view of @page_size pixels: GTK's own rule. Pixels. */
double dossier_list_wheel_step (double clicks, double page_size);

G_END_DECLS
