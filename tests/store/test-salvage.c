/* test-salvage.c - what can be read of a damaged library comes into a whole one
 *
 * SALVAGED=500 in the environment for more than the usual number of libraries; SALVAGE_SEED for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-db.h"
#include "dossier-salvage.h"
#include "store-fixture.h"
#include "../read-number.h"

#include <glib/gstdio.h>
#include <string.h>

#define SALVAGED 24
#define SEED 7
#define N_STORIES 300
#define N_ANNOTATIONS 30
#define PAGE 8192

/* A folder of its own with a library of these bytes. */
static char *
put_library (Fixture *fixture, const char *name, const char *bytes, gsize length)
{
  char            *path = g_build_filename (fixture->folder, name, "library.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

/* The bytes of a library of N_STORIES stories. */
static char *
load_whole (Fixture *fixture, gsize *length)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "whole.db", NULL);
  char            *bytes = NULL;

  fill_library (fixture->store, N_STORIES);
  g_assert_true (dossier_store_backup (fixture->store, backup, NULL));
  g_assert_true (g_file_get_contents (backup, &bytes, length, NULL));
  return bytes;
}

static void
use (const char *path, DossierCounts *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) stories = NULL;

  g_assert_no_error (error);
  assert_sound (store);
  *counts = read_counts (store);
  stories = dossier_store_find (store, every, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stories->len, ==, counts->stories);
  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (DossierStoryContent) content
          = dossier_store_load_content (store, g_array_index (stories, gint64, i), &error);

      g_assert_no_error (error);
      g_assert_nonnull (content);
    }
  dossier_store_close (store);
  settle (store);
}

/* All rows of all tables, as one text. */
static char *
dump (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ, NULL);
  sqlite3_stmt *table = dossier_db_prepare (
      db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name",
      NULL);

  while (sqlite3_step (table) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", sqlite3_column_text (table, 0));
      sqlite3_stmt    *row = dossier_db_prepare (db, sql, NULL);

      if (row == NULL) /* one column */
        continue;
      while (sqlite3_step (row) == SQLITE_ROW)
        {
          g_string_append_printf (text, "%s:", sqlite3_column_text (table, 0));
          for (int i = 0; i < sqlite3_column_count (row); i++)
            {
              g_autofree char *value = g_base64_encode (sqlite3_column_blob (row, i), sqlite3_column_bytes (row, i));

              g_string_append_printf (text, " %s", value);
            }
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (row);
    }
  sqlite3_finalize (table);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_whole (Fixture *fixture, gconstpointer unused)
{
  gsize            length = 0;
  g_autofree char *bytes = load_whole (fixture, &length);
  g_autofree char *path = put_library (fixture, "a", bytes, length);
  g_autofree char *into = g_build_filename (fixture->folder, "saved.db", NULL);
  g_auto (DossierSalvage) salvage = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (path), *after = NULL;

  g_assert_true (dossier_salvage_write (path, into, NULL, &salvage, &error));
  g_assert_no_error (error);
  after = dump (into);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (salvage.n_spots + salvage.n_refused + salvage.n_stories_made + salvage.n_texts_lost, ==, 0);
  g_assert_cmpint (salvage.stories_before, ==, N_STORIES);
  g_assert_cmpuint (salvage.content->stories, ==, N_STORIES);
}

/* What stands on a page: "story", leaf. */
static void
find_owner (const char *path, guint page, char **table, gboolean *is_leaf, guint *n_rows)
{
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ, NULL);
  sqlite3_stmt *row = dossier_db_prepare (db,
                                          "SELECT coalesce (m.tbl_name, s.name), s.pagetype, s.ncell, m.type = 'index'"
                                          " FROM dbstat s LEFT JOIN sqlite_schema m ON m.name = s.name"
                                          " WHERE s.pageno = ?1",
                                          NULL);

  g_assert_nonnull (row);
  sqlite3_bind_int (row, 1, (int) page);
  *table = g_strdup ("");
  *is_leaf = TRUE;
  *n_rows = 0;
  if (sqlite3_step (row) == SQLITE_ROW)
    {
      gboolean is_index = sqlite3_column_int (row, 3) != 0;

      g_free (*table);
      *table = g_strdup (is_index ? "" : (const char *) sqlite3_column_text (row, 0));
      *is_leaf = is_index || strcmp ((const char *) sqlite3_column_text (row, 1), "internal") != 0;
      *n_rows = (guint) sqlite3_column_int (row, 2);
    }
  sqlite3_finalize (row);
}

static void
spoil (char *page, GRand *random)
{
  switch (g_rand_int_range (random, 0, 3))
    {
    case 0: memset (page, 0, PAGE); break;
    case 1: memset (page, 0x55, PAGE); break;
    default:
      for (guint i = 0; i < PAGE; i++)
        page[i] = (char) g_rand_int (random);
    }
}

static guint
count_annotations (const char *path)
{
  return (guint) run_sql (path, "SELECT count(*) FROM annotation WHERE note <> ''");
}

/* One page of the library is spoilt: what stands on it may be lost, and nothing else. */
static void
test_page (Fixture *fixture, gconstpointer unused)
{
  gsize            length = 0;
  g_autofree char *bytes = load_whole (fixture, &length);
  g_autofree char *whole = put_library (fixture, "whole", bytes, length);
  g_autoptr (GRand) random = g_rand_new_with_seed (read_number ("SALVAGE_SEED", SEED));
  guint n = read_number ("SALVAGED", SALVAGED), n_saved = 0, n_stories = 0;

  for (guint i = 0; i < n; i++)
    {
      guint            page = (guint) g_rand_int_range (random, 1, (gint32) (length / PAGE)), n_rows = 0;
      g_autofree char *spoilt = g_memdup2 (bytes, length), *name = g_strdup_printf ("spoilt-%u", i), *path = NULL;
      g_autofree char *table = NULL, *kept = NULL, *again = NULL;
      gsize            kept_length = 0;
      gboolean         is_leaf = FALSE, is_safe;
      g_auto (DossierSalvage) salvage = { 0 };
      g_autoptr (GError) error = NULL;
      DossierCounts counts;

      find_owner (whole, page + 1, &table, &is_leaf, &n_rows);
      spoil (spoilt + page * PAGE, random);
      path = put_library (fixture, name, spoilt, length);
      if (!dossier_salvage_library (path, NULL, NULL, &kept, &salvage, &error))
        {
          g_assert_nonnull (error);
          g_assert_cmpstr (table, ==, "sqlite_schema");
          g_assert_true (g_file_get_contents (path, &again, &kept_length, NULL));
          g_assert_cmpmem (again, kept_length, spoilt, length);
          continue;
        }
      n_saved++;
      use (path, &counts);
      is_safe = is_leaf && !g_str_equal (table, "sqlite_schema");
      n_stories += counts.stories;
      if (is_safe && counts.stories != N_STORIES)
        g_error ("page %u of %s: %u stories are left", page, table, counts.stories);
      if (is_safe && count_annotations (path) + (g_str_equal (table, "annotation") ? n_rows : 0) < N_ANNOTATIONS)
        g_error ("page %u of %s: %u highlights are left", page, table, count_annotations (path));
      g_assert_true (g_file_get_contents (kept, &again, &kept_length, NULL));
      g_assert_cmpmem (again, kept_length, spoilt, length);
    }
  g_test_message ("%u of %u libraries saved, %u stories of %u", n_saved, n, n_stories, n_saved * N_STORIES);
}

static void
test_beginning_and_end (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    gsize       zeros;   /* bytes at the beginning that are gone */
    guint       percent; /* of the file that is left */
    guint       least;   /* stories that must be saved; 0: it may fail */
  } cases[] = {
    { "its first bytes are gone", 100, 100, N_STORIES },
    { "what it is and how large is gone", 32, 100, N_STORIES },
    { "the end is missing", 0, 99, N_STORIES * 9 / 10 },
    { "half of it is missing", 0, 50, 0 },
    { "nearly all is missing", 0, 5, 0 },
    { "nothing is left", 0, 0, 0 },
    { "the first page is gone", PAGE, 100, 0 },
  };
  gsize            length = 0;
  g_autofree char *bytes = load_whole (fixture, &length);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spoilt = g_memdup2 (bytes, length), *path = NULL;
      g_auto (DossierSalvage) salvage = { 0 };
      g_autoptr (GError) error = NULL;
      DossierCounts counts = { 0 };

      memset (spoilt, 0, cases[i].zeros);
      path = put_library (fixture, cases[i].name, spoilt, length / 100 * cases[i].percent);
      if (dossier_salvage_library (path, NULL, NULL, NULL, &salvage, &error))
        use (path, &counts);
      else
        g_assert_nonnull (strstr (error->message, "library.db”"));
      if (counts.stories < cases[i].least)
        g_error ("%s: %u stories are left (%s)", cases[i].name, counts.stories, error != NULL ? error->message : "");
    }
}

static void
test_log (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL), *path = NULL, *copy = NULL, *bytes = NULL;
  gsize            length = 0;
  g_auto (DossierSalvage) salvage = { 0 };
  DossierCounts counts = { 0 };

  fill_library (fixture->store, 20);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  path = put_library (fixture, "killed", bytes, length);
  copy = g_strconcat (path, "-wal", NULL);
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (log, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  g_assert_true (dossier_salvage_library (path, NULL, NULL, NULL, &salvage, NULL));
  use (path, &counts);
  g_assert_cmpuint (counts.stories, ==, 20);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *into = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere.db", NULL);
  g_autofree char *no_folder = g_build_filename (fixture->folder, "nowhere", "new.db", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const struct
  {
    const char   *name, *path, *into;
    GCancellable *cancellable;
    GQuark        domain;
    int           code;
  } cases[] = {
    { "there is none", nowhere, into, NULL, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND },
    { "another program's", other, into, NULL, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN },
    { "a folder", fixture->folder, into, NULL, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED },
    { "no folder to write to", fixture->path, no_folder, NULL, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED },
    { "there is a file already", fixture->path, other, NULL, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED },
    { "stopped", fixture->path, into, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED },
  };

  g_cancellable_cancel (cancelled);
  fill_library (fixture->store, 20);
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  run_sql (other, "CREATE TABLE thing (id INTEGER)");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DossierSalvage) salvage = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_false (dossier_salvage_write (cases[i].path, cases[i].into, cases[i].cancellable, &salvage, &error));
      g_assert_error (error, cases[i].domain, cases[i].code);
      g_assert_false (g_file_test (into, G_FILE_TEST_EXISTS));
      /* Of no file that nobody knows. */
      g_assert_null (strstr (error->message, ".damaged"));
      g_assert_null (strstr (error->message, ".empty"));
    }
}

/* Its tables are there, and nothing in them. */
static void
test_nothing_to_read (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "whole.db", NULL), *bytes = NULL, *after = NULL;
  g_autofree char *path = NULL, *kept = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_auto (DossierSalvage) salvage = { 0 };
  g_autoptr (DossierDb) db = NULL;
  g_autoptr (GError) error = NULL;
  gsize         length = 0, after_length = 0;
  sqlite3_stmt *row;

  g_assert_true (dossier_store_backup (fixture->store, backup, NULL));
  db = dossier_db_open (backup, DOSSIER_DB_READ, NULL);
  row = dossier_db_prepare (db,
                            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                            NULL);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (row, 0)));
  sqlite3_finalize (row);
  g_clear_pointer (&db, dossier_db_free);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", (const char *) tables->pdata[i]);

      run_sql (backup, sql);
    }
  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  path = put_library (fixture, "empty", bytes, length);
  g_assert_false (dossier_salvage_library (path, NULL, NULL, &kept, &salvage, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "Nothing can be read"));
  g_assert_nonnull (strstr (error->message, "library.db”"));
  g_assert_null (kept);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, bytes, length);
}

static void
test_in_words (void)
{
  static const struct
  {
    const char    *name;
    guint          stories;
    DossierSalvage salvage;
    const char    *want;
  } cases[] = {
    { "nothing is left",
      0,
      { .stories_before = 9, .n_spots = 1 },
      "0 of 9 stories are there. 1 place of the file could not be read; what only stood there is lost." },
    { "it does not tell how many there were",
      3,
      { .stories_before = -1 },
      "3 stories are there. Nothing was unreadable." },
    { "more than it counted", 3, { .stories_before = 2 }, "3 stories are there. Nothing was unreadable." },
    { "more than can be",
      1,
      { .stories_before = G_MAXINT64, .n_refused = 2 },
      "1 of 4294967295 stories is there. 2 places of the file could not be read; what only stood there is lost." },
    { "one story", 1, { .stories_before = 1 }, "1 story is there. Nothing was unreadable." },
    { "all that can be lost",
      3,
      { .stories_before = 4, .n_spots = 2, .n_refused = 1, .n_stories_made = 1, .n_texts_lost = 2 },
      "3 of 4 stories are there. 3 places of the file could not be read; what only stood there is lost."
      " 1 of them was put together from its text and highlights."
      " The texts of 2 are lost; how they began, and what was highlighted in them, is left." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierBackup    content = { .stories = cases[i].stories };
      DossierSalvage   salvage = cases[i].salvage;
      g_autofree char *words = NULL;

      salvage.content = &content;
      words = dossier_salvage_dup_words (&salvage);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (words, ==, cases[i].want);
    }
}

/* The damaged file has a name that work files might have had. */
static void
test_names_of_work_files (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "library.db.damaged", "library.db.empty", "library.db.salvaged" };
  gsize                    length = 0;
  g_autofree char         *bytes = load_whole (fixture, &length);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *library = put_library (fixture, names[i], bytes, length);
      g_autofree char *folder = g_path_get_dirname (library), *damaged = g_build_filename (folder, names[i], NULL);
      g_auto (DossierSalvage) salvage = { 0 };
      DossierCounts counts = { 0 };

      g_assert_cmpint (g_rename (library, damaged), ==, 0);
      g_assert_true (dossier_salvage_library (library, damaged, NULL, NULL, &salvage, NULL));
      g_assert_true (g_file_test (damaged, G_FILE_TEST_EXISTS));
      use (library, &counts);
      g_assert_cmpuint (counts.stories, ==, N_STORIES);
    }
}

static void
test_open (Fixture *fixture, gconstpointer unused)
{
  g_auto (DossierSalvage) salvage = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_salvage_library (fixture->path, NULL, NULL, NULL, &salvage, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/salvage/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("a-whole-library-comes-out-as-it-was", test_whole);
  ADD ("only-what-stands-on-a-spoilt-page-is-lost", test_page);
  ADD ("the-beginning-or-the-end-is-gone", test_beginning_and_end);
  ADD ("what-stands-in-the-log-is-read-too", test_log);
  ADD ("what-is-refused-leaves-nothing-behind", test_refused);
  ADD ("nothing-in-it-can-be-read", test_nothing_to_read);
  g_test_add_func ("/salvage/what-came-of-it-in-words", test_in_words);
  ADD ("the-damaged-file-stays-whatever-its-name", test_names_of_work_files);
  ADD ("not-while-a-program-has-it-open", test_open);
  return g_test_run ();
}
