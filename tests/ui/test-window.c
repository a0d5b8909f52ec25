/* test-window.c - the whole window: choosing, reading, starring, deleting, taking back, going back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  gint64         second; /* a newer story */
} Desk;

static gboolean
has_list (gpointer data)
{
  Desk *desk = data;

  return dossier_story_pane_get_list (desk->window->stories) != NULL;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  desk->second = ui_fixture_save (&desk->fixture, ui_make_long_draft (300));
  desk->window = ui_fixture_open_window (&desk->fixture);
  ui_wait_until (has_list, desk);
  ui_wait (50);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
}

static gboolean
is_read (Desk *desk, gint64 id)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (desk->fixture.store, id, NULL);

  return story != NULL && dossier_story_get_row (story)->is_read;
}

static gboolean
is_starred (gpointer data)
{
  Desk *desk = data;
  g_autoptr (DossierStory) story = dossier_store_load_story (desk->fixture.store, desk->second, NULL);

  return dossier_story_get_row (story)->is_starred
         && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (desk->window->star_button));
}

static gboolean
is_second_read (gpointer data)
{
  return is_read (data, ((Desk *) data)->second);
}

static guint
count (Desk *desk)
{
  DossierStoryList *list = dossier_story_pane_get_list (desk->window->stories);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static gboolean
has_one (gpointer data)
{
  return count (data) == 1;
}

static gboolean
has_two (gpointer data)
{
  return count (data) == 2;
}

static const char *
page (Desk *desk)
{
  return gtk_stack_get_visible_child_name (desk->window->content_stack);
}

static void
test_next_story_is_read (Desk *desk, gconstpointer data)
{
  g_assert_cmpstr (page (desk), ==, "empty");
  act (desk, "win.next");
  g_assert_cmpstr (page (desk), ==, "reader");
  g_assert_cmpint (dossier_reader_get_story (DOSSIER_READER (desk->window->reader)), ==, desk->second);
  ui_wait_until (is_second_read, desk);
  act (desk, "win.next");
  g_assert_cmpint (dossier_reader_get_story (DOSSIER_READER (desk->window->reader)), ==, desk->fixture.story);
  act (desk, "win.previous");
  g_assert_cmpint (dossier_reader_get_story (DOSSIER_READER (desk->window->reader)), ==, desk->second);
}

static void
test_star_shows_and_is_kept (Desk *desk, gconstpointer data)
{
  act (desk, "win.next");
  act (desk, "story.toggle-starred");
  ui_wait_until (is_starred, desk);
}

static void
test_deleted_story_comes_back (Desk *desk, gconstpointer data)
{
  act (desk, "win.next");
  ui_wait_until (is_second_read, desk);
  act (desk, "story.delete");
  ui_wait_until (has_one, desk);
  g_assert_cmpint (dossier_reader_get_story (DOSSIER_READER (desk->window->reader)), ==, desk->fixture.story);
  g_assert_false (is_read (desk, desk->fixture.story));
  g_assert_nonnull (desk->window->undo_toast);
  act (desk, "win.undo");
  ui_wait_until (has_two, desk);
  act (desk, "win.redo");
  ui_wait_until (has_one, desk);
}

static void
test_toast_takes_its_own_change_back (Desk *desk, gconstpointer data)
{
  act (desk, "win.next");
  act (desk, "story.delete");
  ui_wait_until (has_one, desk);
  ui_wait (50);
  g_assert_nonnull (desk->window->undo_toast);
  act (desk, "story.toggle-starred");
  ui_wait (50);
  g_signal_emit_by_name (desk->window->undo_toast, "button-clicked");
  ui_wait_until (has_two, desk);
}

static void
test_filter_actions_build_the_query (Desk *desk, gconstpointer data)
{
  GtkWidget    *window = GTK_WIDGET (desk->window);
  DossierQuery *query;

  gtk_widget_activate_action (window, "win.filter-entity", "x", desk->fixture.openai);
  ui_wait_until (has_one, desk);
  gtk_widget_activate_action (window, "win.add-filter-entity", "(xs)", desk->fixture.john, "not");
  query = dossier_story_pane_get_query (desk->window->stories);
  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 2);
  g_assert_cmpint (dossier_query_get_term (query, 1)->op, ==, DOSSIER_TERM_NOT);
  gtk_widget_activate_action (window, "win.add-filter-entity", "(xs)", desk->fixture.john, "sideways");
  query = dossier_story_pane_get_query (desk->window->stories);
  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 2);
  gtk_widget_activate_action (window, "win.show-view", "(ib)", DOSSIER_VIEW_UNREAD, TRUE);
  query = dossier_story_pane_get_query (desk->window->stories);
  g_assert_cmpint (dossier_query_get_view (query), ==, DOSSIER_VIEW_UNREAD);
  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, 2);
  act (desk, "win.show-all");
  ui_wait_until (has_two, desk);
}

static void
test_links_lead_back (Desk *desk, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (desk->window);

  act (desk, "win.next");
  g_assert_false (gtk_widget_get_visible (desk->window->back_button));
  gtk_widget_activate_action (window, "win.open-dossier", "x", desk->fixture.openai);
  g_assert_cmpstr (page (desk), ==, "dossier");
  g_assert_true (gtk_widget_get_visible (desk->window->back_button));
  gtk_widget_activate_action (window, "win.open-story", "(xi)", desk->fixture.story, 12);
  g_assert_cmpint (dossier_reader_get_story (DOSSIER_READER (desk->window->reader)), ==, desk->fixture.story);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, desk->fixture.story);
  act (desk, "win.back");
  g_assert_cmpstr (page (desk), ==, "dossier");
  act (desk, "win.back");
  g_assert_cmpint (dossier_reader_get_story (DOSSIER_READER (desk->window->reader)), ==, desk->second);
  g_assert_false (gtk_widget_get_visible (desk->window->back_button));
}

static void
test_moves_have_a_page (Desk *desk, gconstpointer data)
{
  act (desk, "win.show-moves");
  g_assert_cmpstr (page (desk), ==, "moves");
  act (desk, "win.next");
  g_assert_cmpstr (page (desk), ==, "reader");
}

static void
test_reports_never_end_the_program (Desk *desk, gconstpointer data)
{
  g_autofree char *long_words = g_strnfill (2000, 'x');

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.report", "(ss)", "A <b>failure", "because & so");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.report", "(ss)", "Long", long_words);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.toast", "s", "5 < 6 & more");
  ui_wait (100);
}

static gboolean
has_no_list_toast (gpointer data)
{
  return ((Desk *) data)->window->list_toast == NULL;
}

static guint
count_messages (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      n += ADW_IS_MESSAGE_DIALOG (window);
    }
  return n;
}

static void
close_messages (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        gtk_window_close (window);
    }
}

static void
report (Desk *desk, const char *action, const char *what, const char *why)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, "(ss)", what, why));
}

/* As when a search is typed over a library that fails. */
static void
test_a_list_that_fails_again_has_one_toast (Desk *desk, gconstpointer data)
{
  g_autofree char *long_words = g_strnfill (2000, 'x');

  for (guint n = 0; n < 7; n++)
    report (desk, "win.report-list", "No list", "it failed");
  g_assert_cmpuint (desk->window->n_toasts, ==, 1);
  ui_wait_for_text (GTK_WIDGET (desk->window), "No list: it failed");
  report (desk, "win.report-list", "No list", "a < b");
  ui_wait_for_text (GTK_WIDGET (desk->window), "No list: a < b");
  g_assert_cmpuint (desk->window->n_toasts, ==, 1);
  dossier_window_dismiss_toast (desk->window, desk->window->list_toast);
  ui_wait_until (has_no_list_toast, desk);
  for (guint n = 0; n < 7; n++)
    report (desk, "win.report-list", "A long story", long_words);
  g_assert_cmpuint (desk->window->n_toasts, ==, 1);
  g_assert_cmpuint (count_messages (), ==, 1);
  close_messages ();
}

/* As when many changes are on their way to a full disk. */
static void
test_what_failed_is_not_said_twice_at_once (Desk *desk, gconstpointer data)
{
  for (guint n = 0; n < 5; n++)
    report (desk, "win.report", "Not kept", "the disk is full");
  g_assert_cmpuint (desk->window->n_toasts, ==, 1);
  g_assert_cmpuint (count_messages (), ==, 1);
  report (desk, "win.report", "Not kept", "another reason");
  g_assert_cmpuint (count_messages (), ==, 2);
  close_messages ();
  g_assert_cmpuint (count_messages (), ==, 0);
  report (desk, "win.report", "Not kept", "another reason");
  g_assert_cmpuint (count_messages (), ==, 1);
  close_messages ();
}

static gboolean
shows_welcome (gpointer data)
{
  return strcmp (gtk_stack_get_visible_child_name (GTK_STACK (((Desk *) data)->window->root_stack)), "welcome") == 0;
}

static gboolean
shows_panes (gpointer data)
{
  return !shows_welcome (data);
}

static void
test_empty_library_offers_a_start (Desk *desk, gconstpointer data)
{
  gint64 stories[] = { desk->fixture.story, desk->second };
  g_autoptr (DossierChange) change = dossier_change_delete (stories, 2);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (desk->window->root_stack)), ==, "panes");
  dossier_store_apply (desk->fixture.store, change, NULL, &error);
  g_assert_no_error (error);
  ui_wait_until (shows_welcome, desk);
  g_assert_nonnull (ui_find_text (desk->window->root_stack, "Try the Starter Library"));
  act (desk, "win.menu");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (desk->window->welcome_menu_button))));
  gtk_menu_button_popdown (desk->window->welcome_menu_button);
  act (desk, "win.undo");
  ui_wait_until (shows_panes, desk);
}

static void
test_mark_all_read (Desk *desk, gconstpointer data)
{
  act (desk, "win.mark-all-read");
  ui_wait_until (is_second_read, desk);
  g_assert_true (is_read (desk, desk->fixture.story));
}

/* 360 pixels is the narrowest screen there is: every page has to fit. */
static void
test_every_page_is_narrow_enough (Desk *desk, gconstpointer data)
{
  GtkWidget *panes[] = { GTK_WIDGET (desk->window->sidebar), GTK_WIDGET (desk->window->stories), desk->window->reader,
                         dossier_window_get_page (desk->window, DOSSIER_PLACE_DOSSIER),
                         dossier_window_get_page (desk->window, DOSSIER_PLACE_MOVES) };

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-dossier", "x", desk->fixture.openai);
  for (guint step = 0; step < 2; step++)
    {
      act (desk, "win.next");
      ui_wait (200);
      for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
        {
          int minimum;

          gtk_widget_measure (panes[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          g_test_message ("%s: at least %d pixels", G_OBJECT_TYPE_NAME (panes[i]), minimum);
          g_assert_cmpint (minimum, <=, 360);
        }
    }
}

static void
check_names (GtkWidget *widget, guint *n_unnamed)
{
  gboolean is_icon_button = GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;

  /* The release's test interface tells only of what was set: a label of its own. */
  if (is_icon_button && gtk_widget_is_visible (widget)
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && gtk_widget_get_css_name (widget) != NULL && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL
      && gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) == NULL)
    {
      g_test_message ("no name: %s %s", G_OBJECT_TYPE_NAME (widget), gtk_button_get_icon_name (GTK_BUTTON (widget)));
      (*n_unnamed)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n_unnamed);
}

static void
test_icon_buttons_have_names (Desk *desk, gconstpointer data)
{
  guint n_unnamed = 0;

  act (desk, "win.next");
  ui_wait (200);
  check_names (GTK_WIDGET (desk->window), &n_unnamed);
  g_assert_cmpuint (n_unnamed, ==, 0);
}

static void
test_offer_opens_the_dialog (Desk *desk, gconstpointer data)
{
  static const char *const inputs[] = { "https://example.org/a", NULL };
  g_autofree char         *text = NULL;

  dossier_window_offer (desk->window, inputs);
  g_assert_nonnull (desk->window->add_dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->window->add_dialog)));
  text = dossier_add_dialog_dup_text (DOSSIER_ADD_DIALOG (desk->window->add_dialog));
  g_assert_cmpstr (text, ==, "https://example.org/a");
  gtk_window_close (desk->window->add_dialog);
}

static void
test_sizes_are_kept (Desk *desk, gconstpointer data)
{
  g_object_set (desk->window->panes, "list-width", 400, NULL);
  gtk_window_close (GTK_WINDOW (desk->window));
  ui_wait (50);
  g_assert_cmpint (g_settings_get_int (desk->fixture.settings, "list-width"), ==, 400);
  desk->window = ui_fixture_open_window (&desk->fixture);
  g_settings_reset (desk->fixture.settings, "list-width");
}

/* What the walk through all windows opens costs nothing at the start. */
static void
test_keys_are_listed_when_asked (Desk *desk, gconstpointer data)
{
  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (desk->window)));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (desk->window), "show-help-overlay"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "the next story is read", test_next_story_is_read },
    { "a star shows and is kept", test_star_shows_and_is_kept },
    { "a deleted story comes back", test_deleted_story_comes_back },
    { "a toast takes its own change back", test_toast_takes_its_own_change_back },
    { "filter actions build the query", test_filter_actions_build_the_query },
    { "links lead back", test_links_lead_back },
    { "moves have a page", test_moves_have_a_page },
    { "reports never end the program", test_reports_never_end_the_program },
    { "a list that fails again has one toast", test_a_list_that_fails_again_has_one_toast },
    { "what failed is not said twice at once", test_what_failed_is_not_said_twice_at_once },
    { "an empty library offers a start", test_empty_library_offers_a_start },
    { "all are marked read", test_mark_all_read },
    { "every page is narrow enough", test_every_page_is_narrow_enough },
    { "icon buttons have names", test_icon_buttons_have_names },
    { "an offer opens the dialog", test_offer_opens_the_dialog },
    { "sizes are kept", test_sizes_are_kept },
    { "keys are listed when asked", test_keys_are_listed_when_asked },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
