/* test-kill.c - a program that is killed at any moment loses nothing it has said was done
 *
 * KILLS=50 in the environment for another number of them; KILL_SEED for other moments. DOSSIER_TORTURE=1 for ten
 * thousand. With the memory watched, each takes ten times as long: some of them then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "older-library.h"
#include "store-fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "dossier-subscriptions.h"
#include "manners-server.h"
#include "../read-number.h"

#ifdef __SANITIZE_ADDRESS__
#define KILLS 100
#else
#define KILLS 600
#endif
#define TORTURE_KILLS 10000
#define SEED 20
/* Microseconds a writer lives, at most, after the last line that is waited for. */
#define MAX_LIFE (12 * 1000)
/* Kills that one library sees; after the last of them all that was said of it is looked at once more. */
#define EPOCH 50
#define N_STORIES 12
/* New stories of the feed, each time it is asked. */
#define N_FED 5

/* What it may be at, and how many lines are waited for, at most, before it is killed. */
static const struct
{
  const char *name;
  guint       most;
} ways[] = {
  { "annotate", 6 }, { "edit", 8 },     { "tag", 8 },     { "save", 24 },   { "import", 12 },
  { "refresh", 3 },  { "back-up", 14 }, { "migrate", 1 }, { "restore", 4 },
};

typedef struct
{
  GPid           pid; /* of the ready writer */
  GIOChannel    *to, *from;
  MannersServer *server;
  GArray        *versions; /* (element-type guint): that older libraries are of */

  Fixture    fixture; /* of the epoch */
  GPtrArray *said;    /* (element-type utf8): lines that hold to its end */
  sqlite3   *db;      /* while it is looked at */
  guint      n_lines, n_lost, n_by_way[G_N_ELEMENTS (ways)];
} Desk;

/* ---- the feed ---- */

/* It gives only what is newer than what the reader says it has: a mark that is kept without its stories loses them. */
static void
answer_cb (SoupServerMessage *message, const char *path, gpointer data)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  const char         *etag = soup_message_headers_get_one (asked, "If-None-Match");
  guint               known = etag != NULL ? (guint) g_ascii_strtoull (etag + 1, NULL, 10) : 0;
  g_autofree char    *next = g_strdup_printf ("\"%u\"", known + N_FED);
  GString            *feed = g_string_new ("<rss version='2.0'><channel><title>Daily</title>");

  for (guint i = known + 1; i <= known + N_FED; i++)
    g_string_append_printf (feed,
                            "<item><title>Story %u</title><guid>%u</guid><link>https://s.example/%u</link>"
                            "<description>Ada Quill joined Ferrum.</description></item>",
                            i, i, i);
  g_string_append (feed, "</channel></rss>");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", next);
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/rss+xml", SOUP_MEMORY_COPY, feed->str, feed->len);
  g_string_free (feed, TRUE);
}

static void
subscribe (Desk *desk)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/feed", manners_server_get_port (desk->server));
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (feeds, dossier_feed_subscription_new (uri, "Daily", NULL, NULL, TRUE));
  g_assert_true (dossier_store_subscribe (desk->fixture.store, feeds, TRUE, NULL, &error));
}

/* ---- the writer ---- */

static void
start_writer (Desk *desk, const char *program)
{
  const char *argv[] = { program, NULL };
  g_autoptr (GError) error = NULL;
  int in, out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &desk->pid, &in, &out,
                            NULL, &error);
  g_assert_no_error (error);
  desk->to = g_io_channel_unix_new (in);
  desk->from = g_io_channel_unix_new (out);
  g_io_channel_set_close_on_unref (desk->to, TRUE);
  g_io_channel_set_close_on_unref (desk->from, TRUE);
}

static void
stop_writer (Desk *desk)
{
  g_clear_pointer (&desk->to, g_io_channel_unref); /* without orders it ends */
  g_clear_pointer (&desk->from, g_io_channel_unref);
  g_spawn_close_pid (desk->pid);
}

static char *
read_line (Desk *desk)
{
  char *line = NULL;

  g_assert_cmpint (g_io_channel_read_line (desk->from, &line, NULL, NULL, NULL), ==, G_IO_STATUS_NORMAL);
  return g_strchomp (line);
}

/* What it said until it was killed. */
static GPtrArray *
run_and_kill (Desk *desk, guint way, GRand *random)
{
  g_autofree char *order = g_strdup_printf ("%s %s %u\n", ways[way].name, desk->fixture.path, g_rand_int (random));
  g_autofree char *pid = NULL;
  guint            n = (guint) g_rand_int_range (random, 0, (int) ways[way].most + 1);
  GPtrArray       *lines = g_ptr_array_new_with_free_func (g_free);

  g_io_channel_write_chars (desk->to, order, -1, NULL, NULL);
  g_io_channel_flush (desk->to, NULL);
  pid = read_line (desk);
  g_assert_true (g_str_has_prefix (pid, "pid "));
  for (gboolean is_ready = FALSE; !is_ready;)
    {
      g_autofree char *line = read_line (desk);

      is_ready = g_str_equal (line, "ready");
    }
  while (lines->len < n)
    g_ptr_array_add (lines, read_line (desk));
  g_usleep ((gulong) g_rand_int_range (random, 0, MAX_LIFE));
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (pid + 4, NULL, 10), SIGKILL), ==, 0);
  for (;;)
    {
      char *line = read_line (desk);

      if (g_str_equal (line, "ended"))
        {
          g_free (line);
          return lines;
        }
      g_ptr_array_add (lines, line);
    }
}

/* ---- what is there ---- */

static gint64
ask (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *row = NULL;
  gint64        answer = -1;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  if (sqlite3_step (row) == SQLITE_ROW)
    answer = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return answer;
}

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

/* @sql of the file at @path, which is whole; -1 when there is none. */
static gint64
ask_file (const char *path, const char *sql)
{
  sqlite3 *db;
  gint64   answer;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return -1;
  db = open_file (path);
  g_assert_cmpint (ask (db, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
  answer = ask (db, sql);
  sqlite3_close (db);
  return answer;
}

/* Whose way up to date may have been broken off. */
static void
assert_older_comes_up (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);

  g_assert_no_error (error);
  assert_sound (store);
  dossier_store_close (store);
  older_library_assert_kept (path, 1);
}

static gboolean
is_kept (Desk *desk, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  const char      *what = words[0], *id = words[1], *more = words[2];
  g_autofree char *sql = NULL;

  if (g_str_equal (what, "story"))
    sql = g_strdup_printf ("SELECT revision IS NOT NULL FROM story WHERE id = %s", id);
  else if (g_str_equal (what, "star"))
    sql = g_strdup_printf ("SELECT is_starred FROM story_state WHERE story = %s", id);
  else if (g_str_equal (what, "tag"))
    sql = g_strdup_printf ("SELECT 1 FROM story_tag JOIN tag ON id = tag WHERE story = %s AND folded = '%s'", id, more);
  else if (g_str_equal (what, "note"))
    sql = g_strdup_printf ("SELECT CAST (note AS INTEGER) >= %s FROM annotation WHERE id = %s", more, id);
  else if (g_str_equal (what, "fed"))
    sql = g_strdup_printf ("SELECT count(*) >= %s FROM story WHERE feed IS NOT NULL", id);
  else if (g_str_equal (what, "copy"))
    return ask_file (id, "SELECT count(*) FROM story") >= g_ascii_strtoll (more, NULL, 10);
  else
    {
      g_assert_cmpstr (what, ==, "older");
      return ask_file (id, "SELECT count(*) FROM annotation WHERE note = 'Since when?'") == 1;
    }
  return ask (desk->db, sql) == 1;
}

/* A highlight that a restore takes out of the library is in what was kept of it. */
static gboolean
is_aside_kept (Desk *desk, const char *line, const char *kept)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM annotation WHERE id = %s", line + strlen ("aside "));
  g_autofree char *folder = g_build_filename (desk->fixture.folder, "backups", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (kept != NULL)
    return ask_file (kept, sql) == 1;
  if (ask (desk->db, sql) == 1)
    return TRUE;
  /* It was killed between the exchange and the word that it was done. */
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strstr (name, "-before-restore-") != NULL && g_str_has_suffix (name, ".db") && ask_file (path, sql) == 1)
        return TRUE;
    }
  return FALSE;
}

static void
judge_line (Desk *desk, const GPtrArray *lines, guint i)
{
  const char *line = lines->pdata[i], *next = i + 1 < lines->len ? lines->pdata[i + 1] : NULL;
  gboolean    is_there;

  if (g_str_has_prefix (line, "restored "))
    return;
  if (g_str_has_prefix (line, "aside "))
    is_there = is_aside_kept (desk, line, next != NULL ? next + strlen ("restored ") : NULL);
  else
    is_there = is_kept (desk, line);
  if (!is_there)
    g_test_message ("lost: %s", line);
  desk->n_lost += !is_there;
}

/* The feed's stories have the numbers from 1 on: none is missing between. */
static const char sql_gaps[]
    = "SELECT coalesce (max (CAST (guid AS INTEGER)), 0) - count(*) FROM story WHERE feed IS NOT NULL";

static void
look (Desk *desk, const GPtrArray *lines)
{

  fixture_reopen (&desk->fixture);
  g_clear_object (&desk->fixture.store);
  desk->db = open_file (desk->fixture.path);
  g_assert_cmpint (ask (desk->db, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
  g_assert_cmpint (ask (desk->db, sql_gaps), ==, 0);
  for (guint i = 0; i < lines->len; i++)
    judge_line (desk, lines, i);
  g_clear_pointer (&desk->db, sqlite3_close);
}

/* What backups and older libraries were being written, too. */
static void
look_beside (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->fixture.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->fixture.folder, name, NULL);

      if (g_str_has_prefix (name, "library.db-older-") && g_str_has_suffix (name, ".db"))
        assert_older_comes_up (path);
      else if (strstr (name, "-copy-") != NULL && g_str_has_suffix (name, ".db"))
        g_assert_cmpint (ask_file (path, "SELECT count(*) FROM story"), >=, N_STORIES);
    }
}

/* ---- epochs ---- */

static void
begin_epoch (Desk *desk, guint n)
{
  guint            version = g_array_index (desk->versions, guint, n % desk->versions->len);
  g_autofree char *old = NULL;

  fixture_set_up (&desk->fixture, NULL);
  fill_library (desk->fixture.store, N_STORIES);
  subscribe (desk);
  old = g_strconcat (desk->fixture.path, "-old", NULL);
  older_library_make (old, version);
  desk->said = g_ptr_array_new_with_free_func (g_free);
}

/* All that was said is there to the end. */
static void
end_epoch (Desk *desk)
{
  look (desk, desk->said);
  look_beside (desk);
  g_assert_cmpint (run_sql (desk->fixture.path, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), ==, 1);
  fixture_reopen (&desk->fixture);
  assert_sound (desk->fixture.store);
  g_clear_pointer (&desk->said, g_ptr_array_unref);
  fixture_tear_down (&desk->fixture, NULL);
}

/* What holds for longer than the next kill: all but what a restore takes out, and copies that are written over. */
static void
remember (Desk *desk, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (!g_str_has_prefix (lines->pdata[i], "aside ") && !g_str_has_prefix (lines->pdata[i], "restored "))
      g_ptr_array_add (desk->said, g_strdup (lines->pdata[i]));
  desk->n_lines += lines->len;
}

static void
kill_one (Desk *desk, GRand *random)
{
  guint way = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (ways));
  g_autoptr (GPtrArray) lines = NULL;

  g_clear_object (&desk->fixture.store);
  lines = run_and_kill (desk, way, random);
  look (desk, lines);
  remember (desk, lines);
  desk->n_by_way[way] += lines->len;
}

static void
test_killed (gconstpointer program)
{
  guint n = read_number ("KILLS", g_getenv ("DOSSIER_TORTURE") != NULL ? TORTURE_KILLS : KILLS);
  Desk  desk = { .server = manners_server_start (answer_cb, NULL), .versions = older_library_list_versions () };
  g_autoptr (GRand) random = g_rand_new_with_seed (read_number ("KILL_SEED", SEED));

  start_writer (&desk, program);
  for (guint i = 0; i < n; i++)
    {
      if (i % EPOCH == 0)
        begin_epoch (&desk, i / EPOCH);
      kill_one (&desk, random);
      if (i % EPOCH == EPOCH - 1 || i == n - 1)
        end_epoch (&desk);
    }
  stop_writer (&desk);
  manners_server_stop (desk.server);
  g_array_unref (desk.versions);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_test_message ("%s: %u acknowledged", ways[i].name, desk.n_by_way[i]);
      g_assert_true (n < KILLS || desk.n_by_way[i] > 0);
    }
  g_test_message ("%u kills, %u changes acknowledged, %u lost", n, desk.n_lines, desk.n_lost);
  g_assert_cmpuint (desk.n_lost, ==, 0);
  g_assert_cmpuint (desk.n_lines, >, n);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_data_func ("/kill/what-was-acknowledged-is-there", argv[1], test_killed);
  return g_test_run ();
}
