/* test-story-groups.c - rows of a list that stand for all stories of an event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-events.h"
#include "dossier-story-groups.h"

/* Titles by their first letter: A and C are told by several sources. */
static const char *const titles[] = {
  ['A'] = "Northlight releases Aurora compiler",
  ['B'] = "Harbour bridge closes for winter",
  ['C'] = "Quartz buys chip maker Ferrum",
  ['D'] = "Lisbon hosts robotics fair",
};

typedef struct
{
  Fixture             base;
  guint               n_saved;
  DossierStoryGroups *groups;
  GArray             *copy;    /* kept only by what it tells */
  gint64              watched; /* must not go */
} Desk;

static gint64
save (Desk *desk, char title)
{
  g_autofree char *text = g_strdup_printf ("Report number %u.", desk->n_saved);
  DossierDraft    *draft = make_draft (titles[(guchar) title], text, 3);

  draft->published = dossier_date_from_time (G_GINT64_CONSTANT (1704067200) + desk->n_saved * 60);
  g_free (draft->uri);
  draft->uri = g_strdup_printf ("https://s%u.example/", desk->n_saved);
  draft->source = g_strdup_printf ("Source %u", desk->n_saved++);
  return save_one (desk->base.store, draft).story;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Desk *desk = data;

  for (guint i = 0; i < removed; i++)
    g_assert_cmpint (g_array_index (desk->copy, gint64, position + i), !=, desk->watched);
  g_array_remove_range (desk->copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = dossier_story_groups_get_id (desk->groups, position + i);

      g_array_insert_val (desk->copy, position + i, id);
    }
  g_assert_cmpuint (desk->copy->len, ==, g_list_model_get_n_items (model));
}

static void
keep_list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(DossierStoryList **) data = dossier_story_list_new_finish (result, NULL);
}

static void
keep_groups_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(DossierStoryGroups **) data = dossier_story_groups_new_finish (result, NULL);
}

static void
open_query (Desk *desk, DossierQuery *query, DossierOrder order, guint limit)
{
  g_autoptr (DossierStoryList) list = NULL;
  DossierOrderAsk ask = { .query = query, .order = order, .limit = limit };

  dossier_story_list_new_ordered_async (desk->base.store, &ask, NULL, keep_list_cb, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  dossier_story_groups_new_async (list, NULL, keep_groups_cb, &desk->groups);
  while (desk->groups == NULL)
    g_main_context_iteration (NULL, TRUE);
  desk->copy = g_array_new (FALSE, FALSE, sizeof (gint64));
  items_changed_cb (G_LIST_MODEL (desk->groups), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (desk->groups)), desk);
  g_signal_connect (desk->groups, "items-changed", G_CALLBACK (items_changed_cb), desk);
}

/* The first stories only; the others come later. */
static void
open_first (Desk *desk, guint limit)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);

  open_query (desk, everything, DOSSIER_ORDER_NEWEST, limit);
}

static guint
count_listed (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (dossier_story_groups_get_list (desk->groups)));
}

static void
open_list (Desk *desk, DossierOrder order)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);

  open_query (desk, everything, order, 0);
  while (count_listed (desk) < desk->n_saved || !dossier_story_groups_is_whole (desk->groups))
    g_main_context_iteration (NULL, FALSE);
}

/* "A3+2 B2": titles, minutes; what a row leads behind "+", "=" when it is open, "<" before one that is below. */
static char *
describe (Desk *desk)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < desk->copy->len; i++)
    {
      gint64          id = dossier_story_groups_get_id (desk->groups, i);
      DossierGroupRow row;
      g_autoptr (DossierStory) story = g_list_model_get_item (G_LIST_MODEL (desk->groups), i);

      g_assert_cmpint (id, ==, g_array_index (desk->copy, gint64, i));
      g_assert_cmpint (dossier_story_get_row (story)->id, ==, id);
      g_assert_cmpuint (dossier_story_groups_find (desk->groups, id), ==, i);
      dossier_story_groups_get_row (desk->groups, i, &row);
      for (guint k = 'A'; k < G_N_ELEMENTS (titles); k++) /* none of one that is deleted, and goes soon */
        if (g_strcmp0 (titles[k], dossier_story_get_row (story)->title) == 0)
          g_string_append_printf (words, "%s%s%c", i > 0 ? " " : "", row.is_below ? "<" : "", (char) k);
      if (row.n_more > 0)
        g_string_append_printf (words, "%s%u", row.is_open ? "=" : "+", row.n_more);
    }
  return g_string_free (words, FALSE);
}

/* Fails with what there is when that does not come within ten seconds. */
static void
assert_rows (Desk *desk, const char *want)
{
  gint64           end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autofree char *got = NULL;

  settle (desk->base.store);
  got = describe (desk);
  while (!g_str_equal (got, want) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (got);
      got = describe (desk);
    }
  g_assert_cmpstr (got, ==, want);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->base, data);
  for (const char *title = "ABACA"; *title != '\0'; title++)
    save (desk, *title);
}

static void
tear_list (Desk *desk)
{
  if (desk->groups != NULL)
    g_assert_finalize_object (g_steal_pointer (&desk->groups));
  g_clear_pointer (&desk->copy, g_array_unref);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  tear_list (desk);
  fixture_tear_down (&desk->base, data);
}

static void
test_one_row_leads_the_others (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  assert_rows (desk, "A+2 C B");
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  g_assert_cmpuint (stories->len, ==, 3);
}

static void
test_the_oldest_leads_where_it_is_first (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_OLDEST);
  assert_rows (desk, "A+2 B C");
}

static void
test_it_opens_and_closes (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_NEWEST);
  g_assert_true (dossier_story_groups_set_open (desk->groups, 0, TRUE));
  assert_rows (desk, "A=2 <A <A C B");
  g_assert_cmpuint (dossier_story_groups_find_leader (desk->groups, dossier_story_groups_get_id (desk->groups, 2)), ==,
                    0);
  g_assert_false (dossier_story_groups_set_open (desk->groups, 0, TRUE));
  g_assert_false (dossier_story_groups_set_open (desk->groups, 3, TRUE));
  g_assert_true (dossier_story_groups_set_open (desk->groups, 0, FALSE));
  assert_rows (desk, "A+2 C B");
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Of the row at @position. */
static void
assert_unread (Desk *desk, guint position, guint want)
{
  settle (desk->base.store);
  g_assert_cmpuint (dossier_story_groups_count_unread (desk->groups, position), ==, want);
}

static void
test_what_is_unread_is_counted (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;
  guint n_told = 0;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  assert_rows (desk, "A+2 C B");
  g_signal_connect_swapped (desk->groups, "read", G_CALLBACK (count_cb), &n_told);
  assert_unread (desk, 0, 2);
  assert_unread (desk, 1, 0); /* has no company */
  assert_unread (desk, 9, 0); /* is not there */
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  apply (desk->base.store, dossier_change_set_read ((const gint64 *) (gpointer) stories->data, 2, TRUE));
  assert_unread (desk, 0, 1); /* the one that leads is none of them */
  g_assert_cmpuint (n_told, ==, 1);
  dossier_story_groups_set_open (desk->groups, 0, TRUE);
  assert_unread (desk, 0, 0); /* they say it themselves */
  dossier_story_groups_set_open (desk->groups, 0, FALSE);
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_unread (desk, 0, 2);
}

static void
test_what_stands_below_is_revealed (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;
  gint64 last;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  last = g_array_index (stories, gint64, 2);
  g_assert_cmpuint (dossier_story_groups_find (desk->groups, last), ==, G_MAXUINT);
  g_assert_cmpuint (dossier_story_groups_reveal (desk->groups, last), ==, 2);
  assert_rows (desk, "A=2 <A <A C B");
}

static void
test_what_comes_leads (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_NEWEST);
  save (desk, 'D');
  assert_rows (desk, "D A+2 C B");
  save (desk, 'C'); /* the first one of it stood alone */
  assert_rows (desk, "C+1 D A+2 B");
  save (desk, 'A');
  assert_rows (desk, "A+3 C+1 D B");
}

static void
test_what_is_open_or_held_stays (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_NEWEST);
  dossier_story_groups_hold (desk->groups, dossier_story_groups_get_id (desk->groups, 1));
  save (desk, 'C');
  assert_rows (desk, "A+2 C+1 B");
  dossier_story_groups_set_open (desk->groups, 0, TRUE);
  save (desk, 'A');
  assert_rows (desk, "A=3 <A <A <A C+1 B");
}

static void
test_what_goes_is_followed (Desk *desk, gconstpointer data)
{
  gint64 leader;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  leader = dossier_story_groups_get_id (desk->groups, 0);
  apply (desk->base.store, dossier_change_delete (&leader, 1));
  assert_rows (desk, "C A+1 B");
  dossier_story_groups_set_open (desk->groups, 1, TRUE);
  leader = dossier_story_groups_get_id (desk->groups, 2);
  apply (desk->base.store, dossier_change_delete (&leader, 1));
  assert_rows (desk, "C A B");
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_rows (desk, "C A+1 B");
}

/* The first ones are there at once, the others later. */
static void
test_a_list_that_grows (Desk *desk, gconstpointer data)
{
  open_first (desk, 2);
  while (!dossier_story_groups_is_whole (desk->groups))
    g_main_context_iteration (NULL, FALSE);
  assert_rows (desk, "A+2 C B");
}

static void
test_it_can_be_made_whole (Desk *desk, gconstpointer data)
{
  open_first (desk, 2);
  g_assert_true (dossier_story_groups_make_whole (desk->groups, NULL));
  g_assert_true (dossier_story_groups_is_whole (desk->groups));
  assert_rows (desk, "A+2 C B");
}

/* More than are told one by one. */
#define MANY 600

static GArray *
save_many (Desk *desk)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < MANY; i++)
    {
      DossierDraft    *draft;
      g_autofree char *title = g_strdup_printf ("Page %d of nobody knows what number%d", i, i);

      draft = make_draft (title, title, 0);
      draft->published = dossier_date_from_time (G_GINT64_CONSTANT (1704067200) + 90 + i);
      g_ptr_array_add (drafts, draft);
    }
  saved = dossier_store_save (desk->base.store, drafts, FALSE, NULL);
  for (guint i = 0; i < saved->len; i++)
    g_array_append_val (ids, g_array_index (saved, DossierSaveResult, i).story);
  return ids;
}

static void
wait_for_rows (Desk *desk, guint n)
{
  while (desk->copy->len != n || !dossier_story_groups_is_whole (desk->groups))
    g_main_context_iteration (NULL, FALSE);
}

static void
test_very_many_at_once (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  gint64 leader, held;
  guint  n_rearranged = 0;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  g_signal_connect_swapped (desk->groups, "rearranged", G_CALLBACK (count_cb), &n_rearranged);
  leader = dossier_story_groups_get_id (desk->groups, 0);
  held = dossier_story_groups_get_id (desk->groups, 1);
  dossier_story_groups_hold (desk->groups, held);
  desk->watched = held;
  save (desk, 'C'); /* would lead */
  ids = save_many (desk);
  wait_for_rows (desk, MANY + 3);
  desk->watched = 0;
  g_assert_cmpuint (n_rearranged, ==, 0);
  dossier_story_groups_set_open (desk->groups, dossier_story_groups_find (desk->groups, leader), TRUE);
  apply (desk->base.store, dossier_change_delete ((const gint64 *) (gpointer) ids->data, ids->len));
  assert_rows (desk, "A=2 <A <A C+1 B");
  g_assert_cmpint (dossier_story_groups_get_id (desk->groups, 3), ==, held);
  g_assert_cmpuint (n_rearranged, >, 0);
  g_free (dossier_store_undo (desk->base.store, NULL));
  wait_for_rows (desk, MANY + 5);
}

/* They stand alone until it is known that they do not. */
static void
test_stories_that_get_company (Desk *desk, gconstpointer data)
{
  run_sql (desk->base.path, "DELETE FROM story_event");
  run_sql (desk->base.path, "INSERT INTO event_wait (story) SELECT max (id) FROM story");
  open_list (desk, DOSSIER_ORDER_NEWEST);
  assert_rows (desk, "A C A B A");
  dossier_story_groups_hold (desk->groups, dossier_story_groups_get_id (desk->groups, 2));
  dossier_store_place_older (desk->base.store);
  assert_rows (desk, "C A+2 B");
}

static void
test_a_filter_that_leaves_one (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) starred = dossier_query_new (DOSSIER_VIEW_STARRED);
  g_autoptr (GArray) stories = NULL;
  gint64 one;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  one = g_array_index (stories, gint64, 1);
  apply (desk->base.store, dossier_change_set_starred (&one, 1, TRUE));
  settle (desk->base.store);
  tear_list (desk);
  open_query (desk, starred, DOSSIER_ORDER_NEWEST, 0);
  assert_rows (desk, "A");
  g_assert_false (dossier_story_groups_set_open (desk->groups, 0, TRUE));
  g_array_unref (g_steal_pointer (&stories));
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  g_assert_cmpuint (stories->len, ==, 1);
}

/* All of them, one after the other, and back. */
static void
test_a_group_that_is_deleted (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  for (guint i = 0; i < stories->len; i++)
    apply (desk->base.store, dossier_change_delete (&g_array_index (stories, gint64, i), 1));
  assert_rows (desk, "C B");
  for (guint i = 0; i < stories->len; i++)
    g_free (dossier_store_undo (desk->base.store, NULL));
  assert_rows (desk, "A+2 C B");
}

/* The list ends before it, so that nobody has asked what it tells of. */
static void
test_an_older_one_comes_back (Desk *desk, gconstpointer data)
{
  gint64 oldest;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  oldest = g_array_index (desk->copy, gint64, 0);
  for (guint i = 0; i < desk->n_saved; i++)
    oldest = MIN (oldest, dossier_story_list_get_id (dossier_story_groups_get_list (desk->groups), i));
  apply (desk->base.store, dossier_change_delete (&oldest, 1));
  tear_list (desk);
  desk->n_saved--;
  open_list (desk, DOSSIER_ORDER_NEWEST);
  assert_rows (desk, "A+1 C B");
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_rows (desk, "A+2 C B");
}

static void
test_another_program_saves (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierStore) own = NULL;
  g_autoptr (GError) error = NULL;
  DossierStore *beside;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  beside = dossier_store_open (desk->base.path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  own = desk->base.store;
  desk->base.store = beside;
  save (desk, 'C');
  dossier_store_close (beside);
  g_object_unref (beside);
  desk->base.store = g_steal_pointer (&own);
  save (desk, 'D'); /* so that it looks */
  assert_rows (desk, "D C+1 A+2 B");
}

static void
test_the_library_is_closed (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  guint n_failed = 0;

  open_list (desk, DOSSIER_ORDER_NEWEST);
  g_signal_connect_swapped (desk->groups, "failed", G_CALLBACK (count_cb), &n_failed);
  ids = save_many (desk);
  wait_for_rows (desk, MANY + 3);
  apply (desk->base.store, dossier_change_delete ((const gint64 *) (gpointer) ids->data, ids->len));
  dossier_store_close (desk->base.store); /* before it is told */
  while (n_failed == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (dossier_story_groups_make_whole (desk->groups, NULL));
  g_assert_cmpuint (desk->copy->len, ==, MANY + 3);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "one row leads the others", test_one_row_leads_the_others },
    { "the oldest leads where it is first", test_the_oldest_leads_where_it_is_first },
    { "it opens and closes", test_it_opens_and_closes },
    { "what is unread is counted", test_what_is_unread_is_counted },
    { "what stands below is revealed", test_what_stands_below_is_revealed },
    { "what comes leads", test_what_comes_leads },
    { "what is open or held stays", test_what_is_open_or_held_stays },
    { "what goes is followed", test_what_goes_is_followed },
    { "a list that grows", test_a_list_that_grows },
    { "it can be made whole", test_it_can_be_made_whole },
    { "very many at once", test_very_many_at_once },
    { "stories that get company", test_stories_that_get_company },
    { "a filter that leaves one", test_a_filter_that_leaves_one },
    { "a group that is deleted", test_a_group_that_is_deleted },
    { "an older one comes back", test_an_older_one_comes_back },
    { "another program saves", test_another_program_saves },
    { "the library is closed", test_the_library_is_closed },
  };

  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-groups/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
