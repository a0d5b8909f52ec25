/* dossier-import-web-annotation.c - Web Annotations, of Dossier or of any other program
 *
 * https://www.w3.org/TR/annotation-model/: an annotation, a list of them, a page or a collection with its first page.
 * Of the ways to say where something stands the quote is taken, and the place in the text beside it; an annotation with
 * neither a quote nor a note says nothing here and is counted as left out. Terms are those of the standard's own
 * context, "id" or "@id", "type" or "@type".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-private.h"

#include <string.h>

#include "dossier-exchange-limits.h"
#include "dossier-highlights-move.h"
#include "dossier-highlights-private.h"

#define UUID_URN "urn:uuid:"
#define CLASS "dossier-"

/* ---- JSON ---- */

static char *
dup_keyword (JsonObject *object, const char *name)
{
  g_autofree char *other = g_strconcat ("@", name, NULL);
  char            *text = dossier_import_json_dup_text (object, name);

  return text != NULL ? text : dossier_import_json_dup_text (object, other);
}

/* Whether it is one of @node's values: a text, or a list of texts. */
static gboolean
has_word (JsonNode *node, const char *word)
{
  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING && strcmp (json_node_get_string (node), word) == 0;
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *one = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (one) && has_word (one, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_type (JsonObject *object, const char *type)
{
  return has_word (json_object_get_member (object, "type"), type)
         || has_word (json_object_get_member (object, "@type"), type);
}

/* What a member has, one or several: (element-type JsonNode), borrowed. */
static GPtrArray *
list_values (JsonObject *object, const char *name)
{
  GPtrArray *values = g_ptr_array_new ();
  JsonNode  *node = json_object_get_member (object, name);

  if (node == NULL)
    return values;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    g_ptr_array_add (values, node);
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    g_ptr_array_add (values, json_array_get_element (json_node_get_array (node), i));
  return values;
}

/* The first of them that is an object, or NULL. */
static JsonObject *
find_object (JsonObject *object, const char *name)
{
  g_autoptr (GPtrArray) values = list_values (object, name);

  for (guint i = 0; i < values->len; i++)
    if (JSON_NODE_HOLDS_OBJECT ((JsonNode *) values->pdata[i]))
      return json_node_get_object (values->pdata[i]);
  return NULL;
}

/* ---- where ---- */

typedef struct
{
  JsonObject *quote, *position; /* or NULL */
  guint       n_seen;
} Selectors;

static void
find_selectors (JsonObject *owner, const char *name, guint depth, Selectors *found)
{
  g_autoptr (GPtrArray) values = list_values (owner, name);

  for (guint i = 0; i < values->len && found->n_seen < DOSSIER_IMPORT_MAX_SELECTORS; i++)
    {
      JsonNode   *node = values->pdata[i];
      JsonObject *selector = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      found->n_seen++;
      if (selector == NULL)
        continue;
      if (found->quote == NULL && is_of_type (selector, "TextQuoteSelector"))
        found->quote = selector;
      if (found->position == NULL && is_of_type (selector, "TextPositionSelector"))
        found->position = selector;
      if (depth < DOSSIER_IMPORT_MAX_REFINEMENTS)
        find_selectors (selector, "refinedBy", depth + 1, found);
    }
}

/* A number of code points; -1 for none. */
static gint64
get_place (JsonObject *position, const char *name)
{
  JsonNode *node = json_object_get_member (position, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;
  return json_node_get_int (node);
}

static void
read_place (const Selectors *selectors, DossierImportedHighlight *highlight)
{
  gint64 start = selectors->position != NULL ? get_place (selectors->position, "start") : -1;
  gint64 end = selectors->position != NULL ? get_place (selectors->position, "end") : -1;

  if (selectors->quote != NULL)
    {
      g_autofree char *prefix = dossier_import_json_dup_text (selectors->quote, "prefix");
      g_autofree char *suffix = dossier_import_json_dup_text (selectors->quote, "suffix");

      dossier_imported_set_exact (&highlight->prefix, prefix, DOSSIER_IMPORT_MAX_LINE_BYTES);
      dossier_imported_set_exact (&highlight->suffix, suffix, DOSSIER_IMPORT_MAX_LINE_BYTES);
    }
  if (start < 0 || end <= start || end > G_MAXINT32)
    return;
  highlight->start = (guint) start;
  highlight->length = (guint) (end - start);
}

/* ---- what is said ---- */

/* What the bodies of an annotation say. */
typedef struct
{
  GString   *note;
  GPtrArray *tags; /* (element-type utf8) */
  char      *about;
  gboolean   is_person, is_organization;
  char      *move, *sentence; /* which move it is about: its urn and what tells it; or NULL */
} Said;

static void
said_clear (Said *said)
{
  g_string_free (said->note, TRUE);
  g_ptr_array_unref (said->tags);
  g_free (said->about);
  g_free (said->move);
  g_free (said->sentence);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static void
add_note (Said *said, const char *text)
{
  if (text == NULL || *text == '\0' || said->note->len > DOSSIER_IMPORT_MAX_WORDS_BYTES)
    return;
  g_string_append (said->note, said->note->len > 0 ? "\n\n" : "");
  g_string_append (said->note, text);
}

static void
read_identified (JsonObject *body, Said *said)
{
  JsonObject *source = find_object (body, "source");

  if (source == NULL || said->about != NULL)
    return;
  dossier_import_json_put_line (source, "name", &said->about);
  said->is_person = is_of_type (source, "Person");
  said->is_organization = is_of_type (source, "Organization");
}

/* FALSE when it links to anything but a move. */
static gboolean
read_linked (JsonObject *body, Said *said)
{
  JsonObject      *source = find_object (body, "source"), *selector = find_object (body, "selector");
  g_autofree char *id = source != NULL ? dup_keyword (source, "id") : NULL;

  if (id == NULL || !g_str_has_prefix (id, DOSSIER_HIGHLIGHTS_MOVE_URN))
    return FALSE;
  if (said->move != NULL || selector == NULL)
    return TRUE;
  said->move = g_steal_pointer (&id);
  said->sentence = dossier_import_json_dup_text (selector, "exact");
  return TRUE;
}

/* A body that is only linked to is a note with its address. */
static void
read_body (JsonNode *node, Said *said)
{
  JsonObject      *body = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode        *purpose = body != NULL ? json_object_get_member (body, "purpose") : NULL;
  g_autofree char *text = NULL;

  if (body == NULL)
    {
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        add_note (said, json_node_get_string (node));
      return;
    }
  text = dossier_import_json_dup_text (body, "value");
  if (has_word (purpose, "identifying"))
    read_identified (body, said);
  else if (has_word (purpose, "linking") && read_linked (body, said))
    return;
  else if (!has_word (purpose, "tagging"))
    add_note (said, text);
  else if (text != NULL)
    g_ptr_array_add (said->tags, g_steal_pointer (&text));
}

static void
read_bodies (JsonObject *annotation, Said *said)
{
  g_autoptr (GPtrArray) bodies = list_values (annotation, "body");
  g_autofree char *value = dossier_import_json_dup_text (annotation, "bodyValue");
  gboolean         is_tag = has_word (json_object_get_member (annotation, "motivation"), "tagging");

  for (guint i = 0; i < bodies->len; i++)
    read_body (bodies->pdata[i], said);
  if (value != NULL && is_tag)
    g_ptr_array_add (said->tags, g_strdup (value));
  else
    add_note (said, value);
}

/* ---- of what ---- */

static void
read_address (DossierImported *item, const char *address)
{
  if (address == NULL)
    return;
  if (g_str_has_prefix (address, DOSSIER_HIGHLIGHTS_STORY_URN))
    dossier_imported_set_uid (&item->uid, address + strlen (DOSSIER_HIGHLIGHTS_STORY_URN));
  else
    dossier_imported_set_words (&item->uri, address, DOSSIER_REFUSALS_MAX_ADDRESS + 1);
}

static void
read_described (DossierImported *item, JsonObject *source)
{
  g_autofree char *id = dup_keyword (source, "id");
  g_autofree char *identifier = dossier_import_json_dup_text (source, "dcterms:identifier");

  read_address (item, id);
  if (identifier != NULL && g_str_has_prefix (identifier, DOSSIER_HIGHLIGHTS_STORY_URN))
    read_address (item, identifier);
  dossier_import_json_put_line (source, "dcterms:title", &item->title);
  dossier_import_json_put_line (source, "dcterms:creator", &item->author);
  dossier_import_json_put_line (source, "dcterms:publisher", &item->site);
  dossier_import_json_put_line (source, "language", &item->language);
  item->published = dossier_import_json_get_date (source, "dcterms:date");
}

/* @target: the address alone, or something of it. */
static void
read_source (DossierImported *item, JsonNode *target)
{
  JsonObject      *object = JSON_NODE_HOLDS_OBJECT (target) ? json_node_get_object (target) : NULL;
  JsonObject      *source = object != NULL ? find_object (object, "source") : NULL;
  g_autofree char *address = NULL;

  if (source != NULL)
    read_described (item, source);
  else if (object != NULL && json_object_has_member (object, "source"))
    address = dossier_import_json_dup_text (object, "source");
  else if (object != NULL)
    address = dup_keyword (object, "id");
  else if (JSON_NODE_HOLDS_VALUE (target) && json_node_get_value_type (target) == G_TYPE_STRING)
    address = json_node_dup_string (target);
  read_address (item, address);
}

/* A class of ours, or one that is called as a colour is. */
static DossierColour
read_colour (JsonObject *target)
{
  g_autoptr (GPtrArray) classes = list_values (target, "styleClass");
  DossierColour colour = DOSSIER_COLOUR_YELLOW;

  for (guint i = 0; i < classes->len; i++)
    {
      JsonNode *node = classes->pdata[i];
      const char *class = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                              ? json_node_get_string (node)
                              : "";

      if (g_str_has_prefix (class, CLASS) && dossier_colour_from_string (class + strlen (CLASS), &colour))
        return colour;
      if (dossier_imported_read_colour (class) != DOSSIER_COLOUR_YELLOW)
        return dossier_imported_read_colour (class);
    }
  return colour;
}

/* ---- an annotation ---- */

static void
give_rest (DossierImportedHighlight *highlight, JsonObject *annotation, const Said *said)
{
  g_autofree char *id = dup_keyword (annotation, "id");

  if (id != NULL && g_str_has_prefix (id, UUID_URN))
    dossier_imported_set_uid (&highlight->uid, id + strlen (UUID_URN));
  highlight->created = dossier_import_json_get_time (annotation, "created");
  highlight->modified = dossier_import_json_get_time (annotation, "modified");
  for (guint i = 0; i < said->tags->len; i++)
    dossier_imported_add_highlight_tag (highlight, said->tags->pdata[i]);
  highlight->about = g_strdup (said->about);
  dossier_imported_set_move (highlight, said->move, said->sentence);
  if (said->is_person != said->is_organization)
    highlight->about_kind = said->is_person ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;
}

/* What @annotation says of one of its @targets; NULL when that is nothing that could be kept. */
static DossierImported *
read_target (JsonObject *annotation, JsonNode *target, const Said *said)
{
  g_autoptr (DossierImported) item = dossier_imported_new ();
  JsonObject               *object = JSON_NODE_HOLDS_OBJECT (target) ? json_node_get_object (target) : NULL;
  Selectors                 selectors = { NULL, NULL, 0 };
  g_autofree char          *quote = NULL;
  DossierImportedHighlight *highlight;

  read_source (item, target);
  if (object != NULL)
    find_selectors (object, "selector", 0, &selectors);
  if (selectors.quote != NULL)
    quote = dossier_import_json_dup_text (selectors.quote, "exact");
  highlight = dossier_imported_add_exact_highlight (item, quote, said->note->str);
  if (highlight == NULL)
    return NULL;
  if (highlight->quote != NULL)
    read_place (&selectors, highlight);
  if (object != NULL)
    highlight->colour = read_colour (object);
  give_rest (highlight, annotation, said);
  item->saved = highlight->created;
  return g_steal_pointer (&item);
}

static void
read_annotation (DossierImports *imports, JsonObject *annotation)
{
  g_auto (Said) said = { g_string_new (NULL), g_ptr_array_new_with_free_func (g_free), NULL, FALSE, FALSE, NULL, NULL };
  g_autoptr (GPtrArray) targets = list_values (annotation, "target");
  gboolean is_empty = TRUE;

  read_bodies (annotation, &said);
  for (guint i = 0; i < MIN (targets->len, DOSSIER_IMPORT_MAX_TARGETS); i++)
    {
      DossierImported *item = read_target (annotation, targets->pdata[i], &said);

      is_empty &= item == NULL;
      if (item != NULL)
        dossier_imports_take (imports, item);
    }
  imports->n_empty += is_empty ? 1 : 0;
  imports->n_cut += targets->len > DOSSIER_IMPORT_MAX_TARGETS ? targets->len - DOSSIER_IMPORT_MAX_TARGETS : 0;
}

/* ---- the file ---- */

static gboolean
is_meant (JsonObject *object)
{
  return has_word (json_object_get_member (object, "@context"), "http://www.w3.org/ns/anno.jsonld")
         || is_of_type (object, "Annotation") || is_of_type (object, "AnnotationPage")
         || is_of_type (object, "AnnotationCollection");
}

/* (element-type JsonObject): the annotations in @root; NULL when it has other things in it. */
static GPtrArray *
list_annotations (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  GPtrArray  *one;

  if (object == NULL)
    {
      GPtrArray *all = dossier_import_json_list_objects (root);

      if (all->len > 0 && is_meant (all->pdata[0]))
        return all;
      g_ptr_array_unref (all);
      return NULL;
    }
  if (!is_meant (object))
    return NULL;
  if (dossier_import_json_get_object (object, "first") != NULL)
    object = dossier_import_json_get_object (object, "first");
  if (json_object_has_member (object, "items"))
    return dossier_import_json_list_objects (json_object_get_member (object, "items"));
  if (json_object_has_member (object, "@graph"))
    return dossier_import_json_list_objects (json_object_get_member (object, "@graph"));
  one = g_ptr_array_new ();
  g_ptr_array_add (one, object);
  return one;
}

DossierImports *
dossier_import_web_annotation_read (JsonNode *root)
{
  g_autoptr (GPtrArray) annotations = list_annotations (root);
  DossierImports *imports;

  if (annotations == NULL)
    return NULL;
  imports = dossier_imports_new (DOSSIER_IMPORT_WEB_ANNOTATION);
  for (guint i = 0; i < annotations->len; i++)
    read_annotation (imports, annotations->pdata[i]);
  return imports;
}
