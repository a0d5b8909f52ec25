/* dossier-highlights-hypothesis.c - highlights as Hypothesis has them
 *
 * https://h.readthedocs.io/en/latest/api-reference/v1/, the rows of a search. Only the quote is a selector: places are
 * those of the page's own markup there, which is not known here.
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
      dossier_write_strings (json, "tags", (const char *const *) row->tags);
      write_target (json, source, row);
      write_document (json, story->story);
      dossier_highlights_end_item (self, out);
    }
}

const DossierHighlightsForm dossier_highlights_hypothesis = { begin, add, end };
