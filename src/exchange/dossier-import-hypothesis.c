/* dossier-import-hypothesis.c - Hypothesis: annotations of pages, as its interface and its client write them
 *
 * "rows" of the interface, "annotations" of the client's file, or the bare list. An annotation without a quote is a
 * note about its page; so is an answer to another one. Tags are those of the annotation and, as there are pages without
 * one, of its page; but for those that Dossier wrote, which are known by a UUID and have stories with tags of their
 * own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include <string.h>

#include "dossier-exchange-limits.h"
#include "dossier-highlights-private.h"

/* The first selector of the first target that quotes; NULL for a note about the page. */
static JsonObject *
find_quote (JsonObject *annotation)
{
  g_autoptr (GPtrArray) targets = dossier_import_json_list_objects (json_object_get_member (annotation, "target"));

  for (guint i = 0; i < targets->len; i++)
    {
      g_autoptr (GPtrArray) selectors
          = dossier_import_json_list_objects (json_object_get_member (targets->pdata[i], "selector"));

      for (guint j = 0; j < selectors->len; j++)
        {
          g_autofree char *type = dossier_import_json_dup_text (selectors->pdata[j], "type");

          if (g_strcmp0 (type, "TextQuoteSelector") == 0)
            return selectors->pdata[j];
        }
    }
  return NULL;
}

static void
read_title (JsonObject *annotation, DossierImported *item)
{
  JsonObject *document = dossier_import_json_get_object (annotation, "document");
  JsonArray  *titles = document != NULL ? dossier_import_json_get_array (document, "title") : NULL;
  JsonNode   *first = titles != NULL && json_array_get_length (titles) > 0 ? json_array_get_element (titles, 0) : NULL;

  if (first != NULL && JSON_NODE_HOLDS_VALUE (first) && json_node_get_value_type (first) == G_TYPE_STRING)
    dossier_imported_set_line (&item->title, json_node_get_string (first));
  else if (document != NULL)
    dossier_import_json_put_line (document, "title", &item->title);
}

static void
read_address (JsonObject *annotation, DossierImported *item)
{
  g_autofree char *uri = dossier_import_json_dup_text (annotation, "uri");

  if (uri != NULL && g_str_has_prefix (uri, DOSSIER_HIGHLIGHTS_STORY_URN))
    dossier_imported_set_uid (&item->uid, uri + strlen (DOSSIER_HIGHLIGHTS_STORY_URN));
  else
    dossier_imported_set_words (&item->uri, uri, DOSSIER_REFUSALS_MAX_ADDRESS + 1);
}

/* The uid when Dossier wrote it, else NULL. Owned by the caller. */
static char *
dup_uid (JsonObject *annotation)
{
  g_autofree char *id = dossier_import_json_dup_text (annotation, "id");

  return id != NULL && g_uuid_string_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

/* @highlight may be NULL. */
static void
read_tags (JsonObject *annotation, gboolean is_ours, DossierImported *item, DossierImportedHighlight *highlight)
{
  g_autoptr (DossierImported) tagged = dossier_imported_new ();
  JsonObject *own = is_ours ? dossier_import_json_get_object (annotation, "dossier") : NULL;

  dossier_import_json_put_tags (own != NULL ? own : annotation, "tags", "name", tagged);
  for (guint i = 0; i < tagged->tags->len; i++)
    {
      if (highlight != NULL)
        dossier_imported_add_highlight_tag (highlight, tagged->tags->pdata[i]);
      if (!is_ours)
        dossier_imported_add_tag (item, tagged->tags->pdata[i]);
    }
}

/* Who and which move it is about. */
static void
read_own (JsonObject *annotation, DossierImportedHighlight *highlight)
{
  JsonObject      *own = dossier_import_json_get_object (annotation, "dossier");
  g_autofree char *move = own != NULL ? dossier_import_json_dup_text (own, "move") : NULL;
  g_autofree char *sentence = own != NULL ? dossier_import_json_dup_text (own, "sentence") : NULL;

  if (own != NULL)
    dossier_import_json_put_line (own, "about", &highlight->about);
  dossier_imported_set_move (highlight, move, sentence);
}

static DossierImportedHighlight *
add_highlight (DossierImported *item, const char *uid, const char *quote, const char *note)
{
  DossierImportedHighlight *highlight;

  if (uid == NULL)
    return dossier_imported_add_highlight (item, quote, note);
  highlight = dossier_imported_add_exact_highlight (item, quote, note);
  if (highlight != NULL)
    dossier_imported_set_uid (&highlight->uid, uid);
  return highlight;
}

static DossierImported *
read_annotation (JsonObject *annotation)
{
  DossierImported          *item = dossier_imported_new ();
  JsonObject               *selector = find_quote (annotation);
  g_autofree char          *note = dossier_import_json_dup_text (annotation, "text");
  g_autofree char          *quote = selector != NULL ? dossier_import_json_dup_text (selector, "exact") : NULL;
  g_autofree char          *uid = dup_uid (annotation);
  DossierImportedHighlight *highlight = add_highlight (item, uid, quote, note);

  if (highlight != NULL)
    {
      highlight->created = dossier_import_json_get_time (annotation, "created");
      highlight->modified = dossier_import_json_get_time (annotation, "updated");
    }
  if (highlight != NULL && uid != NULL)
    read_own (annotation, highlight);
  if (highlight != NULL && selector != NULL)
    {
      dossier_import_json_put_words (selector, "prefix", &highlight->prefix, DOSSIER_IMPORT_MAX_LINE_BYTES);
      dossier_import_json_put_words (selector, "suffix", &highlight->suffix, DOSSIER_IMPORT_MAX_LINE_BYTES);
    }
  read_address (annotation, item);
  read_tags (annotation, uid != NULL, item, highlight);
  read_title (annotation, item);
  item->saved = dossier_import_json_get_time (annotation, "created");
  return item;
}

static JsonNode *
find_list (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL)
    return root;
  return json_object_has_member (object, "rows") ? json_object_get_member (object, "rows")
                                                 : json_object_get_member (object, "annotations");
}

DossierImports *
dossier_import_hypothesis_read (JsonNode *root)
{
  g_autoptr (GPtrArray) rows = dossier_import_json_list_objects (find_list (root));
  DossierImports *imports;

  if (rows->len == 0 || !json_object_has_member (rows->pdata[0], "uri")
      || (!json_object_has_member (rows->pdata[0], "target") && !json_object_has_member (rows->pdata[0], "text")))
    return NULL;
  imports = dossier_imports_new (DOSSIER_IMPORT_HYPOTHESIS);
  for (guint i = 0; i < rows->len; i++)
    dossier_imports_take (imports, read_annotation (rows->pdata[i]));
  return imports;
}
