/* dossier-highlights-words.c - what pages for people say of a highlight and of its story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-highlights-words-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-claim-words.h"
#include "dossier-highlights-private.h"

const char *
dossier_highlights_title_of (const DossierStoryRow *story)
{
  return story->title != NULL && *story->title != '\0' ? story->title : _ ("Untitled");
}

static void
add_part (GString *words, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append (words, words->len > 0 ? " · " : "");
  g_string_append (words, part);
}

char *
dossier_highlights_where_of (const DossierStoryRow *story)
{
  GString         *words = g_string_new (NULL);
  g_autofree char *day
      = story->published.precision != DOSSIER_PRECISION_UNKNOWN ? dossier_date_words (&story->published) : NULL;

  add_part (words, story->author);
  add_part (words, story->source);
  add_part (words, day);
  return g_string_free (words, FALSE);
}

static const char *
colour_words (DossierColour colour)
{
  switch (colour)
    {
    case DOSSIER_COLOUR_YELLOW: return _ ("Yellow");
    case DOSSIER_COLOUR_GREEN: return _ ("Green");
    case DOSSIER_COLOUR_BLUE: return _ ("Blue");
    case DOSSIER_COLOUR_PINK: return _ ("Pink");
    case DOSSIER_COLOUR_UNDERLINE: return _ ("Underlined");
    }
  g_assert_not_reached ();
}

char *
dossier_highlights_facts_of (const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  GString         *words = g_string_new (NULL);
  DossierDate      made = dossier_date_from_time (row->created);
  g_autofree char *day = row->created != 0 ? dossier_date_words (&made) : NULL;

  /* TRANSLATORS: of a note that is about a whole story */
  add_part (words, *row->quote != '\0' ? colour_words (row->colour) : _ ("About the story"));
  add_part (words, day);
  if (!dossier_highlight_is_placed (story, row))
    add_part (words, _ ("not in the present text"));
  return g_string_free (words, FALSE);
}

char *
dossier_highlights_move_of (const DossierHighlightedStory *story, const DossierAnnotationRow *row)
{
  g_autofree char *words = dossier_highlights_dup_move_words (story, row);

  if (row->claim_kind == 0 || row->claim_sentence == NULL)
    return NULL;
  if (words == NULL)
    /* TRANSLATORS: %s is a sentence of a story, which tells who moved where */
    return g_strdup_printf (_ ("Move: “%s”"), row->claim_sentence);
  /* TRANSLATORS: who moved where ("Ada Doe joined Anthropic"), and the sentence of a story that tells it */
  return g_strdup_printf (_ ("Move: %s. “%s”"), words, row->claim_sentence);
}
