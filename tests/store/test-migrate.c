/* test-migrate.c - a library of any version there has been comes up to date, also when the program is killed meanwhile
 *
 * DOSSIER_TORTURE=1 in the environment: it is killed at each statement of each version, not at some.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-names-refold.h"
#include "dossier-schema.h"
#include "dossier-search-watch.h"
#include "older-library.h"
#include "ready-process.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* From one statement at which it is killed to the next: of the first version, whose way is the longest, and of others.
 */
#ifdef __SANITIZE_ADDRESS__
#define FIRST_STRIDE 16
#define STRIDE 97
#else
#define FIRST_STRIDE 5
#define STRIDE 37
#endif
#define MAX_PATH 1024

/* ---- who is killed ---- */

/* Open the library at @path to write, and die at the statement @n. */
typedef struct
{
  int  n;
  char path[MAX_PATH];
} Order;

static int
count_statement (unsigned what, void *left, void *statement, void *text)
{
  if (--*(int *) left == 0)
    raise (SIGKILL);
  return 0;
}

static void
open_and_die (gpointer data)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (order->path, DOSSIER_DB_WRITE, &error);

  g_assert_no_error (error);
  sqlite3_trace_v2 (dossier_db_get_handle (db), SQLITE_TRACE_STMT, count_statement, &order->n);
  dossier_schema_step_up (db, &error);
  g_assert_no_error (error);
  dossier_search_watch_start (db, &error);
  g_assert_no_error (error);
  dossier_names_refold (db, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, dossier_db_free);
  _exit (0);
}

/* FALSE: it was done before it came to the statement @n. */
static gboolean
kill_at (const ReadyProcess *killer, const char *path, guint n)
{
  Order order = { .n = (int) n };
  int   status;

  g_assert_cmpuint (g_strlcpy (order.path, path, MAX_PATH), <, MAX_PATH);
  ready_process_order (killer, &order);
  status = ready_process_wait (killer);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

/* ---- what is there then ---- */

static char *
dup_schema (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_WRITE, &error);
  GString      *all = g_string_new (NULL);
  sqlite3_stmt *row;

  g_assert_no_error (error);
  row = dossier_db_query (db, "SELECT name, sql FROM sqlite_schema ORDER BY name", &error, "");
  while (dossier_db_next (db, row, &error))
    g_string_append_printf (all, "%s: %s\n", (const char *) sqlite3_column_text (row, 0),
                            (const char *) sqlite3_column_text (row, 1));
  g_assert_no_error (error);
  return g_string_free (all, FALSE);
}

static gint64
read_version (const char *path)
{
  g_assert_cmpint (run_sql (path, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
  return run_sql (path, "PRAGMA user_version");
}

typedef struct
{
  Fixture             fixture;
  const ReadyProcess *killer;
  GArray             *versions; /* (element-type guint) */
  GHashTable         *schemas;  /* version -> the tables of that version */
  guint               n_killed;
} Desk;

static void
set_up (Desk *desk, gconstpointer killer)
{
  fixture_set_up (&desk->fixture, NULL);
  desk->killer = killer;
  desk->versions = older_library_list_versions ();
  desk->schemas = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < desk->versions->len; i++)
    {
      guint            version = g_array_index (desk->versions, guint, i);
      g_autofree char *path = g_strdup_printf ("%s/version-%u.db", desk->fixture.folder, version);

      older_library_make (path, version);
      g_hash_table_insert (desk->schemas, GUINT_TO_POINTER (version), dup_schema (path));
    }
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_hash_table_unref (desk->schemas);
  g_array_unref (desk->versions);
  fixture_tear_down (&desk->fixture, data);
}

/* A library of @version in a folder of its own. */
static char *
copy_library (Desk *desk, guint version, const char *name)
{
  g_autofree char *from = g_strdup_printf ("%s/version-%u.db", desk->fixture.folder, version);
  g_autofree char *folder = g_build_filename (desk->fixture.folder, name, NULL), *bytes = NULL;
  char            *path = g_build_filename (folder, "library.db", NULL);
  gsize            length = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

static void
remove_library (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

/* Opens the library as the program does: then it is up to date and whole. */
static void
assert_comes_up (Desk *desk, const char *path, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);

  g_assert_no_error (error);
  assert_sound (store);
  dossier_store_close (store);
  g_assert_cmpint (read_version (path), ==, dossier_schema_get_newest ());
  older_library_assert_kept (path, version);
}

/* The library as it was before its first step is beside it. */
static void
assert_copied (const char *path, guint version)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%u", path, dossier_schema_get_newest ());

  if (version < dossier_schema_get_newest ())
    g_assert_cmpint (read_version (copy), ==, version);
}

static void
test_every_version (Desk *desk, gconstpointer data)
{
  g_assert_cmpuint (desk->versions->len, >=, 25);
  for (guint i = 0; i < desk->versions->len; i++)
    {
      guint            version = g_array_index (desk->versions, guint, i);
      g_autofree char *path = copy_library (desk, version, "one");
      g_autoptr (GError) error = NULL;

      assert_comes_up (desk, path, version);
      assert_copied (path, version);
      {
        g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);

        g_assert_no_error (error);
        g_free (dossier_store_undo (store, &error)); /* also what the older program did */
        g_assert_no_error (error);
        g_assert_cmpint (run_sql (path, "SELECT count(*) FROM story_state WHERE is_starred = 1"), ==, 0);
        assert_sound (store);
      }
      remove_library (path);
    }
}

/* Old or new, never between: the tables are those of the version that it says it is. */
static gboolean
try_death (Desk *desk, guint version, guint n)
{
  g_autofree char *name = g_strdup_printf ("killed-%u-%u", version, n), *path = copy_library (desk, version, name);
  gboolean         was_killed = kill_at (desk->killer, path, n);
  gint64           now = read_version (path);
  g_autofree char *schema = dup_schema (path);

  g_assert_cmpint (now, >=, version);
  g_assert_cmpstr (schema, ==, g_hash_table_lookup (desk->schemas, GUINT_TO_POINTER ((guint) now)));
  if (now > version)
    assert_copied (path, version);
  assert_comes_up (desk, path, version);
  assert_copied (path, version);
  remove_library (path);
  desk->n_killed += was_killed;
  return was_killed;
}

static void
test_killed (Desk *desk, gconstpointer data)
{
  gboolean is_torture = g_getenv ("DOSSIER_TORTURE") != NULL;

  for (guint i = 0; i < desk->versions->len; i++)
    {
      guint version = g_array_index (desk->versions, guint, i), before = desk->n_killed;
      guint stride = is_torture ? 1 : version == 1 ? FIRST_STRIDE : STRIDE;

      /* Each version begins with another of its statements. */
      for (guint n = 1 + version % stride; try_death (desk, version, n); n += stride)
        ;
      g_test_message ("version %u: killed %u times", version, desk->n_killed - before);
    }
  g_assert_cmpuint (desk->n_killed, >, desk->versions->len);
}

/* Where nothing can be written, a library of an older program is left alone, and what to do is said. */
static void
test_read_only (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i + 1 < desk->versions->len; i++)
    {
      guint            version = g_array_index (desk->versions, guint, i);
      g_autofree char *path = copy_library (desk, version, "read");
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_store_open (path, DOSSIER_STORE_READ_ONLY, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "Open it once where you may write to it."));
      g_assert_cmpint (read_version (path), ==, version);
      remove_library (path);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "every version comes up to date and can be undone", test_every_version },
    { "killed at any statement it is old or new, and comes up", test_killed },
    { "an older library that cannot be written says what to do", test_read_only },
  };
  ReadyProcess killer;

  fixture_use_memory ();
  ready_process_start (&killer, sizeof (Order), open_and_die);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/migrate/", tests[i].name, NULL);

      g_test_add (path, Desk, &killer, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
