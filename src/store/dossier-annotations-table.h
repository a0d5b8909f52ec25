/* dossier-annotations-table.h - highlights and notes.
 *
 * A deleted annotation stays as a row, so that its deletion can be taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Keeps a new one with the fields that are missing filled in from the text; its id, or 0 and @error: FAILED for a note
 * that is too long. One of no length with a quote has no place in this text: its words are kept, and find their place
 * when a text comes that has them. */
gint64 dossier_annotations_table_add (DossierWork *work, const DossierAnnotationRow *annotation, GError **error);

/* NOT_FOUND when it is that already. */
gboolean dossier_annotations_table_set_deleted (DossierWork *work, gint64 annotation, gboolean is_deleted,
                                                GError **error);
/* The words of a story's annotations as the full-text index has them; never NULL but on error. */
char *dossier_annotations_table_dup_notes (DossierDb *db, gint64 story, GError **error);

/* Moves the annotations of a story to a new text, each from the text that it is in to where dossier-text-alignment.h
 * finds its words; those whose words were in none to where dossier-anchor.h finds them; those without words stand at
 * the beginning. What is not found stays in its text. */
gboolean dossier_annotations_table_move (DossierDb *db, gint64 story, gint64 revision, const char *text,
                                         GError **error);

/* Whether the words of all annotations of a story that are not deleted would find their place in @text. */
gboolean dossier_annotations_table_fit (DossierDb *db, gint64 story, const char *text, gboolean *fit, GError **error);

/* (element-type DossierAnnotation): of a story in text order; those that are about @entity or touch a mention of
 * it, newest first. */
GPtrArray *dossier_annotations_table_list_of_story (DossierDb *db, gint64 story, GError **error);
GPtrArray *dossier_annotations_table_list_of_entity (DossierDb *db, gint64 entity, guint limit, GError **error);

/* NULL without @error when it is not there any more, or it or its story is deleted. */
DossierAnnotation *dossier_annotations_table_load (DossierDb *db, gint64 annotation, GError **error);

/* Whether its words are not in the present text of its story. */
gboolean dossier_annotations_table_is_lost (DossierDb *db, gint64 annotation, gboolean *is_lost, GError **error);

G_END_DECLS
