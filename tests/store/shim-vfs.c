/* shim-vfs.c - a VFS before SQLite's own one, through which a test sees or refuses what is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "shim-vfs.h"

#include <string.h>

struct _ShimVfs
{
  sqlite3_vfs      vfs;
  sqlite3_vfs     *real;
  char            *folder; /* with the separator at its end */
  const ShimHooks *hooks;
  gpointer         user_data;
};

typedef struct
{
  sqlite3_file file;
  ShimVfs     *vfs;
  char        *name;   /* NULL: not below the folder */
  sqlite3_file real[]; /* as large as that one wants it */
} ShimFile;

static int
ask (ShimVfs *self, const ShimCall *call)
{
  return call->name != NULL && self->hooks->before != NULL ? self->hooks->before (call, self->user_data) : SQLITE_OK;
}

/* Passes @code on. */
static int
tell (ShimVfs *self, const ShimCall *call, int code)
{
  if (code == SQLITE_OK && call->name != NULL && self->hooks->after != NULL)
    self->hooks->after (call, self->user_data);
  return code;
}

/* --- a file --- */

#define SHIM(file) ((ShimFile *) (file))
#define REAL(file) (SHIM (file)->real)
#define CALL(file, what, ...)                                                                                          \
  const ShimCall call = { .kind = what, .name = SHIM (file)->name, __VA_ARGS__ };                                      \
  int            code = ask (SHIM (file)->vfs, &call)
#define DO(file, run) (code == SQLITE_OK ? tell (SHIM (file)->vfs, &call, REAL (file)->pMethods->run) : code)

static int
shim_close (sqlite3_file *file)
{
  int code = REAL (file)->pMethods != NULL ? REAL (file)->pMethods->xClose (REAL (file)) : SQLITE_OK;

  g_clear_pointer (&SHIM (file)->name, g_free);
  return code;
}

static int
shim_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  CALL (file, SHIM_READ, .offset = offset, .length = (gsize) length);
  return DO (file, xRead (REAL (file), bytes, length, offset));
}

static int
shim_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  CALL (file, SHIM_WRITE, .offset = offset, .bytes = bytes, .length = (gsize) length);
  return DO (file, xWrite (REAL (file), bytes, length, offset));
}

static int
shim_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  CALL (file, SHIM_TRUNCATE, .offset = size);
  return DO (file, xTruncate (REAL (file), size));
}

static int
shim_sync (sqlite3_file *file, int flags)
{
  CALL (file, SHIM_SYNC, .offset = 0);
  return DO (file, xSync (REAL (file), flags));
}

static int
shim_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  CALL (file, SHIM_FILE_SIZE, .offset = 0);
  return DO (file, xFileSize (REAL (file), size));
}

static int
shim_lock (sqlite3_file *file, int level)
{
  CALL (file, SHIM_LOCK, .offset = 0);
  return DO (file, xLock (REAL (file), level));
}

static int
shim_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
shim_check_reserved_lock (sqlite3_file *file, int *is_locked)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), is_locked);
}

static int
read_number (ShimVfs *self)
{
  return self->hooks->system_error != NULL ? self->hooks->system_error (self->user_data) : 0;
}

static int
shim_file_control (sqlite3_file *file, int what, void *value)
{
  int number = what == SQLITE_FCNTL_LAST_ERRNO ? read_number (SHIM (file)->vfs) : 0;

  if (number != 0)
    {
      *(int *) value = number;
      return SQLITE_OK;
    }
  return REAL (file)->pMethods->xFileControl (REAL (file), what, value);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
shim_device_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
shim_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  CALL (file, SHIM_SHM_MAP, .offset = 0);
  if (code != SQLITE_OK)
    *memory = NULL;
  return DO (file, xShmMap (REAL (file), page, size, extend, memory));
}

/* A lock can always be given back. */
static int
shim_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  if (flags & SQLITE_SHM_UNLOCK)
    return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
  CALL (file, SHIM_SHM_LOCK, .offset = offset);
  return DO (file, xShmLock (REAL (file), offset, n, flags));
}

static void
shim_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
shim_shm_unmap (sqlite3_file *file, int is_deleted)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), is_deleted);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = shim_close,
  .xRead = shim_read,
  .xWrite = shim_write,
  .xTruncate = shim_truncate,
  .xSync = shim_sync,
  .xFileSize = shim_file_size,
  .xLock = shim_lock,
  .xUnlock = shim_unlock,
  .xCheckReservedLock = shim_check_reserved_lock,
  .xFileControl = shim_file_control,
  .xSectorSize = shim_sector_size,
  .xDeviceCharacteristics = shim_device_characteristics,
  .xShmMap = shim_shm_map,
  .xShmLock = shim_shm_lock,
  .xShmBarrier = shim_shm_barrier,
  .xShmUnmap = shim_shm_unmap,
};

/* --- the file system --- */

/* The name of what lies below the folder, or NULL. */
static const char *
name_of (ShimVfs *self, const char *path)
{
  return path != NULL && g_str_has_prefix (path, self->folder) ? path + strlen (self->folder) : NULL;
}

static int
shim_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  ShimVfs       *self = vfs->pAppData;
  ShimFile      *shim = SHIM (file);
  const ShimCall call = { .kind = SHIM_OPEN, .name = name_of (self, path) };
  int            code = ask (self, &call);

  memset (shim, 0, sizeof *shim);
  if (code != SQLITE_OK)
    return code;
  code = self->real->xOpen (self->real, path, shim->real, flags, out_flags);
  if (shim->real->pMethods == NULL)
    return code;
  file->pMethods = &methods;
  shim->vfs = self;
  shim->name = g_strdup (call.name);
  return tell (self, &call, code);
}

static int
shim_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  ShimVfs       *self = vfs->pAppData;
  const ShimCall call = { .kind = SHIM_DELETE, .name = name_of (self, path) };
  int            code = ask (self, &call);

  return code == SQLITE_OK ? tell (self, &call, self->real->xDelete (self->real, path, sync_folder)) : code;
}

static int
shim_access (sqlite3_vfs *vfs, const char *path, int what, int *answer)
{
  ShimVfs       *self = vfs->pAppData;
  const ShimCall call = { .kind = SHIM_ACCESS, .name = name_of (self, path) };
  int            code = ask (self, &call);

  return code == SQLITE_OK ? tell (self, &call, self->real->xAccess (self->real, path, what, answer)) : code;
}

static int
shim_full_pathname (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  ShimVfs *self = vfs->pAppData;

  return self->real->xFullPathname (self->real, path, size, full);
}

static int
shim_randomness (sqlite3_vfs *vfs, int n, char *bytes)
{
  ShimVfs *self = vfs->pAppData;

  return self->real->xRandomness (self->real, n, bytes);
}

static int
shim_sleep (sqlite3_vfs *vfs, int microseconds)
{
  ShimVfs *self = vfs->pAppData;

  return self->real->xSleep (self->real, microseconds);
}

static int
shim_current_time (sqlite3_vfs *vfs, sqlite3_int64 *now)
{
  ShimVfs *self = vfs->pAppData;

  return self->real->xCurrentTimeInt64 (self->real, now);
}

static int
shim_last_error (sqlite3_vfs *vfs, int size, char *words)
{
  ShimVfs *self = vfs->pAppData;
  int      number = read_number (self);

  return number != 0 ? number : self->real->xGetLastError (self->real, size, words);
}

ShimVfs *
shim_vfs_new (const char *folder, const ShimHooks *hooks, gpointer user_data)
{
  ShimVfs *self = g_new0 (ShimVfs, 1);

  self->real = sqlite3_vfs_find (NULL);
  self->folder = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
  self->hooks = hooks;
  self->user_data = user_data;
  self->vfs = (sqlite3_vfs){ .iVersion = 2,
                             .szOsFile = (int) sizeof (ShimFile) + self->real->szOsFile,
                             .mxPathname = self->real->mxPathname,
                             .zName = "shim",
                             .pAppData = self,
                             .xOpen = shim_open,
                             .xDelete = shim_delete,
                             .xAccess = shim_access,
                             .xFullPathname = shim_full_pathname,
                             .xRandomness = shim_randomness,
                             .xSleep = shim_sleep,
                             .xGetLastError = shim_last_error,
                             .xCurrentTimeInt64 = shim_current_time };
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, TRUE), ==, SQLITE_OK);
  return self;
}

void
shim_vfs_end (ShimVfs *self)
{
  sqlite3_vfs_register (self->real, TRUE);
  sqlite3_vfs_unregister (&self->vfs);
}

void
shim_vfs_free (ShimVfs *self)
{
  g_free (self->folder);
  g_free (self);
}
