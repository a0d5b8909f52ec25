/* dossier-line-layout.h - children side by side, of which the height is asked for a width and never the other way round
 *
 * A horizontal GtkBox asks each child for the width that goes with the height of the box. A label that wraps answers by
 * breaking its words again and again until they fit: most of what a row of text cost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_LINE_LAYOUT (dossier_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierLineLayout, dossier_line_layout, DOSSIER, LINE_LAYOUT, GtkLayoutManager)

/* @spacing: pixels between children. What is left goes to those that expand, alike. */
GtkLayoutManager *dossier_line_layout_new (int spacing);

G_END_DECLS
