/* dossier-moves-export.h - asks for a file and writes claims to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* @ids (element-type gint64), in the order to be written. @format as dossier_claims_export_knows () wants it. What came
 * of it is told by "win.toast" or "win.report", activated on @widget, from whose window the dialog hangs. */
void dossier_moves_export_ask (GtkWidget *widget, DossierStore *store, GArray *ids, const char *format);

/* The same into a file that is known. */
void dossier_moves_export (GtkWidget *widget, DossierStore *store, GArray *ids, const char *format, GFile *file);

G_END_DECLS
