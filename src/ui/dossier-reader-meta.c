/* dossier-reader-meta.c - a story in one line, and where its sentences end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-claim-words.h"

/* Words an adult reads in a minute. */
#define WORDS_A_MINUTE 230
/* A sentence that nothing is known of is taken to end after so many code points. */
#define MAX_SENTENCE 400

static void
add_part (GString *line, const char *separator, char *part)
{
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, part);
  g_free (part);
}

/* Many sites give their own name as the author. */
static gboolean
is_another_name (const char *author, const char *source)
{
  g_autofree char *first = author != NULL ? g_utf8_casefold (author, -1) : NULL;
  g_autofree char *second = source != NULL ? g_utf8_casefold (source, -1) : g_strdup ("");

  return first != NULL && *first != '\0' && strstr (second, first) == NULL;
}

static guint
count_kind (GPtrArray *entities, DossierEntityKind kind)
{
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    n += dossier_entity_get_row (g_ptr_array_index (entities, i))->kind == kind;
  return n;
}

static void
add_people (GString *line, GPtrArray *entities)
{
  guint       organizations = count_kind (entities, DOSSIER_ENTITY_ORGANIZATION);
  guint       people = count_kind (entities, DOSSIER_ENTITY_PERSON);
  const char *separator = " · ";

  if (organizations > 0)
    {
      add_part (line, separator,
                g_strdup_printf (ngettext ("%u organization", "%u organizations", organizations), organizations));
      separator = C_ ("between counts", ", ");
    }
  if (people > 0)
    add_part (line, separator, g_strdup_printf (ngettext ("%u person", "%u people", people), people));
}

/* Takes @words, which a line does not break between any more. */
static char *
join_words (char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_free (words);
  return g_strjoinv ("\u00a0", parts);
}

/* NULL where a person brought the text, or it is not known. */
static char *
origin_words (const DossierStoryContent *content)
{
  DossierDate      day = dossier_date_from_time (content->fetched);
  g_autofree char *fetched = NULL;

  switch (content->origin)
    {
    case DOSSIER_ORIGIN_FEED: return g_strdup (_ ("Text of the feed"));
    case DOSSIER_ORIGIN_PAGE:
      fetched = join_words (dossier_date_words (&day));
      /* TRANSLATORS: %s is a day, "3 May 2024" */
      return g_strdup_printf (_ ("Text of the page, fetched %s"), fetched);
    case DOSSIER_ORIGIN_PERSON:
    case DOSSIER_ORIGIN_UNKNOWN: break;
    }
  return NULL;
}

guint
dossier_reader_count_minutes (const DossierStoryContent *content, double part)
{
  const DossierStoryRow *row = dossier_story_get_row (content->story);
  guint                  words = row->n_words > 0 ? row->n_words : dossier_document_count_words (content->document);

  return part > 0 ? MAX (1, (guint) (words * part / WORDS_A_MINUTE + 0.5)) : 0;
}

char *
dossier_reader_meta_words (const DossierStoryContent *content)
{
  const DossierStoryRow *row = dossier_story_get_row (content->story);
  guint                  minutes = dossier_reader_count_minutes (content, 1);
  GString               *line = g_string_new (NULL);
  char                  *origin = origin_words (content);

  if (row->source != NULL && *row->source != '\0')
    add_part (line, " · ", g_strdup (row->source));
  if (is_another_name (row->author, row->source))
    add_part (line, " · ", g_strdup (row->author));
  add_part (line, " · ", dossier_date_words (&row->published));
  /* TRANSLATORS: how long it takes to read the story */
  add_part (line, " · ", g_strdup_printf (ngettext ("%u min", "%u min", minutes), minutes));
  add_people (line, content->entities);
  if (origin != NULL)
    add_part (line, " · ", origin);
  for (guint i = 0; i < content->rule_acts->len; i++)
    add_part (line, " · ", g_strdup (content->rule_acts->pdata[i]));
  return g_string_free (line, FALSE);
}

guint
dossier_reader_measure_sentence (const DossierStoryContent *content, guint offset)
{
  g_autofree char *rest = NULL;
  guint            n = 0;

  for (guint i = 0; i < content->claims->len; i++)
    {
      const DossierClaimRow *claim = dossier_claim_get_row (g_ptr_array_index (content->claims, i));

      if (offset >= claim->sentence_start && offset < claim->sentence_start + claim->sentence_length)
        return claim->sentence_start + claim->sentence_length - offset;
    }
  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (content->annotations, i));

      if (row->start == offset)
        return row->length;
    }
  rest = dossier_document_dup_slice (content->document, offset, MAX_SENTENCE);
  for (const char *p = rest; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p), n++)
    if ((*p == '.' || *p == '!' || *p == '?') && (p[1] == ' ' || p[1] == '\n'))
      return n + 1;
  return n;
}
