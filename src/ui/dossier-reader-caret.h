/* dossier-reader-caret.h - the reader's actions for reading by keys
 *
 *   reader.toggle-caret       a caret that the arrow keys move, in this story and the next ones
 *   reader.next-heading, reader.previous-heading, reader.next-link, reader.previous-link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reader-private.h"

G_BEGIN_DECLS

void dossier_reader_caret_install (GtkWidgetClass *klass);

/* As the settings want it, from now on. */
void dossier_reader_caret_set_up (DossierReader *self);

/* Says to a screen reader how much is marked in the story. */
void dossier_reader_caret_describe (DossierReader *self);

G_END_DECLS
