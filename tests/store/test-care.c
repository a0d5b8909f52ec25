/* test-care.c - what happens after a crash, and the daily copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-care.h"
#include "dossier-marker.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY (24 * 60 * 60)
/* 2026-11-24 12:00 UTC */
#define NOON G_GINT64_CONSTANT (1795521600)

static char *
marker_path (Fixture *fixture)
{
  return g_strconcat (fixture->path, "-open", NULL);
}

static void
test_marker (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = marker_path (fixture);
  gboolean         was_left = TRUE;
  DossierMarker   *second;

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  second = dossier_marker_new (fixture->path, &was_left);
  g_assert_false (was_left); /* a program that lives is no dead one */
  g_clear_object (&fixture->store);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  dossier_marker_free (second);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (path, "open\n", -1, NULL)); /* as a killed program leaves it */
  second = dossier_marker_new (fixture->path, &was_left);
  g_assert_true (was_left);
  dossier_marker_free (second);
  second = dossier_marker_new (fixture->path, &was_left);
  g_assert_false (was_left);
  dossier_marker_free (second);
  fixture_reopen (fixture);
}

static void
test_no_marker (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "library.db", NULL);
  gboolean         was_left = TRUE;

  g_assert_null (dossier_marker_new (nowhere, &was_left));
  g_assert_false (was_left);
  dossier_marker_free (NULL);
}

/* A page that nobody reads when the library is opened. */
static void
damage_table (const char *path)
{
  g_autofree char *whole = NULL;
  gsize            length = 0;
  gint64 page = run_sql (path, "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'annotation'");

  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  memset (whole + (page - 1) * 8192, 0x55, 64);
  g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
}

static void
quit_cb (GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "damaged.db", NULL);
  g_autofree char *marker = g_strconcat (copy, "-open", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;

  save_one (fixture->store, make_draft ("A", "B", 1));
  g_assert_true (dossier_store_backup (fixture->store, copy, NULL));
  damage_table (copy);
  g_assert_true (g_file_set_contents (marker, "open\n", -1, NULL));
  store = dossier_store_open (copy, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_null (dossier_store_get_damage (store));
  g_clear_object (&store);

  store = dossier_store_open (copy, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (store, "damaged", G_CALLBACK (quit_cb), loop);
  g_main_loop_run (loop);
  g_assert_error (dossier_store_get_damage (store), DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (dossier_store_get_damage (store)->message, copy));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *oldest = g_build_filename (folder, "library.db-2026-11-24.db", NULL);
  g_autofree char *newest = g_build_filename (folder, "library.db-2026-12-03.db", NULL);
  g_autofree char *own = g_build_filename (folder, "library.db-before-the-move.db", NULL);
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
  g_autoptr (DossierStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  save_one (fixture->store, make_draft ("A", "B", 1));
  g_assert_true (dossier_care_check (db, &error));
  for (int day = 0; day < 10; day++)
    for (int again = 0; again < 2; again++)
      {
        dossier_care_back_up (db, NOON + day * DAY + again * 60, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (count_files (folder), ==, (guint) MIN (day + 1, DOSSIER_CARE_MAX_BACKUPS) + (day > 0));
        if (day == 0)
          g_assert_true (g_file_test (oldest, G_FILE_TEST_EXISTS));
        if (day == 0 && again == 1)
          g_assert_true (g_file_set_contents (own, "the person's own", -1, NULL));
      }
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  copy = dossier_store_open (newest, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_counts (copy).stories, ==, 1);
}

/* A copy that was broken off is not there, not even a part of it. */
static void
test_broken_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_care_back_up (db, NOON, cancellable, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/care/only-a-program-that-was-killed-leaves-a-mark", test_marker);
  ADD ("/care/without-a-mark-nothing-is-known", test_no_marker);
  ADD ("/care/damage-after-a-crash-is-told", test_told);
  ADD ("/care/one-copy-a-day-seven-kept", test_daily);
  ADD ("/care/a-copy-broken-off-leaves-nothing", test_broken_off);
  return g_test_run ();
}
