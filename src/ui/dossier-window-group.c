/* dossier-window-group.c - what is done with a row that stands for all stories of an event
 *
 * As long as they are folded into one row, they are one: what is done with the row in the list is done with all of
 * them, in one change that can be undone. In the reader it is the story that is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

static const struct
{
  const char *give, *take;
} ways[] = {
  [DOSSIER_GROUP_READ] = { "mark-read", "mark-unread" },
  [DOSSIER_GROUP_STARRED] = { "star", "unstar" },
  [DOSSIER_GROUP_ARCHIVED] = { "archive", "unarchive" },
};

gboolean
dossier_window_means_group (DossierWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stories))
         && dossier_story_pane_is_folded (self->stories)
         && dossier_window_get_story (self) == dossier_story_pane_get_selected (self->stories);
}

static gboolean
has_state (const DossierStoryRow *row, DossierGroupState state)
{
  switch (state) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_GROUP_READ: return row->is_read;
    case DOSSIER_GROUP_STARRED: return row->is_starred;
    case DOSSIER_GROUP_ARCHIVED: return row->is_archived;
    }
  return FALSE;
}

static gboolean
have_all (DossierWindow *self, GArray *stories, DossierGroupState state)
{
  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (DossierStory) story = dossier_store_load_story (dossier_library_get_store (self->library),
                                                                 g_array_index (stories, gint64, i), NULL);

      if (story != NULL && !has_state (dossier_story_get_row (story), state))
        return FALSE;
    }
  return TRUE;
}

static void
use (DossierWindow *self, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->chosen_actions), action, NULL);
}

gboolean
dossier_window_toggle_group (DossierWindow *self, DossierGroupState state)
{
  g_autoptr (GArray) stories = NULL;
  gint64 next;

  if (!dossier_window_means_group (self))
    return FALSE;
  stories = dossier_story_pane_list_chosen (self->stories);
  next = dossier_window_find_neighbour (self, dossier_window_get_story (self));
  if (have_all (self, stories, state))
    use (self, ways[state].take);
  else
    {
      use (self, ways[state].give);
      if (state == DOSSIER_GROUP_ARCHIVED)
        dossier_window_read_neighbour (self, next);
    }
  return TRUE;
}

gboolean
dossier_window_delete_group (DossierWindow *self)
{
  gint64 next;

  if (!dossier_window_means_group (self))
    return FALSE;
  next = dossier_window_find_neighbour (self, dossier_window_get_story (self));
  use (self, "delete");
  dossier_window_read_neighbour (self, next);
  return TRUE;
}

/* ---- by the menu of a row ---- */

/* (element-type gint64), owned by the caller. */
static GArray *
unpack (GVariant *stories)
{
  gsize         n;
  const gint64 *ids = g_variant_get_fixed_array (stories, &n, sizeof (gint64));
  GArray       *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, (guint) n);
  return array;
}

static void
win_mark_stories_read (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = unpack (parameter);
  g_autofree char *words
      = g_strdup_printf (ngettext ("Marked %u story as read", "Marked %u stories as read", ids->len), ids->len);

  if (ids->len > 0)
    dossier_window_change_many (data, dossier_change_set_read ((const gint64 *) (gpointer) ids->data, ids->len, TRUE),
                                ids->len, words);
}

static void
win_archive_stories (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GVariant) stories = g_variant_get_child_value (parameter, 0);
  g_autoptr (GVariant) wanted = g_variant_get_child_value (parameter, 1);
  g_autoptr (GArray) ids = unpack (stories);
  gboolean         is_archived = g_variant_get_boolean (wanted);
  g_autofree char *words = g_strdup_printf (
      is_archived ? ngettext ("Archived %u story", "Archived %u stories", ids->len)
                  : ngettext ("Took %u story out of the archive", "Took %u stories out of the archive", ids->len),
      ids->len);

  if (ids->len > 0)
    dossier_window_change_many (
        data, dossier_change_set_archived ((const gint64 *) (gpointer) ids->data, ids->len, is_archived), ids->len,
        words);
}

static const GActionEntry win_actions[] = {
  { .name = "mark-stories-read", .activate = win_mark_stories_read, .parameter_type = "ax" },
  { .name = "archive-stories", .activate = win_archive_stories, .parameter_type = "(axb)" },
};

void
dossier_window_add_group_actions (DossierWindow *self)
{
  gboolean is_read_only = dossier_store_is_read_only (dossier_library_get_store (self->library));

  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (win_actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), win_actions[i].name)), !is_read_only);
}
