/* dossier-searches-dialog.h - all saved searches and rules: changed, put in order, removed
 *
 * Lists them anew whenever the store has news of them; changes them through the window's actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Not presented. */
GtkWindow *dossier_searches_dialog_new (DossierStore *store, GtkWindow *parent);

G_END_DECLS
