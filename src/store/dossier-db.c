/* dossier-db.c - one SQLite connection, owned by one thread
 *
 * statements: text address -> prepared statement.
 * failed:     the last next () ended in an error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-db.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-db-functions.h"
#include "dossier-store.h"
#include "dossier-valid-text.h"

/* Prepared when the connection is made: what failed is taken back also when no memory is left. */
static const char sql_rollback[] = "ROLLBACK";

/* Virtual machine steps between two looks at the cancellable: about a millisecond. */
#define STEPS_BETWEEN_LOOKS 20000
/* Kilobytes of pages that are remembered; while much is written, each of them is needed again soon. */
#define CACHE_SMALL "PRAGMA cache_size = -8192;"
#define CACHE_LARGE "PRAGMA cache_size = -32768;"

struct _DossierDb
{
  sqlite3      *handle;
  GHashTable   *statements;
  GThread      *owner;
  GCancellable *cancellable;
  char         *path;
  gboolean      failed;
};

gboolean
dossier_db_is_mine (DossierDb *db)
{
  return db->owner == g_thread_self ();
}

void
dossier_db_adopt (DossierDb *db)
{
  db->owner = g_thread_self ();
}

sqlite3 *
dossier_db_get_handle (DossierDb *db)
{
  return db->handle;
}

const char *
dossier_db_get_path (DossierDb *db)
{
  return db->path;
}

static int
look_at_cancellable (gpointer user_data)
{
  DossierDb *db = user_data;

  return db->cancellable != NULL && g_cancellable_is_cancelled (db->cancellable);
}

void
dossier_db_set_cancellable (DossierDb *db, GCancellable *cancellable)
{
  g_assert (dossier_db_is_mine (db));
  g_set_object (&db->cancellable, cancellable);
  sqlite3_progress_handler (db->handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0,
                            cancellable != NULL ? look_at_cancellable : NULL, db);
}

/* The statement of @sql, prepared once; NULL when that fails. */
static sqlite3_stmt *
find_statement (DossierDb *db, const char *sql, int *code)
{
  sqlite3_stmt *statement = g_hash_table_lookup (db->statements, sql);

  *code = SQLITE_OK;
  if (statement != NULL)
    return statement;
  *code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (*code == SQLITE_OK)
    g_hash_table_insert (db->statements, (gpointer) sql, statement);
  return statement;
}

/* What may come from a file that somebody else made. */
static gboolean
configure (DossierDb *db, DossierDbMode mode, GError **error)
{
  int code = dossier_db_functions_add (db->handle);

  if (code != SQLITE_OK)
    return dossier_db_fail (db, code, error);
  sqlite3_limit (db->handle, SQLITE_LIMIT_LENGTH, DOSSIER_DB_MAX_VALUE);
  sqlite3_limit (db->handle, SQLITE_LIMIT_SQL_LENGTH, DOSSIER_DB_MAX_STATEMENT);
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db->handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_limit (db->handle, SQLITE_LIMIT_WORKER_THREADS, 0);
  sqlite3_busy_timeout (db->handle, DOSSIER_DB_BUSY_MS);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);

  if (find_statement (db, sql_rollback, &code) == NULL)
    return dossier_db_fail (db, code, error);
  if (!dossier_db_exec (db,
                        "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                        "PRAGMA temp_store = MEMORY;" CACHE_SMALL
                        /* The words of the full-text index, which need not be there yet. */
                        "CREATE VIRTUAL TABLE temp.story_word USING fts5vocab ('main', 'story_fts', 'instance');",
                        error))
    return FALSE;
  if (mode != DOSSIER_DB_WRITE)
    return dossier_db_exec (db, "PRAGMA query_only = ON;", error);
  /* The log may grow to 64 MB while much is written: each page then goes into the file once instead of often. What it
   * grows beyond that while somebody reads for long, as a backup does, is given back when it begins anew. */
  return dossier_db_exec (db,
                          "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;"
                          "PRAGMA journal_size_limit = 67108864;",
                          error);
}

DossierDb *
dossier_db_open (const char *path, DossierDbMode mode, GError **error)
{
  g_autoptr (DossierDb) db = g_new0 (DossierDb, 1);
  g_autofree char *escaped = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s%s", escaped, mode == DOSSIER_DB_IMMUTABLE ? "?immutable=1" : "");
  int              flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  int              code;

  flags |= mode == DOSSIER_DB_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  db->path = g_strdup (path);
  db->owner = g_thread_self ();
  db->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  code = sqlite3_open_v2 (uri, &db->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      dossier_db_fail (db, code, error);
      return NULL;
    }
  if (!configure (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
dossier_db_free (DossierDb *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref (db->statements);
  sqlite3_close (db->handle);
  g_clear_object (&db->cancellable);
  g_free (db->path);
  g_free (db);
}

gboolean
dossier_db_exec (DossierDb *db, const char *sql, GError **error)
{
  int code;

  g_assert (dossier_db_is_mine (db));
  code = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || dossier_db_fail (db, code, error);
}

sqlite3_stmt *
dossier_db_prepare (DossierDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           code;

  g_assert (dossier_db_is_mine (db));
  code = sqlite3_prepare_v2 (db->handle, sql, -1, &statement, NULL);
  if (code != SQLITE_OK)
    dossier_db_fail (db, code, error);
  return statement;
}

static int
bind_bytes (sqlite3_stmt *statement, int column, GBytes *bytes)
{
  gsize         size;
  gconstpointer data;

  if (bytes == NULL)
    return sqlite3_bind_null (statement, column);
  data = g_bytes_get_data (bytes, &size);
  return size == 0 ? sqlite3_bind_zeroblob (statement, column, 0)
                   : sqlite3_bind_blob64 (statement, column, data, size, SQLITE_STATIC);
}

static int
bind_value (sqlite3_stmt *statement, int column, char letter, va_list *values)
{
  gint64 key;

  switch (letter)
    {
    case 'i': return sqlite3_bind_int64 (statement, column, va_arg (*values, gint64));
    case 'u': return sqlite3_bind_int64 (statement, column, va_arg (*values, guint));
    case 'k':
      key = va_arg (*values, gint64);
      return key != 0 ? sqlite3_bind_int64 (statement, column, key) : sqlite3_bind_null (statement, column);
    case 's': return sqlite3_bind_text (statement, column, va_arg (*values, const char *), -1, SQLITE_STATIC);
    case 'b': return bind_bytes (statement, column, va_arg (*values, GBytes *));
    default: g_assert_not_reached ();
    }
}

/* The statement of @sql with its values; they must stay until it has run. */
static sqlite3_stmt *
look_up (DossierDb *db, const char *sql, GError **error, const char *format, va_list *values)
{
  sqlite3_stmt *statement;
  int           code;

  g_assert (dossier_db_is_mine (db));
  statement = find_statement (db, sql, &code);
  g_assert (statement == NULL || !sqlite3_stmt_busy (statement));
  for (int i = 0; format[i] != '\0' && code == SQLITE_OK; i++)
    code = bind_value (statement, i + 1, format[i], values);
  db->failed = code != SQLITE_OK;
  if (!db->failed)
    return statement;
  if (statement != NULL)
    sqlite3_clear_bindings (statement);
  dossier_db_fail (db, code, error);
  return NULL;
}

gboolean
dossier_db_next (DossierDb *db, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  db->failed = code != SQLITE_ROW && code != SQLITE_DONE;
  if (code == SQLITE_ROW)
    return TRUE;
  if (db->failed)
    dossier_db_fail (db, code, error);
  dossier_db_end (statement);
  return FALSE;
}

void
dossier_db_end (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

gboolean
dossier_db_failed (DossierDb *db)
{
  return db->failed;
}

gboolean
dossier_db_run (DossierDb *db, const char *sql, GError **error, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list       values;

  va_start (values, format);
  statement = look_up (db, sql, error, format, &values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  while (dossier_db_next (db, statement, error))
    ;
  return !db->failed;
}

gboolean
dossier_db_get (DossierDb *db, const char *sql, gint64 *value, GError **error, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list       values;

  va_start (values, format);
  statement = look_up (db, sql, error, format, &values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  if (dossier_db_next (db, statement, error))
    {
      *value = sqlite3_column_int64 (statement, 0);
      dossier_db_end (statement);
    }
  return !db->failed;
}

GArray *
dossier_db_list (DossierDb *db, const char *sql, GError **error, const char *format, ...)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row;
  va_list       values;

  va_start (values, format);
  row = look_up (db, sql, error, format, &values);
  va_end (values);
  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      gint64 number = sqlite3_column_int64 (row, 0);

      g_array_append_val (numbers, number);
    }
  return db->failed ? NULL : g_steal_pointer (&numbers);
}

sqlite3_stmt *
dossier_db_query (DossierDb *db, const char *sql, GError **error, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list       values;

  va_start (values, format);
  statement = look_up (db, sql, error, format, &values);
  va_end (values);
  return statement;
}

gboolean
dossier_db_begin (DossierDb *db, GError **error)
{
  static const char sql_begin[] = "BEGIN IMMEDIATE";

  return dossier_db_settle (db, error) && dossier_db_run (db, sql_begin, error, "");
}

gboolean
dossier_db_commit (DossierDb *db, GError **error)
{
  static const char sql_commit[] = "COMMIT";

  if (dossier_db_run (db, sql_commit, error, ""))
    return TRUE;
  dossier_db_rollback (db);
  return FALSE;
}

gboolean
dossier_db_is_inside (DossierDb *db)
{
  return !sqlite3_get_autocommit (db->handle);
}

void
dossier_db_rollback (DossierDb *db)
{
  sqlite3_stmt *statement;
  int           code;

  g_assert (dossier_db_is_mine (db));
  /* After some errors SQLite has rolled back by itself. */
  if (!dossier_db_is_inside (db))
    return;
  statement = find_statement (db, sql_rollback, &code);
  if (statement == NULL)
    return;
  sqlite3_step (statement);
  sqlite3_reset (statement);
}

gboolean
dossier_db_settle (DossierDb *db, GError **error)
{
  dossier_db_rollback (db);
  return !dossier_db_is_inside (db) || dossier_db_fail (db, SQLITE_NOMEM, error);
}

gint64
dossier_db_get_last_id (DossierDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

void
dossier_db_expect_much (DossierDb *db)
{
  g_assert (dossier_db_is_mine (db));
  sqlite3_exec (db->handle, CACHE_LARGE, NULL, NULL, NULL);
}

void
dossier_db_tidy (DossierDb *db)
{
  g_assert (dossier_db_is_mine (db));
  sqlite3_exec (db->handle, CACHE_SMALL, NULL, NULL, NULL);
  sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  sqlite3_db_release_memory (db->handle);
}

char *
dossier_db_dup_text (sqlite3_stmt *statement, int column)
{
  return dossier_valid_text_dup ((const char *) sqlite3_column_text (statement, column));
}
