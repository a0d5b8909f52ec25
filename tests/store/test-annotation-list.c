/* test-annotation-list.c - the list of highlights keeps what it can when it is searched again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-list.h"
#include "store-fixture.h"

#define N 60

typedef struct
{
  Fixture                base;
  DossierAnnotationList *list;
  GPtrArray             *copy; /* of items, kept up by what the list tells */
  guint                  n_told;
  gint64                 story, ids[N];
} Desk;

/* What goes is told before what comes, and the list is right in between. */
static void
changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Desk *desk)
{
  g_assert_true (n_removed == 0 || n_added == 0);
  if (n_removed > 0)
    g_ptr_array_remove_range (desk->copy, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (desk->copy, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (desk->copy->len, ==, g_list_model_get_n_items (model));
  desk->n_told++;
}

static void
assert_copy_is_right (Desk *desk)
{
  for (guint i = 0; i < desk->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (desk->list), i);

      g_assert_true (item == desk->copy->pdata[i]);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (desk->list), desk->copy->len));
}

static gint64
annotate (Desk *desk, guint start, gint64 created)
{
  DossierAnnotationRow row = { .story = desk->story, .start = start, .length = 1, .created = created };

  return apply (desk->base.store, dossier_change_annotate (&row));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autofree char *text = g_strnfill (N * 2, 'x');

  fixture_set_up (&desk->base, data);
  desk->story = save_one (desk->base.store, make_draft ("A", text, 1)).story;
  for (guint i = 0; i < N; i++)
    desk->ids[i] = annotate (desk, i, 1000000 + i);
  desk->list = dossier_annotation_list_new (desk->base.store);
  desk->copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (desk->list, "items-changed", G_CALLBACK (changed_cb), desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_ptr_array_unref (desk->copy);
  g_object_unref (desk->list);
  fixture_tear_down (&desk->base, data);
}

typedef struct
{
  guint   n_done;
  GError *error;
} Answer;

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  g_clear_error (&answer->error);
  dossier_annotation_list_search_finish (DOSSIER_ANNOTATION_LIST (source), result, &answer->error);
  answer->n_done++;
}

static void
start (Desk *desk, DossierAnnotationOrder order, DossierAnnotationGroup group, Answer *answer)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierAnnotationSearch search = { query, order, group };

  dossier_annotation_list_search_async (desk->list, &search, searched_cb, answer);
}

static void
search (Desk *desk, DossierAnnotationOrder order, DossierAnnotationGroup group)
{
  Answer answer = { 0 };

  desk->n_told = 0;
  start (desk, order, group, &answer);
  while (answer.n_done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  assert_copy_is_right (desk);
}

static void
delete_some (Desk *desk, guint first, guint step)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_DELETED };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < N; i += step)
    g_array_append_val (ids, desk->ids[i]);
  apply (desk->base.store, dossier_change_edit_annotations ((gint64 *) (gpointer) ids->data, ids->len, &edit));
}

static void
test_one_by_one (Desk *desk, gconstpointer data)
{
  g_autofree char *words = NULL;

  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE);
  g_assert_cmpuint (desk->n_told, ==, 1);
  g_assert_cmpuint (desk->copy->len, ==, N);
  g_assert_cmpint (dossier_annotation_list_get_id (desk->list, 3), ==, desk->ids[3]);
  g_assert_cmpint (dossier_annotation_list_get_id (desk->list, N), ==, 0);
  delete_some (desk, 0, 10);
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE);
  g_assert_cmpuint (desk->n_told, ==, 6); /* those between stay */
  g_assert_cmpuint (dossier_annotation_list_get_n_found (desk->list), ==, N - 6);
  words = dossier_store_undo (desk->base.store, NULL);
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE);
  g_assert_cmpuint (desk->n_told, ==, 6);
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE);
  g_assert_cmpuint (desk->n_told, ==, 0);
  g_assert_cmpuint (dossier_annotation_list_get_n_stories (desk->list), ==, 1);
}

static void
test_another_order (Desk *desk, gconstpointer data)
{
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE);
  search (desk, DOSSIER_ANNOTATION_ORDER_NEWEST, DOSSIER_ANNOTATION_GROUP_NONE);
  g_assert_cmpuint (desk->n_told, ==, 2);
  g_assert_cmpint (dossier_annotation_list_get_id (desk->list, 0), ==, desk->ids[N - 1]);
}

static void
notified_cb (GObject *heading, GParamSpec *pspec, guint *n)
{
  g_object_get (heading, "n", n, NULL);
}

static void
test_headings (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierAnnotationHeading) heading = NULL, again = NULL;
  guint n = 0;

  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_STORY);
  g_assert_cmpuint (desk->copy->len, ==, N + 1);
  g_assert_cmpint (dossier_annotation_list_get_id (desk->list, 0), ==, 0);
  heading = g_list_model_get_item (G_LIST_MODEL (desk->list), 0);
  g_assert_true (DOSSIER_IS_ANNOTATION_HEADING (heading));
  g_assert_cmpint (dossier_annotation_heading_get_key (heading), ==, desk->story);
  g_assert_cmpint (dossier_annotation_heading_get_group (heading), ==, DOSSIER_ANNOTATION_GROUP_STORY);
  g_assert_cmpuint (dossier_annotation_heading_get_n (heading), ==, N);
  g_signal_connect (heading, "notify::n", G_CALLBACK (notified_cb), &n);
  delete_some (desk, 5, 30);
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_STORY);
  again = g_list_model_get_item (G_LIST_MODEL (desk->list), 0);
  g_assert_true (heading == again);
  g_assert_cmpuint (n, ==, N - 2);
  delete_some (desk, 0, 1);
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_STORY);
  g_assert_cmpuint (desk->copy->len, ==, 0);
}

/* The first day of 1970 and nobody have the same key. */
static void
test_other_groups (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierAnnotationHeading) heading = NULL;

  run_sql (desk->base.path, "UPDATE annotation SET created = 43200");
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_DAY);
  g_assert_cmpint (dossier_annotation_heading_get_key (desk->copy->pdata[0]), ==, 0);
  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_WHO);
  g_assert_cmpuint (desk->n_told, ==, 2);
  heading = g_list_model_get_item (G_LIST_MODEL (desk->list), 0);
  g_assert_cmpint (dossier_annotation_heading_get_key (heading), ==, 0);
  g_assert_cmpint (dossier_annotation_heading_get_group (heading), ==, DOSSIER_ANNOTATION_GROUP_WHO);
  g_assert_cmpuint (dossier_annotation_heading_get_n (heading), ==, N);
}

static void
test_held_ones_are_read_again (Desk *desk, gconstpointer data)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_COLOUR, .colour = DOSSIER_COLOUR_PINK };
  g_autoptr (DossierAnnotation) held = NULL;

  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE);
  held = g_list_model_get_item (G_LIST_MODEL (desk->list), 7);
  apply (desk->base.store, dossier_change_edit_annotations (&desk->ids[7], 1, &edit));
  dossier_annotation_list_reread (desk->list);
  g_assert_cmpint (dossier_annotation_get_row (held)->colour, ==, DOSSIER_COLOUR_PINK);
}

static void
test_the_last_question_wins (Desk *desk, gconstpointer data)
{
  Answer first = { 0 }, second = { 0 };

  start (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_NONE, &first);
  start (desk, DOSSIER_ANNOTATION_ORDER_NEWEST, DOSSIER_ANNOTATION_GROUP_NONE, &second);
  while (first.n_done == 0 || second.n_done == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (second.error);
  g_assert_cmpint (dossier_annotation_list_get_id (desk->list, 0), ==, desk->ids[N - 1]);
  g_clear_error (&first.error);
}

/* An item outlives its list. */
static void
test_goes_before_its_items (Desk *desk, gconstpointer data)
{
  DossierAnnotationList *list = dossier_annotation_list_new (desk->base.store);

  search (desk, DOSSIER_ANNOTATION_ORDER_OLDEST, DOSSIER_ANNOTATION_GROUP_DAY);
  g_signal_handlers_disconnect_by_data (desk->list, desk);
  g_object_unref (desk->list);
  desk->list = list;
  g_assert_cmpint (dossier_annotation_get_row (desk->copy->pdata[1])->id, ==, desk->ids[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/annotation-list/" name, Desk, NULL, set_up, test, tear_down)
  ADD ("what is different is told one by one", test_one_by_one);
  ADD ("another order is told at once", test_another_order);
  ADD ("groups have headings", test_headings);
  ADD ("other groups have other headings", test_other_groups);
  ADD ("what is held is read again", test_held_ones_are_read_again);
  ADD ("the last question wins", test_the_last_question_wins);
  ADD ("an item outlives its list", test_goes_before_its_items);
  return g_test_run ();
}
