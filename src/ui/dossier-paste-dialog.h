/* dossier-paste-dialog.h - the whole text of a story, pasted: a look at it before it takes the place of the present one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* A modal window over @parent, with what the clipboard holds in it a moment later. What was changed is said by the
 * toast of the window at the bottom, with an Undo. @title: the story's. */
GtkWindow *dossier_paste_dialog_new (DossierLibrary *library, gint64 story, const char *title, GtkWindow *parent);

G_END_DECLS
