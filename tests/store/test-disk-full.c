/* test-disk-full.c - without room on the disk, or where nothing may be written, words say so and nothing is lost
 *
 * Where the test may mount, on real file systems too. DOSSIER_TORTURE in the environment: at every single write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-store-private.h"
#include "fault-loop.h"
#include "fault-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* Turns after which a library that may not grow must have been full. */
#define MAX_TURNS 400
/* Of the disks that are mounted, in bytes: for a library, and for one with copies of it. */
#define SMALL_DISK (2 * 1024 * 1024)
#define LARGER_DISK (8 * 1024 * 1024)

/* --- what SQLite is told --- */

static const struct
{
  const char *name;
  DiskFault   fault;
  int         code;
} limits[] = {
  { "the disk is full", { "full", SHIM_WRITE, SQLITE_FULL, ENOSPC }, DOSSIER_STORE_ERROR_FULL },
  { "the quota is used up", { "quota", SHIM_WRITE, SQLITE_IOERR_WRITE, EDQUOT }, DOSSIER_STORE_ERROR_FULL },
  { "the disk is full for what is shared",
    { "shared", SHIM_SHM_MAP, SQLITE_IOERR_SHMSIZE, ENOSPC },
    DOSSIER_STORE_ERROR_FULL },
};

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "desk", NULL);
  FaultVfs        *vfs = fault_vfs_new (fixture->folder);
  Desk            *desk = desk_new (folder);
  FaultDisk        disks[G_N_ELEMENTS (limits)];
  FaultKind        kinds[G_N_ELEMENTS (limits)];
  FaultCount       counts[G_N_ELEMENTS (limits)] = { 0 };
  guint            n = 0;
  const Scene     *scenes = fault_scenes (&n);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      disks[i] = (FaultDisk){ vfs, &limits[i].fault };
      kinds[i] = (FaultKind){ .name = limits[i].name,
                              .arm = fault_disk_arm,
                              .disarm = fault_disk_disarm,
                              .what = &disks[i],
                              .only_for_ever = TRUE,
                              .code = limits[i].code,
                              .n_others = 1 };
    }
  for (guint i = 0; i < n; i++)
    fault_loop (desk, &scenes[i], kinds, G_N_ELEMENTS (kinds), counts);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_test_message ("%s: %u cases, told in %u", limits[i].name, counts[i].n_cases, counts[i].n_told);
      g_assert_cmpuint (counts[i].n_told, >, 0);
    }
  desk_free (desk);
  fault_vfs_free (vfs);
}

/* A disk that cannot be written any more takes no change, and the library can still be read. */
static void
test_read_only_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const DiskFault fault = { "read-only", SHIM_WRITE, SQLITE_IOERR_WRITE, EROFS };
  g_autofree char       *folder = g_build_filename (fixture->folder, "desk", NULL);
  FaultVfs              *vfs = fault_vfs_new (fixture->folder);
  Desk                  *desk = desk_new (folder);
  guint                  n = 0, n_hits = 0, n_told = 0;
  const Scene           *scenes = fault_scenes (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      if (scenes[i].kind != SCENE_CHANGES)
        continue;
      desk_begin (desk, &scenes[i]);
      g_assert_true (scenes[i].run (desk, NULL));
      desk->turn++;
      fault_vfs_arm (vfs, &fault, 1, TRUE);
      g_assert_false (scenes[i].run (desk, &error));
      assert_fault_words (error, folder, DOSSIER_STORE_ERROR_READ_ONLY);
      g_assert_cmpuint (read_counts (desk->store).stories, >=, DESK_STORIES - 3); /* of which some were deleted */
      fault_vfs_disarm (vfs, &n_hits);
      g_assert_cmpuint (n_hits, >, 0);
      g_assert_true (scenes[i].run (desk, NULL));
      assert_sound (desk->store);
      n_told++;
    }
  g_test_message ("%u ways to write", n_told);
  g_assert_cmpuint (n_told, >=, 12);
  desk_free (desk);
  fault_vfs_free (vfs);
}

/* --- a library that may not grow --- */

static gboolean
changes (const Scene *scene)
{
  return scene->kind == SCENE_CHANGES || scene->kind == SCENE_STEPS;
}

/* Until it says that there is no room. TRUE: it did. */
static gboolean
run_until_full (Desk *desk, const Scene *scene)
{
  for (guint i = 0; i < MAX_TURNS; i++, desk->turn++)
    {
      g_autoptr (GError) error = NULL;

      if (scene->run (desk, &error))
        continue;
      assert_fault_words (error, desk->folder, DOSSIER_STORE_ERROR_FULL);
      return TRUE;
    }
  return FALSE;
}

static void
test_may_not_grow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "desk", NULL);
  Desk            *desk = desk_new (folder);
  guint            n = 0, n_full = 0;
  const Scene     *scenes = fault_scenes (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      if (!changes (&scenes[i]))
        continue;
      desk_begin (desk, &scenes[i]);
      dossier_store_set_max_pages (desk->store, run_sql (desk->path, "PRAGMA page_count"));
      /* A few only write over what is there. */
      if (!run_until_full (desk, &scenes[i]))
        continue;
      before = desk_dup_digest (desk);
      g_assert_false (scenes[i].run (desk, NULL));
      after = desk_dup_digest (desk);
      g_assert_cmpstr (before, ==, after);
      dossier_store_set_max_pages (desk->store, 0);
      g_assert_true (scenes[i].run (desk, NULL));
      assert_sound (desk->store);
      n_full++;
    }
  g_test_message ("%u ways to write came to the limit", n_full);
  g_assert_cmpuint (n_full, >=, 12);
  desk_free (desk);
}

/* --- a real disk --- */

static gboolean
may_mount (void)
{
  if (geteuid () == 0)
    return TRUE;
  g_test_skip ("only root may mount a disk");
  return FALSE;
}

/* A disk at @folder. */
static void
mount_disk (const char *folder, guint size, gboolean is_again, gboolean is_read_only)
{
  g_autofree char *options = g_strdup_printf ("size=%u,mode=0700", size);
  unsigned long    flags = (is_again ? MS_REMOUNT : 0) | (is_read_only ? MS_RDONLY : 0);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (mount ("dossier-test", folder, "tmpfs", flags, options), ==, 0);
}

/* All that is left of the disk goes to a file that is nobody's. */
static void
fill_disk (const char *path)
{
  static const char bytes[4096];
  int               fd = g_open (path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  for (guint i = 0; i <= LARGER_DISK / sizeof bytes && write (fd, bytes, sizeof bytes) > 0; i++)
    ;
  g_close (fd, NULL);
}

/* TRUE: the scene was full, and went on when there was room again. */
static gboolean
run_on_full_disk (Desk *desk, const Scene *scene)
{
  g_autofree char *filler = g_build_filename (desk->folder, "filler", NULL);
  gboolean         is_full;

  desk_begin (desk, scene);
  fill_disk (filler);
  is_full = run_until_full (desk, scene);
  g_assert_cmpint (g_unlink (filler), ==, 0);
  if (desk->store == NULL && !scene->is_closed)
    desk_open (desk);
  g_assert_true (scene->run (desk, NULL));
  if (desk->store == NULL)
    desk_open (desk);
  assert_sound (desk->store);
  return is_full;
}

/* @data: the disk's size. */
static void
test_real_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "disk", NULL);
  g_autofree char *home = g_build_filename (fixture->folder, "home", NULL);
  guint            n = 0, n_full = 0, size = GPOINTER_TO_UINT (data);
  const Scene     *scenes = fault_scenes (&n);
  Desk            *desk;

  if (!may_mount ())
    return;
  mount_disk (folder, size, FALSE, FALSE);
  desk = desk_new (home);
  desk_move (desk, folder);
  for (guint i = 0; i < n; i++)
    if (changes (&scenes[i]) == (size == SMALL_DISK) && !(scenes[i].is_closed && scenes[i].kind == SCENE_READS))
      {
        g_test_message ("%s", scenes[i].name);
        n_full += run_on_full_disk (desk, &scenes[i]);
      }
  g_test_message ("the disk was full in %u scenes", n_full);
  g_assert_cmpuint (n_full, >=, size == SMALL_DISK ? 12 : 3);
  desk_free (desk);
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
}

/* A home that may only be read. */
static void
test_read_only_home (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "home", NULL);
  g_autofree char *log = g_build_filename (folder, "library.db-wal", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Desk *desk;

  if (!may_mount ())
    return;
  mount_disk (folder, LARGER_DISK, FALSE, FALSE);
  desk = desk_new (folder);
  mount_disk (folder, LARGER_DISK, TRUE, TRUE);
  g_assert_null (dossier_store_open (desk->path, DOSSIER_STORE_CREATE, &error));
  assert_fault_words (error, folder, DOSSIER_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  store = dossier_store_open (desk->path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_counts (store).stories, ==, DESK_STORIES + 1);
  assert_sound (store);
  g_assert_false (dossier_store_backup (store, copy, &error));
  assert_fault_words (error, folder, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_clear_object (&store);

  /* What stands in a log that cannot be read is not passed over in silence. */
  mount_disk (folder, LARGER_DISK, TRUE, FALSE);
  g_assert_true (g_file_set_contents (log, "changes", -1, NULL));
  mount_disk (folder, LARGER_DISK, TRUE, TRUE);
  g_assert_null (dossier_store_open (desk->path, DOSSIER_STORE_READ_ONLY, &error));
  assert_fault_words (error, folder, DOSSIER_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, log));

  mount_disk (folder, LARGER_DISK, TRUE, FALSE);
  g_assert_cmpint (g_unlink (log), ==, 0);
  desk_open (desk);
  assert_sound (desk->store);
  desk_free (desk);
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
}

/* What is mounted here is seen by nobody else, and goes with us. */
static void
be_alone (void)
{
  if (geteuid () == 0 && unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    g_error ("%s", g_strerror (errno));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fault_loop_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  be_alone ();
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  fault_loop_expect_warnings ();
  ADD ("/disk-full/no-room-is-told-and-nothing-is-lost", test_limits);
  ADD ("/disk-full/a-disk-that-may-only-be-read-takes-no-change", test_read_only_meanwhile);
  ADD ("/disk-full/a-library-that-may-not-grow", test_may_not_grow);
  g_test_add ("/disk-full/a-real-disk-of-two-megabytes", Fixture, GUINT_TO_POINTER (SMALL_DISK), fault_loop_set_up,
              test_real_disk, fixture_tear_down);
  g_test_add ("/disk-full/a-real-disk-of-eight-megabytes", Fixture, GUINT_TO_POINTER (LARGER_DISK), fault_loop_set_up,
              test_real_disk, fixture_tear_down);
  ADD ("/disk-full/a-home-that-may-only-be-read", test_read_only_home);
  return g_test_run ();
}
