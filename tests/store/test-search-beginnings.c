/* test-search-beginnings.c - the beginning of a common word finds all that begins so, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-beginnings.h"
#include "store-fixture.h"

#include "dossier-db.h"
#include "dossier-order.h"

#define N_STORIES 96
/* A word stands so often in each of its stories: the words below fill more pages than are put together. */
#define TIMES 5000

/* As they are written, and as they are looked for. */
static const struct
{
  const char *written, *kept;
} words[] = {
  { "Model", "model" },     { "models", "models" }, { "modelling", "modelling" },
  { "MODEM", "modem" },     { "módulo", "modulo" }, { "modest", "modest" },
  { "mod", "mod" },         { "mode1", "mode1" },   { "modera", "modera" },
  { "mochi", "mochi" },     { "模型", "模型" },     { "模特", "模特" },
  { "moderne", "moderne" }, { "mode𝒳", "mode𝒳" },   { "noodle", "noodle" },
};

static gboolean
has_word (guint story, guint word)
{
  return (story * 7 + word * 3) % (word + 2) == 0;
}

static gboolean
has_beginning (guint story, const char *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (story, i) && g_str_has_prefix (words[i].kept, kept))
      return TRUE;
  return FALSE;
}

typedef struct
{
  Fixture base;
  gint64  ids[N_STORIES];
} Common;

static void
common_set_up (Common *common, gconstpointer data)
{
  fixture_set_up (&common->base, NULL);
  for (guint story = 0; story < N_STORIES; story++)
    {
      g_autofree char *title = g_strdup_printf ("Report %u", story);
      g_autoptr (GString) text = g_string_new ("It says:");

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        for (guint n = 0; n < TIMES && has_word (story, i); n++)
          g_string_append_printf (text, " %s", words[i].written);
      common->ids[story] = save_one (common->base.store, make_draft (title, text->str, (int) story)).story;
    }
}

static void
common_tear_down (Common *common, gconstpointer data)
{
  fixture_tear_down (&common->base, NULL);
}

/* ---- the expression ---- */

static GArray *
list_rows (DossierDb *db, const char *match)
{
  static const char sql_rows[] = "SELECT rowid FROM story_fts WHERE story_fts MATCH ?1 ORDER BY rowid DESC";
  g_autoptr (GError) error = NULL;
  GArray       *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (db, sql_rows, &error, "s", match);

  g_assert_no_error (error);
  while (dossier_db_next (db, row, &error))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (rows, id);
    }
  g_assert_no_error (error);
  return rows;
}

static void
test_parted (Common *common, gconstpointer data)
{
  static const struct
  {
    const char *name, *value;
    guint       most_pages;
    gboolean    is_parted;
  } cases[] = {
    { "some letters", "mod", DOSSIER_SEARCH_BEGINNINGS_PAGES, TRUE },
    { "some letters, as far as can be", "mod", 0, TRUE },
    { "two letters", "mo", 0, TRUE },
    { "one letter", "m", 0, TRUE },
    { "a whole word", "model", 0, TRUE },
    { "in great letters, with an accent and signs", "“MÓD”", 0, TRUE },
    { "a sign beyond ASCII", "模", 0, TRUE },
    { "a word of signs beyond ASCII", "模型", 0, TRUE },
    { "little is put together at once", "noodle", DOSSIER_SEARCH_BEGINNINGS_PAGES, FALSE },
    { "all may be put together", "mod", G_MAXUINT, FALSE },
    { "nothing begins so", "zzz", 0, FALSE },
    { "behind all that there is", "\364\217\277\277", 0, FALSE },
    { "two words", "it mod", 0, FALSE },
    { "two words by a hyphen", "it-mod", 0, FALSE },
    { "signs", "?!", 0, FALSE },
    { "nothing", "", 0, FALSE },
  };
  g_autoptr (DossierDb) db = dossier_db_open (common->base.path, DOSSIER_DB_READ, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parted = dossier_search_beginnings_dup_match (db, cases[i].value, cases[i].most_pages);
      g_autofree char *plain = g_strdup_printf ("\"%s\" *", cases[i].value);
      g_autoptr (GArray) want = NULL;
      g_autoptr (GArray) rows = NULL;

      g_test_message ("%s: %s", cases[i].name, parted);
      g_assert_cmpint (parted != NULL, ==, cases[i].is_parted);
      if (parted == NULL)
        continue;
      want = list_rows (db, plain);
      rows = list_rows (db, parted);
      g_assert_cmpuint (rows->len, >, 0);
      g_assert_cmpmem (rows->data, rows->len * sizeof (gint64), want->data, want->len * sizeof (gint64));
    }
}

/* More signs than would be quick go on from it. */
static void
test_many_signs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
  g_autofree char *parted = NULL;

  for (gunichar sign = 0x4e00; sign < 0x5e00; sign++)
    {
      g_string_append (text, " 模");
      g_string_append_unichar (text, sign);
    }
  save_one (fixture->store, make_draft ("Signs", text->str, 1));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM story_fts_idx"), >, 2);
  parted = dossier_search_beginnings_dup_match (db, "模", 0);
  g_assert_null (parted);
}

/* ---- the search ---- */

/* In parts and whole. */
static void
check (const Common *common, const char *text, gboolean (*holds) (guint story))
{
  g_autoptr (GArray) found = find_text (common->base.store, text);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierQuery) query = dossier_query_parse (text, FALSE, NULL);
  DossierOrderAsk ask = { .query = query, .limit = 7 };
  guint           n = 0;

  g_test_message ("%s", text);
  for (guint story = N_STORIES; story-- > 0;)
    if (holds (story))
      {
        g_assert_cmpuint (n, <, found->len);
        g_assert_cmpint (g_array_index (found, gint64, n++), ==, common->ids[story]);
      }
  g_assert_cmpuint (n, ==, found->len);
  do
    {
      g_autoptr (DossierOrdered) part = dossier_store_find_ordered (common->base.store, &ask, NULL);

      g_array_append_vals (parts, part->ids->data, part->ids->len);
      ask.before = part->rest;
    }
  while (ask.before != 0);
  g_assert_cmpmem (parts->data, parts->len * sizeof (gint64), found->data, found->len * sizeof (gint64));
}

static gboolean
holds_mod (guint story)
{
  return has_beginning (story, "mod");
}

static gboolean
holds_model (guint story)
{
  return has_beginning (story, "model");
}

static gboolean
holds_sign (guint story)
{
  return has_beginning (story, "模");
}

static gboolean
holds_mod_without_noodle (guint story)
{
  return has_beginning (story, "mod") && !has_beginning (story, "noodle");
}

static gboolean
holds_noodle_without_mod (guint story)
{
  return !has_beginning (story, "mod") && has_beginning (story, "noodle");
}

static gboolean
holds_either (guint story)
{
  return has_beginning (story, "mod") || has_beginning (story, "noodle");
}

static gboolean
holds_nothing (guint story)
{
  return FALSE;
}

static void
test_found (Common *common, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean (*holds) (guint story);
  } cases[] = {
    { "mod*", holds_mod },
    { "MÓD*", holds_mod },
    { "model*", holds_model },
    { "模*", holds_sign },
    { "mod* -nood*", holds_mod_without_noodle },
    { "noodle -mod*", holds_noodle_without_mod },
    { "mod* OR noodle", holds_either },
    { "title:mod*", holds_nothing },
    { "mod* nowhere", holds_nothing },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (common, cases[i].text, cases[i].holds);
}

#define ADD(path, test) g_test_add (path, Common, NULL, common_set_up, test, common_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search-beginnings/the-parts-find-what-the-whole-finds", test_parted);
  ADD ("/search-beginnings/what-is-typed-finds-all-that-begins-so", test_found);
  g_test_add ("/search-beginnings/too-many-signs-go-on", Fixture, NULL, fixture_set_up, test_many_signs,
              fixture_tear_down);
  return g_test_run ();
}
