/* dossier-window.c - the window: sidebar, stories, and what is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-events.h"
#include "dossier-parts.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- what the content pane shows ---- */

static void
update_headers (DossierWindow *self)
{
  gboolean      seen[DOSSIER_N_PANES];
  AdwHeaderBar *headers[] = { dossier_sidebar_get_header (self->sidebar), dossier_story_pane_get_header (self->stories),
                              self->content_header };
  int           first = -1, last = -1;

  for (int i = 0; i < DOSSIER_N_PANES; i++)
    {
      seen[i] = dossier_panes_is_seen (self->panes, i);
      if (seen[i] && first < 0)
        first = i;
      if (seen[i])
        last = i;
    }
  for (int i = 0; i < DOSSIER_N_PANES; i++)
    {
      adw_header_bar_set_show_start_title_buttons (headers[i], i == first);
      adw_header_bar_set_show_end_title_buttons (headers[i], i == last);
    }
  dossier_story_pane_set_can_go_back (self->stories, !seen[DOSSIER_PANE_SIDEBAR]);
  /* Where one pane has the whole window there is no room for what the menu and the preferences have too. */
  gtk_widget_set_visible (self->note_button, self->place.page == DOSSIER_PLACE_READER && first != last);
  gtk_widget_set_visible (self->dark_button, first != last);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), self->place.page == DOSSIER_PLACE_READER && first != last);
  gtk_widget_set_visible (self->back_button, self->history->len > 0
                                                 || (seen[DOSSIER_PANE_CONTENT] && !seen[DOSSIER_PANE_LIST]
                                                     && !seen[DOSSIER_PANE_SIDEBAR]));
}

/* The sidebar's row that stands for a page; the views' are marked by what the list is of. */
static DossierSidebarKind
sidebar_page (DossierPlaceKind page)
{
  if (page == DOSSIER_PLACE_NEWS)
    return DOSSIER_SIDEBAR_FOLLOWING;
  if (page == DOSSIER_PLACE_REVIEW)
    return DOSSIER_SIDEBAR_REVIEW;
  if (page == DOSSIER_PLACE_NOTEBOOK)
    return DOSSIER_SIDEBAR_NOTEBOOK;
  return page == DOSSIER_PLACE_MOVES ? DOSSIER_SIDEBAR_MOVES : DOSSIER_SIDEBAR_VIEW;
}

static void
show_place (DossierWindow *self, DossierPlace place)
{
  gboolean      is_story = place.page == DOSSIER_PLACE_READER;
  DossierQuery *query = dossier_story_pane_get_query (self->stories);
  GtkWidget    *page = dossier_window_get_page (self, place.page);

  self->place = place;
  if (is_story || place.page == DOSSIER_PLACE_EMPTY)
    dossier_reader_open (DOSSIER_READER (self->reader), place.id, -1);
  else if (place.page == DOSSIER_PLACE_DOSSIER)
    dossier_entity_page_open (DOSSIER_ENTITY_PAGE (page), place.id);
  else if (place.page == DOSSIER_PLACE_NEWS)
    dossier_news_page_open (DOSSIER_NEWS_PAGE (page));
  else if (place.page == DOSSIER_PLACE_MOVES)
    dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  gtk_stack_set_visible_child (self->content_stack, page);
  dossier_panes_set_whole (self->panes, place.page == DOSSIER_PLACE_MOVES || place.page == DOSSIER_PLACE_NOTEBOOK);

  gtk_widget_set_visible (self->star_button, is_story);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_button), is_story);
  gtk_widget_set_visible (GTK_WIDGET (self->story_button), is_story);
  gtk_widget_set_visible (self->notes_button, is_story);
  gtk_widget_set_visible (GTK_WIDGET (self->style_button), is_story);
  dossier_sidebar_set_query (self->sidebar, query, sidebar_page (place.page));
  update_headers (self);
  dossier_window_update_actions (self);
}

void
dossier_window_go (DossierWindow *self, DossierPlaceKind page, gint64 id, gboolean linked)
{
  gboolean is_here = self->place.page == page && self->place.id == id;

  if (!linked)
    g_array_set_size (self->history, 0);
  else if (!is_here && self->place.page != DOSSIER_PLACE_EMPTY)
    {
      if (self->history->len == DOSSIER_WINDOW_MAX_HISTORY)
        g_array_remove_index (self->history, 0);
      g_array_append_val (self->history, self->place);
    }
  if (!is_here)
    show_place (self, (DossierPlace){ page, id });
  else
    {
      /* The list may have been shown beside it meanwhile. */
      dossier_sidebar_set_query (self->sidebar, dossier_story_pane_get_query (self->stories), sidebar_page (page));
      update_headers (self);
    }
}

static void
mark_read (DossierWindow *self, gint64 story)
{
  g_autoptr (DossierStory) loaded = dossier_store_load_story (dossier_library_get_store (self->library), story, NULL);

  if (loaded != NULL && !dossier_story_get_row (loaded)->is_read
      && !dossier_store_is_read_only (dossier_library_get_store (self->library)))
    dossier_window_apply (self, dossier_change_see (story), NULL, NULL);
}

void
dossier_window_read (DossierWindow *self, gint64 story, int offset, gboolean linked, gboolean quietly)
{
  dossier_window_go (self, DOSSIER_PLACE_READER, story, linked);
  if (offset >= 0)
    dossier_reader_open (DOSSIER_READER (self->reader), story, offset);
  if (!quietly)
    mark_read (self, story);
}

void
dossier_window_go_back (DossierWindow *self, gboolean along_panes)
{
  if (self->history->len > 0 && dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    {
      DossierPlace place = g_array_index (self->history, DossierPlace, self->history->len - 1);

      g_array_set_size (self->history, self->history->len - 1);
      show_place (self, place);
      if (place.page == DOSSIER_PLACE_READER)
        dossier_story_pane_select (self->stories, place.id);
    }
  else if (along_panes || dossier_panes_count_seen (self->panes) == 1)
    dossier_panes_go_back (self->panes);
}

void
dossier_window_set_query (DossierWindow *self, DossierQuery *query)
{
  dossier_story_pane_set_query (self->stories, query);
  if (dossier_panes_count_seen (self->panes) < DOSSIER_N_PANES)
    dossier_panes_show (self->panes, DOSSIER_PANE_LIST);
}

/* ---- what the panes say ---- */

static void
story_selected_cb (DossierWindow *self, gint64 story)
{
  /* Who begins to choose stories does not read the first of them. */
  if (dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT))
    dossier_window_read (self, story, -1, FALSE, dossier_story_pane_is_choosing (self->stories));
}

typedef struct
{
  DossierWindow *window;
  gint64         story;
} Activated;

static gboolean
story_activated_idle_cb (gpointer data)
{
  Activated *activated = data;

  if (dossier_story_pane_count_chosen (activated->window->stories) > 1) /* others meanwhile, beside it */
    return G_SOURCE_REMOVE;
  dossier_window_read (activated->window, activated->story, -1, FALSE, FALSE);
  dossier_panes_show (activated->window->panes, DOSSIER_PANE_CONTENT);

  return G_SOURCE_REMOVE;
}

static void
activated_free (Activated *activated)
{
  g_object_unref (activated->window);
  g_free (activated);
}

/* The button is still down: the list must not vanish below it now. */
static void
story_activated_cb (DossierWindow *self, gint64 story)
{
  Activated *activated = g_new (Activated, 1);

  activated->window = g_object_ref (self);
  activated->story = story;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, story_activated_idle_cb, activated, (GDestroyNotify) activated_free);
}

static void
query_changed_cb (DossierWindow *self)
{
  dossier_sidebar_set_query (self->sidebar, dossier_story_pane_get_query (self->stories), DOSSIER_SIDEBAR_VIEW);
}

/* ---- what the store says ---- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  DossierCounts counts = { 0 };

  if (!dossier_store_count_finish (DOSSIER_STORE (source), result, &counts, NULL) || self->story_actions == NULL)
    return;
  self->is_empty = counts.stories == 0 && counts.feeds == 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->root_stack), self->is_empty ? "welcome" : "panes");
}

/* The panes stand there until it is known that there is nothing to show in them. */
static void
update_welcome (DossierWindow *self)
{
  dossier_store_count_async (dossier_library_get_store (self->library), NULL, counted_cb, g_object_ref (self));
}

static void
stories_came_cb (DossierWindow *self)
{
  update_welcome (self);
  if (self->place.page == DOSSIER_PLACE_MOVES)
    dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (dossier_window_get_page (self, DOSSIER_PLACE_MOVES)));
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
stories_went_cb (DossierWindow *self, GArray *ids)
{
  stories_came_cb (self);
  for (guint i = self->history->len; i > 0; i--)
    {
      DossierPlace *place = &g_array_index (self->history, DossierPlace, i - 1);

      if (place->page == DOSSIER_PLACE_READER && has_id (ids, place->id))
        g_array_remove_index (self->history, i - 1);
    }
  if (self->place.page == DOSSIER_PLACE_READER && has_id (ids, self->place.id))
    dossier_window_go (self, DOSSIER_PLACE_EMPTY, 0, FALSE);
}

/* ---- dropping ---- */

static gboolean
drop_cb (DossierWindow *self, const GValue *value, double x, double y)
{
  DossierAddDialog *dialog = dossier_window_open_add_dialog (self);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
      dossier_add_dialog_offer_dropped (dialog, link->data);
  else if (G_VALUE_HOLDS_STRING (value))
    dossier_add_dialog_offer_text (dialog, g_value_get_string (value));

  return TRUE;
}

/* Words that are dragged about in the reader are here already. */
static gboolean
drop_accept_cb (DossierWindow *self, GdkDrop *drop, GtkDropTarget *target)
{
  return gdk_drop_get_drag (drop) == NULL
         && (gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST)
             || gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), G_TYPE_STRING));
}

static GdkDragAction
drop_enter_cb (DossierWindow *self)
{
  gtk_widget_set_visible (self->drop_hint, TRUE);

  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (DossierWindow *self)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
}

static void
add_drop_target (DossierWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType          types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (drop, "accept", G_CALLBACK (drop_accept_cb), self);
  g_signal_connect_swapped (drop, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* ---- adding ---- */

static void
show_sums (DossierWindow *self, const DossierAddSums *sums, GArray *saved)
{
  g_autofree char *sentence = dossier_add_sums_words (sums);
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < saved->len; i++)
    {
      const DossierSaveResult *result = &g_array_index (saved, DossierSaveResult, i);

      if (result->saved == DOSSIER_SAVED_NEW || result->saved == DOSSIER_SAVED_RETURNED)
        g_array_append_val (fresh, result->story);
    }
  if (fresh->len == 0 && sums->n_feeds > 0)
    dossier_window_show_undo_toast (self, sentence, NULL);
  else if (fresh->len == 0)
    dossier_window_show_toast (self, sentence);
  else
    dossier_window_show_undo_toast (self, sentence, dossier_change_delete ((const gint64 *) fresh->data, fresh->len));
  if (saved->len == 1)
    dossier_window_read (self, g_array_index (saved, DossierSaveResult, 0).story, -1, FALSE, TRUE);
}

static void
added_cb (DossierWindow *self, const DossierAddSums *sums, GArray *saved)
{
  show_sums (self, sums, saved);
}

void
dossier_window_show_added (DossierWindow *self, const DossierAddResult *added)
{
  DossierAddSums sums = { 0 };

  dossier_add_sums_add (&sums, added);
  show_sums (self, &sums, added->saved);
}

DossierAddDialog *
dossier_window_open_add_dialog (DossierWindow *self)
{
  if (self->add_dialog == NULL)
    {
      self->add_dialog = dossier_add_dialog_new (self->library, GTK_WINDOW (self));
      g_signal_connect_object (self->add_dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (self->add_dialog);

  return DOSSIER_ADD_DIALOG (self->add_dialog);
}

void
dossier_window_add_pages (DossierWindow *self, const char *path)
{
  dossier_add_dialog_add_pages (dossier_window_open_add_dialog (self), path);
}

void
dossier_window_offer (DossierWindow *self, const char *const *inputs)
{
  DossierAddDialog *dialog = dossier_window_open_add_dialog (self);

  for (guint i = 0; inputs[i] != NULL; i++)
    {
      g_autofree char *request = dossier_add_read_request (inputs[i]);

      if (request != NULL)
        dossier_add_dialog_offer_text (dialog, request);
      else if (g_file_test (inputs[i], G_FILE_TEST_EXISTS))
        dossier_add_dialog_offer_file (dialog, inputs[i]);
      else
        dossier_add_dialog_offer_text (dialog, inputs[i]);
    }
}

/* ---- object ---- */

static void
update_dark (DossierWindow *self)
{
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
}

static gboolean
dossier_window_close_request (GtkWindow *window)
{
  DossierWindow *self = DOSSIER_WINDOW (window);
  int            width, height, sidebar_width, list_width;

  gtk_window_get_default_size (window, &width, &height);
  g_object_get (self->panes, "sidebar-width", &sidebar_width, "list-width", &list_width, NULL);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_int (self->settings, "sidebar-width", sidebar_width);
  g_settings_set_int (self->settings, "list-width", list_width);
  if (self->add_dialog != NULL)
    gtk_window_destroy (g_steal_pointer (&self->add_dialog));
  if (self->subscribe_dialog != NULL)
    gtk_window_destroy (g_steal_pointer (&self->subscribe_dialog));

  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

static void
dossier_window_dispose (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_clear_pointer (&self->add_dialog, gtk_window_destroy);
  g_clear_pointer (&self->subscribe_dialog, gtk_window_destroy);
  if (self->refresher != NULL)
    dossier_refresher_cancel (self->refresher);
  g_clear_object (&self->refresher);
  g_clear_object (&self->notifier);
  g_clear_object (&self->aloud_queue);
  if (self->fetching != NULL)
    g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_object (&self->fetch_toast);
  g_clear_handle_id (&self->next_toast, g_source_remove);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->list_toast);
  g_clear_weak_pointer (&self->message);
  g_clear_object (&self->offer_toast);
  g_clear_object (&self->changing);
  g_clear_object (&self->story_actions);
  g_clear_object (&self->chosen_actions);
  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);
}

static void
dossier_window_finalize (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_array_unref (self->history);
  g_queue_clear_full (&self->waiting_toasts, g_object_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_window_parent_class)->finalize (object);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;

  g_type_ensure (DOSSIER_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, welcome_menu_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, starter_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, time_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, star_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, tags_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, note_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, notes_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, style_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, dark_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, story_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, story_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, drop_hint);
}

static void
dossier_window_init (DossierWindow *self)
{
  self->history = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_menu_button_set_menu (self->story_button, self->story_menu);
  add_drop_target (self);
}

static void
build_panes (DossierWindow *self)
{
  self->sidebar = DOSSIER_SIDEBAR (dossier_sidebar_new (self->library));
  self->stories = DOSSIER_STORY_PANE (dossier_story_pane_new (self->library));
  dossier_window_add_pages_of_start (self);
  dossier_menu_button_set_menu (self->welcome_menu_button, dossier_sidebar_get_menu (self->sidebar));
  g_object_set (self->panes, "sidebar", self->sidebar, "list", self->stories, NULL);
  g_object_bind_property (self->reader, "notes-shown", self->notes_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  dossier_window_watch_reading (self);
  dossier_window_watch_narrow (self);
  dossier_window_watch_chosen (self);
  dossier_window_watch_going_on (self);
  dossier_window_watch_list_look (self);
  g_signal_connect_object (self->stories, "story-selected", G_CALLBACK (story_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "story-activated", G_CALLBACK (story_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "query-changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "layout-changed", G_CALLBACK (update_headers), self, G_CONNECT_SWAPPED);
}

static void
restore_sizes (DossierWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->panes, "sidebar-width", g_settings_get_int (self->settings, "sidebar-width"), "list-width",
                g_settings_get_int (self->settings, "list-width"), NULL);
}

DossierWindow *
dossier_window_new (AdwApplication *app, DossierLibrary *library, GSettings *settings)
{
  DossierWindow *self = g_object_new (DOSSIER_TYPE_WINDOW, "application", app, NULL);
  DossierStore  *store = dossier_library_get_store (library);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  dossier_window_add_actions (self);
  dossier_window_add_key_actions (self);
  build_panes (self);
  g_settings_bind (settings, "feed-icons", dossier_sidebar_get_icons (self->sidebar), "shown", G_SETTINGS_BIND_GET);
  dossier_window_start_refresher (self);
  self->notifier = dossier_notifier_new (G_APPLICATION (app), store, settings, self->refresher);
  restore_sizes (self);

  g_signal_connect_object (store, "stories-added", G_CALLBACK (stories_came_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-removed", G_CALLBACK (stories_went_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-changed", G_CALLBACK (dossier_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "feeds-changed", G_CALLBACK (update_welcome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_dark), self,
                           G_CONNECT_SWAPPED);
  update_dark (self);
  update_welcome (self);
  show_place (self, (DossierPlace){ DOSSIER_PLACE_EMPTY, 0 });
  query_changed_cb (self);
  dossier_store_place_older (store);
  if (dossier_store_is_read_only (store))
    dossier_window_show_toast (self, _ ("This library can only be read: changes are not kept"));

  return self;
}

DossierLibrary *
dossier_window_get_library (DossierWindow *self)
{
  return self->library;
}
