/* test-find-tree.c - what is typed is understood, looked for by an index, and finds the stories that a plain look at
 * each story finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotations-find.h"
#include "dossier-claims-find.h"
#include "dossier-search.h"
#include "find-cases.h"
#include "find-desk.h"

#include <string.h>

#define NOW FIND_DESK_NOW
#define N_STORIES FIND_DESK_STORIES

typedef FindDesk Desk;

/* A few are the first of all. */
static void
check_newest (const Desk *desk, const char *text, DossierQuery *query, GArray *all)
{
  for (guint limit = 1; limit < 4; limit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) few = dossier_store_find (desk->base.store, query, limit, &error);

      g_assert_no_error (error);
      if (few->len != MIN (limit, all->len)
          || (few->len > 0 && memcmp (few->data, all->data, few->len * sizeof (gint64)) != 0))
        g_error ("“%s”: the newest %u are others", text, limit);
    }
}

/* Both ways, in the library and among a half of it; how many there are. */
static guint
check (const Desk *desk, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse_in (DOSSIER_QUERY_STORIES, text, FALSE, NOW, &error);
  g_autoptr (DossierQueryNode) tree = query != NULL ? dossier_query_dup_tree (query, find_desk_is_only_signs) : NULL;
  g_autoptr (GArray) found = NULL;
  guint n = 0;

  if (query == NULL)
    g_error ("“%s”: %s", text, error->message);
  found = dossier_store_find (desk->base.store, query, 0, &error);
  g_assert_no_error (error);
  for (guint i = N_STORIES; i-- > 0;)
    {
      if (!find_desk_holds (desk, i, tree))
        continue;
      if (n >= found->len || g_array_index (found, gint64, n) != desk->ids[i])
        g_error ("“%s”: story %u is not the %u-th of %u", text, i, n, found->len);
      n++;
    }
  if (found->len != n)
    g_error ("“%s” finds %u instead of %u", text, found->len, n);
  check_newest (desk, text, query, found);
  return n;
}

/* ---- cases ---- */

static void
test_understood (void)
{
  g_assert_cmpuint (n_find_cases, >=, 300);
  for (guint i = 0; i < n_find_cases; i++)
    {
      const FindCase *c = &find_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierQuery) query = dossier_query_parse_in (DOSSIER_QUERY_STORIES, c->text, FALSE, NOW, &error);
      g_autofree char *reads = query != NULL ? dossier_query_to_string (query) : NULL;

      if (g_strcmp0 (reads, c->reads) != 0)
        g_error ("“%s” is read as “%s”: %s", c->text, reads, error != NULL ? error->message : "");
      if (query == NULL && strstr (error->message, c->step) == NULL)
        g_error ("“%s”: “%s” instead of “%s”", c->text, error->message, c->step);
    }
}

static void
test_found (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < n_find_cases; i++)
    {
      guint n = find_cases[i].reads != NULL ? check (desk, find_cases[i].text) : 0;

      if (n != find_cases[i].n_found)
        g_error ("“%s” finds %u instead of %u", find_cases[i].text, n, find_cases[i].n_found);
    }
}

/* One that asks for something. */
static const char *
choose_case (GRand *random)
{
  for (;;)
    {
      const FindCase *c = &find_cases[g_rand_int_range (random, 0, (int) n_find_cases)];

      if (c->reads != NULL && *c->text != '\0' && *c->text != '?')
        return c->text;
    }
}

static void
append_random (GString *text, GRand *random, guint depth)
{
  guint choice = depth == 0 ? 0 : g_rand_int_range (random, 0, 6);
  guint n = g_rand_int_range (random, 2, 4);

  if (choice < 3)
    {
      const char *sign = g_rand_int_range (random, 0, 4) == 0 ? "-" : "";

      g_string_append_printf (text, "%s(%s)", sign, choose_case (random));
      return;
    }
  g_string_append (text, choice == 3 ? "NOT (" : "(");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i == 0 ? "" : choice == 4 ? " OR " : " ");
      append_random (text, random, depth - 1);
    }
  g_string_append_c (text, ')');
}

/* Cases put together by chance. */
static void
test_random (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1815);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_random (text, random, 3);
      check (desk, text->str);
    }
}

static void
test_ids (Desk *desk, gconstpointer data)
{
  g_autofree char *both
      = g_strdup_printf ("who:#%" G_GINT64_FORMAT " -tag:#%" G_GINT64_FORMAT, desk->entity, desk->tag);
  g_autofree char *feed
      = g_strdup_printf ("feed:#%" G_GINT64_FORMAT " OR who:#%" G_GINT64_FORMAT, desk->feed, desk->entity);

  g_assert_cmpuint (check (desk, both), >, 0);
  g_assert_cmpuint (check (desk, feed), >, 0);
}

/* ---- hostile ---- */

static char *
make_hostile (GRand *random)
{
  static const char *const pieces[] = {
    "(",
    ")",
    "\"",
    "\"\"",
    "'",
    "*",
    "-",
    "!",
    " ",
    "OR",
    " OR ",
    "AND",
    "NOT ",
    "NEAR",
    "NEAR(",
    "title:",
    "text :",
    "{",
    "}",
    "^",
    "+",
    ";",
    "--",
    "/*",
    "%",
    "_",
    "\\",
    "?1",
    "?",
    "who:",
    "tag:",
    "feed:",
    "is:unread",
    "has:note",
    "date:",
    "2024",
    "..",
    ">=",
    "last week",
    "saved:",
    "move:left",
    "from:",
    "to:",
    "amount:",
    ">1bn",
    "$",
    "lang:en",
    "site:",
    "author:",
    "#1",
    "folder:",
    "role:",
    "a",
    "AI",
    "\302\240",
    "\357\277\274",
    "\360\237\244\226",
    "\342\200\256",
    "0",
    ",",
    "' OR 1=1 --",
    "story_fts",
    "rank",
    "rowid",
    "x\ny",
    "certainty:stated",
    "as-of:",
  };
  GString *text = g_string_new (NULL);
  guint    n = g_rand_int_range (random, 1, 24);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
find_somehow (const Desk *desk, DossierQueryDomain domain, const char *text, gboolean as_you_type)
{
  g_autoptr (DossierQuery) query = dossier_query_parse_in (domain, text, as_you_type, NOW, NULL);
  g_autoptr (GError) error = NULL;

  if (query == NULL)
    return;
  if (domain == DOSSIER_QUERY_STORIES)
    {
      G_GNUC_UNUSED g_autoptr (GArray) found = dossier_store_find (desk->base.store, query, 0, &error);
    }
  else if (domain == DOSSIER_QUERY_CLAIMS)
    {
      DossierClaimSearch search = { .query = query };
      G_GNUC_UNUSED      g_autoptr (DossierFoundClaims) found
          = dossier_store_find_claims (desk->base.store, &search, &error);
    }
  else
    {
      DossierAnnotationSearch search = { .query = query };
      G_GNUC_UNUSED           g_autoptr (DossierFoundAnnotations) found
          = dossier_store_find_annotations (desk->base.store, &search, &error);
    }
  if (error != NULL)
    g_error ("“%s”: %s", text, error->message);
}

/* Whatever is typed finds something or nothing, and is never a mistake of the library. */
static void
test_hostile (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5000);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = make_hostile (random);

      find_somehow (desk, i % 3, text, i % 2);
    }
}

/* As many terms as there may be, as deep as they may stand. */
static void
test_largest (Desk *desk, gconstpointer data)
{
  static const char *const parts[]
      = { "who:quill", "move:left", "-chips", "tag:ideas", "author:ada", "to:ferrum", "(from:a to:b)", "(a OR b)" };
  g_autoptr (GString) deep = g_string_new ("chips");

  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    for (guint is_or = 0; is_or < 2; is_or++)
      {
        guint n = strchr (parts[k], '(') != NULL ? DOSSIER_QUERY_MAX_TERMS / 2 : DOSSIER_QUERY_MAX_TERMS;
        g_autoptr (GString) text = g_string_new (parts[k]);

        for (guint i = 1; i < n; i++)
          g_string_append_printf (text, "%s%s", is_or ? " OR " : " ", parts[k]);
        find_somehow (desk, DOSSIER_QUERY_STORIES, text->str, FALSE);
      }
  for (guint i = 0; i < DOSSIER_QUERY_MAX_DEPTH; i++)
    {
      g_string_prepend (deep, i % 2 ? "-(tag:ideas " : "(is:unread OR ");
      g_string_append_c (deep, ')');
    }
  g_assert_cmpuint (check (desk, deep->str), >, 0);
}

/* ---- how they are found ---- */

/* The tables that have a row for each story, or more, are gone through by no search from one end to the other;
 * story_state is, newest first, where nothing else narrows a list. */
static gboolean
looks_at_all (const char *step)
{
  static const char *const tables[]
      = { "story", "s", "story_text", "x", "mention", "m", "story_entity", "e", "claim", "c" };

  if (!g_str_has_prefix (step, "SCAN "))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (step + strlen ("SCAN "), tables[i]))
      return TRUE;
  return FALSE;
}

/* Whether a step of the plan begins as it is to. */
static gboolean
goes_by (DossierDb *db, const DossierNames *names, const FindCase *c)
{
  g_autoptr (DossierQuery) query = dossier_query_parse_in (DOSSIER_QUERY_STORIES, c->text, FALSE, NOW, NULL);
  g_autofree char *sql = dossier_search_dup_sql (db, names, query);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt    *row = dossier_db_prepare (db, explain, NULL);
  gboolean         is_there = FALSE;

  g_assert_nonnull (row);
  while (dossier_db_next (db, row, NULL))
    {
      const char *step = (const char *) sqlite3_column_text (row, 3);

      is_there |= g_str_has_prefix (step, c->step);
      if (looks_at_all (step))
        g_error ("“%s” is found so: %s", c->text, step);
    }
  sqlite3_finalize (row);
  return is_there;
}

static void
test_plans (Desk *desk, gconstpointer data)
{
  static const FindCase numbered[] = {
    { "who:#1", "who:#1", "SEARCH story_entity USING COVERING INDEX story_entity_entity (entity=?)", 0 },
    { "who:#1 date:2024-05", "", "SEARCH story_entity USING COVERING INDEX story_entity_entity (entity=? AND story>?",
      0 },
    { "feed:#1", "feed:#1", "SEARCH story USING COVERING INDEX story_feed (feed=?)", 0 },
    { "tag:#1", "tag:#1", "SEARCH story_tag USING COVERING INDEX story_tag_tag (tag=?)", 0 },
    { "-is:archived", "-is:archived", "SCAN t", 0 },
    { "is:archived", "is:archived", "SEARCH t USING INDEX story_state_archived (is_archived=?)", 0 },
    { "feed:#1 -is:archived", "", "SEARCH story USING COVERING INDEX story_feed (feed=?)", 0 },
  };
  g_autoptr (DossierDb) db = dossier_db_open (desk->base.path, DOSSIER_DB_READ, NULL);
  g_autoptr (DossierNames) names = dossier_names_new ();

  for (guint i = 0; i < n_find_cases; i++)
    if (find_cases[i].reads != NULL && !goes_by (db, names, &find_cases[i]))
      g_error ("“%s” is not found by: %s", find_cases[i].text, find_cases[i].step);
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    g_assert_true (goes_by (db, names, &numbered[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
#define ADD(name, test) g_test_add ("/find-tree/" name, Desk, NULL, find_desk_set_up, test, find_desk_tear_down)
  g_test_add_func ("/find-tree/each case is understood", test_understood);
  ADD ("finds what a plain look finds", test_found);
  ADD ("so do cases put together by chance", test_random);
  ADD ("somebody, a feed and a tag by number", test_ids);
  ADD ("hostile words are only words", test_hostile);
  ADD ("the largest searches", test_largest);
  ADD ("indices are used", test_plans);
  return g_test_run ();
}
