/* dossier-opml.c - lists of feeds: OPML in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-opml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-feed-encoding-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-text-private.h"
#include "dossier-feed-xml-private.h"

typedef struct
{
  GPtrArray *outlines; /* (element-type DossierOutline) */
  GPtrArray *refused;  /* (element-type utf8), may be NULL */
  GPtrArray *folder;   /* (element-type utf8): names of the folders around, outer first */
} Reader;

void
dossier_outline_free (DossierOutline *outline)
{
  if (outline == NULL)
    return;
  g_free (outline->title);
  g_free (outline->xml_uri);
  g_free (outline->html_uri);
  g_strfreev (outline->folder);
  g_free (outline);
}

static gboolean
is_allowed (const char *address)
{
  static const char *const schemes[] = { "http://", "https://", "feed:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return strlen (address) <= DOSSIER_FEED_MAX_ADDRESS_BYTES;
  return FALSE;
}

static void
refuse (Reader *self, const char *address)
{
  g_autoptr (GString) shown = g_string_new (address);

  if (self->refused == NULL || self->refused->len >= DOSSIER_FEED_MAX_REFUSED)
    return;
  dossier_feed_truncate (shown, 200);
  g_ptr_array_add (self->refused,
                   g_strdup_printf (_ ("Left out “%s”: only http, https and feed addresses are taken"), shown->str));
}

static char *
get_name (const xmlNode *node)
{
  g_autofree char *title = dossier_feed_node_attribute (node, "title");
  g_autofree char *text = title == NULL ? dossier_feed_node_attribute (node, "text") : NULL;

  return dossier_feed_fold (title != NULL ? title : text);
}

static void
take_feed (Reader *self, const xmlNode *node, const char *name, const char *address)
{
  DossierOutline  *outline;
  g_autofree char *site = NULL;

  if (!is_allowed (address))
    {
      refuse (self, address);
      return;
    }
  if (self->outlines->len >= DOSSIER_FEED_MAX_OUTLINES)
    return;
  site = dossier_feed_node_attribute (node, "htmlUrl");
  outline = g_new0 (DossierOutline, 1);
  outline->xml_uri = g_strdup (address);
  outline->title = dossier_feed_fold (name != NULL ? name : address);
  outline->html_uri = site != NULL && is_allowed (site) ? g_steal_pointer (&site) : NULL;
  outline->folder = g_new0 (char *, self->folder->len + 1);
  for (guint i = 0; i < self->folder->len; i++)
    outline->folder[i] = g_strdup (self->folder->pdata[i]);
  g_ptr_array_add (self->outlines, outline);
}

static void
read_outlines (Reader *self, const xmlNode *parent)
{
  for (xmlNode *node = dossier_feed_node_element (parent->children); node != NULL;
       node = dossier_feed_node_element (node->next))
    {
      g_autofree char *name = NULL, *address = NULL;

      if (g_ascii_strcasecmp (dossier_feed_node_name (node), "outline") != 0)
        continue;
      name = get_name (node);
      address = dossier_feed_node_attribute (node, "xmlUrl");
      if (address != NULL)
        take_feed (self, node, name, address);
      if (dossier_feed_node_element (node->children) == NULL || self->folder->len >= DOSSIER_FEED_MAX_DEPTH)
        continue;
      g_ptr_array_add (self->folder, g_strdup (name != NULL ? name : ""));
      read_outlines (self, node);
      g_ptr_array_remove_index (self->folder, self->folder->len - 1);
    }
}

GPtrArray *
dossier_opml_parse (GBytes *bytes, GPtrArray *refused, GError **error)
{
  gsize            length;
  g_autofree char *encoding = NULL;
  g_autofree char *text = dossier_feed_decode (bytes, NULL, &length, &encoding, error);
  g_autoptr (GString) mended = text != NULL ? dossier_feed_mend (text, length, DOSSIER_FEED_MEND_LIST, error) : NULL;
  xmlDoc  *doc = mended != NULL ? dossier_feed_read_xml (mended->str, mended->len, error) : NULL;
  Reader   reader = { NULL, refused, NULL };
  xmlNode *root, *node;

  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  if (g_ascii_strcasecmp (dossier_feed_node_name (root), "opml") != 0)
    {
      xmlFreeDoc (doc);
      g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_NOT_A_FEED, _ ("This is not a list of feeds"));
      return NULL;
    }
  reader.outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);
  reader.folder = g_ptr_array_new_with_free_func (g_free);
  for (node = dossier_feed_node_element (root->children); node != NULL; node = dossier_feed_node_element (node->next))
    if (g_ascii_strcasecmp (dossier_feed_node_name (node), "body") == 0)
      read_outlines (&reader, node);
  g_ptr_array_unref (reader.folder);
  xmlFreeDoc (doc);
  return reader.outlines;
}

static guint
common_depth (char **a, char **b)
{
  guint depth = 0;

  while (a[depth] != NULL && b[depth] != NULL && g_str_equal (a[depth], b[depth]))
    depth++;
  return depth;
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static void
indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth + 2; i++)
    g_string_append (out, "  ");
}

static void
append_outline (GString *out, const DossierOutline *outline, guint depth)
{
  indent (out, depth);
  g_string_append (out, "<outline type=\"rss\"");
  append_attribute (out, "text", outline->title);
  append_attribute (out, "title", outline->title);
  append_attribute (out, "xmlUrl", outline->xml_uri);
  append_attribute (out, "htmlUrl", outline->html_uri);
  g_string_append (out, "/>\n");
}

char *
dossier_opml_write (GPtrArray *outlines, const char *title)
{
  GString         *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
  g_autofree char *head = g_markup_escape_text (title != NULL ? title : "", -1);
  static char     *no_folder[] = { NULL };
  char           **open = no_folder;

  g_string_append_printf (out, "  <head>\n    <title>%s</title>\n  </head>\n  <body>\n", head);
  for (guint i = 0; i <= outlines->len; i++)
    {
      const DossierOutline *outline = i < outlines->len ? outlines->pdata[i] : NULL;
      char                **folder = outline != NULL ? outline->folder : no_folder;
      guint                 common = common_depth (open, folder);

      for (guint depth = g_strv_length (open); depth > common; depth--)
        {
          indent (out, depth - 1);
          g_string_append (out, "</outline>\n");
        }
      for (guint depth = common; folder[depth] != NULL; depth++)
        {
          indent (out, depth);
          g_string_append (out, "<outline");
          append_attribute (out, "text", folder[depth]);
          append_attribute (out, "title", folder[depth]);
          g_string_append (out, ">\n");
        }
      if (outline != NULL)
        append_outline (out, outline, g_strv_length (folder));
      open = folder;
    }
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free (out, FALSE);
}
