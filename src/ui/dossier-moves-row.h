/* dossier-moves-row.h - a claim as a row of fixed height in the list of moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-claim.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_MOVES_ROW (dossier_moves_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierMovesRow, dossier_moves_row, DOSSIER, MOVES_ROW, GtkWidget)

GtkWidget *dossier_moves_row_new (void);
void       dossier_moves_row_set_claim (DossierMovesRow *self, const DossierClaimRow *claim);

G_END_DECLS
