/* cut-vfs.c - what a disk may hold after the power was cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cut-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef enum
{
  STEP_WRITE,
  STEP_TRUNCATE,
  STEP_SYNC,
  STEP_DELETE,
} StepKind;

typedef struct
{
  StepKind kind;
  char    *name;   /* of the file, without its folder */
  gint64   offset; /* of a write; the length of a truncation */
  GBytes  *bytes;  /* of a write */
} Step;

struct _CutVfs
{
  sqlite3_vfs  vfs;
  sqlite3_vfs *real;
  char        *folder;
  GHashTable  *before; /* name -> GByteArray: there at the beginning */

  GMutex     lock;
  GPtrArray *steps; /* (element-type Step) */
};

typedef struct
{
  sqlite3_file file;
  CutVfs      *vfs; /* NULL: not written down */
  char        *name;
  sqlite3_file real[]; /* as large as that one wants it */
} CutFile;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_clear_pointer (&step->bytes, g_bytes_unref);
  g_free (step);
}

static void
add_step (CutFile *file, StepKind kind, gint64 offset, const void *bytes, gsize length)
{
  Step *step;

  if (file->vfs == NULL)
    return;
  step = g_new0 (Step, 1);
  step->kind = kind;
  step->name = g_strdup (file->name);
  step->offset = offset;
  step->bytes = bytes != NULL ? g_bytes_new (bytes, length) : NULL;
  g_mutex_lock (&file->vfs->lock);
  g_ptr_array_add (file->vfs->steps, step);
  g_mutex_unlock (&file->vfs->lock);
}

/* --- a file: all goes through, what changes it is written down --- */

#define REAL(file) (((CutFile *) (file))->real)

static int
cut_close (sqlite3_file *file)
{
  int code = REAL (file)->pMethods != NULL ? REAL (file)->pMethods->xClose (REAL (file)) : SQLITE_OK;

  g_clear_pointer (&((CutFile *) file)->name, g_free);
  return code;
}

static int
cut_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), bytes, length, offset);
}

static int
cut_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  int code = REAL (file)->pMethods->xWrite (REAL (file), bytes, length, offset);

  if (code == SQLITE_OK)
    add_step ((CutFile *) file, STEP_WRITE, offset, bytes, (gsize) length);
  return code;
}

static int
cut_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = REAL (file)->pMethods->xTruncate (REAL (file), size);

  if (code == SQLITE_OK)
    add_step ((CutFile *) file, STEP_TRUNCATE, size, NULL, 0);
  return code;
}

static int
cut_sync (sqlite3_file *file, int flags)
{
  int code = REAL (file)->pMethods->xSync (REAL (file), flags);

  if (code == SQLITE_OK)
    add_step ((CutFile *) file, STEP_SYNC, 0, NULL, 0);
  return code;
}

static int
cut_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
cut_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
cut_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
cut_check_reserved_lock (sqlite3_file *file, int *is_locked)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), is_locked);
}

static int
cut_file_control (sqlite3_file *file, int what, void *value)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), what, value);
}

static int
cut_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
cut_device_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
cut_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, memory);
}

static int
cut_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
cut_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
cut_shm_unmap (sqlite3_file *file, int is_deleted)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), is_deleted);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = cut_close,
  .xRead = cut_read,
  .xWrite = cut_write,
  .xTruncate = cut_truncate,
  .xSync = cut_sync,
  .xFileSize = cut_file_size,
  .xLock = cut_lock,
  .xUnlock = cut_unlock,
  .xCheckReservedLock = cut_check_reserved_lock,
  .xFileControl = cut_file_control,
  .xSectorSize = cut_sector_size,
  .xDeviceCharacteristics = cut_device_characteristics,
  .xShmMap = cut_shm_map,
  .xShmLock = cut_shm_lock,
  .xShmBarrier = cut_shm_barrier,
  .xShmUnmap = cut_shm_unmap,
};

/* --- the file system --- */

/* The name of what lies right in the folder, or NULL. */
static const char *
name_of (CutVfs *self, const char *path)
{
  const char *last = path != NULL ? strrchr (path, G_DIR_SEPARATOR) : NULL;

  return last != NULL && strncmp (path, self->folder, (gsize) (last - path)) == 0 && self->folder[last - path] == '\0'
             ? last + 1
             : NULL;
}

static int
cut_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  CutVfs     *self = vfs->pAppData;
  CutFile    *cut = (CutFile *) file;
  const char *name = name_of (self, path);
  int         code;

  memset (cut, 0, sizeof *cut);
  code = self->real->xOpen (self->real, path, cut->real, flags, out_flags);
  if (cut->real->pMethods == NULL)
    return code;
  file->pMethods = &methods;
  cut->vfs = name != NULL ? self : NULL;
  cut->name = g_strdup (name);
  return code;
}

static int
cut_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  CutVfs     *self = vfs->pAppData;
  const char *name = name_of (self, path);
  CutFile     file = { .vfs = name != NULL ? self : NULL, .name = (char *) name };
  int         code = self->real->xDelete (self->real, path, sync_folder);

  if (code == SQLITE_OK)
    add_step (&file, STEP_DELETE, 0, NULL, 0);
  return code;
}

static int
cut_access (sqlite3_vfs *vfs, const char *path, int what, int *answer)
{
  CutVfs *self = vfs->pAppData;

  return self->real->xAccess (self->real, path, what, answer);
}

static int
cut_full_pathname (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  CutVfs *self = vfs->pAppData;

  return self->real->xFullPathname (self->real, path, size, full);
}

static int
cut_randomness (sqlite3_vfs *vfs, int n, char *bytes)
{
  CutVfs *self = vfs->pAppData;

  return self->real->xRandomness (self->real, n, bytes);
}

static int
cut_sleep (sqlite3_vfs *vfs, int microseconds)
{
  CutVfs *self = vfs->pAppData;

  return self->real->xSleep (self->real, microseconds);
}

static int
cut_current_time (sqlite3_vfs *vfs, sqlite3_int64 *now)
{
  CutVfs *self = vfs->pAppData;

  return self->real->xCurrentTimeInt64 (self->real, now);
}

static GByteArray *
load_file (const char *path)
{
  gchar *bytes = NULL;
  gsize  length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_byte_array_new_take ((guint8 *) bytes, length);
}

static void
load_folder (CutVfs *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_hash_table_insert (self->before, g_strdup (name), load_file (path));
    }
}

CutVfs *
cut_vfs_new (const char *folder)
{
  CutVfs *self = g_new0 (CutVfs, 1);

  self->real = sqlite3_vfs_find (NULL);
  self->folder = g_strdup (folder);
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  g_mutex_init (&self->lock);
  load_folder (self);
  self->vfs = (sqlite3_vfs){ .iVersion = 2,
                             .szOsFile = (int) sizeof (CutFile) + self->real->szOsFile,
                             .mxPathname = self->real->mxPathname,
                             .zName = "cut",
                             .pAppData = self,
                             .xOpen = cut_open,
                             .xDelete = cut_delete,
                             .xAccess = cut_access,
                             .xFullPathname = cut_full_pathname,
                             .xRandomness = cut_randomness,
                             .xSleep = cut_sleep,
                             .xCurrentTimeInt64 = cut_current_time };
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, TRUE), ==, SQLITE_OK);
  return self;
}

void
cut_vfs_end (CutVfs *self)
{
  sqlite3_vfs_register (self->real, TRUE);
  sqlite3_vfs_unregister (&self->vfs);
}

void
cut_vfs_free (CutVfs *self)
{
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->before);
  g_free (self->folder);
  g_free (self);
}

guint
cut_vfs_count (CutVfs *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->steps->len;
  g_mutex_unlock (&self->lock);
  return n;
}

/* --- the disk after the cut --- */

typedef struct
{
  GByteArray *bytes;      /* what is sure */
  GPtrArray  *waiting;    /* (element-type Step): since the last sync */
  gboolean    is_deleted; /* and not made again */
} DiskFile;

static void
disk_file_free (gpointer data)
{
  DiskFile *file = data;

  g_byte_array_unref (file->bytes);
  g_ptr_array_unref (file->waiting);
  g_free (file);
}

static DiskFile *
disk_file_new (GByteArray *bytes)
{
  DiskFile *file = g_new0 (DiskFile, 1);

  file->bytes = g_byte_array_new ();
  if (bytes != NULL)
    g_byte_array_append (file->bytes, bytes->data, bytes->len);
  file->waiting = g_ptr_array_new ();
  return file;
}

/* At most the first @most bytes of a write. */
static void
carry_out (GByteArray *bytes, const Step *step, gsize most)
{
  gsize         length = 0;
  guint         old = bytes->len;
  const guint8 *data;

  if (step->kind == STEP_TRUNCATE)
    {
      g_byte_array_set_size (bytes, (guint) step->offset);
      if (bytes->len > old)
        memset (bytes->data + old, 0, bytes->len - old);
      return;
    }
  data = g_bytes_get_data (step->bytes, &length);
  length = MIN (length, most);
  if (step->offset + (gint64) length > old)
    {
      g_byte_array_set_size (bytes, (guint) (step->offset + (gint64) length));
      memset (bytes->data + old, 0, bytes->len - old);
    }
  memcpy (bytes->data + step->offset, data, length);
}

static void
sync_file (DiskFile *file)
{
  for (guint i = 0; i < file->waiting->len; i++)
    carry_out (file->bytes, file->waiting->pdata[i], G_MAXSIZE);
  g_ptr_array_set_size (file->waiting, 0);
}

static void
take_step (GHashTable *disk, Step *step)
{
  DiskFile *file = g_hash_table_lookup (disk, step->name);

  if (file == NULL || (file->is_deleted && step->kind != STEP_DELETE))
    {
      file = disk_file_new (NULL);
      g_hash_table_insert (disk, g_strdup (step->name), file);
    }
  switch (step->kind) /* no default: -Wswitch finds what is missing */
    {
    case STEP_WRITE:
    case STEP_TRUNCATE: g_ptr_array_add (file->waiting, step); break;
    case STEP_SYNC: sync_file (file); break;
    case STEP_DELETE: file->is_deleted = TRUE; break;
    }
}

/* What of the waiting writes is on the disk. */
static void
cut_file (DiskFile *file, CutKind kind, GRand *random)
{
  guint n = file->waiting->len;
  int   last = -1;

  for (guint i = 0; i < n && kind == CUT_TORN; i++)
    if (g_rand_boolean (random))
      last = (int) i;
  for (guint i = 0; i < n; i++)
    {
      const Step *step = file->waiting->pdata[i];
      gboolean    survives = kind == CUT_ALL || (kind == CUT_SOME && g_rand_boolean (random))
                          || (kind == CUT_TORN && (int) i <= last) || (kind == CUT_LATEST && i >= n / 2);
      gsize length = step->bytes != NULL ? g_bytes_get_size (step->bytes) : 0;
      gsize most = (int) i == last ? length / 2 / SECTOR * SECTOR : G_MAXSIZE;

      if (survives)
        carry_out (file->bytes, step, most);
    }
}

void
cut_vfs_make (CutVfs *self, guint n, CutKind kind, GRand *random, const char *target)
{
  g_autoptr (GHashTable) disk = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_file_free);
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_iter_init (&iter, self->before);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (disk, g_strdup (name), disk_file_new (value));
  for (guint i = 0; i < n; i++)
    take_step (disk, self->steps->pdata[i]);
  g_hash_table_iter_init (&iter, disk);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      DiskFile        *file = value;
      g_autofree char *path = g_build_filename (target, name, NULL);

      /* That a file is gone may not be on the disk either. */
      if (file->is_deleted && (kind == CUT_ALL || kind == CUT_LATEST))
        continue;
      cut_file (file, kind, random);
      g_assert_true (g_file_set_contents (path, (char *) file->bytes->data, file->bytes->len, NULL));
    }
}
