/* dossier-import-wallabag.c - wallabag v2: a list of entries with their articles and annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include "dossier-exchange-limits.h"

static void
read_annotations (JsonObject *entry, DossierImported *item)
{
  g_autoptr (GPtrArray) annotations = dossier_import_json_list_objects (json_object_get_member (entry, "annotations"));

  for (guint i = 0; i < annotations->len; i++)
    {
      JsonObject               *annotation = annotations->pdata[i];
      g_autofree char          *quote = dossier_import_json_dup_text (annotation, "quote");
      g_autofree char          *note = dossier_import_json_dup_text (annotation, "text");
      DossierImportedHighlight *highlight = dossier_imported_add_highlight (item, quote, note);

      if (highlight != NULL)
        highlight->created = dossier_import_json_get_time (annotation, "created_at");
    }
}

static void
read_authors (JsonObject *entry, DossierImported *item)
{
  JsonArray *authors = dossier_import_json_get_array (entry, "published_by");
  JsonNode *first = authors != NULL && json_array_get_length (authors) > 0 ? json_array_get_element (authors, 0) : NULL;

  if (first != NULL && JSON_NODE_HOLDS_VALUE (first) && json_node_get_value_type (first) == G_TYPE_STRING)
    dossier_imported_set_line (&item->author, json_node_get_string (first));
}

static DossierImported *
read_entry (JsonObject *entry)
{
  DossierImported *item = dossier_imported_new ();

  dossier_import_json_put_words (entry, "url", &item->uri, DOSSIER_REFUSALS_MAX_ADDRESS + 1);
  dossier_import_json_put_line (entry, "title", &item->title);
  dossier_import_json_put_line (entry, "domain_name", &item->site);
  dossier_import_json_put_line (entry, "language", &item->language);
  dossier_import_json_put_words (entry, "content", &item->html, DOSSIER_IMPORT_MAX_TEXT_BYTES);
  dossier_import_json_put_tags (entry, "tags", "label", item);
  read_authors (entry, item);
  read_annotations (entry, item);
  item->saved = dossier_import_json_get_time (entry, "created_at");
  item->published = dossier_import_json_get_date (entry, "published_at");
  item->is_archived = item->is_read = dossier_import_json_get_flag (entry, "is_archived");
  item->is_starred = dossier_import_json_get_flag (entry, "is_starred");
  return item;
}

DossierImports *
dossier_import_wallabag_read (JsonNode *root)
{
  g_autoptr (GPtrArray) entries = dossier_import_json_list_objects (root);
  DossierImports *imports;

  if (entries->len == 0 || !json_object_has_member (entries->pdata[0], "is_archived"))
    return NULL;
  imports = dossier_imports_new (DOSSIER_IMPORT_WALLABAG);
  for (guint i = 0; i < entries->len; i++)
    dossier_imports_take (imports, read_entry (entries->pdata[i]));
  return imports;
}
