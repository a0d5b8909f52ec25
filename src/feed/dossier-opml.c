/* dossier-opml.c - lists of feeds: OPML in
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
#include "dossier-opml-private.h"
#include "dossier-refusals.h"

typedef struct
{
  GPtrArray       *outlines; /* (element-type DossierOutline) */
  GPtrArray       *folder;   /* (element-type utf8): names of the folders around, outer first */
  DossierRefusals *refusals;
} Reader;

void
dossier_outline_free (DossierOutline *outline)
{
  if (outline == NULL)
    return;
  g_free (outline->title);
  g_free (outline->xml_uri);
  g_free (outline->html_uri);
  g_free (outline->attributes);
  g_strfreev (outline->folder);
  g_free (outline);
}

/* ---- attributes that are kept for the way out ---- */

/* Adds the line of @name to @lines, once, when the name is one that is kept and there is room. */
static void
keep_attribute (GString *lines, const char *name, const char *value)
{
  g_autofree char *folded = dossier_feed_fold (value);
  g_autofree char *start = g_strdup_printf ("\n%s ", name);

  if (folded != NULL && dossier_opml_is_kept (name) && strstr (lines->str, start) == NULL
      && lines->len + strlen (start) + strlen (folded) <= DOSSIER_FEED_MAX_KEPT_BYTES)
    g_string_append_printf (lines, "%s%s", start, folded);
}

/* A list may name a feed twice, differently: both, or neither. */
static void
keep_names (GString *lines, const xmlNode *node)
{
  g_autofree char *title = dossier_feed_node_attribute (node, "title");
  g_autofree char *text = dossier_feed_node_attribute (node, "text");

  if (title == NULL || text == NULL || g_str_equal (title, text)
      || strlen (title) + strlen (text) > DOSSIER_FEED_MAX_KEPT_BYTES / 2)
    return;
  keep_attribute (lines, "title", title);
  keep_attribute (lines, "text", text);
}

/* The name as it is kept: those of OPML in lower case, FreshRSS's with their prefix. */
static char *
dup_attribute_name (const xmlAttr *attribute)
{
  const char *name = (const char *) attribute->name;

  if (attribute->ns != NULL)
    return g_strdup_printf ("%s:%s", attribute->ns->prefix != NULL ? (const char *) attribute->ns->prefix : "", name);
  return strchr (name, ':') == NULL ? g_ascii_strdown (name, -1) : g_strdup (name);
}

static char *
dup_kept (const xmlNode *node)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *type = dossier_feed_node_attribute (node, "type");

  keep_names (lines, node);
  if (g_strcmp0 (type, "rss") != 0)
    keep_attribute (lines, "type", type);
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *name = dup_attribute_name (attribute);
      g_autofree char *value = dossier_feed_attribute_value (attribute);

      if (!g_str_equal (name, "title") && !g_str_equal (name, "text") && !g_str_equal (name, "type"))
        keep_attribute (lines, name, value);
    }
  return lines->len > 0 ? g_strdup (lines->str + 1) : NULL;
}

/* ---- in ---- */

static char *
get_name (const xmlNode *node)
{
  g_autofree char *title = dossier_feed_node_attribute (node, "title");
  g_autofree char *text = title == NULL ? dossier_feed_node_attribute (node, "text") : NULL;

  return dossier_feed_fold (title != NULL ? title : text);
}

static gboolean
type_begins (const char *type, const char *beginning)
{
  return type != NULL && g_ascii_strncasecmp (type, beginning, strlen (beginning)) == 0;
}

/* FreshRSS makes feeds out of pages: "HTML+XPath", "JSON+DotNotation". */
static gboolean
is_made (const char *type)
{
  g_autofree char *folded = type != NULL ? g_ascii_strdown (type, -1) : NULL;

  return folded != NULL && (strstr (folded, "+xpath") != NULL || strstr (folded, "+dotnotation") != NULL);
}

/* Of a feed; NULL when the outline is none, and what it is then is noted. */
static char *
get_address (Reader *self, const xmlNode *node, const char *name)
{
  g_autofree char *type = dossier_feed_node_attribute (node, "type");
  g_autofree char *address = dossier_feed_node_attribute (node, "xmlUrl");
  g_autofree char *other = dossier_feed_node_attribute (node, "url");
  gboolean         is_feed_type = type_begins (type, "rss") || type_begins (type, "atom") || type_begins (type, "feed");

  if (type_begins (type, "include") && (address != NULL || other != NULL))
    dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_INCLUDE, other != NULL ? other : address);
  else if (address != NULL && is_made (type))
    dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_MADE, address);
  else if (address != NULL)
    return g_steal_pointer (&address);
  else if (other != NULL && is_feed_type)
    return g_steal_pointer (&other);
  else if (other != NULL)
    dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_INCLUDE, other);
  else if (is_feed_type && dossier_feed_node_element (node->children) == NULL)
    dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_MISSING, name != NULL ? name : "");
  return NULL;
}

static GStrv
dup_folder (const Reader *self)
{
  GStrv folder = g_new0 (char *, self->folder->len + 1);

  for (guint i = 0; i < self->folder->len; i++)
    folder[i] = g_strdup (self->folder->pdata[i]);
  return folder;
}

static void
take_feed (Reader *self, const xmlNode *node, const char *name, const char *given)
{
  g_autofree char *address = dossier_refusals_take_address (self->refusals, given);
  g_autofree char *site = NULL;
  DossierOutline  *outline;

  if (address == NULL)
    return;
  if (self->outlines->len >= DOSSIER_FEED_MAX_OUTLINES)
    {
      dossier_refusals_add (self->refusals, DOSSIER_REFUSAL_MANY, G_STRINGIFY (DOSSIER_FEED_MAX_OUTLINES));
      return;
    }
  site = dossier_feed_node_attribute (node, "htmlUrl");
  outline = g_new0 (DossierOutline, 1);
  outline->title = dossier_feed_fold (name != NULL ? name : given);
  outline->xml_uri = g_steal_pointer (&address);
  outline->html_uri = site != NULL ? dossier_refusals_take_address (NULL, site) : NULL;
  outline->attributes = dup_kept (node);
  outline->folder = dup_folder (self);
  g_ptr_array_add (self->outlines, outline);
}

/* Deeper folders than are kept lie in the last one that is. */
static gboolean
enter_folder (Reader *self, const char *name)
{
  g_autoptr (GString) shortened = g_string_new (name);

  if (self->folder->len >= DOSSIER_FEED_MAX_FOLDERS)
    return FALSE;
  dossier_feed_truncate (shortened, DOSSIER_FEED_MAX_FOLDER_BYTES);
  g_ptr_array_add (self->folder, g_strchomp (g_string_free (g_steal_pointer (&shortened), FALSE)));
  return TRUE;
}

static void
read_outlines (Reader *self, const xmlNode *parent)
{
  for (xmlNode *node = dossier_feed_node_element (parent->children); node != NULL;
       node = dossier_feed_node_element (node->next))
    {
      g_autofree char *name = NULL, *address = NULL;
      gboolean         is_entered;

      if (g_ascii_strcasecmp (dossier_feed_node_name (node), "outline") != 0)
        continue;
      name = get_name (node);
      address = get_address (self, node, name);
      if (address != NULL)
        take_feed (self, node, name, address);
      if (dossier_feed_node_element (node->children) == NULL)
        continue;
      is_entered = enter_folder (self, name != NULL ? name : "");
      read_outlines (self, node);
      if (is_entered)
        g_ptr_array_remove_index (self->folder, self->folder->len - 1);
    }
}

static GPtrArray *
read_list (xmlNode *root, GPtrArray *refused)
{
  Reader reader = { .refusals = dossier_refusals_new () };

  reader.outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);
  reader.folder = g_ptr_array_new_with_free_func (g_free);
  for (xmlNode *node = dossier_feed_node_element (root->children); node != NULL;
       node = dossier_feed_node_element (node->next))
    if (g_ascii_strcasecmp (dossier_feed_node_name (node), "body") == 0)
      read_outlines (&reader, node);
  if (refused != NULL)
    dossier_refusals_tell (reader.refusals, refused);
  dossier_refusals_free (reader.refusals);
  g_ptr_array_unref (reader.folder);
  return reader.outlines;
}

GPtrArray *
dossier_opml_parse (GBytes *bytes, GPtrArray *refused, GError **error)
{
  gsize            length;
  g_autofree char *encoding = NULL;
  g_autofree char *text = dossier_feed_decode (bytes, NULL, &length, &encoding, error);
  g_autoptr (GString) mended = text != NULL ? dossier_feed_mend (text, length, DOSSIER_FEED_MEND_LIST, error) : NULL;
  xmlDoc    *doc = mended != NULL ? dossier_feed_read_xml (mended->str, mended->len, error) : NULL;
  xmlNode   *root;
  GPtrArray *outlines = NULL;

  if (doc == NULL)
    return NULL;
  root = xmlDocGetRootElement (doc);
  if (g_ascii_strcasecmp (dossier_feed_node_name (root), "opml") != 0)
    g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_NOT_A_FEED, _ ("This is not a list of feeds"));
  else
    outlines = read_list (root, refused);
  xmlFreeDoc (doc);
  return outlines;
}
