/* dossier-article-json.c - what a page says about its article in JSON-LD (schema.org).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dossier-article-private.h"

/* Objects that are looked at in one page. */
#define MAX_OBJECTS 500

typedef struct
{
  DossierArticleJson *result;
  guint               objects;
} Reader;

static gboolean
is_article_type (const char *type)
{
  const char *name = strrchr (type, '/');

  name = name != NULL ? name + 1 : type;
  return g_str_has_suffix (name, "Article") || g_str_has_suffix (name, "Posting") || strcmp (name, "Report") == 0
         || strcmp (name, "Review") == 0 || strcmp (name, "LiveBlogPosting") == 0 || strcmp (name, "Recipe") == 0;
}

static gboolean
has_article_type (JsonObject *object)
{
  JsonNode  *type = json_object_get_member (object, "@type");
  JsonArray *types;

  if (type == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (type))
    return json_node_get_string (type) != NULL && is_article_type (json_node_get_string (type));
  if (!JSON_NODE_HOLDS_ARRAY (type))
    return FALSE;
  types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++)
    {
      JsonNode *one = json_array_get_element (types, i);

      if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_string (one) != NULL
          && is_article_type (json_node_get_string (one)))
        return TRUE;
    }
  return FALSE;
}

/* A string, the "name" (or "url") of an object, or these of the members of an array, joined. */
static char *
read_text (JsonNode *node, const char *member, guint depth)
{
  g_autoptr (GString) joined = NULL;
  JsonArray *array;

  if (node == NULL || depth > 3)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node))
    return g_strdup (json_node_get_string (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_text (json_object_get_member (json_node_get_object (node), member), member, depth + 1);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  joined = g_string_new (NULL);
  for (guint i = 0; i < MIN (json_array_get_length (array), 20); i++)
    {
      g_autofree char *one = read_text (json_array_get_element (array, i), member, depth + 1);

      if (one == NULL || *one == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, one);
      if (strcmp (member, "url") == 0)
        break;
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static void
take (char **field, JsonObject *object, const char *name, const char *member)
{
  g_autofree char *text = NULL;

  if (*field != NULL)
    return;
  text = read_text (json_object_get_member (object, name), member, 0);
  if (text != NULL && *g_strstrip (text) != '\0')
    *field = g_steal_pointer (&text);
}

static gboolean
is_false (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return !json_node_get_boolean (node);
  return json_node_get_string (node) != NULL && g_ascii_strcasecmp (json_node_get_string (node), "false") == 0;
}

static void
read_article (DossierArticleJson *result, JsonObject *object)
{
  take (&result->title, object, "headline", "name");
  take (&result->name, object, "name", "name");
  take (&result->byline, object, "author", "name");
  take (&result->byline, object, "creator", "name");
  take (&result->site_name, object, "publisher", "name");
  take (&result->published, object, "datePublished", "name");
  take (&result->created, object, "dateCreated", "name");
  take (&result->modified, object, "dateModified", "name");
  take (&result->license, object, "license", "url");
  take (&result->language, object, "inLanguage", "name");
  take (&result->image, object, "image", "url");
  take (&result->body, object, "articleBody", "name");
  result->paywalled = result->paywalled || is_false (object, "isAccessibleForFree");
}

static void read_node (Reader *self, JsonNode *node, guint depth);

static void
read_members (Reader *self, JsonObject *object, guint depth)
{
  static const char *const holders[] = { "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart" };

  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (json_object_has_member (object, holders[i]))
      read_node (self, json_object_get_member (object, holders[i]), depth + 1);
}

static void
read_node (Reader *self, JsonNode *node, guint depth)
{
  if (node == NULL || depth > DOSSIER_HTML_MAX_JSON_LD_DEPTH || ++self->objects > MAX_OBJECTS)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        read_node (self, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (has_article_type (object))
        read_article (self->result, object);
      read_members (self, object, depth);
    }
}

/* json-glib reads by recursion. It takes single quotes and comments too, behind which no bracket would be seen: texts
 * that have them are no JSON, and said to be too deep. */
static gboolean
is_too_deep (const char *text)
{
  guint    depth = 0;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '\'' || (*p == '/' && p[1] == '*')))
        return TRUE;
      else if (!quoted && (*p == '{' || *p == '['))
        {
          if (++depth > DOSSIER_HTML_MAX_JSON_LD_DEPTH)
            return TRUE;
        }
      else if (!quoted && (*p == '}' || *p == ']') && depth > 0)
        depth--;
    }
  return FALSE;
}

/* What hides a script from readers that know no scripts is left in by many. */
static char *
unwrap (const char *text)
{
  static const char *const before[] = { "//", "/*", "<![CDATA[", "<!--", "*/" };
  static const char *const after[] = { "//", "/*", "]]>", "-->", "*/", ";" };
  g_autofree char         *inner = g_strstrip (g_strdup (text));
  const char              *from = inner;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_str_has_prefix (from, before[i]))
      {
        from += strlen (before[i]);
        from += strspn (from, " \t\r\n");
        i = 0;
      }
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (g_str_has_suffix (from, after[i]))
      {
        inner[strlen (inner) - strlen (after[i])] = '\0';
        g_strchomp (inner);
        i = 0;
      }
  return g_strdup (from);
}

/* Line breaks inside strings are common and not allowed. */
static char *
mend (const char *text)
{
  char    *mended = unwrap (text);
  gboolean quoted = FALSE;

  for (char *p = mended; *p != '\0'; p++)
    {
      if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (quoted && (guchar) *p < 0x20)
        *p = ' ';
    }
  return mended;
}

DossierArticleJson *
dossier_article_json_read (GPtrArray *blocks)
{
  DossierArticleJson *result = g_new0 (DossierArticleJson, 1);
  Reader              reader = { result, 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *text = mend (g_ptr_array_index (blocks, i));

      if (!is_too_deep (text) && json_parser_load_from_data (parser, text, -1, NULL))
        read_node (&reader, json_parser_get_root (parser), 0);
    }
  return result;
}

void
dossier_article_json_free (DossierArticleJson *self)
{
  g_free (self->title);
  g_free (self->name);
  g_free (self->byline);
  g_free (self->site_name);
  g_free (self->published);
  g_free (self->created);
  g_free (self->modified);
  g_free (self->license);
  g_free (self->language);
  g_free (self->image);
  g_free (self->body);
  g_free (self);
}
