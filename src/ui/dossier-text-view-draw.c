/* dossier-text-view-draw.c - what stands beside the words: bars of quotes, grounds of code, signs of lists, marks of
 * notes, dots
 *
 * Only what can be seen is drawn. Coordinates are those of the buffer, where x 0 is left of the margin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

#include "dossier-text-view-tags.h"

#define BAR_WIDTH 4
#define MARK_WIDTH 12
#define MARK_HEIGHT 10
#define MARK_GAP 2
/* Left edge of a note's mark, from the words. */
#define MARK_OFFSET 24
/* Below a name that is not sure: from the line that the words stand on, and from dot to dot. */
#define DOT_OFFSET 2
#define DOT_SIZE 2
#define DOT_STEP 4
/* Between a list's sign and its words. */
#define SIGN_GAP 14

typedef struct
{
  DossierTextView *view;
  GtkSnapshot     *snapshot;
  guint            start, end; /* what can be seen, in the document */
  GdkRectangle     seen;       /* likewise, in pixels */
  GdkRGBA          colour;     /* of the words */
} Drawing;

static void
get_line_area (DossierTextView *self, guint offset, int *y, int *height)
{
  GtkTextIter iter;

  dossier_text_view_to_iter (self, offset, &iter);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, y, height);
}

/* The margins of the paragraph at @offset. */
static void
get_margins (DossierTextView *self, guint offset, int *left, int *right)
{
  GtkTextIter iter;

  *left = *right = DOSSIER_TEXT_MARGIN;
  dossier_text_view_to_iter (self, offset, &iter);
  gtk_text_iter_set_line_offset (&iter, 0);
  for (GSList *tags = gtk_text_iter_get_tags (&iter); tags != NULL; tags = g_slist_delete_link (tags, tags))
    {
      gboolean has_left, has_right;

      g_object_get (tags->data, "left-margin-set", &has_left, "right-margin-set", &has_right, NULL);
      if (has_left)
        g_object_get (tags->data, "left-margin", left, NULL);
      if (has_right)
        g_object_get (tags->data, "right-margin", right, NULL);
    }
}

/* Whether the paragraph at @offset stands in from the right. */
static gboolean
stands_right (DossierTextView *self, guint offset)
{
  int left, right;

  get_margins (self, offset, &left, &right);
  return right > left;
}

/* The space below the paragraph at @offset. */
static int
measure_below (DossierTextView *self, guint offset)
{
  GtkTextIter  iter;
  GdkRectangle place;
  int          y, height;

  dossier_text_view_to_iter (self, offset, &iter);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, &height);
  return MAX (y + height - place.y - place.height, 0);
}

static void
draw_quote (Drawing *drawing, const DossierSpan *span)
{
  guint   level = CLAMP (span->level, 1, DOSSIER_TEXT_MAX_LEVEL);
  guint   first = MAX (span->start, drawing->start), last = MIN (span->start + span->length - 1, drawing->end);
  GdkRGBA colour = drawing->colour;
  int     x = DOSSIER_TEXT_MARGIN + dossier_text_lines_get_indent (drawing->view->lines, level - 1, 0) + 2;
  int     top, bottom, height;

  get_line_area (drawing->view, first, &top, &height);
  get_line_area (drawing->view, last, &bottom, &height);
  bottom += height - measure_below (drawing->view, last); /* not the space below the paragraph */
  if (stands_right (drawing->view, first))
    x = gtk_widget_get_width (GTK_WIDGET (drawing->view)) - x - BAR_WIDTH;
  colour.alpha *= 0.28;
  gtk_snapshot_append_color (drawing->snapshot, &colour,
                             &GRAPHENE_RECT_INIT (x, top, BAR_WIDTH, MAX (bottom - top, 1)));
}

static void
draw_sign (Drawing *drawing, const DossierSpan *span)
{
  guint       level = CLAMP (span->level, 1, DOSSIER_TEXT_MAX_LEVEL);
  const char *sign = span->value != NULL ? span->value : (level % 2 == 1 ? "•" : "◦");
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (drawing->view), sign);
  GtkTextIter  iter;
  GdkRectangle place;
  int          width, height, left, right, x;

  dossier_text_view_to_iter (drawing->view, span->start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (drawing->view), &iter, &place);
  pango_layout_get_pixel_size (layout, &width, &height);
  get_margins (drawing->view, span->start, &left, &right);
  x = left - SIGN_GAP - width;
  if (right > left)
    x = gtk_widget_get_width (GTK_WIDGET (drawing->view)) - right + SIGN_GAP;
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (x, place.y + (place.height - height) / 2));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->colour);
  gtk_snapshot_restore (drawing->snapshot);
}

/* ---- code ---- */

/* At the right edge of each line that goes on in the next one because the column ends. */
static void
draw_wraps (Drawing *drawing, guint first, guint last, int right)
{
  GtkTextView *view = GTK_TEXT_VIEW (drawing->view);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), "↩");
  GdkRGBA      colour = drawing->colour;
  GtkTextIter  iter, end;
  GdkRectangle place;
  int          width, height;

  colour.alpha *= 0.5;
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_text_view_get_iter_at_location (view, &iter, right, drawing->seen.y);
  dossier_text_view_to_iter (drawing->view, last, &end);
  while (gtk_text_view_forward_display_line (view, &iter) && gtk_text_iter_compare (&iter, &end) <= 0)
    {
      GtkTextIter before = iter;

      gtk_text_iter_backward_char (&before);
      gtk_text_view_get_iter_location (view, &before, &place);
      if (place.y > drawing->seen.y + drawing->seen.height)
        break;
      if (gtk_text_iter_get_char (&before) == 0x2028 || gtk_text_iter_get_char (&before) == '\n'
          || dossier_text_view_to_document (drawing->view, &before) < (int) first)
        continue;
      gtk_snapshot_save (drawing->snapshot);
      gtk_snapshot_translate (drawing->snapshot,
                              &GRAPHENE_POINT_INIT (right - width, place.y + (place.height - height) / 2));
      gtk_snapshot_append_layout (drawing->snapshot, layout, &colour);
      gtk_snapshot_restore (drawing->snapshot);
    }
}

/* A rounded ground as wide as the column. */
static void
draw_code (Drawing *drawing, const DossierSpan *span)
{
  int            size = drawing->view->look.size, top, height, left, right, air = (int) (DOSSIER_TEXT_CODE_AIR * size);
  GskRoundedRect shape;
  GdkRGBA        colour;
  GtkTextIter    end;
  GdkRectangle   last;

  get_line_area (drawing->view, span->start, &top, &height);
  get_margins (drawing->view, span->start, &left, &right);
  left -= DOSSIER_TEXT_CODE_INDENT;
  right = gtk_widget_get_width (GTK_WIDGET (drawing->view)) - right + DOSSIER_TEXT_CODE_INDENT;
  dossier_text_view_to_iter (drawing->view, span->start + span->length, &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (drawing->view), &end, &last);
  dossier_text_look_get_code_colour (&drawing->view->look, &colour);
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (left, top, right - left, last.y + last.height + air - top), 6);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &shape);
  gtk_snapshot_append_color (drawing->snapshot, &colour, &shape.bounds);
  gtk_snapshot_pop (drawing->snapshot);
  draw_wraps (drawing, span->start, MIN (span->start + span->length, drawing->end), right - 2);
}

static void
draw_spans (Drawing *drawing)
{
  guint              n_spans;
  const DossierSpan *spans = dossier_document_get_spans (drawing->view->document, &n_spans);

  for (guint i = 0; i < n_spans && spans[i].start <= drawing->end; i++)
    {
      if (spans[i].length == 0 || spans[i].start + spans[i].length <= drawing->start)
        continue;
      if (spans[i].kind == DOSSIER_SPAN_QUOTE)
        draw_quote (drawing, &spans[i]);
      else if (spans[i].kind == DOSSIER_SPAN_CODE_BLOCK)
        draw_code (drawing, &spans[i]);
      else if (spans[i].kind == DOSSIER_SPAN_TABLE && !dossier_span_is_object (&spans[i]))
        dossier_text_view_draw_table (drawing->view, drawing->snapshot, &spans[i], drawing->start, drawing->end,
                                      &drawing->colour);
      else if (spans[i].kind == DOSSIER_SPAN_LIST_ITEM && spans[i].start >= drawing->start)
        draw_sign (drawing, &spans[i]);
    }
}

/* Each step goes down, so that it ends below the last of them. */
void
dossier_text_view_place_mark (GArray *marks, GdkRectangle *area)
{
  gboolean is_free = FALSE;

  while (!is_free)
    {
      is_free = TRUE;
      for (guint i = 0; i < marks->len; i++)
        {
          const GdkRectangle *other = &g_array_index (marks, DossierTextMark, i).area;

          if (!gdk_rectangle_intersect (other, area, NULL))
            continue;
          area->y = other->y + other->height + MARK_GAP;
          is_free = FALSE;
        }
    }
}

/* A rounded sheet with a corner cut by a lighter line; a second mark on the same line stands below the first. */
static void
draw_mark (Drawing *drawing, guint annotation, guint start)
{
  GArray         *marks = drawing->view->marks;
  DossierTextMark mark = { .annotation = annotation };
  GdkRectangle    place;
  GdkRGBA         colour;
  GskRoundedRect  shape;
  GtkTextIter     iter;

  dossier_text_view_to_iter (drawing->view, start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (drawing->view), &iter, &place);
  mark.area = (GdkRectangle){ DOSSIER_TEXT_MARGIN - MARK_OFFSET, place.y + (place.height - MARK_HEIGHT) / 2, MARK_WIDTH,
                              MARK_HEIGHT };
  dossier_text_view_place_mark (marks, &mark.area);
  dossier_text_tags_get_mark_colour (drawing->view->dark, &colour);
  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT (mark.area.x, mark.area.y, mark.area.width, mark.area.height), 3);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &shape);
  gtk_snapshot_append_color (drawing->snapshot, &colour, &shape.bounds);
  gtk_snapshot_pop (drawing->snapshot);
  g_array_append_val (marks, mark);
}

static void
draw_marks (Drawing *drawing)
{
  GPtrArray *annotations = drawing->view->annotations;

  g_array_set_size (drawing->view->marks, 0);
  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (annotations, i));

      gboolean has_mark = (row->note != NULL && *row->note != '\0') || row->length == 0;

      if (has_mark && row->start >= drawing->start && row->start <= drawing->end)
        draw_mark (drawing, i, row->start);
    }
}

/* --- names that are not sure --- */

int
dossier_text_view_measure_descent (DossierTextView *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return descent;
}

static void
draw_dots (Drawing *drawing, const GdkRectangle *words, int descent, const GdkRGBA *colour)
{
  int y = words->y + words->height - descent + DOT_OFFSET;

  for (int x = words->x; x + DOT_SIZE <= words->x + words->width; x += DOT_STEP)
    gtk_snapshot_append_color (drawing->snapshot, colour, &GRAPHENE_RECT_INIT (x, y, DOT_SIZE, DOT_SIZE));
}

/* A row of dots below each line that has a part of the name. */
static void
draw_unsure (Drawing *drawing, const DossierStoredMention *mention, int descent)
{
  GdkRectangle words = { 0 }, place;
  GdkRGBA      colour;
  GtkTextIter  iter;

  dossier_text_tags_get_name_colour (mention->kind, drawing->view->dark, &colour);
  for (guint i = 0; i < mention->length; i++)
    {
      dossier_text_view_to_iter (drawing->view, mention->start + i, &iter);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (drawing->view), &iter, &place);
      if (i > 0 && place.y == words.y)
        {
          gdk_rectangle_union (&words, &place, &words);
          continue;
        }
      draw_dots (drawing, &words, descent, &colour);
      words = place;
    }
  draw_dots (drawing, &words, descent, &colour);
}

static void
draw_all_unsure (Drawing *drawing)
{
  GArray *mentions = drawing->view->mentions;
  int     descent = -1;

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (mentions, DossierStoredMention, i);

      if (mention->start >= drawing->end)
        break;
      if (mention->start + mention->length <= drawing->start || mention->start + mention->length > drawing->end
          || !dossier_stored_mention_is_unsure (mention))
        continue;
      if (descent < 0)
        descent = dossier_text_view_measure_descent (drawing->view);
      draw_unsure (drawing, mention, descent);
    }
}

void
dossier_text_view_draw_below (DossierTextView *self, GtkSnapshot *snapshot)
{
  Drawing     drawing = { .view = self, .snapshot = snapshot };
  GtkTextIter first, last;
  int         end;

  if (self->document == NULL || dossier_document_get_length (self->document) == 0)
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &drawing.seen);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &first, drawing.seen.y, NULL);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &last, drawing.seen.y + drawing.seen.height, NULL);
  if (!gtk_text_iter_ends_line (&last))
    gtk_text_iter_forward_to_line_end (&last);
  end = dossier_text_view_to_document (self, &last);
  if (end < 0)
    return;
  drawing.start = MAX (dossier_text_view_to_document (self, &first), 0);
  drawing.end = MIN ((guint) end, dossier_text_fill_get_filled (self->fill));
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &drawing.colour);
  draw_spans (&drawing);
  dossier_text_view_draw_lines (self, snapshot, drawing.start, drawing.end);
  draw_marks (&drawing);
  draw_all_unsure (&drawing);
}
