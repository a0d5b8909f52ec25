/* test-window-group.c - rows that stand for all stories of an event: opened, closed, and changed as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-settings.h"
#include "dossier-story-line.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

/* From the oldest: what three sources tell, with something else in between; the fixture's own story is newer. */
static const char *const titles[] = {
  "Northlight releases Aurora compiler", "Harbour bridge closes for winter",    "Northlight releases Aurora compiler",
  "Quartz buys chip maker Ferrum",       "Northlight releases Aurora compiler",
};

#define N_ROWS 4
#define LEADER 1 /* its position */

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  guint          n;
  DossierCounts  wanted;
} Desk;

/* ---- the desk ---- */

static void
save (Desk *desk, guint i, const char *title)
{
  DossierDraft    *draft = dossier_draft_new ();
  g_autofree char *text = g_strdup_printf ("Report number %u.", i);

  draft->title = g_strdup (title);
  draft->uri = g_strdup_printf ("https://s%u.example/", i);
  draft->source = g_strdup_printf ("Source %u", i);
  draft->published = dossier_date_from_time (1500000000 + i * 60);
  draft->document = dossier_document_new_from_plain (text, -1);
  draft->recognition = dossier_recognition_new ();
  ui_fixture_save (&desk->fixture, draft);
}

static DossierStoryGroups *
rows_of (Desk *desk)
{
  return dossier_story_pane_get_groups (desk->window->stories);
}

static gboolean
has_n (gpointer data)
{
  Desk *desk = data;

  return rows_of (desk) != NULL && dossier_story_groups_is_whole (rows_of (desk))
         && g_list_model_get_n_items (G_LIST_MODEL (rows_of (desk))) == desk->n;
}

static void
wait_for_rows (Desk *desk, guint n)
{
  desk->n = n;
  ui_wait_until (has_n, desk);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    save (desk, i, titles[i]);
  desk->window = ui_fixture_open_window (&desk->fixture);
  g_settings_set_string (desk->fixture.settings, "list-groups", "events");
  wait_for_rows (desk, N_ROWS);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_settings_reset (desk->fixture.settings, "list-groups");
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static gint64
get_id (Desk *desk, guint position)
{
  return dossier_story_groups_get_id (rows_of (desk), position);
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
}

/* The row is chosen, the list has the focus. */
static void
stand_at (Desk *desk, guint position)
{
  dossier_story_pane_select (desk->window->stories, get_id (desk, position));
  dossier_window_read (desk->window, get_id (desk, position), -1, FALSE, TRUE);
  dossier_story_pane_focus_list (desk->window->stories);
}

static gboolean
has_counts (gpointer data)
{
  Desk         *desk = data;
  DossierCounts counts = { 0 };

  return dossier_store_count (desk->fixture.store, &counts, NULL) && counts.unread == desk->wanted.unread
         && counts.starred == desk->wanted.starred && counts.archived == desk->wanted.archived
         && counts.stories == desk->wanted.stories;
}

static void
wait_for_counts (Desk *desk, gint64 stories, gint64 unread, gint64 starred, gint64 archived)
{
  desk->wanted = (DossierCounts){ .stories = stories, .unread = unread, .starred = starred, .archived = archived };
  ui_wait_until (has_counts, desk);
}

/* As if it was typed while the list has the focus. */
static gboolean
press (Desk *desk, guint key)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_LIST_VIEW);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean is_used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_used; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &is_used);
    }
  return is_used;
}

typedef struct
{
  Desk       *desk;
  const char *words;
} Said;

/* A line is found by what a screen reader says of it. */
static gboolean
is_said_below (GtkWidget *widget, const char *words)
{
  if (DOSSIER_IS_STORY_LINE (widget) && gtk_widget_get_mapped (widget))
    {
      g_autofree char *differs
          = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

      if (differs != NULL && strstr (differs, words) != NULL)
        return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_said_below (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer data)
{
  const Said *said = data;

  return is_said_below (GTK_WIDGET (said->desk->window->stories), said->words);
}

static void
wait_until_said (Desk *desk, const char *words)
{
  Said said = { desk, words };

  ui_wait_until (is_said, &said);
}

/* ---- open and closed ---- */

static void
test_keys_open_and_close (Desk *desk, gconstpointer data)
{
  gint64 leader = get_id (desk, LEADER);

  wait_until_said (desk, "2 more sources, 2 unread, closed");
  stand_at (desk, LEADER);
  g_assert_false (press (desk, GDK_KEY_Left));
  g_assert_true (press (desk, GDK_KEY_Right));
  wait_for_rows (desk, N_ROWS + 2);
  wait_until_said (desk, "2 more sources, open");
  wait_until_said (desk, "of the same event");
  g_assert_false (press (desk, GDK_KEY_Right));
  stand_at (desk, LEADER + 2);
  g_assert_true (press (desk, GDK_KEY_Left)); /* to the one that leads */
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, leader);
  g_assert_true (press (desk, GDK_KEY_Left));
  wait_for_rows (desk, N_ROWS);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, leader);
  stand_at (desk, 0);
  g_assert_false (press (desk, GDK_KEY_Right));
}

static void
test_the_button_opens_and_closes (Desk *desk, gconstpointer data)
{
  gint64     leader = get_id (desk, LEADER);
  GtkWidget *button;

  ui_wait_for_text (GTK_WIDGET (desk->window), "2 more sources");
  button = ui_button_of (ui_find_text (GTK_WIDGET (desk->window), "2 more sources"));
  g_signal_emit_by_name (button, "clicked");
  wait_for_rows (desk, N_ROWS + 2);
  stand_at (desk, LEADER + 1);
  button = ui_button_of (ui_find_text (GTK_WIDGET (desk->window), "2 more sources"));
  g_signal_emit_by_name (button, "clicked");
  wait_for_rows (desk, N_ROWS);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, leader);
}

static void
test_a_story_below_is_found (Desk *desk, gconstpointer data)
{
  gint64 leader = get_id (desk, LEADER), below;

  dossier_story_groups_set_open (rows_of (desk), LEADER, TRUE);
  below = get_id (desk, LEADER + 1);
  dossier_story_groups_set_open (rows_of (desk), LEADER, FALSE);
  g_assert_cmpint (get_id (desk, LEADER + 1), !=, below);
  g_assert_true (dossier_story_pane_select (desk->window->stories, below));
  g_assert_cmpint (get_id (desk, LEADER), ==, leader);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, below);
}

static void
assert_height (GtkWidget *widget, int *height)
{
  int natural;

  if (DOSSIER_IS_STORY_LINE (widget))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 320, NULL, &natural, NULL, NULL);
      if (*height != 0)
        g_assert_cmpint (natural, ==, *height);
      *height = natural;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_height (child, height);
}

/* The button stands in the row of the claim, with or without one. */
static void
test_every_row_is_as_high (Desk *desk, gconstpointer data)
{
  int height = 0;

  ui_wait_for_text (GTK_WIDGET (desk->window), "2 more sources");
  assert_height (GTK_WIDGET (desk->window->stories), &height);
  g_assert_cmpint (height, >, 0);
}

/* ---- what is unread below ---- */

static void
test_a_closed_row_says_what_is_unread (Desk *desk, gconstpointer data)
{
  GtkWidget *words;

  wait_until_said (desk, "2 more sources, 2 unread, closed");
  words = ui_find_text (GTK_WIDGET (desk->window), "2 unread");
  g_assert_true (gtk_widget_get_mapped (words));
  dossier_story_groups_set_open (rows_of (desk), LEADER, TRUE); /* each says it for itself */
  wait_until_said (desk, "2 more sources, open");
  g_assert_false (gtk_widget_get_visible (words));
  stand_at (desk, LEADER + 1);
  act (desk, "story.toggle-read");
  wait_for_counts (desk, 6, 5, 0, 0);
  dossier_story_groups_set_open (rows_of (desk), LEADER, FALSE);
  wait_until_said (desk, "2 more sources, 1 unread, closed");
  act (desk, "win.undo");
  wait_until_said (desk, "2 more sources, 2 unread, closed");
  stand_at (desk, LEADER);
  act (desk, "story.toggle-read"); /* all of them */
  wait_until_said (desk, "2 more sources, closed");
}

/* ---- changed as one ---- */

static void
test_a_folded_row_is_read_as_one (Desk *desk, gconstpointer data)
{
  stand_at (desk, LEADER);
  act (desk, "story.toggle-read");
  wait_for_counts (desk, 6, 3, 0, 0);
  ui_wait_for_text (GTK_WIDGET (desk->window), "Marked 3 stories as read");
  act (desk, "story.toggle-read");
  wait_for_counts (desk, 6, 6, 0, 0);
  act (desk, "win.undo");
  wait_for_counts (desk, 6, 3, 0, 0);
}

static void
test_an_open_row_is_one_story (Desk *desk, gconstpointer data)
{
  dossier_story_groups_set_open (rows_of (desk), LEADER, TRUE);
  stand_at (desk, LEADER);
  act (desk, "story.toggle-starred");
  wait_for_counts (desk, 6, 6, 1, 0);
}

static void
test_in_the_reader_it_is_the_story (Desk *desk, gconstpointer data)
{
  stand_at (desk, LEADER);
  gtk_widget_grab_focus (desk->window->reader);
  act (desk, "story.toggle-starred");
  wait_for_counts (desk, 6, 6, 1, 0);
  dossier_story_pane_focus_list (desk->window->stories);
  act (desk, "story.toggle-starred"); /* not all are */
  wait_for_counts (desk, 6, 6, 3, 0);
  act (desk, "story.toggle-starred");
  wait_for_counts (desk, 6, 6, 0, 0);
}

static void
test_a_folded_row_is_archived_as_one (Desk *desk, gconstpointer data)
{
  gint64 next = get_id (desk, LEADER + 1);

  stand_at (desk, LEADER);
  act (desk, "story.toggle-archived");
  wait_for_counts (desk, 6, 3, 0, 3);
  wait_for_rows (desk, N_ROWS - 1);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, next);
  act (desk, "win.undo");
  wait_for_counts (desk, 6, 6, 0, 0);
  wait_for_rows (desk, N_ROWS);
  wait_until_said (desk, "2 more sources, 2 unread, closed");
}

static void
test_a_folded_row_is_deleted_as_one (Desk *desk, gconstpointer data)
{
  stand_at (desk, LEADER);
  act (desk, "story.delete");
  wait_for_counts (desk, 3, 3, 0, 0);
  wait_for_rows (desk, N_ROWS - 1);
  act (desk, "win.undo");
  wait_for_counts (desk, 6, 6, 0, 0);
  wait_for_rows (desk, N_ROWS);
}

static void
test_all_that_are_chosen_count (Desk *desk, gconstpointer data)
{
  stand_at (desk, LEADER);
  gtk_selection_model_select_item (
      gtk_list_view_get_model (GTK_LIST_VIEW (ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_LIST_VIEW))),
      0, FALSE);
  g_assert_cmpuint (dossier_story_pane_count_chosen (desk->window->stories), ==, 4);
  act (desk, "chosen.star");
  wait_for_counts (desk, 6, 6, 4, 0);
  act (desk, "chosen.all");
  g_assert_cmpuint (dossier_story_pane_count_chosen (desk->window->stories), ==, 6);
}

static void
test_one_that_is_chosen_counts_all (Desk *desk, gconstpointer data)
{
  act (desk, "chosen.begin");
  gtk_selection_model_select_item (
      gtk_list_view_get_model (GTK_LIST_VIEW (ui_find_type (GTK_WIDGET (desk->window->stories), GTK_TYPE_LIST_VIEW))),
      LEADER, FALSE);
  g_assert_cmpuint (dossier_story_pane_count_chosen (desk->window->stories), ==, 3);
}

/* ---- what comes and goes ---- */

static void
test_what_comes_moves_nothing (Desk *desk, gconstpointer data)
{
  gint64 leader = get_id (desk, LEADER);

  stand_at (desk, LEADER);
  save (desk, 9, titles[0]);
  wait_until_said (desk, "3 more sources, 3 unread, closed");
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, leader);
  g_assert_cmpint (get_id (desk, LEADER), ==, leader);
  g_settings_set_string (desk->fixture.settings, "list-groups", "none");
  wait_for_rows (desk, 7);
  g_assert_cmpint (dossier_story_pane_get_selected (desk->window->stories), ==, leader);
}

static void
test_other_orders_are_not_grouped (Desk *desk, gconstpointer data)
{
  dossier_story_pane_set_order (desk->window->stories, DOSSIER_ORDER_TITLE);
  wait_for_rows (desk, 6);
  dossier_story_pane_set_order (desk->window->stories, DOSSIER_ORDER_OLDEST);
  wait_for_rows (desk, N_ROWS);
  dossier_story_pane_set_order (desk->window->stories, DOSSIER_ORDER_NEWEST);
  wait_for_rows (desk, N_ROWS);
}

static void
test_headings_are_taken_over (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) before = dossier_settings_new (NULL), after = NULL;
  g_autofree char *groups = NULL;

  g_settings_reset (before, "list-groups");
  g_settings_set_boolean (before, "list-headings", TRUE);
  after = dossier_settings_new (NULL);
  groups = g_settings_get_string (after, "list-groups");
  g_assert_cmpstr (groups, ==, "headings");
  g_settings_set_string (after, "list-groups", "none");
  g_clear_object (&after);
  after = dossier_settings_new (NULL); /* once only */
  g_clear_pointer (&groups, g_free);
  groups = g_settings_get_string (after, "list-groups");
  g_assert_cmpstr (groups, ==, "none");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "keys open and close", test_keys_open_and_close },
    { "the button opens and closes", test_the_button_opens_and_closes },
    { "a story below is found", test_a_story_below_is_found },
    { "every row is as high", test_every_row_is_as_high },
    { "a closed row says what is unread", test_a_closed_row_says_what_is_unread },
    { "a folded row is read as one", test_a_folded_row_is_read_as_one },
    { "an open row is one story", test_an_open_row_is_one_story },
    { "in the reader it is the story", test_in_the_reader_it_is_the_story },
    { "a folded row is archived as one", test_a_folded_row_is_archived_as_one },
    { "a folded row is deleted as one", test_a_folded_row_is_deleted_as_one },
    { "all that are chosen count", test_all_that_are_chosen_count },
    { "one that is chosen counts all", test_one_that_is_chosen_counts_all },
    { "what comes moves nothing", test_what_comes_moves_nothing },
    { "other orders are not grouped", test_other_orders_are_not_grouped },
    { "headings are taken over", test_headings_are_taken_over },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window-group/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
