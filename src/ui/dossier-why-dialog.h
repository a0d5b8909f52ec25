/* dossier-why-dialog.h - why a story has this text: the blocks of its page, kept and left out, each with a switch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* A modal window over @parent, a DossierWindow; its blocks come a moment later. @can_fetch: the window can fetch the
 * page, where none was kept. What was changed is said by the toast
 * of the window below, with an Undo. */
GtkWindow *dossier_why_dialog_new (DossierLibrary *library, gint64 story, gboolean can_fetch, GtkWindow *parent);

G_END_DECLS
