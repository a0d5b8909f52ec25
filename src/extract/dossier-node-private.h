/* dossier-node-private.h - the parsed page as a tree of our own that can be measured and pruned.
 *
 * Nodes live in a few blocks of memory each tree; texts and attributes point into the DossierHtml it was made from,
 * which must outlive it. No node is deeper than twice DOSSIER_HTML_MAX_DEPTH, so walking by recursion is safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-block.h"
#include "dossier-html.h"
#include "dossier-tag-private.h"

G_BEGIN_DECLS

typedef struct _DossierNode DossierNode;

struct _DossierNode
{
  DossierNode        *parent, *first, *last, *previous, *next;
  const char         *text;    /* NULL: an element */
  const GumboElement *element; /* NULL: a text */
  DossierTag          tag;
  guint               order; /* in the document, from 0 */

  /* for dossier-article-*.c, see dossier_article_measure () */
  guint chars, linked;
  guint commas, blocks, prose;
  float score;

  DossierBlockReason reason;   /* why it was taken out, with all that is in it */
  gboolean           is_shown; /* read although the page hides it: a person wants it */
};

typedef struct
{
  DossierNode *root;
  GPtrArray   *chunks;
  guint        used, room; /* of the last of them */
  guint        count;
} DossierTree;

/* Without comments, scripts and styles. */
DossierTree *dossier_tree_new (const DossierHtml *html);
void         dossier_tree_free (DossierTree *self);

/* NULL when it is not there. Borrowed. */
const char *dossier_node_get (const DossierNode *node, const char *attribute);

/* Takes @node out of the tree; it stays valid. */
void dossier_node_unlink (DossierNode *node);

/* The same, and notes why. */
void dossier_node_drop (DossierNode *node, DossierBlockReason reason);

/* The node after @node in the document's order inside @top; @skip: after all that is in it. NULL at the end. */
DossierNode *dossier_node_next (const DossierNode *node, const DossierNode *top, gboolean skip);

/* The first element @tag inside @top, in the document's order. */
DossierNode *dossier_node_find (DossierNode *top, DossierTag tag);

gboolean dossier_node_is_inside (const DossierNode *node, DossierTag tag, const DossierNode *top);

/* The words in it, white space folded to single blanks. Owned by the caller. */
char *dossier_node_dup_text (const DossierNode *node);

static inline DossierTagFlags
dossier_node_flags (const DossierNode *node)
{
  return dossier_tag_get_flags (node->tag);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTree, dossier_tree_free)

G_END_DECLS
