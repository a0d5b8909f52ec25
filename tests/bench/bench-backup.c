/* bench-backup.c - a backup of a large library while somebody works in its window
 *
 * Inside run-headless: bench-backup [MEGABYTES]. How long it takes when nobody changes anything and when something is
 * changed ten times a second, how long the main loop is held by the clock and by the processor, what it takes of the
 * disk. One line of JSON a figure, and words for a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include "dossier-restore.h"
#include "dossier-window-private.h"
#include "ui-fixture.h"

#define MEGABYTES 1024
#define N_STORIES 300
/* Milliseconds between two things that somebody does. */
#define PACE 100

typedef struct
{
  UiFixture      fixture;
  DossierWindow *window;
  gint64         stories[N_STORIES];
  guint          n_acts;
  gboolean       writes, done;
  char          *path; /* of the backup */
} Bench;

/* Milliseconds between two polls, at most. */
typedef struct
{
  double woken, woken_by_clock, held, held_by_clock;
} Loop;

static void
say (const char *step, const char *what, double value, const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("{\"suite\":\"backup\",\"name\":\"%s, %s\",\"value\":%s,\"unit\":\"%s\"}\n", step, what,
           g_ascii_formatd (number, sizeof number, "%.3f", value), unit);
  g_printerr ("%-10s %-26s %-26s %12.3f %s\n", "backup", step, what, value, unit);
}

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

/* A poll function is told nothing. */
static Loop *
get_loop (void)
{
  static Loop loop;

  return &loop;
}

static void
wake (Loop *loop)
{
  loop->woken = read_clock (CLOCK_THREAD_CPUTIME_ID);
  loop->woken_by_clock = read_clock (CLOCK_MONOTONIC);
}

static gint
poll_cb (GPollFD *fds, guint n, gint timeout)
{
  Loop *loop = get_loop ();
  gint  answer;

  loop->held = MAX (loop->held, read_clock (CLOCK_THREAD_CPUTIME_ID) - loop->woken);
  loop->held_by_clock = MAX (loop->held_by_clock, read_clock (CLOCK_MONOTONIC) - loop->woken_by_clock);
  answer = g_poll (fds, n, timeout);
  wake (loop);
  return answer;
}

/* ---- a large library ---- */

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", sql, problem);
}

/* Pictures make a library large soonest. */
static void
fill (Bench *bench, guint megabytes)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
      "INSERT INTO image (uri, asked, format, bytes) SELECT 'http://127.0.0.1:9/' || i, 1, 'png', randomblob (262144) "
      "FROM n",
      megabytes * 4);
  sqlite3 *db;

  for (guint i = 0; i < N_STORIES; i++)
    {
      DossierDraft *draft = ui_make_long_draft (300);

      draft->uri = g_strdup_printf ("http://127.0.0.1:9/%u", i);
      bench->stories[i] = ui_fixture_save (&bench->fixture, draft);
    }
  if (sqlite3_open (dossier_store_get_path (bench->fixture.store), &db) != SQLITE_OK)
    g_error ("the library cannot be opened");
  run_sql (db, "PRAGMA synchronous = OFF");
  run_sql (db, sql);
  run_sql (db, "PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_close (db);
}

/* ---- a backup, and somebody at work ---- */

static gboolean
work_cb (gpointer data)
{
  Bench *bench = data;
  gint64 story = bench->stories[bench->n_acts++ % N_STORIES];

  gtk_widget_activate_action (GTK_WIDGET (bench->window), bench->n_acts % 20 < 10 ? "win.next" : "win.previous", NULL);
  if (bench->writes)
    dossier_window_apply (bench->window, dossier_change_set_starred (&story, 1, bench->n_acts % 2 == 0), NULL, NULL);
  return G_SOURCE_CONTINUE;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->path = dossier_backup_make (dossier_store_get_path (bench->fixture.store), NULL, &error);
  if (bench->path == NULL)
    g_error ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Bench *) data)->done = TRUE;
}

static gint64
read_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : 0;
}

static void
measure (Bench *bench, const char *step, gboolean writes, gboolean is_backed_up)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, made_cb, bench);
  guint  work = g_timeout_add (PACE, work_cb, bench);
  double begin = read_clock (CLOCK_MONOTONIC);

  *get_loop () = (Loop){ 0 };
  wake (get_loop ());
  bench->writes = writes;
  bench->done = FALSE;
  g_task_set_task_data (task, bench, NULL);
  if (is_backed_up)
    g_task_run_in_thread (task, make_thread);
  while (is_backed_up ? !bench->done : read_clock (CLOCK_MONOTONIC) < begin + 5000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (work);
  say (step, "main loop held for at most, by the clock", get_loop ()->held_by_clock, "ms");
  say (step, "main loop held for at most, processor", get_loop ()->held, "ms");
  if (!is_backed_up)
    return;
  say (step, "until it is made", (read_clock (CLOCK_MONOTONIC) - begin) / 1000, "s");
  say (step, "disk", (double) read_size (bench->path) / 1e6, "MB");
  g_unlink (bench->path);
  g_clear_pointer (&bench->path, g_free);
}

static gboolean
has_list (gpointer data)
{
  return dossier_story_pane_get_list (((Bench *) data)->window->stories) != NULL;
}

int
main (int argc, char **argv)
{
  Bench            bench = { 0 };
  g_autofree char *backups = NULL;

  gtk_init ();
  adw_init ();
  ui_fixture_set_up (&bench.fixture, NULL);
  fill (&bench, argc > 1 ? (guint) atoi (argv[1]) : MEGABYTES);
  bench.window = ui_fixture_open_window (&bench.fixture);
  ui_wait_until (has_list, &bench);
  g_main_context_set_poll_func (NULL, poll_cb);
  say ("library", "size", (double) read_size (dossier_store_get_path (bench.fixture.store)) / 1e6, "MB");
  measure (&bench, "no backup, with changes", TRUE, FALSE);
  measure (&bench, "backup, only reading", FALSE, TRUE);
  measure (&bench, "backup, with changes", TRUE, TRUE);
  backups = g_build_filename (bench.fixture.folder, "backups", NULL);
  g_rmdir (backups);
  ui_fixture_close_window (&bench.fixture, bench.window);
  ui_fixture_tear_down (&bench.fixture, NULL);
  return 0;
}
