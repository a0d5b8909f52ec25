/* dossier-reader-place.c - how far somebody has read: kept for next time, said in minutes, moved on by pages
 *
 * The place is the first code point in sight. It is kept a while after the text was moved, and when the story is left;
 * who has come to its end begins it anew. Not before the text was moved: until then the place it was opened at may
 * still be on its way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-reading-place.h"
#include "dossier-reading.h"

/* Milliseconds after which a move of the text is kept; what follows within them is kept with it. */
#define KEEP_AFTER 1200

static GtkAdjustment *
get_adjustment (DossierReader *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

static gboolean
is_at_end (DossierReader *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  return dossier_text_view_is_filled (self->view)
         && gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
                >= gtk_adjustment_get_upper (adjustment) - 1;
}

/* ---- keeping ---- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReader) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Once: it would be said with every move of the text. */
  if (dossier_store_keep_place_finish (DOSSIER_STORE (source), result, &error) || self->has_told_place)
    return;
  self->has_told_place = TRUE;
  dossier_reader_report (self, _ ("How far you have read could not be kept"), error);
}

static void
keep_place (DossierReader *self, guint place)
{
  g_autofree char *words = NULL;

  if (place == self->content->place || dossier_store_is_read_only (self->store))
    return;
  self->content->place = place;
  words = dossier_reading_place_dup_words (self->content->document, place);
  dossier_store_keep_place_async (self->store, dossier_story_get_row (self->content->story)->id, place, words, kept_cb,
                                  g_object_ref (self));
}

void
dossier_reader_remember_place (DossierReader *self)
{
  gint64 shown;
  guint  place;

  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->content == NULL || !self->has_moved)
    return;
  shown = dossier_story_get_row (self->content->story)->id;
  place = dossier_text_view_get_place (self->view);
  if (place > 0)
    g_hash_table_replace (self->places, g_memdup2 (&shown, sizeof shown), GUINT_TO_POINTER (place));
  else
    g_hash_table_remove (self->places, &shown);
  keep_place (self, is_at_end (self) ? 0 : place);
}

/* ---- going back to it ---- */

void
dossier_reader_stop_returning (DossierReader *self)
{
  self->return_place = 0;
  g_clear_handle_id (&self->return_source, g_source_remove);
}

/* The lines above get their heights while the text is laid out; the first line stays the first one meanwhile. */
static gboolean
go_back_cb (gpointer user_data)
{
  DossierReader *self = user_data;

  self->return_source = 0;
  if (self->return_place > 0 && dossier_text_view_put_on_top (self->view, self->return_place))
    self->return_place = 0;
  return G_SOURCE_REMOVE;
}

/* Not at once: sizes may be given out just now. */
static void
go_back (DossierReader *self)
{
  if (self->return_place > 0 && self->return_source == 0)
    self->return_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, go_back_cb, self, NULL);
}

/* Who scrolls, clicks or presses a key means another place. */
static gboolean
used_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DossierReader *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN: dossier_reader_stop_returning (self);
    }
  return GDK_EVENT_PROPAGATE;
}

void
dossier_reader_return_to_place (DossierReader *self)
{
  gpointer remembered = NULL;
  guint    place = self->content->place;

  if (g_hash_table_lookup_extended (self->places, &self->story, NULL, &remembered))
    place = GPOINTER_TO_UINT (remembered);
  self->return_place = place;
  go_back (self);
}

static gboolean
keep_cb (gpointer user_data)
{
  DossierReader *self = user_data;

  self->place_source = 0;
  dossier_reader_remember_place (self);
  return G_SOURCE_REMOVE;
}

/* ---- how long it still takes ---- */

/* Of the text, the part that is below the window; 0 at its end. */
static double
measure_rest (DossierReader *self)
{
  guint        length = dossier_document_get_length (self->content->document);
  GdkRectangle seen;
  GtkTextIter  iter;
  int          offset;

  if (length == 0 || is_at_end (self))
    return 0;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &seen);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, seen.x + seen.width, seen.y + seen.height);
  offset = gtk_text_iter_get_offset (&iter) - (int) dossier_text_view_get_base (self->view);
  return CLAMP (1 - (double) offset / length, 0, 1);
}

static gboolean
tell_time_left_cb (gpointer user_data)
{
  DossierReader   *self = user_data;
  g_autofree char *words = NULL;
  guint            minutes = 0;

  self->time_source = 0;
  if (self->content != NULL && self->story != 0)
    minutes = dossier_reader_count_minutes (self->content, measure_rest (self));
  if (minutes == self->minutes_left)
    return G_SOURCE_REMOVE;
  self->minutes_left = minutes;
  /* TRANSLATORS: how long it takes to read the rest of the story */
  words = minutes > 0 ? g_strdup_printf (ngettext ("%u min left", "%u min left", minutes), minutes) : NULL;
  g_signal_emit_by_name (self, "time-left", words != NULL ? words : "");
  return G_SOURCE_REMOVE;
}

/* Not at once: the text is moved while sizes are given out, too. */
static void
update_time_left (DossierReader *self)
{
  if (self->time_source == 0)
    self->time_source = g_idle_add (tell_time_left_cb, self);
}

static void
moved_cb (DossierReader *self)
{
  update_time_left (self);
  if (self->return_place > 0)
    return;
  self->has_moved = TRUE;
  if (self->place_source == 0)
    self->place_source = g_timeout_add (KEEP_AFTER, keep_cb, self);
}

void
dossier_reader_begin_place (DossierReader *self)
{
  g_clear_handle_id (&self->place_source, g_source_remove);
  dossier_reader_stop_returning (self);
  self->has_moved = FALSE;
  update_time_left (self);
}

static void
laid_out_cb (DossierReader *self)
{
  go_back (self);
  update_time_left (self);
}

void
dossier_reader_watch_place (DossierReader *self, GtkScrolledWindow *scrolled)
{
  GtkEventController *any = gtk_event_controller_legacy_new ();
  GtkAdjustment      *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "filled", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (any, GTK_PHASE_CAPTURE);
  g_signal_connect_object (any, "event", G_CALLBACK (used_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), any);
}

/* ---- pages ---- */

/* How far on the next page begins: with the last line that can be seen now, which may be cut off. */
static double
measure_page (DossierReader *self, int direction)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle seen, line;
  GtkTextIter  iter;
  double       page;

  gtk_text_view_get_visible_rect (view, &seen);
  page = seen.height;
  gtk_text_view_get_iter_at_location (view, &iter, 0, direction > 0 ? seen.y + seen.height - 1 : seen.y);
  gtk_text_view_get_iter_location (view, &iter, &line);
  if (direction > 0 && line.y > seen.y + seen.height / 2)
    page = line.y - seen.y;
  else if (direction < 0 && line.y + line.height < seen.y + seen.height / 2)
    page = seen.y + seen.height - (line.y + line.height);
  return direction * page;
}

gboolean
dossier_reader_turn_page (DossierReader *self, int direction)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double         value = gtk_adjustment_get_value (adjustment);

  if (self->story == 0 || self->content == NULL)
    return FALSE;
  if (direction > 0 ? is_at_end (self) : value <= gtk_adjustment_get_lower (adjustment))
    return FALSE;
  dossier_reader_stop_returning (self);
  dossier_text_view_stop_scrolling (self->view);
  gtk_adjustment_set_value (adjustment, value + measure_page (self, direction));
  return TRUE;
}
