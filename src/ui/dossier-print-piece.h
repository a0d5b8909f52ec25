/* dossier-print-piece.h - what is printed of a story, in pieces that are set one at a time: title, blocks, rows, notes
 *
 * Lengths are in points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <pango/pango.h>
#include "dossier-passage.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_PRINT_TITLE,
  DOSSIER_PRINT_META,
  DOSSIER_PRINT_HEADING,
  DOSSIER_PRINT_TEXT,
  DOSSIER_PRINT_CODE,
  DOSSIER_PRINT_CAPTION, /* small: of images and tables */
  DOSSIER_PRINT_IMAGE,   /* its words are like a caption, where it is not to be had */
  DOSSIER_PRINT_ROW,     /* of a table */
  DOSSIER_PRINT_NOTE,
} DossierPrintKind;

typedef struct
{
  DossierPrintKind kind;
  guint            level; /* of a heading, 1..6 */
  double           above; /* free space before it, unless a page begins with it */
  double           indent;
  guint            quote_depth;

  const DossierPassage *passage;   /* its text; NULL: @text */
  char                 *text;      /* or NULL */
  char                 *label;     /* before the first line: a bullet, a number; or NULL */
  DossierColour         colour;    /* with is_marked */
  gboolean              is_marked; /* @text is a highlight */

  const char *image;       /* address of an image, owned by the document; or NULL */
  gboolean    has_caption; /* the next piece is that of this image */

  char        **cells; /* of a row whose table is kept as one sign, owned by the table below; NULL: @passage has them */
  GPtrArray    *table; /* a reference, or NULL: (element-type GStrv) */
  const double *shares; /* of each column in the width, together 1; as many as n_columns */
  guint         n_columns;
  gboolean      is_heading; /* of a row */
} DossierPrintPiece;

typedef struct
{
  GPtrArray           *pieces;    /* (element-type DossierPrintPiece), in reading order */
  GPtrArray           *shares;    /* of the tables: (element-type double *) */
  guint                n_columns; /* of the table whose rows come; its shares are the last */
  DossierStoryContent *content;   /* what it is made of */
  DossierPassages     *passages;
} DossierPrintPieces;

/* Takes @content. */
DossierPrintPieces *dossier_print_pieces_new (DossierStoryContent *content);
void                dossier_print_pieces_free (DossierPrintPieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPrintPieces, dossier_print_pieces_free)

/* The words of @piece with their looks; not those of a row. Owned by the caller. */
char *dossier_print_piece_dup_text (const DossierPrintPiece *piece, PangoAttrList **attributes);

/* Likewise the words of a row in @column; NULL when it has no such cell. */
char *dossier_print_piece_dup_cell (const DossierPrintPiece *piece, guint column, PangoAttrList **attributes);

G_END_DECLS
