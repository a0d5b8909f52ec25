/* test-date-strip.c - the dates above the list: what is counted, chosen by mouse and keys, and what is said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-chip-bar.h"
#include "dossier-facets.h"
#include "dossier-filter.h"
#include "dossier-story-pane.h"
#include "ui-fixture.h"

/* Stories of which one is of each day from this on; the fixture's own is of 2024 too. */
#define N_STORIES 60
#define FIRST_DAY 19389 /* 2023-02-01 */

static void
save_days (UiFixture *fixture, int first, guint n)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      DossierDraft    *draft = dossier_draft_new ();
      g_autofree char *text = g_strdup_printf ("Words of day %d.", first + (int) i);

      draft->title = g_strdup_printf ("Day number%d", first + (int) i);
      draft->published = dossier_date_from_time ((first + (gint64) i) * 86400);
      draft->document = dossier_document_new_from_plain (text, -1);
      draft->recognition = dossier_recognition_new ();
      g_ptr_array_add (drafts, draft);
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, &error);
  g_assert_no_error (error);
}

/* ---- the chart alone ---- */

static GArray *
make_counts (guint n)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (DossierDayCount));

  for (guint i = 0; i < n; i++)
    {
      DossierDayCount count = { FIRST_DAY + (int) i, 2, i % 2 };

      g_array_append_val (counts, count);
    }
  return counts;
}

typedef struct
{
  DossierDays days;
  guint       n;
} Heard;

static void
heard_cb (DossierDateChart *chart, int from, int until, Heard *heard)
{
  *heard = (Heard){ { from, until }, heard->n + 1 };
}

static DossierDateChart *
open_chart (UiFixture *fixture, guint n_days, Heard *heard)
{
  GtkWidget *chart = dossier_date_chart_new ();
  g_autoptr (GArray) counts = make_counts (n_days);

  *heard = (Heard){ 0 };
  ui_fixture_show (fixture, chart);
  dossier_date_chart_set_counts (DOSSIER_DATE_CHART (chart), counts);
  g_signal_connect (chart, "chosen", G_CALLBACK (heard_cb), heard);
  return DOSSIER_DATE_CHART (chart);
}

/* As if it was pressed; FALSE when it is for others. */
static gboolean
press (DossierDateChart *chart, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_taken);
    }
  return is_taken;
}

static GtkEventController *
find_controller (DossierDateChart *chart, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller; /* the widget holds it */
    }
  g_assert_not_reached ();
}

static void
assert_heard (const Heard *heard, guint n, int from, int until)
{
  g_assert_cmpuint (heard->n, ==, n);
  g_assert_cmpint (heard->days.from, ==, from);
  g_assert_cmpint (heard->days.until, ==, until);
}

static void
test_keys_choose (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 30, &heard);
  int               last = FIRST_DAY + 29;

  g_assert_true (press (chart, GDK_KEY_Left, 0));
  g_assert_true (press (chart, GDK_KEY_Left, 0));
  g_assert_true (press (chart, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_true (press (chart, GDK_KEY_Return, 0));
  assert_heard (&heard, 1, last - 2, last);
  g_assert_false (press (chart, GDK_KEY_a, 0));
  g_assert_false (press (chart, GDK_KEY_Left, GDK_ALT_MASK));
}

static void
test_keys_go_the_other_way_from_right_to_left (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 30, &heard);

  gtk_widget_set_direction (GTK_WIDGET (chart), GTK_TEXT_DIR_RTL);
  g_assert_true (press (chart, GDK_KEY_Home, 0));
  g_assert_true (press (chart, GDK_KEY_Left, 0));
  g_assert_true (press (chart, GDK_KEY_Return, 0));
  assert_heard (&heard, 1, FIRST_DAY + 1, FIRST_DAY + 2);
}

static void
test_escape_drops_one_thing_at_a_time (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 30, &heard);
  DossierDays       chosen = { FIRST_DAY, FIRST_DAY + 3 };

  dossier_date_chart_set_chosen (chart, &chosen);
  g_assert_true (press (chart, GDK_KEY_Left, 0));
  g_assert_true (press (chart, GDK_KEY_Escape, 0));
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_true (press (chart, GDK_KEY_Escape, 0));
  assert_heard (&heard, 1, 0, 0);
  dossier_date_chart_set_chosen (chart, NULL);
  g_assert_false (press (chart, GDK_KEY_Escape, 0));
}

static void
test_it_is_said_what_is_pointed_at (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 28, &heard);

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "February 2023, 56 stories, 14 unread");
  press (chart, GDK_KEY_Home, 0);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1 February 2023, 2 stories");
  press (chart, GDK_KEY_Right, GDK_SHIFT_MASK);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "1 February 2023 to 2 February 2023, 4 stories, 1 unread");
}

/* Pixels of the middle of bar @i. */
static double
middle_of (DossierDateChart *chart, guint n_bars, guint i)
{
  double x, width;

  dossier_bins_place (n_bars, gtk_widget_get_width (GTK_WIDGET (chart)), i, FALSE, &x, &width);
  return x + width / 2;
}

/* From the middle of one bar to that of another. What an event would say is not there: the start is given. */
static void
test_a_click_chooses_a_bar (UiFixture *fixture, gconstpointer data)
{
  Heard               heard;
  DossierDateChart   *chart = open_chart (fixture, 30, &heard);
  GtkEventController *drag = find_controller (chart, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (drag, "drag-begin", middle_of (chart, 30, 7), 10.0);
  g_signal_emit_by_name (drag, "drag-end", 1.0, 0.0);
  assert_heard (&heard, 1, FIRST_DAY + 7, FIRST_DAY + 8);
}

static void
test_a_double_click_chooses_all (UiFixture *fixture, gconstpointer data)
{
  Heard               heard;
  DossierDateChart   *chart = open_chart (fixture, 30, &heard);
  GtkEventController *click = find_controller (chart, GTK_TYPE_GESTURE_CLICK);
  GtkEventController *drag = find_controller (chart, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (click, "pressed", 1, 30.0, 10.0);
  g_assert_cmpuint (heard.n, ==, 0);
  g_signal_emit_by_name (click, "pressed", 2, 30.0, 10.0);
  assert_heard (&heard, 1, 0, 0);
  /* The button goes up again: that chooses no bar. */
  g_signal_emit_by_name (drag, "drag-begin", 30.0, 10.0);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpuint (heard.n, ==, 1);
}

static void
test_an_empty_chart_takes_nothing (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 0, &heard);
  DossierBin        bin;

  g_assert_false (dossier_date_chart_get_pointed (chart, &bin));
  g_assert_false (press (chart, GDK_KEY_Left, 0));
  g_signal_emit_by_name (find_controller (chart, GTK_TYPE_GESTURE_DRAG), "drag-begin", 5.0, 5.0);
  g_signal_emit_by_name (find_controller (chart, GTK_TYPE_GESTURE_DRAG), "drag-end", 0.0, 0.0);
  dossier_date_chart_zoom (chart, .5);
  g_assert_cmpuint (heard.n, ==, 0);
}

static void
test_zoom_stays_where_it_is_looked_at (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 90, &heard);
  g_autoptr (GArray) more = make_counts (95);
  g_autoptr (GArray) others = make_counts (20);
  DossierDays before, after;

  g_assert_false (dossier_date_chart_can_zoom (chart, FALSE));
  press (chart, GDK_KEY_plus, 0);
  before = dossier_date_chart_get_view (chart);
  g_assert_cmpint (before.until - before.from, <, 90);
  g_assert_true (dossier_date_chart_can_zoom (chart, FALSE));
  dossier_date_chart_set_counts (chart, more);
  after = dossier_date_chart_get_view (chart);
  g_assert_cmpint (after.from, ==, before.from);
  g_assert_cmpint (after.until, ==, before.until);
  dossier_date_chart_reset_view (chart);
  dossier_date_chart_set_counts (chart, others);
  after = dossier_date_chart_get_view (chart);
  g_assert_cmpint (after.from, ==, FIRST_DAY);
  g_assert_cmpint (after.until, ==, FIRST_DAY + 20);
  dossier_date_chart_set_counts (chart, more);
  g_assert_cmpint (dossier_date_chart_get_view (chart).until, ==, FIRST_DAY + 95);
}

static void
test_a_stretch_half_chosen_outlives_arrivals (UiFixture *fixture, gconstpointer data)
{
  Heard             heard;
  DossierDateChart *chart = open_chart (fixture, 30, &heard);
  g_autoptr (GArray) again = make_counts (30);

  press (chart, GDK_KEY_Home, 0);
  dossier_date_chart_set_counts (chart, again);
  press (chart, GDK_KEY_Return, 0);
  assert_heard (&heard, 1, FIRST_DAY, FIRST_DAY + 1);
}

/* ---- above the list ---- */

typedef struct
{
  DossierStoryPane *pane;
  guint             n_listed, n_counted;
} Expected;

static gboolean
is_so (gpointer data)
{
  Expected         *expected = data;
  DossierStoryList *list = dossier_story_pane_get_list (expected->pane);
  DossierDateChart *chart = dossier_date_strip_get_chart (dossier_story_pane_get_strip (expected->pane));
  DossierBin        bin = { 0 };

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) == expected->n_listed
         && (expected->n_counted == 0
             || (dossier_date_chart_get_pointed (chart, &bin) && bin.n == expected->n_counted));
}

/* @n_counted 0: whatever the strip says. */
static void
wait_for (DossierStoryPane *pane, guint n_listed, guint n_counted)
{
  Expected expected = { pane, n_listed, n_counted };

  ui_wait_until (is_so, &expected);
}

static DossierStoryPane *
open_pane (UiFixture *fixture, guint n)
{
  DossierStoryPane *pane = DOSSIER_STORY_PANE (dossier_story_pane_new (fixture->library));

  ui_fixture_show (fixture, GTK_WIDGET (pane));
  dossier_date_strip_set_wanted (dossier_story_pane_get_strip (pane), TRUE);
  wait_for (pane, n, 0);
  return pane;
}

static void
test_what_is_chosen_is_a_filter (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  DossierDateStrip *strip;
  DossierChipBar   *chips;

  save_days (fixture, FIRST_DAY, N_STORIES);
  pane = open_pane (fixture, N_STORIES + 1);
  strip = dossier_story_pane_get_strip (pane);
  chips = DOSSIER_CHIP_BAR (ui_find_type (GTK_WIDGET (pane), DOSSIER_TYPE_CHIP_BAR));
  wait_for (pane, N_STORIES + 1, N_STORIES + 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));

  g_signal_emit_by_name (strip, "chosen", FIRST_DAY, FIRST_DAY + 28);
  wait_for (pane, 28, 28);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chips)));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (chips), "February 2023"));
  g_assert_nonnull (dossier_filter_get_span (dossier_story_pane_get_query (pane)));

  /* Another one takes its place; few stories do not take the strip away now. */
  g_signal_emit_by_name (strip, "chosen", FIRST_DAY, FIRST_DAY + 1);
  wait_for (pane, 1, 1);
  g_assert_cmpuint (dossier_query_get_n_terms (dossier_story_pane_get_query (pane)), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));

  g_signal_emit_by_name (strip, "chosen", 0, 0);
  wait_for (pane, N_STORIES + 1, N_STORIES + 1);
  g_assert_true (dossier_query_is_everything (dossier_story_pane_get_query (pane)));
}

/* What is done with is counted neither beside all stories nor beside those of a few days. */
static void
test_what_is_archived_is_left_out (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  g_autoptr (DossierChange) change = NULL;
  gint64 archived;

  save_days (fixture, FIRST_DAY, N_STORIES);
  pane = open_pane (fixture, N_STORIES + 1);
  archived = dossier_story_list_get_id (dossier_story_pane_get_list (pane), N_STORIES);
  change = dossier_change_set_archived (&archived, 1, TRUE);
  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  wait_for (pane, N_STORIES, N_STORIES);
  g_signal_emit_by_name (dossier_story_pane_get_strip (pane), "chosen", FIRST_DAY, FIRST_DAY + 28);
  wait_for (pane, 27, 27);
}

static void
test_it_follows_arrivals (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;

  save_days (fixture, FIRST_DAY, N_STORIES);
  pane = open_pane (fixture, N_STORIES + 1);
  wait_for (pane, N_STORIES + 1, N_STORIES + 1);
  save_days (fixture, FIRST_DAY + N_STORIES, 5);
  wait_for (pane, N_STORIES + 6, N_STORIES + 6);
}

static void
test_few_stories_have_none (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  DossierDateStrip *strip;

  save_days (fixture, FIRST_DAY, DOSSIER_DATE_STRIP_FEWEST - 2);
  pane = open_pane (fixture, DOSSIER_DATE_STRIP_FEWEST - 1);
  strip = dossier_story_pane_get_strip (pane);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
  save_days (fixture, FIRST_DAY + N_STORIES, 1);
  wait_for (pane, DOSSIER_DATE_STRIP_FEWEST, DOSSIER_DATE_STRIP_FEWEST);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));
  dossier_date_strip_set_wanted (strip, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
}

/* ---- in the window ---- */

static gboolean
strip_is_seen (gpointer strip)
{
  return gtk_widget_get_mapped (strip);
}

static gboolean
strip_is_gone (gpointer strip)
{
  return !gtk_widget_get_mapped (strip);
}

static void
test_the_window_remembers_whether_it_is_wanted (UiFixture *fixture, gconstpointer data)
{
  DossierWindow *window;
  GtkWidget     *strip;

  save_days (fixture, FIRST_DAY, N_STORIES);
  window = ui_fixture_open_window (fixture);
  strip = ui_find_type (GTK_WIDGET (window), DOSSIER_TYPE_DATE_STRIP);
  ui_wait_until (strip_is_seen, strip);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-dates", NULL));
  ui_wait_until (strip_is_gone, strip);
  g_assert_false (g_settings_get_boolean (fixture->settings, "show-dates"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-dates", NULL));
  ui_wait_until (strip_is_seen, strip);
  g_assert_true (g_settings_get_boolean (fixture->settings, "show-dates"));
  ui_fixture_close_window (fixture, window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "keys choose", test_keys_choose },
    { "keys go the other way from right to left", test_keys_go_the_other_way_from_right_to_left },
    { "escape drops one thing at a time", test_escape_drops_one_thing_at_a_time },
    { "it is said what is pointed at", test_it_is_said_what_is_pointed_at },
    { "a click chooses a bar", test_a_click_chooses_a_bar },
    { "a double click chooses all", test_a_double_click_chooses_all },
    { "an empty chart takes nothing", test_an_empty_chart_takes_nothing },
    { "zoom stays where it is looked at", test_zoom_stays_where_it_is_looked_at },
    { "a stretch half chosen outlives arrivals", test_a_stretch_half_chosen_outlives_arrivals },
    { "what is chosen is a filter", test_what_is_chosen_is_a_filter },
    { "what is archived is left out", test_what_is_archived_is_left_out },
    { "it follows arrivals", test_it_follows_arrivals },
    { "few stories have none", test_few_stories_have_none },
    { "the window remembers whether it is wanted", test_the_window_remembers_whether_it_is_wanted },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/date-strip/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].test, ui_fixture_tear_down);
    }

  return g_test_run ();
}
