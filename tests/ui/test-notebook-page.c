/* test-notebook-page.c - the notebook in its window: searched, grouped, filtered, changed many at once, opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-annotation-list.h"
#include "dossier-chip-bar.h"
#include "dossier-notebook-bulk.h"
#include "dossier-notebook-list.h"
#include "dossier-notebook-page.h"
#include "dossier-notebook-row.h"
#include "dossier-reader.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  GtkWidget     *page;
  gint64         openai, john, lost; /* the first two touch whom they are called after */
} Desk;

/* ---- the desk ---- */

static gint64
annotate (Desk *desk, const char *quote, DossierColour colour, const char *note, const char *tag)
{
  char                *tags[] = { (char *) tag, NULL };
  DossierAnnotationRow given = { .story = desk->fixture.story, .colour = colour, .note = (char *) note, .tags = tags };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  dossier_library_annotate_with (desk->fixture.library, &given, quote, 0, &id, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
annotate_nowhere (Desk *desk)
{
  DossierAnnotationRow given = { .story = desk->fixture.story, .quote = (char *) "Words that have gone" };
  g_autoptr (DossierChange) change = dossier_change_annotate (&given);
  gint64 id = 0;

  g_assert_true (dossier_store_apply (desk->fixture.store, change, &id, NULL));
  return id;
}

static void
set_up (Desk *desk, gconstpointer is_empty)
{
  ui_fixture_set_up (&desk->fixture, NULL);
  if (is_empty == NULL)
    {
      desk->john = annotate (desk, "John Schulman", DOSSIER_COLOUR_YELLOW, "Ask him", "ideas");
      desk->openai = annotate (desk, "co-founder of OpenAI", DOSSIER_COLOUR_GREEN, NULL, NULL);
      desk->lost = annotate_nowhere (desk);
    }
  desk->window = ui_fixture_open_window (&desk->fixture);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-highlights", NULL);
  desk->page = dossier_window_get_page (desk->window, DOSSIER_PLACE_NOTEBOOK);
  ui_wait_for_text (desk->page, is_empty == NULL ? "3 highlights · 1 story" : "0 highlights");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  ui_fixture_close_window (&desk->fixture, desk->window);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
type (Desk *desk, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (desk->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
act (Desk *desk, const char *action, const char *word)
{
  g_assert_true (gtk_widget_activate_action (desk->page, action, word != NULL ? "s" : NULL, word));
}

static DossierNotebookList *
list_of (Desk *desk)
{
  return DOSSIER_NOTEBOOK_LIST (ui_find_type (desk->page, DOSSIER_TYPE_NOTEBOOK_LIST));
}

static GListModel *
model_of (Desk *desk)
{
  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (ui_find_type (GTK_WIDGET (list_of (desk)), GTK_TYPE_LIST_VIEW))));
}

/* Where @id stands. */
static guint
position_of (Desk *desk, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (model_of (desk)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model_of (desk), i);

      if (DOSSIER_IS_ANNOTATION (item) && dossier_annotation_get_row (DOSSIER_ANNOTATION (item))->id == id)
        return i;
    }
  g_assert_not_reached ();
}

static void
open_at (Desk *desk, guint position)
{
  g_signal_emit_by_name (ui_find_type (GTK_WIDGET (list_of (desk)), GTK_TYPE_LIST_VIEW), "activate", position);
}

/* A row on the screen of which a screen reader says just this. */
static gboolean
has_row (GtkWidget *widget, const char *label)
{
  if (DOSSIER_IS_NOTEBOOK_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (dossier_notebook_row_get_label (DOSSIER_NOTEBOOK_ROW (widget)), label) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_row (child, label))
      return TRUE;
  return FALSE;
}

typedef struct
{
  GtkWidget  *page;
  const char *label;
} Wanted;

static gboolean
is_there (gpointer data)
{
  const Wanted *wanted = data;

  return has_row (wanted->page, wanted->label);
}

static void
wait_for_row (Desk *desk, const char *label)
{
  Wanted wanted = { desk->page, label };

  ui_wait_until (is_there, &wanted);
}

static const char *
shown_page (Desk *desk)
{
  return gtk_stack_get_visible_child_name (desk->window->content_stack);
}

#define TITLE "John Schulman leaves OpenAI to join rival Anthropic"
#define ORIGIN TITLE " · The Decoder · 6 August 2024"

/* ---- what is shown ---- */

static void
test_rows_say_all (Desk *desk, gconstpointer data)
{
  wait_for_row (desk, "Yellow, John Schulman, Ask him, #ideas, " ORIGIN);
  wait_for_row (desk, "Green, co-founder of OpenAI, " ORIGIN);
  wait_for_row (desk, "Yellow, Words that have gone, Not in the present text, " ORIGIN);
  g_assert_cmpstr (shown_page (desk), ==, "notebook");
}

static void
test_searches (Desk *desk, gconstpointer data)
{
  type (desk, "co-foun");
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  type (desk, "has:note tag:ideas");
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  type (desk, "is:lost");
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  type (desk, "zzzz");
  ui_wait_for_text (desk->page, "0 highlights");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (desk->page, "Nothing found")));
  act (desk, "notebook.clear-filters", NULL);
  ui_wait_for_text (desk->page, "3 highlights · 1 story");
}

static void
test_a_mistake_is_explained (Desk *desk, gconstpointer data)
{
  GtkWidget *mistake;

  type (desk, "colour:grey");
  ui_wait_for_text (desk->page, "“grey” in column 1 is no colour");
  mistake = ui_find_text (desk->page, "“grey” in column 1");
  g_assert_nonnull (ui_find_text (desk->page, "3 highlights")); /* what was found stays */
  type (desk, "colour:green");
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  g_assert_false (gtk_widget_get_mapped (mistake));
}

static void
test_groups (Desk *desk, gconstpointer data)
{
  GtkDropDown *groups = GTK_DROP_DOWN (ui_find_type (desk->page, GTK_TYPE_DROP_DOWN));

  gtk_drop_down_set_selected (groups, DOSSIER_ANNOTATION_GROUP_WHO);
  wait_for_row (desk, "John Schulman · 1 highlight");
  wait_for_row (desk, "OpenAI · 1 highlight");
  wait_for_row (desk, "About nobody · 1 highlight");
  gtk_drop_down_set_selected (groups, DOSSIER_ANNOTATION_GROUP_STORY);
  wait_for_row (desk, ORIGIN " · 3 highlights");
  gtk_drop_down_set_selected (groups, DOSSIER_ANNOTATION_GROUP_DAY);
  act (desk, "notebook.sort", "story");
  g_assert_cmpuint (g_list_model_get_n_items (model_of (desk)), >=, 3);
}

static void
test_filters_are_chips (Desk *desk, gconstpointer data)
{
  DossierChipBar *chips = DOSSIER_CHIP_BAR (ui_find_type (desk->page, DOSSIER_TYPE_CHIP_BAR));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));
  act (desk, "notebook.filter", "colour:green");
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  g_assert_true (gtk_widget_get_mapped (ui_find_text (GTK_WIDGET (chips), "Green")));
  act (desk, "notebook.filter", "colour:yellow");
  ui_wait_for_text (desk->page, "3 highlights · 1 story");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (chips), "Yellow or Green"));
  gtk_widget_activate_action (desk->page, "notebook.filter-who", "x", desk->fixture.john);
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  g_assert_cmpuint (dossier_chip_bar_get_n_chips (chips), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (chips), "chip.remove", "u", 1);
  ui_wait_for_text (desk->page, "3 highlights · 1 story");
  gtk_widget_activate_action (desk->page, "notebook.filter-feed", "(xs)", (gint64) 77, "Nowhere Weekly");
  ui_wait_for_text (desk->page, "0 highlights");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (chips), "Nowhere Weekly"));
}

/* ---- many at once ---- */

static void
choose_two (Desk *desk)
{
  dossier_notebook_list_choose (list_of (desk), position_of (desk, desk->john), TRUE);
  dossier_notebook_list_choose (list_of (desk), position_of (desk, desk->openai), TRUE);
  ui_wait_for_text (desk->page, "2 selected");
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
}

static void
test_the_chosen_are_deleted (Desk *desk, gconstpointer data)
{
  choose_two (desk);
  act (desk, "notebook.delete", NULL);
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
  ui_wait_for_text (desk->page, "Choose highlights"); /* nothing is chosen any more */
  ui_wait_for_text (GTK_WIDGET (desk->window), "Deleted 2 highlights");
  undo (desk);
  ui_wait_for_text (desk->page, "3 highlights · 1 story");
}

static void
test_the_chosen_get_a_tag (Desk *desk, gconstpointer data)
{
  choose_two (desk);
  act (desk, "notebook.tag", "To Read");
  wait_for_row (desk, "Green, co-founder of OpenAI, #To Read, " ORIGIN);
  wait_for_row (desk, "Yellow, John Schulman, Ask him, #ideas, #To Read, " ORIGIN);
  ui_wait_for_text (desk->page, "2 selected"); /* they stay chosen */
  act (desk, "notebook.untag", "ideas");
  wait_for_row (desk, "Yellow, John Schulman, Ask him, #To Read, " ORIGIN);
  undo (desk);
  undo (desk);
  wait_for_row (desk, "Green, co-founder of OpenAI, " ORIGIN);
}

static void
test_the_chosen_get_a_colour (Desk *desk, gconstpointer data)
{
  choose_two (desk);
  act (desk, "notebook.colour", "underline");
  wait_for_row (desk, "Underline, co-founder of OpenAI, " ORIGIN);
  wait_for_row (desk, "Underline, John Schulman, Ask him, #ideas, " ORIGIN);
}

static void
test_the_tag_is_typed (Desk *desk, gconstpointer data)
{
  DossierNotebookBulk *bulk = DOSSIER_NOTEBOOK_BULK (ui_find_type (desk->page, DOSSIER_TYPE_NOTEBOOK_BULK));
  GtkWidget           *entry = GTK_WIDGET (dossier_notebook_bulk_get_entry (bulk));

  choose_two (desk);
  gtk_editable_set_text (GTK_EDITABLE (entry), "typed");
  g_signal_emit_by_name (entry, "activate");
  wait_for_row (desk, "Green, co-founder of OpenAI, #typed, " ORIGIN);
}

/* Groups have a highlight several times: it is changed once, and headings are never chosen. */
static void
test_all_are_chosen (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) chosen = NULL;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (desk->page, GTK_TYPE_DROP_DOWN)),
                              DOSSIER_ANNOTATION_GROUP_WHO);
  wait_for_row (desk, "OpenAI · 1 highlight");
  act (desk, "notebook.choose-all", NULL);
  ui_wait_for_text (desk->page, "3 selected");
  chosen = dossier_notebook_list_list_chosen (list_of (desk));
  g_assert_cmpuint (chosen->len, ==, 3);
  act (desk, "notebook.stop-choosing", NULL);
  g_assert_false (dossier_notebook_list_get_choosing (list_of (desk)));
  g_array_unref (g_steal_pointer (&chosen));
  chosen = dossier_notebook_list_list_chosen (list_of (desk));
  g_assert_cmpuint (chosen->len, ==, 0);
}

/* ---- what others do ---- */

static void
test_news_keep_what_is_chosen (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) chosen = NULL;

  dossier_notebook_list_choose (list_of (desk), position_of (desk, desk->john), TRUE);
  annotate (desk, "his decision to leave", DOSSIER_COLOUR_PINK, NULL, NULL);
  ui_wait_for_text (desk->page, "4 highlights · 1 story");
  chosen = dossier_notebook_list_list_chosen (list_of (desk));
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_cmpint (g_array_index (chosen, gint64, 0), ==, desk->john);
}

/* ---- opening ---- */

static gboolean
reads_story (gpointer data)
{
  Desk *desk = data;

  return g_strcmp0 (shown_page (desk), "reader") == 0
         && dossier_reader_get_story (DOSSIER_READER (desk->window->reader)) == desk->fixture.story;
}

static void
test_a_row_opens_its_words (Desk *desk, gconstpointer data)
{
  open_at (desk, position_of (desk, desk->openai));
  ui_wait_until (reads_story, desk);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.back", NULL);
  g_assert_cmpstr (shown_page (desk), ==, "notebook");
}

static void
test_lost_words_are_told_of (Desk *desk, gconstpointer data)
{
  open_at (desk, position_of (desk, desk->lost));
  ui_wait_until (reads_story, desk);
  ui_wait_for_text (GTK_WIDGET (desk->window), "These words are not in the present text");
}

static void
test_a_heading_opens_its_dossier (Desk *desk, gconstpointer data)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (desk->page, GTK_TYPE_DROP_DOWN)),
                              DOSSIER_ANNOTATION_GROUP_WHO);
  wait_for_row (desk, "John Schulman · 1 highlight");
  open_at (desk, 0);
  g_assert_cmpstr (shown_page (desk), ==, "dossier");
}

static void
test_the_way_to_the_stories (Desk *desk, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-highlighted-stories", NULL);
  g_assert_cmpint (dossier_query_get_view (dossier_story_pane_get_query (desk->window->stories)), ==,
                   DOSSIER_VIEW_HIGHLIGHTS);
  g_assert_cmpstr (shown_page (desk), !=, "notebook");
}

static void
test_search_means_the_notebook (Desk *desk, gconstpointer data)
{
  GtkWidget *search = ui_find_type (desk->page, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *focus;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.search", NULL);
  focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, search));
}

static void
test_an_empty_notebook_gives_advice (Desk *desk, gconstpointer data)
{
  g_assert_true (gtk_widget_get_mapped (ui_find_text (desk->page, "No highlights yet")));
  annotate (desk, "John Schulman", DOSSIER_COLOUR_BLUE, NULL, NULL);
  ui_wait_for_text (desk->page, "1 highlight · 1 story");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, is_empty, test) g_test_add ("/notebook-page/" name, Desk, is_empty, set_up, test, tear_down)
  ADD ("rows say all", NULL, test_rows_say_all);
  ADD ("searches", NULL, test_searches);
  ADD ("a mistake is explained", NULL, test_a_mistake_is_explained);
  ADD ("groups", NULL, test_groups);
  ADD ("filters are chips", NULL, test_filters_are_chips);
  ADD ("the chosen are deleted", NULL, test_the_chosen_are_deleted);
  ADD ("the chosen get a tag", NULL, test_the_chosen_get_a_tag);
  ADD ("the chosen get a color", NULL, test_the_chosen_get_a_colour);
  ADD ("the tag is typed", NULL, test_the_tag_is_typed);
  ADD ("all are chosen", NULL, test_all_are_chosen);
  ADD ("news keep what is chosen", NULL, test_news_keep_what_is_chosen);
  ADD ("a row opens its words", NULL, test_a_row_opens_its_words);
  ADD ("lost words are told of", NULL, test_lost_words_are_told_of);
  ADD ("a heading opens its dossier", NULL, test_a_heading_opens_its_dossier);
  ADD ("the way to the stories", NULL, test_the_way_to_the_stories);
  ADD ("search means the notebook", NULL, test_search_means_the_notebook);
  ADD ("an empty notebook gives advice", "empty", test_an_empty_notebook_gives_advice);
  return g_test_run ();
}
