/* test-cli-handout.c - the commands that hand on stories and citations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>

#include "cli-desk.h"

static char *
find_story (CliDesk *desk, const char *words)
{
  cli_run (desk, "find %s", words);
  return g_strndup (desk->out, strcspn (desk->out, "\t"));
}

static void
set_up (CliDesk *desk, gconstpointer program)
{
  g_autofree char *story = NULL;

  cli_desk_set_up (desk, program);
  g_assert_cmpint (cli_run_with (desk, "John Schulman has left OpenAI.", "add - --title 'A move' --date 2024-08-06"),
                   ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run_with (desk, "Amazon invested $4 billion.", "add - --title 'Money' --date 2024-08-07"), ==,
                   DOSSIER_EXIT_DONE);
  story = find_story (desk, "title:move");
  g_assert_cmpint (cli_run (desk, "annotate %s --quote 'has left' --note 'When?'", story), ==, DOSSIER_EXIT_DONE);
}

static void
test_one (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *what, *options, *begin, *part;
  } cases[] = {
    { "stories", "", "---\ntitle: \"A move\"\n", "==has left==[^1]" },
    { "stories", "--format markdown --output -", "---\ntitle: \"A move\"\n", "[^1]: When?" },
    { "stories", "--format html", "<!DOCTYPE html>", "<mark class=\"yellow\">has left</mark>" },
    { "stories", "--format text", "A move\n", "[1] When?" },
    { "stories", "--format epub", "PK\3\4", "" },
    { "citations", "", "@misc{story2024move,\n", "date = {2024-08-06}" },
    { "citations", "--format bibtex", "@misc{story2024move,\n", "" },
    { "citations", "--format ris", "TY  - GEN\r\n", "TI  - A move\r\n" },
    { "citations", "--format csl-json", "[\n{\"id\":\"story2024move\"", "]\n" },
    { "citations", "--format sentence", "“A move”, 6 August 2024, saved ", "" },
  };
  g_autofree char *story = find_story (desk, "title:move");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint by_search = 0; by_search < 2; by_search++)
      {
        cli_run (desk, "export %s %s %s", cases[i].what, by_search != 0 ? "title:move" : story, cases[i].options);
        cli_assert_answer (desk, DOSSIER_EXIT_DONE, cases[i].part, "1 story exported");
        g_assert_true (g_str_has_prefix (desk->out, cases[i].begin));
      }
}

static void
test_many (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *command, *file, *begin;
  } cases[] = {
    { "export stories --format html --output pages", "pages/A move.html", "<!DOCTYPE html>" },
    { "export stories --output notes/", "notes/Money.md", "---\n" },
    { "export stories --format text title:move --output one/", "one/A move.txt", "A move\n" },
    { "export stories --format epub --output all.epub", "all.epub", "PK\3\4" },
    { "export citations --output all.bib", "all.bib", "@misc{story2024money,\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (desk->folder, cases[i].file, NULL), *text = NULL;

      cli_run (desk, "%s", cases[i].command);
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, "", "exported");
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, cases[i].begin));
    }
}

static void
test_wrong_use (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *command;
    int         status;
    const char *words;
  } cases[] = {
    { "export stories --format pdf", DOSSIER_EXIT_USAGE, "wants html, markdown, text or epub" },
    { "export stories --format bibtex", DOSSIER_EXIT_USAGE, "wants html, markdown, text or epub" },
    { "export citations --format epub", DOSSIER_EXIT_USAGE, "wants bibtex, ris, csl-json or sentence" },
    { "export stories --query x", DOSSIER_EXIT_USAGE, "say a search" },
    { "export stories --dossier Nobody", DOSSIER_EXIT_USAGE, "--dossier is for highlights" },
    { "export citations --dossier Nobody", DOSSIER_EXIT_USAGE, "--dossier is for highlights" },
    { "export stories --graph ftm", DOSSIER_EXIT_USAGE, "--graph writes who is tied to whom" },
    { "export citations --as-of 2024", DOSSIER_EXIT_USAGE, "say a search" },
    { "export stories", DOSSIER_EXIT_USAGE, "say a folder" },
    { "export stories --format html --output -", DOSSIER_EXIT_USAGE, "say a folder" },
    { "export stories '\"open'", DOSSIER_EXIT_USAGE, "not closed" },
    { "export stories title:nothing", DOSSIER_EXIT_NOTHING, "Nothing was found" },
    { "export citations 77", DOSSIER_EXIT_NOTHING, "77" },
    { "export citations --output no/where.bib", DOSSIER_EXIT_FAILED, "could not be written" },
    { "export citations --output /dev/full", DOSSIER_EXIT_FAILED, "could not be written" },
    { "export stories --output /dev/full", DOSSIER_EXIT_FAILED, "need a folder" },
    { "export stories --format epub --output library.db", DOSSIER_EXIT_FAILED, "the library itself" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_run (desk, "%s", cases[i].command);
      g_assert_cmpstr (desk->out, ==, "");
      if (desk->status != cases[i].status || strstr (desk->err, cases[i].words) == NULL)
        g_error ("%s: %d %s", cases[i].command, desk->status, desk->err);
    }
}

/* A story that was deleted is none; one that came back is one. */
static void
test_deleted (CliDesk *desk, gconstpointer program)
{
  g_autofree char *story = find_story (desk, "title:move");

  cli_run (desk, "delete %s", story);
  cli_run (desk, "export stories %s", story);
  g_assert_cmpint (desk->status, !=, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "");
  cli_run (desk, "undo");
  cli_run (desk, "export stories %s", story);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CliDesk *desk, gconstpointer program);
  } tests[] = {
    { "/cli-handout/one story, by number and by search", test_one },
    { "/cli-handout/many stories", test_many },
    { "/cli-handout/wrong use", test_wrong_use },
    { "/cli-handout/a deleted story", test_deleted },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CliDesk, argv[1], set_up, tests[i].run, cli_desk_tear_down);
  return g_test_run ();
}
