/* test-story-list-grow.c - a list that grows: what it is told of meanwhile, and what cannot be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-prepared.h"
#include "dossier-story-list.h"
#include "store-fixture.h"

/* So many that the reader is busy with them for a while. */
#define N_STORIES 10400
#define N_FIRST 6
/* The day of the oldest one. */
#define FIRST_DAY 100

typedef struct
{
  Fixture           base;
  DossierStoryList *list;
  guint             n_told, n_stopped;
  char             *why;
} Desk;

static void
told_cb (guint *n)
{
  ++*n;
}

static void
stopped_cb (Desk *desk, const GError *error)
{
  desk->n_stopped++;
  g_free (desk->why);
  desk->why = g_strdup (error->message);
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  fixture_set_up (&desk->base, data);
  for (int i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Day %d", i);

      g_ptr_array_add (drafts, make_draft (title, "chip", FIRST_DAY + i));
    }
  g_array_unref (dossier_store_save (desk->base.store, drafts, FALSE, NULL));
  settle (desk->base.store);
  g_signal_connect_swapped (desk->base.store, "stories-added", G_CALLBACK (told_cb), &desk->n_told);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (desk->base.store, &desk->n_told);
  g_clear_object (&desk->list);
  g_free (desk->why);
  fixture_tear_down (&desk->base, data);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Desk *) data)->list = dossier_story_list_new_finish (result, NULL);
}

static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierOrdered) found = dossier_store_find_ordered_finish (DOSSIER_STORE (source), result, NULL);

  g_assert_nonnull (found);
}

/* A list of which the rest is not found yet: the reader sorts titles first. */
static void
begin_list (Desk *desk, DossierOrder order)
{
  g_autoptr (DossierQuery) chips = dossier_query_parse ("chip", FALSE, NULL);
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierOrderAsk ask = { .query = chips, .order = order, .limit = N_FIRST };
  DossierOrderAsk busy = { .query = everything, .order = DOSSIER_ORDER_TITLE };

  g_clear_object (&desk->list);
  dossier_story_list_new_ordered_async (desk->base.store, &ask, NULL, list_cb, desk);
  for (guint i = 0; i < 12; i++)
    dossier_store_find_ordered_async (desk->base.store, &busy, NULL, ignore_cb, NULL);
  while (desk->list == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (desk->list, "stopped", G_CALLBACK (stopped_cb), desk);
  g_assert_false (dossier_story_list_is_whole (desk->list));
}

static gint64
save_and_tell (Desk *desk, int day)
{
  guint            n_told = desk->n_told;
  g_autofree char *title = g_strdup_printf ("One more, of day %d", day);
  gint64           story = save_one (desk->base.store, make_draft (title, "chip", day)).story;

  while (desk->n_told == n_told)
    g_main_context_iteration (NULL, TRUE);
  return story;
}

/* As when another program's change is told in two ways. */
static void
tell_again (Desk *desk, gint64 story)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, story);
  g_signal_emit_by_name (desk->base.store, "stories-added", ids);
}

static guint
count_in_list (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (desk->list));
}

/* The ids of the list and of a fresh question are the same, in any order. */
static void
assert_has_all (Desk *desk)
{
  g_autoptr (DossierQuery) chips = dossier_query_parse ("chip", FALSE, NULL);
  g_autoptr (GArray) want = dossier_store_find (desk->base.store, chips, 0, NULL);
  g_autoptr (GArray) ids = dossier_story_list_dup_ids (desk->list);

  g_array_sort (want, dossier_story_id_compare);
  g_array_sort (ids, dossier_story_id_compare);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), want->data, want->len * sizeof (gint64));
}

/* "All" is also what came while the rest was being found, at either end, at once and only once. */
static void
test_arrivals_are_among_all (Desk *desk, gconstpointer data)
{
  static const DossierOrder orders[] = { DOSSIER_ORDER_NEWEST, DOSSIER_ORDER_RELEVANCE };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gint64 newest, oldest;

      begin_list (desk, orders[i]);
      newest = save_and_tell (desk, FIRST_DAY + N_STORIES + 10 + (int) i);
      oldest = save_and_tell (desk, 10 + (int) i);
      tell_again (desk, newest);
      g_assert_false (dossier_story_list_is_whole (desk->list));
      g_assert_true (dossier_story_list_make_whole (desk->list, NULL));
      g_assert_cmpuint (dossier_story_list_find (desk->list, newest), !=, G_MAXUINT);
      g_assert_cmpuint (dossier_story_list_find (desk->list, oldest), !=, G_MAXUINT);
      assert_has_all (desk);
      settle (desk->base.store);
      assert_has_all (desk);
    }
}

static void
wait_for_stop (Desk *desk, guint n)
{
  while (desk->n_stopped < n)
    g_main_context_iteration (NULL, TRUE);
}

/* It says why, follows the store all the same, and grows when it is asked to once more. */
static void
test_what_cannot_be_read_is_told (Desk *desk, gconstpointer data)
{
  gint64 story;

  begin_list (desk, DOSSIER_ORDER_NEWEST);
  run_sql (desk->base.path, "ALTER TABLE story_fts RENAME TO elsewhere");
  wait_for_stop (desk, 1);
  g_assert_nonnull (desk->why);
  g_assert_false (dossier_story_list_is_whole (desk->list));
  g_assert_cmpuint (count_in_list (desk), ==, N_FIRST);
  dossier_story_list_grow_on (desk->list);
  wait_for_stop (desk, 2);

  run_sql (desk->base.path, "ALTER TABLE elsewhere RENAME TO story_fts");
  save_and_tell (desk, 10); /* older than all, and found again with the rest */
  story = save_and_tell (desk, FIRST_DAY + N_STORIES + 10);
  settle (desk->base.store);
  g_assert_cmpuint (count_in_list (desk), ==, N_FIRST + 2);
  g_assert_cmpuint (dossier_story_list_find (desk->list, story), ==, 0);
  dossier_story_list_grow_on (desk->list);
  while (!dossier_story_list_is_whole (desk->list))
    g_main_context_iteration (NULL, TRUE);
  settle (desk->base.store);
  g_assert_cmpuint (desk->n_stopped, ==, 2);
  assert_has_all (desk);
  g_assert_cmpuint (count_in_list (desk), ==, N_STORIES + 2);
}

/* Whoever cannot have all is told, and the list says once that it does not grow. */
static void
test_all_of_what_cannot_be_read (Desk *desk, gconstpointer data)
{
  begin_list (desk, DOSSIER_ORDER_NEWEST);
  run_sql (desk->base.path, "ALTER TABLE story_fts RENAME TO elsewhere");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_story_list_make_whole (desk->list, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (desk->n_stopped, ==, 1);
    }
  g_assert_cmpuint (count_in_list (desk), ==, N_FIRST);
}

#define ADD(path, test) g_test_add (path, Desk, NULL, desk_set_up, test, desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/story-list-grow/what-comes-meanwhile-is-among-all", test_arrivals_are_among_all);
  ADD ("/story-list-grow/what-cannot-be-read-is-told", test_what_cannot_be_read_is_told);
  ADD ("/story-list-grow/all-of-what-cannot-be-read-is-refused", test_all_of_what_cannot_be_read);
  return g_test_run ();
}
