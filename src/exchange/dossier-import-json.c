/* dossier-import-json.c - JSON from strangers: measured before it is read, and nothing taken for granted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-exchange-limits.h"

/* Where the comment at @i ends, the end of @text when it does not; @i when there is none. */
static gsize
skip_comment (const char *text, gsize length, gsize i)
{
  const char *end;

  if (i + 1 >= length || text[i + 1] != '*')
    return i;
  end = g_strstr_len (text + i + 2, (gssize) (length - i - 2), "*/");
  return end != NULL ? (gsize) (end - text) + 1 : length;
}

/* How deep @text nests and how many values it has, at most one more than the limits: the parser calls itself. It takes
 * more than JSON has: comments, and texts between ' that know no backslash. */
static void
measure (const char *text, gsize length, guint *depth, guint *n_values)
{
  guint now = 0;
  char  quote = 0; /* that a text we are in ends with */

  *depth = *n_values = 0;
  for (gsize i = 0; i < length && *depth <= DOSSIER_JSON_MAX_DEPTH && *n_values <= DOSSIER_JSON_MAX_VALUES; i++)
    switch (text[i])
      {
      case '"':
      case '\'': quote = quote == 0 ? text[i] : quote == text[i] ? 0 : quote; break;
      case '\\': i += quote == '"' ? 1 : 0; break;
      case '/': i = quote == 0 ? skip_comment (text, length, i) : i; break;
      case '[':
      case '{':
        now += quote == 0 ? 1 : 0;
        *depth = MAX (*depth, now);
        break;
      case ']':
      case '}': now -= quote == 0 && now > 0 ? 1 : 0; break;
      case ',': *n_values += quote == 0 ? 1 : 0; break;
      default: break;
      }
}

JsonNode *
dossier_import_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  guint depth, n_values;

  measure (text, length, &depth, &n_values);
  if (depth > DOSSIER_JSON_MAX_DEPTH || n_values > DOSSIER_JSON_MAX_VALUES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is nested too deeply or has too many values in it to be read."));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) length, &problem) || json_parser_get_root (parser) == NULL)
    {
      g_autofree char *why = problem != NULL ? g_utf8_make_valid (problem->message, -1) : g_strdup (_ ("it is empty"));

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* TRANSLATORS: %s is what the parser says */
                   _ ("The file ends too early or is damaged: it cannot be read as JSON (%s)."), why);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

char *
dossier_import_json_dup_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_utf8_make_valid (json_node_get_string (node), -1);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%.0f", json_node_get_double (node));
  return NULL;
}

gboolean
dossier_import_json_get_flag (JsonObject *object, const char *name)
{
  JsonNode        *node = json_object_get_member (object, name);
  g_autofree char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  text = dossier_import_json_dup_text (object, name);
  return text != NULL && (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strtoll (text, NULL, 10) != 0);
}

gint64
dossier_import_json_get_time (JsonObject *object, const char *name)
{
  g_autofree char *text = dossier_import_json_dup_text (object, name);

  return dossier_imported_read_time (text);
}

DossierDate
dossier_import_json_get_date (JsonObject *object, const char *name)
{
  g_autofree char *text = dossier_import_json_dup_text (object, name);

  return dossier_imported_read_date (text);
}

JsonObject *
dossier_import_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
dossier_import_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

GPtrArray *
dossier_import_json_list_objects (JsonNode *node)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }
  return objects;
}

void
dossier_import_json_put_line (JsonObject *object, const char *name, char **field)
{
  g_autofree char *text = dossier_import_json_dup_text (object, name);

  dossier_imported_set_line (field, text);
}

void
dossier_import_json_put_words (JsonObject *object, const char *name, char **field, gsize most)
{
  g_autofree char *text = dossier_import_json_dup_text (object, name);

  dossier_imported_set_words (field, text, most);
}

void
dossier_import_json_put_tags (JsonObject *object, const char *name, const char *label, DossierImported *item)
{
  JsonArray *tags = dossier_import_json_get_array (object, name);

  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      JsonNode        *node = json_array_get_element (tags, i);
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        text = dossier_import_json_dup_text (json_node_get_object (node), label);
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        text = json_node_dup_string (node);
      dossier_imported_add_tag (item, text);
    }
}
