/* dossier-window-actions.c - what the window can be asked for, by keys, menus, buttons and its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-filter.h"

#include <glib/gi18n.h>

static DossierStore *
get_store (DossierWindow *self)
{
  return dossier_library_get_store (self->library);
}

gint64
dossier_window_get_story (DossierWindow *self)
{
  if (self->place.page == DOSSIER_PLACE_READER && dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    return self->place.id;

  return dossier_story_pane_get_selected (self->stories);
}

/* NULL when there is none, or it is gone. Owned by the caller. */
static DossierStory *
load_story (DossierWindow *self)
{
  gint64 id = dossier_window_get_story (self);

  return id == 0 ? NULL : dossier_store_load_story (get_store (self), id, NULL);
}

/* ---- what the list is of ---- */

static void
show_view (DossierWindow *self, DossierView view, gboolean combine)
{
  g_autoptr (DossierQuery) query = NULL;

  if (combine)
    query = dossier_query_with_view (dossier_story_pane_get_query (self->stories), view);
  else
    query = dossier_query_new (view);
  dossier_window_set_query (self, query);
}

static void
win_show_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int      view;
  gboolean combine;

  g_variant_get (parameter, "(ib)", &view, &combine);
  if (view >= DOSSIER_VIEW_ALL && view <= DOSSIER_VIEW_ARCHIVED)
    show_view (data, view, combine);
}

static void
win_show_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_view (data, DOSSIER_VIEW_ALL, FALSE);
}

static void
win_show_unread (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_view (data, DOSSIER_VIEW_UNREAD, FALSE);
}

static void
win_show_starred (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_view (data, DOSSIER_VIEW_STARRED, FALSE);
}

static void
win_show_moves (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_window_go (self, DOSSIER_PLACE_MOVES, 0, FALSE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
}

static void
filter (DossierWindow *self, DossierTermField field, gint64 id)
{
  g_autofree char *title = field == DOSSIER_TERM_FEED ? dossier_sidebar_dup_feed_title (self->sidebar, id) : NULL;
  g_autoptr (DossierQuery) query = dossier_filter_only (field, id, title);

  dossier_window_set_query (self, query);
}

static void
add_filter (DossierWindow *self, DossierTermField field, GVariant *parameter)
{
  DossierQuery *base = dossier_story_pane_get_query (self->stories);
  g_autoptr (DossierQuery) query = NULL;
  g_autofree char *title = NULL;
  const char      *word;
  gint64           id;
  DossierTermOp    op;

  g_variant_get (parameter, "(x&s)", &id, &word);
  if (!dossier_filter_parse_op (word, &op))
    return;
  if (dossier_query_get_n_terms (base) >= DOSSIER_QUERY_MAX_TERMS)
    {
      dossier_window_show_toast (self, _ ("There are too many filters already: take one away first"));
      return;
    }
  title = field == DOSSIER_TERM_FEED ? dossier_sidebar_dup_feed_title (self->sidebar, id) : NULL;
  query = dossier_filter_add (base, field, id, title, op);
  dossier_window_set_query (self, query);
}

static void
win_filter_entity (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  filter (data, DOSSIER_TERM_ENTITY, g_variant_get_int64 (parameter));
}

static void
win_add_filter_entity (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_filter (data, DOSSIER_TERM_ENTITY, parameter);
}

static void
win_filter_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  filter (data, DOSSIER_TERM_FEED, g_variant_get_int64 (parameter));
}

static void
win_add_filter_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_filter (data, DOSSIER_TERM_FEED, parameter);
}

static void
win_filter_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  filter (data, DOSSIER_TERM_TAG, g_variant_get_int64 (parameter));
}

static void
win_add_filter_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_filter (data, DOSSIER_TERM_TAG, parameter);
}

static void
win_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->place.page == DOSSIER_PLACE_MOVES && dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    {
      dossier_moves_page_search (DOSSIER_MOVES_PAGE (dossier_window_get_page (self, DOSSIER_PLACE_MOVES)));
      return;
    }
  if (self->place.page == DOSSIER_PLACE_NOTEBOOK && dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    {
      dossier_notebook_page_search (DOSSIER_NOTEBOOK_PAGE (dossier_window_get_page (self, DOSSIER_PLACE_NOTEBOOK)));
      return;
    }
  dossier_panes_show (self->panes, DOSSIER_PANE_LIST);
  dossier_story_pane_search (self->stories);
}

static void
win_search_names (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_panes_show (self->panes, DOSSIER_PANE_SIDEBAR);
  dossier_sidebar_search (self->sidebar);
}

static void
win_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_story_pane_step (DOSSIER_WINDOW (data)->stories, 1);
}

static void
win_previous (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_story_pane_step (DOSSIER_WINDOW (data)->stories, -1);
}

static void
win_mark_all_read (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow    *self = data;
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (list == NULL)
    return;
  if (!dossier_story_list_make_whole (list, &error))
    {
      dossier_window_report (self, _ ("The stories could not be listed"), error->message);
      return;
    }
  ids = dossier_story_list_dup_ids (list);
  if (ids->len > 0)
    dossier_window_change_many (self, dossier_change_set_read ((const gint64 *) (gpointer) ids->data, ids->len, TRUE),
                                ids->len, NULL);
}

/* ---- where one is ---- */

static void
win_open_dossier (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_window_go (self, DOSSIER_PLACE_DOSSIER, g_variant_get_int64 (parameter), TRUE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
}

static void
win_open_story (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  gint64         story;
  int            offset;

  g_variant_get (parameter, "(xi)", &story, &offset);
  dossier_story_pane_select (self->stories, story);
  dossier_window_read (self, story, offset, TRUE, FALSE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
}

static void
win_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_go_back (data, TRUE);
}

static void
win_escape (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (dossier_story_pane_is_choosing (self->stories))
    {
      dossier_story_pane_set_choosing (self->stories, FALSE);
      return;
    }
  dossier_window_go_back (data, FALSE);
}

static void
win_toggle_sidebar (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  gboolean       is_seen = dossier_panes_is_seen (self->panes, DOSSIER_PANE_SIDEBAR);

  if (!is_seen)
    dossier_panes_show (self->panes, DOSSIER_PANE_SIDEBAR);
  else if (dossier_panes_is_wide (self->panes))
    g_object_set (self->panes, "show-sidebar", FALSE, NULL);
  else
    dossier_panes_show (self->panes, DOSSIER_PANE_LIST);
}

static void
win_menu (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->is_empty)
    {
      gtk_menu_button_popup (self->welcome_menu_button);
      return;
    }
  dossier_panes_show (self->panes, DOSSIER_PANE_SIDEBAR);
  dossier_sidebar_open_menu (self->sidebar);
}

/* ---- taking in ---- */

static void
win_add (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_open_add_dialog (data);
}

/* The dialog shows those that wait. */
static void
win_show_links (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_open_add_dialog (data);
}

static void
win_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_add_dialog_paste (dossier_window_open_add_dialog (data));
}

static void
win_choose_files (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_add_dialog_choose_files (dossier_window_open_add_dialog (data));
}

static void
set_adding_starter (DossierWindow *self, gboolean is_adding)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "add-starter");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !is_adding);
  gtk_button_set_label (GTK_BUTTON (self->starter_button),
                        is_adding ? _ ("Adding the Starter Library…") : _ ("Try the Starter Library"));
}

static void
starter_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) added = dossier_library_add_finish (DOSSIER_LIBRARY (source), result, &error);

  if (self->story_actions == NULL)
    return;
  set_adding_starter (self, FALSE);
  if (added == NULL)
    dossier_window_report (self, _ ("The starter library could not be added"), error->message);
  else
    dossier_window_show_added (self, added);
}

static void
win_add_starter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  set_adding_starter (self, TRUE);
  dossier_library_add_starter_async (self->library, NULL, starter_added_cb, g_object_ref (self));
}

static void
win_set_pinned (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64   entity;
  gboolean is_pinned;

  g_variant_get (parameter, "(xb)", &entity, &is_pinned);
  dossier_window_apply (data, dossier_change_set_pinned (entity, is_pinned), NULL, NULL);
}

/* ---- the story ---- */

void
dossier_window_ask_reader (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = g_strconcat ("reader.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, name, NULL);
}

static void
story_toggle_starred (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (DossierStory) story = load_story (self);

  if (dossier_window_toggle_group (self, DOSSIER_GROUP_STARRED) || dossier_window_use_chosen (self, "star")
      || story == NULL)
    return;
  dossier_window_apply (
      self,
      dossier_change_set_starred (&dossier_story_get_row (story)->id, 1, !dossier_story_get_row (story)->is_starred),
      NULL, NULL);
}

static void
story_toggle_read (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (DossierStory) story = load_story (self);

  if (dossier_window_toggle_group (self, DOSSIER_GROUP_READ) || dossier_window_use_chosen (self, "mark-read")
      || story == NULL)
    return;
  dossier_window_apply (
      self, dossier_change_set_read (&dossier_story_get_row (story)->id, 1, !dossier_story_get_row (story)->is_read),
      NULL, NULL);
}

/* The next story takes its place, unread as it is: nobody asked for it. */
static void
story_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  gint64         story = dossier_window_get_story (self), next = dossier_window_find_neighbour (self, story);

  if (dossier_window_delete_group (self) || dossier_window_use_chosen (self, "delete") || story == 0)
    return;
  dossier_window_apply (self, dossier_change_delete (&story, 1), _ ("Story deleted"),
                        dossier_change_new_for_stories (DOSSIER_CHANGE_RESTORE, &story, 1, FALSE));
  dossier_window_read_neighbour (self, next);
}

static void
story_open_in_browser (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (DossierStory) story = load_story (data);

  if (story != NULL && dossier_story_get_row (story)->uri != NULL)
    gtk_show_uri (GTK_WINDOW (data), dossier_story_get_row (story)->uri, GDK_CURRENT_TIME);
}

static void
story_copy_address (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (DossierStory) story = load_story (data);

  if (story == NULL || dossier_story_get_row (story)->uri == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (data)), dossier_story_get_row (story)->uri);
  dossier_window_show_toast (data, _ ("Address copied"));
}

static void
story_fetch_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_fetch_text (data);
}

static void
story_explain_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_explain_text (data);
}

static void
story_show_versions (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_show_versions (data);
}

static void
story_paste_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_paste_text (data);
}

static void
story_highlight (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (DOSSIER_WINDOW (data)->reader, "reader.highlight", "s", "");
}

static void
story_edit_tags (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_edit_tags (data);
}

static void
story_add_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_add_tag (data, g_variant_get_string (parameter, NULL));
}

static void
story_remove_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_window_remove_tag (data, g_variant_get_int64 (parameter));
}

/* ---- tables ---- */

static const GActionEntry win_actions[] = {
  { .name = "show-view", .activate = win_show_view, .parameter_type = "(ib)" },
  { .name = "show-all", .activate = win_show_all },
  { .name = "show-unread", .activate = win_show_unread },
  { .name = "show-starred", .activate = win_show_starred },
  { .name = "show-moves", .activate = win_show_moves },
  { .name = "filter-entity", .activate = win_filter_entity, .parameter_type = "x" },
  { .name = "add-filter-entity", .activate = win_add_filter_entity, .parameter_type = "(xs)" },
  { .name = "filter-feed", .activate = win_filter_feed, .parameter_type = "x" },
  { .name = "add-filter-feed", .activate = win_add_filter_feed, .parameter_type = "(xs)" },
  { .name = "filter-tag", .activate = win_filter_tag, .parameter_type = "x" },
  { .name = "add-filter-tag", .activate = win_add_filter_tag, .parameter_type = "(xs)" },
  { .name = "open-dossier", .activate = win_open_dossier, .parameter_type = "x" },
  { .name = "open-story", .activate = win_open_story, .parameter_type = "(xi)" },
  { .name = "search", .activate = win_search },
  { .name = "search-names", .activate = win_search_names },
  { .name = "next", .activate = win_next },
  { .name = "previous", .activate = win_previous },
  { .name = "mark-all-read", .activate = win_mark_all_read },
  { .name = "back", .activate = win_back },
  { .name = "escape", .activate = win_escape },
  { .name = "toggle-sidebar", .activate = win_toggle_sidebar },
  { .name = "menu", .activate = win_menu },
  { .name = "add", .activate = win_add },
  { .name = "show-links", .activate = win_show_links },
  { .name = "paste", .activate = win_paste },
  { .name = "choose-files", .activate = win_choose_files },
  { .name = "add-starter", .activate = win_add_starter },
  { .name = "set-pinned", .activate = win_set_pinned, .parameter_type = "(xb)" },
};

static const GActionEntry story_actions[] = {
  { .name = "toggle-starred", .activate = story_toggle_starred, .state = "false" },
  { .name = "toggle-read", .activate = story_toggle_read, .state = "false" },
  { .name = "delete", .activate = story_delete },
  { .name = "open-in-browser", .activate = story_open_in_browser },
  { .name = "copy-address", .activate = story_copy_address },
  { .name = "fetch-text", .activate = story_fetch_text },
  { .name = "explain-text", .activate = story_explain_text },
  { .name = "show-versions", .activate = story_show_versions },
  { .name = "edit-tags", .activate = story_edit_tags },
  { .name = "add-tag", .activate = story_add_tag, .parameter_type = "s" },
  { .name = "remove-tag", .activate = story_remove_tag, .parameter_type = "x" },
  { .name = "paste-text", .activate = story_paste_text },
  { .name = "find", .activate = dossier_window_ask_reader },
  { .name = "highlight", .activate = story_highlight },
  { .name = "add-note", .activate = dossier_window_ask_reader },
  { .name = "add-claim", .activate = dossier_window_ask_reader },
  { .name = "show-notes", .activate = dossier_window_ask_reader },
  { .name = "show-people", .activate = dossier_window_ask_reader },
  { .name = "show-images", .activate = dossier_window_ask_reader },
  { .name = "open-table", .activate = dossier_window_ask_reader },
};

/* Keys that text fields need for themselves: they get here only when nothing that is focused wants them. */
static const struct
{
  const char *trigger;
  const char *action;
} plain_keys[] = {
  { "j", "win.next" },
  { "k", "win.previous" },
  { "n", "win.next-unread" },
  { "p", "win.previous-unread" },
  { "e", "story.next-mention" },
  { "<Shift>e", "story.previous-mention" },
  { "s", "story.toggle-starred" },
  { "m", "story.toggle-read" },
  { "a", "story.toggle-archived" },
  { "i", "story.show-images" },
  { "o", "story.open-in-browser" },
  { "w", "story.explain-text" },
  { "v", "story.show-versions" },
  { "Delete|KP_Delete", "story.delete" },
  { "slash", "win.search" },
  { "Escape", "win.escape" },
  { "<Control>a", "chosen.all-by-key" },
  { "c", "chosen.begin" },
  { "<Alt>c", "win.list-compact" },
  { "<Control>v|<Shift>Insert", "win.paste" },
  { "<Control><Shift>v", "story.paste-text" },
  { "<Control><Shift>c", "story.copy-citation" },
  { "F5|<Control>r", "win.refresh" },
  { "F8", "story.read-aloud" },
  { "<Shift>F8", "story.stop-aloud" },
  { "<Control>F8", "win.show-queue" },
  { "q", "story.queue-last" },
  { "<Shift>q", "story.queue-next" },
  { "<Alt>Down", "story.next-sentence" },
  { "<Alt>Up", "story.previous-sentence" },
  { "f", "win.narrow" },
  { "d", "win.show-dates" },
  { "<Control>BackSpace", "win.clear-filters" },
  { "F7", "story.toggle-caret" },
  { "<Control><Shift>b", "story.open-table" },
  { "t", "story.next-heading" },
  { "<Shift>t", "story.previous-heading" },
  { "h", "story.next-heading" },
  { "<Shift>h", "story.previous-heading" },
  { "l", "story.next-link" },
  { "<Shift>l", "story.previous-link" },
  { "<Control>z", "win.undo" },
  { "<Control>h", "win.show-history" },
  { "<Control><Shift>z|<Control>y", "win.redo" },
};

static void
add_plain_keys (DossierWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (plain_keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (plain_keys[i].trigger),
                                                            gtk_named_action_new (plain_keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
dossier_window_add_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  dossier_window_add_feed_actions (self);
  dossier_window_add_list_actions (self);
  dossier_window_add_who_actions (self);
  dossier_window_add_export_actions (self);
  dossier_window_add_tag_actions (self);
  dossier_window_add_follow_actions (self);
  dossier_window_add_notebook_actions (self);
  dossier_window_add_claim_actions (self);
  dossier_window_add_search_actions (self);
  dossier_window_add_narrow_actions (self);
  dossier_window_add_list_look_actions (self);
  dossier_window_add_toast_actions (self);
  dossier_window_add_chosen_actions (self);
  self->story_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
  dossier_window_add_handout_actions (self);
  dossier_window_add_highlight_actions (self);
  dossier_window_add_aloud_actions (self);
  dossier_window_add_archive_actions (self);
  dossier_window_add_group_actions (self);
  dossier_window_add_reading_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "story", G_ACTION_GROUP (self->story_actions));
  add_plain_keys (self);
}

static void
set_enabled (DossierWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->story_actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
set_state (DossierWindow *self, const char *name, gboolean is_so)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->story_actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_so));
}

void
dossier_window_update_actions (DossierWindow *self)
{
  g_autoptr (DossierStory) story = NULL;
  gboolean is_read_only, has_uri, is_reading, is_starred, is_any;

  if (self->story_actions == NULL)
    return;
  story = load_story (self);
  is_read_only = dossier_store_is_read_only (get_store (self));
  has_uri = story != NULL && dossier_story_get_row (story)->uri != NULL;
  is_starred = story != NULL && dossier_story_get_row (story)->is_starred;
  is_reading = story != NULL && self->place.page == DOSSIER_PLACE_READER;
  is_any = story != NULL || dossier_story_pane_count_chosen (self->stories) > 1;

  set_enabled (self, "toggle-starred", is_any && !is_read_only);
  set_enabled (self, "toggle-read", is_any && !is_read_only);
  set_enabled (self, "toggle-archived", is_any && !is_read_only);
  set_enabled (self, "edit-tags", story != NULL && !is_read_only);
  set_enabled (self, "add-tag", story != NULL && !is_read_only);
  set_enabled (self, "remove-tag", story != NULL && !is_read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tags_button), story != NULL && !is_read_only);
  set_enabled (self, "delete", is_any && !is_read_only);
  set_enabled (self, "open-in-browser", has_uri);
  set_enabled (self, "copy-address", has_uri);
  set_enabled (self, "copy-citation", story != NULL);
  set_enabled (self, "copy-bibtex", story != NULL);
  set_enabled (self, "export", story != NULL);
  set_enabled (self, "print", story != NULL);
  set_enabled (self, "fetch-text", has_uri && !is_read_only && self->fetching == NULL);
  set_enabled (self, "export-highlights", story != NULL);
  set_enabled (self, "explain-text", story != NULL);
  set_enabled (self, "show-versions", story != NULL);
  set_enabled (self, "paste-text", story != NULL && !is_read_only);
  set_enabled (self, "find", is_reading);
  set_enabled (self, "highlight", is_reading && !is_read_only);
  set_enabled (self, "add-note", is_reading && !is_read_only);
  set_enabled (self, "add-claim", is_reading && !is_read_only);
  set_enabled (self, "next-mention", is_reading);
  set_enabled (self, "previous-mention", is_reading);
  set_enabled (self, "show-people", is_reading);
  set_enabled (self, "show-notes", is_reading);
  set_enabled (self, "show-images", is_reading);
  set_enabled (self, "open-table", is_reading);
  set_enabled (self, "read-aloud", is_reading);
  set_enabled (self, "stop-aloud", is_reading);
  set_enabled (self, "queue-last", story != NULL && !is_read_only);
  set_enabled (self, "queue-next", story != NULL && !is_read_only);
  set_enabled (self, "next-sentence", is_reading);
  set_enabled (self, "previous-sentence", is_reading);
  set_enabled (self, "toggle-caret", is_reading);
  set_enabled (self, "next-heading", is_reading);
  set_enabled (self, "previous-heading", is_reading);
  set_enabled (self, "next-link", is_reading);
  set_enabled (self, "previous-link", is_reading);
  set_state (self, "toggle-starred", is_starred);
  set_state (self, "toggle-archived", story != NULL && dossier_story_get_row (story)->is_archived);
  set_state (self, "toggle-read", story != NULL && dossier_story_get_row (story)->is_read);
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button), is_starred ? "starred-symbolic" : "non-starred-symbolic");
}
