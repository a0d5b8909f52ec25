/* dossier-text-view-lines.c - lines below highlighted words: of those that are underlined, and of those whose colour is
 * hidden behind another highlight's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

#include "dossier-text-view-tags.h"

/* Lines of a story, and of them below each other; further ones lie over the lowest. */
#define MAX_LINES 2000
#define MAX_LEVELS 3
/* Pixels: from the line that words stand on, thick, and from one line to the next. */
#define LINE_OFFSET 4
#define UNDERLINE_HEIGHT 3
#define HIDDEN_HEIGHT 2
#define LEVEL_STEP 4

/* ---- which there are ---- */

static gboolean
do_meet (const DossierTextLine *a, const DossierTextLine *b)
{
  return a->start < b->start + b->length && b->start < a->start + a->length;
}

/* The highest place that no line has that is met. */
static guint
find_level (GArray *lines, const DossierTextLine *line)
{
  gboolean is_taken[MAX_LEVELS] = { FALSE };

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierTextLine *other = &g_array_index (lines, DossierTextLine, i);

      if (do_meet (line, other))
        is_taken[other->level] = TRUE;
    }
  for (guint level = 0; level < MAX_LEVELS; level++)
    if (!is_taken[level])
      return level;
  return MAX_LEVELS - 1;
}

static void
add_line (GArray *lines, DossierColour colour, guint start, guint end)
{
  DossierTextLine line = { .colour = colour, .start = start, .length = end - start };

  if (end <= start || lines->len == MAX_LINES)
    return;
  line.level = find_level (lines, &line);
  g_array_append_val (lines, line);
}

/* Of two highlights that meet: the one whose colour cannot be seen there. */
static const DossierAnnotationRow *
find_hidden (const DossierAnnotationRow *before, const DossierAnnotationRow *after)
{
  return before->colour <= after->colour ? before : after;
}

void
dossier_text_view_find_lines (DossierTextView *self)
{
  GPtrArray *annotations = self->annotations;

  g_array_set_size (self->underlines, 0);
  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (annotations, i));

      if (row->colour == DOSSIER_COLOUR_UNDERLINE)
        add_line (self->underlines, row->colour, row->start, row->start + row->length);
      for (guint j = i + 1; row->colour != DOSSIER_COLOUR_UNDERLINE && j < annotations->len; j++)
        {
          const DossierAnnotationRow *next = dossier_annotation_get_row (g_ptr_array_index (annotations, j));

          if (next->start >= row->start + row->length)
            break;
          if (next->colour != DOSSIER_COLOUR_UNDERLINE)
            add_line (self->underlines, find_hidden (row, next)->colour, next->start,
                      MIN (row->start + row->length, next->start + next->length));
        }
    }
}

/* ---- drawing ---- */

typedef struct
{
  DossierTextView *view;
  GtkSnapshot     *snapshot;
  GdkRGBA          colour;
  int              offset, height; /* from the lower end of the words' line */
} Pen;

static void
get_place (const Pen *pen, guint offset, GdkRectangle *place)
{
  GtkTextIter iter;

  dossier_text_view_to_iter (pen->view, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (pen->view), &iter, place);
}

/* Behind the last character that stands in one line with @start. */
static guint
find_line_end (const Pen *pen, guint start, guint end)
{
  GtkTextIter iter;
  int         stop;

  dossier_text_view_to_iter (pen->view, start, &iter);
  gtk_text_view_forward_display_line_end (GTK_TEXT_VIEW (pen->view), &iter);
  stop = dossier_text_view_to_document (pen->view, &iter);
  return stop > (int) start ? MIN ((guint) stop, end) : start + 1;
}

static void
draw_stretch (const Pen *pen, const GdkRectangle *from, const GdkRectangle *until)
{
  int left = MIN (from->x, until->x), right = MAX (from->x + from->width, until->x + until->width);

  gtk_snapshot_append_color (
      pen->snapshot, &pen->colour,
      &GRAPHENE_RECT_INIT (left, from->y + from->height + pen->offset, MAX (right - left, 1), pen->height));
}

static void
draw_line (const Pen *pen, guint start, guint end)
{
  while (start < end)
    {
      guint        stop = find_line_end (pen, start, end);
      GdkRectangle from, until;

      get_place (pen, start, &from);
      get_place (pen, stop - 1, &until);
      if (until.y != from.y) /* the blank at which the line is broken */
        {
          stop = start + 1;
          until = from;
        }
      draw_stretch (pen, &from, &until);
      start = stop;
    }
}

void
dossier_text_view_draw_lines (DossierTextView *self, GtkSnapshot *snapshot, guint start, guint end)
{
  int descent = self->underlines->len > 0 ? dossier_text_view_measure_descent (self) : 0;

  for (guint i = 0; i < self->underlines->len; i++)
    {
      const DossierTextLine *line = &g_array_index (self->underlines, DossierTextLine, i);
      gboolean               is_underline = line->colour == DOSSIER_COLOUR_UNDERLINE;
      Pen                    pen = { .view = self, .snapshot = snapshot };

      pen.offset = LINE_OFFSET - descent + (int) line->level * LEVEL_STEP;
      pen.height = is_underline ? UNDERLINE_HEIGHT : HIDDEN_HEIGHT;
      dossier_text_tags_get_line_colour (line->colour, self->dark, &pen.colour);
      draw_line (&pen, MAX (line->start, start), MIN (line->start + line->length, end));
    }
}
