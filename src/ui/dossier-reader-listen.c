/* dossier-reader-listen.c - the reader's actions for reading aloud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-listen.h"

#include <glib/gi18n.h>
#include "dossier-text-view-private.h"

static gboolean
is_shown (DossierReader *self)
{
  return self->content != NULL && dossier_story_get_row (self->content->story)->id == self->story;
}

/* Where somebody who says nothing more wants it to begin. */
static int
find_beginning (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter    caret;
  GdkRectangle   seen;
  guint          start, length;

  if (dossier_text_view_get_selection (self->view, &start, &length))
    return start;
  if (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self->view)))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
      return dossier_text_view_to_document (self->view, &caret);
    }
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &seen);
  return seen.y > 0 ? (int) dossier_text_view_get_place (self->view) : DOSSIER_TEXT_VIEW_TITLE;
}

static void
read_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  switch (dossier_reader_aloud_get_state (self->aloud)) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_ALOUD_SILENT:
      if (is_shown (self))
        dossier_reader_aloud_start (self->aloud, find_beginning (self));
      break;
    case DOSSIER_ALOUD_SPEAKING: dossier_reader_aloud_pause (self->aloud); break;
    case DOSSIER_ALOUD_PAUSED: dossier_reader_aloud_go_on (self->aloud); break;
    }
}

static void
read_from_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (is_shown (self))
    dossier_reader_aloud_start (self->aloud, self->has_pointed ? self->pointed : find_beginning (self));
}

static void
read_story_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (is_shown (self))
    dossier_reader_aloud_start (self->aloud, DOSSIER_TEXT_VIEW_TITLE);
  else if (self->story != 0)
    dossier_reader_aloud_await (self->aloud);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_aloud_step_on (DOSSIER_READER (widget)->aloud);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_aloud_step_back (DOSSIER_READER (widget)->aloud);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_aloud_stop (DOSSIER_READER (widget)->aloud);
}

static void
finished_cb (DossierReader *self)
{
  if (is_shown (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.finish-aloud", "x", self->story);
}

static void
failed_cb (DossierReader *self, const GError *error)
{
  dossier_reader_report (self, _ ("The story is not read aloud"), error);
}

/* The menu is opened by the pointer, there; or by a key, where nothing was pointed at. */
static gboolean
menu_event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkEventType type = gdk_event_get_event_type (event);
  double       event_x, event_y;
  GtkTextIter  iter;
  int          x, y;

  if (type == GDK_KEY_PRESS)
    self->has_pointed = FALSE;
  if (type != GDK_BUTTON_PRESS || gdk_button_event_get_button (event) != GDK_BUTTON_SECONDARY
      || !dossier_text_view_get_point (self->view, event, &event_x, &event_y))
    return GDK_EVENT_PROPAGATE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, event_x, event_y, &x, &y);
  gtk_text_view_get_iter_at_location (view, &iter, x, y);
  self->pointed = dossier_text_view_to_document (self->view, &iter);
  self->has_pointed = TRUE;
  return GDK_EVENT_PROPAGATE;
}

void
dossier_reader_set_queued (DossierReader *self, guint n)
{
  dossier_aloud_bar_set_queued (self->aloud_bar, n);
}

void
dossier_reader_listen_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "reader.read-aloud", NULL, read_cb);
  gtk_widget_class_install_action (klass, "reader.read-aloud-from-here", NULL, read_from_here_cb);
  gtk_widget_class_install_action (klass, "reader.read-aloud-story", NULL, read_story_cb);
  gtk_widget_class_install_action (klass, "reader.next-sentence", NULL, next_cb);
  gtk_widget_class_install_action (klass, "reader.previous-sentence", NULL, previous_cb);
  gtk_widget_class_install_action (klass, "reader.stop-aloud", NULL, stop_cb);
}

void
dossier_reader_listen_set_up (DossierReader *self, DossierSpeaker *speaker)
{
  GtkEventController *raw = gtk_event_controller_legacy_new ();

  self->aloud = dossier_reader_aloud_new (self->view, self->aloud_bar, speaker, self->settings);
  g_signal_connect_object (self->aloud, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->aloud, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (raw, GTK_PHASE_CAPTURE);
  g_signal_connect_object (raw, "event", G_CALLBACK (menu_event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), raw);
}
