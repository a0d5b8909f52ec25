/* dossier-highlights-hypothesis.c - highlights as Hypothesis has them
 *
 * https://h.readthedocs.io/en/latest/api-reference/v1/, the rows of a search. Only the quote is a selector: places are
 * those of the page's own markup there, which is not known here.
 *
 * Who and which move a highlight is about are tags there, for people; what Dossier takes back stands beside them in a
 * member that other programs pass over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-private.h"

#include "dossier-json-private.h"

static void
begin (DossierHighlightsWriter *self, GString *out)
{
  g_string_append (out, "{\"rows\":[");
}

static void
end (DossierHighlightsWriter *self, GString *out)
{
  g_string_append_printf (out, "\n],\"total\":%u}\n", self->n_written);
}

static void
write_target (JsonBuilder *json, const char *source, const DossierAnnotationRow *row)
{
  dossier_begin_array (json, "target");
  json_builder_begin_object (json);
  dossier_write_string (json, "source", source);
  if (*row->quote != '\0')
    {
      dossier_begin_array (json, "selector");
      json_builder_begin_object (json);
      dossier_write_string (json, "type", "TextQuoteSelector");
      dossier_write_string (json, "exact", row->quote);
      dossier_write_known (json, "prefix", row->prefix);
      dossier_write_known (json, "suffix", row->suffix);
      json_builder_end_object (json);
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
  json_builder_end_array (json);
}

static void
write_document (JsonBuilder *json, const DossierStoryRow *story)
{
  dossier_begin_object (json, "document");
  dossier_begin_array (json, "title");
  if (story->title != NULL)
    json_builder_add_string_value (json, story->title);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_tag (GPtrArray *tags, const char *tag)
{
  if (tag != NULL && !g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
    g_ptr_array_add (tags, (gpointer) tag);
}

/* Its tags, with who and which move it is about. */
static void
write_tags (JsonBuilder *json, const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *move = dossier_highlights_dup_move_words (story, row);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    add_tag (tags, row->tags[i]);
  add_tag (tags, row->entity_name);
  add_tag (tags, move);
  g_ptr_array_add (tags, NULL);
  dossier_write_strings (json, "tags", (const char *const *) tags->pdata);
}

static void
write_own (JsonBuilder *json, const DossierAnnotationRow *row)
{
  g_autofree char *urn = dossier_highlights_dup_move_urn (row);

  if (row->entity_name == NULL && urn == NULL)
    return;
  dossier_begin_object (json, "dossier");
  dossier_write_strings (json, "tags", (const char *const *) row->tags);
  dossier_write_known (json, "about", row->entity_name);
  dossier_write_known (json, "move", urn);
  dossier_write_known (json, "sentence", urn != NULL ? row->claim_sentence : NULL);
  json_builder_end_object (json);
}

static void
add (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  g_autofree char *source = dossier_highlights_dup_source (story->story);

  for (guint i = 0; i < story->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (story->annotations->pdata[i]);
      JsonBuilder                *json = self->json;

      json_builder_begin_object (json);
      dossier_write_string (json, "id", row->uid);
      dossier_write_time (json, "created", row->created);
      dossier_write_time (json, "updated", row->modified);
      dossier_write_string (json, "uri", source);
      dossier_write_string (json, "text", row->note != NULL ? row->note : "");
      write_tags (json, story, row);
      write_own (json, row);
      write_target (json, source, row);
      write_document (json, story->story);
      dossier_highlights_end_item (self, out);
    }
}

const DossierHighlightsForm dossier_highlights_hypothesis = { begin, add, end };
