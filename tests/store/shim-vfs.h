/* shim-vfs.h - a VFS before SQLite's own one, through which a test sees or refuses what is done to files below a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  SHIM_OPEN,
  SHIM_DELETE,
  SHIM_ACCESS,
  SHIM_READ,
  SHIM_WRITE,
  SHIM_TRUNCATE,
  SHIM_SYNC,
  SHIM_FILE_SIZE,
  SHIM_LOCK,
  SHIM_SHM_MAP,
  SHIM_SHM_LOCK,
  SHIM_N_CALLS,
} ShimCallKind;

typedef struct
{
  ShimCallKind kind;
  const char  *name;   /* of the file, from the folder on */
  gint64       offset; /* of a write; the length of a truncation */
  const void  *bytes;  /* of a write */
  gsize        length;
} ShimCall;

/* From any thread; either may be NULL. */
typedef struct
{
  int (*before) (const ShimCall *call, gpointer user_data); /* SQLITE_OK, or the error that it comes to instead */
  void (*after) (const ShimCall *call, gpointer user_data); /* it went well */
  int (*system_error) (gpointer user_data);                 /* errno of what was refused last, or 0 */
} ShimHooks;

typedef struct _ShimVfs ShimVfs;

/* Is SQLite's VFS from now on. @hooks must stay. */
ShimVfs *shim_vfs_new (const char *folder, const ShimHooks *hooks, gpointer user_data);
/* SQLite's own VFS is its VFS again; files that are open stay as they are. */
void shim_vfs_end (ShimVfs *self);
void shim_vfs_free (ShimVfs *self);

G_END_DECLS
