/* dossier-annotation-editor.h - a popover with all that can be said of a highlight
 *
 * The note that was typed is handed out when the popover closes, whatever closes it. Of highlights that lie over each
 * other it says how many there are and goes from one to the next.
 *
 * Signals:
 *   "go-to" (gint64 annotation): another one that lies there is wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation-form.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ANNOTATION_EDITOR (dossier_annotation_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationEditor, dossier_annotation_editor, DOSSIER, ANNOTATION_EDITOR, GtkPopover)

/* @form is sunk. @others: ids (of gint64) of all highlights that lie there, this one too, in text order. Floating. */
DossierAnnotationEditor *dossier_annotation_editor_new (DossierAnnotationForm *form, GArray *others);

DossierAnnotationForm *dossier_annotation_editor_get_form (DossierAnnotationEditor *self);

G_END_DECLS
