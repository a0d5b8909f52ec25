/* dossier-note-view.h - a note as it is read: its Markdown shown, a label for each block
 *
 * Links are said by "activate-link" (char *uri) and opened by nobody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Longest part of a note (bytes) that is shown, and blocks of it; three points stand for the rest. */
#define DOSSIER_NOTE_VIEW_MAX_BYTES (32 * 1024)
#define DOSSIER_NOTE_VIEW_MAX_BLOCKS 200

#define DOSSIER_TYPE_NOTE_VIEW (dossier_note_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteView, dossier_note_view, DOSSIER, NOTE_VIEW, AdwBin)

/* @max_blocks: 0 for DOSSIER_NOTE_VIEW_MAX_BLOCKS. Floating. */
GtkWidget *dossier_note_view_new (guint max_blocks);

/* @note: Markdown, or NULL for nothing. */
void dossier_note_view_set (DossierNoteView *self, const char *note);

G_END_DECLS
