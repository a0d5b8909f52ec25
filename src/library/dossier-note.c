/* dossier-note.c - what a person notes, as it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-note.h"

#include "dossier-markdown.h"

DossierDocument *
dossier_note_read (const char *note)
{
  return dossier_markdown_read (note);
}
