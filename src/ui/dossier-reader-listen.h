/* dossier-reader-listen.h - the reader's actions for reading aloud
 *
 *   reader.read-aloud            reads from the selection, the caret, or what is on top; then pauses, then reads on
 *   reader.read-aloud-from-here  reads from where the menu was opened
 *   reader.read-aloud-story      reads the story that is shown, or being loaded, from its title
 *   reader.next-sentence, reader.previous-sentence, reader.stop-aloud
 *
 * After the end of a story the window's action "win.read-next-aloud" is activated, if the settings want that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reader-private.h"

G_BEGIN_DECLS

void dossier_reader_listen_install (GtkWidgetClass *klass);

/* Once the view, the bar and the settings are there. */
void dossier_reader_listen_set_up (DossierReader *self, DossierSpeaker *speaker);

G_END_DECLS
