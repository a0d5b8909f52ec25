/* dossier-db.h - one SQLite connection, owned by one thread.
 *
 * Statements are prepared once a connection and found again by the address of their text: only static strings go into
 * run, get and query. Values follow a format of one letter each:
 *   i gint64   u guint or int   s const char * or NULL   b GBytes * or NULL   k gint64, where 0 is kept as NULL
 *
 * Every function asserts that the calling thread owns the connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Longest value and longest statement that SQLite takes, in bytes. */
#define DOSSIER_DB_MAX_VALUE (64 * 1024 * 1024)
#define DOSSIER_DB_MAX_STATEMENT (1024 * 1024)
/* How long another program may hold the library before a change gives up. */
#define DOSSIER_DB_BUSY_MS 5000

typedef struct _DossierDb DossierDb;

typedef enum
{
  DOSSIER_DB_WRITE,     /* makes the file when missing */
  DOSSIER_DB_READ,      /* of a file that somebody may write */
  DOSSIER_DB_IMMUTABLE, /* of a file in a folder that cannot be written */
} DossierDbMode;

/* Owned by the calling thread. DOSSIER_STORE_ERROR on failure. */
DossierDb *dossier_db_open (const char *path, DossierDbMode mode, GError **error);
void       dossier_db_free (DossierDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDb, dossier_db_free)

/* Hands the connection to the calling thread; the old owner must not use it any more. */
void        dossier_db_adopt (DossierDb *db);
gboolean    dossier_db_is_mine (DossierDb *db);
sqlite3    *dossier_db_get_handle (DossierDb *db);
const char *dossier_db_get_path (DossierDb *db);

/* What runs from now on stops when @cancellable (may be NULL) is. */
void dossier_db_set_cancellable (DossierDb *db, GCancellable *cancellable);

/* Any number of statements without values. */
gboolean dossier_db_exec (DossierDb *db, const char *sql, GError **error);

/* One statement to its end. */
gboolean dossier_db_run (DossierDb *db, const char *sql, GError **error, const char *format, ...);

/* The first column of the first row; @value stays as it is when there is none. */
gboolean dossier_db_get (DossierDb *db, const char *sql, gint64 *value, GError **error, const char *format, ...);

/* The first column of all rows, of gint64; owned by the caller. */
GArray *dossier_db_list (DossierDb *db, const char *sql, GError **error, const char *format, ...);

/* A statement to walk with next, which is TRUE for each row and afterwards has ended the statement; leave earlier only
 * through end. After the last row failed () tells an error from the end of the rows. */
sqlite3_stmt *dossier_db_query (DossierDb *db, const char *sql, GError **error, const char *format, ...);
gboolean      dossier_db_next (DossierDb *db, sqlite3_stmt *statement, GError **error);
void          dossier_db_end (sqlite3_stmt *statement);
gboolean      dossier_db_failed (DossierDb *db);

/* A statement that is made for one use; finalize it with sqlite3_finalize (). */
sqlite3_stmt *dossier_db_prepare (DossierDb *db, const char *sql, GError **error);

gboolean dossier_db_begin (DossierDb *db, GError **error); /* takes the write lock at once */
gboolean dossier_db_commit (DossierDb *db, GError **error);
void     dossier_db_rollback (DossierDb *db);
/* Nothing is left of a transaction that could not be rolled back when it failed, as there was no memory. */
gboolean dossier_db_settle (DossierDb *db, GError **error);
/* Whether a transaction is open. */
gboolean dossier_db_is_inside (DossierDb *db);

gint64 dossier_db_get_last_id (DossierDb *db);

/* Pages are remembered in plenty until dossier_db_tidy: much will be written. */
void dossier_db_expect_much (DossierDb *db);

/* For a quiet moment after writing: puts the log into the file as far as nobody waits for it, gives memory back. */
void dossier_db_tidy (DossierDb *db);

/* Sets @error from SQLite's @code in the user's words: what failed, why, what to do. Always FALSE. */
gboolean dossier_db_fail (DossierDb *db, int code, GError **error);

/* Sets @error to DAMAGED, unless it is set: a row that must be there is not. Always FALSE. */
gboolean dossier_db_fail_missing (DossierDb *db, GError **error);

/* Why @code happened to @handle (NULL: there is none), as a part of a sentence; owned by the caller. */
char *dossier_db_dup_reason (sqlite3 *handle, int code);
/* What callers are to take it for: a DossierStoreError. */
int dossier_db_get_error_code (sqlite3 *handle, int code);

/* SQLite's own checks of pages answer in words, also when a page could not be read at all: the code of why not, or
 * SQLITE_OK. */
int dossier_db_find_unread (const char *answer);

/* The text of a column, valid UTF-8 whatever the file holds, owned by the caller; NULL for NULL. */
char *dossier_db_dup_text (sqlite3_stmt *statement, int column);

G_END_DECLS
