/* test-cli-export-highlights.c - the command that hands highlights on, and the one that takes them back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>

#include "cli-desk.h"

/* The id of the only story that @query finds. */
static char *
find_story (CliDesk *desk, const char *query)
{
  cli_run (desk, "find '%s' --json", query);
  g_assert_cmpuint (desk->lines->len, ==, 1);
  return g_strdup (cli_text_of (cli_line (desk, 0), "id"));
}

static void
add_story (CliDesk *desk, const char *title, const char *text, const char *quote)
{
  g_autofree char *add = g_strdup_printf ("add - --date 2024-08-06 --title '%s'", title);
  g_autofree char *query = g_strdup_printf ("title:%s", title), *id = NULL;

  g_assert_cmpint (cli_run_with (desk, text, add), ==, DOSSIER_EXIT_DONE);
  id = find_story (desk, query);
  g_assert_cmpint (cli_run (desk, "annotate %s --quote '%s' --note 'Mine' --color green", id, quote), ==,
                   DOSSIER_EXIT_DONE);
}

static void
set_up (CliDesk *desk, gconstpointer program)
{
  cli_desk_set_up (desk, program);
  add_story (desk, "Leaving", "John Schulman has left OpenAI. It rained.", "has left");
  add_story (desk, "Joining", "Mira Murati joined Anthropic. It snowed.", "It snowed");
}

static void
test_formats (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *options, *out, *err;
  } cases[] = {
    { "", "> has left\n", "2 highlights and notes of 2 stories" },
    { "--format markdown", "## Joining\n", "of 2 stories" },
    { "--format web-annotation", "\"exact\":\"has left\"", "of 2 stories" },
    { "--format hypothesis", "{\"rows\":[", "of 2 stories" },
    { "--format html", "<blockquote class=\"green\" dir=\"auto\">has left</blockquote>", "of 2 stories" },
    { "--format csv", "has left,Mine,green,", "of 2 stories" },
    { "--format readwise", "has left,Leaving,,,Mine,14,", "of 2 stories" },
    { "title:leaving --format csv", "has left", "1 highlight or note of 1 story" },
    { "rained --format csv --output -", "has left", "of 1 story" },
    { "--dossier OpenAI --format csv", "", "There are no highlights" },
    { "--dossier 'John Schulman' --format csv", "", "There are no highlights" },
    { "title:nowhere", "", "There are no highlights" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_empty = strstr (cases[i].err, "no highlights") != NULL;

      cli_run (desk, "export highlights %s", cases[i].options);
      cli_assert_answer (desk, is_empty ? DOSSIER_EXIT_NOTHING : DOSSIER_EXIT_DONE, cases[i].out, cases[i].err);
      g_assert_true (!is_empty || *desk->out == '\0');
    }
}

static void
test_a_story (CliDesk *desk, gconstpointer program)
{
  g_autofree char *id = find_story (desk, "title:Leaving");

  cli_run (desk, "export highlights %s", id);
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "---\ntitle: \"Leaving\"\n", "1 highlight or note of 1 story");
  g_assert_true (g_str_has_prefix (desk->out, "---\n"));
}

static void
test_there_and_back (CliDesk *desk, gconstpointer program)
{
  static const char *const formats[] = { "web-annotation", "csv", "hypothesis" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      cli_run (desk, "export highlights --format %s --output out", formats[i]);
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, "", "out: 2 highlights");
      cli_run (desk, "import --dry-run --no-fetch out");
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, "2 highlights and notes are there already", "");
      cli_run (desk, "import --no-fetch out");
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, "2 stories are there already", "");
    }
}

static void
test_a_folder (CliDesk *desk, gconstpointer program)
{
  g_autofree char *folder = g_build_filename (desk->folder, "notes", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint       n = 0;

  for (guint i = 0; i < 2; i++)
    {
      cli_run (desk, "export highlights --format markdown --output notes/");
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, "", "notes/: 2 highlights");
    }
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_str_has_suffix (name, ".md"));
      if (n++ == 0)
        g_assert_true (g_file_set_contents (path, "somebody's own", -1, NULL));
    }
  g_assert_cmpuint (n, ==, 2);
  cli_run (desk, "export highlights --output notes");
  cli_assert_answer (desk, DOSSIER_EXIT_FAILED, "", "was not written by Dossier");
  g_dir_rewind (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_mistakes (CliDesk *desk, gconstpointer program)
{
  static const CliMistake mistakes[] = {
    { "export highlights --format pdf", DOSSIER_EXIT_USAGE, "--format wants web-annotation" },
    { "export highlights --query x", DOSSIER_EXIT_USAGE, "say a search" },
    { "export highlights '\"open'", DOSSIER_EXIT_USAGE, "" },
    { "export highlights 9999 1", DOSSIER_EXIT_NOTHING, "9999" },
    { "export highlights --graph ftm", DOSSIER_EXIT_USAGE, "--graph writes who is tied to whom" },
    { "export highlights --dossier 'Nobody Known'", DOSSIER_EXIT_NOTHING, "No story names" },
    { "export highlights --format csv --output no/where.csv", DOSSIER_EXIT_FAILED, "could not be written" },
    { "export highlights --format csv --output library.db", DOSSIER_EXIT_FAILED, "the library itself" },
  };

  cli_assert_mistakes (desk, mistakes, G_N_ELEMENTS (mistakes));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CliDesk *desk, gconstpointer program);
  } tests[] = {
    { "/cli-export-highlights/every format, of all or a search", test_formats },
    { "/cli-export-highlights/of a story", test_a_story },
    { "/cli-export-highlights/there and back", test_there_and_back },
    { "/cli-export-highlights/a folder of notes", test_a_folder },
    { "/cli-export-highlights/mistakes", test_mistakes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CliDesk, argv[1], set_up, tests[i].run, cli_desk_tear_down);
  return g_test_run ();
}
