/* dossier-annotation-editor.h - a popover with a highlight's colour and note
 *
 * What was typed is handed out when the popover closes, whatever closes it.
 *
 * Signals:
 *   "edited"  (int colour, char *note): the colour was chosen, or the popover closed with another note
 *   "deleted"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-annotation.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ANNOTATION_EDITOR (dossier_annotation_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationEditor, dossier_annotation_editor, DOSSIER, ANNOTATION_EDITOR, GtkPopover)

/* @draft: a note that could not be saved before, or NULL; it is shown instead of the kept one. Floating. */
DossierAnnotationEditor *dossier_annotation_editor_new (const DossierAnnotationRow *row, const char *draft);

gint64 dossier_annotation_editor_get_annotation (DossierAnnotationEditor *self);

/* The note as it stands in the editor. */
GtkTextBuffer *dossier_annotation_editor_get_buffer (DossierAnnotationEditor *self);

/* Puts the caret into the note. */
void dossier_annotation_editor_focus_note (DossierAnnotationEditor *self);

G_END_DECLS
