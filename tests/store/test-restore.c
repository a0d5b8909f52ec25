/* test-restore.c - backups looked into and put back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-backup.h"
#include "dossier-restore.h"
#include "store-fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A library with one story, a backup of then, and a second story since. */
typedef struct
{
  Fixture base;
  char   *backup;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  gint64 story;

  fixture_set_up (&desk->base, NULL);
  desk->backup = g_build_filename (desk->base.folder, "backup.db", NULL);
  story = save_one (desk->base.store, make_draft ("One", "The first story.", 1)).story;
  apply (desk->base.store, dossier_change_set_starred (&story, 1, TRUE));
  g_assert_true (dossier_store_backup (desk->base.store, desk->backup, NULL));
  save_one (desk->base.store, make_draft ("Two", "The second story.", 2));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->backup);
  fixture_tear_down (&desk->base, NULL);
}

static guint
count_stories (const char *path)
{
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  assert_sound (store);
  return read_counts (store).stories;
}

/* A page in the middle, the beginning, all of it, or nothing is wrong with the file. */
static void
damage (const char *path, const char *how)
{
  g_autofree char *whole = NULL;
  gsize            length = 0;

  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  if (g_str_equal (how, "a page"))
    memset (whole + length / 8192 / 2 * 8192, 0x55, 8192);
  else if (g_str_equal (how, "the beginning"))
    memset (whole, 0, 4096);
  else if (g_str_equal (how, "the end"))
    length /= 2;
  else if (g_str_equal (how, "all"))
    length = 0;
  g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
}

static void
test_put_back (gconstpointer unused)
{
  static const struct
  {
    const char *how; /* NULL: the library is gone */
    guint       n_kept;
  } cases[]
      = { { "nothing", 2 }, { "a page", 0 }, { "the beginning", 0 }, { "the end", 0 }, { "all", 0 }, { NULL, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Desk             desk;
      g_autofree char *kept = NULL, *before = NULL, *after = NULL;
      gsize            n_before = 0, n_after = 0;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].how != NULL ? cases[i].how : "gone");
      set_up (&desk, NULL);
      g_clear_object (&desk.base.store);
      if (cases[i].how != NULL)
        damage (desk.base.path, cases[i].how);
      else
        g_assert_cmpint (unlink (desk.base.path), ==, 0);
      if (cases[i].how != NULL)
        g_assert_true (g_file_get_contents (desk.base.path, &before, &n_before, NULL));
      g_assert_true (dossier_restore (desk.base.path, desk.backup, NULL, &kept, &error));
      g_assert_no_error (error);
      g_assert_true ((kept != NULL) == (cases[i].how != NULL));
      g_assert_cmpuint (count_stories (desk.base.path), ==, 1);
      if (cases[i].n_kept > 0)
        g_assert_cmpuint (count_stories (kept), ==, cases[i].n_kept);
      else if (kept != NULL)
        {
          g_assert_true (g_file_get_contents (kept, &after, &n_after, NULL));
          g_assert_cmpmem (after, n_after, before, n_before);
        }
      fixture_reopen (&desk.base);
      tear_down (&desk, NULL);
    }
}

/* "killed.db" as a program that was killed leaves the library: the second story stands in the log only. */
static char *
dup_killed (Desk *desk)
{
  static const char *const parts[] = { "", "-wal" };
  char                    *library = g_build_filename (desk->base.folder, "killed.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (desk->base.path, parts[i], NULL);
      g_autofree char *to = g_strconcat (library, parts[i], NULL);
      g_autofree char *bytes = NULL;
      gsize            length = 0;

      g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    }
  return library;
}

/* What stood only in the log of a program that was killed is in what is kept, and not in what comes. */
static void
test_log (Desk *desk, gconstpointer data)
{
  g_autofree char *library = dup_killed (desk);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_restore (library, desk->backup, NULL, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_stories (library), ==, 1);
  g_assert_cmpuint (count_stories (kept), ==, 2);
}

/* What cannot be put back leaves the library as it is. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char       *what, *sql, *damage;
    DossierStoreError code;
  } cases[] = {
    { "of a newer version", "PRAGMA user_version = 999", NULL, DOSSIER_STORE_ERROR_NEWER },
    { "of another program", "PRAGMA application_id = 5", NULL, DOSSIER_STORE_ERROR_FOREIGN },
    { "an empty file", NULL, "all", DOSSIER_STORE_ERROR_FOREIGN },
    { "no database", NULL, "the beginning", DOSSIER_STORE_ERROR_FOREIGN },
    { "a damaged one", NULL, "the end", DOSSIER_STORE_ERROR_DAMAGED },
    { "none", NULL, NULL, DOSSIER_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/case-%u.db", desk->base.folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) look_error = NULL;

      g_test_message ("%s", cases[i].what);
      if (cases[i].sql != NULL || cases[i].damage != NULL)
        g_assert_true (dossier_store_backup (desk->base.store, copy, NULL));
      if (cases[i].sql != NULL)
        run_sql (copy, cases[i].sql);
      if (cases[i].damage != NULL)
        damage (copy, cases[i].damage);
      g_clear_object (&desk->base.store);
      g_assert_false (dossier_restore (desk->base.path, copy, NULL, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, (int) cases[i].code);
      g_assert_null (dossier_backup_look (copy, &look_error));
      g_assert_error (look_error, DOSSIER_STORE_ERROR, (int) cases[i].code);
      fixture_reopen (&desk->base);
      g_assert_cmpuint (read_counts (desk->base.store).stories, ==, 2);
    }
}

static void
test_not_now (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) open_error = NULL;
  g_autoptr (GError) self_error = NULL;
  g_autoptr (GError) stopped_error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_false (dossier_restore (desk->base.path, desk->backup, NULL, NULL, &open_error));
  g_assert_error (open_error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  g_assert_cmpuint (read_counts (desk->base.store).stories, ==, 2);
  g_clear_object (&desk->base.store);
  g_assert_false (dossier_restore (desk->base.path, desk->base.path, NULL, NULL, &self_error));
  g_assert_error (self_error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_restore (desk->base.path, desk->backup, cancellable, NULL, &stopped_error));
  g_assert_nonnull (stopped_error);
  fixture_reopen (&desk->base);
  g_assert_cmpuint (read_counts (desk->base.store).stories, ==, 2);
}

/* Where the library cannot be kept, also one with a log, nothing is put in its place, and a crash is not forgotten. */
static void
test_nowhere_to_keep (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (desk->base.folder, "backups", NULL);
  g_autofree char *marker = g_strconcat (desk->base.path, "-open", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&desk->base.store);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_true (g_file_set_contents (marker, "open\n", -1, NULL)); /* as a killed program leaves it */
  g_assert_false (dossier_restore (desk->base.path, desk->backup, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_assert_true (g_file_test (marker, G_FILE_TEST_EXISTS));
  fixture_reopen (&desk->base);
  g_assert_cmpuint (read_counts (desk->base.store).stories, ==, 2);
}

static void
test_look (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierBackup) backup = dossier_backup_look (desk->backup, NULL);
  g_autoptr (GPtrArray) none = dossier_backup_list (desk->base.path);
  g_autoptr (GPtrArray) one = NULL;

  g_assert_cmpuint (backup->stories, ==, 1);
  g_assert_cmpuint (backup->annotated + backup->feeds + backup->people, ==, 0);
  g_assert_cmpint (backup->size, >, 0);
  g_assert_cmpint (backup->written, >, 0);
  g_assert_cmpint (backup->last_change, >, 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_object (&desk->base.store);
  g_assert_true (dossier_restore (desk->base.path, desk->backup, NULL, NULL, NULL));
  g_assert_true (dossier_restore (desk->base.path, desk->backup, NULL, NULL, NULL)); /* within the same second */
  one = dossier_backup_list (desk->base.path);
  g_assert_cmpuint (one->len, ==, 2);
  fixture_reopen (&desk->base);
}

static char *
write_beside (Desk *desk, const char *name)
{
  char *path = g_build_filename (desk->base.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "a part of a library", -1, NULL));
  return path;
}

/* Killed while the copy was written, or when it was whole: the library was not touched, and nothing stays of it. */
static void
test_killed (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean    stays;
  } cases[] = {
    { "library.db.restored", FALSE },
    { "library.db.restored.part-00c0ffee", FALSE },
    { "library.db.restored.part-00c0ffee-journal", FALSE },
    { "library.db.restored.part-of-mine", TRUE },
    { "other.db.restored", TRUE },
    { "other.db.restored.part-00c0ffee", TRUE },
  };
  char *paths[G_N_ELEMENTS (cases)];

  g_clear_object (&desk->base.store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    paths[i] = write_beside (desk, cases[i].name);
  g_assert_cmpuint (count_stories (desk->base.path), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_true (g_file_test (paths[i], G_FILE_TEST_EXISTS) == cases[i].stays);
      g_free (paths[i]);
    }
}

/* Killed between the two names, where a disk knows no second ones: the copy is the library. */
static void
test_killed_between (Desk *desk, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (desk->base.path, ".restored", NULL);

  g_clear_object (&desk->base.store);
  g_assert_cmpint (rename (desk->backup, copy), ==, 0);
  g_assert_cmpint (unlink (desk->base.path), ==, 0);
  g_assert_cmpuint (count_stories (desk->base.path), ==, 1);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* "backups/killed.db-…": a second name for @path. */
static char *
link_backup (const char *path, const char *name)
{
  g_autofree char *folder = dossier_backup_dup_folder (path);
  char            *backup = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (link (path, backup), ==, 0);
  return backup;
}

/* Killed when the library had its second name, and when its log had gone there: the library is as it was, and no backup
 * follows what becomes of it. */
static void
test_killed_with_two_names (gconstpointer unused)
{
  static const struct
  {
    const char *when;
    gboolean    has_moved, is_read, is_restored; /* the log; since; a backup is put back before it is opened */
  } cases[] = {
    { "after the link", FALSE, FALSE, FALSE },
    { "after the log was moved", TRUE, FALSE, FALSE },
    { "and somebody has read since", TRUE, TRUE, FALSE },
    { "and a backup is put back", TRUE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Desk desk;
      g_autoptr (GPtrArray) backups = NULL;
      g_autofree char *library = NULL, *copy = NULL, *second = NULL, *other = NULL, *mine = NULL, *kept = NULL;
      g_autofree char *log = NULL, *second_log = NULL;

      g_test_message ("%s", cases[i].when);
      set_up (&desk, NULL);
      library = dup_killed (&desk);
      copy = g_strconcat (library, ".restored", NULL);
      g_assert_cmpint (link (desk.backup, copy), ==, 0);
      second = link_backup (library, "killed.db-before-restore-2026-11-28-131500.db");
      other = g_strconcat (second, "-2.db", NULL);
      g_assert_cmpint (link (desk.backup, other), ==, 0);
      mine = link_backup (library, "killed.db-2026-11-28.db");
      log = g_strconcat (library, "-wal", NULL);
      second_log = g_strconcat (second, "-wal", NULL);
      if (cases[i].has_moved)
        g_assert_cmpint (rename (log, second_log), ==, 0);
      if (cases[i].is_read)
        {
          g_autoptr (DossierDb) reader = dossier_db_open (library, DOSSIER_DB_READ, NULL);

          g_assert_true (dossier_db_exec (reader, "SELECT count (*) FROM sqlite_schema", NULL));
        }
      if (cases[i].is_restored)
        {
          g_assert_true (dossier_restore (library, desk.backup, NULL, &kept, NULL));
          g_assert_cmpuint (count_stories (kept), ==, 2);
        }
      g_assert_cmpuint (count_stories (library), ==, cases[i].is_restored ? 1 : 2);
      g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (second_log, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
      backups = dossier_backup_list (library);
      g_assert_cmpuint (backups->len, ==, cases[i].is_restored ? 3 : 2);
      tear_down (&desk, NULL);
    }
}

/* Where somebody has written to the library since, two logs are there: neither is thrown away. */
static void
test_killed_and_written (Desk *desk, gconstpointer data)
{
  g_autofree char *library = dup_killed (desk), *copy = g_strconcat (library, ".restored", NULL);
  g_autofree char *second = link_backup (library, "killed.db-before-restore-2026-11-28-131500.db");
  g_autofree char *second_log = g_strconcat (second, "-wal", NULL), *bytes = NULL;

  g_assert_cmpint (link (desk->backup, copy), ==, 0);
  g_assert_true (g_file_set_contents (second_log, "last changes", -1, NULL));
  g_assert_cmpuint (count_stories (library), ==, 2);
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (second_log, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "last changes");
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/restore/whatever-the-library-is-like-the-backup-takes-its-place", NULL, test_put_back);
  ADD ("/restore/the-log-of-a-killed-program-is-kept-with-its-library", test_log);
  ADD ("/restore/what-cannot-be-put-back-leaves-the-library-alone", test_refused);
  ADD ("/restore/not-while-it-is-open-not-itself-not-when-stopped", test_not_now);
  ADD ("/restore/without-a-place-to-keep-the-library-it-stays", test_nowhere_to_keep);
  ADD ("/restore/a-look-inside", test_look);
  ADD ("/restore/what-a-killed-program-left-goes", test_killed);
  ADD ("/restore/what-a-killed-program-left-is-used-where-nothing-else-is", test_killed_between);
  g_test_add_data_func ("/restore/a-library-that-was-left-with-two-names-has-one", NULL, test_killed_with_two_names);
  ADD ("/restore/where-a-library-of-two-names-has-two-logs-both-stay", test_killed_and_written);
  return g_test_run ();
}
