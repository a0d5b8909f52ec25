/* test-locks.c - a disk that cannot lock files: a library on it is read, and never written
 *
 * The system itself refuses the locks, in a process of its own: it does not take that back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-locks.h"
#include "store-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#ifdef DOSSIER_WITH_SECCOMP
#include <seccomp.h>

/* As a disk of a server without a service for locks answers. */
static void
refuse_locks (void)
{
  static const unsigned ways[] = { F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW };
  scmp_filter_ctx       filter = seccomp_init (SCMP_ACT_ALLOW);
  guint32               refusal = SCMP_ACT_ERRNO (ENOLCK);

  g_assert_nonnull (filter);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    g_assert_cmpint (seccomp_rule_add (filter, refusal, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, ways[i])), ==, 0);
  g_assert_cmpint (seccomp_rule_add (filter, refusal, SCMP_SYS (flock), 0), ==, 0);
  g_assert_cmpint (seccomp_load (filter), ==, 0);
  seccomp_release (filter);
}

static void
assert_refused (const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_open (path, DOSSIER_STORE_CREATE, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, words));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *new_path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autoptr (DossierStore) reader = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  save_one (fixture->store, make_draft ("Title", "some words", 1));
  g_clear_object (&fixture->store);
  n_files = count_files (fixture->folder);
  g_assert_true (dossier_locks_work (fixture->path));
  refuse_locks ();
  g_assert_false (dossier_locks_work (fixture->path));
  assert_refused (fixture->path, "cannot lock files");
  assert_refused (new_path, "move it to a disk of this computer");
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  reader = dossier_store_open (fixture->path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  found = find_text (reader, "words");
  g_assert_cmpuint (found->len, ==, 1);
}

/* What a killed program left in the log cannot be read without locks: older words are not shown for it. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL), *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  save_one (fixture->store, make_draft ("Title", "some words", 1));
  g_assert_true (g_file_get_contents (log, &bytes, &length, NULL));
  g_clear_object (&fixture->store);
  g_assert_true (g_file_set_contents (log, bytes, (gssize) length, NULL));
  refuse_locks ();
  g_assert_null (dossier_store_open (fixture->path, DOSSIER_STORE_READ_ONLY, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "-wal"));
}

#endif

/* What a program that was killed while it tried left goes, and nothing else. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes;
    gboolean    stays;
  } cases[] = {
    { "library.db-lock-a1B2c3", "", FALSE },
    { "library.db-lock-ZZZZZZ", "", FALSE },
    { "library.db-lock-a1B2c4", "of mine", TRUE },
    { "library.db-lock-a1B2c3d", "", TRUE },
    { "library.db-lock-", "", TRUE },
    { "other.db-lock-a1B2c3", "", TRUE },
  };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      g_assert_true (g_file_set_contents (path, cases[i].bytes, -1, NULL));
    }
  fixture_reopen (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == cases[i].stays);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#ifdef DOSSIER_WITH_SECCOMP
  ADD ("/locks/a library on a disk without locks is read and never written", test_read);
  ADD ("/locks/what only a log holds is not passed over without locks", test_log);
#endif
  ADD ("/locks/what a killed program left beside the library goes", test_left);
  return g_test_run ();
}
