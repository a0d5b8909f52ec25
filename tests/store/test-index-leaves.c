/* test-index-leaves.c - the next word of the index is the one that FTS5's own list has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-index-leaves.h"
#include "store-fixture.h"

#include <string.h>

#define N_STORIES 24
#define N_WORDS 120
/* A word stands so often in each story: what is known of it fills pages on which no word begins. */
#define TIMES 4000

static const char signs[][5] = { "a", "b", "n", "o", "z", "0", "9", "ß", "ж", "模", "𝒳" };

static char *
make_word (GRand *chance)
{
  static const int lengths[] = { 1, 2, 3, 3, 4, 5, 7, 12, 40, 300 };
  GString         *word = g_string_new (NULL);
  int              n = lengths[g_rand_int_range (chance, 0, G_N_ELEMENTS (lengths))];

  for (int i = 0; i < n; i++)
    g_string_append (word, signs[g_rand_int_range (chance, 0, G_N_ELEMENTS (signs))]);
  return g_string_free (word, FALSE);
}

/* Each story is a piece of the index, until pieces are put together. */
static void
fill (Fixture *fixture, GRand *chance)
{
  for (int story = 0; story < N_STORIES; story++)
    {
      g_autofree char *title = g_strdup_printf ("Report %d", story);
      g_autoptr (GString) text = g_string_new ("It says:");

      for (guint i = 0; i < N_WORDS; i++)
        {
          g_autofree char *word = make_word (chance);

          g_string_append_printf (text, " %s", word);
        }
      for (guint i = 0; i < TIMES; i++)
        g_string_append (text, " bab");
      save_one (fixture->store, make_draft (title, text->str, story));
    }
}

/* ---- every word ---- */

static char *
dup_listed (DossierDb *db, const char *from)
{
  static const char sql[] = "SELECT term FROM story_word WHERE term >= ?1 ORDER BY term LIMIT 1";
  sqlite3_stmt     *row = dossier_db_query (db, sql, NULL, "s", from);
  char             *word = NULL;

  g_assert_nonnull (row);
  if (dossier_db_next (db, row, NULL))
    {
      word = dossier_db_dup_text (row, 0);
      dossier_db_end (row);
    }
  return word;
}

static void
assert_same (DossierDb *db, const char *from)
{
  g_autofree char *want = dup_listed (db, from), *word = NULL;

  g_assert_true (dossier_index_leaves_dup_first (db, from, &word));
  g_assert_cmpstr (word, ==, want);
}

static void
assert_same_everywhere (DossierDb *db, GRand *chance)
{
  g_autofree char *word = dup_listed (db, "");
  guint            n = 0;

  assert_same (db, "");
  while (word != NULL)
    {
      g_autofree char *behind = g_strconcat (word, "\001", NULL), *next = dup_listed (db, behind);
      const char      *last = g_utf8_find_prev_char (word, word + strlen (word));
      g_autofree char *shorter = g_strndup (word, last - word);

      assert_same (db, word);
      assert_same (db, behind);
      assert_same (db, shorter);
      g_free (word);
      word = g_steal_pointer (&next);
      n++;
    }
  g_assert_cmpuint (n, >, N_WORDS);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *other = make_word (chance);

      assert_same (db, other);
    }
  assert_same (db, "\364\217\277\277");
}

static void
test_every_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  g_autoptr (DossierDb) db = NULL;

  fill (fixture, chance);
  db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
  assert_same_everywhere (db, chance);
  run_sql (fixture->path, "INSERT INTO story_fts (story_fts) VALUES ('optimize')");
  assert_same_everywhere (db, chance);
}

static void
test_an_empty_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
  g_autofree char *word = NULL;

  g_assert_true (dossier_index_leaves_dup_first (db, "a", &word));
  g_assert_null (word);
}

/* ---- damage ---- */

/* Whatever stands in a leaf: a word, or none. */
static void
test_damaged_leaves (Fixture *fixture, gconstpointer data)
{
  static const char sql_damage[]
      = "UPDATE story_fts_data SET block = CAST (substr (block, 1, %d) || CAST (x'%02x%02x' AS BLOB)"
        " || substr (block, %d) AS BLOB) WHERE id >> 37 > 0 AND length (block) > %d";
  g_autoptr (GRand) chance = g_rand_new_with_seed (11);
  guint n_refused = 0;

  fill (fixture, chance);
  dossier_store_close (fixture->store);
  for (guint i = 0; i < 100; i++)
    {
      int              at = i % 3 == 0 ? g_rand_int_range (chance, 0, 4) : g_rand_int_range (chance, 0, 3000);
      g_autofree char *sql = g_strdup_printf (sql_damage, at, g_rand_int_range (chance, 0, 256),
                                              g_rand_int_range (chance, 0, 256), at + 3, at + 3);
      g_autoptr (DossierDb) db = NULL;

      run_sql (fixture->path, sql);
      db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
      for (guint k = 0; k < 20; k++)
        {
          g_autofree char *from = make_word (chance), *word = NULL;

          if (!dossier_index_leaves_dup_first (db, from, &word))
            n_refused++;
          else if (word != NULL)
            g_assert_true (g_utf8_validate (word, -1, NULL));
        }
    }
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();

  g_test_add ("/index-leaves/every word and what is between them", Fixture, NULL, fixture_set_up, test_every_word,
              fixture_tear_down);
  g_test_add ("/index-leaves/an empty library has none", Fixture, NULL, fixture_set_up, test_an_empty_library,
              fixture_tear_down);
  g_test_add ("/index-leaves/damaged leaves do no harm", Fixture, NULL, fixture_set_up, test_damaged_leaves,
              fixture_tear_down);

  return g_test_run ();
}
