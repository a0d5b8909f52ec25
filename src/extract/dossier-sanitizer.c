/* dossier-sanitizer.c - HTML to HTML that cannot act.
 *
 * The tree is written out anew from an allow-list; nothing of the source is copied. An element that is not on the
 * list loses its tag and keeps its text. Taking a tag away, or a table, can leave elements nested in a way that no
 * parser makes of its own output (a paragraph in a paragraph): then the output is read and written once more, until
 * it stays the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sanitizer.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-html.h"
#include "dossier-sanitizer-private.h"

#define MAX_PASSES 4

typedef struct
{
  GString    *out;
  const char *base_uri;
  guint       links;  /* open now */
  gboolean    pruned; /* the elements nest in a way that the parser may not make again */
} Writer;

/* Attributes of any element that is kept; sorted by use, short enough to walk. */
static const char *const plain_attributes[] = {
  "alt",   "title",    "width",    "height",   "colspan",  "rowspan", "align",   "valign",  "lang",
  "dir",   "start",    "reversed", "type",     "datetime", "abbr",    "scope",   "headers", "span",
  "value", "hreflang", "open",     "controls", "kind",     "label",   "summary", "rel",
};

static const char *const address_attributes[] = { "href", "src", "poster", "cite" };

static void
write_text (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, "&<>");

      g_string_append_len (out, p, (gssize) n);
      p += n;
      if (*p == '&')
        g_string_append (out, "&amp;");
      else if (*p == '<')
        g_string_append (out, "&lt;");
      else if (*p == '>')
        g_string_append (out, "&gt;");
      p += *p != '\0';
    }
}

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '&')
        g_string_append (out, "&amp;");
      else if (*p == '"')
        g_string_append (out, "&quot;");
      else if (*p == '<')
        g_string_append (out, "&lt;");
      else if (*p == '>')
        g_string_append (out, "&gt;");
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* A pixel with a lazy loader keeps its address elsewhere. */
static const char *
source_of (const DossierNode *node)
{
  static const char *const lazy[] = { "data-src", "data-original", "data-lazy-src" };
  const char              *src = dossier_node_get (node, "src");

  if (node->tag != DOSSIER_TAG_IMG || (src != NULL && *src != '\0' && !g_str_has_prefix (src, "data:")))
    return src;
  for (guint i = 0; i < G_N_ELEMENTS (lazy); i++)
    {
      const char *found = dossier_node_get (node, lazy[i]);

      if (found != NULL && *found != '\0')
        return found;
    }
  return src;
}

static void
write_start (Writer *self, const DossierNode *node)
{
  g_string_append_c (self->out, '<');
  g_string_append (self->out, dossier_tag_get_name (node->tag));
  for (guint i = 0; i < G_N_ELEMENTS (address_attributes); i++)
    {
      const char *name = address_attributes[i];
      const char *value = strcmp (name, "src") == 0 ? source_of (node) : dossier_node_get (node, name);

      if (value != NULL)
        {
          g_autofree char *address = dossier_address_dup (value, self->base_uri, TRUE);

          if (address != NULL)
            write_attribute (self->out, name, address);
        }
    }
  for (guint i = 0; node->element->attributes.length > 0 && i < G_N_ELEMENTS (plain_attributes); i++)
    {
      const char *value = dossier_node_get (node, plain_attributes[i]);

      if (value != NULL)
        write_attribute (self->out, plain_attributes[i], value);
    }
  g_string_append_c (self->out, '>');
}

static void
write_node (Writer *self, const DossierNode *node)
{
  DossierTagFlags flags = dossier_node_flags (node);
  gboolean        keep = node->element != NULL && (flags & TAG_KEEP);

  if (node->text != NULL)
    {
      write_text (self->out, node->text);
      return;
    }
  if (flags & TAG_DROP)
    {
      self->pruned = TRUE;
      return;
    }
  if (keep)
    write_start (self, node);
  /* A table moves what it cannot hold before itself, even into a paragraph or list item of the same kind. */
  if (!keep || node->tag == DOSSIER_TAG_TABLE || (node->tag == DOSSIER_TAG_A && self->links > 0))
    self->pruned = TRUE;
  if (flags & TAG_VOID)
    return;
  /* The parser takes one line feed after <pre> away. */
  if (node->tag == DOSSIER_TAG_PRE && node->first != NULL && node->first->text != NULL && *node->first->text == '\n')
    g_string_append_c (self->out, '\n');
  self->links += node->tag == DOSSIER_TAG_A;
  for (const DossierNode *child = node->first; child != NULL; child = child->next)
    write_node (self, child);
  self->links -= node->tag == DOSSIER_TAG_A;
  if (keep)
    g_string_append_printf (self->out, "</%s>", dossier_tag_get_name (node->tag));
}

char *
dossier_node_to_html (const DossierNode *top, const char *base_uri, gboolean with_top, gboolean *pruned)
{
  Writer self = { g_string_new (NULL), base_uri, 0, FALSE };

  if (with_top)
    write_node (&self, top);
  else
    for (const DossierNode *child = top->first; child != NULL; child = child->next)
      write_node (&self, child);
  if (pruned != NULL)
    *pruned = self.pruned;
  return g_string_free (self.out, FALSE);
}

static char *
run_once (const char *html, gssize length, const char *base_uri, gboolean *pruned, GError **error)
{
  g_autoptr (DossierHtml) parsed = dossier_html_new_from_text (html, length, error);
  g_autoptr (DossierTree) tree = NULL;

  if (parsed == NULL)
    return NULL;
  tree = dossier_tree_new (parsed);
  return dossier_node_to_html (tree->root, base_uri, FALSE, pruned);
}

char *
dossier_html_settle (char *html, const char *base_uri)
{
  for (guint pass = 1; pass < MAX_PASSES; pass++)
    {
      gboolean         pruned;
      g_autofree char *again = run_once (html, -1, base_uri, &pruned, NULL);

      if (again == NULL || strcmp (again, html) == 0)
        break;
      g_free (html);
      html = g_steal_pointer (&again);
    }
  return html;
}

char *
dossier_html_sanitize (const char *html, gssize length, const char *base_uri, GError **error)
{
  gboolean pruned = FALSE;
  char    *result = run_once (html, length, base_uri, &pruned, error);

  return result != NULL && pruned ? dossier_html_settle (result, base_uri) : result;
}
