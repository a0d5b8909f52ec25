/* test-faults.c - a disk that fails at any moment loses nothing, is told in words, and is made up for
 *
 * DOSSIER_TORTURE in the environment: at every moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-loop.h"
#include "fault-vfs.h"

#include <errno.h>

/* Of each kind of call, so many beside the first ones; fewer where the sanitizers are slow. */
#ifdef __SANITIZE_ADDRESS__
#define N_OTHERS 1
#else
#define N_OTHERS 3
#endif

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

static void
fill_kinds (FaultKind *kinds, FaultDisk *disks, FaultVfs *vfs)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      disks[i] = (FaultDisk){ vfs, &faults[i] };
      kinds[i] = (FaultKind){ .name = faults[i].name,
                              .arm = fault_disk_arm,
                              .disarm = fault_disk_disarm,
                              .what = &disks[i],
                              .is_cold = faults[i].kind == SHIM_READ,
                              .code = -1,
                              .n_others = N_OTHERS };
    }
}

static void
test_scene (Fixture *fixture, gconstpointer data)
{
  const Scene     *scene = data;
  g_autofree char *folder = g_build_filename (fixture->folder, "desk", NULL);
  FaultVfs        *vfs = fault_vfs_new (fixture->folder);
  Desk            *desk = desk_new (folder);
  FaultDisk        disks[G_N_ELEMENTS (faults)];
  FaultKind        kinds[G_N_ELEMENTS (faults)];
  FaultCount       counts[G_N_ELEMENTS (faults)] = { 0 }, all = { 0 };

  fill_kinds (kinds, disks, vfs);
  fault_loop (desk, scene, kinds, G_N_ELEMENTS (faults), counts);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      all.n_cases += counts[i].n_cases;
      all.n_hits += counts[i].n_hits;
      all.n_told += counts[i].n_told;
    }
  g_test_message ("%s: %u cases, the disk failed in %u, which was told in %u and made up for in the others",
                  scene->name, all.n_cases, all.n_hits, all.n_told);
  g_assert_cmpuint (all.n_told, >, 0);
  desk_free (desk);
  fault_vfs_free (vfs);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  fault_loop_expect_warnings ();
  fault_loop_add_scenes ("/faults", test_scene);
  return g_test_run ();
}
