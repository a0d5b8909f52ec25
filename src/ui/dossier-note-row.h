/* dossier-note-row.h - a highlight of the story with its note, in the pane of notes
 *
 * What can be done with it are the reader's actions: "reader.edit-note", "reader.place-note", "reader.show-old-text",
 * "reader.delete-note", each with the annotation's id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation-form.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTE_ROW (dossier_note_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteRow, dossier_note_row, DOSSIER, NOTE_ROW, GtkListBoxRow)

/* Floating. */
GtkWidget *dossier_note_row_new (gint64 annotation);

/* @unsaved: a note that could not be kept yet, or NULL. */
void dossier_note_row_set (DossierNoteRow *self, const DossierAnnotationRow *row, const DossierStoryContent *content,
                           const char *unsaved);

gint64   dossier_note_row_get_annotation (DossierNoteRow *self);
guint    dossier_note_row_get_start (DossierNoteRow *self);
gboolean dossier_note_row_is_lost (DossierNoteRow *self);

/* The form below the row, in place of what it shows; NULL for none. @form is sunk; the one before hands its note out.
 */
void                   dossier_note_row_set_form (DossierNoteRow *self, DossierAnnotationForm *form);
DossierAnnotationForm *dossier_note_row_get_form (DossierNoteRow *self);

/* The place that is read in the text is here. */
void dossier_note_row_set_current (DossierNoteRow *self, gboolean is_current);

/* Text order; those that are lost at the end. For gtk_list_box_set_sort_func. */
int dossier_note_row_compare (GtkListBoxRow *a, GtkListBoxRow *b, gpointer unused);

G_END_DECLS
