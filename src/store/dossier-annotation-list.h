/* dossier-annotation-list.h - the highlights a search found, with a heading before each group: a GListModel, rows read
 * when they are shown.
 *
 * Items are DossierAnnotationHeading and DossierAnnotation. One highlight may stand in several groups: then it is the
 * same item each time.
 *
 * One list lives as long as what shows it: the same search again changes what is different, entry by entry, so that a
 * selection and a place on the screen stay; with other groups all goes and all comes. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotations-find.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ANNOTATION_HEADING (dossier_annotation_heading_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationHeading, dossier_annotation_heading, DOSSIER, ANNOTATION_HEADING, GObject)

/* What the highlights behind it have in common; key as in DossierAnnotationPlace. Property "n" notifies. */
DossierAnnotationGroup dossier_annotation_heading_get_group (DossierAnnotationHeading *self);
gint64                 dossier_annotation_heading_get_key (DossierAnnotationHeading *self);
guint                  dossier_annotation_heading_get_n (DossierAnnotationHeading *self);

#define DOSSIER_TYPE_ANNOTATION_LIST (dossier_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationList, dossier_annotation_list, DOSSIER, ANNOTATION_LIST, GObject)

/* Empty until the first search. */
DossierAnnotationList *dossier_annotation_list_new (DossierStore *store);

/* Runs @search on the reader thread; then items_changed tells what went, and after it what came. A search that runs
 * already is cancelled. */
void     dossier_annotation_list_search_async (DossierAnnotationList *self, const DossierAnnotationSearch *search,
                                               GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_annotation_list_search_finish (DossierAnnotationList *self, GAsyncResult *result, GError **error);

/* Highlights, and their stories, each counted once. */
guint dossier_annotation_list_get_n_found (DossierAnnotationList *self);
guint dossier_annotation_list_get_n_stories (DossierAnnotationList *self);

/* The id of the highlight at @position; 0: a heading, or nothing. */
gint64 dossier_annotation_list_get_id (DossierAnnotationList *self, guint position);

/* Reads the highlights that are held by somebody again. */
void dossier_annotation_list_reread (DossierAnnotationList *self);

G_END_DECLS
