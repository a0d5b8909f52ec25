/* dossier-search-lines.c - saved searches as lines of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-search-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-import-private.h"

static gboolean
fail (GError **error, guint line, const char *why)
{
  g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_QUERY,
               /* TRANSLATORS: a number, and why in a sentence */
               _ ("Line %u of the list is no saved search. %s"), line, why);
  return FALSE;
}

/* The string @name of the object in @node, or NULL. */
static const char *
get_text (JsonNode *node, const char *name)
{
  JsonNode *member = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;

  return member != NULL && json_node_get_value_type (member) == G_TYPE_STRING ? json_node_get_string (member) : NULL;
}

static gboolean
read_line (GPtrArray *searches, guint line, const char *text, GError **error)
{
  g_autoptr (JsonNode) node = dossier_import_json_parse (text, strlen (text), NULL);
  const char *query = node != NULL ? get_text (node, "query") : NULL;
  g_autoptr (GError) mistake = NULL;
  g_autofree char *name = NULL;

  if (query == NULL)
    return fail (error, line, _ ("It has to be an object of JSON with “name” and “query”."));
  name = dossier_saved_search_clean_name (get_text (node, "name"), &mistake);
  if (name == NULL || !dossier_saved_search_check_query (query, &mistake))
    return fail (error, line, mistake->message);
  g_ptr_array_add (searches, dossier_saved_search_new (0, name, query));
  return TRUE;
}

gboolean
dossier_search_lines_fail_many (GError **error)
{
  g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY,
               _ ("With these there would be more than %d saved searches, the most there can be. Remove some first."),
               DOSSIER_SAVED_SEARCH_MAX);
  return FALSE;
}

GPtrArray *
dossier_search_lines_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_saved_search_free);
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  guint            n = 0;

  if (size > DOSSIER_SAVED_SEARCH_MAX_LIST || strlen (text) != size || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY,
                           _ ("The list is too long, or is not text. Choose a list of saved searches."));
      return NULL;
    }
  for (char *line = text, *end; line != NULL; line = end != NULL ? end + 1 : NULL)
    {
      end = strchr (line, '\n');
      if (end != NULL)
        *end = '\0';
      n++;
      if (*g_strstrip (line) == '\0')
        continue;
      if (searches->len == DOSSIER_SAVED_SEARCH_MAX ? !dossier_search_lines_fail_many (error)
                                                    : !read_line (searches, n, line, error))
        return NULL;
    }
  return g_steal_pointer (&searches);
}
