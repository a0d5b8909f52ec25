/* test-cli-links.c - the commands that save many links and keep those that wait
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "cli-desk.h"
#include "fault-server.h"

#define PAGE(title)                                                                                                    \
  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head><title>" title    \
  "</title></head><body><article><h1>" title "</h1><p>The steel maker Ferrum has opened a laboratory for learning "    \
  "machines in Graz.</p></article>"

static const FaultAnswer answers[] = {
  { "/one", PAGE ("The first story"), FAULT_NONE },
  { "/two", PAGE ("The second story"), FAULT_NONE },
  { "/down", "HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  CliDesk      cli;
  FaultServer *server;
} Desk;

static void
set_up (Desk *desk, gconstpointer program)
{
  cli_desk_set_up (&desk->cli, program);
  desk->server = fault_server_start (answers);
}

static void
tear_down (Desk *desk, gconstpointer program)
{
  fault_server_stop (desk->server);
  cli_desk_tear_down (&desk->cli, program);
}

/* "%" before a path stands for the server. Owned by the caller. */
static char *
dup_command (Desk *desk, const char *words)
{
  g_autofree char *server = g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (desk->server));
  GString         *command = g_string_new (words);

  g_string_replace (command, "%", server, 0);
  return g_string_free (command, FALSE);
}

static void
run (Desk *desk, const char *words)
{
  g_autofree char *command = dup_command (desk, words);

  cli_run_with (&desk->cli, NULL, command);
}

/* What came of each, in the order of the links. */
static void
test_many (Desk *desk, gconstpointer data)
{
  run (desk, "add %/one %/down %/two");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_FAILED, "The first story", "/down: ");
  g_assert_cmpint (strstr (desk->cli.out, "The first story") < strstr (desk->cli.out, "The second story"), ==, TRUE);
  g_assert_nonnull (strstr (desk->cli.err, "is tried again: see “dossier queue”"));
  run (desk, "queue");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "2\twaits\thttp://127.0.0.1:", "");
}

static void
test_json (Desk *desk, gconstpointer data)
{
  static const gboolean want[] = { TRUE, FALSE, TRUE };

  run (desk, "add --json %/one %/down %/one");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpuint (desk->cli.lines->len, ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    {
      JsonObject *object = cli_line (&desk->cli, i);

      g_assert_cmpint (json_object_get_boolean_member (object, "ok"), ==, want[i]);
      if (!want[i])
        g_assert_true (json_object_get_boolean_member (object, "waits"));
    }
  run (desk, "queue list --json");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "\"given_up\":false", "");
}

static void
test_queue (Desk *desk, gconstpointer data)
{
  run (desk, "add %/down");
  run (desk, "queue retry");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_FAILED, "", "/down: ");
  fault_server_set (desk->server, "/down", PAGE ("The third story"));
  run (desk, "queue retry");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "The third story", "");
  run (desk, "queue");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "", "");
  g_assert_cmpstr (desk->cli.out, ==, "");
}

static void
test_removed (Desk *desk, gconstpointer data)
{
  run (desk, "add %/down");
  run (desk, "queue remove 1 7");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_NOTHING, "", "No link with this number waits");
  run (desk, "queue remove 1");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "/down", "");
  run (desk, "queue");
  g_assert_cmpstr (desk->cli.out, ==, "");
  run (desk, "undo");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "Taking 1 link out of the queue was undone", "");
  run (desk, "queue");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "1\twaits\thttp://127.0.0.1:", "");
}

static void
test_wrong (Desk *desk, gconstpointer data)
{
  static const char *const lines[] = { "queue what", "queue remove", "queue list 1", "queue retry 1" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      run (desk, lines[i]);
      g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_USAGE);
    }
}

static void
test_addresses (Desk *desk, gconstpointer data)
{
  g_auto (GStrv) fields = NULL;
  g_autofree char *show = NULL;

  run (desk, "add %/one#end");
  fields = g_strsplit (desk->cli.out, "\t", 2);
  show = g_strconcat ("show --json ", fields[0], NULL);
  run (desk, show);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "/one\",\"original_url\":\"http://127.0.0.1:", "");
  g_assert_nonnull (strstr (desk->cli.out, "/one#end\""));
}

/* Killed while a page is fetched: what was given is there, and is saved another time. */
static void
test_killed (Desk *desk, gconstpointer data)
{
  g_autofree char *command = dup_command (desk, "add %/silent %/one %/two");
  g_auto (GStrv) argv = cli_dup_argv (&desk->cli, command);
  GPid pid = 0;
  int  status = 0;

  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  while (fault_server_count (desk->server, "/silent") == 0)
    g_usleep (1000);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));

  run (desk, "queue");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "/silent", "");
  fault_server_set (desk->server, "/silent", PAGE ("The third story"));
  run (desk, "queue retry");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "The third story", "");
  run (desk, "find");
  g_assert_nonnull (strstr (desk->cli.out, "The first story"));
  g_assert_nonnull (strstr (desk->cli.out, "The second story"));
  g_assert_nonnull (strstr (desk->cli.out, "The third story"));
}

#define ADD(name, function) g_test_add ("/cli/links/" name, Desk, argv[1], set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("of many each has its own answer", test_many);
  ADD ("of many each has its own line of JSON", test_json);
  ADD ("what waits is tried again", test_queue);
  ADD ("what waits can be taken out", test_removed);
  ADD ("wrong words are refused", test_wrong);
  ADD ("a story has its address and the one that it came with", test_addresses);
  ADD ("killed in the middle nothing is lost", test_killed);
  return g_test_run ();
}
