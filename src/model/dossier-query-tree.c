/* dossier-query-tree.c - what a query asks for, as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-tree.h"

static void
free_part (gpointer node)
{
  dossier_query_node_free (node);
}

static DossierQueryNode *
node_new (DossierNodeKind kind)
{
  DossierQueryNode *node = g_new0 (DossierQueryNode, 1);

  node->kind = kind;
  if (kind != DOSSIER_NODE_TERM)
    node->parts = g_ptr_array_new_with_free_func (free_part);
  return node;
}

void
dossier_query_node_free (DossierQueryNode *node)
{
  g_clear_pointer (&node->parts, g_ptr_array_unref);
  g_free (node);
}

/* Takes @node, which may be NULL. */
static DossierQueryNode *
negate (DossierQueryNode *node)
{
  DossierQueryNode *other;

  if (node == NULL)
    return NULL;
  if (node->kind == DOSSIER_NODE_NOT)
    {
      other = g_ptr_array_steal_index (node->parts, 0);
      dossier_query_node_free (node);
      return other;
    }
  other = node_new (DOSSIER_NODE_NOT);
  g_ptr_array_add (other->parts, node);
  return other;
}

/* Takes @part, which may be NULL, into @node at @place: its parts, when both are of a kind. */
static void
join (DossierQueryNode *node, guint place, DossierQueryNode *part)
{
  if (part == NULL)
    return;
  if (part->kind != node->kind)
    {
      g_ptr_array_insert (node->parts, (int) place, part);
      return;
    }
  while (part->parts->len > 0)
    g_ptr_array_insert (node->parts, (int) place++, g_ptr_array_steal_index (part->parts, 0));
  dossier_query_node_free (part);
}

/* Takes @node: NULL for nothing, its part when there is one alone. */
static DossierQueryNode *
settle (DossierQueryNode *node)
{
  DossierQueryNode *part = NULL;

  if (node->parts->len > 1)
    return node;
  if (node->parts->len == 1)
    part = g_ptr_array_steal_index (node->parts, 0);
  dossier_query_node_free (node);
  return part;
}

typedef gboolean (*AsksNothing) (const DossierTerm *term);

static DossierQueryNode *read_level (DossierQuery *query, AsksNothing asks_nothing);

static DossierQueryNode *
read_term (const DossierTerm *term, AsksNothing asks_nothing)
{
  DossierQueryNode *node;

  if (term->field == DOSSIER_TERM_GROUP)
    return read_level (term->group, asks_nothing);
  if (asks_nothing != NULL && asks_nothing (term))
    return NULL;
  node = node_new (DOSSIER_NODE_TERM);
  node->term = term;
  return node;
}

static void
add_view (DossierQueryNode *node, DossierView view)
{
  DossierQueryNode *part;

  if (view == DOSSIER_VIEW_ALL)
    return;
  part = node_new (DOSSIER_NODE_TERM);
  part->own = (DossierTerm){ .field = DOSSIER_TERM_STATE, .view = view };
  part->term = &part->own;
  g_ptr_array_add (node->parts, part);
}

/* The OR terms are one part, in the place of the first. */
static DossierQueryNode *
read_level (DossierQuery *query, AsksNothing asks_nothing)
{
  DossierQueryNode *all = node_new (DOSSIER_NODE_AND), *any = node_new (DOSSIER_NODE_OR);
  guint             place = G_MAXUINT;

  add_view (all, dossier_query_get_view (query));
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);
      DossierQueryNode  *part = read_term (term, asks_nothing);

      if (term->op == DOSSIER_TERM_OR)
        {
          place = MIN (place, all->parts->len);
          join (any, any->parts->len, part);
        }
      else
        join (all, all->parts->len, term->op == DOSSIER_TERM_NOT ? negate (part) : part);
    }
  join (all, MIN (place, all->parts->len), settle (any));
  return settle (all);
}

DossierQueryNode *
dossier_query_dup_tree (DossierQuery *self, gboolean (*asks_nothing) (const DossierTerm *term))
{
  return read_level (self, asks_nothing);
}

gboolean
dossier_query_node_equal (const DossierQueryNode *a, const DossierQueryNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == DOSSIER_NODE_TERM)
    return dossier_query_terms_equal (a->term, b->term);
  if (a->parts->len != b->parts->len)
    return FALSE;
  for (guint i = 0; i < a->parts->len; i++)
    if (!dossier_query_node_equal (a->parts->pdata[i], b->parts->pdata[i]))
      return FALSE;
  return TRUE;
}

DossierQueryNode *
dossier_query_tree_exchange (DossierQueryNode *tree, DossierExchangeTerm exchange, gpointer data)
{
  g_autoptr (GArray) terms = NULL;
  DossierQueryNode *any;

  if (tree->kind != DOSSIER_NODE_TERM)
    {
      for (guint i = tree->parts->len; i-- > 0;)
        join (tree, i, dossier_query_tree_exchange (g_ptr_array_steal_index (tree->parts, i), exchange, data));
      return tree;
    }
  terms = exchange (data, tree->term);
  if (terms == NULL)
    return tree;
  any = node_new (DOSSIER_NODE_OR);
  for (guint i = 0; i < terms->len; i++)
    {
      DossierQueryNode *part = node_new (DOSSIER_NODE_TERM);

      part->own = g_array_index (terms, DossierTerm, i);
      part->term = &part->own;
      g_ptr_array_add (any->parts, part);
    }
  dossier_query_node_free (tree);
  return settle (any);
}
