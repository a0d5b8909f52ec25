/* dossier-fact-row.h - a row of a dossier's page, filled anew for each item that it shows
 *
 * Signal "unfold-toggled" (): the person wants to see all places where a fact is told, or no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-entity-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FACT_ROW (dossier_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierFactRow, dossier_fact_row, DOSSIER, FACT_ROW, GtkWidget)

GtkWidget *dossier_fact_row_new (void);

/* @held: what stands in the row instead of words, taken from the row it stood in; or NULL. @item NULL: lets go of all.
 */
void               dossier_fact_row_set_item (DossierFactRow *self, DossierEntityItem *item, GtkWidget *held);
DossierEntityItem *dossier_fact_row_get_item (DossierFactRow *self);

G_END_DECLS
