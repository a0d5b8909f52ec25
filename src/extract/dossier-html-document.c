/* dossier-html-document.c - HTML to the text that is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html-document.h"

#include <stdlib.h>
#include <string.h>

#include "dossier-clean-address.h"
#include "dossier-extract-limits.h"
#include "dossier-html-document-private.h"
#include "dossier-html-image-private.h"
#include "dossier-html-table-private.h"
#include "dossier-sanitizer.h"

typedef struct
{
  DossierDocumentBuilder *builder;
  const char             *base_uri;
  guint                   quotes, lists;
  int                     number; /* of the next item, -1 for a bullet */
  gboolean                in_code;
  gboolean                in_letter;
  GHashTable             *targets; /* of names that links within the text lead to */
} Walk;

/* A form with more text than this is a page that was built as one big form. */
#define FORM_IS_PAGE 800

static void walk_children (Walk *self, const DossierNode *node);
static void add_anchor (Walk *self, const DossierNode *node);

static const struct
{
  DossierTag      tag;
  DossierSpanKind kind;
} inline_kinds[] = {
  { DOSSIER_TAG_EM, DOSSIER_SPAN_EMPHASIS },   { DOSSIER_TAG_I, DOSSIER_SPAN_EMPHASIS },
  { DOSSIER_TAG_CITE, DOSSIER_SPAN_EMPHASIS }, { DOSSIER_TAG_DFN, DOSSIER_SPAN_EMPHASIS },
  { DOSSIER_TAG_VAR, DOSSIER_SPAN_EMPHASIS },  { DOSSIER_TAG_STRONG, DOSSIER_SPAN_STRONG },
  { DOSSIER_TAG_B, DOSSIER_SPAN_STRONG },      { DOSSIER_TAG_CODE, DOSSIER_SPAN_CODE },
  { DOSSIER_TAG_KBD, DOSSIER_SPAN_CODE },      { DOSSIER_TAG_SAMP, DOSSIER_SPAN_CODE },
  { DOSSIER_TAG_TT, DOSSIER_SPAN_CODE },
};

/* "10" and "10px" are 10; -1 when it is not said in pixels. */
static int
pixels (const char *value)
{
  char *end;
  long  number;

  if (value == NULL || !g_ascii_isdigit (*value))
    return -1;
  number = strtol (value, &end, 10);
  return *end == '%' || number > 100000 ? -1 : (int) number;
}

static gboolean
has_style (const char *style, const char *property, const char *value)
{
  gsize length = strlen (property);

  for (const char *p = style; (p = strchr (p, ':')) != NULL; p++)
    {
      const char *end = p;

      while (end > style && end[-1] == ' ')
        end--;
      if ((gsize) (end - style) >= length && g_ascii_strncasecmp (end - length, property, length) == 0
          && g_ascii_strncasecmp (p + 1 + strspn (p + 1, " \t"), value, strlen (value)) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_node_is_hidden (const DossierNode *node)
{
  const char *style = dossier_node_get (node, "style");

  if (dossier_node_get (node, "hidden") != NULL)
    return TRUE;
  return style != NULL && (has_style (style, "display", "none") || has_style (style, "visibility", "hidden"));
}

static gboolean
is_dot (int size)
{
  return size >= 0 && size <= 2;
}

static gboolean
is_icon (const DossierNode *node)
{
  int width = pixels (dossier_node_get (node, "width")), height = pixels (dossier_node_get (node, "height"));

  return (width > 0 && width <= 32) || (height > 0 && height <= 32);
}

/* The address of an image or icon that does not only count who reads. */
static char *
dup_source (const DossierNode *node, const char *base_uri)
{
  g_autofree char *address = dossier_html_image_dup_address (node, base_uri);

  if (address == NULL || is_dot (pixels (dossier_node_get (node, "width")))
      || is_dot (pixels (dossier_node_get (node, "height"))))
    return NULL;
  return g_steal_pointer (&address);
}

char *
dossier_node_dup_image (const DossierNode *node, const char *base_uri)
{
  if ((node->tag != DOSSIER_TAG_IMG && node->tag != DOSSIER_TAG_AMP_IMG) || is_icon (node))
    return NULL;
  return dup_source (node, base_uri);
}

static void
add_image (Walk *self, const DossierNode *node)
{
  const char      *alt = dossier_node_get (node, "alt");
  g_autofree char *address = dup_source (node, self->base_uri);
  g_autofree char *folded = NULL;

  if (address == NULL)
    return;
  if (alt != NULL)
    folded = g_strstrip (g_strdup (alt));
  /* Emoji and icons are part of the sentence. */
  if (is_icon (node))
    {
      if (folded != NULL && g_utf8_strlen (folded, -1) <= 2)
        dossier_document_builder_add_text (self->builder, folded, -1);
      return;
    }
  dossier_document_builder_add_image (self->builder, address, folded != NULL && *folded != '\0' ? folded : NULL);
}

static void
add_cells (Walk *self, guint n)
{
  for (; n > 0; n--)
    dossier_document_builder_add_cell (self->builder);
}

static void
enter (Walk *self, const DossierNode *node)
{
  if (g_hash_table_size (self->targets) > 0)
    add_anchor (self, node);
}

static void
add_row (Walk *self, const DossierNode *row, DossierHtmlGrid *grid)
{
  enter (self, row);
  for (const DossierNode *cell = row->first; cell != NULL; cell = cell->next)
    {
      guint columns;

      if (!dossier_html_is_cell (cell) || dossier_node_is_unread (cell, self->base_uri))
        continue;
      add_cells (self, dossier_html_grid_pass (grid));
      columns = dossier_html_grid_place (grid, cell);
      dossier_document_builder_add_cell (self->builder);
      enter (self, cell);
      walk_children (self, cell);
      add_cells (self, MAX (columns, 1) - 1);
    }
  add_cells (self, dossier_html_grid_end_row (grid));
  dossier_document_builder_end_row (self->builder);
}

static void
add_rows (Walk *self, const DossierNode *table)
{
  DossierHtmlGrid grid = { 0 };

  dossier_document_builder_open (self->builder, DOSSIER_SPAN_TABLE, dossier_html_table_count_headings (table), NULL);
  for (const DossierNode *row = dossier_html_table_next_row (table, NULL);
       row != NULL && !dossier_document_builder_is_full (self->builder); row = dossier_html_table_next_row (table, row))
    if (!dossier_node_is_unread (row, self->base_uri))
      add_row (self, row, &grid);
  dossier_document_builder_close (self->builder);
}

static void
add_table (Walk *self, const DossierNode *node)
{
  const DossierNode *caption = node->first;

  if (!dossier_html_table_holds_data (node))
    {
      walk_children (self, node);
      return;
    }
  add_rows (self, node);
  while (caption != NULL && caption->tag != DOSSIER_TAG_CAPTION)
    caption = caption->next;
  if (caption == NULL)
    return;
  dossier_document_builder_open (self->builder, DOSSIER_SPAN_CAPTION, 0, NULL);
  walk_children (self, caption);
  dossier_document_builder_close (self->builder);
}

static void
add_span (Walk *self, const DossierNode *node, DossierSpanKind kind, guint level, const char *value)
{
  dossier_document_builder_open (self->builder, kind, level, value);
  walk_children (self, node);
  dossier_document_builder_close (self->builder);
}

static void
add_item (Walk *self, const DossierNode *node)
{
  g_autofree char *number = self->number >= 0 ? g_strdup_printf ("%d.", self->number++) : NULL;

  add_span (self, node, DOSSIER_SPAN_LIST_ITEM, MAX (self->lists, 1), number);
}

static void
walk_list (Walk *self, const DossierNode *node)
{
  int before = self->number;
  int start = pixels (dossier_node_get (node, "start"));

  self->number = node->tag != DOSSIER_TAG_OL ? -1 : start >= 0 ? start : 1;
  self->lists++;
  walk_children (self, node);
  self->lists--;
  self->number = before;
}

/* ---- links within the text ---- */

static gboolean
is_name (const char *name)
{
  return strlen (name) <= DOSSIER_DOCUMENT_MAX_ANCHOR && g_utf8_validate (name, -1, NULL);
}

/* The name that @href leads to, in the same page; NULL: it leads elsewhere, or to what cannot be a name. */
static char *
dup_target (const char *href, const char *base_uri)
{
  gsize            length = base_uri != NULL ? strcspn (base_uri, "#") : 0;
  g_autofree char *name = NULL;

  if (href != NULL && length > 0 && strncmp (href, base_uri, length) == 0)
    href += length;
  if (href == NULL || *href != '#' || href[1] == '\0')
    return NULL;
  name = g_uri_unescape_string (href + 1, NULL);
  if (name == NULL)
    name = g_strdup (href + 1);
  return is_name (name) ? g_steal_pointer (&name) : NULL;
}

static void
collect_targets (Walk *self, const DossierNode *node)
{
  for (const DossierNode *child = node->first; child != NULL; child = child->next)
    {
      char *name = child->text == NULL && child->tag == DOSSIER_TAG_A
                       ? dup_target (dossier_node_get (child, "href"), self->base_uri)
                       : NULL;

      if (name != NULL && g_hash_table_size (self->targets) < DOSSIER_HTML_MAX_TARGETS)
        g_hash_table_add (self->targets, name);
      else
        g_free (name);
      collect_targets (self, child);
    }
}

static void
add_anchor (Walk *self, const DossierNode *node)
{
  const char *name = dossier_node_get (node, "id");

  if (name == NULL && node->tag == DOSSIER_TAG_A)
    name = dossier_node_get (node, "name");
  if (name != NULL && g_hash_table_contains (self->targets, name))
    dossier_document_builder_add_anchor (self->builder, name);
}

static void
add_link (Walk *self, const DossierNode *node)
{
  const char      *href = dossier_node_get (node, "href");
  g_autofree char *target = dup_target (href, self->base_uri);
  g_autofree char *address = NULL;

  if (target != NULL)
    {
      address = g_strconcat ("#", target, NULL);
      add_span (self, node, DOSSIER_SPAN_LINK, 0, address);
      return;
    }
  if (href != NULL && *href != '#')
    address = dossier_html_dup_safe_address (href, self->base_uri);
  if (address != NULL && self->in_letter)
    {
      char *clean = dossier_address_dup_clean (address);

      g_free (address);
      address = clean;
    }
  if (address != NULL)
    add_span (self, node, DOSSIER_SPAN_LINK, 0, address);
  else
    walk_children (self, node);
}

/* The images in <noscript> stand in for the lazy one beside it, which may not say where it is. */
static gboolean
repeats_image (const DossierNode *node, const char *base_uri)
{
  const DossierNode *before = node->previous, *image;
  g_autofree char   *address = NULL;

  while (before != NULL && before->text != NULL)
    before = before->previous;
  image = before != NULL ? dossier_node_find ((DossierNode *) before, DOSSIER_TAG_IMG) : NULL;
  if (image != NULL)
    address = dossier_html_image_dup_address (image, base_uri);
  return address != NULL;
}

gboolean
dossier_node_is_unread (const DossierNode *node, const char *base_uri)
{
  if (node->is_shown)
    return FALSE;
  if (node->tag == DOSSIER_TAG_FORM)
    {
      g_autofree char *text = dossier_node_dup_text (node);

      return strlen (text) < FORM_IS_PAGE;
    }
  if (node->tag == DOSSIER_TAG_NOSCRIPT)
    return repeats_image (node, base_uri);
  return (dossier_node_flags (node) & TAG_UNREAD) != 0 || dossier_node_is_hidden (node);
}

/* Blocks that are more than a line of their own. FALSE: @node is none of them. */
static gboolean
walk_special (Walk *self, const DossierNode *node)
{
  DossierTag tag = node->tag;

  if (dossier_node_flags (node) & TAG_HEADING)
    add_span (self, node, DOSSIER_SPAN_HEADING, (guint) (tag - DOSSIER_TAG_H1 + 1), NULL);
  else if (tag == DOSSIER_TAG_BLOCKQUOTE)
    {
      self->quotes++;
      add_span (self, node, DOSSIER_SPAN_QUOTE, self->quotes, NULL);
      self->quotes--;
    }
  else if (tag == DOSSIER_TAG_PRE || tag == DOSSIER_TAG_LISTING || tag == DOSSIER_TAG_XMP)
    {
      gboolean outer = !self->in_code;

      self->in_code = TRUE;
      if (outer)
        add_span (self, node, DOSSIER_SPAN_CODE_BLOCK, 0, NULL);
      else
        walk_children (self, node);
      self->in_code = !outer;
    }
  else if (tag == DOSSIER_TAG_FIGCAPTION)
    add_span (self, node, DOSSIER_SPAN_CAPTION, 0, NULL);
  else if (tag == DOSSIER_TAG_LI)
    add_item (self, node);
  else if (tag == DOSSIER_TAG_TABLE)
    add_table (self, node);
  else
    return FALSE;
  return TRUE;
}

static void
walk_inline (Walk *self, const DossierNode *node)
{
  for (guint i = 0; !self->in_code && i < G_N_ELEMENTS (inline_kinds); i++)
    if (inline_kinds[i].tag == node->tag)
      {
        add_span (self, node, inline_kinds[i].kind, 0, NULL);
        return;
      }
  if (node->tag == DOSSIER_TAG_Q)
    dossier_document_builder_add_text (self->builder, "\xe2\x80\x9c", -1);
  walk_children (self, node);
  if (node->tag == DOSSIER_TAG_Q)
    dossier_document_builder_add_text (self->builder, "\xe2\x80\x9d", -1);
}

static void
walk (Walk *self, const DossierNode *node)
{
  gboolean list = node->tag == DOSSIER_TAG_UL || node->tag == DOSSIER_TAG_OL || node->tag == DOSSIER_TAG_DIR;

  if (node->text == NULL)
    enter (self, node);
  if (node->text != NULL)
    dossier_document_builder_add_text (self->builder, node->text, -1);
  else if (dossier_node_is_unread (node, self->base_uri))
    {
      if (dossier_node_flags (node) & TAG_BLOCK)
        dossier_document_builder_break (self->builder);
    }
  else if (node->tag == DOSSIER_TAG_BR && self->in_code)
    dossier_document_builder_add_text (self->builder, "\n", 1);
  else if (node->tag == DOSSIER_TAG_BR || node->tag == DOSSIER_TAG_HR)
    dossier_document_builder_break (self->builder);
  else if (node->tag == DOSSIER_TAG_IMG || node->tag == DOSSIER_TAG_AMP_IMG)
    add_image (self, node);
  else if (node->tag == DOSSIER_TAG_A)
    add_link (self, node);
  else if (walk_special (self, node))
    return;
  else if (dossier_node_flags (node) & TAG_BLOCK)
    {
      if (!self->in_code)
        dossier_document_builder_break (self->builder);
      if (list)
        walk_list (self, node);
      else
        walk_children (self, node);
      if (!self->in_code)
        dossier_document_builder_break (self->builder);
      else
        dossier_document_builder_add_text (self->builder, "\n", 1);
    }
  else
    walk_inline (self, node);
}

static void
walk_children (Walk *self, const DossierNode *node)
{
  for (const DossierNode *child = node->first; child != NULL; child = child->next)
    {
      if (dossier_document_builder_is_full (self->builder))
        return;
      walk (self, child);
    }
}

DossierDocument *
dossier_node_to_document (const DossierNode *top, const char *base_uri)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk self = { .builder = builder, .base_uri = base_uri, .targets = targets };

  collect_targets (&self, top);
  walk_children (&self, top);
  return dossier_document_builder_end (builder);
}

DossierDocument *
dossier_node_to_letter (const DossierNode *top)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk self = { .builder = builder, .in_letter = TRUE, .targets = targets };

  collect_targets (&self, top);
  walk_children (&self, top);
  return dossier_document_builder_end (builder);
}

DossierDocument *
dossier_html_to_document (const char *html, gssize length, const char *base_uri, GError **error)
{
  g_autoptr (DossierHtml) parsed = dossier_html_new_from_text (html, length, error);
  g_autoptr (DossierTree) tree = NULL;

  if (parsed == NULL)
    return NULL;
  tree = dossier_tree_new (parsed);
  return dossier_node_to_document (tree->root, base_uri);
}
