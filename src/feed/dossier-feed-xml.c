/* dossier-feed-xml.c - the text of a feed -> a tree that can do no harm, and how to read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-xml-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "dossier-feed-limits.h"
#include "dossier-feed-parser.h"
#include "dossier-feed-text-private.h"

typedef struct
{
  const char      *name;
  DossierFeedSpace space;
} Space;

/* Compared without regard to case, schemes and final slashes. */
static const Space addresses[] = {
  { "www.w3.org/2005/atom", DOSSIER_FEED_SPACE_ATOM },
  { "purl.org/atom/ns#", DOSSIER_FEED_SPACE_ATOM },
  { "example.com/newformat#", DOSSIER_FEED_SPACE_ATOM },
  { "example.com/necho", DOSSIER_FEED_SPACE_ATOM },
  { "purl.org/echo", DOSSIER_FEED_SPACE_ATOM },
  { "uri/of/echo/namespace#", DOSSIER_FEED_SPACE_ATOM },
  { "purl.org/pie", DOSSIER_FEED_SPACE_ATOM },
  { "backend.userland.com/rss", DOSSIER_FEED_SPACE_CORE },
  { "blogs.law.harvard.edu/tech/rss", DOSSIER_FEED_SPACE_CORE },
  { "purl.org/rss/1.0", DOSSIER_FEED_SPACE_CORE },
  { "my.netscape.com/rdf/simple/0.9", DOSSIER_FEED_SPACE_CORE },
  { "my.netscape.com/publish/formats/rss-0.91.dtd", DOSSIER_FEED_SPACE_CORE },
  { "purl.org/net/rss1.1#", DOSSIER_FEED_SPACE_CORE },
  { "channel.netscape.com/rdf/simple/0.9", DOSSIER_FEED_SPACE_CORE },
  { "purl.org/rss/1.0/modules/content", DOSSIER_FEED_SPACE_CONTENT },
  { "purl.org/rss/1.0/modules/syndication", DOSSIER_FEED_SPACE_SYNDICATION },
  { "purl.org/dc/elements/1.1", DOSSIER_FEED_SPACE_DC },
  { "purl.org/dc/elements/1.0", DOSSIER_FEED_SPACE_DC },
  { "purl.org/dc/terms", DOSSIER_FEED_SPACE_DCTERMS },
  { "rssnamespace.org/feedburner/ext/1.0", DOSSIER_FEED_SPACE_FEEDBURNER },
  { "www.itunes.com/dtds/podcast-1.0.dtd", DOSSIER_FEED_SPACE_ITUNES },
  { "example.com/dtds/podcast-1.0.dtd", DOSSIER_FEED_SPACE_ITUNES },
  { "search.yahoo.com/mrss", DOSSIER_FEED_SPACE_MEDIA },
  { "www.w3.org/1999/02/22-rdf-syntax-ns#", DOSSIER_FEED_SPACE_RDF },
  { "www.w3.org/1999/xhtml", DOSSIER_FEED_SPACE_XHTML },
};

/* For prefixes nobody declared, or declared as something else. */
static const Space prefixes[] = {
  { "atom", DOSSIER_FEED_SPACE_ATOM },       { "atom10", DOSSIER_FEED_SPACE_ATOM },
  { "atom03", DOSSIER_FEED_SPACE_ATOM },     { "content", DOSSIER_FEED_SPACE_CONTENT },
  { "sy", DOSSIER_FEED_SPACE_SYNDICATION },  { "dc", DOSSIER_FEED_SPACE_DC },
  { "dcterms", DOSSIER_FEED_SPACE_DCTERMS }, { "feedburner", DOSSIER_FEED_SPACE_FEEDBURNER },
  { "itunes", DOSSIER_FEED_SPACE_ITUNES },   { "media", DOSSIER_FEED_SPACE_MEDIA },
  { "rdf", DOSSIER_FEED_SPACE_RDF },         { "xhtml", DOSSIER_FEED_SPACE_XHTML },
  { "rss", DOSSIER_FEED_SPACE_CORE },
};

/* No document declares anything here: the document type was left out. Should one get this far, nothing is read on. */
static void
stop_at_entity (void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                xmlChar *content)
{
  xmlStopParser (data);
}

static void
init_parser (void)
{
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      xmlInitParser ();
      g_once_init_leave (&initialised, 1);
    }
}

static void
set_syntax_error (xmlParserCtxt *context, GError **error)
{
  const xmlError  *last = xmlCtxtGetLastError (context);
  g_autofree char *message = g_strdup (last != NULL && last->message != NULL ? last->message : "?");

  g_set_error (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_SYNTAX, _ ("Line %d of the feed is not XML: %s"),
               last != NULL ? last->line : 1, g_strchomp (message));
}

static xmlDoc *
fail_for_memory (xmlDoc *doc, GError **error)
{
  xmlFreeDoc (doc);
  g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_SYNTAX,
                       _ ("There is not enough memory to read the feed. Close other programs and try again."));
  return NULL;
}

/* To libxml2 a text of more than 10 MB is a lack of memory too; what stands before it is whole. */
static gboolean
lacks_memory (xmlParserCtxt *context)
{
  const xmlError *last = xmlCtxtGetLastError (context);

  return context->errNo == XML_ERR_NO_MEMORY
         && (last == NULL || last->message == NULL || strstr (last->message, "huge text node") == NULL);
}

xmlDoc *
dossier_feed_read_xml (const char *text, gsize length, GError **error)
{
  const int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA
                      | XML_PARSE_COMPACT;
  xmlParserCtxt *context;
  xmlDoc        *doc;

  init_parser ();
  context = xmlNewParserCtxt ();
  if (context == NULL)
    return fail_for_memory (NULL, error);
  context->sax->entityDecl = stop_at_entity;
  doc = xmlCtxtReadMemory (context, text, length, NULL, "UTF-8", options);
  /* What was read until then is less than there is. */
  if (lacks_memory (context))
    doc = fail_for_memory (doc, error);
  else if (doc == NULL || xmlDocGetRootElement (doc) == NULL)
    {
      set_syntax_error (context, error);
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  xmlFreeParserCtxt (context);
  return doc;
}

static gboolean
find_space (const Space *spaces, guint n, const char *name, gsize length, DossierFeedSpace *space)
{
  for (guint i = 0; i < n; i++)
    if (strlen (spaces[i].name) == length && g_ascii_strncasecmp (spaces[i].name, name, length) == 0)
      {
        *space = spaces[i].space;
        return TRUE;
      }
  return FALSE;
}

/* "http://backend.userland.com/rss2" and its kin end in a version. */
static gboolean
find_address (const char *href, DossierFeedSpace *space)
{
  const char *name = strstr (href, "://");
  gsize       length;

  name = name != NULL ? name + 3 : href;
  length = strlen (name);
  while (length > 0 && name[length - 1] == '/')
    length--;
  if (g_ascii_strncasecmp (name, "backend.userland.com/rss", 24) == 0)
    length = 24;
  return find_space (addresses, G_N_ELEMENTS (addresses), name, length, space);
}

DossierFeedSpace
dossier_feed_node_space (const xmlNode *node)
{
  DossierFeedSpace space = DOSSIER_FEED_SPACE_OTHER;
  const char      *name = (const char *) node->name, *colon;

  if (node->ns == NULL)
    {
      colon = strchr (name, ':');
      if (colon == NULL)
        return DOSSIER_FEED_SPACE_CORE;
      find_space (prefixes, G_N_ELEMENTS (prefixes), name, colon - name, &space);
      return space;
    }
  if (node->ns->href != NULL && find_address ((const char *) node->ns->href, &space))
    return space;
  if (node->ns->prefix == NULL)
    return DOSSIER_FEED_SPACE_CORE;
  name = (const char *) node->ns->prefix;
  find_space (prefixes, G_N_ELEMENTS (prefixes), name, strlen (name), &space);
  return space;
}

const char *
dossier_feed_node_name (const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *colon = node->ns == NULL ? strrchr (name, ':') : NULL;

  return colon != NULL ? colon + 1 : name;
}

gboolean
dossier_feed_node_is (const xmlNode *node, DossierFeedSpace space, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp (dossier_feed_node_name (node), name) == 0
         && dossier_feed_node_space (node) == space;
}

xmlNode *
dossier_feed_node_element (xmlNode *first)
{
  while (first != NULL && first->type != XML_ELEMENT_NODE)
    first = first->next;
  return first;
}

xmlNode *
dossier_feed_node_child (const xmlNode *node, DossierFeedSpace space, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (dossier_feed_node_is (child, space, name))
      return child;
  return NULL;
}

static void
append_attribute (GString *out, const xmlAttr *attribute)
{
  for (const xmlNode *child = attribute->children; child != NULL; child = child->next)
    if (child->content != NULL)
      g_string_append (out, (const char *) child->content);
}

char *
dossier_feed_attribute_value (const xmlAttr *attribute)
{
  GString *value = g_string_new (NULL);

  append_attribute (value, attribute);
  return g_string_free (value, FALSE);
}

char *
dossier_feed_node_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *given = (const char *) attribute->name, *colon = strrchr (given, ':');
      g_autoptr (GString) value = NULL;

      if (g_ascii_strcasecmp (colon != NULL ? colon + 1 : given, name) != 0)
        continue;
      value = g_string_new (NULL);
      append_attribute (value, attribute);
      g_strstrip (value->str);
      if (*value->str != '\0')
        return g_string_free (g_steal_pointer (&value), FALSE);
    }
  return NULL;
}

/* The node behind @node in document order inside @root, entered only when @enter. Walks without recursion. */
static const xmlNode *
next_node (const xmlNode *root, const xmlNode *node, gboolean enter)
{
  if (enter && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node != root ? node->next : NULL;
}

char *
dossier_feed_node_text (const xmlNode *node, gsize most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *at = node->children; at != NULL && text->len <= most;
       at = next_node (node, at, at->type == XML_ELEMENT_NODE))
    if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content != NULL)
      g_string_append (text, (const char *) at->content);
  dossier_feed_truncate (text, most);
  g_strstrip (text->str);
  return *text->str != '\0' ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '&': g_string_append (out, "&amp;"); break;
      case '<': g_string_append (out, "&lt;"); break;
      case '>': g_string_append (out, "&gt;"); break;
      case '"': g_string_append (out, "&quot;"); break;
      default: g_string_append_c (out, *text);
      }
}

static void
append_start_tag (GString *out, const xmlNode *node)
{
  g_string_append_printf (out, "<%s", dossier_feed_node_name (node));
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autoptr (GString) value = g_string_new (NULL);

      if (strchr ((const char *) attribute->name, ':') != NULL || attribute->ns != NULL)
        continue;
      append_attribute (value, attribute);
      g_string_append_printf (out, " %s=\"", attribute->name);
      append_escaped (out, value->str);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
}

/* HTML elements that have no end tag. */
static gboolean
is_void (const char *name)
{
  static const char *const names[] = { "area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                       "input", "link", "meta", "param", "source", "track", "wbr" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
append_node (GString *out, const xmlNode *node, guint depth)
{
  const char *name;

  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    append_escaped (out, (const char *) node->content);
  if (node->type != XML_ELEMENT_NODE || depth > DOSSIER_FEED_MAX_DEPTH || out->len > DOSSIER_FEED_MAX_HTML_BYTES)
    return;
  name = dossier_feed_node_name (node);
  append_start_tag (out, node);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_node (out, child, depth + 1);
  if (!is_void (name))
    g_string_append_printf (out, "</%s>", name);
}

char *
dossier_feed_node_markup (const xmlNode *node)
{
  GString *out;

  if (dossier_feed_node_element (node->children) == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_node (out, child, 0);
  dossier_feed_truncate (out, DOSSIER_FEED_MAX_HTML_BYTES);
  return g_strstrip (g_string_free (out, FALSE));
}

/* An attribute of the xml namespace. */
static char *
find_xml_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL && attribute->ns->prefix != NULL
        && g_str_equal ((const char *) attribute->ns->prefix, "xml")
        && g_str_equal ((const char *) attribute->name, name))
      {
        GString *value = g_string_new (NULL);

        append_attribute (value, attribute);
        return g_strstrip (g_string_free (value, FALSE));
      }
  return NULL;
}

char *
dossier_feed_node_base (const xmlNode *node, const char *uri)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new_with_free_func (g_free);
  char *base = g_strdup (uri);

  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    {
      char *own = node->properties != NULL ? find_xml_attribute (node, "base") : NULL;

      if (own != NULL)
        g_ptr_array_add (bases, own);
    }
  for (guint i = bases->len; i > 0; i--)
    {
      char *resolved = dossier_feed_resolve (base, bases->pdata[i - 1]);

      g_free (base);
      base = resolved;
    }
  return base;
}

char *
dossier_feed_node_language (const xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    {
      char *own = node->properties != NULL ? find_xml_attribute (node, "lang") : NULL;

      if (own != NULL)
        return own;
    }
  return NULL;
}
