/* cut-vfs.c - what a disk may hold after the power was cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cut-vfs.h"

#include <string.h>
#include "shim-vfs.h"

#define SECTOR 512

typedef enum
{
  STEP_NONE,
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
  ShimVfs    *shim;
  char       *folder;
  GHashTable *before; /* name -> GByteArray: there at the beginning */

  GMutex     lock;
  GPtrArray *steps; /* (element-type Step) */
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_clear_pointer (&step->bytes, g_bytes_unref);
  g_free (step);
}

/* What lies right in the folder and is changed is written down. */
static void
add_step (const ShimCall *call, gpointer user_data)
{
  static const StepKind kinds[SHIM_N_CALLS] = {
    [SHIM_DELETE] = STEP_DELETE,
    [SHIM_WRITE] = STEP_WRITE,
    [SHIM_TRUNCATE] = STEP_TRUNCATE,
    [SHIM_SYNC] = STEP_SYNC,
  };
  CutVfs *self = user_data;
  Step   *step;

  if (kinds[call->kind] == STEP_NONE || strchr (call->name, G_DIR_SEPARATOR) != NULL)
    return;
  step = g_new0 (Step, 1);
  step->kind = kinds[call->kind];
  step->name = g_strdup (call->name);
  step->offset = call->offset;
  step->bytes = call->bytes != NULL ? g_bytes_new (call->bytes, call->length) : NULL;
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->steps, step);
  g_mutex_unlock (&self->lock);
}

static const ShimHooks hooks = { .after = add_step };

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

  self->folder = g_strdup (folder);
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  g_mutex_init (&self->lock);
  load_folder (self);
  self->shim = shim_vfs_new (folder, &hooks, self);
  return self;
}

void
cut_vfs_end (CutVfs *self)
{
  shim_vfs_end (self->shim);
}

void
cut_vfs_free (CutVfs *self)
{
  shim_vfs_free (self->shim);
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
    case STEP_NONE: g_assert_not_reached ();
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
