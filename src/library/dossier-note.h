/* dossier-note.h - what a person notes, as it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"

G_BEGIN_DECLS

/* @note is Markdown; see dossier-markdown.h. Never NULL. Pure and thread-safe. */
DossierDocument *dossier_note_read (const char *note);

G_END_DECLS
