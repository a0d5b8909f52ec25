/* test-feed-actions.c - feeds in the window: folders, names, marks, leaving, suggestions, progress
 *
 * Nothing here goes to the network: the feeds that are asked have an address where nobody listens, or a server of the
 * test's own that never answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-dialog.h"
#include "dossier-feed-problems.h"
#include "dossier-feed-properties.h"
#include "dossier-settings.h"
#include "dossier-sidebar-drag.h"
#include "dossier-sidebar-menu.h"
#include "dossier-sidebar-row.h"
#include "dossier-suggest-dialog.h"
#include "dossier-window-private.h"
#include "fault-server.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture       fixture;
  AdwApplication *app;
  GSettings      *settings;
  DossierWindow  *window;
  gint64          decoder, lone; /* feeds: one in the folder News, one in none */
  gint64          story;         /* of the first one */
} Desk;

static DossierSidebarRow *
find_row (Desk *desk, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = dossier_sidebar_get_row (desk->window->sidebar, i)) != NULL; i++)
    if (g_strcmp0 (dossier_sidebar_row_get_name (DOSSIER_SIDEBAR_ROW (row)), name) == 0)
      return DOSSIER_SIDEBAR_ROW (row);

  return NULL;
}

typedef struct
{
  Desk       *desk;
  const char *name;
} Named;

static gboolean
has_row (gpointer data)
{
  const Named *named = data;

  return find_row (named->desk, named->name) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static void
wait_for_row (Desk *desk, const char *name)
{
  Named named = { desk, name };

  ui_wait_until (has_row, &named);
}

static void
wait_for_no_row (Desk *desk, const char *name)
{
  Named named = { desk, name };

  ui_wait_until (has_no_row, &named);
}

static gint64
save_of_feed (Desk *desk, gint64 feed)
{
  DossierDraft *draft = ui_make_long_draft (30);

  draft->feed_id = feed;
  draft->guid = g_strdup ("1");

  return ui_fixture_save (&desk->fixture, draft);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("io.github.dossier.Test%u", g_random_int ());

  ui_fixture_set_up (&desk->fixture, NULL);
  desk->decoder = dossier_store_add_feed (desk->fixture.store, "https://example.org/decoder", "The Decoder",
                                          "https://example.org/", "News", &error);
  desk->lone
      = dossier_store_add_feed (desk->fixture.store, "https://example.org/lone", "Lone Voice", NULL, NULL, &error);
  g_assert_no_error (error);
  desk->story = save_of_feed (desk, desk->decoder);
  desk->settings = dossier_settings_new (&error);
  g_assert_no_error (error);
  g_settings_set_boolean (desk->settings, "refresh-on-start", FALSE);
  g_settings_set_int (desk->settings, "refresh-minutes", 0);
  desk->app = g_object_new (ADW_TYPE_APPLICATION, "application-id", id, "flags", G_APPLICATION_NON_UNIQUE,
                            "resource-base-path", DOSSIER_RESOURCE_PATH, NULL);
  g_application_register (G_APPLICATION (desk->app), NULL, &error);
  g_assert_no_error (error);
  desk->window = dossier_window_new (desk->app, desk->fixture.library, desk->settings);
  gtk_window_present (GTK_WINDOW (desk->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  wait_for_row (desk, "The Decoder");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  ui_wait (50);
  g_object_unref (desk->app);
  g_object_unref (desk->settings);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
act (Desk *desk, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) target = parameter == NULL ? NULL : g_variant_ref_sink (parameter);

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (desk->window), action, target));
}

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

/* The newest window over the desk's. */
static GtkWindow *
find_dialog (Desk *desk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (desk->window)
        && gtk_widget_get_visible (GTK_WIDGET (link->data)))
      return link->data;

  return NULL;
}

/* ---- tests ---- */

static void
test_rows_say_how_feeds_stand (Desk *desk, gconstpointer data)
{
  GtkWidget *feed = GTK_WIDGET (find_row (desk, "The Decoder"));
  GtkWidget *folder = GTK_WIDGET (find_row (desk, "News"));

  gtk_test_accessible_assert_property (feed, GTK_ACCESSIBLE_PROPERTY_LABEL, "The Decoder, 1 unread story");
  gtk_test_accessible_assert_property (folder, GTK_ACCESSIBLE_PROPERTY_LABEL, "News, folder of 1 feed, 1 unread story");
  gtk_test_accessible_assert_state (folder, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
}

static void
test_a_folder_closes_and_opens (Desk *desk, gconstpointer data)
{
  gtk_widget_activate (GTK_WIDGET (find_row (desk, "News")));
  wait_for_no_row (desk, "The Decoder");
  gtk_test_accessible_assert_state (GTK_WIDGET (find_row (desk, "News")), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  gtk_widget_activate (GTK_WIDGET (find_row (desk, "News")));
  wait_for_row (desk, "The Decoder");
}

static void
test_a_failing_feed_says_why (Desk *desk, gconstpointer data)
{
  DossierFeedAnswer answer = { .feed = desk->lone, .time = 1, .error = (char *) "The server did not answer." };
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GtkWindow *problems;

  g_ptr_array_add (answers, &answer);
  dossier_store_save_feed_answers (desk->fixture.store, answers, &error);
  g_assert_no_error (error);
  ui_wait (2 * DOSSIER_SIDEBAR_PAUSE);
  gtk_test_accessible_assert_property (GTK_WIDGET (find_row (desk, "Lone Voice")), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The server did not answer.");
  act (desk, "win.show-feed-problems", NULL);
  problems = find_dialog (desk);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (problems), "The server did not answer."));
  g_assert_null (ui_find_text (GTK_WIDGET (problems), "The Decoder"));
  gtk_window_close (problems);
}

static void
test_marking_a_feed_as_read_is_undone (Desk *desk, gconstpointer data)
{
  act (desk, "win.mark-feed-read", g_variant_new_int64 (desk->decoder));
  ui_wait_until (is_read, desk);
  act (desk, "win.undo", NULL);
  ui_wait_until (is_unread, desk);
  act (desk, "win.mark-folder-read", g_variant_new_string ("News"));
  ui_wait_until (is_read, desk);
}

static void
test_renaming (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  act (desk, "win.rename-feed", g_variant_new_int64 (desk->decoder));
  dialog = find_dialog (desk);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), " Decoder ");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  wait_for_row (desk, "Decoder");
  g_assert_null (find_row (desk, "The Decoder"));
}

static void
test_renaming_a_folder (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  act (desk, "win.rename-folder", g_variant_new_string ("News"));
  dialog = find_dialog (desk);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), "Press");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  wait_for_row (desk, "Press");
  wait_for_no_row (desk, "News");
}

static void
test_moving_out_of_a_folder (Desk *desk, gconstpointer data)
{
  act (desk, "win.set-feed-folder", g_variant_new ("(xs)", desk->decoder, ""));
  wait_for_no_row (desk, "News");
  g_assert_nonnull (find_row (desk, "The Decoder"));
}

static void
test_the_folder_dialog_keeps_what_is_marked (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  act (desk, "win.move-feed", g_variant_new_int64 (desk->decoder));
  dialog = find_dialog (desk);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (dialog), "No folder"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  ui_wait (2 * DOSSIER_SIDEBAR_PAUSE);
  g_assert_nonnull (find_row (desk, "News"));
}

static void
test_leaving_and_coming_back (Desk *desk, gconstpointer data)
{
  act (desk, "win.unsubscribe", g_variant_new_int64 (desk->decoder));
  wait_for_no_row (desk, "The Decoder");
  act (desk, "win.undo", NULL);
  wait_for_row (desk, "The Decoder");
  g_assert_nonnull (find_row (desk, "News"));
}

static gboolean
has_answers (gpointer data)
{
  return ui_find_text (data, "Last asked") != NULL;
}

static void
test_properties (Desk *desk, gconstpointer data)
{
  GtkWindow *properties;

  act (desk, "win.show-feed", g_variant_new_int64 (desk->decoder));
  properties = find_dialog (desk);
  g_assert_cmpstr (gtk_window_get_title (properties), ==, "The Decoder");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (properties), "https://example.org/decoder"));
  ui_wait_until (has_answers, properties);
  gtk_window_close (properties);
  act (desk, "win.show-feed", g_variant_new_int64 (desk->lone));
  gtk_window_destroy (find_dialog (desk)); /* before the answers are there */
  ui_wait (50);
}

static gboolean
has_gone (gpointer data)
{
  return find_dialog (data) == NULL;
}

static void
test_suggestions_are_kept_not_fetched (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;
  guint      done, total, n;

  act (desk, "win.suggest-feeds", NULL);
  dialog = find_dialog (desk);
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
  wait_for_row (desk, "Research");
  g_assert_false (dossier_refresher_is_busy (desk->window->refresher, &done, &total));
  act (desk, "win.suggest-feeds", NULL);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (find_dialog (desk)), "Subscribed already"));
  gtk_window_close (find_dialog (desk));
}

static void
test_progress_is_shown (Desk *desk, gconstpointer data)
{
  DossierSidebar *sidebar = desk->window->sidebar;

  dossier_sidebar_show_refresh (sidebar, TRUE, 3, 40);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (sidebar), "Refreshing 3 of 40"));
  dossier_sidebar_show_refresh (sidebar, FALSE, 0, 0);
}

static gboolean
is_asked (gpointer data)
{
  const Named *named = data;

  return dossier_sidebar_row_is_asked (find_row (named->desk, named->name));
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
      GtkWidget *row = GTK_WIDGET (find_row (desk, "The Decoder"));
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
      gtk_widget_activate (GTK_WIDGET (find_row (desk, "News")));
      ui_wait_until (is_asked, &folder);
      dossier_sidebar_show_asking (sidebar, desk->decoder, FALSE);
      ui_wait_until (is_not_asked, &folder);
      gtk_widget_activate (GTK_WIDGET (find_row (desk, "News")));
      wait_for_row (desk, "The Decoder");
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
  gint64                   feed = dossier_store_add_feed (desk->fixture.store, uri, "Slow", NULL, NULL, NULL);
  Named                    slow = { desk, "Slow" };

  wait_for_row (desk, "Slow");
  act (desk, "win.refresh-feed", g_variant_new_int64 (feed));
  ui_wait_until (is_asked, &slow);
  act (desk, "win.cancel-refresh", NULL);
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
  g_autoptr (GError) error = NULL;
  gint64 feed = dossier_store_add_feed (desk->fixture.store, "http://127.0.0.1:9/feed", "Nobody", NULL, NULL, &error);
  guint  done, total;

  g_assert_no_error (error);
  wait_for_row (desk, "Nobody");
  act (desk, "win.refresh-feed", g_variant_new_int64 (feed));
  g_assert_true (dossier_refresher_is_busy (desk->window->refresher, &done, &total));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->window->sidebar), "Refreshing"));
  ui_wait_until (has_toast, desk);
  g_assert_false (dossier_refresher_is_busy (desk->window->refresher, &done, &total));
}

static void
test_menus_hold_the_feed_s_actions (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenuModel) feed = dossier_sidebar_menu_new (find_row (desk, "The Decoder"));
  g_autoptr (GMenuModel) folder = dossier_sidebar_menu_new (find_row (desk, "News"));

  g_assert_cmpint (g_menu_model_get_n_items (feed), ==, 4);
  g_assert_cmpint (g_menu_model_get_n_items (folder), ==, 2);
}

static void
test_where_a_dragged_feed_goes (Desk *desk, gconstpointer data)
{
  g_assert_cmpstr (dossier_sidebar_drag_get_folder (find_row (desk, "News")), ==, "News");
  g_assert_cmpstr (dossier_sidebar_drag_get_folder (find_row (desk, "The Decoder")), ==, "News");
  g_assert_cmpstr (dossier_sidebar_drag_get_folder (find_row (desk, "Lone Voice")), ==, "");
  g_assert_null (dossier_sidebar_drag_get_folder (find_row (desk, "All stories")));
  g_assert_null (dossier_sidebar_drag_get_folder (find_row (desk, "OpenAI")));
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
    { "moving out of a folder", test_moving_out_of_a_folder },
    { "the folder dialog keeps what is marked", test_the_folder_dialog_keeps_what_is_marked },
    { "leaving and coming back", test_leaving_and_coming_back },
    { "properties", test_properties },
    { "suggestions are kept, not fetched", test_suggestions_are_kept_not_fetched },
    { "progress is shown", test_progress_is_shown },
    { "feeds under way are marked", test_feeds_under_way_are_marked },
    { "a feed under way is left by stopping", test_a_feed_under_way_is_left_by_stopping },
    { "a refresh tells what failed", test_a_refresh_tells_what_failed },
    { "where a dragged feed goes", test_where_a_dragged_feed_goes },
    { "menus hold the feed's actions", test_menus_hold_the_feed_s_actions },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-actions/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
