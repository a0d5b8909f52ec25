/* dossier-text-view-tables.c - what stands beside the rows of tables: lines, points between cells, buttons that open
 * them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

#include <math.h>
#include <glib/gi18n.h>
#include "dossier-text-view-tags.h"

/* How strong lines are, of the strength of the words. */
#define HEADING_LINE 0.4
#define ROW_LINE 0.14
#define BORDER_POINT 0.6
/* Of the height of a line. */
#define POINT_SIZE 0.15
/* Code points of a table's first row that a screen reader is told at its button. */
#define BUTTON_WORDS 120

/* The button of a table, and where it was put last. Table NULL: it is hidden, and the next table's; GTK 4.8 lets
 * nothing go that lies over a text. */
typedef struct
{
  const DossierSpan *table;
  GtkWidget         *widget;
  int                x, y;
} Button;

/* ---- lines ---- */

/* A tab at the end of a line has no cell beside it. */
static gboolean
ends_line (DossierTextView *self, const GtkTextIter *tab, const GdkRectangle *place)
{
  GtkTextIter  next = *tab;
  GdkRectangle beside;

  gtk_text_iter_forward_char (&next);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &next, &beside);
  return beside.y >= place->y + place->height;
}

/* A point in the middle of @tab, however narrow it is. */
static void
draw_border (DossierTextView *self, GtkSnapshot *snapshot, const GtkTextIter *tab, const GdkRGBA *colour)
{
  GdkRectangle   place;
  GskRoundedRect point;
  float          size;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), tab, &place);
  if (ends_line (self, tab, &place))
    return;
  size = roundf (MAX (place.height * POINT_SIZE, 2));
  gsk_rounded_rect_init_from_rect (&point,
                                   &GRAPHENE_RECT_INIT (roundf (place.x + (place.width - size) / 2),
                                                        roundf (place.y + (place.height - size) / 2), size, size),
                                   size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &point);
  gtk_snapshot_append_color (snapshot, colour, &point.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Of the row that begins at @iter; of one with more cells than a document has, some. */
static void
draw_borders (DossierTextView *self, GtkSnapshot *snapshot, const GdkRGBA *colour, GtkTextIter iter)
{
  guint n = 0;

  for (; n < DOSSIER_DOCUMENT_MAX_COLUMNS && !gtk_text_iter_ends_line (&iter); gtk_text_iter_forward_char (&iter))
    if (gtk_text_iter_get_char (&iter) == '\t')
      {
        draw_border (self, snapshot, &iter, colour);
        n++;
      }
}

static void
draw_rule (DossierTextView *self, GtkSnapshot *snapshot, const GdkRGBA *colour, const GtkTextIter *row)
{
  int y, height;

  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), row, &y, &height);
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (DOSSIER_TEXT_MARGIN, y + height - 1,
                                                  gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DOSSIER_TEXT_MARGIN,
                                                  1));
}

void
dossier_text_view_draw_table (DossierTextView *self, GtkSnapshot *snapshot, const DossierSpan *table, guint start,
                              guint end, const GdkRGBA *colour)
{
  gboolean    is_wrapped = dossier_text_tables_is_wrapped (self->tables, table);
  GdkRGBA     heading = *colour, line = *colour, border = *colour;
  guint       row = table->start >= start ? 0 : table->level; /* headings that are out of sight are not counted */
  GtkTextIter iter;

  heading.alpha *= HEADING_LINE;
  line.alpha *= ROW_LINE;
  border.alpha *= BORDER_POINT;
  dossier_text_view_to_iter (self, MAX (table->start, start), &iter);
  gtk_text_iter_set_line_offset (&iter, 0);
  for (end = MIN (end, table->start + table->length);; row++)
    {
      GtkTextIter next = iter;

      if (is_wrapped)
        draw_borders (self, snapshot, &border, iter);
      if (!gtk_text_iter_forward_line (&next) || dossier_text_view_to_document (self, &next) >= (int) end)
        return;
      draw_rule (self, snapshot, row + 1 == table->level ? &heading : &line, &iter);
      iter = next;
    }
}

/* ---- buttons ---- */

static GtkWidget *
button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Open as a Table"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "table-button");
  gtk_widget_set_cursor_from_name (button, "default");
  return button;
}

/* The words of its first row: a screen reader tells by them which of several tables a button opens. */
static void
describe_button (DossierTextView *self, GtkWidget *button, const DossierSpan *table)
{
  GtkTextIter      start, end;
  g_autofree char *row = NULL;
  g_auto (GStrv) cells = NULL;
  g_autofree char *words = NULL;

  dossier_text_view_to_iter (self, table->start, &start);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_iter_set_line_offset (&end, MIN (gtk_text_iter_get_line_offset (&end), BUTTON_WORDS));
  row = gtk_text_iter_get_text (&start, &end);
  cells = g_strsplit (g_strstrip (row), "\t", -1);
  words = g_strjoinv (", ", cells);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* That of @table; NULL: one that is free. */
static Button *
find_button (DossierTextView *self, const DossierSpan *table)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (g_array_index (self->buttons, Button, i).table == table)
      return &g_array_index (self->buttons, Button, i);
  return NULL;
}

static void
hide_button (DossierTextView *self, Button *button)
{
  g_ptr_array_remove_fast (self->objects, button->widget);
  gtk_widget_set_visible (button->widget, FALSE);
  button->table = NULL;
}

static Button *
show_button (DossierTextView *self, const DossierSpan *table)
{
  Button *button = find_button (self, NULL);

  if (button == NULL)
    {
      Button fresh = { .widget = button_new () };

      gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), fresh.widget, 0, 0);
      g_array_append_val (self->buttons, fresh);
      button = &g_array_index (self->buttons, Button, self->buttons->len - 1);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button->widget), "i", (int) table->start);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button->widget), "reader.open-table-at");
  gtk_widget_set_size_request (button->widget, -1, -1);
  describe_button (self, button->widget, table);
  gtk_widget_set_visible (button->widget, TRUE);
  g_ptr_array_add (self->objects, button->widget);
  button->table = table;
  button->x = -1;
  return button;
}

/* Where the button of @table belongs: at the end of the free space above it. */
static void
find_button_place (DossierTextView *self, const DossierSpan *table, GtkWidget *widget, int *x, int *y)
{
  gboolean    is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int         natural, tall, height;
  GtkTextIter iter;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &tall, NULL, NULL);
  dossier_text_view_to_iter (self, table->start, &iter);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, y, &height);
  *y += MAX (dossier_text_tables_get_room (self->tables) - tall, 0) / 2;
  *x = is_rtl ? DOSSIER_TEXT_MARGIN : gtk_widget_get_width (GTK_WIDGET (self)) - DOSSIER_TEXT_MARGIN - natural;
  *x = MAX (*x, 0);
}

static void
place_button (DossierTextView *self, const DossierSpan *table)
{
  Button *button = find_button (self, table);
  int     x, y;

  if (button == NULL)
    button = show_button (self, table);
  find_button_place (self, table, button->widget, &x, &y);
  if (x == button->x && y == button->y)
    return;
  gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), button->widget, x, y);
  button->x = x;
  button->y = y;
}

void
dossier_text_view_place_buttons (DossierTextView *self)
{
  const DossierSpan *table;
  gboolean           is_wrapped;

  for (guint i = 0; (table = dossier_text_tables_get (self->tables, i, &is_wrapped)) != NULL; i++)
    if (is_wrapped)
      place_button (self, table);
    else if (find_button (self, table) != NULL)
      hide_button (self, find_button (self, table));
}

void
dossier_text_view_hide_buttons (DossierTextView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (g_array_index (self->buttons, Button, i).table != NULL)
      hide_button (self, &g_array_index (self->buttons, Button, i));
}

GArray *
dossier_text_view_make_buttons (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Button));
}
