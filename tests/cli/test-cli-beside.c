/* test-cli-beside.c - commands while the window's process writes: nobody is told to wait, nothing is lost
 *
 * DOSSIER_TORTURE=1 in the environment: half of the changes are made by commands, not a tenth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-cli.h"
#include "ready-process.h"

#define N_CHANGES 10000
/* Of them by commands; each opens the library and closes it. */
#ifdef __SANITIZE_ADDRESS__
#define N_COMMANDS 200
#else
#define N_COMMANDS 1000
#endif
#define N_TORTURE_COMMANDS 5000
#define N_STORIES 20
#define MAX_PATH 1024

/* ---- the process of the commands ---- */

typedef struct
{
  guint  n; /* commands */
  gint64 stories[N_STORIES];
  char   path[MAX_PATH], said[MAX_PATH]; /* the library; the file for what goes to standard error */
} Order;

static int
run_command (const Order *order, guint i)
{
  g_autofree char *story = g_strdup_printf ("%" G_GINT64_FORMAT, order->stories[i / 3 % N_STORIES]);
  g_autofree char *tag = g_strdup_printf ("--add=word-%u", i), *note = g_strdup_printf ("--note=word-%u", i);
  const char      *star[] = { "dossier", "--library", order->path, "star", story, NULL };
  const char      *add[] = { "dossier", "--library", order->path, "tag", tag, story, NULL };
  const char  *annotate[] = { "dossier", "--library", order->path, "annotate", story, "--quote=Ada Quill", note, NULL };
  const char **argv = i % 3 == 0 ? star : i % 3 == 1 ? add : annotate;

  return dossier_cli_run ((int) g_strv_length ((char **) argv), (char **) argv);
}

/* Ends as the first command does that fails. */
static void
run_commands (gpointer data)
{
  const Order *order = data;
  int          nowhere = open ("/dev/null", O_WRONLY), said = open (order->said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  int          status = 0;

  dup2 (nowhere, STDOUT_FILENO);
  dup2 (said, STDERR_FILENO);
  for (guint i = 0; i < order->n && status == DOSSIER_EXIT_DONE; i++)
    status = run_command (order, i);
  _exit (status);
}

static void
order_commands (const ReadyProcess *commands, Fixture *fixture, guint n)
{
  Order order = { .n = n };
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) stories = dossier_store_find (fixture->store, every, 0, NULL);

  g_assert_cmpuint (stories->len, ==, N_STORIES);
  memcpy (order.stories, stories->data, sizeof order.stories);
  g_assert_cmpint (g_snprintf (order.path, MAX_PATH, "%s", fixture->path), <, MAX_PATH);
  g_assert_cmpint (g_snprintf (order.said, MAX_PATH, "%s-said", fixture->path), <, MAX_PATH);
  ready_process_order (commands, &order);
}

/* How they ended, a DossierExit; *@said (may be NULL): in which words. */
static int
wait_for_commands (const ReadyProcess *commands, Fixture *fixture, char **said)
{
  g_autofree char *path = g_strconcat (fixture->path, "-said", NULL), *words = NULL;
  int              status = ready_process_wait (commands);

  g_assert_true (g_file_get_contents (path, &words, NULL, NULL));
  if (*words != '\0')
    g_test_message ("%s", words);
  if (said != NULL)
    *said = g_steal_pointer (&words);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* One command; how it ended. */
static int
run_one (const ReadyProcess *commands, Fixture *fixture, char **said)
{
  order_commands (commands, fixture, 1);
  return wait_for_commands (commands, fixture, said);
}

/* ---- the process of the window ---- */

static void
save_story (Fixture *fixture, const char *title)
{
  DossierDraft *draft = make_draft (title, "Ada Quill joined Ferrum.", 1);

  add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
  save_one (fixture->store, draft);
}

static void
save_first_stories (Fixture *fixture)
{
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("First %u", i);

      save_story (fixture, title);
    }
}

static void
change_something (Fixture *fixture, gint64 story, gint64 annotation, guint i)
{
  g_autofree char *word = g_strdup_printf ("%u", i);

  if (i % 4 == 0)
    save_story (fixture, word);
  else if (i % 4 == 1)
    apply (fixture->store, dossier_change_set_starred (&story, 1, i % 8 == 1));
  else if (i % 4 == 2)
    apply (fixture->store, dossier_change_add_tag (&story, 1, word));
  else
    apply (fixture->store, dossier_change_edit_annotation (annotation, DOSSIER_COLOUR_GREEN, word));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_ten_thousand (Fixture *fixture, gconstpointer data)
{
  const ReadyProcess  *commands = data;
  guint                n_commands = g_getenv ("DOSSIER_TORTURE") != NULL ? N_TORTURE_COMMANDS : N_COMMANDS;
  guint                n = N_CHANGES - n_commands;
  DossierAnnotationRow row = { .length = 9 };
  gint64               annotation;
  g_autoptr (GArray) first = NULL;
  const struct
  {
    const char *sql;
    gint64      answer;
  } there[] = {
    { "SELECT count(*) FROM story", N_STORIES + n / 4 },
    { "SELECT count(*) FROM tag WHERE name LIKE 'word-%'", (n_commands + 1) / 3 },
    { "SELECT count(*) FROM tag WHERE name NOT LIKE 'word-%'", n / 4 },
    { "SELECT count(DISTINCT note) FROM annotation WHERE note LIKE 'word-%'", n_commands / 3 },
    { "SELECT CAST (note AS INTEGER) FROM annotation WHERE note NOT LIKE 'word-%'", n - 1 },
    { "SELECT count(*) FROM journal WHERE kind <> 'set-starred'",
      1 + n / 4 * 2 + (n_commands + 1) / 3 + n_commands / 3 },
  };

  save_first_stories (fixture);
  first = find_text (fixture->store, "first");
  row.story = g_array_index (first, gint64, 0);
  annotation = apply (fixture->store, dossier_change_annotate (&row));
  order_commands (commands, fixture, n_commands);
  for (guint i = 0; i < n; i++)
    change_something (fixture, row.story, annotation, i);
  g_assert_cmpint (wait_for_commands (commands, fixture, NULL), ==, DOSSIER_EXIT_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    {
      g_test_message ("%s", there[i].sql);
      g_assert_cmpint (run_sql (fixture->path, there[i].sql), ==, there[i].answer);
    }
  assert_sound (fixture->store);
}

/* Another program holds the library for longer than anybody waits: that is said, and then it works. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  sqlite3         *foreign = NULL;

  save_first_stories (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &foreign), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (foreign, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (run_one (data, fixture, &said), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (said, "Another program is using the library"));
  g_assert_nonnull (strstr (said, "Close that program or try again later."));
  g_assert_cmpint (sqlite3_exec (foreign, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (foreign);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_cmpint (run_one (data, fixture, NULL), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 1);
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  ReadyProcess commands;

  if (g_getenv ("DOSSIER_TORTURE") == NULL)
    fixture_use_memory ();
  ready_process_start (&commands, sizeof (Order), run_commands);
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli-beside/ten thousand changes by two processes", &commands, test_ten_thousand);
  ADD ("/cli-beside/a library that is held is told, and then it works", &commands, test_held);
  return g_test_run ();
}
