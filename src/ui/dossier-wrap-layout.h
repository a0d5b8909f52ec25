/* dossier-wrap-layout.h - children side by side like words, each as wide as it likes, broken into lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_WRAP_LAYOUT (dossier_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, DOSSIER, WRAP_LAYOUT, GtkLayoutManager)

/* @spacing: pixels between children, and between lines. */
GtkLayoutManager *dossier_wrap_layout_new (int spacing);

G_END_DECLS
