/* dossier-restore.c - backups of a library, looked into and put back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-restore.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "dossier-backup.h"
#include "dossier-care.h"
#include "dossier-marker.h"
#include "dossier-schema-guard.h"
#include "dossier-schema.h"
#include "dossier-store-open.h"

void
dossier_backup_free (DossierBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup);
}

/* --- looking --- */

/* Of a version that this program knows, and whole. */
static DossierDb *
open_backup (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL); /* of a library that was put aside with it */
  g_autoptr (DossierDb) db = NULL;
  g_autoptr (GError) problem = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no backup at “%s”."), path);
      return NULL;
    }
  db = dossier_db_open (path, g_file_test (log, G_FILE_TEST_EXISTS) ? DOSSIER_DB_READ : DOSSIER_DB_IMMUTABLE, &problem);
  if (db != NULL && dossier_schema_check_known (db, &problem) && dossier_schema_guard (db, &problem)
      && dossier_care_check (db, &problem))
    return g_steal_pointer (&db);
  if (g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                 _ ("The backup “%s” is damaged. Choose another one."), path);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
count (DossierDb *db, DossierBackup *backup, GError **error)
{
  static const char sql_total[] = "SELECT n FROM total WHERE name = ?1";
  static const char sql_change[] = "SELECT coalesce (max (created), 0) FROM journal";
  const struct
  {
    const char *name;
    guint      *n;
  } totals[] = {
    { "stories", &backup->stories }, { "annotated", &backup->annotated },         { "feeds", &backup->feeds },
    { "people", &backup->people },   { "organizations", &backup->organizations },
  };

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      gint64 n = 0;

      if (!dossier_db_get (db, sql_total, &n, error, "s", totals[i].name))
        return FALSE;
      *totals[i].n = (guint) n;
    }
  return dossier_db_get (db, sql_change, &backup->last_change, error, "");
}

DossierBackup *
dossier_backup_look (const char *path, GError **error)
{
  g_autoptr (DossierDb) db = open_backup (path, error);
  g_autoptr (DossierBackup) backup = NULL;
  GStatBuf status;

  if (db == NULL)
    return NULL;
  backup = g_new0 (DossierBackup, 1);
  backup->path = g_strdup (path);
  if (g_stat (path, &status) == 0)
    {
      backup->written = status.st_mtime;
      backup->size = status.st_size;
    }
  return count (db, backup, error) ? g_steal_pointer (&backup) : NULL;
}

/* --- what is there --- */

static int
compare_written (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  GStatBuf    one = { 0 }, other = { 0 };

  if (g_stat (first, &one) != 0 || g_stat (second, &other) != 0 || one.st_mtime == other.st_mtime)
    return g_strcmp0 (second, first);
  return one.st_mtime < other.st_mtime ? 1 : -1;
}

GPtrArray *
dossier_backup_list (const char *library)
{
  GPtrArray       *backups = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = dossier_backup_dup_folder (library);
  g_autofree char *name = g_path_get_basename (library);
  g_autofree char *beginning = g_strconcat (name, "-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, beginning) && g_str_has_suffix (entry, ".db"))
      g_ptr_array_add (backups, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (backups, compare_written);
  return backups;
}

/* What the name of a library that was put aside says, before the moment. */
#define BEFORE_RESTORE "before-restore-"

/* "backups/library.db-before-restore-2026-11-28-131500.db", which is not there yet. @what: "" or what else it is. */
static char *
dup_new_path (const char *library, const char *what)
{
  g_autofree char *folder = dossier_backup_dup_folder (library);
  g_autofree char *name = g_path_get_basename (library);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  char            *path = g_strdup_printf ("%s/%s-%s%s.db", folder, name, what, moment);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s-%s%s-%u.db", folder, name, what, moment, i);
    }
  return path;
}

/* --- making --- */

char *
dossier_backup_make (const char *library, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierDb) db = dossier_store_open_reader (library, error);
  g_autofree char *path = NULL;

  if (db == NULL)
    return NULL;
  path = dup_new_path (library, "");
  return dossier_backup_write (db, path, cancellable, error) ? g_steal_pointer (&path) : NULL;
}

/* --- putting back --- */

static gboolean
fail (const char *library, const char *why, GError **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               /* TRANSLATORS: a file's name, and why in the system's words */
               _ ("The backup could not be put in the place of “%s”: %s. The library is as it was."), library, why);
  return FALSE;
}

/* Writes what stands in the log into the file, when there is one and that can be done: then the file alone is the
 * library. */
static void
empty_log (const char *library)
{
  g_autofree char *log = g_strconcat (library, "-wal", NULL);
  g_autoptr (DossierDb) db = NULL;

  if (g_file_test (log, G_FILE_TEST_EXISTS))
    db = dossier_db_open (library, DOSSIER_DB_WRITE, NULL);
  if (db != NULL)
    dossier_db_exec (db, "PRAGMA journal_mode = DELETE", NULL);
}

/* A second name for the file; where a disk knows no second names, its only one. */
static gboolean
keep_file (const char *from, const char *to)
{
  return link (from, to) == 0 || g_rename (from, to) == 0;
}

/* What may stand beside a library and belong to it. */
static const char *const logs[] = { "-wal", "-journal" };

/* The logs of one library that are there become those of another one. FALSE: errno says why. */
static gboolean
move_logs (const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *old = g_strconcat (from, logs[i], NULL);
      g_autofree char *new = g_strconcat (to, logs[i], NULL);

      if (g_file_test (old, G_FILE_TEST_EXISTS) && g_rename (old, new) != 0)
        return FALSE;
    }
  return TRUE;
}

/* It does not come to the exchange: what was kept is the library. */
static void
give_back (const char *kept, const char *library)
{
  if (g_file_test (library, G_FILE_TEST_EXISTS))
    g_unlink (kept); /* its second name */
  else
    g_rename (kept, library);
  move_logs (kept, library);
}

/* The library and, when it could not be emptied, the log of it, which must not stay where another library comes. */
static gboolean
keep_library (const char *library, const char *kept)
{
  empty_log (library);
  if (!keep_file (library, kept) || !move_logs (library, kept))
    return FALSE;
  dossier_backup_sync_folder (kept);
  return TRUE;
}

static gboolean
exchange (const char *library, const char *copy, char **kept, GError **error)
{
  g_autofree char *shared = g_strconcat (library, "-shm", NULL);
  g_autofree char *before = g_file_test (library, G_FILE_TEST_EXISTS) ? dup_new_path (library, BEFORE_RESTORE) : NULL;

  if ((before != NULL && !keep_library (library, before)) || g_rename (copy, library) != 0)
    {
      int number = errno;

      if (before != NULL)
        give_back (before, library);
      return fail (library, g_strerror (number), error);
    }
  g_unlink (shared);
  dossier_backup_sync_folder (library);
  if (kept != NULL)
    *kept = g_steal_pointer (&before);
  return TRUE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat one, other;

  return stat (a, &one) == 0 && stat (b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static char *
dup_copy_path (const char *library)
{
  return g_strconcat (library, ".restored", NULL);
}

/* Whether something stands in a log beside @path. */
static gboolean
has_logs (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = g_strconcat (path, logs[i], NULL);
      struct stat      status;

      if (stat (log, &status) == 0 && status.st_size > 0)
        return TRUE;
    }
  return FALSE;
}

/* A second name of the library would be a backup that every later change goes into. Its logs are the library's last
 * changes: they go back first. Where both have logs somebody has written since, and nothing is thrown away. */
static void
give_back_name (const char *kept, const char *library)
{
  static const char *const beside[] = { "", "-wal", "-journal", "-shm" };
  g_autofree char         *shared = g_strconcat (library, "-shm", NULL);

  if (has_logs (kept))
    {
      if (has_logs (library) || !move_logs (kept, library))
        return;
      g_unlink (shared); /* it tells of the log that was not there */
      dossier_backup_sync_folder (library);
    }
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *left = g_strconcat (kept, beside[i], NULL);

      g_unlink (left);
    }
}

/* It did not come to the exchange. */
static void
give_back_names (const char *library)
{
  g_autofree char *name = g_path_get_basename (library);
  g_autofree char *beginning = g_strconcat (name, "-" BEFORE_RESTORE, NULL);
  g_autoptr (GPtrArray) backups = dossier_backup_list (library);

  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *backup = g_path_get_basename (backups->pdata[i]);

      if (g_str_has_prefix (backup, beginning) && is_same_file (backups->pdata[i], library))
        give_back_name (backups->pdata[i], library);
    }
}

void
dossier_restore_settle (const char *library)
{
  g_autofree char *copy = dup_copy_path (library);

  dossier_backup_remove_parts (copy, copy);
  if (!g_file_test (copy, G_FILE_TEST_EXISTS))
    return;
  if (g_file_test (library, G_FILE_TEST_EXISTS))
    {
      give_back_names (library);
      g_unlink (copy); /* last: without it nobody looks for the names */
    }
  else if (g_rename (copy, library) == 0) /* it was whole and checked before it got its name */
    dossier_backup_sync_folder (library);
}

gboolean
dossier_restore (const char *library, const char *path, GCancellable *cancellable, char **kept, GError **error)
{
  g_autoptr (DossierDb) backup = open_backup (path, error);
  g_autofree char *copy = dup_copy_path (library);
  g_autofree char *parent = g_path_get_dirname (library);
  DossierMarker   *marker;
  gboolean         done;

  if (kept != NULL)
    *kept = NULL;
  if (backup == NULL)
    return FALSE;
  if (is_same_file (library, path))
    return fail (library, _ ("this is the library itself"), error);
  if (g_mkdir_with_parents (parent, 0700) != 0)
    return fail (library, g_strerror (errno), error);
  marker = dossier_marker_new_alone (library);
  if (marker == NULL)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
                   _ ("The library “%s” is open. Close its window, and try again."), library);
      return FALSE;
    }
  dossier_restore_settle (library);
  done = dossier_backup_write (backup, copy, cancellable, error) && exchange (library, copy, kept, error);
  if (done)
    dossier_marker_free (marker);
  else
    {
      g_unlink (copy);
      dossier_marker_leave (marker); /* the last program may have been killed: the next one looks */
    }
  return done;
}
