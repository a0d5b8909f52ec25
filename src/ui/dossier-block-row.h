/* dossier-block-row.h - a block of a page as a row: as it reads, or dimmed with the reason; and its switch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-block-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_BLOCK_ROW (dossier_block_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierBlockRow, dossier_block_row, DOSSIER, BLOCK_ROW, GtkBox)

GtkWidget *dossier_block_row_new (void);

/* NULL: shows none any more. */
void dossier_block_row_set_item (DossierBlockRow *self, DossierBlockItem *item);

G_END_DECLS
