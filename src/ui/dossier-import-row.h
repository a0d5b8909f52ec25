/* dossier-import-row.h - shows one item of a list of feeds: a mark, a title, an address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-import-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMPORT_ROW (dossier_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportRow, dossier_import_row, DOSSIER, IMPORT_ROW, GtkBox)

GtkWidget *dossier_import_row_new (void);

/* Shows @item from now on; NULL: nothing. */
void dossier_import_row_set_item (DossierImportRow *self, DossierImportItem *item);

G_END_DECLS
