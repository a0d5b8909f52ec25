/* dossier-import-karakeep.c - Karakeep: bookmarks of pages and texts, in lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include "dossier-exchange-limits.h"

/* id -> name of the lists; a list that is a search has nothing of its own. */
static GHashTable *
read_lists (JsonObject *root)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) lists = dossier_import_json_list_objects (json_object_get_member (root, "lists"));

  for (guint i = 0; i < lists->len; i++)
    {
      g_autofree char *id = dossier_import_json_dup_text (lists->pdata[i], "id");
      g_autofree char *type = dossier_import_json_dup_text (lists->pdata[i], "type");
      char            *name = NULL;

      dossier_import_json_put_line (lists->pdata[i], "name", &name);
      if (id != NULL && name != NULL && g_strcmp0 (type, "smart") != 0)
        g_hash_table_insert (names, g_steal_pointer (&id), g_steal_pointer (&name));
      g_free (name);
    }
  return names;
}

/* The lists it is in are as good as tags. */
static void
read_places (JsonObject *bookmark, GHashTable *names, DossierImported *item)
{
  JsonArray *ids = dossier_import_json_get_array (bookmark, "lists");

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      JsonNode   *node = json_array_get_element (ids, i);
      const char *id = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      const char *name = id != NULL ? g_hash_table_lookup (names, id) : NULL;

      dossier_imported_add_tag (item, name);
    }
}

static DossierImported *
read_bookmark (JsonObject *bookmark, GHashTable *names)
{
  DossierImported *item = dossier_imported_new ();
  JsonObject      *content = dossier_import_json_get_object (bookmark, "content");
  g_autofree char *note = dossier_import_json_dup_text (bookmark, "note");

  if (content != NULL)
    {
      dossier_import_json_put_words (content, "url", &item->uri, DOSSIER_REFUSALS_MAX_ADDRESS + 1);
      dossier_import_json_put_words (content, "text", &item->text, DOSSIER_IMPORT_MAX_TEXT_BYTES);
    }
  dossier_import_json_put_line (bookmark, "title", &item->title);
  dossier_import_json_put_tags (bookmark, "tags", "name", item);
  dossier_imported_add_highlight (item, NULL, note);
  read_places (bookmark, names, item);
  item->saved = dossier_import_json_get_time (bookmark, "createdAt");
  item->is_archived = item->is_read = dossier_import_json_get_flag (bookmark, "archived");
  item->is_starred = dossier_import_json_get_flag (bookmark, "favourited");
  return item;
}

DossierImports *
dossier_import_karakeep_read (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) bookmarks = NULL;
  DossierImports *imports;

  if (object == NULL || dossier_import_json_get_array (object, "bookmarks") == NULL)
    return NULL;
  names = read_lists (object);
  bookmarks = dossier_import_json_list_objects (json_object_get_member (object, "bookmarks"));
  imports = dossier_imports_new (DOSSIER_IMPORT_KARAKEEP);
  for (guint i = 0; i < bookmarks->len; i++)
    dossier_imports_take (imports, read_bookmark (bookmarks->pdata[i], names));
  return imports;
}
