/* test-moves-page.c - the list of moves, and the words of claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-moves-export.h"
#include "dossier-moves-page.h"
#include "dossier-moves-table.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget  *page;
  const char *words;
} Wanted;

/* In the part of the page that is seen. */
static GtkWidget *
find_shown (GtkWidget *widget, const char *words)
{
  const char *text = GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;
  GtkWidget  *found = g_strcmp0 (text, words) == 0 && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_shown (child, words);
  return found;
}

static gboolean
shows (gpointer data)
{
  const Wanted *wanted = data;

  return find_shown (wanted->page, wanted->words) != NULL;
}

static void
wait_for_cell (GtkWidget *page, const char *words)
{
  Wanted wanted = { page, words };

  ui_wait_until (shows, &wanted);
}

static gboolean
is_placed (gpointer page)
{
  return find_shown (page, "The Decoder") != NULL
         || find_shown (page, "date unknown, told on 6 August 2024 · The Decoder") != NULL;
}

static GtkWidget *
open_page_at (UiFixture *fixture, int width)
{
  GtkWidget *page = dossier_moves_page_new (fixture->library);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_widget_set_size_request (page, width, 600);
  ui_fixture_show (fixture, page);
  dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  ui_wait_for_text (page, "4 moves · 1 denied or only possible");
  ui_wait_until (is_placed, page);
  return page;
}

static GtkWidget *
open_page (UiFixture *fixture)
{
  return open_page_at (fixture, 900);
}

static void
type (GtkWidget *page, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
press_enter (GtkWidget *page)
{
  g_signal_emit_by_name (ui_find_type (page, GTK_TYPE_SEARCH_ENTRY), "activate");
}

static void
test_a_wide_page_has_columns (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  wait_for_cell (page, "Jan Leike");
  wait_for_cell (page, "Left");
  wait_for_cell (page, "denied");
  wait_for_cell (page, "(6 Aug 2024)");
  wait_for_cell (page, "The Decoder");
  g_assert_null (find_shown (page, "Jan Leike left OpenAI"));
}

static void
test_a_narrow_page_has_lines (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page_at (fixture, 420);

  wait_for_cell (page, "Jan Leike left OpenAI");
  wait_for_cell (page, "date unknown, told on 6 August 2024 · The Decoder");
  g_assert_nonnull (ui_find_text (page, "denied"));
  g_assert_null (find_shown (page, "Jan Leike"));
}

static void
test_searches (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  type (page, "Sutsk");
  wait_for_cell (page, "Ilya Sutskever");
  type (page, "zzzzzz");
  ui_wait_for_text (page, "0 moves");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (page, "Nothing found")));
  type (page, "move:left from:OpenAI");
  ui_wait_for_text (page, "2 moves");
  type (page, "who:\"jan leike\" move:joined,fired");
  ui_wait_for_text (page, "1 move");
}

/* Enter ends the last word. */
static void
test_a_word_is_whole_when_entered (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  type (page, "Sutsk");
  wait_for_cell (page, "Ilya Sutskever");
  press_enter (page);
  ui_wait_for_text (page, "0 moves");
}

static void
test_a_mistake_is_explained (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture), *mistake;

  type (page, "move:left amount:lo");
  ui_wait_for_text (page, "2 moves");
  press_enter (page);
  mistake = ui_find_text (page, "“lo” in column 11");
  g_assert_nonnull (mistake);
  g_assert_true (gtk_widget_get_mapped (mistake));
  g_assert_nonnull (ui_find_text (page, "2 moves")); /* what was found stays */
  type (page, "");
  ui_wait_for_text (page, "4 moves");
  g_assert_false (gtk_widget_get_mapped (mistake));
}

static void
test_one_kind_alone (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (page, GTK_TYPE_DROP_DOWN)), DOSSIER_CLAIM_LEFT);
  ui_wait_for_text (page, "2 moves");
}

/* ---- orders ---- */

/* Of the view that is shown. */
static GListModel *
model_of (GtkWidget *page)
{
  GtkColumnView     *table = GTK_COLUMN_VIEW (ui_find_type (page, GTK_TYPE_COLUMN_VIEW));
  GtkWidget         *lines = gtk_widget_get_last_child (ui_find_type (page, DOSSIER_TYPE_MOVES_TABLE));
  GtkSelectionModel *claims = gtk_column_view_get_model (table);

  if (claims == NULL)
    claims = gtk_list_view_get_model (GTK_LIST_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (lines))));
  return G_LIST_MODEL (claims);
}

static char *
subject_at (GtkWidget *page, guint position)
{
  g_autoptr (DossierClaim) claim = g_list_model_get_item (model_of (page), position);

  return g_strdup (dossier_claim_get_row (claim)->subject_name);
}

typedef struct
{
  GtkWidget *page;
  int        sign; /* of each subject compared with the next */
} Wish;

static gboolean
is_in_order (gpointer data)
{
  const Wish *wish = data;

  for (guint i = 1; i < g_list_model_get_n_items (model_of (wish->page)); i++)
    {
      g_autofree char *first = subject_at (wish->page, i - 1), *second = subject_at (wish->page, i);

      if (g_strcmp0 (first, second) * wish->sign < 0)
        return FALSE;
    }
  return TRUE;
}

static GtkColumnViewColumn *
column_at (GtkWidget *page, guint i)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (ui_find_type (page, GTK_TYPE_COLUMN_VIEW)));
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

  return column; /* the view's */
}

static void
test_a_columns_head_orders (UiFixture *fixture, gconstpointer data)
{
  GtkWidget     *page = open_page (fixture);
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_find_type (page, GTK_TYPE_COLUMN_VIEW));
  Wish           up = { page, -1 }, down = { page, 1 };

  g_assert_false (is_in_order (&up));
  gtk_column_view_sort_by_column (view, column_at (page, 0), GTK_SORT_ASCENDING);
  ui_wait_until (is_in_order, &up);
  gtk_column_view_sort_by_column (view, column_at (page, 0), GTK_SORT_DESCENDING);
  ui_wait_until (is_in_order, &down);
}

static void
test_the_menu_orders (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page_at (fixture, 420);
  Wish       up = { page, -1 }, down = { page, 1 };

  g_assert_true (gtk_widget_activate_action (page, "moves.sort", "s", "who"));
  ui_wait_until (is_in_order, &up);
  g_assert_true (gtk_widget_activate_action (page, "moves.reverse", NULL));
  ui_wait_until (is_in_order, &down);
  g_assert_true (gtk_widget_activate_action (page, "moves.sort", "s", "story"));
}

/* ---- opening and taking along ---- */

static void
test_a_click_opens_the_sentence (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  g_signal_emit_by_name (ui_find_type (page, GTK_TYPE_COLUMN_VIEW), "activate", 0);
  g_assert_true (ui_fixture_heard (fixture, "open-story ("));
}

static GtkWidget *
find_menu (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "claim-menu") && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child);
  return found;
}

static void
reject_first (UiFixture *fixture, GtkWidget *page)
{
  const gint64 *claim = g_object_get_data (G_OBJECT (find_menu (page)), "claim");
  g_autoptr (DossierChange) change = dossier_change_decide_claim (*claim, DOSSIER_DECISION_REJECTED);

  g_assert_true (dossier_store_apply (fixture->store, change, NULL, NULL));
}

static void
test_what_is_decided_at_a_move_is_seen (UiFixture *fixture, gconstpointer data)
{
  static const int widths[] = { 900, 420 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget       *page = open_page_at (fixture, widths[i]);
      g_autofree char *undone = NULL;

      reject_first (fixture, page);
      ui_wait_for_text (page, "3 moves · 1 denied or only possible");
      undone = dossier_store_undo (fixture->store, NULL);
      g_assert_cmpstr (undone, ==, "Rejecting the move was undone");
      ui_wait_for_text (page, "4 moves · 1 denied or only possible");
    }
}

static gboolean
is_exported (gpointer data)
{
  return ui_fixture_heard (data, "toast '5 moves exported'");
}

static gboolean
is_reported (gpointer data)
{
  return ui_fixture_heard (data, "report ('The moves could not be exported'");
}

static void
test_exports_what_is_shown (UiFixture *fixture, gconstpointer data)
{
  GtkWidget       *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "moves.csv", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (model_of (page)); i++)
    {
      g_autoptr (DossierClaim) claim = g_list_model_get_item (model_of (page), i);

      g_array_append_val (ids, dossier_claim_get_row (claim)->id);
    }
  dossier_moves_export (page, fixture->store, ids, "csv", file);
  ui_wait_until (is_exported, fixture);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Jan Leike,left,OpenAI,"));
  dossier_moves_export (page, fixture->store, ids, "csv", nowhere);
  ui_wait_until (is_reported, fixture);
}

static void
test_an_empty_library_gives_advice (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (DossierChange) gone = dossier_change_delete (&fixture->story, 1);

  g_assert_true (dossier_store_apply (fixture->store, gone, NULL, NULL));
  page = dossier_moves_page_new (fixture->library);
  ui_fixture_show (fixture, page);
  dossier_moves_page_refresh (DOSSIER_MOVES_PAGE (page));
  ui_wait_for_text (page, "0 moves");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (page, "No moves yet")));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(name, test) g_test_add ("/moves-page/" name, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("a wide page has columns", test_a_wide_page_has_columns);
  ADD ("a narrow page has lines", test_a_narrow_page_has_lines);
  ADD ("searches", test_searches);
  ADD ("a word is whole when it is entered", test_a_word_is_whole_when_entered);
  ADD ("a mistake is explained", test_a_mistake_is_explained);
  ADD ("one kind alone", test_one_kind_alone);
  ADD ("a column's head orders", test_a_columns_head_orders);
  ADD ("the menu orders", test_the_menu_orders);
  ADD ("a click opens the sentence", test_a_click_opens_the_sentence);
  ADD ("what is decided at a move is seen", test_what_is_decided_at_a_move_is_seen);
  ADD ("exports what is shown", test_exports_what_is_shown);
  ADD ("an empty library gives advice", test_an_empty_library_gives_advice);
  return g_test_run ();
}
