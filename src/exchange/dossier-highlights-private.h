/* dossier-highlights-private.h - what the writers of highlights have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <json-glib/json-glib.h>
#include "dossier-highlights-writer.h"

G_BEGIN_DECLS

/* One format. */
typedef struct
{
  void (*begin) (DossierHighlightsWriter *self, GString *out);
  void (*add) (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out);
  void (*end) (DossierHighlightsWriter *self, GString *out);
} DossierHighlightsForm;

struct _DossierHighlightsWriter
{
  const DossierHighlightsForm *form;
  const DossierHighlightsHead *head;
  JsonBuilder                 *json; /* empty between two pieces */
  guint                        n_written, n_left_out;
};

extern const DossierHighlightsForm dossier_highlights_web, dossier_highlights_hypothesis, dossier_highlights_markdown,
    dossier_highlights_html, dossier_highlights_csv, dossier_highlights_readwise;

/* "urn:x-dossier:story:UID" begins so. */
#define DOSSIER_HIGHLIGHTS_STORY_URN "urn:x-dossier:story:"

/* Its address in the web, or its urn. Owned by the caller. */
char *dossier_highlights_dup_source (const DossierStoryRow *story);

/* Who the highlight is about: NULL when nobody, or somebody who is not among the story's. */
const DossierEntityRow *dossier_highlights_find_entity (const DossierHighlightedStory *story,
                                                        const DossierAnnotationRow    *row);

/* "urn:x-dossier:move:joins?=…" of the move it is about; NULL when it is about none. Owned by the caller. */
char *dossier_highlights_dup_move_urn (const DossierAnnotationRow *row);

/* "John Schulman left OpenAI"; NULL when it is about none, or that is not in the present text. Owned by the caller. */
char *dossier_highlights_dup_move_words (const DossierHighlightedStory *story, const DossierAnnotationRow *row);

/* The object under way is complete: one line of a list of them. */
void dossier_highlights_end_item (DossierHighlightsWriter *self, GString *out);

G_END_DECLS
