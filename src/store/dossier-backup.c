/* dossier-backup.c - a copy of the library that has been opened and checked before it counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "dossier-store.h"

/* Pages a step: between steps other programs get the file. */
#define PAGES_A_STEP 512
/* Virtual machine steps between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 20000
/* Milliseconds to wait when somebody else writes, and how often. */
#define WAIT_MS 50
#define MAX_WAITS 200
/* What an unfinished copy is called, before its number. */
#define PART ".part-"
#define PART_DIGITS 8

static gboolean
fail (const char *path, const char *why, GError **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               /* TRANSLATORS: a file's name, and why in the system's words */
               _ ("The backup “%s” could not be written: %s. The library itself is unharmed."), path, why);
  return FALSE;
}

static gboolean
fail_full (const char *path, GError **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
               _ ("There is no room left on the disk for the backup “%s”. Free some space and try again; the library "
                  "itself is unharmed."),
               path);
  return FALSE;
}

static gboolean
fail_with_number (const char *path, int number, GError **error)
{
  return number == ENOSPC || number == EDQUOT ? fail_full (path, error) : fail (path, g_strerror (number), error);
}

static gboolean
fail_with_code (const char *path, sqlite3 *handle, int code, GError **error)
{
  g_autofree char *why = NULL;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
      return FALSE;
    }
  why = dossier_db_dup_reason (handle, code);
  return dossier_db_get_error_code (handle, code) == DOSSIER_STORE_ERROR_FULL ? fail_full (path, error)
                                                                              : fail (path, why, error);
}

/* On the disk of a server a lock would keep SQLite itself from the file: see flock(2), NFS and CIFS. */
static gboolean
hold (int fd)
{
  static const guint32 of_servers[] = {
    0x6969,     /* NFS */
    0x517B,     /* SMB */
    0xFF534D42, /* CIFS */
    0xFE534D42, /* SMB 2 */
    0x01021997, /* 9P */
  };
  struct statfs disk;

  if (fstatfs (fd, &disk) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (of_servers); i++)
    if ((guint32) disk.f_type == of_servers[i])
      return FALSE;
  return flock (fd, LOCK_EX | LOCK_NB) == 0;
}

/* An empty file that only its owner reads, held until it is closed: a part that nobody holds is of a program that was
 * killed. -1: it could not be made. */
static int
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    fail_with_number (path, errno, error);
  else
    hold (fd);
  return fd;
}

/* The name of what @entry is an unfinished part of, or NULL. */
static char *
dup_whole_name (const char *entry)
{
  const char *end = g_strrstr (entry, PART);

  if (end == NULL || strlen (end) != strlen (PART) + PART_DIGITS
      || strspn (end + strlen (PART), "0123456789abcdef") != PART_DIGITS)
    return NULL;
  return g_strndup (entry, (gsize) (end - entry));
}

/* One that is empty may have been made just now, and be held in a moment. */
static void
remove_if_left (const char *path)
{
  static const char *const beside[] = { "-journal", "-wal", "-shm" };
  int                      fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  struct stat              status;

  if (fd < 0)
    return;
  if (hold (fd) && fstat (fd, &status) == 0 && status.st_size > 0 && g_unlink (path) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
      {
        g_autofree char *left = g_strconcat (path, beside[i], NULL);

        g_unlink (left);
      }
  g_close (fd, NULL);
}

void
dossier_backup_remove_parts (const char *path, const char *library)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *library_name = g_path_get_basename (library), *prefix = g_strconcat (library_name, "-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *whole = dup_whole_name (entry), *part = g_build_filename (folder, entry, NULL);

      if (whole != NULL
          && (g_str_equal (whole, name) || (g_str_has_prefix (whole, prefix) && g_str_has_suffix (whole, ".db"))))
        remove_if_left (part);
    }
}

static int
look_at_cancellable (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* From here on @db sees the library as it is now: SQLite begins a copy anew with each change that it sees, and beside
 * somebody at work it would come to no end. */
static gboolean
hold_still (DossierDb *db, GError **error)
{
  return dossier_db_exec (db, "BEGIN; SELECT count(*) FROM sqlite_schema", error);
}

static gboolean
copy_pages (DossierDb *db, sqlite3 *target, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", dossier_db_get_handle (db), "main");
  int             code = SQLITE_OK;

  if (backup == NULL)
    return fail_with_code (path, target, sqlite3_extended_errcode (target), error);
  for (guint waits = 0; waits < MAX_WAITS;)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          code = SQLITE_INTERRUPT;
          break;
        }
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        {
          g_usleep (WAIT_MS * 1000);
          waits++;
        }
      else if (code != SQLITE_OK)
        break;
    }
  sqlite3_backup_finish (backup);
  return code == SQLITE_DONE || fail_with_code (path, target, code, error);
}

/* A copy is one file: without a journal of its own. */
static gboolean
check_copy (sqlite3 *copy, const char *path, GError **error)
{
  sqlite3_stmt    *statement = NULL;
  g_autofree char *answer = NULL;
  int              code = sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_prepare_v2 (copy, "PRAGMA quick_check (1)", -1, &statement, NULL);
  if (code == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    answer = dossier_db_dup_text (statement, 0);
  if (statement != NULL)
    code = sqlite3_finalize (statement);
  if (g_strcmp0 (answer, "ok") == 0 && code == SQLITE_OK)
    return TRUE;
  if (code == SQLITE_OK && answer != NULL)
    code = dossier_db_find_unread (answer);
  return code != SQLITE_OK || answer == NULL ? fail_with_code (path, copy, code, error) : fail (path, answer, error);
}

static gboolean
write_copy (DossierDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3 *target = NULL;
  int      flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int      code = sqlite3_open_v2 (path, &target, flags, NULL);
  gboolean done;

  if (code != SQLITE_OK)
    done = fail_with_code (path, target, code, error);
  else
    {
      sqlite3_db_config (target, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      sqlite3_db_config (target, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_exec (target, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
      sqlite3_progress_handler (target, STEPS_BETWEEN_LOOKS, look_at_cancellable, cancellable);
      done = hold_still (db, error) && copy_pages (db, target, path, cancellable, error);
      dossier_db_rollback (db);
      done = done && check_copy (target, path, error);
    }
  sqlite3_close (target);
  return done;
}

char *
dossier_backup_dup_folder (const char *library)
{
  g_autofree char *parent = g_path_get_dirname (library);

  return g_build_filename (parent, "backups", NULL);
}

void
dossier_backup_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  g_close (fd, NULL);
}

static gboolean
is_library (DossierDb *db, const char *path)
{
  struct stat a, b;

  return stat (dossier_db_get_path (db), &a) == 0 && stat (path, &b) == 0 && a.st_dev == b.st_dev
         && a.st_ino == b.st_ino;
}

gboolean
dossier_backup_write (DossierDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s" PART "%08x", path, g_random_int ());
  gboolean         done;
  int              fd;

  g_assert (dossier_db_is_mine (db));
  if (is_library (db, path))
    return fail (path, _ ("this is the library itself"), error);
  dossier_backup_remove_parts (path, dossier_db_get_path (db));
  fd = make_file (unfinished, error);
  if (fd < 0)
    return FALSE;
  done = write_copy (db, unfinished, cancellable, error);
  if (done && g_rename (unfinished, path) != 0)
    done = fail_with_number (path, errno, error);
  if (done)
    dossier_backup_sync_folder (path);
  else
    g_unlink (unfinished);
  g_close (fd, NULL); /* after SQLite's own: with the first one that is closed go the locks of all */
  return done;
}
