/* dossier-text-view.c - the text of a story with its names, links, highlights and notes
 *
 * Each story gets a fresh buffer (emptying one is far slower) that shares the view's tag table. In it: the title,
 * a line about the story, perhaps a widget, then from self->base on the document, code point by code point, then the
 * footer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

#include <glib/gi18n.h>
#include "dossier-text-view-objects.h"
#include "dossier-text-view-tags.h"

/* How long a place is shown in another colour, in milliseconds. */
#define FLASH_TIME 1600
/* The narrowest column of text, in pixels. */
#define MINIMUM_COLUMN 160

G_DEFINE_FINAL_TYPE (DossierTextView, dossier_text_view, GTK_TYPE_TEXT_VIEW)

int
dossier_text_view_to_document (DossierTextView *self, const GtkTextIter *iter)
{
  int offset = gtk_text_iter_get_offset (iter) - (int) self->base;

  if (self->document == NULL || offset < 0)
    return -1;
  return MIN (offset, (int) dossier_document_get_length (self->document));
}

void
dossier_text_view_to_iter (DossierTextView *self, guint offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter, self->base + offset);
}

/* ---- widths of what is not text ---- */

static void
fit_child (GtkWidget *child, int column, gboolean whole)
{
  int natural, width = column;

  if (!whole)
    {
      gtk_widget_set_size_request (child, -1, -1);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width = MIN (natural, column);
    }
  gtk_widget_set_size_request (child, width, -1);
}

static gboolean
fit_objects_cb (gpointer user_data)
{
  DossierTextView *self = user_data;
  int              column = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DOSSIER_TEXT_MARGIN;

  self->fit_source = 0;
  self->fitted_width = gtk_widget_get_width (GTK_WIDGET (self));
  for (guint i = 0; i < self->objects->len && column > 0; i++)
    fit_child (g_ptr_array_index (self->objects, i), column, FALSE);
  dossier_text_tables_fit (self->tables, column);
  if (self->head != NULL && column > 0)
    fit_child (self->head, column, TRUE);
  if (self->footer != NULL && column > 0)
    fit_child (self->footer, column, TRUE);
  return G_SOURCE_REMOVE;
}

void
dossier_text_view_schedule_fit (DossierTextView *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_objects_cb, self, NULL);
}

static void
image_clicked_cb (DossierTextView *self, DossierImageFrame *frame)
{
  const char *uri = dossier_image_frame_get_uri (frame);

  if (dossier_image_frame_has_picture (frame))
    g_signal_emit_by_name (self, "image-clicked", uri, dossier_image_frame_get_alt (frame));
  else
    g_signal_emit_by_name (self, "link-clicked", uri);
}

static GtkWidget *
make_object (const DossierSpan *span, gpointer user_data)
{
  DossierTextView *self = user_data;
  GtkWidget       *widget;

  if (span->kind == DOSSIER_SPAN_IMAGE && self->hides_images)
    return NULL;
  if (span->kind == DOSSIER_SPAN_TABLE)
    widget = dossier_text_table_new (self->document, span);
  else
    {
      widget = dossier_image_frame_new (span);
      g_signal_connect_object (widget, "clicked", G_CALLBACK (image_clicked_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->images, widget);
      dossier_text_view_fill_frame (self, DOSSIER_IMAGE_FRAME (widget));
    }
  g_ptr_array_add (self->objects, widget);
  dossier_text_view_schedule_fit (self);
  return widget;
}

/* ---- filling ---- */

static void
forget_content (DossierTextView *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_pointer (&self->fill, dossier_text_fill_free);
  g_clear_pointer (&self->document, dossier_document_unref);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_object (&self->head);
  g_clear_object (&self->footer);
  dossier_text_view_hide_buttons (self);
  dossier_text_tables_begin (self->tables, NULL);
  g_ptr_array_set_size (self->objects, 0);
  g_ptr_array_set_size (self->images, 0);
  g_hash_table_remove_all (self->pictures);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->underlines, 0);
  self->waits_to_reveal = FALSE;
  self->spoken_start = self->spoken_end = 0;
}

/* Puts @child at the end of the text, as wide as the column. */
static void
append_child (DossierTextView *self, GtkWidget *child)
{
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextChildAnchor *anchor;
  GtkTextIter         end, line;

  gtk_text_buffer_get_end_iter (buffer, &end);
  anchor = gtk_text_buffer_create_child_anchor (buffer, &end);
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), child, anchor);
  gtk_text_buffer_get_end_iter (buffer, &end);
  line = end;
  gtk_text_iter_set_line_offset (&line, 0);
  gtk_text_buffer_apply_tag_by_name (buffer, DOSSIER_TEXT_TAG_OBJECT, &line, &end);
  dossier_text_view_schedule_fit (self);
}

static void
append_line_end (DossierTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
}

static void
append_head (DossierTextView *self)
{
  if (self->head == NULL)
    return;
  append_child (self, self->head);
  append_line_end (self);
}

static void
append_footer (DossierTextView *self)
{
  if (self->footer == NULL)
    return;
  append_line_end (self);
  append_child (self, self->footer);
}

static gboolean
fill_cb (gpointer user_data)
{
  DossierTextView *self = user_data;
  guint            from = dossier_text_fill_get_filled (self->fill);
  gboolean         more = dossier_text_fill_step (self->fill);

  dossier_text_lines_mark (self->lines, gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->base, self->document,
                           from, dossier_text_fill_get_filled (self->fill));
  dossier_text_tables_mark (self->tables, self->fill);
  if (self->waits_to_reveal && (!more || dossier_text_fill_get_filled (self->fill) > self->reveal_start))
    {
      self->waits_to_reveal = FALSE;
      dossier_text_view_reveal (self, self->reveal_start, self->reveal_length);
    }
  if (more)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  append_footer (self);
  g_signal_emit_by_name (self, "filled");
  return G_SOURCE_REMOVE;
}

static void
insert_head (GtkTextBuffer *buffer, const char *text, const char *tag)
{
  g_autofree char *line = g_strdelimit (g_strconcat (text, "\n", NULL), "\r", ' ');
  GtkTextIter      end;
  gsize            length = strlen (line);

  for (gsize i = 0; i + 1 < length; i++)
    if (line[i] == '\n')
      line[i] = ' ';
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line, length, tag, NULL);
}

static void
tag_mentions (DossierTextView *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (self->mentions, DossierStoredMention, i);

      if (dossier_stored_mention_is_unsure (mention)) /* these are drawn */
        continue;
      dossier_text_fill_add_tag (
          self->fill, mention->kind == DOSSIER_ENTITY_PERSON ? DOSSIER_TEXT_TAG_PERSON : DOSSIER_TEXT_TAG_ORGANIZATION,
          mention->start, mention->length);
    }
}

void
dossier_text_view_set_content (DossierTextView *self, const char *title, const char *meta, GtkWidget *head,
                               DossierDocument *document, GArray *mentions, GtkWidget *footer)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (self->tags);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GtkTextIter    begin;

  dossier_text_view_popdown (self);
  forget_content (self);
  self->document = dossier_document_ref (document);
  self->mentions = g_array_ref (mentions);
  self->head = head != NULL ? g_object_ref_sink (head) : NULL;
  self->footer = footer != NULL ? g_object_ref_sink (footer) : NULL;
  insert_head (buffer, title, DOSSIER_TEXT_TAG_TITLE);
  self->meta_start = gtk_text_buffer_get_char_count (buffer);
  insert_head (buffer, meta, DOSSIER_TEXT_TAG_META);
  self->meta_end = gtk_text_buffer_get_char_count (buffer) - 1;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  append_head (self);
  self->fill = dossier_text_fill_new (GTK_TEXT_VIEW (self), document, make_object, self);
  self->base = dossier_text_fill_get_base (self->fill);
  dossier_text_tables_begin (self->tables, document);
  tag_mentions (self);
  gtk_text_buffer_get_start_iter (buffer, &begin);
  gtk_text_buffer_place_cursor (buffer, &begin);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), self->has_caret);
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  if (fill_cb (self) == G_SOURCE_CONTINUE)
    self->fill_source = g_idle_add (fill_cb, self);
}

gboolean
dossier_text_view_is_filled (DossierTextView *self)
{
  return self->document != NULL && self->fill_source == 0;
}

void
dossier_text_view_set_annotations (DossierTextView *self, GPtrArray *annotations)
{
  if (self->fill == NULL)
    return;
  for (guint colour = 0; self->annotations != NULL && colour < DOSSIER_N_COLOURS; colour++)
    dossier_text_fill_remove_tag (self->fill, dossier_text_tags_of_colour (colour));
  if (self->annotations != NULL)
    dossier_text_fill_remove_tag (self->fill, DOSSIER_TEXT_TAG_NOTE);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  self->annotations = g_ptr_array_ref (annotations);
  dossier_text_view_find_lines (self);
  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (annotations, i));

      dossier_text_fill_add_tag (self->fill, dossier_text_tags_of_colour (row->colour), row->start, row->length);
      /* Lines below words that are underlined already would be lost in each other. */
      if (row->note != NULL && *row->note != '\0' && row->colour != DOSSIER_COLOUR_UNDERLINE)
        dossier_text_fill_add_tag (self->fill, DOSSIER_TEXT_TAG_NOTE, row->start, row->length);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- selection and places ---- */

static gboolean
is_blank (GtkTextIter *iter)
{
  gunichar c = gtk_text_iter_get_char (iter);

  return g_unichar_isspace (c) || c == 0xFFFC;
}

gboolean
dossier_text_view_get_selection (DossierTextView *self, guint *start, guint *length)
{
  GtkTextIter first, last, limit;
  int         from, until;

  if (self->document == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &first, &last))
    return FALSE;
  dossier_text_view_to_iter (self, 0, &limit);
  if (gtk_text_iter_compare (&first, &limit) < 0)
    first = limit;
  dossier_text_view_to_iter (self, dossier_document_get_length (self->document), &limit);
  if (gtk_text_iter_compare (&last, &limit) > 0)
    last = limit;
  while (gtk_text_iter_compare (&first, &last) < 0 && is_blank (&first))
    gtk_text_iter_forward_char (&first);
  while (gtk_text_iter_compare (&first, &last) < 0)
    {
      GtkTextIter before = last;

      gtk_text_iter_backward_char (&before);
      if (!is_blank (&before))
        break;
      last = before;
    }
  from = dossier_text_view_to_document (self, &first);
  until = dossier_text_view_to_document (self, &last);
  if (from < 0 || until <= from)
    return FALSE;
  *start = from;
  *length = until - from;
  return TRUE;
}

void
dossier_text_view_select (DossierTextView *self, guint start, guint length)
{
  GtkTextIter first, last;

  dossier_text_view_to_iter (self, start, &first);
  dossier_text_view_to_iter (self, start + length, &last);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &last, &first);
}

static gboolean
flash_over_cb (gpointer user_data)
{
  DossierTextView *self = user_data;

  self->flash_source = 0;
  dossier_text_fill_remove_tag (self->fill, DOSSIER_TEXT_TAG_FLASH);
  return G_SOURCE_REMOVE;
}

void
dossier_text_view_scroll_to (DossierTextView *self, const GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark   *mark = gtk_text_buffer_get_mark (buffer, "place");

  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "place", iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, TRUE, 0, 0.25);
}

gboolean
dossier_text_view_put_on_top (DossierTextView *self, guint place)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GtkTextIter    iter;
  GdkRectangle   line;
  double         value;

  if (self->fill == NULL || adjustment == NULL || gtk_adjustment_get_page_size (adjustment) < 2
      || (self->fill_source != 0 && dossier_text_fill_get_filled (self->fill) <= place))
    return FALSE;
  dossier_text_view_to_iter (self, place, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &line);
  value = line.y + gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self));
  if (value > gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment))
    {
      gtk_adjustment_set_value (adjustment, value); /* as far as it goes by now */
      return FALSE;
    }
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  gtk_adjustment_set_value (adjustment, value);
  return TRUE;
}

void
dossier_text_view_reveal (DossierTextView *self, guint start, guint length)
{
  GtkTextIter first, last;

  if (self->fill == NULL)
    return;
  if (self->fill_source != 0 && dossier_text_fill_get_filled (self->fill) <= start + length)
    {
      self->waits_to_reveal = TRUE;
      self->reveal_start = start;
      self->reveal_length = length;
      return;
    }
  dossier_text_view_to_iter (self, start, &first);
  dossier_text_view_to_iter (self, start + length, &last);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &first);
  dossier_text_view_scroll_to (self, &first);
  dossier_text_fill_remove_tag (self->fill, DOSSIER_TEXT_TAG_FLASH);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  if (length == 0)
    return;
  gtk_text_buffer_apply_tag_by_name (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), DOSSIER_TEXT_TAG_FLASH, &first,
                                     &last);
  self->flash_source = g_timeout_add (FLASH_TIME, flash_over_cb, self);
}

void
dossier_text_view_reveal_footer (DossierTextView *self)
{
  GtkTextIter end;

  if (!dossier_text_view_is_filled (self))
    return;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &end);
  dossier_text_view_scroll_to (self, &end);
  if (self->footer != NULL)
    gtk_widget_child_focus (self->footer, GTK_DIR_TAB_FORWARD);
}

void
dossier_text_view_stop_scrolling (DossierTextView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    {
      double value = gtk_adjustment_get_value (adjustment);

      gtk_adjustment_set_value (adjustment, value < 1 ? value + 1 : value - 1); /* the same value would not end it */
      gtk_adjustment_set_value (adjustment, value);
    }
}

guint
dossier_text_view_get_place (DossierTextView *self)
{
  GdkRectangle area;
  GtkTextIter  iter;
  int          offset;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &area);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, 0, area.y);
  gtk_text_view_backward_display_line_start (GTK_TEXT_VIEW (self), &iter); /* from right to left, x 0 is its end */
  offset = dossier_text_view_to_document (self, &iter);
  return MAX (offset, 0);
}

guint
dossier_text_view_get_base (DossierTextView *self)
{
  return self->base;
}

/* ---- the look ---- */

void
dossier_text_view_set_hides_images (DossierTextView *self, gboolean hides_images)
{
  self->hides_images = hides_images;
}

void
dossier_text_view_set_look (DossierTextView *self, const DossierTextLook *look)
{
  self->look = *look;
  self->dark = look->colours == DOSSIER_TEXT_DARK;
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), dossier_text_look_get_line_gap (look));
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), dossier_text_look_get_paragraph_gap (look));
  dossier_text_look_apply (look, self->tags);
  dossier_text_lines_set_look (self->lines, GTK_WIDGET (self), look);
  dossier_text_tables_set_look (self->tables, GTK_WIDGET (self), look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
after_allocation_cb (gpointer user_data)
{
  DossierTextView *self = user_data;

  self->after_source = 0;
  for (GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (self)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_queue_allocate (widget);
  dossier_text_view_place_buttons (self);
  dossier_text_view_follow (self);
  return G_SOURCE_REMOVE;
}

/* Two things have to wait until everybody has been allocated. A text view sets its adjustment from in here, which marks
 * the scroll bar beside it; GTK 4.8 forgets such a mark half-way up when a widget further up is being allocated, and
 * from then on nothing below is served: so all parents are marked again (their children keep their sizes, so that it is
 * over in a moment and does not come back here). A popover that is presented from in here does the same to this view.
 */
static void
dossier_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->fitted_width)
    dossier_text_view_schedule_fit (self);
  if (self->after_source == 0)
    self->after_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, after_allocation_cb, self, NULL);
}

static void
dossier_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dossier_text_view_draw_below (DOSSIER_TEXT_VIEW (view), snapshot);
}

static void
dossier_text_view_dispose (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  dossier_text_view_popdown (self);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_handle_id (&self->after_source, g_source_remove);
  forget_content (self);
  G_OBJECT_CLASS (dossier_text_view_parent_class)->dispose (object);
}

static void
dossier_text_view_finalize (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  g_ptr_array_unref (self->objects);
  g_ptr_array_unref (self->images);
  g_hash_table_unref (self->pictures);
  g_array_unref (self->marks);
  g_array_unref (self->underlines);
  dossier_text_lines_free (self->lines);
  dossier_text_tables_free (self->tables);
  g_array_unref (self->buttons);
  g_object_unref (self->tags);
  G_OBJECT_CLASS (dossier_text_view_parent_class)->finalize (object);
}

/* Tables, images and the people below the text are fitted to the column it has; they must not keep the window from
 * becoming narrower. */
static void
dossier_text_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 2 * DOSSIER_TEXT_MARGIN + MINIMUM_COLUMN);
}

/* GTK 4.8 does not like to glide on in a view that is not on the screen. */
static void
dossier_text_view_unmap (GtkWidget *widget)
{
  dossier_text_view_stop_scrolling (DOSSIER_TEXT_VIEW (widget));
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->unmap (widget);
}

static void
dossier_text_view_class_init (DossierTextViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);
  GType             type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = dossier_text_view_dispose;
  object_class->finalize = dossier_text_view_finalize;
  widget_class->measure = dossier_text_view_measure;
  widget_class->size_allocate = dossier_text_view_size_allocate;
  widget_class->unmap = dossier_text_view_unmap;
  view_class->snapshot_layer = dossier_text_view_snapshot_layer;
  g_signal_new ("entity-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("link-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("anchor-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("annotation-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("image-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_STRING);
  g_signal_new ("meta-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("filled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_text_view_init (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->tags = dossier_text_tags_new ();
  self->lines = dossier_text_lines_new (self->tags);
  self->tables = dossier_text_tables_new (self->tags);
  self->buttons = dossier_text_view_make_buttons ();
  self->objects = g_ptr_array_new ();
  self->images = g_ptr_array_new ();
  self->pictures = dossier_text_view_make_pictures ();
  self->marks = g_array_new (FALSE, FALSE, sizeof (DossierTextMark));
  self->underlines = g_array_new (FALSE, FALSE, sizeof (DossierTextLine));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, DOSSIER_TEXT_MARGIN);
  gtk_text_view_set_right_margin (view, DOSSIER_TEXT_MARGIN);
  gtk_text_view_set_top_margin (view, 20);
  gtk_text_view_set_bottom_margin (view, 40);
  gtk_widget_add_css_class (GTK_WIDGET (self), "story-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Story"), -1);
  dossier_text_view_add_controllers (self);
}

GtkWidget *
dossier_text_view_new (void)
{
  return g_object_new (DOSSIER_TYPE_TEXT_VIEW, NULL);
}
