/* dossier-text-view-objects.h - tables of a story as widgets in its text: those that are one sign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-document.h"

G_BEGIN_DECLS

/* What a table shows at most; a line says what is left out. */
#define DOSSIER_TABLE_MAX_ROWS 100
#define DOSSIER_TABLE_MAX_COLUMNS 12
/* From this many columns on, a table scrolls sideways. */
#define DOSSIER_TABLE_WIDE 6

/* The cells of @table, in a text. Floating. */
GtkWidget *dossier_text_table_new (DossierDocument *document, const DossierSpan *table);

G_END_DECLS
