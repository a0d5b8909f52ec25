/* dossier-annotation-form.h - all that can be said of one highlight: style, note, tags, whom it is about, its words
 *
 * In the popover at the text and in the pane of notes. Changes nothing itself: it says what is wanted and is told what
 * came of it by dossier_annotation_form_set.
 *
 * Signals:
 *   "edit"      (DossierAnnotationEdit *edit), valid during the signal
 *   "typed"     (char *note): the note as it is typed; NULL when it is as it is kept
 *   "move-edge" (int edge, int direction): the first (0) or last (1) word is to be the one before (-1) or after (1)
 *   "done"      the person is through with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ANNOTATION_FORM (dossier_annotation_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationForm, dossier_annotation_form, DOSSIER, ANNOTATION_FORM, AdwBin)

/* @unsaved: a note that is not kept yet, or NULL; it is shown instead of the kept one and of the draft. Floating. */
GtkWidget *dossier_annotation_form_new (DossierStore *store, const DossierAnnotationRow *row,
                                        const DossierStoryContent *content, const char *unsaved);

/* How it is now; words that are being typed stay. */
void dossier_annotation_form_set (DossierAnnotationForm *self, const DossierAnnotationRow *row,
                                  const DossierStoryContent *content);

gint64 dossier_annotation_form_get_annotation (DossierAnnotationForm *self);

/* The note as it stands in the form. */
GtkTextBuffer *dossier_annotation_form_get_buffer (DossierAnnotationForm *self);

/* Puts the caret into the note. */
void dossier_annotation_form_focus_note (DossierAnnotationForm *self);

/* Says "edit" of the note if it is another one than the kept one. */
void dossier_annotation_form_hand_out (DossierAnnotationForm *self);

/* A sentence below the note that says that it could not be kept; NULL: it is. */
void dossier_annotation_form_show_failure (DossierAnnotationForm *self, const char *words);

G_END_DECLS
