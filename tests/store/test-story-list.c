/* test-story-list.c - the list that follows the library with exact splices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-prepared.h"
#include "dossier-story-list-private.h"
#include "store-fixture.h"

/* A copy of the list kept only by what it tells. */
typedef struct
{
  DossierStoryList *list;
  GArray           *copy;
  guint             n_splices, last_position, last_removed, last_added;
} Follower;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Follower *follower = data;

  follower->n_splices++;
  follower->last_position = position;
  follower->last_removed = removed;
  follower->last_added = added;
  if (removed > 0)
    g_array_remove_range (follower->copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = dossier_story_list_get_id (follower->list, position + i);

      g_array_insert_val (follower->copy, position + i, id);
    }
  g_assert_cmpuint (follower->copy->len, ==, g_list_model_get_n_items (model));
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  *(DossierStoryList **) data = dossier_story_list_new_finish (result, &error);
  g_assert_no_error (error);
}

static DossierStoryList *
make_ordered_list (DossierStore *store, const char *text, DossierOrder order)
{
  g_autoptr (DossierQuery) query = dossier_query_parse (text, FALSE, NULL);
  DossierOrderAsk   ask = { query, order, 0, FALSE };
  DossierStoryList *list = NULL;

  dossier_story_list_new_ordered_async (store, &ask, NULL, list_cb, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static DossierStoryList *
make_list (DossierStore *store, const char *text)
{
  return make_ordered_list (store, text, DOSSIER_ORDER_NEWEST);
}

static void
follow_ordered (Follower *follower, DossierStore *store, const char *text, DossierOrder order)
{
  *follower = (Follower){ .list = make_ordered_list (store, text, order),
                          .copy = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (follower->list)); i++)
    {
      gint64 id = dossier_story_list_get_id (follower->list, i);

      g_array_append_val (follower->copy, id);
    }
  g_signal_connect (follower->list, "items-changed", G_CALLBACK (items_changed_cb), follower);
}

static void
follow (Follower *follower, DossierStore *store, const char *text)
{
  follow_ordered (follower, store, text, DOSSIER_ORDER_NEWEST);
}

static void
unfollow (Follower *follower)
{
  g_assert_finalize_object (follower->list);
  g_array_unref (follower->copy);
}

/* The list, its followed copy and a fresh query are the same. */
static void
assert_followed (Follower *follower, DossierStore *store)
{
  DossierOrderAsk ask
      = { dossier_story_list_get_query (follower->list), dossier_story_list_get_order (follower->list), 0, FALSE };
  g_autoptr (DossierOrdered) found = dossier_store_find_ordered (store, &ask, NULL);
  GArray *fresh = found->ids;

  g_assert_cmpuint (fresh->len, ==, g_list_model_get_n_items (G_LIST_MODEL (follower->list)));
  g_assert_cmpuint (fresh->len, ==, follower->copy->len);
  for (guint i = 0; i < fresh->len; i++)
    {
      gint64 id = g_array_index (fresh, gint64, i);

      g_assert_cmpint (id, ==, g_array_index (follower->copy, gint64, i));
      g_assert_cmpuint (dossier_story_list_find (follower->list, id), ==, i);
    }
}

static gint64
save_day (DossierStore *store, int day, const char *text)
{
  g_autofree char *title = g_strdup_printf ("Day %d of %s", day, text);

  return save_one (store, make_draft (title, text, day)).story;
}

static void
test_arrivals (Fixture *fixture, gconstpointer data)
{
  Follower all, chips;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  for (int day = 0; day < 10; day++)
    save_day (fixture->store, day * 10, day % 2 ? "chip" : "law");
  settle (fixture->store);
  follow (&all, fixture->store, "");
  follow (&chips, fixture->store, "chip");
  g_assert_cmpuint (all.copy->len, ==, 10);
  g_assert_cmpuint (chips.copy->len, ==, 5);

  save_day (fixture->store, 45, "chip");
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 1);
  g_assert_cmpuint (all.last_position, ==, 5);
  g_assert_cmpuint (all.last_added, ==, 1);
  g_assert_cmpuint (chips.n_splices, ==, 1);
  g_assert_cmpuint (chips.last_position, ==, 3);

  save_day (fixture->store, 46, "law");
  settle (fixture->store);
  g_assert_cmpuint (chips.n_splices, ==, 1);

  for (int day = 200; day < 230; day++)
    {
      g_autofree char *title = g_strdup_printf ("Day %d", day);

      g_ptr_array_add (drafts, make_draft (title, "chip", day));
    }
  g_array_unref (dossier_store_save (fixture->store, drafts, FALSE, NULL));
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 3);
  g_assert_cmpuint (all.last_position, ==, 0);
  g_assert_cmpuint (all.last_added, ==, 30);
  assert_followed (&all, fixture->store);
  assert_followed (&chips, fixture->store);
  unfollow (&all);
  unfollow (&chips);
}

static void
test_removals (Fixture *fixture, gconstpointer data)
{
  Follower all;
  gint64   ids[20];

  for (int day = 0; day < 20; day++)
    ids[day] = save_day (fixture->store, day, "law");
  settle (fixture->store);
  follow (&all, fixture->store, "");
  apply (fixture->store, dossier_change_delete (ids + 5, 4));
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 1);
  g_assert_cmpuint (all.last_removed, ==, 4);
  g_assert_cmpuint (all.last_position, ==, 11);
  assert_followed (&all, fixture->store);
  g_free (dossier_store_undo (fixture->store, NULL));
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 2);
  g_assert_cmpuint (all.last_added, ==, 4);
  assert_followed (&all, fixture->store);
  unfollow (&all);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1958);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  Follower all, chips;

  follow (&all, fixture->store, "");
  follow (&chips, fixture->store, "chip -law");
  for (guint i = 0; i < 150; i++)
    {
      guint what = g_rand_int_range (random, 0, 10);

      if (what < 5 || known->len == 0)
        {
          gint64 id = save_day (fixture->store, g_rand_int_range (random, 0, 500), what % 2 ? "chip" : "law");

          g_array_append_val (known, id);
        }
      else if (what < 8)
        apply (fixture->store,
               dossier_change_delete (&g_array_index (known, gint64, g_rand_int_range (random, 0, known->len)), 1));
      else
        g_free (dossier_store_undo (fixture->store, NULL));
      if (i % 7 == 0)
        {
          settle (fixture->store);
          assert_followed (&all, fixture->store);
          assert_followed (&chips, fixture->store);
        }
    }
  unfollow (&all);
  unfollow (&chips);
}

/* In every order: what comes and goes stands where a fresh question has it. */
static void
test_random_orders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1957);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  Follower lists[DOSSIER_N_ORDERS];

  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    follow_ordered (&lists[order], fixture->store, "chip", order);
  for (guint i = 0; i < 60; i++)
    {
      guint what = g_rand_int_range (random, 0, 10);

      if (what < 6 || known->len == 0)
        {
          gint64 id = save_day (fixture->store, g_rand_int_range (random, 0, 500), what % 3 ? "chip" : "law");

          g_array_append_val (known, id);
        }
      else if (what < 8)
        apply (fixture->store,
               dossier_change_delete (&g_array_index (known, gint64, g_rand_int_range (random, 0, known->len)), 1));
      else
        g_free (dossier_store_undo (fixture->store, NULL));
      settle (fixture->store);
      for (DossierOrder order = 0; i % 5 == 0 && order < DOSSIER_ORDER_RELEVANCE; order++)
        assert_followed (&lists[order], fixture->store);
    }
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    unfollow (&lists[order]);
}

static void
count_rearranged_cb (guint *n)
{
  ++*n;
}

/* ---- without what is archived ---- */

static void
follow_place (Follower *follower, DossierStore *store, DossierOrder order)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierOrderAsk ask = { .query = everything, .order = order, .leaves_archived = TRUE };

  *follower = (Follower){ .copy = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  dossier_story_list_new_ordered_async (store, &ask, NULL, list_cb, &follower->list);
  while (follower->list == NULL)
    g_main_context_iteration (NULL, TRUE);
  dossier_story_list_collect (follower->list, 0, FALSE, follower->copy);
  g_signal_connect (follower->list, "items-changed", G_CALLBACK (items_changed_cb), follower);
}

/* It is what a fresh list is. */
static void
assert_place (Follower *follower, DossierStore *store, DossierOrder order)
{
  Follower fresh;

  follow_place (&fresh, store, order);
  g_assert_cmpmem (follower->copy->data, follower->copy->len * sizeof (gint64), fresh.copy->data,
                   fresh.copy->len * sizeof (gint64));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (follower->list)), ==, fresh.copy->len);
  unfollow (&fresh);
}

/* Some are archived, taken out again, or to be read again. */
static void
change_some (Fixture *fixture, GRand *random, GArray *known, guint what)
{
  guint   from = g_rand_int_range (random, 0, known->len), n = g_rand_int_range (random, 1, 8);
  gint64 *ids = &g_array_index (known, gint64, from);

  n = MIN (n, known->len - from);
  if (what == 0)
    apply (fixture->store, dossier_change_delete (ids, n));
  else if (what == 1)
    apply (fixture->store, dossier_change_set_read (ids, n, FALSE));
  else
    apply (fixture->store, dossier_change_set_archived (ids, n, what > 2));
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const DossierOrder orders[] = { DOSSIER_ORDER_NEWEST, DOSSIER_ORDER_OLDEST, DOSSIER_ORDER_TITLE };
  g_autoptr (GRand) random = g_rand_new_with_seed (1961);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  Follower lists[G_N_ELEMENTS (orders)];

  for (guint k = 0; k < G_N_ELEMENTS (orders); k++)
    follow_place (&lists[k], fixture->store, orders[k]);
  for (guint i = 0; i < 80; i++)
    {
      guint what = g_rand_int_range (random, 0, 12);

      if (what < 4 || known->len == 0)
        {
          gint64 id = save_day (fixture->store, g_rand_int_range (random, 0, 500), "chip");

          g_array_append_val (known, id);
        }
      else if (what < 10)
        change_some (fixture, random, known, what - 4);
      else
        g_free (dossier_store_undo (fixture->store, NULL));
      if (i % 3 != 0)
        continue; /* the next comes while the last is still asked for */
      settle (fixture->store);
      for (guint k = 0; k < G_N_ELEMENTS (orders); k++)
        assert_place (&lists[k], fixture->store, orders[k]);
    }
  g_assert_cmpuint (lists[0].n_splices, >, 20);
  for (guint k = 0; k < G_N_ELEMENTS (orders); k++)
    unfollow (&lists[k]);
}

/* What is archived is one row less, where it stood; undone, it stands there again, unread as it was. */
static void
test_archived_and_back (Fixture *fixture, gconstpointer data)
{
  Follower all;
  gint64   ids[3];

  for (int i = 0; i < 3; i++)
    ids[i] = save_day (fixture->store, i, "chip");
  settle (fixture->store);
  follow_place (&all, fixture->store, DOSSIER_ORDER_NEWEST);
  apply (fixture->store, dossier_change_set_archived (&ids[1], 1, TRUE));
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 1);
  g_assert_true (all.last_position == 1 && all.last_removed == 1 && all.last_added == 0);
  apply (fixture->store, dossier_change_set_starred (&ids[0], 1, TRUE));
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 1);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_free (dossier_store_undo (fixture->store, NULL));
  settle (fixture->store);
  g_assert_cmpuint (all.n_splices, ==, 2);
  g_assert_true (all.last_position == 1 && all.last_removed == 0 && all.last_added == 1);
  g_assert_cmpuint (read_counts (fixture->store).unread, ==, 3);
  unfollow (&all);
}

/* As many terms as there may be leave the archived ones out all the same. */
static void
test_many_terms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new ("chip");
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (DossierStoryList) list = NULL;
  DossierOrderAsk ask = { .leaves_archived = TRUE };
  gint64          ids[2];

  for (int i = 0; i < 2; i++)
    ids[i] = save_day (fixture->store, i, "chip");
  apply (fixture->store, dossier_change_set_archived (ids, 1, TRUE));
  settle (fixture->store);
  for (guint i = 1; i < DOSSIER_QUERY_MAX_TERMS; i++)
    g_string_append_printf (words, " OR w%u", i);
  query = dossier_query_parse (words->str, FALSE, NULL);
  ask.query = query;
  dossier_story_list_new_ordered_async (fixture->store, &ask, NULL, list_cb, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dossier_query_get_n_terms (query), ==, DOSSIER_QUERY_MAX_TERMS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (dossier_story_list_get_id (list, 0), ==, ids[1]);
}

/* Hundreds that come and go here and there are told with two splices, and that it is so is said before and after. */
static void
test_many_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autofree gint64 *ids = g_new (gint64, 600);
  Follower           lists[DOSSIER_N_ORDERS];
  guint              n_before = 0, n_after = 0;

  for (int i = 0; i < 1200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Day %d", i);

      g_ptr_array_add (drafts, make_draft (title, "chip", i));
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  for (guint i = 0; i < 600; i++)
    ids[i] = g_array_index (saved, DossierSaveResult, 2 * i).story;
  settle (fixture->store);
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    {
      follow_ordered (&lists[order], fixture->store, "chip", order);
      g_signal_connect_swapped (lists[order].list, "rearranging", G_CALLBACK (count_rearranged_cb), &n_before);
      g_signal_connect_swapped (lists[order].list, "rearranged", G_CALLBACK (count_rearranged_cb), &n_after);
    }
  apply (fixture->store, dossier_change_delete (ids, 600));
  settle (fixture->store);
  g_assert_cmpuint (n_before, ==, DOSSIER_N_ORDERS);
  g_free (dossier_store_undo (fixture->store, NULL));
  settle (fixture->store);
  g_assert_cmpuint (n_before, ==, 2 * DOSSIER_N_ORDERS);
  g_assert_cmpuint (n_after, ==, n_before);
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    {
      g_assert_cmpuint (lists[order].n_splices, <=, 4);
      assert_followed (&lists[order], fixture->store);
      unfollow (&lists[order]);
    }
}

static void
test_collects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStoryList) list = NULL;
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) up = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[4];

  for (int i = 0; i < 4; i++)
    ids[i] = save_day (fixture->store, i, "chip");
  settle (fixture->store);
  list = make_list (fixture->store, "");
  dossier_story_list_collect (list, 2, FALSE, down);
  dossier_story_list_collect (list, 1, TRUE, up);
  dossier_story_list_collect (list, 4, TRUE, up);
  g_assert_cmpuint (down->len, ==, 2);
  g_assert_cmpint (g_array_index (down, gint64, 0), ==, ids[1]);
  g_assert_cmpint (g_array_index (down, gint64, 1), ==, ids[0]);
  g_assert_cmpuint (up->len, ==, 2);
  g_assert_cmpint (g_array_index (up, gint64, 0), ==, ids[2]);
  g_assert_cmpint (g_array_index (up, gint64, 1), ==, ids[3]);
}

static void
count_cb (gpointer data)
{
  ++*(guint *) data;
}

/* Rows are read when asked for, shared while held, forgotten when let go, and refreshed in place. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  gint64 id = save_day (fixture->store, 1, "law");
  g_autoptr (DossierStoryList) list = NULL;
  g_autoptr (DossierStory) story = NULL;
  g_autoptr (DossierStory) again = NULL;
  guint n = 0;

  settle (fixture->store);
  list = make_list (fixture->store, "is:unread");
  story = g_list_model_get_item (G_LIST_MODEL (list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (story == again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1));
  g_assert_cmpint (dossier_story_list_get_id (list, 1), ==, 0);
  g_assert_cmpuint (dossier_story_list_find (list, 1), ==, G_MAXUINT);

  g_signal_connect_swapped (story, "notify::row", G_CALLBACK (count_cb), &n);
  apply (fixture->store, dossier_change_set_read (&id, 1, TRUE));
  settle (fixture->store);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (dossier_story_get_row (story)->is_read);
  /* It stays in the list of unread ones until the next query. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  g_clear_object (&again);
  g_assert_finalize_object (g_steal_pointer (&story));
  story = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (dossier_story_get_row (story)->is_read);
  /* A story may outlive the list. */
  g_clear_object (&list);
}

/* Of many rows that are held all are refreshed, some at once and the others by and by; or none when the list goes. */
static void
test_many_rows (Fixture *fixture, gconstpointer data)
{
  enum
  {
    HELD = 100
  };
  g_autoptr (GPtrArray) stories = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DossierStoryList) list = NULL;
  guint n = 0;

  for (int day = 0; day < HELD; day++)
    save_day (fixture->store, day, "law");
  settle (fixture->store);
  list = make_list (fixture->store, "");
  ids = dossier_story_list_dup_ids (list);
  for (guint i = 0; i < HELD; i++)
    {
      g_ptr_array_add (stories, g_list_model_get_item (G_LIST_MODEL (list), i));
      g_signal_connect_swapped (stories->pdata[i], "notify::row", G_CALLBACK (count_cb), &n);
    }
  apply (fixture->store, dossier_change_set_read ((const gint64 *) (gpointer) ids->data, HELD, TRUE));
  while (n < HELD)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < HELD; i++)
    g_assert_true (dossier_story_get_row (stories->pdata[i])->is_read);

  apply (fixture->store, dossier_change_set_read ((const gint64 *) (gpointer) ids->data, HELD, FALSE));
  while (n == HELD)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&list);
  settle (fixture->store);
  g_assert_cmpuint (n, <, 2 * HELD);
}

/* What arrives while the query runs is in the list all the same, once. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("chip", FALSE, NULL);
  g_autoptr (DossierStoryList) list = NULL;
  gint64 gone = save_day (fixture->store, 0, "chip");

  dossier_story_list_new_async (fixture->store, query, NULL, list_cb, &list);
  for (int day = 1; day < 20; day++)
    save_day (fixture->store, day, "chip");
  apply (fixture->store, dossier_change_delete (&gone, 1));
  settle (fixture->store);
  g_assert_nonnull (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 19);
}

/* Tells of @story as if it had just been changed. */
static void
tell_changed (DossierStore *store, gint64 story)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (changed, story);
  g_signal_emit_by_name (store, "stories-changed", changed);
}

/* What is marked while the query runs is where the answer has it from the first moment on, whatever the order; what is
 * archived goes. */
static void
test_marked_meanwhile (Fixture *fixture, gconstpointer data)
{
  gint64 ids[3];

  for (int day = 0; day < 3; day++)
    ids[day] = save_day (fixture->store, day, "chip");
  settle (fixture->store);
  for (DossierOrder order = 0; order < DOSSIER_ORDER_RELEVANCE; order++)
    {
      g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
      g_autoptr (DossierStoryList) list = NULL;
      DossierOrderAsk ask = { .query = everything, .order = order, .leaves_archived = TRUE };

      dossier_story_list_new_ordered_async (fixture->store, &ask, NULL, list_cb, &list);
      tell_changed (fixture->store, ids[1]);
      apply (fixture->store, dossier_change_set_archived (&ids[2], 1, TRUE));
      tell_changed (fixture->store, ids[2]);
      while (list == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (dossier_story_list_find (list, ids[1]), !=, G_MAXUINT);
      settle (fixture->store);
      g_assert_cmpuint (dossier_story_list_find (list, ids[1]), !=, G_MAXUINT);
      g_assert_cmpuint (dossier_story_list_find (list, ids[2]), ==, G_MAXUINT);
      g_free (dossier_store_undo (fixture->store, NULL));
      settle (fixture->store);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
    }
}

/* Follows a list of chips that has at first @limit stories. */
static void
follow_part (Follower *follower, DossierStore *store, DossierOrder order, guint limit)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("chip", FALSE, NULL);
  DossierOrderAsk ask = { .query = query, .order = order, .limit = limit };

  *follower = (Follower){ .copy = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  dossier_story_list_new_ordered_async (store, &ask, NULL, list_cb, &follower->list);
  while (follower->list == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_array_unref (follower->copy);
  follower->copy = dossier_story_list_dup_ids (follower->list);
  g_signal_connect (follower->list, "items-changed", G_CALLBACK (items_changed_cb), follower);
}

static void
make_whole (Follower *follower, gboolean at_once)
{
  if (at_once)
    g_assert_true (dossier_story_list_make_whole (follower->list, NULL));
  while (!dossier_story_list_is_whole (follower->list))
    g_main_context_iteration (NULL, TRUE);
}

/* The rest comes in one splice, by itself or at once. */
static void
test_grows (Fixture *fixture, gconstpointer data)
{
  for (int day = 0; day < 20; day++)
    save_day (fixture->store, day, "chip");
  settle (fixture->store);
  for (guint at_once = 0; at_once < 2; at_once++)
    {
      Follower part;

      follow_part (&part, fixture->store, DOSSIER_ORDER_NEWEST, 6);
      g_assert_false (dossier_story_list_is_whole (part.list));
      g_assert_cmpuint (part.copy->len, ==, 6);
      make_whole (&part, at_once);
      g_assert_cmpuint (part.n_splices, ==, 1);
      g_assert_cmpuint (part.last_position, ==, 6);
      g_assert_cmpuint (part.last_added, ==, 14);
      settle (fixture->store);
      assert_followed (&part, fixture->store);
      g_assert_cmpuint (part.n_splices, ==, 1);
      unfollow (&part);
    }
}

/* What comes and goes while the rest is found, on either side of where the first part ends, is there once or not. */
static void
test_grows_meanwhile (Fixture *fixture, gconstpointer data)
{
  gint64 ids[20];

  for (int day = 0; day < 20; day++)
    ids[day] = save_day (fixture->store, day * 10, "chip");
  settle (fixture->store);
  for (guint at_once = 0; at_once < 2; at_once++)
    {
      Follower part;

      follow_part (&part, fixture->store, DOSSIER_ORDER_NEWEST, 6);
      save_day (fixture->store, 5 + (int) at_once, "chip");
      save_day (fixture->store, 185 + (int) at_once, "chip");
      save_day (fixture->store, 186 + (int) at_once, "law");
      apply (fixture->store, dossier_change_delete (&ids[1 + at_once], 1));
      apply (fixture->store, dossier_change_delete (&ids[17 + at_once], 1));
      make_whole (&part, at_once);
      settle (fixture->store);
      g_assert_cmpuint (part.copy->len, ==, 20);
      assert_followed (&part, fixture->store);
      unfollow (&part);
    }
}

/* ---- what is archived, or is not any more, while the rest is found ---- */

/* More than are found at first and in the next part, whatever the order. */
#define N_GROWING 10400

static GArray *
save_growing (DossierStore *store)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < N_GROWING; i++)
    {
      g_autofree char *title = g_strdup_printf ("Day %d", i);

      g_ptr_array_add (drafts, make_draft (title, "chip", i));
    }
  saved = dossier_store_save (store, drafts, FALSE, NULL);
  for (guint i = 0; i < saved->len; i++)
    g_array_append_val (ids, g_array_index (saved, DossierSaveResult, i).story);
  return ids;
}

/* One of the oldest, one of the newest and some between. */
static void
set_archived_apart (DossierStore *store, GArray *ids, guint from, gboolean value)
{
  gint64 some[6];

  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    some[i] = g_array_index (ids, gint64, from + i * 2070);
  apply (store, dossier_change_set_archived (some, G_N_ELEMENTS (some), value));
}

/* Each once, whatever the order. */
static void
assert_has_all_but_archived (Follower *part, DossierStore *store)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("chip -is:archived", FALSE, NULL);
  g_autoptr (GArray) want = dossier_store_find (store, query, 0, NULL);

  g_array_sort (want, dossier_story_id_compare);
  g_array_sort (part->copy, dossier_story_id_compare);
  g_assert_cmpmem (part->copy->data, part->copy->len * sizeof (gint64), want->data, want->len * sizeof (gint64));
}

static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierOrdered) found = dossier_store_find_ordered_finish (DOSSIER_STORE (source), result, NULL);

  g_assert_nonnull (found);
}

/* By title: it keeps the reader busy, so that what is asked for now comes after what changes meanwhile. */
static void
occupy_reader (DossierStore *store)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierOrderAsk ask = { .query = everything, .order = DOSSIER_ORDER_TITLE };

  for (guint i = 0; i < 4; i++)
    dossier_store_find_ordered_async (store, &ask, NULL, ignore_cb, NULL);
}

static void
follow_growing (Follower *part, DossierStore *store, DossierOrder order)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("chip", FALSE, NULL);
  DossierOrderAsk ask = { .query = query, .order = order, .limit = 6, .leaves_archived = TRUE };

  *part = (Follower){ .copy = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  dossier_story_list_new_ordered_async (store, &ask, NULL, list_cb, &part->list);
  occupy_reader (store);
  while (part->list == NULL)
    g_main_context_iteration (NULL, TRUE);
  dossier_story_list_collect (part->list, 0, FALSE, part->copy);
  g_signal_connect (part->list, "items-changed", G_CALLBACK (items_changed_cb), part);
}

static void
test_grows_while_archived (Fixture *fixture, gconstpointer data)
{
  static const DossierOrder orders[] = { DOSSIER_ORDER_NEWEST, DOSSIER_ORDER_RELEVANCE };
  g_autoptr (GArray) ids = save_growing (fixture->store);

  for (guint k = 0; k < G_N_ELEMENTS (orders); k++)
    {
      Follower part;

      set_archived_apart (fixture->store, ids, 0, TRUE);
      set_archived_apart (fixture->store, ids, 40, TRUE);
      set_archived_apart (fixture->store, ids, 20, FALSE);
      settle (fixture->store);
      follow_growing (&part, fixture->store, orders[k]);
      set_archived_apart (fixture->store, ids, 0, FALSE);
      set_archived_apart (fixture->store, ids, 20, TRUE);
      g_assert_false (dossier_story_list_is_whole (part.list));
      make_whole (&part, FALSE);
      settle (fixture->store);
      assert_has_all_but_archived (&part, fixture->store);
      g_assert_cmpuint (part.copy->len, ==, N_GROWING - 12);
      unfollow (&part);
    }
}

/* What cannot be read is not passed over as if there were no more. */
static void
test_cannot_grow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Follower part;

  for (int day = 0; day < 20; day++)
    save_day (fixture->store, day, "chip");
  settle (fixture->store);
  follow_part (&part, fixture->store, DOSSIER_ORDER_NEWEST, 6);
  run_sql (fixture->path, "ALTER TABLE story_fts RENAME TO elsewhere");
  g_assert_false (dossier_story_list_make_whole (part.list, &error));
  g_assert_nonnull (error);
  g_assert_false (dossier_story_list_is_whole (part.list));
  g_assert_cmpuint (part.copy->len, ==, 6);

  run_sql (fixture->path, "ALTER TABLE elsewhere RENAME TO story_fts");
  make_whole (&part, TRUE);
  g_assert_cmpuint (part.copy->len, ==, 20);
  assert_followed (&part, fixture->store);
  unfollow (&part);
}

/* Nobody waits any more. */
static void
test_grows_no_more (Fixture *fixture, gconstpointer data)
{
  Follower part;

  for (int day = 0; day < 20; day++)
    save_day (fixture->store, day, "chip");
  follow_part (&part, fixture->store, DOSSIER_ORDER_NEWEST, 6);
  unfollow (&part);
  settle (fixture->store);
}

/* What the command line does beside the window is seen in the window. */
static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) other = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);
  Follower       all, chips;
  gint64         id, end;
  DossierChange *change;

  follow (&all, fixture->store, "");
  follow (&chips, fixture->store, "chip");
  save_day (fixture->store, 1, "chip");
  id = save_day (other, 2, "chip");
  save_day (other, 3, "law");
  end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while ((all.copy->len < 3 || chips.copy->len < 2) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  assert_followed (&all, fixture->store);
  assert_followed (&chips, fixture->store);

  change = dossier_change_delete (&id, 1);
  g_assert_true (dossier_store_apply (other, change, NULL, NULL));
  dossier_change_free (change);
  end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (chips.copy->len > 1 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  assert_followed (&all, fixture->store);
  assert_followed (&chips, fixture->store);
  settle (fixture->store);
  unfollow (&all);
  unfollow (&chips);
}

static void
count_changed (DossierStore *store, GArray *ids, gpointer user_data)
{
  g_array_append_vals (user_data, ids->data, ids->len);
}

/* A highlight that it makes, changes and deletes is a change of its story. */
static void
test_other_program_highlights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) other = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64               story = save_day (fixture->store, 1, "chip");
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 1 };
  gint64               annotation = 0;
  Follower             all;

  follow (&all, fixture->store, "");
  settle (fixture->store);
  g_signal_connect (fixture->store, "stories-changed", G_CALLBACK (count_changed), told);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DossierChange) change = i == 0   ? dossier_change_annotate (&row)
                                         : i == 1 ? dossier_change_edit_annotation (annotation, 2, "so")
                                                  : dossier_change_delete_annotation (annotation);
      gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

      g_array_set_size (told, 0);
      g_assert_true (dossier_store_apply (other, change, i == 0 ? &annotation : NULL, NULL));
      while (told->len == 0 && g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (told->len, >, 0);
      g_assert_cmpint (g_array_index (told, gint64, 0), ==, story);
    }
  g_signal_handlers_disconnect_by_data (fixture->store, told);
  settle (fixture->store);
  unfollow (&all);
}

/* By hand: in its texts and in its journal, and in the list once. */
static void
test_other_program_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) other = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  Follower all;
  gint64   end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  follow (&all, fixture->store, "");
  g_ptr_array_add (drafts, make_draft ("One", "One of two.", 1));
  g_ptr_array_add (drafts, make_draft ("Two", "Two of two.", 2));
  saved = dossier_store_save (other, drafts, TRUE, NULL);
  g_assert_nonnull (saved);
  while (all.copy->len < 2 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  assert_followed (&all, fixture->store);
  settle (fixture->store);
  unfollow (&all);
}

/* What another thread reads stays as it was, whatever the list becomes, by few or by many at once. */
static void
test_lent (Fixture *fixture, gconstpointer data)
{
  const guint n = 600; /* at once */
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) before = NULL;
  Follower all;
  GArray  *lent;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = save_day (fixture->store, (int) i, "law");

      g_array_append_val (ids, id);
    }
  save_day (fixture->store, (int) n, "law"); /* stays between */
  settle (fixture->store);
  follow (&all, fixture->store, "");
  lent = dossier_story_list_lend_ids (all.list);
  before = g_array_copy (lent);
  apply (fixture->store, dossier_change_delete ((const gint64 *) (gpointer) ids->data, n));
  settle (fixture->store);
  assert_followed (&all, fixture->store);
  g_free (dossier_store_undo (fixture->store, NULL));
  settle (fixture->store);
  assert_followed (&all, fixture->store);
  g_assert_cmpmem (lent->data, lent->len * sizeof (gint64), before->data, before->len * sizeof (gint64));
  dossier_story_list_give_back (all.list, lent);
  apply (fixture->store, dossier_change_delete ((const gint64 *) (gpointer) ids->data, 1));
  settle (fixture->store);
  assert_followed (&all, fixture->store);
  unfollow (&all);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierStoryList) list = dossier_story_list_new_finish (result, data);

  g_assert_null (list);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  dossier_story_list_new_async (fixture->store, query, cancellable, cancelled_cb, &error);
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  settle (fixture->store);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/story-list/arrivals-are-exact-splices", test_arrivals);
  ADD ("/story-list/removals-are-exact-splices", test_removals);
  ADD ("/story-list/random-changes-equal-a-fresh-query", test_random);
  ADD ("/story-list/random-changes-in-every-order", test_random_orders);
  ADD ("/story-list/places-are-without-what-is-archived", test_places);
  ADD ("/story-list/what-is-archived-goes-and-comes-back", test_archived_and_back);
  ADD ("/story-list/many-at-once", test_many_at_once);
  ADD ("/story-list/ids-below-and-above", test_collects);
  ADD ("/story-list/rows-live-while-they-are-held", test_rows);
  ADD ("/story-list/many-rows-are-refreshed-by-and-by", test_many_rows);
  ADD ("/story-list/what-happens-while-the-query-runs", test_meanwhile);
  ADD ("/story-list/what-is-marked-while-the-query-runs-stays", test_marked_meanwhile);
  ADD ("/story-list/what-is-lent-stays", test_lent);
  ADD ("/story-list/a-list-may-be-cancelled", test_cancelled);
  ADD ("/story-list/the-first-stories-come-first", test_grows);
  ADD ("/story-list/what-happens-while-the-rest-is-found", test_grows_meanwhile);
  ADD ("/story-list/what-is-archived-while-the-rest-is-found", test_grows_while_archived);
  ADD ("/story-list/a-list-of-many-feeds-is-without-what-is-archived", test_many_terms);
  ADD ("/story-list/the-rest-that-cannot-be-read", test_cannot_grow);
  ADD ("/story-list/a-list-may-go-before-it-is-whole", test_grows_no_more);
  ADD ("/story-list/another-program-is-followed", test_other_program);
  ADD ("/story-list/what-another-program-highlights-is-told", test_other_program_highlights);
  ADD ("/story-list/what-another-program-saves-by-hand-stands-once", test_other_program_by_hand);
  return g_test_run ();
}
