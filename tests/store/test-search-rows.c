/* test-search-rows.c - rows of the full-text index and the stories they stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-rows.h"

#include "dossier-prepared.h"
#include "dossier-schema.h"
#include "store-fixture.h"

#define STORY(seconds, place) ((G_GINT64_CONSTANT (seconds) << DOSSIER_STORY_ID_SHIFT) + (place))
#define MINUTE 820454400

/* In their order. */
static const struct
{
  const char       *name;
  gint64            story;
  DossierSearchRows rows;
} cases[] = {
  { "the first of all", STORY (0, 1), DOSSIER_SEARCH_ROWS_SPACED },
  { "the first second", STORY (1, 0), DOSSIER_SEARCH_ROWS_SPACED },
  { "a full minute", STORY (MINUTE, 0), DOSSIER_SEARCH_ROWS_SPACED },
  { "the next of a full minute", STORY (MINUTE, 1), DOSSIER_SEARCH_ROWS_SPACED },
  { "the last of a full minute that has a place", STORY (MINUTE, 40), DOSSIER_SEARCH_ROWS_SPACED },
  { "one too many for a full minute", STORY (MINUTE, 41), DOSSIER_SEARCH_ROWS_CROWDED },
  { "as many as a second can have", STORY (MINUTE, (1 << DOSSIER_STORY_ID_SHIFT) - 1), DOSSIER_SEARCH_ROWS_CROWDED },
  { "a second after it", STORY (MINUTE + 1, 0), DOSSIER_SEARCH_ROWS_SPACED },
  { "one too many for a second", STORY (MINUTE + 1, 1), DOSSIER_SEARCH_ROWS_CROWDED },
  { "the last second of a minute", STORY (MINUTE + 59, 0), DOSSIER_SEARCH_ROWS_SPACED },
  { "one too many for the last second", STORY (MINUTE + 59, 1), DOSSIER_SEARCH_ROWS_CROWDED },
  { "the next minute", STORY (MINUTE + 60, 0), DOSSIER_SEARCH_ROWS_SPACED },
  { "the last second of all", STORY (4294967295, 0), DOSSIER_SEARCH_ROWS_SPACED },
};

static DossierDb *
open_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DossierDb *db = dossier_db_open (fixture->path, DOSSIER_DB_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (dossier_schema_step_up (db, &error));
  g_assert_true (dossier_db_begin (db, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (dossier_search_rows_add (db, cases[i].story, "Ferrum", "words", "", &error));
  g_assert_true (dossier_db_commit (db, &error));
  return db;
}

/* Rows of one kind below @bound, or all. */
static GArray *
list (DossierDb *db, DossierSearchRows rows, gint64 bound)
{
  static const char *const sql[DOSSIER_SEARCH_N_ROWS]
      = { "SELECT " DOSSIER_SEARCH_ROWS_STORY_SPACED " FROM story_fts WHERE story_fts MATCH 'words' AND rowid < ?1"
          " AND rowid < " DOSSIER_SEARCH_ROWS_FIRST_CROWDED " ORDER BY rowid",
          "SELECT " DOSSIER_SEARCH_ROWS_STORY_CROWDED " FROM story_fts WHERE story_fts MATCH 'words' AND rowid < ?1"
          " AND rowid >= " DOSSIER_SEARCH_ROWS_FIRST_CROWDED " ORDER BY rowid" };
  g_autoptr (GError) error = NULL;
  GArray *ids = dossier_db_list (db, sql[rows], &error, "i", bound);

  g_assert_no_error (error);
  return ids;
}

static void
assert_older (DossierDb *db, DossierSearchRows rows, gint64 story)
{
  g_autoptr (GArray) ids = list (db, rows, dossier_search_rows_bound (rows, story));
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].rows == rows && cases[i].story < story)
      g_assert_cmpint (g_array_index (ids, gint64, n++), ==, cases[i].story);
  g_assert_cmpuint (ids->len, ==, n);
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  DossierDb *db = open_library (fixture);

  for (DossierSearchRows rows = 0; rows < DOSSIER_SEARCH_N_ROWS; rows++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          assert_older (db, rows, cases[i].story);
          assert_older (db, rows, cases[i].story + 1);
        }
      assert_older (db, rows, G_MININT64);
      assert_older (db, rows, -1);
      assert_older (db, rows, 0);
      assert_older (db, rows, G_MAXINT64);
    }
  dossier_db_free (db);
}

static void
test_either (Fixture *fixture, gconstpointer data)
{
  static const char sql[]
      = "SELECT " DOSSIER_SEARCH_ROWS_STORY " AS id FROM story_fts WHERE story_fts MATCH 'ferrum' ORDER BY id";
  DossierDb *db = open_library (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dossier_db_list (db, sql, &error, "");

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, cases[i].story);
  dossier_db_free (db);
}

/* What the step up from older libraries writes is what is written anew. */
static void
test_stepped_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierDb *db = open_library (fixture);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (dossier_db_run (db,
                                   "INSERT INTO story (id, uid, title, published_from, published_until, precision,"
                                   " updated, saved, n_words, n_facts) VALUES (?1, ?2, 'words', 0, 0, 0, 0, 0, 0, 0)",
                                   &error, "is", cases[i].story, cases[i].name));
  g_assert_true (dossier_db_exec (db, "PRAGMA user_version = 30", &error));
  g_assert_true (dossier_schema_step_up (db, &error));
  g_assert_no_error (error);
  for (DossierSearchRows rows = 0; rows < DOSSIER_SEARCH_N_ROWS; rows++)
    assert_older (db, rows, G_MAXINT64);
  dossier_db_free (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search-rows/those of older stories", Fixture, NULL, fixture_set_up, test_bounds, fixture_tear_down);
  g_test_add ("/search-rows/of either kind", Fixture, NULL, fixture_set_up, test_either, fixture_tear_down);
  g_test_add ("/search-rows/of an older library", Fixture, NULL, fixture_set_up, test_stepped_up, fixture_tear_down);
  return g_test_run ();
}
