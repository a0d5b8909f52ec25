/* test-feed-actions.c - feeds in the window: folders, names, marks, leaving, suggestions, progress
 *
 * Nothing here goes to the network: the feeds that are asked have an address where nobody listens, or a server of the
 * test's own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-dialog.h"
#include "dossier-sidebar-drag.h"
#include "dossier-sidebar-menu.h"
#include "dossier-suggest-dialog.h"
#include "fault-server.h"
#include "feed-desk.h"

static gboolean
is_read (gpointer data)
{
  Desk *desk = data;
  g_autoptr (DossierStory) story = dossier_store_load_story (desk->fixture.store, desk->story, NULL);

  return dossier_story_get_row (story)->is_read;
}

static gboolean
is_unread (gpointer data)
{
  return !is_read (data);
}

/* ---- tests ---- */

static void
test_rows_say_how_feeds_stand (Desk *desk, gconstpointer data)
{
  GtkWidget *feed = GTK_WIDGET (feed_desk_find_row (desk, "The Decoder"));
  GtkWidget *folder = GTK_WIDGET (feed_desk_find_row (desk, "News"));

  gtk_test_accessible_assert_property (feed, GTK_ACCESSIBLE_PROPERTY_LABEL, "The Decoder, 1 unread story");
  gtk_test_accessible_assert_property (folder, GTK_ACCESSIBLE_PROPERTY_LABEL, "News, folder of 1 feed, 1 unread story");
  gtk_test_accessible_assert_state (folder, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
}

static void
test_a_folder_closes_and_opens (Desk *desk, gconstpointer data)
{
  gtk_widget_activate (GTK_WIDGET (feed_desk_find_row (desk, "News")));
  feed_desk_wait_for_no_row (desk, "The Decoder");
  gtk_test_accessible_assert_state (GTK_WIDGET (feed_desk_find_row (desk, "News")), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    FALSE);
  gtk_widget_activate (GTK_WIDGET (feed_desk_find_row (desk, "News")));
  feed_desk_wait_for_row (desk, "The Decoder");
}

static gboolean
is_failing (gpointer data)
{
  DossierFeed *feed = dossier_sidebar_get_feed (((Desk *) data)->window->sidebar, ((Desk *) data)->lone);

  return dossier_feed_get_row (feed)->last_error != NULL;
}

static void
test_a_failing_feed_says_why (Desk *desk, gconstpointer data)
{
  feed_desk_answer (desk, desk->lone, "The server did not answer.", FALSE);
  ui_wait_until (is_failing, desk);
  gtk_test_accessible_assert_property (GTK_WIDGET (feed_desk_find_row (desk, "Lone Voice")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "The server did not answer.");
}

static void
test_marking_a_feed_as_read_is_undone (Desk *desk, gconstpointer data)
{
  feed_desk_act (desk, "win.mark-feed-read", g_variant_new_int64 (desk->decoder));
  ui_wait_until (is_read, desk);
  feed_desk_act (desk, "win.undo", NULL);
  ui_wait_until (is_unread, desk);
  feed_desk_act (desk, "win.mark-folder-read", g_variant_new_string ("News"));
  ui_wait_until (is_read, desk);
}

static void
test_renaming (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  feed_desk_act (desk, "win.rename-feed", g_variant_new_int64 (desk->decoder));
  dialog = feed_desk_find_dialog (desk);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), " Decoder ");
  feed_desk_respond (dialog, "ok");
  feed_desk_wait_for_row (desk, "Decoder");
  g_assert_null (feed_desk_find_row (desk, "The Decoder"));
  feed_desk_act (desk, "win.undo", NULL);
  feed_desk_wait_for_row (desk, "The Decoder");
}

static void
test_renaming_a_folder (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  feed_desk_act (desk, "win.rename-folder", g_variant_new_string ("News"));
  dialog = feed_desk_find_dialog (desk);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), "Press");
  feed_desk_respond (dialog, "ok");
  feed_desk_wait_for_row (desk, "Press");
  feed_desk_wait_for_no_row (desk, "News");
  feed_desk_act (desk, "win.undo", NULL);
  feed_desk_wait_for_row (desk, "News");
}

static gboolean
has_no_undo (gpointer data)
{
  return ui_find_text (GTK_WIDGET (((Desk *) data)->window), "Unsubscribed from") == NULL;
}

/* All of it goes, and comes back, in one step. */
static void
test_leaving_a_whole_folder (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  dossier_store_add_feed (desk->fixture.store, "https://example.org/second", "Second", NULL, "News", &error);
  g_assert_no_error (error);
  feed_desk_wait_for_row (desk, "Second");
  feed_desk_act (desk, "win.unsubscribe-folder", g_variant_new_string ("News"));
  feed_desk_wait_for_no_row (desk, "News");
  g_assert_nonnull (feed_desk_find_row (desk, "Lone Voice"));
  feed_desk_act (desk, "win.undo", NULL);
  feed_desk_wait_for_row (desk, "News");
  g_assert_nonnull (feed_desk_find_row (desk, "The Decoder"));
  g_assert_nonnull (feed_desk_find_row (desk, "Second"));
}

static gboolean
is_muted (gpointer data)
{
  return dossier_sidebar_row_is_muted (feed_desk_find_row (data, "The Decoder"));
}

static gboolean
is_not_muted (gpointer data)
{
  return !is_muted (data);
}

static void
test_a_muted_feed_is_marked (Desk *desk, gconstpointer data)
{
  GVariant *mute = g_variant_new ("(xii)", desk->decoder, DOSSIER_FEED_OPTION_MUTED, TRUE);

  feed_desk_act (desk, "win.set-feed-option", mute);
  ui_wait_until (is_muted, desk);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (feed_desk_find_row (desk, "The Decoder")), "muted"));
  gtk_test_accessible_assert_property (GTK_WIDGET (feed_desk_find_row (desk, "The Decoder")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Muted: new stories come in as read");
  feed_desk_act (desk, "win.undo", NULL);
  ui_wait_until (is_not_muted, desk);
}

/* Its button must not take back something else that was done since. */
static void
test_an_undo_toast_goes_with_the_next_change (Desk *desk, gconstpointer data)
{
  feed_desk_act (desk, "win.unsubscribe", g_variant_new_int64 (desk->lone));
  feed_desk_wait_for_text (GTK_WIDGET (desk->window), "Unsubscribed from “Lone Voice”");
  dossier_window_apply (desk->window, dossier_change_set_starred (&desk->story, 1, TRUE), NULL, NULL);
  ui_wait_until (has_no_undo, desk);
}

static void
test_moving_out_of_a_folder (Desk *desk, gconstpointer data)
{
  feed_desk_act (desk, "win.set-feed-folder", g_variant_new ("(xs)", desk->decoder, ""));
  feed_desk_wait_for_no_row (desk, "News");
  g_assert_nonnull (feed_desk_find_row (desk, "The Decoder"));
}

static void
test_the_folder_dialog_keeps_what_is_marked (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  feed_desk_act (desk, "win.move-feed", g_variant_new_int64 (desk->decoder));
  dialog = feed_desk_find_dialog (desk);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "No folder"));
  feed_desk_respond (dialog, "ok");
  ui_wait (2 * DOSSIER_SIDEBAR_PAUSE);
  g_assert_nonnull (feed_desk_find_row (desk, "News"));
}

static void
test_leaving_and_coming_back (Desk *desk, gconstpointer data)
{
  feed_desk_act (desk, "win.unsubscribe", g_variant_new_int64 (desk->decoder));
  feed_desk_wait_for_no_row (desk, "The Decoder");
  feed_desk_act (desk, "win.undo", NULL);
  feed_desk_wait_for_row (desk, "The Decoder");
  g_assert_nonnull (feed_desk_find_row (desk, "News"));
}

static gboolean
has_gone (gpointer data)
{
  return feed_desk_find_dialog (data) == NULL;
}

static void
test_suggestions_are_kept_not_fetched (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;
  guint      done, total, n;

  feed_desk_act (desk, "win.suggest-feeds", NULL);
  dialog = feed_desk_find_dialog (desk);
  g_assert_cmpuint (dossier_suggest_dialog_count_marked (dialog), ==, 0);
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (dialog), "suggest.subscribe", NULL)
                  && dossier_suggest_dialog_count_marked (dialog) > 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "suggest.mark-group", "s", "research");
  n = dossier_suggest_dialog_count_marked (dialog);
  g_assert_cmpuint (n, >, 4);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "suggest.mark-group", "s", "research");
  g_assert_cmpuint (dossier_suggest_dialog_count_marked (dialog), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "suggest.mark-group", "s", "research");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "suggest.subscribe", NULL));
  ui_wait_until (has_gone, desk);
  feed_desk_wait_for_row (desk, "Research");
  g_assert_false (dossier_refresher_is_busy (desk->window->refresher, &done, &total));
  feed_desk_act (desk, "win.suggest-feeds", NULL);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (feed_desk_find_dialog (desk)), "Subscribed already"));
  gtk_window_close (feed_desk_find_dialog (desk));
}

static void
test_progress_is_shown (Desk *desk, gconstpointer data)
{
  DossierSidebar *sidebar = desk->window->sidebar;

  dossier_sidebar_show_refresh (sidebar, TRUE, 3, 40);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (sidebar), "Refreshing 3 of 40"));
  dossier_sidebar_show_refresh (sidebar, FALSE, 0, 0);
}

typedef struct
{
  Desk       *desk;
  const char *name;
} Named;

static gboolean
is_asked (gpointer data)
{
  const Named *named = data;

  return dossier_sidebar_row_is_asked (feed_desk_find_row (named->desk, named->name));
}

static gboolean
is_not_asked (gpointer data)
{
  return !is_asked (data);
}

static void
test_feeds_under_way_are_marked (Desk *desk, gconstpointer data)
{
  DossierSidebar *sidebar = desk->window->sidebar;
  GtkSettings    *settings = gtk_settings_get_default ();
  Named           feed = { desk, "The Decoder" }, folder = { desk, "News" };
  gboolean        may_move;

  g_object_get (settings, "gtk-enable-animations", &may_move, NULL);
  for (gboolean moves = FALSE; moves <= TRUE; moves++) /* the same where nothing may move */
    {
      GtkWidget *row = GTK_WIDGET (feed_desk_find_row (desk, "The Decoder"));
      int        width, left, natural;

      g_object_set (settings, "gtk-enable-animations", moves, NULL);
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, &natural, NULL, NULL);
      dossier_sidebar_show_asking (sidebar, desk->decoder, TRUE);
      ui_wait_until (is_asked, &feed);
      gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
      g_assert_false (is_asked (&folder)); /* it stands open */
      left = natural;
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, &natural, NULL, NULL);
      g_assert_cmpint (natural, ==, left);
      gtk_widget_activate (GTK_WIDGET (feed_desk_find_row (desk, "News")));
      ui_wait_until (is_asked, &folder);
      dossier_sidebar_show_asking (sidebar, desk->decoder, FALSE);
      ui_wait_until (is_not_asked, &folder);
      gtk_widget_activate (GTK_WIDGET (feed_desk_find_row (desk, "News")));
      feed_desk_wait_for_row (desk, "The Decoder");
      ui_wait_until (is_not_asked, &feed);
    }
  g_object_set (settings, "gtk-enable-animations", may_move, NULL);
}

static void
test_a_feed_under_way_is_left_by_stopping (Desk *desk, gconstpointer data)
{
  static const FaultAnswer answers[] = { { "/", "", FAULT_SILENT }, { NULL } };
  FaultServer             *server = fault_server_start (answers);
  g_autofree char         *uri = g_strdup_printf ("http://127.0.0.1:%u/", fault_server_get_port (server));
  gint64                   feed = feed_desk_subscribe (desk, uri, "Slow");
  Named                    slow = { desk, "Slow" };

  feed_desk_wait_for_row (desk, "Slow");
  feed_desk_act (desk, "win.refresh-feed", g_variant_new_int64 (feed));
  ui_wait_until (is_asked, &slow);
  feed_desk_act (desk, "win.cancel-refresh", NULL);
  ui_wait_until (is_not_asked, &slow);
  fault_server_stop (server);
}

static gboolean
has_toast (gpointer data)
{
  return ui_find_text (GTK_WIDGET (((Desk *) data)->window), "1 feed could not be read") != NULL;
}

static void
test_a_refresh_tells_what_failed (Desk *desk, gconstpointer data)
{
  gint64 feed = feed_desk_subscribe (desk, "http://127.0.0.1:9/feed", "Nobody");
  guint  done, total;

  feed_desk_wait_for_row (desk, "Nobody");
  feed_desk_act (desk, "win.refresh-feed", g_variant_new_int64 (feed));
  g_assert_true (dossier_refresher_is_busy (desk->window->refresher, &done, &total));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->sidebar), "Refreshing"));
  ui_wait_until (has_toast, desk);
  g_assert_false (dossier_refresher_is_busy (desk->window->refresher, &done, &total));
}

static const FaultAnswer icon_answers[] = {
  { "/feed",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss version='2.0'><channel><title>Own</title></channel></rss>",
    FAULT_NONE },
  { "/favicon.ico",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
    "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='32'><circle cx='16' cy='16' r='16'/></svg>",
    FAULT_NONE },
  { NULL },
};

static FaultServer *
refresh_own_feed (Desk *desk)
{
  FaultServer     *server = fault_server_start (icon_answers);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/feed", fault_server_get_port (server));
  gint64           feed = feed_desk_subscribe (desk, uri, "Own");

  feed_desk_wait_for_row (desk, "Own");
  feed_desk_act (desk, "win.refresh-feed", g_variant_new_int64 (feed));

  return server;
}

static gboolean
has_own_picture (gpointer data)
{
  DossierSidebarRow *row = feed_desk_find_row (data, "Own");

  return row != NULL && GDK_IS_TEXTURE (dossier_sidebar_row_get_picture (row));
}

static void
test_icons_come_after_a_refresh (Desk *desk, gconstpointer data)
{
  FaultServer *server = refresh_own_feed (desk);

  ui_wait_until (has_own_picture, desk);
  g_assert_cmpuint (fault_server_count (server, "/favicon.ico"), ==, 1);
  fault_server_stop (server);
}

static gboolean
is_not_busy (gpointer data)
{
  guint done, total;

  return !dossier_refresher_is_busy (((Desk *) data)->window->refresher, &done, &total);
}

static void
test_icons_are_left_when_unwanted (Desk *desk, gconstpointer data)
{
  FaultServer *server;

  g_settings_set_boolean (desk->fixture.settings, "feed-icons", FALSE);
  server = refresh_own_feed (desk);
  ui_wait_until (is_not_busy, desk);
  ui_wait (100);
  g_assert_cmpuint (fault_server_count (server, "/feed"), ==, 1);
  g_assert_cmpuint (fault_server_count (server, "/favicon.ico"), ==, 0);
  g_settings_reset (desk->fixture.settings, "feed-icons");
  fault_server_stop (server);
}

static void
test_menus_hold_the_feed_s_actions (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenuModel) feed = dossier_sidebar_menu_new (feed_desk_find_row (desk, "The Decoder"));
  g_autoptr (GMenuModel) folder = dossier_sidebar_menu_new (feed_desk_find_row (desk, "News"));

  g_assert_cmpint (g_menu_model_get_n_items (feed), ==, 4);
  g_assert_cmpint (g_menu_model_get_n_items (folder), ==, 3);
}

static void
test_where_a_dragged_feed_goes (Desk *desk, gconstpointer data)
{
  g_assert_cmpstr (dossier_sidebar_drag_get_folder (feed_desk_find_row (desk, "News")), ==, "News");
  g_assert_cmpstr (dossier_sidebar_drag_get_folder (feed_desk_find_row (desk, "The Decoder")), ==, "News");
  g_assert_cmpstr (dossier_sidebar_drag_get_folder (feed_desk_find_row (desk, "Lone Voice")), ==, "");
  g_assert_null (dossier_sidebar_drag_get_folder (feed_desk_find_row (desk, "All stories")));
  g_assert_null (dossier_sidebar_drag_get_folder (feed_desk_find_row (desk, "OpenAI")));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "rows say how feeds stand", test_rows_say_how_feeds_stand },
    { "a folder closes and opens", test_a_folder_closes_and_opens },
    { "a failing feed says why", test_a_failing_feed_says_why },
    { "marking a feed as read is undone", test_marking_a_feed_as_read_is_undone },
    { "renaming", test_renaming },
    { "renaming a folder", test_renaming_a_folder },
    { "leaving a whole folder", test_leaving_a_whole_folder },
    { "a muted feed is marked", test_a_muted_feed_is_marked },
    { "an undo toast goes with the next change", test_an_undo_toast_goes_with_the_next_change },
    { "moving out of a folder", test_moving_out_of_a_folder },
    { "the folder dialog keeps what is marked", test_the_folder_dialog_keeps_what_is_marked },
    { "leaving and coming back", test_leaving_and_coming_back },
    { "suggestions are kept, not fetched", test_suggestions_are_kept_not_fetched },
    { "progress is shown", test_progress_is_shown },
    { "feeds under way are marked", test_feeds_under_way_are_marked },
    { "a feed under way is left by stopping", test_a_feed_under_way_is_left_by_stopping },
    { "a refresh tells what failed", test_a_refresh_tells_what_failed },
    { "icons come after a refresh", test_icons_come_after_a_refresh },
    { "icons are left when unwanted", test_icons_are_left_when_unwanted },
    { "where a dragged feed goes", test_where_a_dragged_feed_goes },
    { "menus hold the feed's actions", test_menus_hold_the_feed_s_actions },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-actions/%s", tests[i].name);

      g_test_add (path, Desk, NULL, feed_desk_set_up, tests[i].test, feed_desk_tear_down);
    }

  return g_test_run ();
}
