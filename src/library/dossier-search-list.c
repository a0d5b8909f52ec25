/* dossier-search-list.c - saved searches as lines of JSON, in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-search-list.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

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
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
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

GPtrArray *
dossier_search_list_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_saved_search_free);
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  g_auto (GStrv) lines = NULL;

  if (size > DOSSIER_SEARCH_LIST_MAX_SIZE || strlen (text) != size || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY,
                           _ ("The list is too long, or is not text. Choose a list of saved searches."));
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !read_line (searches, i + 1, lines[i], error))
      return NULL;
  return g_steal_pointer (&searches);
}

/* The one of @kept that has that name; borrowed, or NULL. */
static const DossierSavedSearch *
find_namesake (GPtrArray *kept, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < kept->len; i++)
    {
      const DossierSavedSearch *search = kept->pdata[i];
      g_autofree char          *other = g_utf8_casefold (search->name, -1);

      if (g_str_equal (folded, other))
        return search;
    }
  return NULL;
}

/* FALSE when they would be too many, or one name is there twice. */
static gboolean
check (GPtrArray *kept, GPtrArray *searches, guint n_new, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];

      if (g_hash_table_add (names, g_utf8_casefold (search->name, -1)))
        continue;
      g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME,
                   /* TRANSLATORS: the name of a saved search */
                   _ ("The list has “%s” twice. Give one of them another name."), search->name);
      return FALSE;
    }
  if (kept->len + n_new <= DOSSIER_SAVED_SEARCH_MAX)
    return TRUE;
  g_set_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY,
               _ ("With these there would be more than %d saved searches, the most there can be. Remove some first."),
               DOSSIER_SAVED_SEARCH_MAX);
  return FALSE;
}

gboolean
dossier_search_list_keep (DossierStore *store, GPtrArray *searches, guint *n_new, guint *n_changed, GError **error)
{
  g_autoptr (GPtrArray) kept = dossier_store_list_searches (store, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autofree char *whole = g_uuid_string_random ();

  *n_new = *n_changed = 0;
  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i], *namesake = find_namesake (kept, search->name);

      if (namesake != NULL && g_str_equal (namesake->name, search->name)
          && g_str_equal (namesake->query, search->query))
        continue;
      *(namesake != NULL ? n_changed : n_new) += 1;
      g_ptr_array_add (changes, dossier_change_edit_search (namesake != NULL ? namesake->id : 0, search));
    }
  return check (kept, searches, *n_new, error) && dossier_store_apply_parts (store, changes, whole, error);
}
