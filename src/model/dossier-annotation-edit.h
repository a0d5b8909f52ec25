/* dossier-annotation-edit.h - what is to be otherwise about some highlights.
 *
 * A plain value: only the fields that are named in @fields count, the others stay as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ANNOTATION_COLOUR = 1 << 0,
  DOSSIER_ANNOTATION_NOTE = 1 << 1,
  DOSSIER_ANNOTATION_ADD_TAG = 1 << 2,
  DOSSIER_ANNOTATION_REMOVE_TAG = 1 << 3,
  DOSSIER_ANNOTATION_TAGS = 1 << 4,   /* all of them */
  DOSSIER_ANNOTATION_ENTITY = 1 << 5, /* who it is about */
  DOSSIER_ANNOTATION_CLAIM = 1 << 6,  /* the claim it is about */
  DOSSIER_ANNOTATION_PLACE = 1 << 7,  /* of one highlight: its first and last word */
  DOSSIER_ANNOTATION_DELETED = 1 << 8,
} DossierAnnotationFields;

typedef struct
{
  guint              fields; /* DossierAnnotationFields */
  DossierColour      colour;
  const char        *note;          /* Markdown; NULL or "": none */
  const char        *tag;           /* to add or to remove, as a person wrote it: see dossier_story_tag_clean_name */
  const char *const *tags;          /* NULL: none */
  gint64             entity, claim; /* 0: none */
  gint64             revision;      /* the text that @start and @length are of; 0: the present one */
  guint              start, length; /* code points */
} DossierAnnotationEdit;

/* Owned by the caller. */
DossierAnnotationEdit *dossier_annotation_edit_copy (const DossierAnnotationEdit *self);
void                   dossier_annotation_edit_free (DossierAnnotationEdit *self);

G_END_DECLS
