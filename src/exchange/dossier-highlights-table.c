/* dossier-highlights-table.c - highlights as tables: all there is of them, and what Readwise takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-private.h"

#include <string.h>

#include "dossier-csv.h"
#include "dossier-escape.h"

static void
nothing (DossierHighlightsWriter *self, GString *out)
{
}

static void
append_record (GString *out, const char *const *fields, guint n, gboolean is_for_spreadsheets)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      dossier_csv_append (out, fields[i], is_for_spreadsheets);
    }
  g_string_append (out, "\r\n");
}

/* ---- all of it ---- */

static void
begin_csv (DossierHighlightsWriter *self, GString *out)
{
  g_string_append (out,
                   "quote,note,colour,tags,about,title,author,site,url,published,created,modified,start,end,prefix,"
                   "suffix,story,id,move,move_urn,move_sentence\r\n");
}

/* A tag may have any sign in it but a line end. */
static char *
join_tags (const DossierAnnotationRow *row)
{
  return row->tags != NULL ? g_strjoinv ("\n", row->tags) : g_strdup ("");
}

static void
append_row (GString *out, const DossierHighlightedStory *highlighted, const DossierAnnotationRow *row)
{
  const DossierStoryRow *story = highlighted->story;
  gboolean               has_place = *row->quote != '\0' && dossier_highlight_is_placed (highlighted, row);
  g_autofree char       *tags = join_tags (row), *published = dossier_date_to_string (&story->published);
  g_autofree char       *created = dossier_time_to_string (row->created);
  g_autofree char       *modified = dossier_time_to_string (row->modified);
  g_autofree char       *start = has_place ? g_strdup_printf ("%u", row->start) : NULL;
  g_autofree char       *stop = has_place ? g_strdup_printf ("%u", row->start + row->length) : NULL;
  g_autofree char       *move = dossier_highlights_dup_move_words (highlighted, row);
  g_autofree char       *urn = dossier_highlights_dup_move_urn (row);
  const char            *fields[] = { row->quote,
                                      row->note,
                                      dossier_colour_to_string (row->colour),
                                      tags,
                                      row->entity_name,
                                      story->title,
                                      story->author,
                                      story->source,
                                      dossier_web_address (story->uri),
                                      published,
                                      created,
                                      modified,
                                      start,
                                      stop,
                                      row->prefix,
                                      row->suffix,
                                      story->uid,
                                      row->uid,
                                      move,
                                      urn,
                           urn != NULL ? row->claim_sentence : NULL };

  append_record (out, fields, G_N_ELEMENTS (fields), TRUE);
}

static void
add_csv (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  for (guint i = 0; i < story->annotations->len; i++)
    append_row (out, story, dossier_annotation_get_row (story->annotations->pdata[i]));
  self->n_written += story->annotations->len;
}

const DossierHighlightsForm dossier_highlights_csv = { begin_csv, add_csv, nothing };

/* ---- Readwise ---- */

static void
begin_readwise (DossierHighlightsWriter *self, GString *out)
{
  g_string_append (out, "Highlight,Title,Author,URL,Note,Location,Date\r\n");
}

/* ".chips .to-watch" on a line of their own, then the note. */
static char *
dup_tagged_note (const DossierAnnotationRow *row)
{
  GString *note = g_string_new (NULL);

  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_strdelimit (g_strdup (row->tags[i]), " .", '-');

      g_string_append_printf (note, "%s.%s", i > 0 ? " " : "", tag);
    }
  if (row->note != NULL)
    g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", row->note);
  return g_string_free (note, FALSE);
}

/* "2024-08-06 09:30:00" */
static char *
dup_moment (gint64 seconds)
{
  char *text = dossier_time_to_string (seconds);

  if (text != NULL && strlen (text) == strlen ("2024-08-06T09:30:00Z"))
    {
      text[10] = ' ';
      text[19] = '\0';
    }
  return text;
}

static void
add_readwise (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out)
{
  for (guint i = 0; i < story->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (story->annotations->pdata[i]);
      g_autofree char            *note = dup_tagged_note (row), *date = dup_moment (row->created);
      g_autofree char            *quote = dossier_quote_dup_shown (row->quote);
      g_autofree char            *location = g_strdup_printf ("%u", row->start);
      const char                 *fields[]
          = { quote, story->story->title, story->story->author, dossier_web_address (story->story->uri), note, location,
              date };

      if (*row->quote == '\0')
        {
          self->n_left_out++;
          continue;
        }
      append_record (out, fields, G_N_ELEMENTS (fields), FALSE);
      self->n_written++;
    }
}

const DossierHighlightsForm dossier_highlights_readwise = { begin_readwise, add_readwise, nothing };
