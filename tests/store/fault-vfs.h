/* fault-vfs.h - a disk that fails at the n-th time that SQLite wants something of it, once or from then on
 *
 * After "I/O Error Testing" in https://www.sqlite.org/testing.html.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "shim-vfs.h"

G_BEGIN_DECLS

typedef struct
{
  const char  *name;
  ShimCallKind kind; /* which calls fail */
  int          code; /* with what, and the system's reason for it */
  int          number;
} DiskFault;

typedef struct _FaultVfs FaultVfs;

/* Is SQLite's VFS from now on, for the files below @folder. */
FaultVfs *fault_vfs_new (const char *folder);
/* All files must be closed. */
void fault_vfs_free (FaultVfs *self);

/* The @n-th call from now on fails (1: the next; 0: none does), and with @for_ever all after it. @fault must stay. */
void fault_vfs_arm (FaultVfs *self, const DiskFault *fault, guint n, gboolean for_ever);
/* The disk works again. How many such calls there were since it was armed, and in @n_hits how many failed. */
guint fault_vfs_disarm (FaultVfs *self, guint *n_hits);

/* One kind of failure of it, as what a FaultKind arms and disarms. */
typedef struct
{
  FaultVfs        *vfs;
  const DiskFault *fault;
} FaultDisk;

void  fault_disk_arm (gpointer disk, guint n, gboolean for_ever);
guint fault_disk_disarm (gpointer disk, guint *n_hits);

G_END_DECLS
