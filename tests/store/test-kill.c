/* test-kill.c - a program that is killed at any moment loses nothing it has said was done
 *
 * KILLS=1000 in the environment for more than the usual number; KILL_SEED for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define KILLS 40
#define SEED 20
/* Microseconds a writer lives at most. */
#define MAX_LIFE (120 * 1000)

static guint
read_number (const char *name, guint usual)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : usual;
}

/* What the writer said until it was killed. */
static GPtrArray *
run_and_kill (const char *program, const char *path, GRand *random)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (random));
  const char      *argv[] = { program, path, seed, NULL };
  GPtrArray       *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GIOChannel) channel = NULL;
  g_autoptr (GError) error = NULL;
  GPid  pid;
  int   out;
  char *line;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  g_usleep ((gulong) g_rand_int_range (random, 0, MAX_LIFE));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  channel = g_io_channel_unix_new (out);
  g_io_channel_set_close_on_unref (channel, TRUE);
  while (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    if (g_str_has_suffix (line, "\n"))
      g_ptr_array_add (lines, line);
    else
      g_free (line);
  return lines;
}

static gboolean
is_kept (const char *path, const char *line)
{
  g_autofree char *clean = g_strchomp (g_strdup (line));
  g_auto (GStrv) words = g_strsplit (clean, " ", 3);
  g_autofree char *sql = NULL;

  if (g_str_equal (words[0], "story"))
    sql = g_strdup_printf ("SELECT revision IS NOT NULL FROM story WHERE id = %s", words[1]);
  else if (g_str_equal (words[0], "star"))
    sql = g_strdup_printf ("SELECT is_starred FROM story_state WHERE story = %s", words[1]);
  else
    sql = g_strdup_printf ("SELECT CAST (note AS INTEGER) >= %s FROM annotation WHERE id = %s", words[2], words[1]);
  return run_sql (path, sql) == 1;
}

static void
test_killed (Fixture *fixture, gconstpointer program)
{
  guint n = read_number ("KILLS", KILLS), n_lines = 0, n_lost = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (read_number ("KILL_SEED", SEED));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) lines = NULL;

      g_clear_object (&fixture->store);
      lines = run_and_kill (program, fixture->path, random);
      fixture_reopen (fixture);
      for (guint j = 0; j < lines->len; j++)
        if (!is_kept (fixture->path, lines->pdata[j]))
          {
            g_test_message ("lost: %s", (char *) lines->pdata[j]);
            n_lost++;
          }
      n_lines += lines->len;
      assert_sound (fixture->store);
    }
  g_test_message ("%u kills, %u changes acknowledged, %u lost", n, n_lines, n_lost);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpuint (n_lines, >, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add ("/kill/what-was-acknowledged-is-there", Fixture, argv[1], fixture_set_up, test_killed, fixture_tear_down);
  return g_test_run ();
}
