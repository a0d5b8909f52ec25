/* test-cli-links.c - the commands that save many links and keep those that wait
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <glib/gstdio.h>

#include "dossier-cli.h"
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
  char        *program, *folder, *library;
  FaultServer *server;
  /* of the last run */
  int   status;
  char *out, *err;
} Desk;

static void
set_up (Desk *desk, gconstpointer program)
{
  desk->program = g_canonicalize_filename (program, NULL);
  desk->folder = g_dir_make_tmp ("dossier-cli-XXXXXX", NULL);
  desk->library = g_build_filename (desk->folder, "library.db", NULL);
  desk->server = fault_server_start (answers);
}

static void
tear_down (Desk *desk, gconstpointer program)
{
  g_autoptr (GDir) folder = g_dir_open (desk->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (desk->folder);
  fault_server_stop (desk->server);
  g_free (desk->program);
  g_free (desk->folder);
  g_free (desk->library);
  g_free (desk->out);
  g_free (desk->err);
}

/* @words with blanks between them, "%" before a path stands for the server. Owned by the caller. */
static GStrv
dup_line (Desk *desk, const char *words)
{
  g_autofree char *server = g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (desk->server));
  g_autoptr (GString) line = g_string_new (words);
  g_autofree char *all = NULL;

  g_string_replace (line, "%", server, 0);
  all = g_strjoin (" ", desk->program, "--library", desk->library, line->str, NULL);
  return g_strsplit (all, " ", -1);
}

static void
run (Desk *desk, const char *words)
{
  g_auto (GStrv) argv = dup_line (desk, words);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_clear_pointer (&desk->out, g_free);
  g_clear_pointer (&desk->err, g_free);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &desk->out, &desk->err, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s%s", words, desk->out, desk->err);
  g_assert_true (WIFEXITED (status));
  desk->status = WEXITSTATUS (status);
}

static void
assert_answer (Desk *desk, int status, const char *out, const char *err)
{
  g_assert_cmpint (desk->status, ==, status);
  g_assert_nonnull (strstr (desk->out, out));
  g_assert_nonnull (strstr (desk->err, err));
}

/* What came of each, in the order of the links. */
static void
test_many (Desk *desk, gconstpointer data)
{
  run (desk, "add %/one %/down %/two");
  assert_answer (desk, DOSSIER_EXIT_FAILED, "The first story", "/down: ");
  g_assert_cmpint (strstr (desk->out, "The first story") < strstr (desk->out, "The second story"), ==, TRUE);
  g_assert_nonnull (strstr (desk->err, "is tried again: see “dossier queue”"));
  run (desk, "queue");
  assert_answer (desk, DOSSIER_EXIT_DONE, "2\twaits\thttp://127.0.0.1:", "");
}

static void
test_json (Desk *desk, gconstpointer data)
{
  static const gboolean want[] = { TRUE, FALSE, TRUE };
  g_auto (GStrv) lines = NULL;

  run (desk, "add --json %/one %/down %/one");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_FAILED);
  lines = g_strsplit (desk->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    {
      g_autoptr (JsonNode) line = json_from_string (lines[i], NULL);
      JsonObject *object = json_node_get_object (line);

      g_assert_cmpint (json_object_get_boolean_member (object, "ok"), ==, want[i]);
      if (!want[i])
        g_assert_true (json_object_get_boolean_member (object, "waits"));
    }
  run (desk, "queue list --json");
  assert_answer (desk, DOSSIER_EXIT_DONE, "\"given_up\":false", "");
}

static void
test_queue (Desk *desk, gconstpointer data)
{
  run (desk, "add %/down");
  run (desk, "queue retry");
  assert_answer (desk, DOSSIER_EXIT_FAILED, "", "/down: ");
  fault_server_set (desk->server, "/down", PAGE ("The third story"));
  run (desk, "queue retry");
  assert_answer (desk, DOSSIER_EXIT_DONE, "The third story", "");
  run (desk, "queue");
  assert_answer (desk, DOSSIER_EXIT_DONE, "", "");
  g_assert_cmpstr (desk->out, ==, "");
}

static void
test_removed (Desk *desk, gconstpointer data)
{
  run (desk, "add %/down");
  run (desk, "queue remove 1 7");
  assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "No link with this number waits");
  run (desk, "queue remove 1");
  assert_answer (desk, DOSSIER_EXIT_DONE, "/down", "");
  run (desk, "queue");
  g_assert_cmpstr (desk->out, ==, "");
}

static void
test_wrong (Desk *desk, gconstpointer data)
{
  static const char *const lines[] = { "queue what", "queue remove", "queue list 1", "queue retry 1" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      run (desk, lines[i]);
      g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_USAGE);
    }
}

static void
test_addresses (Desk *desk, gconstpointer data)
{
  g_auto (GStrv) fields = NULL;
  g_autofree char *show = NULL;

  run (desk, "add %/one#end");
  fields = g_strsplit (desk->out, "\t", 2);
  show = g_strconcat ("show --json ", fields[0], NULL);
  run (desk, show);
  assert_answer (desk, DOSSIER_EXIT_DONE, "/one\",\"original_url\":\"http://127.0.0.1:", "");
  g_assert_nonnull (strstr (desk->out, "/one#end\""));
}

/* Killed while a page is fetched: what was given is there, and is saved another time. */
static void
test_killed (Desk *desk, gconstpointer data)
{
  g_auto (GStrv) argv = dup_line (desk, "add %/silent %/one %/two");
  GPid pid = 0;
  int  status = 0;

  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  while (fault_server_count (desk->server, "/silent") == 0)
    g_usleep (1000);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));

  run (desk, "queue");
  assert_answer (desk, DOSSIER_EXIT_DONE, "/silent", "");
  fault_server_set (desk->server, "/silent", PAGE ("The third story"));
  run (desk, "queue retry");
  assert_answer (desk, DOSSIER_EXIT_DONE, "The third story", "");
  run (desk, "find");
  g_assert_nonnull (strstr (desk->out, "The first story"));
  g_assert_nonnull (strstr (desk->out, "The second story"));
  g_assert_nonnull (strstr (desk->out, "The third story"));
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
