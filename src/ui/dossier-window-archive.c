/* dossier-window-archive.c - the archive: what one is done with leaves the lists, and reading goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

gint64
dossier_window_find_neighbour (DossierWindow *self, gint64 story)
{
  DossierStoryGroups *rows = dossier_story_pane_get_groups (self->stories);
  guint               position = rows == NULL || story == 0 ? G_MAXUINT : dossier_story_groups_find (rows, story);
  gint64              next;

  if (position == G_MAXUINT)
    return 0;
  if (dossier_story_groups_get_id (rows, position + 1) == 0)
    dossier_story_groups_make_whole (rows, NULL); /* failing that, there is the one above */
  next = dossier_story_groups_get_id (rows, position + 1);
  return next == 0 && position > 0 ? dossier_story_groups_get_id (rows, position - 1) : next;
}

void
dossier_window_read_neighbour (DossierWindow *self, gint64 neighbour)
{
  if (neighbour == 0 || !dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    return;
  dossier_story_pane_select (self->stories, neighbour);
  dossier_window_read (self, neighbour, -1, FALSE, TRUE);
}

static char *
dup_archived_words (guint n)
{
  return n == 1 ? g_strdup (_ ("Story archived"))
                : g_strdup_printf (ngettext ("%u story archived", "%u stories archived", n), n);
}

static char *
dup_unarchived_words (guint n)
{
  return n == 1 ? g_strdup (_ ("Taken out of the archive"))
                : g_strdup_printf (
                    ngettext ("%u story taken out of the archive", "%u stories taken out of the archive", n), n);
}

/* What is archived is read: what was unread becomes unread again, by which it leaves the archive. */
static DossierChange *
make_inverse (const DossierStoryRow *row, gboolean is_archived)
{
  return is_archived && !row->is_read ? dossier_change_set_read (&row->id, 1, FALSE)
                                      : dossier_change_set_archived (&row->id, 1, !is_archived);
}

/* Reading goes on with the next story when it was the one that is read. */
static void
archive (DossierWindow *self, DossierStory *story, gboolean is_archived)
{
  const DossierStoryRow *row = dossier_story_get_row (story);
  gint64                 next
      = is_archived && row->id == dossier_window_get_story (self) ? dossier_window_find_neighbour (self, row->id) : 0;

  dossier_window_apply_in_a_row (self, dossier_change_set_archived (&row->id, 1, is_archived),
                                 is_archived ? dup_archived_words : dup_unarchived_words,
                                 make_inverse (row, is_archived));
  dossier_window_read_neighbour (self, next);
}

/* Where all are archived, the key takes them out. */
static const char *
get_action (DossierWindow *self)
{
  return dossier_query_get_view (dossier_story_pane_get_query (self->stories)) == DOSSIER_VIEW_ARCHIVED ? "unarchive"
                                                                                                        : "archive";
}

static void
story_toggle_archived (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  gint64         id = dossier_window_get_story (self);
  g_autoptr (DossierStory) story = NULL;

  if (dossier_window_toggle_group (self, DOSSIER_GROUP_ARCHIVED) || dossier_window_use_chosen (self, get_action (self))
      || id == 0)
    return;
  story = dossier_store_load_story (dossier_library_get_store (self->library), id, NULL);
  if (story != NULL)
    archive (self, story, !dossier_story_get_row (story)->is_archived);
}

static void
win_archive_story (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (DossierStory) story = NULL;
  gint64   id;
  gboolean is_archived;

  g_variant_get (parameter, "(xb)", &id, &is_archived);
  story = dossier_store_load_story (dossier_library_get_store (self->library), id, NULL);
  if (story != NULL)
    archive (self, story, is_archived);
}

static void
win_show_archive (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ARCHIVED);

  dossier_window_set_query (data, query);
}

static const GActionEntry win_actions[] = {
  { .name = "show-archive", .activate = win_show_archive },
  { .name = "archive-story", .activate = win_archive_story, .parameter_type = "(xb)" },
};

static const GActionEntry story_actions[] = {
  { .name = "toggle-archived", .activate = story_toggle_archived, .state = "false" },
};

void
dossier_window_add_archive_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "archive-story")),
                               !dossier_store_is_read_only (dossier_library_get_store (self->library)));
}
