/* dossier-article-units-private.h - a page's tree in the pieces that are kept or dropped as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-article-private.h"

G_BEGIN_DECLS

/* What an extraction left behind in its tree; trees of one page number their nodes alike. */
typedef struct
{
  GPtrArray *nodes;        /* (element-type DossierNode) all of the tree, by their order; borrowed from it */
  GArray    *reasons;      /* of DossierBlockReason, by the node's order */
  guint      top;          /* order of the element that holds the article; G_MAXUINT: there is none */
  gboolean   is_from_data; /* the article is what the page gives for machines, none of its blocks */
} DossierMarks;

DossierMarks *dossier_marks_new (void);
void          dossier_marks_free (DossierMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMarks, dossier_marks_free)

/* A page's article. @marks, if given, is set to what was taken out for it; @base, if given, to what its addresses are
 * relative to. */
DossierArticle *dossier_article_new_marked (DossierHtml *html, const char *uri, DossierMarks *marks, char **base);

/* Before anything is taken out of the tree below @root / after the article @top was found in it. */
void dossier_marks_begin (DossierMarks *self, DossierNode *root);
void dossier_marks_end (DossierMarks *self, const DossierNode *top);

/* Neighbours in the tree, from @first to @last. Not in the article: @reason, which @said (may be NULL) gave. */
typedef struct
{
  DossierNode       *first, *last;
  DossierBlockReason reason;
  const char        *said;
} DossierUnit;

/* The units of a fresh tree's @body, which is measured, in order (element-type DossierUnit). What was taken out of the
 * middle of a unit of the article is taken out here too. @title: of the article, or NULL. Owned by the caller. */
GArray *dossier_units_list (const DossierMarks *marks, DossierNode *body, const char *title, const char *base_uri);

/* Words, place and figures of a unit as a block. Its key is of its words alone. */
DossierBlock *dossier_unit_to_block (const DossierUnit *unit, const DossierNode *body, const char *base_uri);

/* Takes the unit out of its tree / makes it read even where the page hides it. */
void dossier_unit_drop (const DossierUnit *unit);
void dossier_unit_show (const DossierUnit *unit);

G_END_DECLS
