/* test-cli-notes.c - highlights on the command line: made, listed, changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

#define WORDS                                                                                                          \
  "John Schulman, co-founder of OpenAI, joins rival Anthropic. He helped to build ChatGPT and will work on safety."

/* The number of the story, owned by the caller. */
static char *
add_story (CliDesk *desk)
{
  g_assert_cmpint (cli_run_with (desk, WORDS, "add - --title 'Schulman joins' --date 2024-08-06 --json"), ==,
                   DOSSIER_EXIT_DONE);
  return g_strdup (json_array_get_string_element (json_object_get_array_member (cli_line (desk, 0), "stories"), 0));
}

/* The number of the highlight, owned by the caller. @options: the rest of the command. */
static char *
annotate (CliDesk *desk, const char *story, const char *options)
{
  g_assert_cmpint (cli_run (desk, "annotate %s %s", story, options), ==, DOSSIER_EXIT_DONE);
  return g_strstrip (g_strdup (desk->out));
}

static char *
tags_of (JsonObject *object)
{
  JsonArray *tags = json_object_get_array_member (object, "tags");
  GString   *names = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (tags); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", json_array_get_string_element (tags, i));
  return g_string_free (names, FALSE);
}

static void
assert_note (CliDesk *desk, const char *query, const char *color, const char *note, const char *about,
             const char *wanted_tags)
{
  JsonObject      *line;
  g_autofree char *tags = NULL;

  g_assert_cmpint (cli_run (desk, "notes %s --json", query), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 1);
  line = cli_line (desk, 0);
  tags = tags_of (line);
  g_assert_cmpstr (cli_text_of (line, "color"), ==, color);
  g_assert_cmpstr (cli_text_of (line, "note"), ==, note);
  g_assert_cmpstr (cli_text_of (line, "about"), ==, about);
  g_assert_cmpstr (tags, ==, wanted_tags);
}

static guint
count (CliDesk *desk, const char *query)
{
  cli_run (desk, "notes %s --json", query);
  return desk->lines->len;
}

static void
test_all_is_said_at_once (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = add_story (desk);
  g_autofree char *id = annotate (
      desk, story,
      "--quote 'helped to build' --note 'how?' --color underline --tag Ideas --tag 'to read' --about openai");
  JsonObject *line;

  assert_note (desk, "", "underline", "how?", "OpenAI", "Ideas,to read");
  line = cli_line (desk, 0);
  g_assert_cmpstr (cli_text_of (line, "id"), ==, id);
  g_assert_cmpstr (cli_text_of (line, "story"), ==, story);
  g_assert_cmpstr (cli_text_of (line, "quote"), ==, "helped to build");
  g_assert_cmpstr (cli_text_of (line, "title"), ==, "Schulman joins");
  g_assert_false (json_object_get_boolean_member (line, "lost"));
  g_assert_nonnull (cli_text_of (line, "created"));
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  cli_run (desk, "notes");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "Nothing was found.");
}

static void
test_lines_for_people (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = add_story (desk);
  g_autofree char *id = annotate (desk, story, "--quote ChatGPT --note 'two\nlines' --tag ideas --about Anthropic");
  static const char *const wanted[]
      = { "yellow  Schulman joins\n", "    “ChatGPT”\n", "    two lines\n", "    #ideas\n", "    about Anthropic\n" };

  g_assert_cmpint (cli_run (desk, "notes"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (g_str_has_prefix (desk->out, id));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (desk->out, wanted[i]));
}

static void
test_queries (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = add_story (desk);
  g_autofree char *first = annotate (desk, story, "--quote 'co-founder of OpenAI' --tag ideas");
  g_autofree char *second = annotate (desk, story, "--quote ChatGPT --note Café --color pink");
  static const struct
  {
    const char *query;
    guint       n;
  } cases[] = {
    { "", 2 },          { "tag:ideas", 1 },   { "colour:pink", 1 },      { "'tag:ideas -colour:pink'", 1 },
    { "cafe", 1 },      { "quote:cafe", 0 },  { "who:OpenAI", 1 },       { "story-who:OpenAI", 2 },
    { "has:note", 1 },  { "is:lost", 0 },     { "date:2024-08", 2 },     { "saved:2024-08", 0 },
    { "--limit 1", 1 }, { "saved:today", 2 }, { "'\"of founder\"'", 0 }, { "'\"founder of\"'", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].query);
      g_assert_cmpuint (count (desk, cases[i].query), ==, cases[i].n);
    }
  g_assert_cmpint (cli_run (desk, "notes --sort story --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "id"), ==, first);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 1), "id"), ==, second);
}

static void
test_edits (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = add_story (desk);
  g_autofree char *id = annotate (desk, story, "--quote ChatGPT --note First --tag one --tag Two");

  g_assert_cmpint (
      cli_run (desk, "annotate --edit %s --note Second --color green --tag three --untag two --about OpenAI", id), ==,
      DOSSIER_EXIT_DONE);
  assert_note (desk, "", "green", "Second", "OpenAI", "one,three");
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE); /* all at once */
  assert_note (desk, "", "yellow", "First", NULL, "one,Two");
  g_assert_cmpint (cli_run (desk, "redo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "annotate --edit %s --note '' --about '' --json", id), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "note"), ==, NULL);
  assert_note (desk, "", "green", NULL, NULL, "one,three");
  g_assert_cmpint (cli_run (desk, "annotate --edit %s --delete", id), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (count (desk, ""), ==, 0);
  g_assert_cmpint (cli_run (desk, "annotate --edit %s --note x", id), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (count (desk, ""), ==, 1);
}

/* A story and a dossier say it too. */
static void
test_shown_elsewhere (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = add_story (desk);
  g_autofree char *id = annotate (desk, story, "--quote 'will work on safety' --tag ideas --about OpenAI");
  JsonArray       *highlights;
  g_autofree char *tags = NULL;

  g_assert_cmpint (cli_run (desk, "show %s --json", story), ==, DOSSIER_EXIT_DONE);
  highlights = json_object_get_array_member (cli_line (desk, 0), "highlights");
  tags = tags_of (json_array_get_object_element (highlights, 0));
  g_assert_cmpstr (tags, ==, "ideas");
  g_assert_cmpint (cli_run (desk, "who OpenAI --json"), ==, DOSSIER_EXIT_DONE);
  highlights = json_object_get_array_member (cli_line (desk, 0), "highlights");
  g_assert_cmpuint (json_array_get_length (highlights), ==, 1);
  g_assert_cmpstr (cli_text_of (json_array_get_object_element (highlights, 0), "id"), ==, id);
}

static void
test_mistakes (CliDesk *desk, gconstpointer data)
{
  static const CliMistake mistakes[] = {
    { "notes", DOSSIER_EXIT_NOTHING, "Nothing was found." },
    { "notes x colour:grey", DOSSIER_EXIT_USAGE, "“grey” in column 3" },
    { "notes --sort beauty", DOSSIER_EXIT_USAGE, "--sort" },
    { "notes is:gone", DOSSIER_EXIT_USAGE, "is:lost" },
    { "annotate --edit 5", DOSSIER_EXIT_USAGE, "Say what to change" },
    { "annotate --edit -5 --note x", DOSSIER_EXIT_USAGE, "--edit wants the number" },
    { "annotate --edit 5 1 --note x", DOSSIER_EXIT_USAGE, "without a story" },
    { "annotate --edit 5 --quote x --note x", DOSSIER_EXIT_USAGE, "without a story" },
    { "annotate --edit 5 --note x", DOSSIER_EXIT_NOTHING, "There is no highlight 5." },
    { "annotate --edit 5 --color grey", DOSSIER_EXIT_USAGE, "underline" },
    { "annotate 1 --quote x --untag y", DOSSIER_EXIT_USAGE, "--edit" },
    { "annotate 1 --quote x --delete", DOSSIER_EXIT_USAGE, "--edit" },
    { "annotate --edit 5 --delete --note x", DOSSIER_EXIT_USAGE, "say nothing else to change" },
    { "annotate --edit 5 --delete --color green", DOSSIER_EXIT_USAGE, "say nothing else to change" },
    { "annotate --edit 5 --note x --nth 1", DOSSIER_EXIT_USAGE, "--nth is for the words of a new highlight" },
  };
  g_autofree char *story = NULL;

  cli_assert_mistakes (desk, mistakes, G_N_ELEMENTS (mistakes));
  story = add_story (desk);
  cli_run (desk, "annotate %s --quote ChatGPT --about Nobody", story);
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "No story names “Nobody”.");
  cli_run (desk, "annotate %s --quote ChatGPT --tag '   '", story);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_USAGE);
  g_assert_cmpuint (count (desk, ""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/cli-notes/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)
  ADD ("all is said at once", test_all_is_said_at_once);
  ADD ("lines for people", test_lines_for_people);
  ADD ("queries", test_queries);
  ADD ("edits", test_edits);
  ADD ("a story and a dossier say it too", test_shown_elsewhere);
  ADD ("mistakes", test_mistakes);
  return g_test_run ();
}
