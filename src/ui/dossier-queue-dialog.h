/* dossier-queue-dialog.h - the stories that are to be read aloud: which, in which order, from which on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-aloud-queue.h"

G_BEGIN_DECLS

/* A modal window over @parent, which has the action "win.play-queue" (x: the story to begin with). */
GtkWindow *dossier_queue_dialog_new (DossierAloudQueue *queue, GtkWindow *parent);

G_END_DECLS
