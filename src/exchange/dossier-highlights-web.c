/* dossier-highlights-web.c - highlights as Web Annotations
 *
 * https://www.w3.org/TR/annotation-model/, with the terms of its own context alone and those whose prefixes it has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-private.h"

#include "dossier-json-private.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"

/* ---- the collection ---- */

static char *
dup_collection_id (const DossierHighlightsHead *head)
{
  return head->entity != NULL ? g_strconcat ("urn:x-dossier:highlights:entity:", head->entity->uid, NULL)
                              : g_strdup ("urn:x-dossier:highlights");
}

static void
append_json_string (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static void
begin (DossierHighlightsWriter *self, GString *out)
{
  g_autofree char *id = dup_collection_id (self->head), *page = g_strconcat (id, ":page:1", NULL);

  g_string_append (out, "{\"@context\":\"" CONTEXT "\",\"id\":");
  append_json_string (out, id);
  g_string_append (out, ",\"type\":\"AnnotationCollection\",\"label\":");
  append_json_string (out, self->head->title);
  g_string_append (out, ",\"first\":{\"id\":");
  append_json_string (out, page);
  g_string_append (out, ",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[");
}

static void
end (DossierHighlightsWriter *self, GString *out)
{
  g_string_append_printf (out, "\n]},\"total\":%u}\n", self->n_written);
}

/* ---- an annotation ---- */

/* Yellow and its like are the marks of a light page; whoever shows them elsewhere has the name of the class. */
static const char *
rule_of (DossierColour colour)
{
  switch (colour)
    {
    case DOSSIER_COLOUR_YELLOW: return ".dossier-yellow { background-color: #fdf0a0 }";
    case DOSSIER_COLOUR_GREEN: return ".dossier-green { background-color: #c4edc6 }";
    case DOSSIER_COLOUR_BLUE: return ".dossier-blue { background-color: #c3ddf8 }";
    case DOSSIER_COLOUR_PINK: return ".dossier-pink { background-color: #f8cfe3 }";
    case DOSSIER_COLOUR_UNDERLINE: return ".dossier-underline { text-decoration: underline }";
    }
  g_assert_not_reached ();
}

static void
begin_typed (JsonBuilder *json, const char *type)
{
  json_builder_begin_object (json);
  dossier_write_string (json, "type", type);
}

static void
write_text_body (JsonBuilder *json, const char *purpose, const char *format, const char *value)
{
  begin_typed (json, "TextualBody");
  dossier_write_string (json, "purpose", purpose);
  dossier_write_string (json, "format", format);
  dossier_write_string (json, "value", value);
  json_builder_end_object (json);
}

/* Who it is about. */
static void
write_entity_body (JsonBuilder *json, const DossierEntityRow *entity, const char *name)
{
  begin_typed (json, "SpecificResource");
  dossier_write_string (json, "purpose", "identifying");
  dossier_begin_object (json, "source");
  if (entity != NULL)
    {
      g_autofree char *id = g_strconcat ("urn:x-dossier:entity:", entity->uid, NULL);

      dossier_write_string (json, "id", id);
      dossier_write_string (json, "type", entity->kind == DOSSIER_ENTITY_PERSON ? "Person" : "Organization");
    }
  dossier_write_string (json, "name", name);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* Which move it is about: its sentence in the story, and what kind it is. */
static void
write_move_body (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *urn = dossier_highlights_dup_move_urn (row);
  g_autofree char *words = dossier_highlights_dup_move_words (story, row);

  if (urn == NULL)
    return;
  begin_typed (json, "SpecificResource");
  dossier_write_string (json, "purpose", "linking");
  dossier_begin_object (json, "source");
  dossier_write_string (json, "id", urn);
  dossier_write_known (json, "name", words);
  json_builder_end_object (json);
  dossier_begin_object (json, "selector");
  dossier_write_string (json, "type", "TextQuoteSelector");
  dossier_write_string (json, "exact", row->claim_sentence);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
write_bodies (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  if (row->note == NULL && (row->tags == NULL || row->tags[0] == NULL) && row->entity_name == NULL
      && (row->claim_kind == 0 || row->claim_sentence == NULL))
    return;
  dossier_begin_array (json, "body");
  if (row->note != NULL)
    write_text_body (json, "commenting", "text/markdown", row->note);
  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    write_text_body (json, "tagging", "text/plain", row->tags[i]);
  if (row->entity_name != NULL)
    write_entity_body (json, dossier_highlights_find_entity (story, row), row->entity_name);
  write_move_body (json, story, row);
  json_builder_end_array (json);
}

static void
write_source (JsonBuilder *json, const DossierHighlightedStory *highlighted)
{
  const DossierStoryRow *story = highlighted->story;
  g_autofree char       *id = dossier_highlights_dup_source (story);
  g_autofree char       *urn = g_strconcat (DOSSIER_HIGHLIGHTS_STORY_URN, story->uid, NULL);
  g_autofree char       *date = dossier_date_to_string (&story->published);

  dossier_begin_object (json, "source");
  dossier_write_string (json, "id", id);
  dossier_write_string (json, "type", "Text");
  dossier_write_known (json, "language", highlighted->language);
  dossier_write_known (json, "dcterms:title", story->title);
  dossier_write_known (json, "dcterms:creator", story->author);
  dossier_write_known (json, "dcterms:publisher", story->source);
  dossier_write_known (json, "dcterms:date", date);
  dossier_write_string (json, "dcterms:identifier", urn);
  json_builder_end_object (json);
}

static void
write_selectors (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  if (*row->quote == '\0')
    return;
  dossier_begin_array (json, "selector");
  begin_typed (json, "TextQuoteSelector");
  dossier_write_string (json, "exact", row->quote);
  dossier_write_known (json, "prefix", row->prefix);
  dossier_write_known (json, "suffix", row->suffix);
  json_builder_end_object (json);
  if (dossier_highlight_is_placed (story, row))
    {
      begin_typed (json, "TextPositionSelector");
      dossier_write_int (json, "start", row->start);
      dossier_write_int (json, "end", (gint64) row->start + row->length);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Which text the place is in. */
static void
write_state (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  if (story->fetched == 0 || *row->quote == '\0' || !dossier_highlight_is_placed (story, row))
    return;
  dossier_begin_object (json, "state");
  dossier_write_string (json, "type", "TimeState");
  dossier_write_time (json, "sourceDate", story->fetched);
  json_builder_end_object (json);
}

static void
write_target (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *class = g_strconcat ("dossier-", dossier_colour_to_string (row->colour), NULL);

  dossier_begin_object (json, "target");
  dossier_write_string (json, "type", "SpecificResource");
  write_source (json, story);
  write_selectors (json, story, row);
  write_state (json, story, row);
  dossier_write_string (json, "styleClass", class);
  json_builder_end_object (json);
}

static void
write_annotation (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *id = g_strconcat ("urn:uuid:", row->uid, NULL);
  g_autofree char *created = dossier_time_to_string (row->created), *modified = dossier_time_to_string (row->modified);

  begin_typed (json, "Annotation");
  dossier_write_string (json, "id", id);
  dossier_write_known (json, "created", created);
  dossier_write_known (json, "modified", modified);
  dossier_write_string (json, "motivation", row->note != NULL ? "commenting" : "highlighting");
  dossier_begin_object (json, "stylesheet");
  dossier_write_string (json, "type", "CssStylesheet");
  dossier_write_string (json, "value", rule_of (row->colour));
  json_builder_end_object (json);
  write_bodies (json, story, row);
  write_target (json, story, row);
}

static void
add (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  for (guint i = 0; i < story->annotations->len; i++)
    {
      write_annotation (self->json, story, dossier_annotation_get_row (story->annotations->pdata[i]));
      dossier_highlights_end_item (self, out);
    }
}

const DossierHighlightsForm dossier_highlights_web = { begin, add, end };
