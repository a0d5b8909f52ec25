/* dossier-annotations-group.h - highlights that were found, put into groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotations-find.h"
#include "dossier-db.h"

G_BEGIN_DECLS

/* A condition on an annotation n of a story s. One without words is of the whole story. */
#define DOSSIER_ANNOTATIONS_IS_LOST "(n.quote <> '' AND (n.length = 0 OR n.revision <> s.revision))"

/* (id, who): whom each annotation is about by what a person said, and who is named in its words. */
#define DOSSIER_ANNOTATIONS_WHO                                                                                        \
  "SELECT n.id AS id, coalesce (w.now, w.id) AS who FROM annotation n JOIN entity w ON w.id = n.entity"                \
  " UNION SELECT n.id, m.entity FROM annotation n JOIN story s ON s.id = n.story AND s.revision = n.revision"          \
  " JOIN mention m ON m.story = n.story AND m.start < n.start + n.length AND m.start + m.length > n.start"

typedef struct
{
  gint64 id, story, created;
} DossierAnnotationHit;

/* @hits: of DossierAnnotationHit, in the order of @search. */
DossierFoundAnnotations *dossier_annotations_group_run (DossierDb *db, const DossierAnnotationSearch *search,
                                                        GArray *hits, GError **error);

G_END_DECLS
