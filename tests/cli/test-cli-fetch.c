/* test-cli-fetch.c - the commands that fetch what belongs to a story: its whole text, and its images
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "cli-desk.h"
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
  CliDesk      cli;
  char        *uri;
  FaultServer *server;
} Desk;

static void
set_up (Desk *desk, gconstpointer program)
{
  cli_desk_set_up (&desk->cli, program);
  desk->server = fault_server_start (answers);
  desk->uri = g_strdup_printf ("http://127.0.0.1:%u/story", fault_server_get_port (desk->server));
}

static void
tear_down (Desk *desk, gconstpointer program)
{
  fault_server_stop (desk->server);
  g_free (desk->uri);
  cli_desk_tear_down (&desk->cli, program);
}

/* The number of the only story. */
static char *
add (Desk *desk)
{
  g_auto (GStrv) fields = NULL;

  cli_run (&desk->cli, "add %s", desk->uri);
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  cli_run (&desk->cli, "find laboratory");
  fields = g_strsplit_set (desk->cli.out, " \t\n", 2);
  return g_strdup (fields[0]);
}

static void
test_fetched (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);

  cli_run (&desk->cli, "fetch %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "The text of the page is kept already.", "");
  fault_server_set (desk->server, "/story", LONG);
  cli_run (&desk->cli, "fetch %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "The whole text is kept now.", "");
  cli_run (&desk->cli, "show %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "chief scientist", "");
  fault_server_set (desk->server, "/story", SHORT);
  cli_run (&desk->cli, "fetch %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_NOTHING,
                     "The page has less text than is kept. It is a version of the story now; your text stays as it is.",
                     "");
  cli_run (&desk->cli, "undo");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "Fetching the whole text was undone", "");
  cli_run (&desk->cli, "show %s", story);
  g_assert_null (strstr (desk->cli.out, "chief scientist"));
}

static void
test_failed (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);

  fault_server_set (desk->server, "/story", "HTTP/1.1 404 Gone\r\nConnection: close\r\n\r\n");
  cli_run (&desk->cli, "fetch %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_FAILED, "", "404");
  cli_run (&desk->cli, "fetch 12345");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_NOTHING, "", "There is no story");
  cli_run (&desk->cli, "fetch");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_USAGE);
}

static void
test_json (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);
  JsonObject      *object;

  fault_server_set (desk->server, "/story", LONG);
  cli_run (&desk->cli, "fetch --json %s", story);
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  object = cli_line (&desk->cli, 0);
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
  cli_run (&desk->cli, "feeds add %s", feed);
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  cli_run (&desk->cli, "feeds set 1 --full-text");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  cli_run (&desk->cli, "refresh --all");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "1 texts taken from pages, 0 pages failed",
                     "reading pages: 1 of 1");
  cli_run (&desk->cli, "refresh --all --json");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "\"pages\":0,\"pages_failed\":0", "");
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
  cli_run (&desk->cli, "show --json %s", story);
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  *line = json_from_string (desk->cli.out, NULL);
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
  cli_run (&desk->cli, "images %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_FAILED, "1 of 2 images are kept now.", "/gone.svg");
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
  cli_run (&desk->cli, "images --json %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "\"state\":\"kept\"", "");
  g_assert_cmpuint (fault_server_count (desk->server, "/good.svg"), ==, 1);
}

static void
test_no_images (Desk *desk, gconstpointer data)
{
  g_autofree char *story = add (desk);

  cli_run (&desk->cli, "images %s", story);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_NOTHING, "", "This story has no images.");
  cli_run (&desk->cli, "images");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_USAGE);
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
