/* test-story-groups.c - rows of a list that stand for all stories of an event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

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
  GArray             *copy; /* kept only by what it tells */
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
open_list (Desk *desk, DossierOrder order, guint limit)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierStoryList) list = NULL;
  DossierOrderAsk ask = { .query = everything, .order = order, .limit = limit };

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
      for (guint k = 'A'; k < G_N_ELEMENTS (titles); k++)
        if (g_str_equal (titles[k], dossier_story_get_row (story)->title))
          g_string_append_printf (words, "%s%s%c", i > 0 ? " " : "", row.is_below ? "<" : "", (char) k);
      if (row.n_more > 0)
        g_string_append_printf (words, "%s%u", row.is_open ? "=" : "+", row.n_more);
    }
  return g_string_free (words, FALSE);
}

static void
assert_rows (Desk *desk, const char *want)
{
  g_autofree char *got = NULL;

  settle (desk->base.store);
  got = describe (desk);
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
tear_down (Desk *desk, gconstpointer data)
{
  if (desk->groups != NULL)
    g_assert_finalize_object (desk->groups);
  g_clear_pointer (&desk->copy, g_array_unref);
  fixture_tear_down (&desk->base, data);
}

static void
test_one_row_leads_the_others (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;

  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
  assert_rows (desk, "A+2 C B");
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  g_assert_cmpuint (stories->len, ==, 3);
}

static void
test_the_oldest_leads_where_it_is_first (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_OLDEST, 0);
  assert_rows (desk, "A+2 B C");
}

static void
test_it_opens_and_closes (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
  g_assert_true (dossier_story_groups_set_open (desk->groups, 0, TRUE));
  assert_rows (desk, "A=2 <A <A C B");
  g_assert_cmpuint (dossier_story_groups_find_leader (desk->groups, 2), ==, 0);
  g_assert_false (dossier_story_groups_set_open (desk->groups, 0, TRUE));
  g_assert_false (dossier_story_groups_set_open (desk->groups, 3, TRUE));
  g_assert_true (dossier_story_groups_set_open (desk->groups, 0, FALSE));
  assert_rows (desk, "A+2 C B");
}

static void
test_what_stands_below_is_revealed (Desk *desk, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;
  gint64 last;

  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
  stories = dossier_story_groups_list_stories (desk->groups, 0);
  last = g_array_index (stories, gint64, 2);
  g_assert_cmpuint (dossier_story_groups_find (desk->groups, last), ==, G_MAXUINT);
  g_assert_cmpuint (dossier_story_groups_reveal (desk->groups, last), ==, 2);
  assert_rows (desk, "A=2 <A <A C B");
}

static void
test_what_comes_leads (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
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
  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
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

  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
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
  open_list (desk, DOSSIER_ORDER_NEWEST, 2);
  while (!dossier_story_groups_is_whole (desk->groups))
    g_main_context_iteration (NULL, FALSE);
  assert_rows (desk, "A+2 C B");
}

static void
test_it_can_be_made_whole (Desk *desk, gconstpointer data)
{
  open_list (desk, DOSSIER_ORDER_NEWEST, 2);
  g_assert_true (dossier_story_groups_make_whole (desk->groups, NULL));
  g_assert_true (dossier_story_groups_is_whole (desk->groups));
  assert_rows (desk, "A+2 C B");
}

static void
test_very_many_at_once (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  open_list (desk, DOSSIER_ORDER_NEWEST, 0);
  for (int i = 0; i < 600; i++)
    {
      g_autofree char *title = g_strdup_printf ("Page %d of nobody knows what number%d", i, i);

      g_ptr_array_add (drafts, make_draft (title, title, 30 + i));
    }
  g_array_unref (dossier_store_save (desk->base.store, drafts, FALSE, NULL));
  settle (desk->base.store);
  g_assert_cmpuint (desk->copy->len, ==, 603);
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
    { "what stands below is revealed", test_what_stands_below_is_revealed },
    { "what comes leads", test_what_comes_leads },
    { "what is open or held stays", test_what_is_open_or_held_stays },
    { "what goes is followed", test_what_goes_is_followed },
    { "a list that grows", test_a_list_that_grows },
    { "it can be made whole", test_it_can_be_made_whole },
    { "very many at once", test_very_many_at_once },
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
