/* test-faults.c - a disk that fails at any moment loses nothing, is told in words, and is made up for
 *
 * DOSSIER_TORTURE in the environment: at every moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-loop.h"
#include "fault-vfs.h"

#include <errno.h>

static const DiskFault faults[] = {
  { "write", SHIM_WRITE, SQLITE_IOERR_WRITE, EIO },
  { "sync", SHIM_SYNC, SQLITE_IOERR_FSYNC, EIO },
  { "truncate", SHIM_TRUNCATE, SQLITE_IOERR_TRUNCATE, EIO },
  { "read", SHIM_READ, SQLITE_IOERR_READ, EIO },
  { "open", SHIM_OPEN, SQLITE_CANTOPEN, EIO },
  { "delete", SHIM_DELETE, SQLITE_IOERR_DELETE, EIO },
  { "look", SHIM_ACCESS, SQLITE_IOERR_ACCESS, EIO },
  { "size", SHIM_FILE_SIZE, SQLITE_IOERR_FSTAT, EIO },
  { "lock", SHIM_LOCK, SQLITE_IOERR_LOCK, EIO },
  { "share", SHIM_SHM_MAP, SQLITE_IOERR_SHMMAP, EIO },
  { "shared lock", SHIM_SHM_LOCK, SQLITE_IOERR_SHMLOCK, EIO },
};

typedef struct
{
  FaultVfs        *vfs;
  const DiskFault *fault;
} Disk;

static void
arm (gpointer what, guint n, gboolean for_ever)
{
  Disk *disk = what;

  fault_vfs_arm (disk->vfs, disk->fault, n, for_ever);
}

static guint
disarm (gpointer what, guint *n_hits)
{
  Disk *disk = what;

  return fault_vfs_disarm (disk->vfs, n_hits);
}

/* Of each kind of call, so many of the later ones; fewer where the sanitizers are slow. */
static guint
how_many (void)
{
#ifdef __SANITIZE_ADDRESS__
  return 1;
#else
  return 3;
#endif
}

static void
test_scenes (Fixture *fixture, gconstpointer data)
{
  const DiskFault *fault = data;
  FaultVfs        *vfs = fault_vfs_new (fixture->folder);
  Disk             disk = { vfs, fault };
  FaultKind        kind = { .name = fault->name,
                            .arm = arm,
                            .disarm = disarm,
                            .what = &disk,
                            .is_cold = fault->kind == SHIM_READ,
                            .code = -1,
                            .n_others = how_many () };
  g_autofree char *folder = g_build_filename (fixture->folder, "desk", NULL);
  Desk            *desk = desk_new (folder);
  FaultCount       count = { 0, 0, 0 };
  guint            n = 0;
  const Scene     *scenes = fault_scenes (&n);

  for (guint i = 0; i < n; i++)
    fault_loop (desk, &scenes[i], &kind, &count);
  g_test_message ("%s: %u cases, the disk failed in %u, which was told in %u and made up for in the others",
                  fault->name, count.n_cases, count.n_hits, count.n_told);
  g_assert_cmpuint (count.n_hits, >, 0);
  desk_free (desk);
  fault_vfs_free (vfs);
}

/* The fixture's own library would be another one that is open. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_clear_object (&fixture->store);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  fault_loop_expect_warnings ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/%s-fails", faults[i].name);

      g_test_add (path, Fixture, &faults[i], set_up, test_scenes, fixture_tear_down);
    }
  return g_test_run ();
}
