/* dossier-table-dialog.h - a table of a story by itself, in columns that may be wider than the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-document.h"

G_BEGIN_DECLS

/* Shows @table of @document over the window of @parent. */
void dossier_table_dialog_present (GtkWidget *parent, DossierDocument *document, const DossierSpan *table);

G_END_DECLS
