/* fault-vfs.c - a disk that fails at the n-th time that SQLite wants something of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-vfs.h"

struct _FaultVfs
{
  ShimVfs *shim;

  GMutex           lock;
  const DiskFault *fault; /* NULL: the disk works */
  guint            n, n_calls, n_hits;
  gboolean         for_ever;
};

static int
fail_call (const ShimCall *call, gpointer user_data)
{
  FaultVfs *self = user_data;
  int       code = SQLITE_OK;

  g_mutex_lock (&self->lock);
  if (self->fault != NULL && call->kind == self->fault->kind)
    {
      self->n_calls++;
      if (self->n > 0 && (self->n_calls == self->n || (self->for_ever && self->n_calls > self->n)))
        {
          code = self->fault->code;
          self->n_hits++;
        }
    }
  g_mutex_unlock (&self->lock);
  return code;
}

static int
read_number (gpointer user_data)
{
  FaultVfs *self = user_data;
  int       number;

  g_mutex_lock (&self->lock);
  number = self->fault != NULL && self->n_hits > 0 ? self->fault->number : 0;
  g_mutex_unlock (&self->lock);
  return number;
}

FaultVfs *
fault_vfs_new (const char *folder)
{
  static const ShimHooks hooks = { .before = fail_call, .system_error = read_number };
  FaultVfs              *self = g_new0 (FaultVfs, 1);

  g_mutex_init (&self->lock);
  self->shim = shim_vfs_new (folder, &hooks, self);
  return self;
}

void
fault_vfs_free (FaultVfs *self)
{
  shim_vfs_end (self->shim);
  shim_vfs_free (self->shim);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
fault_vfs_arm (FaultVfs *self, const DiskFault *fault, guint n, gboolean for_ever)
{
  g_mutex_lock (&self->lock);
  self->fault = fault;
  self->n = n;
  self->n_calls = self->n_hits = 0;
  self->for_ever = for_ever;
  g_mutex_unlock (&self->lock);
}

guint
fault_vfs_disarm (FaultVfs *self, guint *n_hits)
{
  guint n_calls;

  g_mutex_lock (&self->lock);
  self->fault = NULL;
  n_calls = self->n_calls;
  *n_hits = self->n_hits;
  g_mutex_unlock (&self->lock);
  return n_calls;
}

void
fault_disk_arm (gpointer disk, guint n, gboolean for_ever)
{
  FaultDisk *self = disk;

  fault_vfs_arm (self->vfs, self->fault, n, for_ever);
}

guint
fault_disk_disarm (gpointer disk, guint *n_hits)
{
  FaultDisk *self = disk;

  return fault_vfs_disarm (self->vfs, n_hits);
}
