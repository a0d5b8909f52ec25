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

static const GActionEntry win_actions[] = {
  { .name = "read-next-aloud", .activate = win_read_next_aloud },
};

/* What the reader does under the same names. */
static const GActionEntry story_actions[] = {
  { .name = "read-aloud", .activate = dossier_window_ask_reader },
  { .name = "stop-aloud", .activate = dossier_window_ask_reader },
  { .name = "next-sentence", .activate = dossier_window_ask_reader },
  { .name = "previous-sentence", .activate = dossier_window_ask_reader },
  { .name = "toggle-caret", .activate = dossier_window_ask_reader },
  { .name = "next-heading", .activate = dossier_window_ask_reader },
  { .name = "previous-heading", .activate = dossier_window_ask_reader },
  { .name = "next-link", .activate = dossier_window_ask_reader },
  { .name = "previous-link", .activate = dossier_window_ask_reader },
};

void
dossier_window_add_aloud_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
}
