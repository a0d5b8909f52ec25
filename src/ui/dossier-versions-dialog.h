/* dossier-versions-dialog.h - the texts a story has had: what is new in each, and using another one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* A modal window over @parent, a DossierWindow; its list comes a moment later. What was changed is said by the toast of
 * the window below, with an Undo. */
GtkWindow *dossier_versions_dialog_new (DossierLibrary *library, gint64 story, GtkWindow *parent);

G_END_DECLS
