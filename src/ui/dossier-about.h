/* dossier-about.h - what this program is, and whose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_about_present (GtkWindow *parent);

G_END_DECLS
