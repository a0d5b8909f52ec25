/* dossier-claim-menu.h - the button at a move with what a person can say about it
 *
 * Its entries use the actions "claim.confirm", "claim.reject", "claim.edit", "claim.leave" and "claim.why", each with
 * the claim's id (int64) as its target; the window has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-claim.h"

G_BEGIN_DECLS

/* Hidden until a claim is set. Floating. */
GtkWidget *dossier_claim_menu_new (void);

/* @claim is not kept; NULL: there is none. */
void dossier_claim_menu_set_claim (GtkWidget *menu, const DossierClaimRow *claim);

/* The entries for @claim, owned by the caller. */
GMenuModel *dossier_claim_menu_make (gint64 claim, DossierDecision decision);

G_END_DECLS
