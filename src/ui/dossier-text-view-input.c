/* dossier-text-view-input.c - what the text view hears: pointer, clicks and keys
 *
 * Clicks are watched as raw events: the text view's own gestures claim every press for selecting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

#include "dossier-text-view-tags.h"

/* Pixels a pointer may move between press and release of a click. */
#define CLICK_SLACK 6
/* Pixels beside the number of a footnote that count as it. */
#define REFERENCE_SLACK 7

/* ---- what lies where ---- */

static const DossierStoredMention *
find_mention (DossierTextView *self, guint offset)
{
  guint low = 0, high = self->mentions->len;

  while (low < high)
    {
      guint                       middle = (low + high) / 2;
      const DossierStoredMention *mention = &g_array_index (self->mentions, DossierStoredMention, middle);

      if (offset < mention->start)
        high = middle;
      else if (offset >= mention->start + mention->length)
        low = middle + 1;
      else
        return mention;
    }
  return NULL;
}

static const DossierSpan *
find_link (DossierTextView *self, guint offset)
{
  guint              n_spans;
  const DossierSpan *spans = dossier_document_get_spans (self->document, &n_spans);

  for (guint i = 0; i < n_spans && spans[i].start <= offset; i++)
    if (spans[i].kind == DOSSIER_SPAN_LINK && offset < spans[i].start + spans[i].length)
      return &spans[i];
  return NULL;
}

/* The shortest highlight there: the one that is hardest to hit otherwise. */
static DossierAnnotation *
find_annotation (DossierTextView *self, guint offset)
{
  DossierAnnotation *found = NULL;
  guint              shortest = G_MAXUINT;

  for (guint i = 0; self->annotations != NULL && i < self->annotations->len; i++)
    {
      DossierAnnotation          *annotation = g_ptr_array_index (self->annotations, i);
      const DossierAnnotationRow *row = dossier_annotation_get_row (annotation);

      if (row->start <= offset && offset < row->start + row->length && row->length < shortest)
        {
          found = annotation;
          shortest = row->length;
        }
    }
  return found;
}

/* A highlight of nothing but a name or a link could be hit nowhere else. */
static gboolean
is_within (DossierAnnotation *annotation, const DossierStoredMention *mention, const DossierSpan *link)
{
  const DossierAnnotationRow *row = dossier_annotation_get_row (annotation);
  guint                       start = mention != NULL ? mention->start : link != NULL ? link->start : 0;
  guint                       length = mention != NULL ? mention->length : link != NULL ? link->length : 0;

  return row->start >= start && row->start + row->length <= start + length;
}

DossierTextHit
dossier_text_view_hit (DossierTextView *self, guint offset)
{
  DossierTextHit hit = { 0 };

  if (self->document == NULL)
    return hit;
  hit.is_meta = offset >= self->meta_start && offset < self->meta_end;
  if (offset < self->base || offset - self->base >= dossier_document_get_length (self->document))
    return hit;
  offset -= self->base;
  hit.mention = find_mention (self, offset);
  if (hit.mention == NULL)
    hit.link = find_link (self, offset);
  hit.annotation = find_annotation (self, offset);
  if (hit.annotation != NULL && is_within (hit.annotation, hit.mention, hit.link))
    return (DossierTextHit){ .annotation = hit.annotation };
  if (hit.mention != NULL || hit.link != NULL)
    hit.annotation = NULL;
  return hit;
}

static gboolean
is_hit (const DossierTextHit *hit)
{
  return hit->mention != NULL || hit->link != NULL || hit->annotation != NULL || hit->is_meta;
}

gboolean
dossier_text_view_activate (DossierTextView *self, const DossierTextHit *hit)
{
  if (hit->mention != NULL)
    g_signal_emit_by_name (self, "entity-clicked", hit->mention->entity, hit->mention->start, hit->mention->length);
  else if (hit->link != NULL && hit->link->value != NULL && *hit->link->value == '#')
    g_signal_emit_by_name (self, "anchor-clicked", hit->link->value + 1, hit->link->start, hit->link->length);
  else if (hit->link != NULL)
    g_signal_emit_by_name (self, "link-clicked", hit->link->value);
  else if (hit->annotation != NULL)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (hit->annotation);

      g_signal_emit_by_name (self, "annotation-clicked", row->id, row->start, row->length);
    }
  else if (hit->is_meta)
    g_signal_emit_by_name (self, "meta-clicked");
  return is_hit (hit);
}

/* The note whose sign in the margin is at (@x, @y) of the widget. */
static DossierAnnotation *
find_mark (DossierTextView *self, double x, double y)
{
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DossierTextMark *mark = &g_array_index (self->marks, DossierTextMark, i);
      GdkRectangle           area = { mark->area.x - 4, mark->area.y - 4, mark->area.width + 8, mark->area.height + 8 };

      if (gdk_rectangle_contains_point (&area, buffer_x, buffer_y) && self->annotations != NULL
          && mark->annotation < self->annotations->len)
        return g_ptr_array_index (self->annotations, mark->annotation);
    }
  return NULL;
}

static DossierTextHit
hit_in_text (DossierTextView *self, int x, int y)
{
  DossierTextHit nothing = { 0 };
  GtkTextIter    iter;

  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y))
    return nothing;
  return dossier_text_view_hit (self, gtk_text_iter_get_offset (&iter));
}

/* The number of a footnote is small: right beside it is good enough. */
static DossierTextHit
hit_beside (DossierTextView *self, int x, int y)
{
  static const int steps[] = { -REFERENCE_SLACK, REFERENCE_SLACK };
  DossierTextHit   nothing = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DossierTextHit hit = hit_in_text (self, x + steps[i], y);

      if (hit.link != NULL && hit.link->value != NULL && *hit.link->value == '#')
        return hit;
    }
  return nothing;
}

static DossierTextHit
hit_at_point (DossierTextView *self, double x, double y)
{
  DossierTextHit hit = { 0 };
  int            buffer_x, buffer_y;

  hit.annotation = find_mark (self, x, y);
  if (hit.annotation != NULL)
    return hit;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  hit = hit_in_text (self, buffer_x, buffer_y);
  return is_hit (&hit) ? hit : hit_beside (self, buffer_x, buffer_y);
}

/* ---- pointer ---- */

static void
moved_cb (GtkEventControllerMotion *motion, double x, double y, DossierTextView *self)
{
  DossierTextHit hit = hit_at_point (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_hit (&hit) ? "pointer" : "text");
}

static gboolean
is_on_child (DossierTextView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked == NULL)
    return TRUE;
  if (self->head != NULL && (picked == self->head || gtk_widget_is_ancestor (picked, self->head)))
    return TRUE;
  if (self->footer != NULL && (picked == self->footer || gtk_widget_is_ancestor (picked, self->footer)))
    return TRUE;
  if (self->popover != NULL && gtk_widget_is_ancestor (picked, GTK_WIDGET (self->popover)))
    return TRUE;
  for (guint i = 0; i < self->objects->len; i++)
    if (picked == g_ptr_array_index (self->objects, i)
        || gtk_widget_is_ancestor (picked, g_ptr_array_index (self->objects, i)))
      return TRUE;
  return FALSE;
}

gboolean
dossier_text_view_get_point (DossierTextView *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double     offset_x, offset_y, event_x, event_y;

  if (native == NULL || gdk_event_get_surface (event) != gtk_native_get_surface (native)
      || !gdk_event_get_position (event, &event_x, &event_y))
    return FALSE;
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), event_x - offset_x,
                                           event_y - offset_y, x, y);
}

/* A press and its release, once the text view has dealt with them. */
typedef struct
{
  DossierTextView *view;
  double           x, y;
  gboolean         is_click;
} Release;

static void
release_free (gpointer data)
{
  Release *release = data;

  g_object_unref (release->view);
  g_free (release);
}

/* What was shown at a selection goes with it; what is shown at a click closes by itself. */
static void
drop_bubble (DossierTextView *self)
{
  if (self->popover != NULL && !gtk_popover_get_autohide (self->popover))
    dossier_text_view_popdown (self);
}

static gboolean
released_cb (gpointer data)
{
  Release *release = data;
  guint    start, length;

  if (dossier_text_view_get_selection (release->view, &start, &length))
    {
      g_signal_emit_by_name (release->view, "selected", start, length);
      return G_SOURCE_REMOVE;
    }
  drop_bubble (release->view);
  if (release->is_click && gtk_widget_get_mapped (GTK_WIDGET (release->view)))
    {
      DossierTextHit hit = hit_at_point (release->view, release->x, release->y);

      dossier_text_view_activate (release->view, &hit);
    }
  return G_SOURCE_REMOVE;
}

static void
release_button (DossierTextView *self, double x, double y, double pressed_x, double pressed_y)
{
  Release *release = g_new (Release, 1);

  release->view = g_object_ref (self);
  release->x = x;
  release->y = y;
  release->is_click = ABS (x - pressed_x) <= CLICK_SLACK && ABS (y - pressed_y) <= CLICK_SLACK;
  g_idle_add_full (G_PRIORITY_DEFAULT, released_cb, release, release_free);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DossierTextView *self)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double       x, y;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY
      || !dossier_text_view_get_point (self, event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    {
      self->is_pressed = !is_on_child (self, x, y);
      self->pressed_x = x;
      self->pressed_y = y;
    }
  else if (self->is_pressed)
    {
      self->is_pressed = FALSE;
      release_button (self, x, y, self->pressed_x, self->pressed_y);
    }
  return GDK_EVENT_PROPAGATE;
}

/* ---- keys ---- */

static gboolean
is_moving_key (guint key)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up,      GDK_KEY_Down,
                                GDK_KEY_Home, GDK_KEY_End,   GDK_KEY_Page_Up, GDK_KEY_Page_Down };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == key)
      return TRUE;
  return FALSE;
}

static gboolean
activate_caret (DossierTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;
  DossierTextHit hit;

  if (!gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  hit = dossier_text_view_hit (self, gtk_text_iter_get_offset (&iter));
  return dossier_text_view_activate (self, &hit);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, DossierTextView *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) && is_moving_key (key)) /* hidden it lets them scroll; who selects wants to see it */
    dossier_text_view_show_caret (self);
  if (key == GDK_KEY_Escape && self->popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    {
      gtk_popover_popdown (self->popover);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    return activate_caret (self);
  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, DossierTextView *self)
{
  guint start, length;

  if (!dossier_text_view_get_selection (self, &start, &length))
    drop_bubble (self);
  else if ((key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R) && gtk_widget_is_focus (GTK_WIDGET (self)))
    g_signal_emit_by_name (self, "selected", start, length);
}

void
dossier_text_view_add_controllers (DossierTextView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *raw = gtk_event_controller_legacy_new (),
                     *keys = gtk_event_controller_key_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (raw, GTK_PHASE_CAPTURE);
  g_signal_connect (raw, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), raw);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
