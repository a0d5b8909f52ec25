/* test-order.c - the orders of a list, and what stays in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-order.h"
#include "dossier-prepared.h"
#include "store-fixture.h"

static const struct
{
  const char *title, *source;
  int         day;
  gint64      saved;
} stories[] = {
  { "“Zebra” chips", "The Decoder", 1, 50 },   { "Émile on chips", NULL, 2, 40 },
  { "emil and chips", "ars technica", 3, 30 }, { "Apple chips", "Ars Technica", 4, 20 },
  { "apple law", "the decoder", 5, 20 },
};

/* want: indices into the stories, -1 at the end. */
static const struct
{
  DossierOrder order;
  const char  *query;
  int          want[G_N_ELEMENTS (stories) + 1];
} orders[] = {
  { DOSSIER_ORDER_NEWEST, "", { 4, 3, 2, 1, 0, -1 } },   { DOSSIER_ORDER_OLDEST, "", { 0, 1, 2, 3, 4, -1 } },
  { DOSSIER_ORDER_SAVED, "", { 0, 1, 2, 4, 3, -1 } },    { DOSSIER_ORDER_TITLE, "", { 3, 4, 2, 1, 0, -1 } },
  { DOSSIER_ORDER_SOURCE, "", { 3, 2, 4, 0, 1, -1 } },   { DOSSIER_ORDER_RELEVANCE, "", { 4, 3, 2, 1, 0, -1 } },
  { DOSSIER_ORDER_OLDEST, "chips", { 0, 1, 2, 3, -1 } }, { DOSSIER_ORDER_SAVED, "law", { 4, -1 } },
  { DOSSIER_ORDER_TITLE, "chips", { 3, 2, 1, 0, -1 } },  { DOSSIER_ORDER_SOURCE, "nothing", { -1 } },
};

static void
save_all (Fixture *fixture, gint64 *ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      DossierDraft    *draft = make_draft (stories[i].title, stories[i].title, stories[i].day);
      g_autofree char *sql = NULL;

      draft->source = g_strdup (stories[i].source);
      ids[i] = save_one (fixture->store, draft).story;
      sql = g_strdup_printf ("UPDATE story SET saved = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
                             stories[i].saved, ids[i]);
      run_sql (fixture->path, sql);
    }
}

static DossierOrdered *
find (Fixture *fixture, const char *text, DossierOrder order, gint64 keep, gboolean whole)
{
  g_autoptr (DossierQuery) query = dossier_query_parse (text, FALSE, NULL);
  g_autoptr (GError) error = NULL;
  DossierOrderAsk ask = { query, order, keep, whole };
  DossierOrdered *found = dossier_store_find_ordered (fixture->store, &ask, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  gint64 ids[G_N_ELEMENTS (stories)];

  save_all (fixture, ids);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (DossierOrdered) found = find (fixture, orders[i].query, orders[i].order, 0, FALSE);
      guint n = 0;

      for (; orders[i].want[n] >= 0; n++)
        {
          g_assert_cmpuint (n, <, found->ids->len);
          g_assert_cmpint (g_array_index (found->ids, gint64, n), ==, ids[orders[i].want[n]]);
        }
      g_assert_cmpuint (found->ids->len, ==, n);
      g_assert_true (found->is_complete);
    }
}

/* So few that each is looked up for itself. */
static void
test_few_among_many (Fixture *fixture, gconstpointer data)
{
  gint64 ids[G_N_ELEMENTS (stories)];

  for (int day = 100; day < 130; day++)
    {
      g_autofree char *title = g_strdup_printf ("Day %d", day);

      save_one (fixture->store, make_draft (title, title, day));
    }
  save_all (fixture, ids);
  for (guint i = 6; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (DossierOrdered) found = find (fixture, orders[i].query, orders[i].order, 0, FALSE);

      for (guint n = 0; n < found->ids->len; n++)
        g_assert_cmpint (g_array_index (found->ids, gint64, n), ==, ids[orders[i].want[n]]);
    }
}

static gint64
save_about (Fixture *fixture, const char *title, const char *text, int day, const char *name)
{
  DossierDraft *draft = make_draft (title, text, day);

  if (name != NULL)
    add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, name, NULL);
  return save_one (fixture->store, draft).story;
}

/* The title counts more than the text, who is named more than who is not, words that are there often more. */
static void
test_relevance (Fixture *fixture, gconstpointer data)
{
  const char      *rest = "Here are a good many other words about something else that make the text a long one.";
  g_autofree char *once = g_strconcat ("It mentions Lumen. ", rest, NULL);
  g_autofree char *named = g_strconcat ("It is about Lumen. ", rest, NULL);
  g_autoptr (DossierOrdered) found = NULL;
  gint64 want[3];

  want[0] = save_about (fixture, "Lumen grows", rest, 1, NULL);
  want[1] = save_about (fixture, "A company", named, 2, "Lumen");
  want[2] = save_about (fixture, "Another company", once, 3, NULL);
  save_about (fixture, "Nothing of it", rest, 4, NULL);
  found = find (fixture, "lumen", DOSSIER_ORDER_RELEVANCE, 0, FALSE);
  g_assert_cmpuint (found->ids->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (found->ids, gint64, i), ==, want[i]);
}

/* The newest are ordered at once, all of them when that is asked for. */
static void
test_relevance_is_completed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (DossierOrdered) first = NULL;
  g_autoptr (DossierOrdered) whole = NULL;
  gint64 best = save_about (fixture, "chips chips chips", "chips", 0, NULL);

  for (guint i = 0; i < DOSSIER_ORDER_RANKED_AT_ONCE; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, "A word about chips, and then some.", 1));
    }
  g_array_unref (dossier_store_save (fixture->store, drafts, FALSE, NULL));
  first = find (fixture, "chips", DOSSIER_ORDER_RELEVANCE, 0, FALSE);
  g_assert_false (first->is_complete);
  g_assert_cmpint (g_array_index (first->ids, gint64, first->ids->len - 1), ==, best);
  whole = find (fixture, "chips", DOSSIER_ORDER_RELEVANCE, 0, TRUE);
  g_assert_true (whole->is_complete);
  g_assert_cmpuint (whole->ids->len, ==, DOSSIER_ORDER_RANKED_AT_ONCE + 1);
  g_assert_cmpint (g_array_index (whole->ids, gint64, 0), ==, best);
}

/* What was read stays in a list of unread stories when that is asked for, but not what is about something else. */
static void
test_what_is_kept (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    guint       n, n_kept;
  } cases[] = { { "", 4, 5 }, { "chips", 3, 4 }, { "law", 1, 1 } };
  gint64 ids[G_N_ELEMENTS (stories)];

  save_all (fixture, ids);
  apply (fixture->store, dossier_change_set_read (&ids[2], 1, TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
      {
        g_autoptr (DossierQuery) words = dossier_query_parse (cases[i].words, FALSE, NULL);
        g_autoptr (DossierQuery) query = dossier_query_with_view (words, DOSSIER_VIEW_UNREAD);
        DossierOrderAsk ask = { query, order, 0, FALSE };
        g_autoptr (DossierOrdered) without = dossier_store_find_ordered (fixture->store, &ask, NULL);
        g_autoptr (DossierOrdered) with = NULL;

        ask.keep = ids[2];
        with = dossier_store_find_ordered (fixture->store, &ask, NULL);
        g_assert_cmpuint (without->ids->len, ==, cases[i].n);
        g_assert_cmpuint (with->ids->len, ==, cases[i].n_kept);
      }
}

/* Put together again, parts are the whole; what is kept is in the part that it belongs to. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierQuery) query = dossier_query_with_view (all, DOSSIER_VIEW_UNREAD);
  gint64 ids[G_N_ELEMENTS (stories)];

  save_all (fixture, ids);
  for (guint kept = 0; kept < G_N_ELEMENTS (stories); kept++)
    {
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
      DossierOrderAsk ask = { .query = query, .keep = ids[kept], .limit = 2 };
      guint           n_parts = 0;

      apply (fixture->store, dossier_change_set_read (&ids[kept], 1, TRUE));
      do
        {
          g_autoptr (DossierOrdered) part = dossier_store_find_ordered (fixture->store, &ask, NULL);

          g_assert_cmpuint (part->ids->len, <=, 3);
          g_assert_true (part->is_complete);
          g_array_append_vals (parts, part->ids->data, part->ids->len);
          ask.before = part->rest;
          n_parts++;
        }
      while (ask.before != 0);
      g_assert_cmpuint (n_parts, ==, 2);
      g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (stories));
      for (guint i = 0; i < parts->len; i++)
        g_assert_cmpint (g_array_index (parts, gint64, i), ==, ids[G_N_ELEMENTS (stories) - 1 - i]);
      g_free (dossier_store_undo (fixture->store, NULL));
    }
}

/* By relevance the first part is what is ordered at once; in another order there are no parts. */
static void
test_parts_of_orders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (DossierQuery) query = dossier_query_parse ("chips", FALSE, NULL);
  guint n = DOSSIER_ORDER_RANKED_AT_ONCE + 10;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, i % 7 == 0 ? "Chips and chips." : "A word about chips.", 1));
    }
  g_array_unref (dossier_store_save (fixture->store, drafts, FALSE, NULL));
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    {
      DossierOrderAsk ask = { .query = query, .order = order };
      g_autoptr (DossierOrdered) whole = dossier_store_find_ordered (fixture->store, &ask, NULL);
      g_autoptr (DossierOrdered) first = NULL;
      g_autoptr (DossierOrdered) second = NULL;
      guint want = order == DOSSIER_ORDER_NEWEST      ? 5
                   : order == DOSSIER_ORDER_RELEVANCE ? DOSSIER_ORDER_RANKED_AT_ONCE
                                                      : n;

      ask.limit = 5;
      first = dossier_store_find_ordered (fixture->store, &ask, NULL);
      g_assert_cmpuint (first->ids->len, ==, want);
      g_assert_cmpint (first->rest != 0, ==, want < n);
      g_assert_cmpint (first->is_complete, ==, order != DOSSIER_ORDER_RELEVANCE);
      g_assert_cmpint (whole->rest, ==, 0);
      ask.limit = 0;
      ask.before = first->rest;
      second = first->rest != 0 ? dossier_store_find_ordered (fixture->store, &ask, NULL) : NULL;
      if (second != NULL)
        g_array_append_vals (first->ids, second->ids->data, second->ids->len);
      g_assert_cmpmem (first->ids->data, first->ids->len * sizeof (gint64), whole->ids->data, n * sizeof (gint64));
    }
}

/* Three days of 40 stories of one second each. */
#define CROWDED_DAYS 3
#define CROWD 40

static GArray *
save_crowds (Fixture *fixture)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < CROWDED_DAYS * CROWD; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      g_ptr_array_add (drafts, make_draft (title, "A word about chips.", i % CROWDED_DAYS));
    }
  results = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  for (guint i = 0; i < results->len; i++)
    g_array_append_val (ids, g_array_index (results, DossierSaveResult, i).story);
  g_array_sort (ids, dossier_story_id_compare);
  return ids;
}

/* Stories that share their second with many others are found by their words in the order of all. */
static void
test_crowded (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query;
    guint       from, n; /* among all, newest first */
  } cases[] = {
    { "chips", 0, CROWDED_DAYS * CROWD },
    { "chi*", 0, CROWDED_DAYS * CROWD },
    { "\"about chips\" -law", 0, CROWDED_DAYS * CROWD },
    { "chips date:2024-01-02", CROWD, CROWD },
    { "chips date:2024-01-02..2024-01-03", 0, 2 * CROWD },
    { "(chips OR law) date:2024-01-01", 2 * CROWD, CROWD },
    { "chips note:law", 0, 0 },
  };
  static const guint limits[] = { 1, 16, 17, 39, 41, 100, 0 };
  g_autoptr (GArray) all = save_crowds (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
      {
        g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].query, FALSE, NULL);
        g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
        DossierOrderAsk ask = { .query = query, .limit = limits[l] };

        do
          {
            g_autoptr (DossierOrdered) part = dossier_store_find_ordered (fixture->store, &ask, NULL);

            g_assert_true (limits[l] == 0 || part->ids->len <= limits[l]);
            g_array_append_vals (parts, part->ids->data, part->ids->len);
            ask.before = part->rest;
          }
        while (ask.before != 0);
        g_assert_cmpuint (parts->len, ==, cases[i].n);
        if (cases[i].n > 0)
          g_assert_cmpmem (parts->data, parts->len * sizeof (gint64), &g_array_index (all, gint64, cases[i].from),
                           cases[i].n * sizeof (gint64));
      }
}

/* The words of one of them change with its notes. */
static void
test_crowded_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) all = save_crowds (fixture);
  DossierAnnotationRow row
      = { .story = g_array_index (all, gint64, CROWD), .start = 2, .length = 4, .note = (char *) "zanzibar" };
  g_autoptr (DossierOrdered) with = NULL;
  g_autoptr (DossierOrdered) without = NULL;

  apply (fixture->store, dossier_change_annotate (&row));
  with = find (fixture, "zanzibar OR chips", DOSSIER_ORDER_RELEVANCE, 0, TRUE);
  g_assert_cmpuint (with->ids->len, ==, all->len);
  g_assert_cmpint (g_array_index (with->ids, gint64, 0), ==, row.story);
  g_free (dossier_store_undo (fixture->store, NULL));
  without = find (fixture, "zanzibar", DOSSIER_ORDER_NEWEST, 0, TRUE);
  g_assert_cmpuint (without->ids->len, ==, 0);
  assert_sound (fixture->store);
}

static void
test_words (void)
{
  for (DossierOrder order = 0; order < DOSSIER_N_ORDERS; order++)
    g_assert_cmpint (dossier_order_from_string (dossier_order_to_string (order)), ==, order);
  g_assert_cmpint (dossier_order_from_string ("sideways"), ==, DOSSIER_ORDER_NEWEST);
  g_assert_cmpint (dossier_order_from_string (NULL), ==, DOSSIER_ORDER_NEWEST);
}

static void
test_what_has_words (void)
{
  static const struct
  {
    const char *query;
    gboolean    has_words;
  } cases[] = { { "", FALSE },       { "chips", TRUE },  { "title:chips", TRUE }, { "who:Lumen", FALSE },
                { "-chips", FALSE }, { "\"—\"", FALSE }, { "is:unread", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].query, FALSE, NULL);

      g_assert_cmpint (dossier_order_has_words (query), ==, cases[i].has_words);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "each order is what it says", test_orders },
    { "few stories among many are ordered alike", test_few_among_many },
    { "relevance weighs titles and names", test_relevance },
    { "relevance is completed when asked to", test_relevance_is_completed },
    { "what is kept stays whatever its state", test_what_is_kept },
    { "parts are the whole", test_parts },
    { "only the newest come in parts", test_parts_of_orders },
    { "stories of one second have their places", test_crowded },
    { "stories of one second have their notes", test_crowded_note },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/order/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
    }
  g_test_add_func ("/order/words come back as orders", test_words);
  g_test_add_func ("/order/what has words", test_what_has_words);
  return g_test_run ();
}
