/* test-cli-fetch.c - the commands that fetch what belongs to a story: its whole text, and its images
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <json-glib/json-glib.h>
#include <string.h>
#include <glib/gstdio.h>

#include "dossier-cli.h"
#include "fault-server.h"

#define HTML                                                                                                           \
  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<!doctype html><html><head>"                 \
  "<title>Ferrum opens a lab</title></head><body><article><h1>Ferrum opens a lab</h1>"
#define SHORT HTML "<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz.</p></article>"
#define LONG                                                                                                           \
  HTML                                                                                                                 \
      "<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz.</p><p>Ada Lint joined Ferrum " \
      "as chief scientist, and wants to publish what the laboratory finds.</p></article>"

static const FaultAnswer answers[] = {
  { "/story", SHORT, FAULT_NONE },
  { NULL },
};

typedef struct
{
  char        *program, *folder, *library, *uri;
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
  desk->uri = g_strdup_printf ("http://127.0.0.1:%u/story", fault_server_get_port (desk->server));
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
  g_free (desk->uri);
  g_free (desk->out);
  g_free (desk->err);
}

/* @words: with blanks between them. */
static void
run (Desk *desk, const char *words)
{
  g_autofree char *line = g_strjoin (" ", desk->program, "--library", desk->library, words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
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
run_on (Desk *desk, const char *command, const char *argument)
{
  g_autofree char *words = g_strdup_printf ("%s %s", command, argument);

  run (desk, words);
}

/* The number of the only story. */
static char *
add (Desk *desk)
{
  g_auto (GStrv) fields = NULL;

  run_on (desk, "add", desk->uri);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  run (desk, "find laboratory");
  fields = g_strsplit_set (desk->out, " \t\n", 2);
  return g_strdup (fields[0]);
}

static void
assert_answer (Desk *desk, int status, const char *out, const char *err)
{
  g_assert_cmpint (desk->status, ==, status);
  g_assert_nonnull (strstr (desk->out, out));
  g_assert_nonnull (strstr (desk->err, err));
}

static void
test_fetched (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);

  run_on (desk, "fetch", story);
  assert_answer (desk, DOSSIER_EXIT_DONE, "The text of the page is kept already.", "");
  fault_server_set (desk->server, "/story", LONG);
  run_on (desk, "fetch", story);
  assert_answer (desk, DOSSIER_EXIT_DONE, "The whole text is kept now.", "");
  run_on (desk, "show", story);
  assert_answer (desk, DOSSIER_EXIT_DONE, "chief scientist", "");
  fault_server_set (desk->server, "/story", SHORT);
  run_on (desk, "fetch", story);
  assert_answer (desk, DOSSIER_EXIT_NOTHING,
                 "The page has less text than is kept. It is a version of the story now; your text stays as it is.",
                 "");
  run (desk, "undo");
  assert_answer (desk, DOSSIER_EXIT_DONE, "Fetching the whole text was undone", "");
  run_on (desk, "show", story);
  g_assert_null (strstr (desk->out, "chief scientist"));
}

static void
test_failed (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);

  fault_server_set (desk->server, "/story", "HTTP/1.1 404 Gone\r\nConnection: close\r\n\r\n");
  run_on (desk, "fetch", story);
  assert_answer (desk, DOSSIER_EXIT_FAILED, "", "404");
  run (desk, "fetch 12345");
  assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "There is no story");
  run (desk, "fetch");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_USAGE);
}

static void
test_json (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);
  g_autoptr (JsonNode) line = NULL;
  JsonObject *object;

  fault_server_set (desk->server, "/story", LONG);
  run_on (desk, "fetch --json", story);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  line = json_from_string (desk->out, NULL);
  object = json_node_get_object (line);
  g_assert_cmpstr (json_object_get_string_member (object, "story"), ==, story);
  g_assert_true (json_object_get_boolean_member (object, "ok"));
  g_assert_cmpstr (json_object_get_string_member (object, "result"), ==, "taken");
  g_assert_true (json_object_get_null_member (object, "error"));
}

/* A feed that is kept with its pages. */
static void
test_refreshed (Desk *desk, gconstpointer data)
{
  g_autofree char *feed = g_strdup_printf ("http://127.0.0.1:%u/feed", fault_server_get_port (desk->server));
  g_autofree char *body = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\n\r\n<rss version='2.0'><channel>"
      "<title>Daily</title><item><title>Ferrum opens a lab</title><link>%s</link><guid>1</guid>"
      "<description>Ferrum has a lab.</description></item></channel></rss>",
      desk->uri);

  fault_server_set (desk->server, "/feed", body);
  run_on (desk, "feeds add", feed);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  run (desk, "feeds set 1 --full-text");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  run (desk, "refresh --all");
  assert_answer (desk, DOSSIER_EXIT_DONE, "1 texts taken from pages, 0 pages failed", "reading pages: 1 of 1");
  run (desk, "refresh --all --json");
  assert_answer (desk, DOSSIER_EXIT_DONE, "\"pages\":0,\"pages_failed\":0", "");
}

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'></svg>"
#define WITH_IMAGES                                                                                                    \
  HTML "<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz, and shows it here.</p>"       \
       "<figure><img src='/good.svg' alt='The hall'></figure><figure><img src='/gone.svg' alt='The door'></figure>"    \
       "</article>"

static JsonArray *
show_images (Desk *desk, const char *story, JsonNode **line)
{
  run_on (desk, "show --json", story);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  *line = json_from_string (desk->out, NULL);
  return json_object_get_array_member (json_node_get_object (*line), "images");
}

static void
test_images (Desk *desk, gconstpointer data)
{
  g_autofree char *story = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  JsonArray  *images;
  JsonObject *image;

  fault_server_set (desk->server, "/story", WITH_IMAGES);
  fault_server_set (desk->server, "/good.svg", OK SVG);
  story = add (desk);
  images = show_images (desk, story, &before);
  g_assert_cmpuint (json_array_get_length (images), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (images, 0), "state"), ==, "unasked");
  g_assert_cmpuint (fault_server_count (desk->server, "/good.svg"), ==, 0);
  run_on (desk, "images", story);
  assert_answer (desk, DOSSIER_EXIT_FAILED, "1 of 2 images are kept now.", "/gone.svg");
  images = show_images (desk, story, &after);
  image = json_array_get_object_element (images, 0);
  g_assert_cmpstr (json_object_get_string_member (image, "state"), ==, "kept");
  g_assert_cmpstr (json_object_get_string_member (image, "format"), ==, "svg");
  g_assert_cmpint (json_object_get_int_member (image, "bytes"), ==, strlen (SVG));
  g_assert_true (json_object_get_null_member (image, "reason"));
  image = json_array_get_object_element (images, 1);
  g_assert_cmpstr (json_object_get_string_member (image, "state"), ==, "missing");
  g_assert_nonnull (strstr (json_object_get_string_member (image, "reason"), "404"));
  fault_server_set (desk->server, "/gone.svg", OK SVG);
  run_on (desk, "images --json", story);
  assert_answer (desk, DOSSIER_EXIT_DONE, "\"state\":\"kept\"", "");
  g_assert_cmpuint (fault_server_count (desk->server, "/good.svg"), ==, 1);
}

static void
test_no_images (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);

  run_on (desk, "images", story);
  assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "This story has no images.");
  run (desk, "images");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_USAGE);
}

#define ADD(name, function) g_test_add ("/cli/fetch/" name, Desk, argv[1], set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("the whole text takes the place of a part", test_fetched);
  ADD ("what fails says why", test_failed);
  ADD ("images are kept on request, and those that cannot be had say why", test_images);
  ADD ("a story without images has none", test_no_images);
  ADD ("as JSON", test_json);
  ADD ("a refresh reads the pages", test_refreshed);
  return g_test_run ();
}
