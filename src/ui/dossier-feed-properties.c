/* dossier-feed-properties.c - how a feed stands, and what is chosen for it
 *
 * feed:       as the store last told; changed whole.
 * is_filling: values are shown, not chosen.
 * parts:      (element-type AdwPreferencesGroup) what is made anew when answers come in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-properties.h"

#include "dossier-accessible.h"
#include "dossier-feed-window.h"
#include "dossier-feed-words.h"
#include "dossier-sidebar-feeds.h"
#include "dossier-subscriptions.h"

#include <glib/gi18n.h>

/* A row with a list of values; the last one may be a value of the person's own. */
typedef struct
{
  AdwComboRow      *row;
  DossierFeedOption option;
  GArray           *values; /* of int */
} Choice;

struct _DossierFeedProperties
{
  AdwBin parent;

  DossierStore *store;
  DossierFeed  *feed;
  GCancellable *loading;
  gboolean      is_filling;
  guint         reload_id;

  AdwPreferencesPage  *page;
  AdwPreferencesGroup *last; /* the one at the end */
  GPtrArray           *parts;
  GtkEditable         *name;
  AdwActionRow        *folder, *counts;
  GtkSwitch           *muted, *full_text, *images, *may_be_private;
  Choice               keep, ask;
};

/* Milliseconds from the store's news to the next look. */
#define PAUSE 100

#define DOSSIER_TYPE_FEED_PROPERTIES (dossier_feed_properties_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedProperties, dossier_feed_properties, DOSSIER, FEED_PROPERTIES, AdwBin)
G_DEFINE_FINAL_TYPE (DossierFeedProperties, dossier_feed_properties, ADW_TYPE_BIN)

static const DossierFeedRow *
get_row (DossierFeedProperties *self)
{
  return dossier_feed_get_row (self->feed);
}

/* ---- what is chosen ---- */

static void
choose (DossierFeedProperties *self, DossierFeedOption option, int value)
{
  if (!self->is_filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-feed-option", "(xii)", get_row (self)->id, (int) option,
                                value);
}

static void
switched_cb (GtkSwitch *widget, GParamSpec *pspec, DossierFeedProperties *self)
{
  DossierFeedOption option = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "option"));

  choose (self, option, gtk_switch_get_active (widget));
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, DossierFeedProperties *self)
{
  Choice *choice = row == self->keep.row ? &self->keep : &self->ask;
  guint   selected = adw_combo_row_get_selected (row);

  if (selected < choice->values->len)
    choose (self, choice->option, g_array_index (choice->values, int, selected));
}

static void
named_cb (DossierFeedProperties *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (name[0] == '\0')
    gtk_editable_set_text (self->name, dossier_feed_row_get_name (get_row (self)));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-feed-name", "(xs)", get_row (self)->id, name);
}

static GtkSwitch *
add_switch (DossierFeedProperties *self, AdwPreferencesGroup *group, DossierFeedOption option, const char *title,
            const char *words)
{
  GtkWidget *row = dossier_feed_window_add_row (group, title, words);
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_object_set_data (G_OBJECT (widget), "option", GINT_TO_POINTER (option));
  g_signal_connect_object (widget, "notify::active", G_CALLBACK (switched_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);

  return GTK_SWITCH (widget);
}

static void
add_choice (DossierFeedProperties *self, AdwPreferencesGroup *group, Choice *choice, DossierFeedOption option,
            const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  dossier_accessible_name_choice (row, title);
  choice->row = ADW_COMBO_ROW (row);
  choice->option = option;
  choice->values = g_array_new (FALSE, FALSE, sizeof (int));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  adw_preferences_group_add (group, row);
}

static gboolean
is_shown (const Choice *choice, int value)
{
  guint selected = adw_combo_row_get_selected (choice->row);

  return selected < choice->values->len && g_array_index (choice->values, int, selected) == value;
}

/* The values that are offered, and @value where it is another one. A list that stands open stays so. */
static void
show_choice (Choice *choice, const int *offered, guint n, int value, char *(*words) (int) )
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = n;

  if (is_shown (choice, value))
    return;
  g_array_set_size (choice->values, 0);
  g_array_append_vals (choice->values, offered, n);
  for (guint i = 0; i < n; i++)
    if (offered[i] == value)
      selected = i;
  if (selected == n)
    g_array_append_val (choice->values, value);
  for (guint i = 0; i < choice->values->len; i++)
    {
      g_autofree char *name = words (g_array_index (choice->values, int, i));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (choice->row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (choice->row, selected);
}

/* ---- what is shown ---- */

/* A row that offers to keep what is typed takes what is set for typed, too. */
static void
show_name (DossierFeedProperties *self)
{
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->name), FALSE);
  gtk_editable_set_text (self->name, dossier_feed_row_get_name (get_row (self)));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->name), TRUE);
}

static void
add_name (DossierFeedProperties *self)
{
  AdwPreferencesGroup *group = dossier_feed_window_add_group (self->page, NULL);
  GtkWidget           *name = adw_entry_row_new ();
  GtkWidget           *folder;

  dossier_accessible_name_within (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, _ ("Name and folder"));
  self->name = GTK_EDITABLE (name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Name"));
  g_signal_connect_object (name, "apply", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, name);
  folder = dossier_feed_window_add_row (group, _ ("Folder"), "");
  self->folder = ADW_ACTION_ROW (folder);
  dossier_feed_window_add_button (folder, "folder-symbolic", _ ("Move to a folder"), "win.move-feed",
                                  g_variant_new_int64 (get_row (self)->id));
  show_name (self);
}

static void
add_addresses (DossierFeedProperties *self, DossierIconShelf *icons)
{
  const DossierFeedRow *row = get_row (self);
  AdwPreferencesGroup  *group = dossier_feed_window_add_group (self->page, NULL);
  GtkWidget            *line = dossier_feed_window_add_row (group, _ ("Address"), row->uri);

  dossier_accessible_name_within (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, _ ("Addresses"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), dossier_icon_shelf_make_portrait (icons, row->id));
  dossier_feed_window_add_button (line, "edit-copy-symbolic", _ ("Copy the address"), "win.copy-feed-address",
                                  g_variant_new_int64 (row->id));
  if (row->site != NULL)
    {
      line = dossier_feed_window_add_row (group, _ ("Site"), row->site);
      dossier_feed_window_add_button (line, "web-browser-symbolic", _ ("Open the site"), "win.open-feed-site",
                                      g_variant_new_int64 (row->id));
    }
  self->counts = ADW_ACTION_ROW (dossier_feed_window_add_row (group, _ ("In the library"), ""));
}

static void
add_choices (DossierFeedProperties *self)
{
  AdwPreferencesGroup *group = dossier_feed_window_add_group (self->page, _ ("Choices"));

  self->muted = add_switch (self, group, DOSSIER_FEED_OPTION_MUTED, _ ("Mute"), _ ("New stories come in as read"));
  self->full_text = add_switch (self, group, DOSSIER_FEED_OPTION_FULL_TEXT, _ ("Save Full Text"),
                                _ ("The page of each new story is fetched, and its text kept"));
  self->images = add_switch (self, group, DOSSIER_FEED_OPTION_IMAGES, _ ("Show Images"),
                             _ ("Fetched when a story is opened, unless the network is metered"));
  add_choice (self, group, &self->keep, DOSSIER_FEED_OPTION_KEEP_DAYS, _ ("Keep Stories"));
  add_choice (self, group, &self->ask, DOSSIER_FEED_OPTION_ASK_MINUTES, _ ("Ask for News"));
  self->may_be_private = add_switch (self, group, DOSSIER_FEED_OPTION_PRIVATE, _ ("May Be in My Own Network"),
                                     _ ("This computer or its network may be asked for this feed"));
}

static void
add_end (DossierFeedProperties *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Unsubscribe"));

  self->last = dossier_feed_window_add_group (self->page, NULL);
  dossier_accessible_name_within (GTK_WIDGET (self->last), GTK_TYPE_LIST_BOX, _ ("Subscription"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (get_row (self)->id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.unsubscribe");
  adw_preferences_group_add (self->last, button);
}

static void
show_kept (DossierFeedProperties *self)
{
  guint            n = get_row (self)->n_expired;
  g_autofree char *words = g_strdup_printf (ngettext ("%u story put away; a longer time brings it back",
                                                      "%u stories put away; a longer time brings them back", n),
                                            n);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->keep.row),
                               n > 0 ? words : _ ("Read ones are put away then, unless starred, highlighted or noted"));
}

static void
show_feed (DossierFeedProperties *self)
{
  const DossierFeedRow *row = get_row (self);
  g_autofree char      *stories = g_strdup_printf (ngettext ("%u story", "%u stories", row->n_stories), row->n_stories);
  g_autofree char      *unread = g_strdup_printf (ngettext ("%u unread", "%u unread", row->n_unread), row->n_unread);
  /* TRANSLATORS: of a feed: "120 stories, 3 unread" */
  g_autofree char *counts = g_strdup_printf (_ ("%s, %s"), stories, unread);
  const int       *offered;
  guint            n;

  self->is_filling = TRUE;
  adw_action_row_set_subtitle (self->folder, row->folder != NULL ? row->folder : _ ("None"));
  adw_action_row_set_subtitle (self->counts, counts);
  gtk_switch_set_active (self->muted, row->is_muted);
  gtk_switch_set_active (self->full_text, row->has_full_text);
  gtk_switch_set_active (self->images, row->has_images);
  gtk_switch_set_active (self->may_be_private, row->may_be_private);
  offered = dossier_feed_keep_choices (&n);
  show_choice (&self->keep, offered, n, row->keep_days, dossier_feed_keep_words);
  offered = dossier_feed_ask_choices (&n);
  show_choice (&self->ask, offered, n, row->ask_minutes, dossier_feed_ask_words);
  show_kept (self);
  self->is_filling = FALSE;
}

/* ---- what it answered ---- */

static AdwPreferencesGroup *
add_part (DossierFeedProperties *self, const char *title)
{
  AdwPreferencesGroup *group = dossier_feed_window_add_group (self->page, title);

  g_ptr_array_add (self->parts, group);

  return group;
}

static void
show_details (DossierFeedProperties *self, const DossierFeedDetails *details)
{
  const DossierFeedRow *row = get_row (self);
  gint64                now = g_get_real_time () / G_USEC_PER_SEC;
  AdwPreferencesGroup  *group = add_part (self, _ ("Refreshing"));
  g_autofree char      *checked = dossier_feed_time_words (row->checked, now);
  g_autofree char      *next = dossier_feed_next_words (details, row->ask_minutes, now);
  guint                 n = MIN (details->answers->len, DOSSIER_FEED_PROPERTIES_ANSWERS);

  dossier_feed_window_add_row (group, _ ("Last asked"), checked);
  dossier_feed_window_add_button (dossier_feed_window_add_row (group, _ ("Asked again"), next), "view-refresh-symbolic",
                                  _ ("Ask now"), "win.refresh-feed", g_variant_new_int64 (row->id));
  if (row->last_error != NULL)
    dossier_feed_window_add_row (group, _ ("Problem"), row->last_error);
  if (n > 0)
    group = add_part (self, _ ("Last Answers"));
  for (guint i = 0; i < n; i++)
    {
      const DossierFeedAnswer *answer = g_ptr_array_index (details->answers, i);
      g_autofree char         *when = dossier_feed_time_words (answer->time, now);
      g_autofree char         *what = dossier_feed_answer_words (answer);

      dossier_feed_window_add_row (group, when, what);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFeedProperties) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeedDetails) details
      = dossier_store_load_feed_details_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; i < self->parts->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->parts, i));
  g_ptr_array_set_size (self->parts, 0);
  adw_preferences_page_remove (self->page, self->last);
  if (details != NULL)
    show_details (self, details);
  else
    dossier_feed_window_add_row (add_part (self, _ ("Refreshing")), _ ("The answers could not be read"),
                                 error->message);
  add_end (self);
}

static void
load_details (DossierFeedProperties *self)
{
  dossier_store_load_feed_details_async (self->store, get_row (self)->id, self->loading, loaded_cb,
                                         g_object_ref (self));
}

/* ---- news ---- */

static void
take_feed (DossierFeedProperties *self, DossierFeed *feed)
{
  gboolean   is_renamed = g_strcmp0 (dossier_feed_get_row (feed)->title, get_row (self)->title) != 0;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  g_set_object (&self->feed, feed);
  if (is_renamed) /* otherwise what is being typed stays */
    show_name (self);
  gtk_window_set_title (window, dossier_feed_row_get_name (get_row (self)));
  show_feed (self);
  load_details (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFeedProperties) self = data;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds_finish (DOSSIER_STORE (source), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || feeds == NULL)
    return;
  for (guint i = 0; i < feeds->len; i++)
    if (dossier_feed_get_row (g_ptr_array_index (feeds, i))->id == get_row (self)->id)
      {
        take_feed (self, g_ptr_array_index (feeds, i));
        return;
      }
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
reload_cb (gpointer data)
{
  DossierFeedProperties *self = data;

  self->reload_id = 0;
  dossier_store_list_feeds_async (self->store, self->loading, listed_cb, g_object_ref (self));
}

static void
feeds_changed_cb (DossierFeedProperties *self)
{
  if (self->reload_id == 0 && self->store != NULL)
    self->reload_id = g_timeout_add_once (PAUSE, reload_cb, self);
}

/* ---- object ---- */

static void
dossier_feed_properties_dispose (GObject *object)
{
  DossierFeedProperties *self = DOSSIER_FEED_PROPERTIES (object);

  g_cancellable_cancel (self->loading);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_feed_properties_parent_class)->dispose (object);
}

static void
dossier_feed_properties_finalize (GObject *object)
{
  DossierFeedProperties *self = DOSSIER_FEED_PROPERTIES (object);

  g_object_unref (self->loading);
  g_object_unref (self->feed);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->keep.values);
  g_array_unref (self->ask.values);
  G_OBJECT_CLASS (dossier_feed_properties_parent_class)->finalize (object);
}

static void
dossier_feed_properties_class_init (DossierFeedPropertiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_feed_properties_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_feed_properties_finalize;
}

static void
dossier_feed_properties_init (DossierFeedProperties *self)
{
  self->loading = g_cancellable_new ();
  self->parts = g_ptr_array_new ();
}

GtkWindow *
dossier_feed_properties_new (DossierStore *store, DossierFeed *feed, DossierIconShelf *icons, GtkWindow *parent)
{
  DossierFeedProperties *self = g_object_new (DOSSIER_TYPE_FEED_PROPERTIES, NULL);
  GtkWidget             *page = adw_preferences_page_new ();

  self->store = g_object_ref (store);
  self->feed = g_object_ref (feed);
  self->page = ADW_PREFERENCES_PAGE (page);
  adw_bin_set_child (ADW_BIN (self), page);
  add_name (self);
  add_addresses (self, icons);
  add_choices (self);
  add_end (self);
  show_feed (self);
  load_details (self);
  g_signal_connect_object (store, "feeds-changed", G_CALLBACK (feeds_changed_cb), self, G_CONNECT_SWAPPED);

  return dossier_feed_window_new (dossier_feed_row_get_name (get_row (self)), parent, GTK_WIDGET (self), NULL);
}
