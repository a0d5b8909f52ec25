/* dossier-annotation-about.h - whom, and which move, a highlight is about: what is said of it, and choosing
 *
 * Signals:
 *   "link-entity" (gint64 entity), "link-claim" (gint64 claim): 0 for nobody, and for none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* People and organizations that are offered, of each kind; and moves of the story. */
#define DOSSIER_ANNOTATION_ABOUT_FOUND 6
#define DOSSIER_ANNOTATION_ABOUT_CLAIMS 100

#define DOSSIER_TYPE_ANNOTATION_ABOUT (dossier_annotation_about_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationAbout, dossier_annotation_about, DOSSIER, ANNOTATION_ABOUT, AdwBin)

/* Floating. */
GtkWidget *dossier_annotation_about_new (DossierStore *store);

/* @entities (element-type DossierEntity) and @claims (element-type DossierClaim) are those of its story. */
void dossier_annotation_about_set (DossierAnnotationAbout *self, const DossierAnnotationRow *row, GPtrArray *entities,
                                   GPtrArray *claims);

/* What the highlight is about in words: "OpenAI · Jan Leike left OpenAI"; NULL for nothing. Owned by the caller. */
char *dossier_annotation_about_words (const DossierAnnotationRow *row, GPtrArray *claims);

/* For tests: the choices of people and organizations, and of moves, opened; the field to look for a name. */
void         dossier_annotation_about_choose_entity (DossierAnnotationAbout *self);
void         dossier_annotation_about_choose_claim (DossierAnnotationAbout *self);
GtkEditable *dossier_annotation_about_get_entry (DossierAnnotationAbout *self);

G_END_DECLS
