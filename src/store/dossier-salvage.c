/* dossier-salvage.c - what can still be read of a damaged library, as a whole new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-salvage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "dossier-marker.h"
#include "dossier-salvage-mend.h"
#include "dossier-salvage-rows.h"
#include "dossier-schema.h"
#include "dossier-store-open.h"

/* Bytes at the beginning of a file that say what it is, and where in them the number of pages and the list of free ones
 * stand (SQLite's "Database File Format", 1.3). */
#define HEADER 100
#define HEADER_PAGES 28
#define HEADER_PAGES_LENGTH 12

void
dossier_salvage_clear (DossierSalvage *salvage)
{
  g_clear_pointer (&salvage->content, dossier_backup_free);
}

/* "/home/me/library.db.6fd1….damaged": a name that nothing has. */
static char *
dup_scratch (const char *path, const char *what)
{
  g_autofree char *unique = g_uuid_string_random ();

  return g_strdup_printf ("%s.%s.%s", path, unique, what);
}

static void
remove_file (const char *path)
{
  static const char *const beside[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *file = g_strconcat (path, beside[i], NULL);

      g_unlink (file);
    }
}

/* --- a copy of the damaged file to read from --- */

static gboolean
fail_to_write (const char *into, DossierStoreError code, const char *why, GError **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, code,
               /* TRANSLATORS: a file's name, and why in the system's words */
               _ ("What can be saved cannot be written to “%s”: %s. Nothing was changed."), into, why);
  return FALSE;
}

/* Of reading the library or of writing the copy. */
static gboolean
fail_to_copy (const char *path, const GError *problem, GError **error)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (problem));
  else if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
                 _ ("There is no room left on the disk for a copy of “%s”. Free some space and try again; nothing was "
                    "changed."),
                 path);
  else
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                 /* TRANSLATORS: a file's name, and why in the system's words */
                 _ ("The library “%s” could not be copied to be read: %s. See whether the disk works; nothing was "
                    "changed."),
                 path, problem->message);
  return FALSE;
}

/* With its log, so that what was written last is read too. */
static gboolean
copy_file (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  static const char *const parts[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from_path = g_strconcat (path, parts[i], NULL);
      g_autofree char *to_path = g_strconcat (copy, parts[i], NULL);
      g_autoptr (GFile) from = g_file_new_for_path (from_path);
      g_autoptr (GFile) to = g_file_new_for_path (to_path);
      g_autoptr (GError) problem = NULL;

      if (i > 0 && !g_file_test (from_path, G_FILE_TEST_EXISTS))
        continue;
      if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &problem))
        return fail_to_copy (path, problem, error);
      g_chmod (to_path, 0600); /* where the disk knows no such modes, it stays as it is */
    }
  return TRUE;
}

/* The copy gets the beginning that any library has, unless it has one; the number of pages is then told by its size. */
static void
mend_header (const char *copy, const char *whole)
{
  static const char magic[] = "SQLite format 3";
  guint8            header[HEADER] = { 0 };
  int               from = g_open (whole, O_RDONLY | O_CLOEXEC, 0), to = g_open (copy, O_RDWR | O_CLOEXEC, 0);

  if (from >= 0 && to >= 0 && pread (to, header, HEADER, 0) >= 0
      && (memcmp (header, magic, sizeof magic) == 0 || pread (from, header, HEADER, 0) == HEADER))
    {
      memset (header + HEADER_PAGES, 0, HEADER_PAGES_LENGTH);
      if (pwrite (to, header, HEADER, 0) != HEADER)
        g_warning ("%s: %s", copy, g_strerror (errno));
    }
  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);
}

static DossierDb *
open_copy (const char *copy, const char *whole, GError **error)
{
  g_autoptr (DossierDb) db = NULL;

  mend_header (copy, whole);
  db = dossier_db_open (copy, DOSSIER_DB_WRITE, error);
  return db != NULL && dossier_schema_check_known (db, error) ? g_steal_pointer (&db) : NULL;
}

/* --- the copying --- */

/* The tables of @db but those of the full-text index, which is made anew; (element-type utf8). */
static GPtrArray *
list_tables (DossierDb *db, GError **error)
{
  static const char sql_tables[] = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                   " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_tables, error, "");

  while (row != NULL && dossier_db_next (db, row, error))
    g_ptr_array_add (tables, dossier_db_dup_text (row, 0));
  return row != NULL && !dossier_db_failed (db) ? g_steal_pointer (&tables) : NULL;
}

static gboolean
copy_table (DossierDb *from, DossierDb *to, const char *table, GCancellable *cancellable, DossierSalvagedRows *rows,
            GError **error)
{
  g_autofree char *empty = g_strdup_printf ("DELETE FROM \"%s\"", table); /* a new library has some rows already */

  return dossier_db_exec (to, empty, error) && dossier_salvage_rows (from, to, table, cancellable, rows, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
copy_rows (DossierDb *from, DossierDb *to, GCancellable *cancellable, DossierSalvage *salvage, GError **error)
{
  DossierSalvagedRows rows = { 0, 0, 0 };
  g_autoptr (GPtrArray) tables = list_tables (to, error);

  if (tables == NULL || !dossier_db_begin (to, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!copy_table (from, to, tables->pdata[i], cancellable, &rows, error))
      {
        dossier_db_rollback (to);
        return FALSE;
      }
  salvage->n_rows = rows.n_rows;
  salvage->n_spots = rows.n_spots;
  salvage->n_refused = rows.n_refused;
  if (rows.n_rows > 0)
    return dossier_db_commit (to, error);
  dossier_db_rollback (to);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               _ ("Nothing can be read of “%s” any more. It is kept as it is; restore a backup."),
               dossier_db_get_path (from));
  return FALSE;
}

static DossierDb *
make_empty (const char *into, guint version, GError **error)
{
  g_autoptr (DossierDb) db = NULL;
  int fd = g_open (into, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      fail_to_write (into, errno == ENOSPC || errno == EDQUOT ? DOSSIER_STORE_ERROR_FULL : DOSSIER_STORE_ERROR_FAILED,
                     g_strerror (errno), error);
      return NULL;
    }
  close (fd);
  db = dossier_db_open (into, DOSSIER_DB_WRITE, error);
  return db != NULL && dossier_schema_step_to (db, version, error)
                 && dossier_db_exec (db, "PRAGMA foreign_keys = OFF", error)
             ? g_steal_pointer (&db)
             : NULL;
}

/* The copy is read into a new file. */
static gboolean
copy_library (const char *copy, const char *whole, const char *into, GCancellable *cancellable, DossierSalvage *salvage,
              GError **error)
{
  static const char sql_version[] = "PRAGMA user_version";
  static const char sql_before[] = "SELECT n FROM total WHERE name = 'stories'";
  g_autoptr (DossierDb) from = open_copy (copy, whole, error);
  g_autoptr (DossierDb) to = NULL;
  gint64 version = 0;

  if (from == NULL || !dossier_db_get (from, sql_version, &version, error, ""))
    return FALSE;
  dossier_db_get (from, sql_before, &salvage->stories_before, NULL, "");
  to = make_empty (into, (guint) version, error);
  return to != NULL && copy_rows (from, to, cancellable, salvage, error);
}

/* Brings it up to date and in order. */
static gboolean
finish (const char *into, GCancellable *cancellable, DossierSalvage *salvage, GError **error)
{
  g_autofree char *older = g_strdup_printf ("%s.before-%u", into, dossier_schema_get_newest ());
  g_autoptr (DossierDb) db = dossier_store_open_writer (into, error);

  g_unlink (older);
  return db != NULL && dossier_db_exec (db, "PRAGMA foreign_keys = OFF", error)
         && dossier_salvage_mend (db, cancellable, salvage, error)
         && dossier_db_exec (db, "PRAGMA journal_mode = DELETE", error);
}

/* Errors are about the files that a person knows, not about @scratch, which stands for @path. */
static void
rename_in (GError *error, const char *scratch, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (error->message, scratch, -1);
  char *message = g_strjoinv (path, parts);

  g_free (error->message);
  error->message = message;
}

static gboolean
copy_and_read (const char *path, const char *whole, const char *into, GCancellable *cancellable,
               DossierSalvage *salvage, GError **error)
{
  g_autofree char *copy = dup_scratch (into, "damaged");
  GError          *problem = NULL;
  gboolean         done = copy_file (path, copy, cancellable, &problem)
                  && copy_library (copy, whole, into, cancellable, salvage, &problem);

  remove_file (copy);
  if (done)
    return TRUE;
  rename_in (problem, copy, path);
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
write_new (const char *path, const char *into, GCancellable *cancellable, DossierSalvage *salvage, GError **error)
{
  g_autofree char *whole = dup_scratch (into, "empty");
  g_autoptr (DossierDb) empty = NULL;
  GError *problem = NULL;

  empty = make_empty (whole, dossier_schema_get_newest (), &problem);
  if (empty != NULL && dossier_db_exec (empty, "PRAGMA wal_checkpoint (TRUNCATE)", &problem)
      && copy_and_read (path, whole, into, cancellable, salvage, &problem)
      && finish (into, cancellable, salvage, &problem))
    salvage->content = dossier_backup_look (into, &problem);
  g_clear_pointer (&empty, dossier_db_free);
  remove_file (whole);
  if (salvage->content != NULL)
    return TRUE;
  rename_in (problem, whole, into);
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
dossier_salvage_write (const char *path, const char *into, GCancellable *cancellable, DossierSalvage *salvage,
                       GError **error)
{
  *salvage = (DossierSalvage){ .stories_before = -1 };
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no library at “%s”."), path);
      return FALSE;
    }
  if (g_file_test (into, G_FILE_TEST_EXISTS))
    return fail_to_write (into, DOSSIER_STORE_ERROR_FAILED, g_strerror (EEXIST), error);
  if (write_new (path, into, cancellable, salvage, error))
    return TRUE;
  remove_file (into);
  return FALSE;
}

/* --- in its place --- */

/* Sizes and times of the library's files. */
static char *
dup_stand (const char *library)
{
  static const char *const parts[] = { "", "-wal" };
  GString                 *stand = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat (library, parts[i], NULL);
      struct stat      status = { 0 };

      if (stat (path, &status) == 0)
        g_string_append_printf (stand, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld ", (gint64) status.st_size,
                                (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    }
  return g_string_free (stand, FALSE);
}

static gboolean
fail_open (const char *library, GError **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
               _ ("The library “%s” is open. Close its window, and try again."), library);
  return FALSE;
}

static gboolean
is_free (const char *library, GError **error)
{
  DossierMarker *marker = dossier_marker_new_alone (library);

  if (marker != NULL)
    {
      dossier_marker_leave (marker);
      return TRUE;
    }
  return fail_open (library, error);
}

gboolean
dossier_salvage_library (const char *library, const char *from, GCancellable *cancellable, char **kept,
                         DossierSalvage *salvage, GError **error)
{
  g_autofree char *into = dup_scratch (library, "salvaged"), *before = dup_stand (library), *after = NULL;
  gboolean         done;

  *salvage = (DossierSalvage){ .stories_before = -1 };
  if (!is_free (library, error))
    return FALSE;
  done = dossier_salvage_write (from != NULL ? from : library, into, cancellable, salvage, error);
  after = dup_stand (library);
  if (done && !g_str_equal (before, after))
    done = fail_open (library, error); /* a program has written meanwhile */
  done = done && dossier_restore (library, into, cancellable, kept, error);
  remove_file (into);
  return done;
}

/* --- in words --- */

static char *
dup_stories (const DossierSalvage *salvage)
{
  guint n = salvage->content->stories;

  if (salvage->stories_before <= (gint64) n)
    return g_strdup_printf (ngettext ("%u story is there.", "%u stories are there.", n), n);
  /* TRANSLATORS: how many are left of how many */
  return g_strdup_printf (ngettext ("%u of %u stories is there.", "%u of %u stories are there.", n), n,
                          (guint) MIN (salvage->stories_before, G_MAXUINT));
}

char *
dossier_salvage_dup_words (const DossierSalvage *salvage)
{
  g_autofree char *stories = dup_stories (salvage);
  g_autofree char *made = g_strdup_printf (ngettext ("%u of them was put together from its text and highlights.",
                                                     "%u of them were put together from their texts and highlights.",
                                                     salvage->n_stories_made),
                                           salvage->n_stories_made);
  g_autofree char *lost = g_strdup_printf (
      ngettext ("The text of %u is lost; how it began, and what was highlighted in it, is left.",
                "The texts of %u are lost; how they began, and what was highlighted in them, is left.",
                salvage->n_texts_lost),
      salvage->n_texts_lost);

  guint            n_places = salvage->n_spots + salvage->n_refused;
  g_autofree char *places
      = g_strdup_printf (ngettext ("%u place of the file could not be read; what only stood there is lost.",
                                   "%u places of the file could not be read; what only stood there is lost.", n_places),
                         n_places);
  GString *words = g_string_new (stories);

  if (n_places + salvage->n_stories_made + salvage->n_texts_lost == 0)
    g_string_append_printf (words, " %s", _ ("Nothing was unreadable."));
  if (n_places > 0)
    g_string_append_printf (words, " %s", places);
  if (salvage->n_stories_made > 0)
    g_string_append_printf (words, " %s", made);
  if (salvage->n_texts_lost > 0)
    g_string_append_printf (words, " %s", lost);
  return g_string_free (words, FALSE);
}
