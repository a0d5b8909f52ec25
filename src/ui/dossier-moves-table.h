/* dossier-moves-table.h - a list of claims: columns with an order each where there is room, else lines
 *
 * Signals: "activate" (guint position): a row was clicked or Enter pressed on it.
 *          "order-changed": a column's head was clicked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-claims-find.h"

G_BEGIN_DECLS

/* Narrower than that, in pixels, there are lines. */
#define DOSSIER_MOVES_TABLE_MIN_WIDTH 700

#define DOSSIER_TYPE_MOVES_TABLE (dossier_moves_table_get_type ())
G_DECLARE_FINAL_TYPE (DossierMovesTable, dossier_moves_table, DOSSIER, MOVES_TABLE, GtkWidget)

/* @claims: of DossierClaim, in the order that is asked for. Floating. */
GtkWidget *dossier_moves_table_new (GListModel *claims);

/* The order that the heads of the columns show; they do not order the list themselves. Setting another one emits
 * "order-changed" as a click does. */
DossierClaimOrder dossier_moves_table_get_order (DossierMovesTable *self, gboolean *is_descending);
void dossier_moves_table_set_order (DossierMovesTable *self, DossierClaimOrder order, gboolean is_descending);

/* Another list, seen from its top. */
void dossier_moves_table_set_claims (DossierMovesTable *self, GListModel *claims);

G_END_DECLS
