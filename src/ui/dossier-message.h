/* dossier-message.h - a question or a message in front of a window, or what a dialog leaves behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

#include "dossier-story-text.h"

G_BEGIN_DECLS

/* An AdwMessageDialog without answers. Plain texts; @parent and @body may be NULL. */
GtkWidget *dossier_message_new (GtkWindow *parent, const char *heading, const char *body);

/* Shows a message that can only be closed; its window. */
GtkWindow *dossier_message_show (GtkWindow *parent, const char *heading, const char *body);

/* Closes the dialog that @widget is in; the window behind it tells what became of the story's text, with the way back.
 */
void dossier_message_end_dialog (GtkWidget *widget, const DossierTextSaved *saved);

G_END_DECLS
