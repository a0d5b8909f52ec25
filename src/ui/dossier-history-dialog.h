/* dossier-history-dialog.h - every change that was made, each with its way back, and the names that are none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* A modal window over @parent, a DossierWindow (or NULL); its lists come a moment later, and anew with each change. */
GtkWindow *dossier_history_dialog_new (DossierStore *store, GtkWindow *parent);

G_END_DECLS
