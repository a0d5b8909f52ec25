/* dossier-story-pane-rows.c - what presses on the rows of a list of stories do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-pane-private.h"

void
dossier_story_pane_activate (DossierStoryPane *self, guint position)
{
  if (self->is_choosing)
    {
      dossier_story_selection_toggle (self->selection, position);
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit_by_name (self, "story-activated", dossier_story_groups_get_id (self->groups, position));
}

static gboolean
is_plain (GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0;
}

/* The list would choose the row alone: while one is choosing, that press is taken from it. */
static void
row_pressed_cb (DossierStoryPane *self, int n_press, double x, double y, GtkGesture *click)
{
  if (self->is_choosing && is_plain (click)
      && dossier_story_rows_find_at (self->rows, x, y) != GTK_INVALID_LIST_POSITION)
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The list chooses the row while the button goes down; where one pane is seen, a second click on the same row has to
 * open it too, which no selection tells of. */
static void
row_released_cb (DossierStoryPane *self, int n_press, double x, double y, GtkGesture *click)
{
  guint position = dossier_story_rows_find_at (self->rows, x, y);

  if (position == GTK_INVALID_LIST_POSITION || !is_plain (click))
    return;
  if (self->is_choosing)
    dossier_story_selection_toggle (self->selection, position);
  else if (n_press == 1)
    g_signal_emit_by_name (self, "story-activated", dossier_story_groups_get_id (self->groups, position));
}

static void
row_held_cb (DossierStoryPane *self, double x, double y, GtkGesture *held)
{
  guint position = dossier_story_rows_find_at (self->rows, x, y);

  if (position == GTK_INVALID_LIST_POSITION || self->is_choosing)
    return;
  gtk_gesture_set_state (held, GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_story_pane_set_choosing (self, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
}

/* ---- what a row leads ---- */

static void
set_open (DossierStoryPane *self, guint position, gboolean is_open)
{
  gint64 leader = dossier_story_groups_get_id (self->groups, position);

  /* Who stands below it goes with it: then it is the one that one is at. */
  if (!is_open && self->n_chosen == 1 && self->selected != leader
      && dossier_story_groups_find_leader (self->groups, self->selected) == position)
    dossier_story_pane_select (self, leader);
  dossier_story_groups_set_open (self->groups, position, is_open);
}

static void
more_clicked_cb (DossierStoryPane *self, guint position)
{
  DossierGroupRow row;

  dossier_story_groups_get_row (self->groups, position, &row);
  set_open (self, position, !row.is_open);
}

/* The position of the row that has the focus, which is the selected one while one walks with the keyboard. */
static guint
find_focused (DossierStoryPane *self)
{
  return self->groups != NULL && self->n_chosen == 1 ? dossier_story_groups_find (self->groups, self->selected)
                                                     : G_MAXUINT;
}

static gboolean
key_cb (DossierStoryPane *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean        is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean        opens = keyval == (is_rtl ? GDK_KEY_Left : GDK_KEY_Right);
  guint           position = find_focused (self), leader;
  DossierGroupRow row;

  if ((keyval != GDK_KEY_Left && keyval != GDK_KEY_Right) || position == G_MAXUINT
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  dossier_story_groups_get_row (self->groups, position, &row);
  leader = dossier_story_groups_find_leader (self->groups, self->selected);
  if (opens ? row.n_more == 0 || row.is_open : !row.is_below && !row.is_open)
    return GDK_EVENT_PROPAGATE;
  if (row.is_below)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), leader, TRUE);
  else
    set_open (self, leader, opens);
  return GDK_EVENT_STOP;
}

void
dossier_story_pane_add_gestures (DossierStoryPane *self)
{
  GtkGesture         *click = gtk_gesture_click_new (), *held = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
  g_signal_connect_object (self->rows, "more-clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (held), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (held), TRUE);
  g_signal_connect_object (held, "pressed", G_CALLBACK (row_held_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (held));
}
