/* dossier-window-feed-actions.c - what the window can be asked to do with feeds and their folders
 *
 * How they are named, put away and set up: dossier-window-feed-edit.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-feed-problems.h"
#include "dossier-feed-properties.h"
#include "dossier-feed-words.h"
#include "dossier-refresh-words.h"
#include "dossier-suggest-dialog.h"

#include <glib/gi18n.h>

static DossierStore *
get_store (DossierWindow *self)
{
  return dossier_library_get_store (self->library);
}

/* Borrowed until the sidebar hears of feeds again; NULL when it is gone. */
static DossierFeed *
get_feed (DossierWindow *self, GVariant *parameter)
{
  return dossier_sidebar_get_feed (self->sidebar, g_variant_get_int64 (parameter));
}

/* ---- asking for news ---- */

static void
win_refresh (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  GPtrArray     *feeds = dossier_sidebar_get_feeds (self->sidebar);

  if (feeds == NULL || feeds->len == 0)
    dossier_window_show_toast (self, _ ("There are no feeds yet"));
  else
    dossier_refresher_refresh (self->refresher, 0);
}

static void
win_refresh_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (!dossier_refresher_refresh (self->refresher, g_variant_get_int64 (parameter)))
    dossier_window_show_toast (self, _ ("The feeds are being refreshed already"));
}

static void
win_cancel_refresh (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_refresher_cancel (DOSSIER_WINDOW (data)->refresher);
}

static void
changed_cb (DossierWindow *self)
{
  guint    done, total;
  gboolean is_busy = dossier_refresher_is_busy (self->refresher, &done, &total);
  GAction *refresh = g_action_map_lookup_action (G_ACTION_MAP (self), "refresh");
  GAction *cancel = g_action_map_lookup_action (G_ACTION_MAP (self), "cancel-refresh");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (refresh), !is_busy && !dossier_store_is_read_only (get_store (self)));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (cancel), is_busy);
  dossier_sidebar_show_refresh (self->sidebar, is_busy, done, total);
  if (dossier_refresher_is_reading_pages (self->refresher))
    dossier_sidebar_show_pages (self->sidebar, done, total);
}

static void
step_cb (DossierWindow *self, gint64 feed, gboolean is_underway)
{
  dossier_sidebar_show_asking (self->sidebar, feed, is_underway);
}

/* What nobody asked for is told only when it brought something. */
static void
finished_cb (DossierWindow *self, const DossierRefreshResult *result, gboolean by_itself)
{
  g_autofree char *words = NULL;

  if (by_itself && result->n_new == 0)
    return;
  words = dossier_refresh_words (result);
  if (result->n_failed > 0)
    dossier_window_show_action_toast (self, words, _ ("_Details"), "win.show-feed-problems");
  else
    dossier_window_show_toast (self, words);
}

static void
failed_cb (DossierWindow *self, const char *why)
{
  dossier_window_report (self, _ ("The feeds could not be refreshed"), why);
}

/* ---- reading ---- */

/* Feeds whose unread stories are looked for one feed after the other, then marked in one change. */
typedef struct
{
  DossierWindow *window;
  GArray        *feeds; /* of gint64: the ones still to look at */
  GArray        *stories;
} Marking;

static void
marking_free (Marking *marking)
{
  g_object_unref (marking->window);
  g_array_unref (marking->feeds);
  g_array_unref (marking->stories);
  g_free (marking);
}

static void look_at_next (Marking *marking);

static void
found_unread_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Marking *marking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dossier_store_find_finish (DOSSIER_STORE (source), result, &error);

  if (found == NULL)
    {
      dossier_window_report (marking->window, _ ("The unread stories could not be found"), error->message);
      marking_free (marking);
      return;
    }
  g_array_append_vals (marking->stories, found->data, found->len);
  look_at_next (marking);
}

static void
mark_stories (Marking *marking)
{
  const gint64    *ids = (const gint64 *) marking->stories->data;
  guint            n = marking->stories->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u story marked as read", "%u stories marked as read", n), n);

  if (n == 0)
    dossier_window_show_toast (marking->window, _ ("All stories were read already"));
  else
    dossier_window_apply (marking->window, dossier_change_set_read (ids, n, TRUE), words,
                          dossier_change_set_read (ids, n, FALSE));
}

static void
look_at_next (Marking *marking)
{
  g_autoptr (DossierQuery) unread = dossier_query_new (DOSSIER_VIEW_UNREAD);
  g_autoptr (DossierQuery) query = NULL;
  DossierTerm term = { .field = DOSSIER_TERM_FEED };

  if (marking->feeds->len == 0)
    {
      mark_stories (marking);
      marking_free (marking);
      return;
    }
  term.id = g_array_index (marking->feeds, gint64, marking->feeds->len - 1);
  g_array_set_size (marking->feeds, marking->feeds->len - 1);
  query = dossier_query_with_term (unread, &term);
  dossier_store_find_async (get_store (marking->window), query, 0, NULL, found_unread_cb, marking);
}

static Marking *
marking_new (DossierWindow *self)
{
  Marking *marking = g_new0 (Marking, 1);

  marking->window = g_object_ref (self);
  marking->feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  marking->stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  return marking;
}

static void
win_mark_feed_read (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Marking *marking = marking_new (data);
  gint64   feed = g_variant_get_int64 (parameter);

  g_array_append_val (marking->feeds, feed);
  look_at_next (marking);
}

void
dossier_window_collect_folder (DossierWindow *self, const char *folder, GArray *ids)
{
  GPtrArray *feeds = dossier_sidebar_get_feeds (self->sidebar);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const DossierFeedRow *row = dossier_feed_get_row (g_ptr_array_index (feeds, i));

      if (g_strcmp0 (row->folder, folder) == 0)
        g_array_append_val (ids, row->id);
    }
}

static void
win_mark_folder_read (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Marking *marking = marking_new (data);

  dossier_window_collect_folder (data, g_variant_get_string (parameter, NULL), marking->feeds);
  look_at_next (marking);
}

/* ---- what it is ---- */

static void
win_copy_feed_address (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierFeed *feed = get_feed (data, parameter);

  if (feed == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (data)), dossier_feed_get_row (feed)->uri);
  dossier_window_show_toast (data, _ ("Address copied"));
}

static void
win_open_feed_site (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierFeed *feed = get_feed (data, parameter);
  const char  *site = feed == NULL ? NULL : dossier_feed_get_row (feed)->site;

  if (site != NULL && (g_str_has_prefix (site, "https://") || g_str_has_prefix (site, "http://")))
    gtk_show_uri (GTK_WINDOW (data), site, GDK_CURRENT_TIME);
}

static void
win_show_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  DossierFeed   *feed = get_feed (self, parameter);

  if (feed != NULL)
    gtk_window_present (dossier_feed_properties_new (get_store (self), feed, dossier_sidebar_get_icons (self->sidebar),
                                                     dossier_window_get_top (self)));
}

static void
win_show_feed_problems (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  gtk_window_present (dossier_feed_problems_new (get_store (self), GTK_WINDOW (self)));
}

/* It may live somewhere else now: its site knows, or the address behind the feed's host. */
static void
win_find_feed (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierFeed          *feed = get_feed (data, parameter);
  const DossierFeedRow *row = feed == NULL ? NULL : dossier_feed_get_row (feed);
  g_autofree char      *site = row == NULL ? NULL : dossier_feed_site_address (row);

  if (site != NULL)
    dossier_subscribe_dialog_find (dossier_window_open_subscribe_dialog (data), site);
}

/* ---- subscribing ---- */

static void
subscribed_cb (DossierWindow *self, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Subscribed to %u feed", "Subscribed to %u feeds", n), n);

  dossier_window_show_action_toast (self, words, _ ("_Refresh Now"), "win.refresh");
}

/* Their servers were asked already, so the stories may as well come in. */
static void
found_subscribed_cb (DossierWindow *self, GArray *ids)
{
  guint            n = ids->len;
  g_autofree char *words = g_strdup_printf (ngettext ("Subscribed to %u feed", "Subscribed to %u feeds", n), n);

  dossier_window_show_undo_toast (self, words, dossier_change_unsubscribe ((const gint64 *) (gpointer) ids->data, n));
  dossier_refresher_refresh_due (self->refresher);
}

DossierSubscribeDialog *
dossier_window_open_subscribe_dialog (DossierWindow *self)
{
  if (self->subscribe_dialog == NULL)
    {
      self->subscribe_dialog = dossier_subscribe_dialog_new (self->library, GTK_WINDOW (self));
      g_signal_connect_object (self->subscribe_dialog, "subscribed", G_CALLBACK (found_subscribed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  dossier_subscribe_dialog_set_feeds (DOSSIER_SUBSCRIBE_DIALOG (self->subscribe_dialog),
                                      dossier_sidebar_get_feeds (self->sidebar));
  gtk_window_present (self->subscribe_dialog);

  return DOSSIER_SUBSCRIBE_DIALOG (self->subscribe_dialog);
}

static void
win_subscribe (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_subscribe_dialog_offer_clipboard (dossier_window_open_subscribe_dialog (data));
}

static void
win_subscribe_to (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_subscribe_dialog_find (dossier_window_open_subscribe_dialog (data), g_variant_get_string (parameter, NULL));
}

static void
win_suggest_feeds (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  GtkWindow     *dialog
      = dossier_suggest_dialog_new (self->library, dossier_sidebar_get_feeds (self->sidebar), GTK_WINDOW (self));

  g_signal_connect_object (dialog, "subscribed", G_CALLBACK (subscribed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* ---- table ---- */

static const GActionEntry feed_actions[] = {
  { .name = "refresh", .activate = win_refresh },
  { .name = "refresh-feed", .activate = win_refresh_feed, .parameter_type = "x" },
  { .name = "cancel-refresh", .activate = win_cancel_refresh },
  { .name = "mark-feed-read", .activate = win_mark_feed_read, .parameter_type = "x" },
  { .name = "mark-folder-read", .activate = win_mark_folder_read, .parameter_type = "s" },
  { .name = "copy-feed-address", .activate = win_copy_feed_address, .parameter_type = "x" },
  { .name = "open-feed-site", .activate = win_open_feed_site, .parameter_type = "x" },
  { .name = "show-feed", .activate = win_show_feed, .parameter_type = "x" },
  { .name = "show-feed-problems", .activate = win_show_feed_problems },
  { .name = "find-feed", .activate = win_find_feed, .parameter_type = "x" },
  { .name = "subscribe", .activate = win_subscribe },
  { .name = "subscribe-to", .activate = win_subscribe_to, .parameter_type = "s" },
  { .name = "suggest-feeds", .activate = win_suggest_feeds },
};

void
dossier_window_add_feed_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), feed_actions, G_N_ELEMENTS (feed_actions), self);
  dossier_window_add_feed_edit_actions (self);
}

void
dossier_window_start_refresher (DossierWindow *self)
{
  self->refresher = dossier_refresher_new (self->library, self->settings);
  g_signal_connect_object (self->refresher, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresher, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresher, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresher, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
