/* dossier-window-reading.c - reading on, from story to story and from mention to mention, and how the text looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-reading.h"
#include "dossier-text-style.h"
#include "dossier-text-view.h"

#include <glib/gi18n.h>

/* ---- from story to story ---- */

/* The way to the next story of the list that is unread. */
typedef struct
{
  DossierWindow    *window;
  DossierStoryList *list; /* or NULL */
  gint64            from; /* the story before; 0: from the end one comes from */
  gboolean          is_upwards;
  gboolean          has_moved;  /* to this list, as the one before had none any more */
  gboolean          is_partial; /* older stories were not looked through */
} Walk;

static void
walk_free (Walk *walk)
{
  g_object_unref (walk->window);
  g_clear_object (&walk->list);
  g_free (walk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

static void
read_story (DossierWindow *self, gint64 story)
{
  dossier_story_pane_select (self->stories, story);
  if (dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    dossier_window_read (self, story, -1, FALSE, FALSE);
}

static gboolean
make_whole (const Walk *walk)
{
  g_autoptr (GError) error = NULL;

  if (dossier_story_list_make_whole (walk->list, &error))
    return TRUE;
  dossier_window_report (walk->window, _ ("The unread stories could not be looked up"), error->message);
  return FALSE;
}

static guint
find_from (const Walk *walk)
{
  return walk->from != 0 ? dossier_story_list_find (walk->list, walk->from) : GTK_INVALID_LIST_POSITION;
}

/* Past either end there is nothing. */
static guint
find_start (const Walk *walk)
{
  guint at = find_from (walk);

  if (at != GTK_INVALID_LIST_POSITION)
    return walk->is_upwards ? at - 1 : at + 1;
  return walk->is_upwards ? g_list_model_get_n_items (G_LIST_MODEL (walk->list)) - 1 : 0;
}

/* Whether the way begins among stories that are still being found. */
static gboolean
begins_beyond (const Walk *walk)
{
  return (walk->from != 0 || walk->is_upwards) && find_from (walk) == GTK_INVALID_LIST_POSITION;
}

static void walked_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Takes @walk. */
static void
look (Walk *walk)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  walk->is_partial = walk->list != NULL && !walk->is_upwards && !dossier_story_list_is_whole (walk->list);
  if (walk->list != NULL)
    dossier_story_list_collect (walk->list, find_start (walk), walk->is_upwards, ids);
  dossier_store_find_unread_async (dossier_library_get_store (walk->window->library), ids, NULL, walked_cb, walk);
}

static void
tell_none (const Walk *walk)
{
  if (walk->has_moved || !dossier_window_offer_next (walk->window, walk->is_upwards))
    dossier_window_show_toast (walk->window, walk->is_upwards ? _ ("No story above this one is unread")
                                                              : _ ("No story below this one is unread"));
}

static void
walked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Walk) walk = data;
  g_autoptr (GError) error = NULL;
  gint64 story = dossier_store_find_unread_finish (DOSSIER_STORE (source), result, &error);

  if (walk->window->story_actions == NULL) /* closed meanwhile */
    return;
  if (error != NULL)
    dossier_window_report (walk->window, _ ("The unread stories could not be looked up"), error->message);
  else if (story != 0)
    read_story (walk->window, story);
  else if (!walk->is_partial)
    tell_none (walk);
  else if (make_whole (walk))
    look (g_steal_pointer (&walk));
}

void
dossier_window_go_to_unread (DossierWindow *self, gboolean is_upwards, gboolean from_end)
{
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  g_autoptr (Walk) walk = g_new0 (Walk, 1);

  walk->window = g_object_ref (self);
  walk->list = list != NULL ? g_object_ref (list) : NULL;
  walk->from = from_end ? 0 : dossier_window_get_story (self);
  walk->is_upwards = is_upwards;
  walk->has_moved = from_end;
  if (list == NULL || !begins_beyond (walk) || make_whole (walk))
    look (g_steal_pointer (&walk));
}

static void
go_to_unread (DossierWindow *self, gboolean is_upwards)
{
  if (!dossier_window_take_offer (self, is_upwards))
    dossier_window_go_to_unread (self, is_upwards, FALSE);
}

static void
win_next_unread (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_unread (data, FALSE);
}

static void
win_previous_unread (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_unread (data, TRUE);
}

/* Who is asked for is who is looked for in the text. */
static void
query_changed_cb (DossierWindow *self)
{
  DossierQuery *query = dossier_story_pane_get_query (self->stories);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->field == DOSSIER_TERM_ENTITY && term->op != DOSSIER_TERM_NOT)
        g_array_append_val (entities, term->id);
    }
  dossier_reader_set_entities (DOSSIER_READER (self->reader), entities);
}

/* What found the stories is marked in them. */
static void
list_changed_cb (DossierWindow *self)
{
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);

  dossier_reader_set_search (DOSSIER_READER (self->reader), dossier_story_list_get_query (list));
}

/* ---- by pages ---- */

static void
win_read_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->place.page != DOSSIER_PLACE_READER || !dossier_reader_turn_page (DOSSIER_READER (self->reader), 1))
    go_to_unread (self, FALSE);
}

static void
win_read_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->place.page == DOSSIER_PLACE_READER)
    dossier_reader_turn_page (DOSSIER_READER (self->reader), -1);
}

/* Whether Space means the story: it is read, and what has the focus is nothing that Space is for. */
static gboolean
is_reading_with (DossierWindow *self, GtkWidget *focus)
{
  if ((self->place.page != DOSSIER_PLACE_READER && self->place.page != DOSSIER_PLACE_EMPTY)
      || !dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    return FALSE;
  if (focus == NULL || focus == GTK_WIDGET (self) || DOSSIER_IS_TEXT_VIEW (focus))
    return TRUE;
  return gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stories));
}

/* Before the list, where Space would choose a row. */
static gboolean
key_pressed_cb (DossierWindow *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (key != GDK_KEY_space || (modifiers & ~GDK_SHIFT_MASK) != 0
      || !is_reading_with (self, gtk_window_get_focus (GTK_WINDOW (self))))
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (G_ACTION_GROUP (self), modifiers & GDK_SHIFT_MASK ? "read-back" : "read-on", NULL);
  return GDK_EVENT_STOP;
}

static void
add_page_keys (DossierWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Where the story has the window to itself, keys mean it, not the first button above it. */
static void
layout_changed_cb (DossierWindow *self)
{
  if (self->place.page == DOSSIER_PLACE_READER && dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT)
      && dossier_panes_count_seen (self->panes) == 1)
    gtk_widget_grab_focus (self->reader);
}

static void
time_left_cb (DossierWindow *self, const char *words)
{
  gtk_label_set_text (self->time_label, words);
}

void
dossier_window_watch_reading (DossierWindow *self)
{
  g_signal_connect_object (self->reader, "time-left", G_CALLBACK (time_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "layout-changed", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->stories, "query-changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "list-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
}

/* ---- how the text looks ---- */

static void
win_larger_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_text_style_resize (DOSSIER_WINDOW (data)->settings, 1);
}

static void
win_smaller_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_text_style_resize (DOSSIER_WINDOW (data)->settings, -1);
}

static void
win_normal_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_text_style_resize (DOSSIER_WINDOW (data)->settings, 0);
}

/* ---- tables ---- */

static const GActionEntry story_actions[] = {
  { .name = "next-mention", .activate = dossier_window_ask_reader },
  { .name = "previous-mention", .activate = dossier_window_ask_reader },
};

static const GActionEntry reading_actions[] = {
  { .name = "next-unread", .activate = win_next_unread },
  { .name = "previous-unread", .activate = win_previous_unread },
  { .name = "read-on", .activate = win_read_on },
  { .name = "read-back", .activate = win_read_back },
  { .name = "larger-text", .activate = win_larger_text },
  { .name = "smaller-text", .activate = win_smaller_text },
  { .name = "normal-text", .activate = win_normal_text },
};

void
dossier_window_add_reading_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), reading_actions, G_N_ELEMENTS (reading_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
  add_page_keys (self);
  gtk_menu_button_set_popover (self->style_button, dossier_text_style_new (self->settings));
}
