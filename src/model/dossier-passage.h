/* dossier-passage.h - a document in pieces of one kind, for whoever writes or prints it: blocks, and in them runs of
 * equal style, link and highlight
 *
 * Thread-safe as long as nobody changes the annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation.h"
#include "dossier-document.h"

G_BEGIN_DECLS

/* The style of a run has the bit of each of EMPHASIS, STRONG and CODE that it stands in. */
#define DOSSIER_STYLE(kind) (1u << (kind))

/* Some of a block's text; never empty. A tab, which ends a cell, is a run of its own. All borrowed. */
typedef struct
{
  const char                 *text; /* in the document's text, not terminated */
  gsize                       n_bytes;
  guint                       start, length; /* code points in the document */
  guint                       styles;
  const char                 *link;  /* or NULL */
  const DossierAnnotationRow *mark;  /* of the highlights that cover it the one that begins last; or NULL */
  GArray                     *notes; /* of guint: the numbers of the notes whose highlights end here; or NULL */
} DossierRun;

typedef struct
{
  /* HEADING, CODE_BLOCK, CAPTION, TABLE or IMAGE; 0: a paragraph */
  DossierSpanKind    kind;
  guint              level;       /* of a heading, 1..6 */
  guint              quote_depth; /* 0: in no quote */
  const DossierSpan *item;        /* the innermost list item it stands in, or NULL; several blocks may share one */
  const DossierSpan *object;      /* of an image, or of a table that is kept as one sign, or NULL */
  const DossierSpan *table;       /* of a TABLE without object: it is one row of this; or NULL */
  guint              row;         /* its number in the table, from 0 */
  GArray            *runs;        /* of DossierRun, at least one; of an object its U+FFFC */
} DossierPassage;

typedef struct
{
  GPtrArray *items; /* (element-type DossierPassage), in reading order */
  GPtrArray *notes; /* (element-type DossierAnnotationRow): those with a note, tags or a name, number 1 first */
  GPtrArray *about; /* (element-type DossierAnnotationRow): those of the whole story that say something */
  GPtrArray *lost;  /* (element-type DossierAnnotationRow): those whose words are not in this text */

  DossierDocument *document; /* what all of it points into */
  GPtrArray       *annotations;
} DossierPassages;

/* @annotations (element-type DossierAnnotation) in text order; their places are those in @revision of the text. */
DossierPassages *dossier_passages_new (DossierDocument *document, GPtrArray *annotations, gint64 revision);
void             dossier_passages_free (DossierPassages *passages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPassages, dossier_passages_free)

/* Whether @run ends a cell and begins the next. */
gboolean dossier_run_is_border (const DossierRun *run);

/* "About Anthropic · to read, ai": who the highlight is about, and its tags; NULL for neither. Owned by the caller. */
char *dossier_passage_dup_details (const DossierAnnotationRow *row);

G_END_DECLS
