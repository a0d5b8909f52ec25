/* dossier-highlights-writer.c - highlights and notes as other programs read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-private.h"

#include "dossier-claim-words.h"
#include "dossier-escape.h"
#include "dossier-highlights-move.h"
#include "dossier-json-private.h"

static const DossierHighlightsForm *
find_form (DossierHighlightsFormat format)
{
  switch (format) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_HIGHLIGHTS_NONE: break;
    case DOSSIER_HIGHLIGHTS_WEB_ANNOTATION: return &dossier_highlights_web;
    case DOSSIER_HIGHLIGHTS_HYPOTHESIS: return &dossier_highlights_hypothesis;
    case DOSSIER_HIGHLIGHTS_MARKDOWN: return &dossier_highlights_markdown;
    case DOSSIER_HIGHLIGHTS_HTML: return &dossier_highlights_html;
    case DOSSIER_HIGHLIGHTS_CSV: return &dossier_highlights_csv;
    case DOSSIER_HIGHLIGHTS_READWISE: return &dossier_highlights_readwise;
    }
  g_assert_not_reached ();
}

DossierHighlightsWriter *
dossier_highlights_writer_new (DossierHighlightsFormat format, const DossierHighlightsHead *head)
{
  DossierHighlightsWriter *self = g_new0 (DossierHighlightsWriter, 1);

  self->form = find_form (format);
  self->head = head;
  self->json = json_builder_new ();
  return self;
}

void
dossier_highlights_writer_free (DossierHighlightsWriter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->json);
  g_free (self);
}

void
dossier_highlights_writer_begin (DossierHighlightsWriter *self, GString *out)
{
  self->form->begin (self, out);
}

void
dossier_highlights_writer_add (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  if (story->annotations->len > 0)
    self->form->add (self, story, out);
}

void
dossier_highlights_writer_end (DossierHighlightsWriter *self, GString *out)
{
  self->form->end (self, out);
}

guint
dossier_highlights_writer_get_n_written (const DossierHighlightsWriter *self)
{
  return self->n_written;
}

guint
dossier_highlights_writer_get_n_left_out (const DossierHighlightsWriter *self)
{
  return self->n_left_out;
}

gboolean
dossier_highlight_is_placed (const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  if (*row->quote == '\0')
    return TRUE;
  return row->length > 0 && (row->revision == 0 || row->revision == story->revision);
}

char *
dossier_highlights_dup_source (const DossierStoryRow *story)
{
  const char *uri = dossier_web_address (story->uri);

  return uri != NULL ? g_strdup (uri) : g_strconcat (DOSSIER_HIGHLIGHTS_STORY_URN, story->uid, NULL);
}

const DossierEntityRow *
dossier_highlights_find_entity (const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  for (guint i = 0; row->entity != 0 && i < story->entities->len; i++)
    {
      const DossierEntityRow *entity = dossier_entity_get_row (story->entities->pdata[i]);

      if (entity->id == row->entity)
        return entity;
    }
  return NULL;
}

/* The move that the highlight is about, when the story's present text has it; else NULL. */
static const DossierClaimRow *
find_claim (const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  for (guint i = 0; row->claim != 0 && story->claims != NULL && i < story->claims->len; i++)
    {
      const DossierClaimRow *claim = dossier_claim_get_row (story->claims->pdata[i]);

      if (claim->id == row->claim)
        return claim;
    }
  return NULL;
}

char *
dossier_highlights_dup_move_urn (const DossierAnnotationRow *row)
{
  return row->claim_kind != 0 && row->claim_sentence != NULL
             ? dossier_highlights_make_move_urn (row->claim_kind, row->claim_subject_name, row->claim_object_name)
             : NULL;
}

char *
dossier_highlights_dup_move_words (const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  const DossierClaimRow *claim = find_claim (story, row);

  return claim != NULL ? dossier_claim_words (claim) : NULL;
}

void
dossier_highlights_end_item (DossierHighlightsWriter *self, GString *out)
{
  g_autofree char *line = NULL;

  json_builder_end_object (self->json);
  line = dossier_json_take (self->json, FALSE);
  g_string_append (out, self->n_written++ > 0 ? ",\n" : "\n");
  g_string_append (out, line);
}
