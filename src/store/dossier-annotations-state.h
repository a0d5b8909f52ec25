/* dossier-annotations-state.h - what may be edited of an annotation, as a whole, to be kept and brought back.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation-edit.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* A claim is told by its kind, its ends and its sentence, as its id is another one when its story is read again. */
typedef struct
{
  int    kind; /* 0: none */
  gint64 subject, object;
  char  *sentence;
} DossierAnnotationClaim;

typedef struct
{
  gint64                 id, story;
  DossierColour          colour;
  char                  *note;
  GStrv                  tags; /* never NULL */
  gint64                 entity;
  DossierAnnotationClaim claim;
  gint64                 revision;
  guint                  start, length;
  char                  *quote, *prefix, *suffix;
  gboolean               is_deleted;
} DossierAnnotationState;

void dossier_annotation_state_clear (DossierAnnotationState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierAnnotationState, dossier_annotation_state_clear)

/* FALSE without @error when there is no such annotation. */
gboolean dossier_annotations_state_load (DossierDb *db, gint64 annotation, DossierAnnotationState *state,
                                         GError **error);

/* Makes of @state what @edit asks for. NOT_FOUND for an entity or a claim that is not there; FAILED for a place outside
 * the text, a note that is too long, and for tags that cannot be. */
gboolean dossier_annotations_state_edit (DossierWork *work, DossierAnnotationState *state,
                                         const DossierAnnotationEdit *edit, GError **error);

/* Whether they are the same in @fields (DossierAnnotationFields). */
gboolean dossier_annotations_state_is_equal (const DossierAnnotationState *a, const DossierAnnotationState *b,
                                             guint fields);

/* Writes @fields of @state; a place that is not of the story's present text is looked for there at once. */
gboolean dossier_annotations_state_write (DossierWork *work, const DossierAnnotationState *state, guint fields,
                                          GError **error);

/* Tags, entity and claim (by its id, or by what tells it from others: it need not be found) of @given for the new
 * @annotation. */
gboolean dossier_annotations_state_keep (DossierWork *work, gint64 annotation, const DossierAnnotationRow *given,
                                         GError **error);

/* As the journal keeps them: (element-type DossierAnnotationState) as text and back; what was damaged is NULL. */
char   *dossier_annotations_state_pack (GArray *states);
GArray *dossier_annotations_state_unpack (const char *packed);

G_END_DECLS
