/* dossier-names-dialog.h - the other names of a dossier: one more, one less
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* A modal window over @parent, a DossierWindow (or NULL). NULL with @error when there is no such entity. */
GtkWindow *dossier_names_dialog_new (DossierStore *store, gint64 entity, GtkWindow *parent, GError **error);

G_END_DECLS
