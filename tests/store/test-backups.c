/* test-backups.c - the daily copies: each is what the library was on its day, and no clock and no end of the program
 * leaves them without new ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-backup.h"
#include "dossier-care.h"
#include "dossier-restore.h"
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define DAY G_GINT64_CONSTANT (86400)
#define YEAR (365 * DAY)
/* 2026-11-24 12:00 UTC */
#define NOON G_GINT64_CONSTANT (1795521600)
#define N_DAYS 10
/* Of the log, at most, when nobody reads. */
#define LOG_SIZE G_GINT64_CONSTANT (67108864)

static void
back_up (Fixture *fixture, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, &error);

  g_assert_no_error (error);
  dossier_care_back_up (db, now, NULL, &error);
  g_assert_no_error (error);
}

/* "library.db-2026-11-24.db" of the day of @now. */
static char *
dup_copy (Fixture *fixture, gint64 now)
{
  g_autofree char *folder = dossier_backup_dup_folder (fixture->path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *day = g_date_time_format (time, "library.db-%Y-%m-%d.db");

  return g_build_filename (folder, day, NULL);
}

static gboolean
has_copy (Fixture *fixture, gint64 now)
{
  g_autofree char *path = dup_copy (fixture, now);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
count_copies (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = dossier_backup_list (fixture->path);

  return all->len;
}

/* ---- each is what the library was ---- */

static void
add_rows (DossierDb *db, const char *table, GChecksum *sum)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *row = dossier_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_checksum_update (sum, (const guchar *) table, -1);
  while (sqlite3_step (row) == SQLITE_ROW)
    for (int c = 0; c < sqlite3_column_count (row); c++)
      if (sqlite3_column_bytes (row, c) > 0)
        g_checksum_update (sum, sqlite3_column_blob (row, c), sqlite3_column_bytes (row, c));
  sqlite3_finalize (row);
}

/* The sum of all rows of all tables. */
static char *
dump (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ, &error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *row;

  g_assert_no_error (error);
  row = dossier_db_query (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", &error, "");
  while (dossier_db_next (db, row, &error))
    g_ptr_array_add (tables, dossier_db_dup_text (row, 0));
  g_assert_no_error (error);
  for (guint i = 0; i < tables->len; i++)
    add_rows (db, tables->pdata[i], sum);
  return g_strdup (g_checksum_get_string (sum));
}

static void
live_through_day (Fixture *fixture, int day)
{
  g_autofree char     *title = g_strdup_printf ("Day %d", day), *word = g_strdup_printf ("tag %d", day);
  DossierAnnotationRow row = { .length = 5, .note = word };

  row.story = save_one (fixture->store, make_draft (title, "Words of a day", day)).story;
  apply (fixture->store, dossier_change_annotate (&row));
  apply (fixture->store, dossier_change_add_tag (&row.story, 1, word));
  if (day % 3 == 2)
    apply (fixture->store, dossier_change_delete (&row.story, 1));
}

/* The library is put back from the copy of @day, and what was there is kept. */
static void
put_back (Fixture *fixture, int day, const char *wanted)
{
  g_autofree char *copy = dup_copy (fixture, NOON + day * DAY), *before = dump (fixture->path), *kept = NULL;
  g_autofree char *after = NULL, *aside = NULL;
  g_autoptr (GError) error = NULL;

  dossier_restore (fixture->path, copy, NULL, &kept, &error);
  g_assert_no_error (error);
  after = dump (fixture->path);
  g_assert_cmpstr (after, ==, wanted);
  aside = dump (kept);
  g_assert_cmpstr (aside, ==, before);
  fixture_reopen (fixture);
  assert_sound (fixture->store);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story"), ==, day + 1);
  g_clear_object (&fixture->store);
}

static void
test_drill (Fixture *fixture, gconstpointer data)
{
  char *days[N_DAYS] = { NULL };

  for (int day = 0; day < N_DAYS; day++)
    {
      live_through_day (fixture, day);
      days[day] = dump (fixture->path);
      g_assert_true (day == 0 || !g_str_equal (days[day], days[day - 1]));
      back_up (fixture, NOON + day * DAY);
    }
  g_assert_cmpuint (count_copies (fixture), ==, DOSSIER_CARE_MAX_BACKUPS);
  g_clear_object (&fixture->store);
  for (int day = N_DAYS - 1; day >= N_DAYS - DOSSIER_CARE_MAX_BACKUPS; day--)
    put_back (fixture, day, days[day]);
  for (int day = 0; day < N_DAYS; day++)
    g_free (days[day]);
}

/* ---- clocks ---- */

/* Days by a clock that is put on by @by for those from 4 on, and put right for those from 4 + @n_wrong on. */
static const struct
{
  const char *name;
  gint64      by;
  int         n_wrong;
} clocks[] = {
  { "twenty years on for a day", 20 * YEAR, 1 },    { "twenty years on for a week", 20 * YEAR, 8 },
  { "twenty years back for a day", -20 * YEAR, 1 }, { "twenty years back for a week", -20 * YEAR, 8 },
  { "a month on for three days", 30 * DAY, 3 },     { "past the seconds of 31 bits for a day", 13 * YEAR, 1 },
};

/* Each day's copy is there on its day, and at the end seven are: those of the last days. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  guint  i = GPOINTER_TO_UINT (data);
  gint64 now = NOON;

  save_one (fixture->store, make_draft ("A", "B", 1));
  for (int day = 0; day < 4 + clocks[i].n_wrong + DOSSIER_CARE_MAX_BACKUPS; day++)
    {
      gboolean is_wrong = day >= 4 && day < 4 + clocks[i].n_wrong;

      now = NOON + day * DAY + (is_wrong ? clocks[i].by : 0);
      back_up (fixture, now);
      g_assert_true (has_copy (fixture, now));
      g_assert_cmpuint (count_copies (fixture), ==, MIN (day + 1, DOSSIER_CARE_MAX_BACKUPS));
    }
  for (int day = 0; day < DOSSIER_CARE_MAX_BACKUPS; day++)
    g_assert_true (has_copy (fixture, now - day * DAY));
}

/* ---- what a killed program leaves ---- */

#define BUSY "library.db-2026-11-22.db.part-00000001"
#define EMPTY "library.db-2026-11-22.db.part-00000002"

/* Parts of copies of this library go with the next copy, unless somebody is at them; what else is there stays. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean    stays;
  } files[] = {
    { "library.db-2026-11-20.db.part-0123abcd", FALSE },
    { "library.db-2026-11-21.db.part-deadbeef", FALSE },
    { "library.db-2026-11-21.db.part-deadbeef-journal", FALSE },
    { BUSY, TRUE },                                     /* another program writes it */
    { EMPTY, TRUE },                                    /* another program is about to */
    { "library.db-2026-11-21.db.part-busybusy", TRUE }, /* no number */
    { "other.db-2026-11-20.db.part-0123abcd", TRUE },
    { "library.db-2026-11-20.db.part-0123abcd.txt", TRUE },
    { "library.db-notes.md.part-0123abcd", TRUE },
  };
  g_autofree char *folder = dossier_backup_dup_folder (fixture->path);
  g_autofree char *busy = g_build_filename (folder, BUSY, NULL);
  int              fd;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, g_str_equal (files[i].name, EMPTY) ? "" : "half of a copy", -1, NULL));
    }
  fd = g_open (busy, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  back_up (fixture, NOON);
  g_assert_true (has_copy (fixture, NOON));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_test_message ("%s", files[i].name);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
  close (fd);
}

/* ---- beside somebody at work ---- */

typedef struct
{
  Fixture *fixture;
  gint64   story;
  int      is_over; /* atomic */
} Work;

static gpointer
work_thread (gpointer data)
{
  Work *work = data;

  for (gboolean is_starred = TRUE; !g_atomic_int_get (&work->is_over); is_starred = !is_starred)
    apply (work->fixture->store, dossier_change_set_starred (&work->story, 1, is_starred));
  return NULL;
}

/* SQLite begins a copy anew with each change: one of several steps would come to no end. */
static void
test_beside_work (Fixture *fixture, gconstpointer data)
{
  Work             work = { .fixture = fixture };
  GThread         *thread;
  g_autofree char *path = NULL;
  g_autoptr (DossierStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  work.story = save_one (fixture->store, make_draft ("Title", "Words", 1)).story;
  run_sql (fixture->path, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 64) INSERT INTO "
                          "image (uri, asked, format, bytes) SELECT i, 1, 'png', zeroblob (1048576) FROM n");
  thread = g_thread_new ("work", work_thread, &work);
  path = dossier_backup_make (fixture->path, NULL, &error);
  g_atomic_int_set (&work.is_over, TRUE);
  g_thread_join (thread);
  g_assert_no_error (error);
  g_assert_cmpint (run_sql (path, "SELECT count(*) FROM image"), ==, 64);
  copy = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  assert_sound (copy);
}

/* What the log grew to while somebody read, as a backup does, is given back when it begins anew. */
static void
test_log_is_given_back (Fixture *fixture, gconstpointer data)
{
  static const char part[] = "INSERT INTO much VALUES (zeroblob (8 * 1024 * 1024))";
  g_autofree char  *path = g_build_filename (fixture->folder, "much.db", NULL);
  g_autofree char  *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) writer = dossier_db_open (path, DOSSIER_DB_WRITE, &error);
  g_autoptr (DossierDb) reader = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_true (
      dossier_db_exec (writer, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; CREATE TABLE much (x)", NULL));
  reader = dossier_db_open (path, DOSSIER_DB_READ, NULL);
  g_assert_true (dossier_db_exec (reader, "BEGIN; SELECT count (*) FROM much", NULL));
  for (guint i = 0; i < 10; i++)
    g_assert_true (dossier_db_exec (writer, part, NULL));
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, LOG_SIZE);
  dossier_db_rollback (reader);
  for (guint i = 0; i < 2; i++) /* the first one puts the log into the file, and the second one begins it anew */
    g_assert_true (dossier_db_exec (writer, "INSERT INTO much VALUES (1)", NULL));
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, <=, LOG_SIZE);
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/backups/each of seven is the library of its day", NULL, test_drill);
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *path = g_strconcat ("/backups/", clocks[i].name, NULL);

      ADD (path, GUINT_TO_POINTER (i), test_clock);
    }
  ADD ("/backups/parts that a killed program left go", NULL, test_parts);
  ADD ("/backups/one comes to its end beside somebody at work", NULL, test_beside_work);
  ADD ("/backups/what the log grew meanwhile is given back", NULL, test_log_is_given_back);
  return g_test_run ();
}
