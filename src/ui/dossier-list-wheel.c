/* dossier-list-wheel.c - keeps a long GtkListView where the wheel put it
 *
 * pending: pixels to go, applied by the tick; tick 0: none is waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-list-wheel.h"

#include <math.h>

typedef struct
{
  double pending;
  guint  tick;
} Wheel;

double
dossier_list_wheel_step (double clicks, double page_size)
{
  return clicks * pow (page_size, 2.0 / 3.0);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Wheel         *wheel = data;
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  double         pending = wheel->pending;

  wheel->pending = 0;
  wheel->tick = 0;
  gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) + pending);

  return G_SOURCE_REMOVE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, Wheel *wheel)
{
  GtkWidget     *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (scroll));
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

  if (gtk_event_controller_scroll_get_unit (scroll) != GDK_SCROLL_UNIT_WHEEL || dy == 0)
    return GDK_EVENT_PROPAGATE;

  wheel->pending += dossier_list_wheel_step (dy, gtk_adjustment_get_page_size (position));
  if (wheel->tick == 0)
    wheel->tick = gtk_widget_add_tick_callback (widget, tick_cb, wheel, NULL);

  return GDK_EVENT_STOP;
}

void
dossier_list_wheel_attach (GtkScrolledWindow *window)
{
  GtkEventController *scroll;
  Wheel              *wheel;

  if (gtk_check_version (4, 12, 0) == NULL)
    return;

  scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  wheel = g_new0 (Wheel, 1);
  g_object_set_data_full (G_OBJECT (window), "dossier-list-wheel", wheel, g_free);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), wheel);
  gtk_widget_add_controller (GTK_WIDGET (window), scroll);
}
