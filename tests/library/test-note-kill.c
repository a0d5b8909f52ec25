/* test-note-kill.c - a program that is killed while somebody works on highlights loses nothing it has said was done,
 * and of a note that is being typed less than a second
 *
 * KILLS=500 in the environment for more than the usual number, or DOSSIER_TORTURE=1 for as many, with which the age of
 * what is lost is judged, too; KILL_SEED for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"
#include "../read-number.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define KILLS 20
#define TORTURE_KILLS 500
#define SEED 26
/* Lines a writer says before it is killed, and the microseconds it has after them, at most. */
#define MAX_LINES 120
#define MAX_LIFE (30 * 1000)
/* Microseconds of typing that may be lost. */
#define MAX_AGE G_USEC_PER_SEC

typedef struct
{
  GPtrArray *lines;  /* (element-type utf8) */
  gint64     killed; /* monotonic time */
} Run;

typedef struct
{
  Fixture   *fixture;
  const Run *run;
  char     **pending; /* the words of a change that was not acknowledged; NULL: none */
  guint      n_changes, n_drafts, n_lost;
  gint64     age; /* the oldest stroke that was lost */
} Count;

/* FALSE at the end. What was killed in the middle of a line has not said it. */
static gboolean
read_line (GIOChannel *channel, GPtrArray *lines)
{
  char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    return FALSE;
  if (g_str_has_suffix (line, "\n"))
    g_ptr_array_add (lines, g_strchomp (line));
  else
    g_free (line);
  return TRUE;
}

static void
run_and_kill (const char *program, const char *path, gint64 story, GRand *random, Run *run)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, story);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (random));
  const char      *argv[] = { program, path, number, seed, NULL };
  guint            n = (guint) g_rand_int_range (random, 1, MAX_LINES);
  g_autoptr (GIOChannel) channel = NULL;
  g_autoptr (GError) error = NULL;
  GPid pid;
  int  out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  channel = g_io_channel_unix_new (out);
  g_io_channel_set_close_on_unref (channel, TRUE);
  while (run->lines->len < n)
    g_assert_true (read_line (channel, run->lines));
  g_usleep ((gulong) g_rand_int_range (random, 0, MAX_LIFE));
  run->killed = g_get_monotonic_time ();
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  while (read_line (channel, run->lines))
    ;
}

/* ---- what is there ---- */

static gint64
ask (Count *count, const char *what, const char *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM annotation WHERE id = %s", what, id);

  return run_sql (count->fixture->path, sql);
}

static gboolean
is_pending (Count *count, const char *what, const char *id)
{
  return count->pending != NULL && g_str_equal (count->pending[1], what) && g_str_equal (count->pending[2], id);
}

static gboolean
has_tag (Count *count, const char *id, const char *tag)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM annotation_tag WHERE annotation = %s AND name = '%s'", id, tag);

  return run_sql (count->fixture->path, sql) == 1;
}

/* The number of the draft, 0 for none. */
static guint64
get_draft (Count *count, const char *id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce ((SELECT CAST (note AS INTEGER) FROM annotation_draft WHERE annotation = %s), 0)", id);

  return (guint64) run_sql (count->fixture->path, sql);
}

/* @words: did, what, id, value. What a later line changed again is looked at there. */
static gboolean
is_done (Count *count, char **words)
{
  const char *what = words[1], *id = words[2], *value = words[3];

  if (g_str_equal (what, "note"))
    return ask (count, "CAST (note AS INTEGER)", id) >= g_ascii_strtoll (value, NULL, 10);
  if (g_str_equal (what, "tag"))
    return has_tag (count, id, value) || g_str_equal (value, "first"); /* which goes again */
  if (g_str_equal (what, "untag"))
    return !has_tag (count, id, value);
  if (g_str_equal (what, "colour"))
    return ask (count, "colour", id) == g_ascii_strtoll (value, NULL, 10);
  if (g_str_equal (what, "delete"))
    return ask (count, "is_deleted", id) == 1;
  return ask (count, "1", id) == 1;
}

/* The first tag is there between the line that says so and the one that takes it away. */
static gboolean
is_first_tag_right (Count *count, char **words)
{
  guint n_taken = 0;

  if (!g_str_equal (words[1], "tag") || !g_str_equal (words[3], "first") || is_pending (count, "untag", words[2]))
    return TRUE;
  for (guint i = 0; i < count->run->lines->len; i++)
    {
      g_autofree char *taken = g_strdup_printf ("did untag %s first", words[2]);

      n_taken += g_str_equal (count->run->lines->pdata[i], taken);
    }
  return has_tag (count, words[2], "first") == (n_taken == 0);
}

/* ---- what was typed ---- */

/* The last stroke of each note that was being typed when the end came must be kept, or young. */
static void
judge_draft (Count *count, const char *id, guint64 note)
{
  guint64 draft = get_draft (count, id), kept = 0;

  if (is_pending (count, "note", id))
    return;
  for (guint i = 0; i < count->run->lines->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (count->run->lines->pdata[i], " ", 4);
      guint64 number = g_ascii_strtoull (words[2], NULL, 10);

      if (!g_str_equal (words[1], id) || number <= note)
        continue;
      if (g_str_equal (words[0], "kept"))
        kept = number;
      else if (number > draft)
        count->age = MAX (count->age, count->run->killed - g_ascii_strtoll (words[3], NULL, 10));
    }
  count->n_drafts += kept > 0;
  if (draft < kept)
    {
      g_test_message ("lost: draft %" G_GUINT64_FORMAT " of highlight %s, there is %" G_GUINT64_FORMAT, kept, id,
                      draft);
      count->n_lost++;
    }
}

/* The number of the last note of @id that was acknowledged. */
static guint64
find_last_note (Count *count, const char *id)
{
  guint64 note = 0;

  for (guint i = 0; i < count->run->lines->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (count->run->lines->pdata[i], " ", 4);

      if (g_str_has_prefix (count->run->lines->pdata[i], "did note ") && g_str_equal (words[2], id))
        note = g_ascii_strtoull (words[3], NULL, 10);
    }
  return note;
}

static void
judge_line (Count *count, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);

  if (!g_str_equal (words[0], "did"))
    return;
  count->n_changes++;
  if (!is_done (count, words) || !is_first_tag_right (count, words))
    {
      g_test_message ("lost: %s", line);
      count->n_lost++;
    }
  if (g_str_equal (words[1], "highlight"))
    judge_draft (count, words[2], find_last_note (count, words[2]));
}

static void
judge (Count *count)
{
  g_auto (GStrv) pending = NULL;
  guint n = count->run->lines->len;

  if (g_str_has_prefix (count->run->lines->pdata[n - 1], "will "))
    pending = g_strsplit (count->run->lines->pdata[n - 1], " ", 4);
  count->pending = pending;
  for (guint i = 0; i < n; i++)
    judge_line (count, count->run->lines->pdata[i]);
  count->pending = NULL;
}

static gint64
save_story (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  gint64   story;

  for (guint i = 0; i < 210; i++)
    g_string_append_printf (text, "w%03u ", i);
  story = save_one (fixture->store, make_draft ("A story", text->str, 1)).story;
  g_string_free (text, TRUE);
  return story;
}

static void
test_killed (Fixture *fixture, gconstpointer program)
{
  guint  n = read_number ("KILLS", g_getenv ("DOSSIER_TORTURE") != NULL ? TORTURE_KILLS : KILLS);
  Count  count = { .fixture = fixture };
  gint64 story = save_story (fixture);
  g_autoptr (GRand) random = g_rand_new_with_seed (read_number ("KILL_SEED", SEED));

  for (guint i = 0; i < n; i++)
    {
      Run run = { .lines = g_ptr_array_new_with_free_func (g_free) };

      g_clear_object (&fixture->store);
      run_and_kill (program, fixture->path, story, random, &run);
      fixture_reopen (fixture);
      count.run = &run;
      judge (&count);
      assert_sound (fixture->store);
      g_ptr_array_unref (run.lines);
    }
  g_test_message ("%u kills, %u changes acknowledged, %u drafts kept, %u lost; strokes lost at most %d ms old", n,
                  count.n_changes, count.n_drafts, count.n_lost, (int) (count.age / 1000));
  g_assert_cmpuint (count.n_lost, ==, 0);
  g_assert_cmpuint (count.n_changes, >, n);
  g_assert_cmpuint (count.n_drafts, >, 0);
  if (g_getenv ("KILLS") != NULL || g_getenv ("DOSSIER_TORTURE") != NULL)
    g_assert_cmpint (count.age, <=, MAX_AGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add ("/note-kill/what was acknowledged is there, and what was typed", Fixture, argv[1], fixture_set_up,
              test_killed, fixture_tear_down);
  return g_test_run ();
}
