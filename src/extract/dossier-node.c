/* dossier-node.c - the parsed page as a tree of our own that can be measured and pruned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-node-private.h"

#include <string.h>

/* Nodes of the first block; each block is twice the one before, up to the last. */
#define FIRST_BLOCK 32
#define LAST_BLOCK 1024

static DossierNode *
new_node (DossierTree *self)
{
  DossierNode *node;

  if (self->used == self->room)
    {
      self->room = CLAMP (self->room * 2, FIRST_BLOCK, LAST_BLOCK);
      self->used = 0;
      g_ptr_array_add (self->chunks, g_new0 (DossierNode, self->room));
    }
  node = (DossierNode *) g_ptr_array_index (self->chunks, self->chunks->len - 1) + self->used++;
  node->order = self->count++;
  return node;
}

static void
append (DossierNode *parent, DossierNode *node)
{
  node->parent = parent;
  node->previous = parent->last;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
}

static DossierTag
tag_of (const GumboElement *element)
{
  GumboStringPiece piece = element->original_tag;
  const char      *name = gumbo_normalized_tagname (element->tag);

  if (element->tag != GUMBO_TAG_UNKNOWN || piece.data == NULL || piece.length == 0)
    return dossier_tag_find (name, strlen (name));
  gumbo_tag_from_original_text (&piece);
  return dossier_tag_find (piece.data, piece.length);
}

static void copy_children (DossierTree *self, DossierNode *to, const GumboVector *children, guint depth);

static void
copy (DossierTree *self, DossierNode *to, const GumboNode *from, guint depth)
{
  DossierNode *node;
  DossierTag   tag;

  if (from->type == GUMBO_NODE_TEXT || from->type == GUMBO_NODE_WHITESPACE || from->type == GUMBO_NODE_CDATA)
    {
      node = new_node (self);
      node->text = from->v.text.text;
      append (to, node);
      return;
    }
  if (from->type != GUMBO_NODE_ELEMENT)
    return;
  tag = tag_of (&from->v.element);
  if (tag == DOSSIER_TAG_SCRIPT || tag == DOSSIER_TAG_STYLE || tag == DOSSIER_TAG_TEMPLATE)
    return;
  node = to;
  if (depth < 2 * DOSSIER_HTML_MAX_DEPTH)
    {
      node = new_node (self);
      node->element = &from->v.element;
      node->tag = tag;
      append (to, node);
    }
  copy_children (self, node, &from->v.element.children, depth + 1);
}

static void
copy_children (DossierTree *self, DossierNode *to, const GumboVector *children, guint depth)
{
  for (guint i = 0; i < children->length; i++)
    copy (self, to, children->data[i], depth);
}

DossierTree *
dossier_tree_new (const DossierHtml *html)
{
  DossierTree     *self = g_new0 (DossierTree, 1);
  const GumboNode *root = html->output->root;

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->root = new_node (self);
  self->root->element = &root->v.element;
  self->root->tag = DOSSIER_TAG_HTML;
  copy_children (self, self->root, &root->v.element.children, 0);
  return self;
}

void
dossier_tree_free (DossierTree *self)
{
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

const char *
dossier_node_get (const DossierNode *node, const char *attribute)
{
  const GumboAttribute *found;

  if (node->element == NULL)
    return NULL;
  found = gumbo_get_attribute (&node->element->attributes, attribute);
  return found != NULL ? found->value : NULL;
}

void
dossier_node_unlink (DossierNode *node)
{
  DossierNode *parent = node->parent;

  if (parent == NULL)
    return;
  if (node->previous != NULL)
    node->previous->next = node->next;
  else
    parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else
    parent->last = node->previous;
  node->parent = node->previous = node->next = NULL;
}

void
dossier_node_drop (DossierNode *node, DossierBlockReason reason)
{
  node->reason = reason;
  dossier_node_unlink (node);
}

DossierNode *
dossier_node_next (const DossierNode *node, const DossierNode *top, gboolean skip)
{
  if (!skip && node->first != NULL)
    return node->first;
  while (node != NULL && node != top)
    {
      if (node->next != NULL)
        return node->next;
      node = node->parent;
    }
  return NULL;
}

DossierNode *
dossier_node_find (DossierNode *top, DossierTag tag)
{
  for (DossierNode *node = top; node != NULL; node = dossier_node_next (node, top, FALSE))
    if (node->tag == tag && node->element != NULL)
      return node;
  return NULL;
}

gboolean
dossier_node_is_inside (const DossierNode *node, DossierTag tag, const DossierNode *top)
{
  for (const DossierNode *at = node->parent; at != NULL; at = at->parent)
    {
      if (at->tag == tag)
        return TRUE;
      if (at == top)
        break;
    }
  return FALSE;
}

static void
add_folded (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xa0)
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
}

char *
dossier_node_dup_text (const DossierNode *node)
{
  GString *out = g_string_new (NULL);

  for (const DossierNode *at = node; at != NULL; at = dossier_node_next (at, node, FALSE))
    {
      if (at->text != NULL)
        add_folded (out, at->text);
      else if ((dossier_node_flags (at) & TAG_BLOCK) || at->tag == DOSSIER_TAG_BR)
        add_folded (out, " ");
    }
  return g_strchomp (g_string_free (out, FALSE));
}
