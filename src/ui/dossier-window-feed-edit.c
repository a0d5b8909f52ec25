/* dossier-window-feed-edit.c - how feeds and folders are named, put away, set up and left
 *
 * Everything here is a change of the library that can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-feed-dialog.h"
#include "dossier-sidebar-feeds.h"

#include <glib/gi18n.h>

/* Borrowed until the sidebar hears of feeds again; NULL when it is gone. */
static const DossierFeedRow *
get_row (DossierWindow *self, gint64 id)
{
  DossierFeed *feed = dossier_sidebar_get_feed (self->sidebar, id);

  return feed == NULL ? NULL : dossier_feed_get_row (feed);
}

GtkWindow *
dossier_window_get_top (DossierWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *top = GTK_WINDOW (self);
  GList     *link = windows;

  while (link != NULL)
    {
      GtkWindow *window = link->data;

      link = link->next;
      if (gtk_window_get_transient_for (window) != top || !gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      top = window;
      link = windows; /* perhaps there is one above that */
    }

  return top;
}

/* ---- names ---- */

/* What a dialog asks for: the feed, or the folder that is meant. */
typedef struct
{
  DossierWindow *window;
  gint64         feed; /* 0: a folder is renamed */
  char          *folder;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_object_unref (editing->window);
  g_free (editing->folder);
  g_free (editing);
}

static Editing *
editing_new (DossierWindow *self, gint64 feed, const char *folder)
{
  Editing *editing = g_new0 (Editing, 1);

  editing->window = g_object_ref (self);
  editing->feed = feed;
  editing->folder = g_strdup (folder);

  return editing;
}

static void
rename_feed (DossierWindow *self, gint64 feed, const char *name)
{
  const DossierFeedRow *row = get_row (self, feed);
  /* TRANSLATORS: %s is the new name of a feed or folder */
  g_autofree char *words = g_strdup_printf (_ ("Renamed to “%s”"), name);

  if (row != NULL && g_strcmp0 (row->title, name) != 0)
    dossier_window_apply (self, dossier_change_rename_feed (feed, name), words,
                          dossier_change_rename_feed (feed, row->title));
}

/* A folder is the name of where its feeds are: all of them move in one change. */
static void
rename_folder (DossierWindow *self, const char *folder, const char *name)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *words = g_strdup_printf (_ ("Renamed to “%s”"), name);

  dossier_window_collect_folder (self, folder, ids);
  if (ids->len > 0 && g_strcmp0 (folder, name) != 0)
    dossier_window_apply (self, dossier_change_move_feeds ((const gint64 *) (gpointer) ids->data, ids->len, name),
                          words, NULL);
}

static void
renamed_cb (const char *name, gpointer data)
{
  Editing *editing = data;

  if (editing->feed != 0)
    rename_feed (editing->window, editing->feed, name);
  else
    rename_folder (editing->window, editing->folder, name);
}

static void
win_rename_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const DossierFeedRow *row = get_row (data, g_variant_get_int64 (parameter));

  if (row != NULL)
    dossier_feed_dialog_ask_name (dossier_window_get_top (data), _ ("Rename the Feed"), dossier_feed_row_get_name (row),
                                  renamed_cb, editing_new (data, row->id, NULL), editing_free);
}

/* Without asking: the name stands in a field already. */
static void
win_set_feed_name (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name;
  gint64      feed;

  g_variant_get (parameter, "(x&s)", &feed, &name);
  rename_feed (data, feed, name);
}

static void
win_rename_folder (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *folder = g_variant_get_string (parameter, NULL);

  dossier_feed_dialog_ask_name (dossier_window_get_top (data), _ ("Rename the Folder"), folder, renamed_cb,
                                editing_new (data, 0, folder), editing_free);
}

/* ---- folders ---- */

static void
move_feed (DossierWindow *self, gint64 feed, const char *folder)
{
  const DossierFeedRow *row = get_row (self, feed);
  /* TRANSLATORS: %s is the name of a folder */
  g_autofree char *words
      = folder[0] == '\0' ? g_strdup (_ ("Moved out of its folder")) : g_strdup_printf (_ ("Moved to “%s”"), folder);

  if (row != NULL && g_strcmp0 (row->folder == NULL ? "" : row->folder, folder) != 0)
    dossier_window_apply (self, dossier_change_move_feeds (&feed, 1, folder), words,
                          dossier_change_move_feeds (&feed, 1, row->folder));
}

static void
moved_cb (const char *folder, gpointer data)
{
  Editing *editing = data;

  move_feed (editing->window, editing->feed, folder);
}

static void
win_move_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow        *self = data;
  const DossierFeedRow *row = get_row (self, g_variant_get_int64 (parameter));
  GPtrArray            *feeds = dossier_sidebar_get_feeds (self->sidebar);
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();

  if (row == NULL)
    return;
  for (guint i = 0; i < feeds->len; i++)
    {
      char *folder = dossier_feed_get_row (g_ptr_array_index (feeds, i))->folder;

      if (folder != NULL && !g_ptr_array_find_with_equal_func (folders, folder, g_str_equal, NULL))
        g_ptr_array_add (folders, folder);
    }
  dossier_feed_dialog_ask_folder (dossier_window_get_top (self), _ ("Move to a Folder"), folders, row->folder, moved_cb,
                                  editing_new (self, row->id, NULL), editing_free);
}

/* A feed that was dragged: "" takes it out of its folder. */
static void
win_set_feed_folder (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *folder;
  gint64      feed;

  g_variant_get (parameter, "(x&s)", &feed, &folder);
  move_feed (data, feed, folder);
}

/* ---- choices ---- */

static int
get_option (const DossierFeedRow *row, DossierFeedOption option)
{
  switch (option)
    {
    case DOSSIER_FEED_OPTION_MUTED: return row->is_muted;
    case DOSSIER_FEED_OPTION_FULL_TEXT: return row->has_full_text;
    case DOSSIER_FEED_OPTION_KEEP_DAYS: return row->keep_days;
    case DOSSIER_FEED_OPTION_ASK_MINUTES: return row->ask_minutes;
    case DOSSIER_FEED_OPTION_PRIVATE: return row->may_be_private;
    case DOSSIER_FEED_OPTION_IMAGES: return row->has_images;
    }

  return 0;
}

/* TRANSLATORS: in all of these, %s is the name of a feed. */
static const char *
option_words (DossierFeedOption option, gboolean is_on)
{
  switch (option)
    {
    case DOSSIER_FEED_OPTION_MUTED: return is_on ? _ ("“%s” is muted") : _ ("“%s” is not muted any more");
    case DOSSIER_FEED_OPTION_FULL_TEXT:
      return is_on ? _ ("Full texts of “%s” are saved from now on") : _ ("Full texts of “%s” are not saved any more");
    case DOSSIER_FEED_OPTION_KEEP_DAYS: return _ ("How long stories of “%s” are kept was changed");
    case DOSSIER_FEED_OPTION_ASK_MINUTES: return _ ("How often “%s” is asked was changed");
    case DOSSIER_FEED_OPTION_PRIVATE:
      return is_on ? _ ("“%s” may be in your own network") : _ ("“%s” may not be in your own network any more");
    case DOSSIER_FEED_OPTION_IMAGES:
      return is_on ? _ ("Images of “%s” are shown from now on") : _ ("Images of “%s” are shown only on request");
    }

  return "%s";
}

static void
win_set_feed_option (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const DossierFeedRow *row;
  g_autofree char      *words = NULL;
  gint64                feed;
  int                   option, value;

  g_variant_get (parameter, "(xii)", &feed, &option, &value);
  row = get_row (data, feed);
  if (row == NULL || option < 0 || option >= DOSSIER_N_FEED_OPTIONS
      || get_option (row, (DossierFeedOption) option) == value)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (option_words ((DossierFeedOption) option, value != 0), dossier_feed_row_get_name (row));
#pragma GCC diagnostic pop
  dossier_window_apply (
      data, dossier_change_set_feed_option (feed, (DossierFeedOption) option, value), words,
      dossier_change_set_feed_option (feed, (DossierFeedOption) option, get_option (row, (DossierFeedOption) option)));
}

/* ---- leaving ---- */

static void
win_unsubscribe (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const DossierFeedRow *row = get_row (data, g_variant_get_int64 (parameter));
  g_autofree char      *words = NULL;

  if (row == NULL)
    return;
  /* TRANSLATORS: %s is the name of a feed */
  words = g_strdup_printf (_ ("Unsubscribed from “%s”"), dossier_feed_row_get_name (row));
  dossier_window_apply (data, dossier_change_unsubscribe (&row->id, 1), words, NULL);
}

static void
win_unsubscribe_folder (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *words = NULL;

  dossier_window_collect_folder (data, g_variant_get_string (parameter, NULL), ids);
  if (ids->len == 0)
    return;
  words = g_strdup_printf (ngettext ("Unsubscribed from %u feed", "Unsubscribed from %u feeds", ids->len), ids->len);
  dossier_window_apply (data, dossier_change_unsubscribe ((const gint64 *) (gpointer) ids->data, ids->len), words,
                        NULL);
}

/* ---- table ---- */

static const GActionEntry feed_edit_actions[] = {
  { .name = "rename-feed", .activate = win_rename_feed, .parameter_type = "x" },
  { .name = "set-feed-name", .activate = win_set_feed_name, .parameter_type = "(xs)" },
  { .name = "rename-folder", .activate = win_rename_folder, .parameter_type = "s" },
  { .name = "move-feed", .activate = win_move_feed, .parameter_type = "x" },
  { .name = "set-feed-folder", .activate = win_set_feed_folder, .parameter_type = "(xs)" },
  { .name = "set-feed-option", .activate = win_set_feed_option, .parameter_type = "(xii)" },
  { .name = "unsubscribe", .activate = win_unsubscribe, .parameter_type = "x" },
  { .name = "unsubscribe-folder", .activate = win_unsubscribe_folder, .parameter_type = "s" },
};

void
dossier_window_add_feed_edit_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), feed_edit_actions, G_N_ELEMENTS (feed_edit_actions), self);
}
