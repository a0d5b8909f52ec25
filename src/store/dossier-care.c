/* dossier-care.c - checks after a crash, daily backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-care.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include "dossier-backup.h"
#include "dossier-store-open.h"
#include "dossier-store.h"

/* Looking after the file reads all of it: whoever waits for the window goes first. */
#define NICENESS 19

/* Libraries that must fit onto the disk beside the copy. */
#define ROOM 2

struct _DossierCare
{
  char              *path;
  gboolean           with_check;
  DossierCareDamaged damaged;
  gpointer           user_data;
  GThread           *thread;
  GCancellable      *cancellable;

  GMutex   lock;
  GCond    stop;
  gboolean is_stopped; /* under the lock */
};

gboolean
dossier_care_check (DossierDb *db, GError **error)
{
  static const char sql_check[] = "PRAGMA quick_check (1)";
  sqlite3_stmt     *row = dossier_db_query (db, sql_check, error, "");
  g_autofree char  *answer = NULL;

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    if (answer == NULL)
      answer = dossier_db_dup_text (row, 0);
  if (dossier_db_failed (db))
    return FALSE;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  if (answer == NULL || dossier_db_find_unread (answer) != SQLITE_OK)
    return dossier_db_fail (db, answer == NULL ? SQLITE_NOMEM : dossier_db_find_unread (answer), error);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               /* TRANSLATORS: a file's name, and SQLite's words */
               _ ("The library “%s” is damaged (%s). Leave the file as it is and restore a backup."),
               dossier_db_get_path (db), answer);
  return FALSE;
}

/* ---- backups ---- */

static gboolean
has_room (const char *path)
{
  struct stat    file;
  struct statvfs disk;

  return stat (path, &file) != 0 || statvfs (path, &disk) != 0
         || (guint64) disk.f_bavail * disk.f_frsize > (guint64) file.st_size * ROOM;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The copies of the library called @name, oldest first. */
static GPtrArray *
list_backups (const char *folder, const char *name)
{
  GPtrArray       *backups = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *pattern = g_strconcat (name, "-\?\?\?\?-\?\?-\?\?.db", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_pattern_match_simple (pattern, entry))
      g_ptr_array_add (backups, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (backups, compare_names);
  return backups;
}

/* Copies of days after the present one are of a clock that was wrong: they go first, or none that is made from now on
 * would be among the newest. The present one stays. */
static void
remove_oldest (const char *folder, const char *name, const char *present)
{
  g_autoptr (GPtrArray) backups = list_backups (folder, name);
  guint first = 0;

  while (first < backups->len && g_strcmp0 (backups->pdata[first], present) <= 0)
    first++;
  for (guint i = first; backups->len > DOSSIER_CARE_MAX_BACKUPS && i < backups->len;)
    {
      g_unlink (backups->pdata[i]);
      g_ptr_array_remove_index (backups, i);
    }
  for (guint i = 0; i + DOSSIER_CARE_MAX_BACKUPS < backups->len; i++)
    g_unlink (backups->pdata[i]);
}

gboolean
dossier_care_back_up (DossierDb *db, gint64 now, GCancellable *cancellable, GError **error)
{
  const char      *path = dossier_db_get_path (db);
  g_autofree char *name = g_path_get_basename (path), *folder = dossier_backup_dup_folder (path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");
  g_autofree char *copy = g_strdup_printf ("%s/%s-%s.db", folder, name, day);

  if (g_file_test (copy, G_FILE_TEST_EXISTS) || !has_room (path))
    return TRUE;
  g_mkdir (folder, 0700);
  if (!dossier_backup_write (db, copy, cancellable, error))
    return FALSE;
  remove_oldest (folder, name, copy);
  return TRUE;
}

/* ---- the thread ---- */

/* FALSE when it was stopped meanwhile. */
static gboolean
wait_for_quiet (DossierCare *self)
{
  gint64   end = g_get_monotonic_time () + DOSSIER_CARE_BACKUP_AFTER * G_USEC_PER_SEC;
  gboolean is_stopped;

  g_mutex_lock (&self->lock);
  while (!self->is_stopped && g_cond_wait_until (&self->stop, &self->lock, end))
    ;
  is_stopped = self->is_stopped;
  g_mutex_unlock (&self->lock);
  return !is_stopped;
}

static gpointer
care_thread (gpointer data)
{
  DossierCare *self = data;
  g_autoptr (DossierDb) db = NULL;
  g_autoptr (GError) error = NULL;

  setpriority (PRIO_PROCESS, 0, NICENESS); /* on Linux of this thread alone */
  if (self->with_check)
    {
      db = dossier_store_open_reader (self->path, &error);
      if (db != NULL)
        dossier_db_set_cancellable (db, self->cancellable);
      if (db == NULL || !dossier_care_check (db, &error))
        {
          if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
            self->damaged (g_steal_pointer (&error), self->user_data);
          return NULL;
        }
    }
  if (!wait_for_quiet (self))
    return NULL;
  if (db == NULL)
    db = dossier_store_open_reader (self->path, &error);
  if (db != NULL)
    dossier_care_back_up (db, g_get_real_time () / G_USEC_PER_SEC, self->cancellable, &error);
  if (error != NULL && !g_cancellable_is_cancelled (self->cancellable))
    g_warning ("%s", error->message);
  return NULL;
}

DossierCare *
dossier_care_start (const char *path, gboolean with_check, DossierCareDamaged damaged, gpointer user_data)
{
  DossierCare *self = g_new0 (DossierCare, 1);

  self->path = g_strdup (path);
  self->with_check = with_check;
  self->damaged = damaged;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->stop);
  self->thread = g_thread_new ("store-care", care_thread, self);
  return self;
}

void
dossier_care_stop (DossierCare *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_mutex_lock (&self->lock);
  self->is_stopped = TRUE;
  g_cond_signal (&self->stop);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_cond_clear (&self->stop);
  g_mutex_clear (&self->lock);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}
