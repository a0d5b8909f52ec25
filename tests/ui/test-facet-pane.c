/* test-facet-pane.c - what a list can be narrowed down to, and the chips that come of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-chip-bar.h"
#include "dossier-facet-pane.h"
#include "dossier-facet-row.h"
#include "dossier-filter.h"
#include "dossier-story-pane.h"
#include "ui-fixture.h"

/* Stories of some length that name nobody, beside the fixture's own. */
#define N_OTHERS 14

static void
save_others (UiFixture *fixture)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_OTHERS; i++)
    {
      DossierDraft    *draft = dossier_draft_new ();
      g_autofree char *text = g_strdup_printf ("Words of month %d.", i);

      draft->title = g_strdup_printf ("Month number%d", i);
      draft->source = g_strdup ("The Daily Node");
      draft->published = dossier_date_from_ymd (2022 + i / 12, i % 12 + 1, 10);
      draft->document = dossier_document_new_from_plain (text, -1);
      draft->recognition = dossier_recognition_new ();
      g_ptr_array_add (drafts, draft);
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, &error);
  g_assert_no_error (error);
}

static GtkListBox *
get_box (DossierFacetPane *pane)
{
  return GTK_LIST_BOX (ui_find_type (GTK_WIDGET (pane), GTK_TYPE_LIST_BOX));
}

/* The row whose accessible words begin so is found by what it shows. */
static DossierFacetRow *
find_row (DossierFacetPane *pane, const char *words)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (get_box (pane)), words);
  GtkWidget *row = label == NULL ? NULL : gtk_widget_get_ancestor (label, DOSSIER_TYPE_FACET_ROW);

  return row == NULL ? NULL : DOSSIER_FACET_ROW (row);
}

static guint
count_rows (DossierFacetPane *pane, DossierFacetKind kind)
{
  GtkListBoxRow *row;
  guint          n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_box (pane), i)) != NULL; i++)
    n += dossier_facet_row_get_kind (DOSSIER_FACET_ROW (row)) == kind;
  return n;
}

typedef struct
{
  DossierStoryPane *stories;
  DossierFacetPane *facets;
  const char       *words;
  guint             n;
} Expected;

static gboolean
has_n (gpointer data)
{
  Expected         *expected = data;
  DossierStoryList *list = dossier_story_pane_get_list (expected->stories);

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) == expected->n;
}

static gboolean
has_row (gpointer data)
{
  Expected *expected = data;

  return find_row (expected->facets, expected->words) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static void
wait_for_n (DossierStoryPane *stories, guint n)
{
  Expected expected = { .stories = stories, .n = n };

  ui_wait_until (has_n, &expected);
}

static void
wait_for_row (DossierFacetPane *facets, const char *words, gboolean is_there)
{
  Expected expected = { .facets = facets, .words = words };

  ui_wait_until (is_there ? has_row : has_no_row, &expected);
}

/* The list of stories, and what it can be narrowed down to, opened. */
static DossierFacetPane *
open_both (UiFixture *fixture, DossierStoryPane **stories)
{
  DossierFacetPane *facets;

  save_others (fixture);
  *stories = DOSSIER_STORY_PANE (dossier_story_pane_new (fixture->library));
  ui_fixture_show (fixture, GTK_WIDGET (*stories));
  wait_for_n (*stories, N_OTHERS + 1);
  dossier_story_pane_narrow (*stories);
  facets = DOSSIER_FACET_PANE (ui_find_type (GTK_WIDGET (*stories), DOSSIER_TYPE_FACET_PANE));
  g_assert_nonnull (facets);
  wait_for_row (facets, "OpenAI", TRUE);
  return facets;
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* A popover whose window goes while it is open makes GTK complain now and then. */
static void
close_facets (DossierFacetPane *facets)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (facets), GTK_TYPE_POPOVER)));
  ui_wait_until (is_unmapped, facets);
}

static void
join (DossierFacetPane *facets, const char *words, DossierTermOp op)
{
  int i = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (find_row (facets, words)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (facets), "facet.join", "(iu)", i, (guint) op));
}

static void
test_counts_are_shown (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);

  gtk_test_accessible_assert_property (find_row (facets, "OpenAI"), GTK_ACCESSIBLE_PROPERTY_LABEL, "OpenAI, 1 story");
  gtk_test_accessible_assert_property (find_row (facets, "The Daily Node"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The Daily Node, 14 stories");
  g_assert_nonnull (find_row (facets, "December 2022"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (facets), "Feeds and sources"));
  close_facets (facets);
}

static void
test_a_click_narrows_down (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);

  g_signal_emit_by_name (get_box (facets), "row-activated", find_row (facets, "The Daily Node"));
  wait_for_n (stories, N_OTHERS);
  wait_for_row (facets, "OpenAI", FALSE);
  gtk_test_accessible_assert_property (find_row (facets, "The Daily Node"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The Daily Node, 14 stories, all stories have it");
  g_assert_cmpint (dossier_query_get_term (dossier_story_pane_get_query (stories), 0)->op, ==, DOSSIER_TERM_AND);

  /* The same again takes it away. */
  g_signal_emit_by_name (get_box (facets), "row-activated", find_row (facets, "The Daily Node"));
  wait_for_n (stories, N_OTHERS + 1);
  close_facets (facets);
}

static void
test_or_and_not_are_to_be_had (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);
  DossierChipBar   *chips = DOSSIER_CHIP_BAR (ui_find_type (GTK_WIDGET (stories), DOSSIER_TYPE_CHIP_BAR));

  join (facets, "OpenAI", DOSSIER_TERM_NOT);
  wait_for_n (stories, N_OTHERS);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chips)));
  gtk_widget_activate_action (GTK_WIDGET (chips), "chip.remove", "u", 0);
  wait_for_n (stories, N_OTHERS + 1);
  wait_for_row (facets, "OpenAI", TRUE);
  join (facets, "OpenAI", DOSSIER_TERM_AND);
  wait_for_n (stories, 1);
  wait_for_row (facets, "The Daily Node", FALSE);
  close_facets (facets);
}

static void
test_what_is_typed_is_looked_for (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);

  gtk_editable_set_text (dossier_facet_pane_get_entry (facets), "openA");
  wait_for_row (facets, "The Daily Node", FALSE);
  g_assert_nonnull (find_row (facets, "OpenAI"));
  gtk_editable_set_text (dossier_facet_pane_get_entry (facets), "nobody of this name");
  wait_for_row (facets, "OpenAI", FALSE);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (facets), "Nothing in these stories is called so"));
  gtk_editable_set_text (dossier_facet_pane_get_entry (facets), "");
  wait_for_row (facets, "The Daily Node", TRUE);
  close_facets (facets);
}

/* The list is narrowed by what stands there then, though the entry has not told of it yet. */
static void
test_enter_takes_what_is_typed (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);
  GtkEditable      *entry = dossier_facet_pane_get_entry (facets);

  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (dossier_query_get_n_terms (dossier_story_pane_get_query (stories)), ==, 0);
  gtk_editable_set_text (entry, "daily");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (dossier_query_get_n_terms (dossier_story_pane_get_query (stories)), ==, 1);
  wait_for_n (stories, N_OTHERS);
  close_facets (facets);
}

static void
test_more_of_a_kind_are_shown (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);

  g_assert_cmpuint (count_rows (facets, DOSSIER_FACET_MONTHS), ==, DOSSIER_FACET_PANE_FEW + 1);
  g_signal_emit_by_name (get_box (facets), "row-activated", find_row (facets, "Show 5 More"));
  g_assert_cmpuint (count_rows (facets, DOSSIER_FACET_MONTHS), ==, N_OTHERS + 1);
  g_assert_null (find_row (facets, "Show"));
  close_facets (facets);
}

static void
test_a_month_and_a_move_are_chips (UiFixture *fixture, gconstpointer data)
{
  DossierStoryPane *stories;
  DossierFacetPane *facets = open_both (fixture, &stories);
  GtkWidget        *chips = ui_find_type (GTK_WIDGET (stories), DOSSIER_TYPE_CHIP_BAR);

  join (facets, "December 2022", DOSSIER_TERM_AND);
  wait_for_n (stories, 1);
  g_assert_true (gtk_widget_get_visible (chips));
  g_assert_nonnull (ui_find_text (chips, "December 2022"));
  gtk_widget_activate_action (chips, "chip.remove", "u", 0);
  wait_for_n (stories, N_OTHERS + 1);
  wait_for_row (facets, "Left", TRUE);
  join (facets, "Left", DOSSIER_TERM_AND);
  wait_for_n (stories, 1);
  g_assert_nonnull (ui_find_text (chips, "Left"));
  close_facets (facets);
}

/* ---- chips ---- */

static DossierQuery *
make_query (const DossierTermOp *ops, guint n)
{
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Feed%u", i);
      DossierTerm      term = { .field = DOSSIER_TERM_FEED, .id = i + 1, .op = ops[i], .value = name };
      DossierQuery    *more = dossier_query_with_term (query, &term);

      dossier_query_unref (query);
      query = more;
    }
  return query;
}

static void
changed_cb (DossierChipBar *chips, DossierQuery *query)
{
  dossier_chip_bar_set_query (chips, query);
}

static DossierChipBar *
open_chips (UiFixture *fixture, const DossierTermOp *ops, guint n)
{
  g_autoptr (DossierQuery) query = make_query (ops, n);
  GtkWidget *chips = dossier_chip_bar_new (fixture->library);

  dossier_chip_bar_set_query (DOSSIER_CHIP_BAR (chips), query);
  g_signal_connect (chips, "changed", G_CALLBACK (changed_cb), NULL);
  ui_fixture_show (fixture, chips);
  return DOSSIER_CHIP_BAR (chips);
}

static GtkWidget *
group_of (DossierChipBar *chips, const char *name)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (chips), name);
  GtkWidget *place = gtk_widget_get_parent (gtk_widget_get_parent (label));

  return gtk_widget_has_css_class (place, "filter-group") ? place : NULL;
}

static void
test_several_ors_stand_together (UiFixture *fixture, gconstpointer data)
{
  static const DossierTermOp ops[] = { DOSSIER_TERM_OR, DOSSIER_TERM_AND, DOSSIER_TERM_OR, DOSSIER_TERM_NOT };
  DossierChipBar            *chips = open_chips (fixture, ops, G_N_ELEMENTS (ops));

  g_assert_cmpuint (dossier_chip_bar_get_n_chips (chips), ==, 4);
  g_assert_nonnull (group_of (chips, "Feed0"));
  g_assert_true (group_of (chips, "Feed0") == group_of (chips, "Feed2"));
  g_assert_null (group_of (chips, "Feed1"));
  g_assert_null (group_of (chips, "Feed3"));
  gtk_test_accessible_assert_property (group_of (chips, "Feed0"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Any of these");
}

/* As if @keyval was pressed where the focus is. */
static gboolean
press (DossierChipBar *chips, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chips));
  g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, 0);
  gboolean is_taken = FALSE;

  g_assert_true (GTK_IS_EVENT_CONTROLLER_KEY (keys));
  g_signal_emit_by_name (keys, "key-pressed", keyval, 0, 0, &is_taken);
  return is_taken;
}

static void
focus (DossierChipBar *chips, const char *name)
{
  GtkWidget *chip = gtk_widget_get_parent (ui_find_text (GTK_WIDGET (chips), name));

  g_assert_true (gtk_widget_child_focus (chip, GTK_DIR_TAB_FORWARD));
}

static gboolean
has_focus_in (DossierChipBar *chips, const char *name)
{
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (chips)));

  return focused != NULL
         && gtk_widget_is_ancestor (focused, gtk_widget_get_parent (ui_find_text (GTK_WIDGET (chips), name)));
}

static void
test_keys_at_a_chip (UiFixture *fixture, gconstpointer data)
{
  static const DossierTermOp ops[] = { DOSSIER_TERM_AND, DOSSIER_TERM_AND, DOSSIER_TERM_AND };
  DossierChipBar            *chips = open_chips (fixture, ops, G_N_ELEMENTS (ops));

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_false (press (chips, GDK_KEY_Delete));
  focus (chips, "Feed1");
  g_assert_true (press (chips, GDK_KEY_bar));
  g_assert_nonnull (group_of (chips, "Feed1"));
  g_assert_true (has_focus_in (chips, "Feed1"));
  g_assert_true (press (chips, GDK_KEY_minus));
  g_assert_null (group_of (chips, "Feed1"));
  g_assert_true (has_focus_in (chips, "Feed1"));
  g_assert_true (press (chips, GDK_KEY_Delete));
  g_assert_cmpuint (dossier_chip_bar_get_n_chips (chips), ==, 2);
  g_assert_null (ui_find_text (GTK_WIDGET (chips), "Feed1"));
  g_assert_true (has_focus_in (chips, "Feed2"));
  g_assert_false (press (chips, GDK_KEY_a));
}

static void
test_one_button_takes_all_away (UiFixture *fixture, gconstpointer data)
{
  static const DossierTermOp ops[] = { DOSSIER_TERM_AND, DOSSIER_TERM_NOT };
  DossierChipBar            *chips = open_chips (fixture, ops, G_N_ELEMENTS (ops));

  g_assert_nonnull (ui_find_text (GTK_WIDGET (chips), "Clear"));
  gtk_widget_activate_action (GTK_WIDGET (chips), "chip.clear", NULL);
  g_assert_cmpuint (dossier_chip_bar_get_n_chips (chips), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));
}

static gboolean
is_everything (gpointer data)
{
  return dossier_query_is_everything (dossier_story_pane_get_query (data));
}

static void
test_one_key_clears_in_the_window (UiFixture *fixture, gconstpointer data)
{
  DossierWindow    *window = ui_fixture_open_window (fixture);
  DossierStoryPane *stories = DOSSIER_STORY_PANE (ui_find_type (GTK_WIDGET (window), DOSSIER_TYPE_STORY_PANE));
  g_autoptr (DossierQuery) query = dossier_filter_only (DOSSIER_TERM_ENTITY, fixture->openai, NULL);

  dossier_story_pane_set_query (stories, query);
  g_assert_false (is_everything (stories));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-filters", NULL));
  ui_wait_until (is_everything, stories);
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
    { "counts are shown", test_counts_are_shown },
    { "a click narrows down", test_a_click_narrows_down },
    { "or and not are to be had", test_or_and_not_are_to_be_had },
    { "what is typed is looked for", test_what_is_typed_is_looked_for },
    { "Enter takes what is typed", test_enter_takes_what_is_typed },
    { "more of a kind are shown", test_more_of_a_kind_are_shown },
    { "a month and a move are chips", test_a_month_and_a_move_are_chips },
    { "several ors stand together", test_several_ors_stand_together },
    { "keys at a chip", test_keys_at_a_chip },
    { "one button takes all away", test_one_button_takes_all_away },
    { "one key clears in the window", test_one_key_clears_in_the_window },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/facet-pane/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].test, ui_fixture_tear_down);
    }

  return g_test_run ();
}
