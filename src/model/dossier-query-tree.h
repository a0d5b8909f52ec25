/* dossier-query-tree.h - what a query asks for, as a tree.
 *
 * The simplest tree that asks for the same: no node within one of its kind, none with less than two parts but a NOT or
 * a term, no NOT of a NOT; a view is a term like others. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_NODE_TERM,
  DOSSIER_NODE_NOT, /* of one */
  DOSSIER_NODE_AND,
  DOSSIER_NODE_OR,
} DossierNodeKind;

typedef struct
{
  DossierNodeKind    kind;
  const DossierTerm *term;  /* of a term: the query's; its operator means nothing here */
  GPtrArray         *parts; /* of the others: (element-type DossierQueryNode) */
  DossierTerm        own;   /* of a view, and of what was exchanged: the term */
} DossierQueryNode;

/* The tree of @self, which must outlive it, without the terms for which @asks_nothing (may be NULL) is TRUE; NULL when
 * nothing is left. */
DossierQueryNode *dossier_query_dup_tree (DossierQuery *self, gboolean (*asks_nothing) (const DossierTerm *term));
void              dossier_query_node_free (DossierQueryNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQueryNode, dossier_query_node_free)

/* @tree (which it takes) with each term for which @exchange gives others (of DossierTerm, at least one; the caller's
 * now) exchanged for any of those; NULL: it stays. What they point at must outlive the tree. */
typedef GArray *(*DossierExchangeTerm) (gpointer data, const DossierTerm *term);
DossierQueryNode *dossier_query_tree_exchange (DossierQueryNode *tree, DossierExchangeTerm exchange, gpointer data);

/* Any of them may be NULL. */
gboolean dossier_query_node_equal (const DossierQueryNode *a, const DossierQueryNode *b);

G_END_DECLS
