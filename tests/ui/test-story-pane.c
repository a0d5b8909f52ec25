/* test-story-pane.c - the stories of a query, found while the person types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-chip-bar.h"
#include "dossier-filter.h"
#include "dossier-list-wheel.h"
#include "dossier-settings.h"
#include "dossier-story-line.h"
#include "dossier-story-pane.h"
#include "ui-fixture.h"

/* More than the 200 rows GtkListView keeps. */
#define N_STORIES 320

typedef struct
{
  DossierStoryPane *pane;
  guint             n;
} Expected;

static gboolean
has_n (gpointer data)
{
  Expected         *expected = data;
  DossierStoryList *list = dossier_story_pane_get_list (expected->pane);

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) == expected->n;
}

static void
wait_for (DossierStoryPane *pane, guint n)
{
  Expected expected = { pane, n };

  ui_wait_until (has_n, &expected);
}

/* In @round a story of the same minute has another name. */
static void
save_many_more (UiFixture *fixture, guint round)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_STORIES; i++)
    {
      DossierDraft    *draft = dossier_draft_new ();
      g_autofree char *text = g_strdup_printf ("Words of story %d in round %u.", i, round);

      draft->title = g_strdup_printf ("Story number%d", i);
      draft->published = dossier_date_from_time (1500000000 + i * 60 + round);
      draft->document = dossier_document_new_from_plain (text, -1);
      draft->recognition = dossier_recognition_new ();
      g_ptr_array_add (drafts, draft);
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, &error);
  g_assert_no_error (error);
}

static void
save_many (UiFixture *fixture)
{
  save_many_more (fixture, 0);
}

static DossierStoryPane *
open_pane (UiFixture *fixture, guint n)
{
  DossierStoryPane *pane = DOSSIER_STORY_PANE (dossier_story_pane_new (fixture->library));

  ui_fixture_show (fixture, GTK_WIDGET (pane));
  wait_for (pane, n);
  gtk_test_widget_wait_for_draw (fixture->window);

  return pane;
}

static void
type_words (DossierStoryPane *pane, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (GTK_WIDGET (pane), GTK_TYPE_SEARCH_ENTRY)), words);
}

static void
heard_story_cb (DossierStoryPane *pane, gint64 story, gint64 *heard)
{
  *heard = story;
}

static void
test_lists_newest_first (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  g_assert_cmpint (dossier_story_list_get_id (dossier_story_pane_get_list (pane), 0), ==, fixture->story);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, 0);
}

static void
test_searches_while_one_types (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  for (const char *const *words = (const char *const[]){ "S", "Sc", "Sch", "Schul", NULL }; *words != NULL; words++)
    type_words (pane, *words);
  wait_for (pane, 1);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (pane), "1 story"));
  dossier_story_pane_clear_search (pane);
  wait_for (pane, N_STORIES + 1);
}

static void
test_words_that_cannot_be_read_say_so (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane = open_pane (fixture, 1);
  GtkWidget        *label;

  type_words (pane, "\"never closed");
  ui_wait (600);
  label = ui_find_text (GTK_WIDGET (pane), "never closed");
  if (label == NULL)
    wait_for (pane, 0); /* an open quote may be read as one that goes to the end */
  g_assert_false (ui_fixture_heard (fixture, "report"));
}

static void
test_empty_list_says_what_to_do (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane = open_pane (fixture, 1);
  g_autoptr (DossierQuery) starred = dossier_query_new (DOSSIER_VIEW_STARRED);
  GtkWidget *button;

  dossier_story_pane_set_query (pane, starred);
  ui_wait_for_text (GTK_WIDGET (pane), "No starred stories");
  type_words (pane, "nowhere");
  ui_wait_for_text (GTK_WIDGET (pane), "No story found");
  button = ui_button_of (ui_find_text (GTK_WIDGET (pane), "Clear Search"));
  g_signal_emit_by_name (button, "clicked");
  ui_wait_for_text (GTK_WIDGET (pane), "No starred stories");
}

static void
test_choice_is_told_once (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  gint64            heard = 0;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  g_signal_connect (pane, "story-selected", G_CALLBACK (heard_story_cb), &heard);
  gtk_widget_activate_action (ui_find_type (GTK_WIDGET (pane), GTK_TYPE_LIST_VIEW), "list.select-item", "(ubb)", 0,
                              FALSE, FALSE);
  g_assert_cmpint (heard, ==, fixture->story);
  heard = 0;
  g_assert_true (dossier_story_pane_select (pane, dossier_story_list_get_id (dossier_story_pane_get_list (pane), 3)));
  g_assert_cmpint (heard, ==, 0);
  g_assert_false (dossier_story_pane_select (pane, 12345));
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, 0);
}

static void
test_steps_to_the_ends (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  DossierStoryList *list;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  list = dossier_story_pane_get_list (pane);
  g_assert_true (dossier_story_pane_step (pane, 1));
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, dossier_story_list_get_id (list, 0));
  g_assert_false (dossier_story_pane_step (pane, -1));
  g_assert_true (dossier_story_pane_step (pane, 1));
  g_assert_true (dossier_story_pane_select (pane, dossier_story_list_get_id (list, N_STORIES)));
  g_assert_false (dossier_story_pane_step (pane, 1));
}

static void
test_choice_survives_what_comes_and_goes (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  DossierStoryList *list;
  gint64            kept, gone;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  list = dossier_story_pane_get_list (pane);
  kept = dossier_story_list_get_id (list, 100);
  gone = dossier_story_list_get_id (list, 5);
  dossier_story_pane_select (pane, kept);

  change = dossier_change_delete (&gone, 1);
  dossier_store_apply (fixture->store, change, NULL, &error);
  g_assert_no_error (error);
  wait_for (pane, N_STORIES);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, kept);
  g_assert_true (dossier_story_pane_get_list (pane) == list);

  ui_fixture_save (fixture, ui_make_long_draft (50));
  wait_for (pane, N_STORIES + 1);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, kept);
}

static void
test_step_after_the_chosen_one_left (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  DossierStoryList *list;
  gint64            gone, next;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  list = dossier_story_pane_get_list (pane);
  gone = dossier_story_list_get_id (list, 7);
  next = dossier_story_list_get_id (list, 8);
  dossier_story_pane_select (pane, gone);
  change = dossier_change_delete (&gone, 1);
  dossier_store_apply (fixture->store, change, NULL, &error);
  g_assert_no_error (error);
  wait_for (pane, N_STORIES);
  g_assert_true (dossier_story_pane_step (pane, 1));
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, next);
}

static void
test_filters_and_their_chips (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  DossierChipBar   *chips;
  g_autoptr (DossierQuery) one = dossier_filter_only (DOSSIER_TERM_ENTITY, fixture->openai, NULL);
  g_autoptr (DossierQuery) two = dossier_filter_add (one, DOSSIER_TERM_ENTITY, fixture->john, NULL, DOSSIER_TERM_NOT);
  GtkWidget *remove;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  chips = DOSSIER_CHIP_BAR (ui_find_type (GTK_WIDGET (pane), DOSSIER_TYPE_CHIP_BAR));
  dossier_story_pane_set_query (pane, one);
  wait_for (pane, 1);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (pane), "OpenAI"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));

  dossier_story_pane_set_query (pane, two);
  wait_for (pane, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chips)));
  g_assert_cmpuint (dossier_chip_bar_get_n_chips (chips), ==, 2);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (pane), "2 filters"));

  gtk_widget_activate_action (GTK_WIDGET (chips), "chip.set-op", "(uu)", 1, DOSSIER_TERM_AND);
  wait_for (pane, 1);
  gtk_widget_activate_action (GTK_WIDGET (chips), "chip.remove", "u", 0);
  g_assert_cmpuint (dossier_query_get_n_terms (dossier_story_pane_get_query (pane)), ==, 1);
  remove = ui_find_text (GTK_WIDGET (pane), "John Schulman");
  g_assert_nonnull (remove);
}

static void
test_keeps_its_place_over_many_rows (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  GtkWidget        *scroller;
  GtkAdjustment    *position;
  double            before;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  scroller = gtk_widget_get_ancestor (ui_find_type (GTK_WIDGET (pane), GTK_TYPE_LIST_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (position, 4000);
  ui_wait (150);
  before = gtk_adjustment_get_value (position);
  g_assert_cmpfloat (before, ==, 4000);
  ui_fixture_save (fixture, ui_make_long_draft (50));
  wait_for (pane, N_STORIES + 2);
  ui_wait (150);
  /* The new one came above what is looked at: as many pixels more, or the same place for the first rows. */
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (position) - before), <, 200);
}

/* ---- what is looked at stays where it is ---- */

static GtkAdjustment *
adjustment_of (DossierStoryPane *pane)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (pane), GTK_TYPE_LIST_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
}

/* Where the line of @story stands in the list, in pixels; -1 when it is not there. */
static float
find_y (GtkWidget *widget, gint64 story, GtkWidget *view)
{
  if (DOSSIER_IS_STORY_LINE (widget))
    {
      DossierStory   *shown = dossier_story_line_get_story (DOSSIER_STORY_LINE (widget));
      graphene_rect_t box;

      if (shown != NULL && dossier_story_get_row (shown)->id == story && gtk_widget_compute_bounds (widget, view, &box))
        return box.origin.y;
      return -1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      float y = find_y (child, story, view);

      if (y >= 0)
        return y;
    }
  return -1;
}

static float
get_y (DossierStoryPane *pane, gint64 story)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (pane), GTK_TYPE_LIST_VIEW);

  return find_y (view, story, view);
}

typedef struct
{
  DossierStoryPane *pane;
  DossierStoryList *before;
  gint64            story;
  float             y;
} Place;

static gboolean
is_another_list (gpointer data)
{
  return dossier_story_pane_get_list (((Place *) data)->pane) != ((Place *) data)->before;
}

static gboolean
is_in_place (gpointer data)
{
  Place *place = data;

  return ABS (get_y (place->pane, place->story) - place->y) <= 1;
}

/* Chooses the story at @position and scrolls so that it stands at neither edge of the screen. */
static Place
look_at (DossierStoryPane *pane, guint position)
{
  Place place = { pane, dossier_story_pane_get_list (pane), 0, 0 };

  place.story = dossier_story_list_get_id (place.before, position);
  g_assert_true (dossier_story_pane_select (pane, place.story));
  ui_wait (150);
  gtk_adjustment_set_value (adjustment_of (pane), gtk_adjustment_get_value (adjustment_of (pane))
                                                      + (get_y (pane, place.story) < 200 ? -60 : 40));
  ui_wait (150);
  place.y = get_y (pane, place.story);
  g_assert_cmpfloat (place.y, >=, 0);
  return place;
}

/* Asked for again, in another order, or with fewer words: the story that is read stands where it stood. */
static void
test_what_is_read_stays_in_place (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  Place place;

  g_settings_reset (settings, "list-orders");
  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  place.pane = pane;
  place.before = dossier_story_pane_get_list (pane);
  dossier_story_pane_set_settings (pane, settings);
  ui_wait_until (is_another_list, &place);
  ui_wait (150);
  place = look_at (pane, 200);

  dossier_story_pane_set_query (pane, all);
  ui_wait_until (is_another_list, &place);
  ui_wait_until (is_in_place, &place);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, place.story);

  place.before = dossier_story_pane_get_list (pane);
  dossier_story_pane_set_order (pane, DOSSIER_ORDER_OLDEST);
  ui_wait_until (is_another_list, &place);
  ui_wait_until (is_in_place, &place);
  g_assert_cmpuint (dossier_story_list_find (dossier_story_pane_get_list (pane), place.story), ==, N_STORIES - 200);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, place.story);
}

/* What does not stand in the list by its state any more stays until one has moved on. */
static void
test_what_was_read_stays_in_unread (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  g_autoptr (DossierQuery) unread = dossier_query_new (DOSSIER_VIEW_UNREAD);
  g_autoptr (DossierChange) change = NULL;
  Place place;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  dossier_story_pane_set_query (pane, unread);
  ui_wait (300);
  place = look_at (pane, 100);
  change = dossier_change_set_read (&place.story, 1, TRUE);
  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  ui_wait (100);
  g_assert_true (is_in_place (&place));

  dossier_story_pane_set_query (pane, unread);
  ui_wait_until (is_another_list, &place);
  wait_for (pane, N_STORIES + 1);
  ui_wait_until (is_in_place, &place);
  g_assert_true (dossier_story_pane_step (pane, 1));
  dossier_story_pane_set_query (pane, unread);
  wait_for (pane, N_STORIES);
  g_assert_cmpuint (dossier_story_list_find (dossier_story_pane_get_list (pane), place.story), ==, G_MAXUINT);
}

/* Hundreds that come above it and around it. */
static void
test_a_rearranged_list_keeps_its_place (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierChange) change = NULL;
  Place place;

  for (guint i = 0; i < 4; i++)
    save_many_more (fixture, i);
  pane = open_pane (fixture, 4 * N_STORIES + 1);
  place = look_at (pane, 601);
  for (guint i = 0; i < 1200; i += 2)
    {
      gint64 id = dossier_story_list_get_id (place.before, i);

      g_array_append_val (gone, id);
    }
  change = dossier_change_delete ((const gint64 *) gone->data, gone->len);
  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
  wait_for (pane, 4 * N_STORIES + 1 - 600);
  ui_wait_until (is_in_place, &place);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, place.story);
}

static void
test_several_stay_chosen (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  Place place;

  g_settings_reset (settings, "list-orders");
  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  place = (Place){ .pane = pane, .before = dossier_story_pane_get_list (pane) };
  dossier_story_pane_set_settings (pane, settings);
  ui_wait_until (is_another_list, &place);
  dossier_story_pane_choose_all (pane);
  before = dossier_story_pane_list_chosen (pane);
  place = (Place){ .pane = pane, .before = dossier_story_pane_get_list (pane) };
  dossier_story_pane_set_order (pane, DOSSIER_ORDER_OLDEST);
  ui_wait_until (is_another_list, &place);
  after = dossier_story_pane_list_chosen (pane);
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, g_array_index (before, gint64, before->len - 1));
  g_assert_true (dossier_story_pane_is_choosing (pane));
}

/* The story that is read is marked while the list is sorted: it is chosen in the new list from the first moment on. */
static void
test_the_choice_survives_a_mark_meanwhile (UiFixture *fixture, gconstpointer data)
{
  static const DossierOrder orders[] = { DOSSIER_ORDER_TITLE, DOSSIER_ORDER_NEWEST };
  DossierStoryPane         *pane;
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);
  Place  place;
  gint64 chosen;

  g_settings_reset (settings, "list-orders");
  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  place = (Place){ .pane = pane, .before = dossier_story_pane_get_list (pane) };
  dossier_story_pane_set_settings (pane, settings);
  ui_wait_until (is_another_list, &place);
  chosen = dossier_story_list_get_id (dossier_story_pane_get_list (pane), 3);
  g_assert_true (dossier_story_pane_select (pane, chosen));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (changed, chosen);
      place = (Place){ .pane = pane, .before = dossier_story_pane_get_list (pane) };
      dossier_story_pane_set_order (pane, orders[i]);
      g_signal_emit_by_name (fixture->store, "stories-changed", changed);
      ui_wait_until (is_another_list, &place);
      g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, chosen);
    }
}

/* Another list comes while one is choosing, and only one is chosen so far. */
static void
test_one_stays_chosen (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane;
  GtkWidget        *view;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  Place place;

  save_many (fixture);
  pane = open_pane (fixture, N_STORIES + 1);
  view = ui_find_type (GTK_WIDGET (pane), GTK_TYPE_LIST_VIEW);
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", 3u, FALSE, FALSE);
  before = dossier_story_pane_list_chosen (pane);
  g_assert_cmpuint (before->len, ==, 1);
  dossier_story_pane_set_choosing (pane, TRUE);
  place = (Place){ .pane = pane, .before = dossier_story_pane_get_list (pane) };
  type_words (pane, "round");
  ui_wait_until (is_another_list, &place);
  after = dossier_story_pane_list_chosen (pane);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, g_array_index (before, gint64, 0));
}

/* More stories than a list begins with; one more is there before. */
static guint
save_very_many (UiFixture *fixture)
{
  guint n_rounds = DOSSIER_STORY_LIST_FIRST / N_STORIES + 1;

  for (guint round = 0; round < n_rounds; round++)
    save_many_more (fixture, round);
  return n_rounds * N_STORIES;
}

static gboolean
has_chosen (gpointer data)
{
  return dossier_story_pane_count_chosen (data) > 0;
}

/* As soon as there is a list. */
static void
choose_all_cb (DossierStoryPane *pane)
{
  g_assert_false (dossier_story_list_is_whole (dossier_story_pane_get_list (pane)));
  dossier_story_pane_choose_all (pane);
}

/* Also those that are still being found. */
static void
test_all_of_a_long_list_are_chosen (UiFixture *fixture, gconstpointer data)
{
  guint             n = save_very_many (fixture) + 1;
  DossierStoryPane *pane;
  g_autoptr (GArray) chosen = NULL;

  while (g_main_context_iteration (NULL, FALSE)) /* the news of them is told before there is a list */
    ;
  pane = DOSSIER_STORY_PANE (dossier_story_pane_new (fixture->library));
  g_signal_connect (pane, "list-changed", G_CALLBACK (choose_all_cb), NULL);
  ui_fixture_show (fixture, GTK_WIDGET (pane));
  ui_wait_until (has_chosen, pane);
  chosen = dossier_story_pane_list_chosen (pane);
  g_assert_cmpuint (chosen->len, ==, n);
}

/* The story that is read is far below what a new search finds first. */
static void
test_the_choice_survives_in_a_long_list (UiFixture *fixture, gconstpointer data)
{
  guint             n = save_very_many (fixture);
  DossierStoryPane *pane = open_pane (fixture, n + 1);
  gint64            oldest = dossier_story_list_get_id (dossier_story_pane_get_list (pane), n);

  gtk_test_widget_wait_for_draw (fixture->window); /* with all of its rows */
  g_assert_true (dossier_story_pane_select (pane, oldest));
  type_words (pane, "words");
  wait_for (pane, n);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, oldest);
  dossier_story_pane_clear_search (pane);
  wait_for (pane, n + 1);
  g_assert_cmpint (dossier_story_pane_get_selected (pane), ==, oldest);
}

/* Headings stand above the first of a day, and move when another one comes. */
static void
test_headings_follow (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *pane = open_pane (fixture, 1);
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);

  g_settings_set_string (settings, "list-groups", "headings");
  dossier_story_pane_set_settings (pane, settings);
  ui_wait_for_text (GTK_WIDGET (pane), "August 2024");
  g_settings_set_string (settings, "list-groups", "none");
  g_assert_null (ui_find_text (GTK_WIDGET (pane), "August 2024"));
}

/* How many stories of a day there are stands in its heading, whatever the number, and follows what comes. */
static void
test_headings_count (UiFixture *fixture, gconstpointer data)
{
  static const guint n_of_days[] = { 1, 2, 3, 4, 5, 8, 9, 31 };
  DossierStoryPane  *pane;
  g_autoptr (GSettings) settings = dossier_settings_new (NULL);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  guint n = 0;

  for (guint day = 0; day < G_N_ELEMENTS (n_of_days); day++)
    for (guint i = 0; i < n_of_days[day]; i++, n++)
      {
        DossierDraft *draft = dossier_draft_new ();

        draft->title = g_strdup_printf ("Story %u of day %u", i, day);
        draft->published = dossier_date_from_time (1500000000 + day * 86400 + i);
        draft->document = dossier_document_new_from_plain (draft->title, -1);
        draft->recognition = dossier_recognition_new ();
        g_ptr_array_add (drafts, draft);
      }
  g_array_unref (dossier_store_save (fixture->store, drafts, FALSE, NULL));
  pane = open_pane (fixture, n + 1);
  g_settings_set_string (settings, "list-groups", "headings");
  dossier_story_pane_set_settings (pane, settings);
  for (guint day = 0; day < G_N_ELEMENTS (n_of_days); day++)
    {
      g_autofree char *heading = g_strdup_printf (n_of_days[day] > 1 ? "%u July 2017 · %u stories" : "%u July 2017",
                                                  14 + day, n_of_days[day]);
      guint n_after = 0;

      for (guint later = day + 1; later < G_N_ELEMENTS (n_of_days); later++)
        n_after += n_of_days[later];
      dossier_story_pane_select (pane, dossier_story_list_get_id (dossier_story_pane_get_list (pane), n_after + 1));
      ui_wait_for_text (GTK_WIDGET (pane), heading);
    }
}

static void
test_wheel_follows_the_rule_of_gtk (UiFixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat_with_epsilon (dossier_list_wheel_step (1, 1000), 100, 0.01);
  g_assert_cmpfloat_with_epsilon (dossier_list_wheel_step (-2, 1000), -200, 0.01);
  g_assert_cmpfloat (dossier_list_wheel_step (0, 1000), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (UiFixture *, gconstpointer);
  } tests[] = {
    { "lists newest first", test_lists_newest_first },
    { "searches while one types", test_searches_while_one_types },
    { "words that cannot be read say so", test_words_that_cannot_be_read_say_so },
    { "an empty list says what to do", test_empty_list_says_what_to_do },
    { "a choice is told once", test_choice_is_told_once },
    { "steps to the ends", test_steps_to_the_ends },
    { "the choice survives what comes and goes", test_choice_survives_what_comes_and_goes },
    { "a step after the chosen one left", test_step_after_the_chosen_one_left },
    { "filters and their chips", test_filters_and_their_chips },
    { "keeps its place over many rows", test_keeps_its_place_over_many_rows },
    { "what is read stays in its place", test_what_is_read_stays_in_place },
    { "what was read stays in a list of unread stories", test_what_was_read_stays_in_unread },
    { "a list that is rearranged keeps its place", test_a_rearranged_list_keeps_its_place },
    { "several stay chosen in another order", test_several_stay_chosen },
    { "the choice survives a mark while the list is sorted", test_the_choice_survives_a_mark_meanwhile },
    { "one stays chosen while one is choosing", test_one_stays_chosen },
    { "all of a long list are chosen", test_all_of_a_long_list_are_chosen },
    { "the choice survives in a long list", test_the_choice_survives_in_a_long_list },
    { "headings come and go", test_headings_follow },
    { "headings count the stories of a day", test_headings_count },
    { "the wheel follows the rule of GTK", test_wheel_follows_the_rule_of_gtk },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-pane/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].test, ui_fixture_tear_down);
    }

  return g_test_run ();
}
