/* dossier-db-words.c - what SQLite's errors mean to a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-db.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-store.h"

/* A disk that failed or takes no more, or a limit of the system; other numbers may be older than the error. */
static gboolean
is_telling (int number)
{
  static const int telling[] = { EIO,    ENXIO, ENODEV, ESTALE, ETIMEDOUT, ENOTCONN, EMFILE,
                                 ENFILE, EFBIG, ENOSPC, EDQUOT, EROFS,     EACCES,   EPERM };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (number == telling[i])
      return TRUE;
  return FALSE;
}

/* What the system said to the library or to its log. */
static int
read_file_number (sqlite3 *handle)
{
  sqlite3_file *log = NULL;
  int           number = 0;

  sqlite3_file_control (handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &number);
  if (!is_telling (number))
    sqlite3_file_control (handle, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

/* What the system said, when that tells something; 0 else. */
static int
read_number (sqlite3 *handle, int code)
{
  int kind = code & 0xff, number;

  if (handle == NULL || (kind != SQLITE_IOERR && kind != SQLITE_CANTOPEN))
    return 0;
  number = sqlite3_system_errno (handle);
  if (!is_telling (number) && kind == SQLITE_IOERR) /* a commit that fails does not ask */
    number = read_file_number (handle);
  return is_telling (number) ? number : 0;
}

static gboolean
is_memory (int code)
{
  return (code & 0xff) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM;
}

static int
code_for_disk (int code, int number)
{
  if (number == ENOSPC || number == EDQUOT || code == SQLITE_IOERR_SHMSIZE)
    return DOSSIER_STORE_ERROR_FULL;
  if (number == EROFS || number == EACCES || number == EPERM)
    return DOSSIER_STORE_ERROR_READ_ONLY;
  return (code & 0xff) == SQLITE_CANTOPEN && number == 0 ? DOSSIER_STORE_ERROR_READ_ONLY : DOSSIER_STORE_ERROR_FAILED;
}

int
dossier_db_get_error_code (sqlite3 *handle, int code)
{
  if (is_memory (code))
    return DOSSIER_STORE_ERROR_FAILED;
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DOSSIER_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return DOSSIER_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL: return DOSSIER_STORE_ERROR_FULL;
    case SQLITE_CORRUPT: return DOSSIER_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB: return DOSSIER_STORE_ERROR_FOREIGN;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return code_for_disk (code, read_number (handle, code));
    default: return DOSSIER_STORE_ERROR_FAILED;
    }
}

char *
dossier_db_dup_reason (sqlite3 *handle, int code)
{
  int number = read_number (handle, code);

  if (is_memory (code))
    return g_strdup (_ ("there is not enough memory"));
  switch (dossier_db_get_error_code (handle, code))
    {
    case DOSSIER_STORE_ERROR_BUSY: return g_strdup (_ ("another program is using it"));
    case DOSSIER_STORE_ERROR_READ_ONLY: return g_strdup (_ ("it cannot be opened for writing"));
    case DOSSIER_STORE_ERROR_FULL: return g_strdup (_ ("there is no room left on the disk"));
    default: break;
    }
  if (number != 0)
    return g_strdup (g_strerror (number));
  if ((code & 0xff) == SQLITE_IOERR)
    return g_strdup (_ ("the disk reported an error"));
  return g_strdup (handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code));
}

/* Of what is no other kind. */
static void
fail_otherwise (DossierDb *db, int code, GError **error)
{
  g_autofree char *reason = dossier_db_dup_reason (dossier_db_get_handle (db), code);
  const char      *words;

  if (is_memory (code))
    /* TRANSLATORS: a file's name, and why */
    words = _ ("The library “%s” could not be read or written: %s. Close other programs and try again; what was saved "
               "before is still there.");
  else if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
    /* TRANSLATORS: a file's name, and why */
    words = _ ("The library “%s” could not be read or written: %s. See whether the disk works and try again; what was "
               "saved before is still there.");
  else
    /* TRANSLATORS: a file's name, and why in SQLite's words */
    words = _ ("The library “%s” could not be read or written: %s. Try again; when it stays so, let Dossier check the "
               "library.");
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, words, dossier_db_get_path (db), reason);
}

gboolean
dossier_db_fail (DossierDb *db, int code, GError **error)
{
  sqlite3    *handle = dossier_db_get_handle (db);
  const char *path = dossier_db_get_path (db);
  int         kind = dossier_db_get_error_code (handle, code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The search was stopped."));
  else if (kind == DOSSIER_STORE_ERROR_BUSY)
    g_set_error (error, DOSSIER_STORE_ERROR, kind,
                 _ ("Another program is using the library “%s” and did not let go of it for %d seconds. Close that "
                    "program or try again later."),
                 path, DOSSIER_DB_BUSY_MS / 1000);
  else if (kind == DOSSIER_STORE_ERROR_READ_ONLY)
    g_set_error (error, DOSSIER_STORE_ERROR, kind,
                 _ ("The library “%s” cannot be opened for writing. Check that the file and its folder exist and "
                    "that you may write to them."),
                 path);
  else if (kind == DOSSIER_STORE_ERROR_FULL)
    g_set_error (error, DOSSIER_STORE_ERROR, kind,
                 _ ("There is no room left on the disk for the library “%s”. Free some space and try again; what was "
                    "saved before is still there."),
                 path);
  else if (kind == DOSSIER_STORE_ERROR_DAMAGED)
    g_set_error (error, DOSSIER_STORE_ERROR, kind,
                 _ ("The library “%s” is damaged (%s). Leave the file as it is and restore a backup."), path,
                 handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code));
  else if (kind == DOSSIER_STORE_ERROR_FOREIGN)
    g_set_error (error, DOSSIER_STORE_ERROR, kind,
                 _ ("“%s” is not a Dossier library, or its beginning is damaged. Choose another file."), path);
  else
    fail_otherwise (db, code, error);
  return FALSE;
}

int
dossier_db_find_unread (const char *answer)
{
  static const char said[] = "error code=";
  const char       *place = strstr (answer, said);
  int               code = place != NULL ? (int) g_ascii_strtoll (place + strlen (said), NULL, 10) : SQLITE_OK;

  if (strstr (answer, "failed to get page") != NULL)
    return SQLITE_IOERR;
  return (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_NOMEM ? code : SQLITE_OK;
}

gboolean
dossier_db_fail_missing (DossierDb *db, GError **error)
{
  if (error != NULL && *error == NULL)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                 _ ("The library “%s” is damaged: a part of it is missing. Leave the file as it is and restore a "
                    "backup."),
                 dossier_db_get_path (db));
  return FALSE;
}
