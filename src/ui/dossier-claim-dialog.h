/* dossier-claim-dialog.h - the small window in which a person says what a sentence claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Corrects the claim @row->id, or with id 0 adds one of the words at start and length of its story. What is in @row is
 * what the window begins with; its sentence is shown. Saving closes it, and the window below shows a toast with an
 * Undo. */
GtkWindow *dossier_claim_dialog_new (DossierStore *store, const DossierClaimRow *row, GtkWindow *parent);

G_END_DECLS
