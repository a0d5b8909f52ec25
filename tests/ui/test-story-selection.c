/* test-story-selection.c - which stories of a list are chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-selection.h"
#include "ui-fixture.h"

#define N_STORIES 60
#define FIRST_ROWS 24

typedef struct
{
  UiFixture              fixture;
  DossierStoryList      *list;
  DossierStoryGroups    *rows;
  DossierStorySelection *selection;
  GtkSelectionModel     *model; /* the same */
  guint                  n_told;
} Desk;

static void
made_cb (GObject *source, GAsyncResult *result, gpointer list)
{
  *(DossierStoryList **) list = dossier_story_list_new_finish (result, NULL);
}

/* What was saved just before is told after it is made. */
static gboolean
is_made (gpointer data)
{
  Desk *desk = data;

  return desk->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (desk->list)) == N_STORIES;
}

static void
count_cb (Desk *desk)
{
  desk->n_told++;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);

  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  ui_fixture_set_up (&desk->fixture, NULL);
  for (guint i = 1; i < N_STORIES; i++)
    {
      DossierDraft *draft = ui_make_long_draft (50);

      draft->published = dossier_date_from_time (1500000000 + i * 60);
      g_free (draft->title);
      draft->title = g_strdup_printf ("Story %u", i);
      g_free (draft->uri);
      draft->uri = g_strdup_printf ("https://example.org/%u", i);
      g_ptr_array_add (drafts, draft);
    }
  g_array_unref (dossier_store_save (desk->fixture.store, drafts, FALSE, NULL));
  dossier_story_list_new_async (desk->fixture.store, all, NULL, made_cb, &desk->list);
  ui_wait_until (is_made, desk);
  desk->rows = dossier_story_groups_new (desk->list);
  desk->selection = dossier_story_selection_new (desk->rows, FIRST_ROWS);
  desk->model = GTK_SELECTION_MODEL (desk->selection);
  g_signal_connect_swapped (desk->model, "selection-changed", G_CALLBACK (count_cb), desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_assert_finalize_object (desk->selection);
  g_assert_finalize_object (desk->rows);
  g_object_unref (desk->list);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static void
assert_chosen (Desk *desk, const char *want)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (desk->model)); i++)
    if (gtk_selection_model_is_selected (desk->model, i))
      g_string_append_printf (words, "%s%u", words->len > 0 ? " " : "", i);
  g_assert_cmpstr (words->str, ==, want);
}

static void
test_as_gtk_asks (Desk *desk, gconstpointer data)
{
  gtk_selection_model_select_item (desk->model, 3, TRUE);
  assert_chosen (desk, "3");
  gtk_selection_model_select_item (desk->model, 5, FALSE);
  gtk_selection_model_select_range (desk->model, 7, 2, FALSE);
  assert_chosen (desk, "3 5 7 8");
  gtk_selection_model_unselect_item (desk->model, 5);
  assert_chosen (desk, "3 7 8");
  gtk_selection_model_select_range (desk->model, N_STORIES - 2, 100, TRUE); /* past the end */
  assert_chosen (desk, "58 59");
  g_assert_cmpuint (dossier_story_selection_get_first (desk->selection), ==, N_STORIES - 2);
  gtk_selection_model_unselect_all (desk->model);
  assert_chosen (desk, "");
  g_assert_cmpuint (dossier_story_selection_get_first (desk->selection), ==, GTK_INVALID_LIST_POSITION);
  g_assert_false (gtk_selection_model_select_item (desk->model, N_STORIES, TRUE));
}

static void
test_the_same_again_is_not_told (Desk *desk, gconstpointer data)
{
  gtk_selection_model_select_item (desk->model, 3, TRUE);
  gtk_selection_model_select_item (desk->model, 3, TRUE);
  g_assert_cmpuint (desk->n_told, ==, 1);
}

static void
test_all (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_all (desk->model);
  g_assert_cmpuint (desk->n_told, ==, 1);
  g_assert_cmpuint (dossier_story_selection_count (desk->selection), ==, N_STORIES);
  ids = dossier_story_selection_list (desk->selection);
  for (guint i = 0; i < N_STORIES; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, dossier_story_list_get_id (desk->list, i));
}

static void
test_while_choosing_nothing_is_lost (Desk *desk, gconstpointer data)
{
  dossier_story_selection_set_choosing (desk->selection, TRUE);
  dossier_story_selection_toggle (desk->selection, 2);
  dossier_story_selection_toggle (desk->selection, 4);
  gtk_selection_model_select_item (desk->model, 9, TRUE);
  assert_chosen (desk, "2 4");
  gtk_selection_model_select_range (desk->model, 6, 2, TRUE);
  assert_chosen (desk, "2 4 6 7");
  dossier_story_selection_toggle (desk->selection, 4);
  assert_chosen (desk, "2 6 7");
}

static gboolean
has_gone (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((Desk *) data)->list)) == N_STORIES - 2;
}

static void
test_goes_along (Desk *desk, gconstpointer data)
{
  gint64 gone[] = { dossier_story_list_get_id (desk->list, 1), dossier_story_list_get_id (desk->list, 5) };
  g_autoptr (DossierChange) change = dossier_change_delete (gone, 2);

  gtk_selection_model_select_range (desk->model, 4, 3, TRUE);
  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  ui_wait_until (has_gone, desk);
  assert_chosen (desk, "3 4");
}

/* What a view knows: what it was told of. */
static void
assert_told (Desk *desk, GListModel *view, guint n)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (desk->model)), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (view), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierStory) story = g_list_model_get_item (view, i);

      g_assert_cmpint (dossier_story_get_row (story)->id, ==, dossier_story_list_get_id (desk->list, i));
    }
}

static void
test_a_view_is_told_bit_by_bit (Desk *desk, gconstpointer data)
{
  g_autoptr (GtkFilterListModel) view = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (desk->model)), NULL);
  guint  n = g_list_model_get_n_items (G_LIST_MODEL (desk->model));
  gint64 gone[] = { dossier_story_list_get_id (desk->list, 1), dossier_story_list_get_id (desk->list, 40) };
  g_autoptr (DossierChange) change = dossier_change_delete (gone, 2);

  g_assert_cmpuint (n, ==, FIRST_ROWS);
  assert_told (desk, G_LIST_MODEL (view), n);
  g_assert_true (dossier_story_selection_unfold (desk->selection, 10));
  assert_told (desk, G_LIST_MODEL (view), n + 10);
  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  ui_wait_until (has_gone, desk);
  assert_told (desk, G_LIST_MODEL (view), n + 10);
  dossier_story_selection_unfold_to (desk->selection, n + 9);
  assert_told (desk, G_LIST_MODEL (view), n + 10);
  gtk_selection_model_select_item (desk->model, N_STORIES - 3, TRUE);
  assert_told (desk, G_LIST_MODEL (view), N_STORIES - 2);
  g_assert_false (dossier_story_selection_unfold (desk->selection, 10));
}

static void
test_by_ids (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 wanted[] = { dossier_story_list_get_id (desk->list, 7), 12345, dossier_story_list_get_id (desk->list, 2) };

  gtk_selection_model_select_item (desk->model, 0, TRUE);
  g_array_append_vals (ids, wanted, G_N_ELEMENTS (wanted));
  dossier_story_selection_choose (desk->selection, ids);
  assert_chosen (desk, "2 7");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "chooses as GTK asks", test_as_gtk_asks },
    { "the same choice again is not told", test_the_same_again_is_not_told },
    { "all are chosen in one go", test_all },
    { "while one is choosing nothing is lost", test_while_choosing_nothing_is_lost },
    { "the choice goes along with what comes and goes", test_goes_along },
    { "those with certain ids", test_by_ids },
    { "a view is told bit by bit", test_a_view_is_told_bit_by_bit },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-selection/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
