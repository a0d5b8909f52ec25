/* dossier-store-open.c - the connections of a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-store-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include "dossier-locks.h"
#include "dossier-names-refold.h"
#include "dossier-schema.h"
#include "dossier-search-watch.h"
#include "dossier-store.h"

static DossierStoreError
code_for (int error_number)
{
  switch (error_number)
    {
    case ENOSPC:
    case EDQUOT: return DOSSIER_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOENT:
    case ENOTDIR: return DOSSIER_STORE_ERROR_READ_ONLY;
    default: return DOSSIER_STORE_ERROR_FAILED;
    }
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              number;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  number = errno;
  g_set_error (error, DOSSIER_STORE_ERROR, code_for (number),
               /* TRANSLATORS: a folder's name, and why in the system's words */
               _ ("The folder “%s” for the library could not be made: %s. Choose another place."), folder,
               g_strerror (number));
  return FALSE;
}

/* Two programs that cannot see each other write would harm it. */
static gboolean
require_locks (const char *path, GError **error)
{
  dossier_locks_sweep (path);
  if (dossier_locks_work (path))
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
               _ ("The disk of the library “%s” cannot lock files, so that two programs could write to it at once and "
                  "harm it. It can only be read there; to change it, move it to a disk of this computer."),
               path);
  return FALSE;
}

/* For nobody but its owner from the first moment on. */
static gboolean
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  int number = errno;

  if (fd >= 0)
    return g_close (fd, error);
  if (number == EISDIR)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN,
                 _ ("“%s” is a folder, not a library. Choose a file in it."), path);
  else
    g_set_error (error, DOSSIER_STORE_ERROR, code_for (number),
                 /* TRANSLATORS: a file's name, and why in the system's words */
                 _ ("The library “%s” cannot be written: %s. Check the permissions of the file and its folder."), path,
                 g_strerror (number));
  return FALSE;
}

DossierDb *
dossier_store_open_writer (const char *path, GError **error)
{
  g_autoptr (DossierDb) db = NULL;

  if (!make_folder (path, error) || !require_locks (path, error) || !make_file (path, error))
    return NULL;
  db = dossier_db_open (path, DOSSIER_DB_WRITE, error);
  if (db == NULL)
    return NULL;
  if (sqlite3_db_readonly (dossier_db_get_handle (db), "main") == 1)
    {
      dossier_db_fail (db, SQLITE_READONLY, error);
      return NULL;
    }
  /* Names that are folded anew change what kept searches find: who does that is watched already. */
  return dossier_schema_step_up (db, error) && dossier_search_watch_start (db, error)
                 && dossier_names_refold (db, error)
             ? g_steal_pointer (&db)
             : NULL;
}

/* Neither we nor another program like us writes to it. */
static gboolean
is_out_of_reach (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) != 0 || g_access (path, W_OK) != 0;
}

/* What stands in the log would not be seen. */
static gboolean
refuse_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf         status;

  if (g_stat (log, &status) != 0 || status.st_size == 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
               /* TRANSLATORS: a file's name, and another file's */
               _ ("The last changes of the library “%s” stand in “%s”, and can only be read where the folder may be "
                  "written. Copy both files to such a folder and open the copy."),
               path, log);
  return FALSE;
}

/* In a folder that cannot be written, SQLite cannot make the file it shares with writers, and on a disk without locks
 * it opens nothing: there are no writers then. */
static DossierDb *
open_out_of_reach (const char *path, GError **error)
{
  g_autoptr (DossierDb) db = NULL;

  if (!refuse_log (path, error))
    return NULL;
  db = dossier_db_open (path, DOSSIER_DB_IMMUTABLE, error);
  return db != NULL && dossier_schema_check (db, error) ? g_steal_pointer (&db) : NULL;
}

DossierDb *
dossier_store_open_reader (const char *path, GError **error)
{
  g_autoptr (DossierDb) db = NULL;
  g_autoptr (GError) problem = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no library at “%s”."), path);
      return NULL;
    }
  if (!dossier_locks_work (path))
    return open_out_of_reach (path, error);
  db = dossier_db_open (path, DOSSIER_DB_READ, &problem);
  if (db != NULL && dossier_schema_check (db, &problem))
    return g_steal_pointer (&db);
  if (g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY) && is_out_of_reach (path))
    return open_out_of_reach (path, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
