/* dossier-notes-pane.h - the notes of the story that is read: its highlights in text order, and those whose words are
 * not in its text at the end
 *
 * Signals:
 *   "go-to" (gint64 annotation): its place in the text is wanted
 *   "close"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation-form.h"

G_BEGIN_DECLS

/* Highlights that are listed; a line says how many more there are. */
#define DOSSIER_NOTES_PANE_MAX 500

#define DOSSIER_TYPE_NOTES_PANE (dossier_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotesPane, dossier_notes_pane, DOSSIER, NOTES_PANE, AdwBin)

/* Floating. */
GtkWidget *dossier_notes_pane_new (void);

/* Shows the highlights of @content; rows and forms of those that were there stay. @unsaved: annotation -> note that
 * could not be kept yet. */
void dossier_notes_pane_set (DossierNotesPane *self, const DossierStoryContent *content, GHashTable *unsaved);
/* No story: notes that are being written are handed out. */
void dossier_notes_pane_clear (DossierNotesPane *self);

/* The text is read from @place on: its first highlight is marked, and seen. */
void dossier_notes_pane_follow (DossierNotesPane *self, guint place);

/* Scrolls to those that are not in the text. */
void dossier_notes_pane_show_lost (DossierNotesPane *self);

/* The form at a highlight; NULL takes it away, after it handed its note out. FALSE when it is not listed. */
gboolean dossier_notes_pane_set_form (DossierNotesPane *self, gint64 annotation, DossierAnnotationForm *form);
DossierAnnotationForm *dossier_notes_pane_get_form (DossierNotesPane *self, gint64 annotation);

/* For tests: the row of a highlight, NULL for none. */
GtkListBoxRow *dossier_notes_pane_find_row (DossierNotesPane *self, gint64 annotation);

G_END_DECLS
