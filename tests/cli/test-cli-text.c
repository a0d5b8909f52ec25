/* test-cli-text.c - the command about a story's text: why it is as it is, and which others it has had
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "cli-desk.h"

#define FIRST                                                                                                          \
  "The steel maker Ferrum has opened a laboratory for learning machines in Graz, and Ada Lint joined Ferrum as chief " \
  "scientist, the company said on Monday."
#define SECOND                                                                                                         \
  "Forty people are to be hired until the end of the year, most of them in Graz, where the rents are low, and the "    \
  "trains, so it is said, are on time."

static const char page[] = "<!doctype html><html><head><title>Ferrum</title></head><body><nav><a href=/>Home</a></nav>"
                           "<article><p>" FIRST "</p><p>" SECOND "</p></article><footer><p>All rights reserved</p>"
                           "</footer></body></html>";

typedef struct
{
  CliDesk cli;
  char   *file, *story;
} Desk;

/* "text STORY" and @options. */
static void
run_text (Desk *desk, const char *options)
{
  cli_run (&desk->cli, "text %s %s", desk->story, options);
}

static void
set_up (Desk *desk, gconstpointer program)
{
  g_auto (GStrv) fields = NULL;

  cli_desk_set_up (&desk->cli, program);
  cli_write_file (&desk->cli, "page.html", page, -1);
  desk->file = g_build_filename (desk->cli.folder, "page.html", NULL);
  cli_run (&desk->cli, "add %s", desk->file);
  fields = g_strsplit_set (desk->cli.out, " \t\n", 2);
  desk->story = g_strdup (fields[0]);
}

static void
tear_down (Desk *desk, gconstpointer program)
{
  g_free (desk->file);
  g_free (desk->story);
  cli_desk_tear_down (&desk->cli, program);
}

static void
assert_text (Desk *desk, const char *want)
{
  run_text (desk, "");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->cli.out, ==, want);
}

/* The member @name of the line of JSON number @i. */
static char *
dup_member (Desk *desk, guint i, const char *name)
{
  return g_strdup (cli_text_of (cli_line (&desk->cli, i), name));
}

static void
test_blocks_are_told_and_switched (Desk *desk, gconstpointer data)
{
  g_autofree char *reason = NULL, *key = NULL, *options = NULL;

  run_text (desk, "--why");
  g_assert_nonnull (strstr (desk->cli.out, "- paragraph\tnavigation: nav\tnav\tHome\n"));
  g_assert_nonnull (strstr (desk->cli.out, "+ paragraph\tarticle\tarticle > p\tThe steel maker"));
  run_text (desk, "--why --json");
  reason = dup_member (desk, 3, "reason");
  g_assert_cmpstr (reason, ==, "footer");
  key = dup_member (desk, 2, "key");
  options = g_strdup_printf ("--drop %s", key);
  run_text (desk, options);
  g_assert_cmpstr (desk->cli.out, ==, "The story's text was changed\n");
  assert_text (desk, FIRST "\n");
  run_text (desk, "--reset");
  assert_text (desk, FIRST "\n" SECOND "\n");
  run_text (desk, "--whole --json");
  g_assert_nonnull (strstr (desk->cli.out, "\"result\":\"taken\""));
  assert_text (desk, "Home\n" FIRST "\n" SECOND "\nAll rights reserved\n");
  cli_run (&desk->cli, "undo");
  assert_text (desk, FIRST "\n" SECOND "\n");
}

static void
test_versions_are_told_and_used (Desk *desk, gconstpointer data)
{
  g_autofree char *present = NULL, *former = NULL, *show = NULL, *use = NULL;

  run_text (desk, "--whole");
  run_text (desk, "--versions");
  g_assert_cmpint (desk->cli.out[0], ==, '*');
  g_assert_nonnull (strstr (desk->cli.out, "\tperson\t58\n"));
  run_text (desk, "--versions --json");
  present = dup_member (desk, 0, "version");
  former = dup_member (desk, 1, "version");
  g_assert_cmpstr (present, !=, former);
  show = g_strdup_printf ("--version %s", former);
  run_text (desk, show);
  g_assert_cmpstr (desk->cli.out, ==, FIRST "\n" SECOND "\n");
  use = g_strdup_printf ("--use %s", former);
  run_text (desk, use);
  assert_text (desk, FIRST "\n" SECOND "\n");
}

static void
test_found_anew_it_is_the_same (Desk *desk, gconstpointer data)
{
  run_text (desk, "--again");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->cli.out, ==, "The story's text is the same as before\n");
}

static void
test_a_text_is_given (Desk *desk, gconstpointer data)
{
  g_autofree char *options = NULL;

  cli_write_file (&desk->cli, "own.txt", "Ferrum\n\nWords of my own.\n", -1);
  run_text (desk, "--replace own.txt");
  g_assert_cmpstr (desk->cli.out, ==, "The story's text was changed\n");
  assert_text (desk, "Words of my own.\n");
  options = g_strdup_printf ("text %s --replace - --json", desk->story);
  cli_run_with (&desk->cli, "<!doctype html><html><body><article><p>" SECOND "</p></article></body></html>", options);
  g_assert_nonnull (strstr (desk->cli.out, "\"result\":\"taken\""));
  assert_text (desk, SECOND "\n");
  cli_run (&desk->cli, "undo");
  assert_text (desk, "Words of my own.\n");
  cli_run (&desk->cli, "undo");
  assert_text (desk, FIRST "\n" SECOND "\n");
  cli_write_file (&desk->cli, "empty.txt", " \n", -1);
  run_text (desk, "--replace empty.txt");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_FAILED);
  run_text (desk, "--replace missing.txt");
  g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_FAILED);
  assert_text (desk, FIRST "\n" SECOND "\n");
}

static void
test_versions_are_compared (Desk *desk, gconstpointer data)
{
  g_autofree char *now = NULL, *then = NULL, *options = NULL, *json = NULL;
  JsonObject      *line, *piece;

  cli_write_file (&desk->cli, "own.txt", "Words of my own.\n\n" SECOND "\n", -1);
  run_text (desk, "--replace own.txt");
  run_text (desk, "--versions --json");
  now = dup_member (desk, 0, "version");
  then = dup_member (desk, 1, "version");
  options = g_strdup_printf ("%s %s --compare", then, now);
  run_text (desk, options);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "{+Words of my own.", "");
  g_assert_nonnull (strstr (desk->cli.out, "- joined: Ada Lint -> Ferrum\t“" FIRST "”\n"));
  g_assert_nonnull (strstr (desk->cli.out, "- Ada Lint\n"));
  json = g_strdup_printf ("--json --compare %s %s", now, then);
  run_text (desk, json);
  line = cli_line (&desk->cli, 0);
  piece = json_array_get_object_element (json_object_get_array_member (line, "pieces"), 0);
  g_assert_cmpstr (cli_text_of (piece, "kind"), ==, "removed");
  g_assert_cmpstr (cli_text_of (line, "before"), ==, now);
  g_assert_cmpstr (cli_text_of (line, "after"), ==, then);
  piece = json_array_get_object_element (json_object_get_array_member (line, "claims_added"), 0);
  g_assert_cmpstr (cli_text_of (piece, "subject"), ==, "Ada Lint");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (line, "claims_removed")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (line, "names_added")), >=, 1);
}

static void
test_what_is_not_shown_is_said (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html><html><body><article>");
  g_autofree char *command = NULL, *all = NULL;
  g_auto (GStrv) fields = NULL;

  for (guint i = 0; i < 4001; i++)
    g_string_append_printf (html, "<p>Line %u has some words, and more, of its own.</p>", i);
  cli_write_file (&desk->cli, "long.html", html->str, (gssize) html->len);
  cli_run (&desk->cli, "add long.html");
  fields = g_strsplit_set (desk->cli.out, " \t\n", 2);
  command = g_strdup_printf ("text %s --why", fields[0]);
  cli_run (&desk->cli, "%s", command);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "Line 3999 has", "1 more block is not shown: --all shows it.");
  g_assert_null (strstr (desk->cli.out, "Line 4000 has"));
  all = g_strdup_printf ("%s --all", command);
  cli_run (&desk->cli, "%s", all);
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "Line 4000 has", "");
  g_assert_cmpstr (desk->cli.err, ==, "");
}

static const struct
{
  const char *options;
  int         status;
  const char *err;
} refused[] = {
  { "--version 77", DOSSIER_EXIT_NOTHING, "The story has no such version." },
  { "--use 77", DOSSIER_EXIT_NOTHING, "The story has no such version." },
  { "--drop xyz", DOSSIER_EXIT_USAGE, "A block is told by its key" },
  { "--keep 0123456789ABCDEF", DOSSIER_EXIT_USAGE, "A block is told by its key" },
  { "--why --versions", DOSSIER_EXIT_USAGE, "These options do not go together" },
  { "--replace page.html --again", DOSSIER_EXIT_USAGE, "These options do not go together" },
  { "1 --compare", DOSSIER_EXIT_USAGE, "Say one story and two of its versions" },
  { "1 x --compare", DOSSIER_EXIT_NOTHING, "The story has no such version." },
  { "1 2 --compare --why", DOSSIER_EXIT_USAGE, "These options do not go together" },
  { "--all", DOSSIER_EXIT_USAGE, "--all goes with --why alone." },
  { "--whole --reset", DOSSIER_EXIT_USAGE, "These options do not go together" },
  { "5", DOSSIER_EXIT_USAGE, "Say one story." },
};

static void
test_what_cannot_be_is_said (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      run_text (desk, refused[i].options);
      g_assert_cmpint (desk->cli.status, ==, refused[i].status);
      g_assert_nonnull (strstr (desk->cli.err, refused[i].err));
    }
  assert_text (desk, FIRST "\n" SECOND "\n");
}

static void
test_a_file_is_explained_without_a_library (Desk *desk, gconstpointer data)
{
  cli_run (&desk->cli, "extract --explain %s", desk->file);
  g_assert_nonnull (strstr (desk->cli.out, "- paragraph\tfooter: footer\tfooter > p\tAll rights reserved\n"));
  cli_run (&desk->cli, "extract --explain --json %s", desk->file);
  g_assert_nonnull (
      strstr (desk->cli.out, "\"blocks\":[{\"kind\":\"paragraph\",\"kept\":false,\"reason\":\"navigation\""));
}

static void
test_names_are_explained (Desk *desk, gconstpointer data)
{
  JsonObject *mention;

  cli_write_file (&desk->cli, "names.txt", "Sam Altman left OpenAI.\n", -1);
  cli_run (&desk->cli, "recognise names.txt");
  g_assert_null (strstr (desk->cli.out, "list of"));
  cli_run (&desk->cli, "recognise --explain names.txt");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "  0\tPERSON\tSam Altman\t", "");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "    It is in the list of people: Sam Altman\n", "");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "    It is in the list of organizations: OpenAI\n", "");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE, "    Learned from texts: person +", "");
  cli_run (&desk->cli, "recognise --json names.txt");
  g_assert_null (strstr (desk->cli.out, "explain"));
  g_assert_true (g_regex_match_simple ("\"confidence\":0\\.[0-9]{1,2}[,}]", desk->cli.out, 0, 0));
  g_assert_false (g_regex_match_simple ("[0-9]\\.[0-9]{3}", desk->cli.out, 0, 0));
  mention = json_array_get_object_element (json_object_get_array_member (cli_line (&desk->cli, 0), "mentions"), 0);
  g_assert_cmpfloat (json_object_get_double_member (mention, "confidence"), >, 0.5);
  g_assert_cmpfloat (json_object_get_double_member (mention, "confidence"), <, 1);
  cli_run (&desk->cli, "recognise --json --explain names.txt");
  g_assert_nonnull (strstr (desk->cli.out, "\"explain\":[{\"what\":\"listed\",\"type\":\"PERSON\","
                                           "\"words\":\"Sam Altman\",\"weight\":0.0}"));
}

static void
test_numbers_are_rounded_outside_of_words_only (Desk *desk, gconstpointer data)
{
  cli_run_with (&desk->cli, "{\"id\":\"a\\\\\\\"0.12345\",\"text\":\"Sam Altman left.\"}\n",
                "recognise --jsonl --json");
  g_assert_cmpstr (cli_text_of (cli_line (&desk->cli, 0), "id"), ==, "a\\\"0.12345");
  g_assert_true (g_regex_match_simple ("\"confidence\":0\\.[0-9]{1,2}[,}]", desk->cli.out, 0, 0));
}

static void
test_claims_are_explained (Desk *desk, gconstpointer data)
{
  JsonObject *move, *why;

  cli_write_file (&desk->cli, "claims.txt", "OpenAI grew. John Schulman reportedly left the company.\n", -1);
  cli_run (&desk->cli, "recognise claims.txt");
  g_assert_null (strstr (desk->cli.out, "rule"));
  cli_run (&desk->cli, "recognise --explain claims.txt");
  cli_assert_answer (&desk->cli, DOSSIER_EXIT_DONE,
                     "  left: John Schulman -> OpenAI\n    “left” states it (rule leave-plain)\n"
                     "    “the company” stands for OpenAI, as the text around it tells\n"
                     "    “reportedly” tells how sure it is\n",
                     "");
  cli_run (&desk->cli, "recognise --json claims.txt");
  g_assert_null (strstr (desk->cli.out, "explain"));
  cli_run (&desk->cli, "recognise --json --explain claims.txt");
  move = json_array_get_object_element (json_object_get_array_member (cli_line (&desk->cli, 0), "moves"), 0);
  why = json_object_get_object_member (move, "explain");
  g_assert_cmpstr (cli_text_of (why, "words"), ==, "left");
  g_assert_cmpstr (cli_text_of (why, "doubt"), ==, "reportedly");
  g_assert_cmpstr (cli_text_of (json_object_get_object_member (why, "subject"), "how"), ==, "named");
  why = json_object_get_object_member (why, "object");
  g_assert_cmpstr (cli_text_of (why, "how"), ==, "reference");
  g_assert_cmpstr (cli_text_of (why, "words"), ==, "the company");
  g_assert_cmpint (json_object_get_int_member (why, "start"), ==, 43);
  g_assert_cmpint (json_object_get_int_member (why, "end"), ==, 54);
}

static void
test_languages_are_told (Desk *desk, gconstpointer data)
{
  static const char lines[] = "{\"id\":1,\"text\":\"Der Konzern hat das mit der Chefin von Siemens besprochen.\"}\n"
                              "{\"id\":2,\"text\":\"The boss of Siemens said that it was over.\"}\n"
                              "{\"id\":3,\"text\":\"Siemens\"}\n";

  cli_run_with (&desk->cli, lines, "recognise --jsonl --json");
  g_assert_cmpstr (cli_text_of (cli_line (&desk->cli, 0), "language"), ==, "de");
  g_assert_cmpstr (cli_text_of (cli_line (&desk->cli, 1), "language"), ==, "en");
  g_assert_cmpstr (cli_text_of (cli_line (&desk->cli, 2), "language"), ==, NULL);
}

/* The parser would call itself until the stack ends; the line behind is read. */
static void
test_lines_too_deep_are_refused (Desk *desk, gconstpointer data)
{
  static const char *const starts[] = { "", "{\"text\":\"[[\",\"x\":", "/*\"*/", "['\"'," };
  g_autofree char         *brackets = g_strnfill (300000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *lines = g_strconcat (starts[i], brackets, "\n{\"id\":7,\"text\":\"[[ Siemens\"}\n", NULL);

      cli_run_with (&desk->cli, lines, "recognise --jsonl --json");
      g_assert_cmpint (desk->cli.status, ==, DOSSIER_EXIT_FAILED);
      g_assert_nonnull (strstr (desk->cli.out, "\"id\":7"));
      g_assert_nonnull (strstr (desk->cli.out, "This is not a JSON object"));
    }
}

#define ADD(name, function) g_test_add ("/cli/text/" name, Desk, argv[1], set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  ADD ("lines-too-deep-are-refused", test_lines_too_deep_are_refused);
  ADD ("blocks-are-told-and-switched", test_blocks_are_told_and_switched);
  ADD ("versions-are-told-and-used", test_versions_are_told_and_used);
  ADD ("found-anew-it-is-the-same", test_found_anew_it_is_the_same);
  ADD ("a-text-is-given", test_a_text_is_given);
  ADD ("versions-are-compared", test_versions_are_compared);
  ADD ("what-is-not-shown-is-said", test_what_is_not_shown_is_said);
  ADD ("what-cannot-be-is-said", test_what_cannot_be_is_said);
  ADD ("a-file-is-explained-without-a-library", test_a_file_is_explained_without_a_library);
  ADD ("names-are-explained", test_names_are_explained);
  ADD ("numbers-are-rounded-outside-of-words-only", test_numbers_are_rounded_outside_of_words_only);
  ADD ("claims-are-explained", test_claims_are_explained);
  ADD ("languages-are-told", test_languages_are_told);
  return g_test_run ();
}
