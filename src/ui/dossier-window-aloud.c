/* dossier-window-aloud.c - the window's actions for reading aloud and by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-window-private.h"

#include <glib/gi18n.h>

/* The story of the list that comes after the one that was read. */
static void
win_read_next_aloud (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow    *self = data;
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  guint             place = list != NULL ? dossier_story_list_find (list, self->place.id) : G_MAXUINT;
  gint64            next = place != G_MAXUINT ? dossier_story_list_get_id (list, place + 1) : 0;

  if (next == 0)
    {
      dossier_window_show_toast (self, _ ("All stories to the end of the list were read aloud"));
      return;
    }
  dossier_story_pane_select (self->stories, next);
  dossier_window_read (self, next, -1, FALSE, FALSE);
  gtk_widget_activate_action (self->reader, "reader.read-aloud-story", NULL);
}

static void
story_read_aloud (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.read-aloud", NULL);
}

static void
story_stop_aloud (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.stop-aloud", NULL);
}

static void
story_next_sentence (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.next-sentence", NULL);
}

static void
story_previous_sentence (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.previous-sentence", NULL);
}

static void
story_toggle_caret (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.toggle-caret", NULL);
}

static void
story_next_heading (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.next-heading", NULL);
}

static void
story_previous_heading (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.previous-heading", NULL);
}

static void
story_next_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.next-link", NULL);
}

static void
story_previous_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.previous-link", NULL);
}

static const GActionEntry win_actions[] = {
  { .name = "read-next-aloud", .activate = win_read_next_aloud },
};

static const GActionEntry story_actions[] = {
  { .name = "read-aloud", .activate = story_read_aloud },
  { .name = "stop-aloud", .activate = story_stop_aloud },
  { .name = "next-sentence", .activate = story_next_sentence },
  { .name = "previous-sentence", .activate = story_previous_sentence },
  { .name = "toggle-caret", .activate = story_toggle_caret },
  { .name = "next-heading", .activate = story_next_heading },
  { .name = "previous-heading", .activate = story_previous_heading },
  { .name = "next-link", .activate = story_next_link },
  { .name = "previous-link", .activate = story_previous_link },
};

void
dossier_window_add_aloud_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
}
