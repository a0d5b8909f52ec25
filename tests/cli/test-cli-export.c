/* test-cli-export.c - the command that hands on a dossier, or who is tied to whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "cli-desk.h"

static void
set_up (CliDesk *desk, gconstpointer program)
{
  cli_desk_set_up (desk, program);
  g_assert_cmpint (cli_run_with (desk,
                                 "John Schulman, a co-founder of OpenAI, has left the company. Elon Musk denied that "
                                 "John Schulman would join xAI.",
                                 "add - --title 'A move' --date 2024-08-06"),
                   ==, DOSSIER_EXIT_DONE);
}

static char *
read_file (CliDesk *desk, const char *name)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  char            *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
test_dossiers (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *options, *begin;
  } cases[] = {
    { "", "# John Schulman\n" },
    { "--format md", "# John Schulman\n" },
    { "--format html", "<!DOCTYPE html>\n" },
    { "--format json", "{\n" },
    { "--format md --as-of 2024-08-06 -", "# John Schulman\n" },
    { "--format md --output -", "# John Schulman\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_run (desk, "export --dossier 'John Schulman' %s", cases[i].options);
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, cases[i].begin, "");
      g_assert_true (g_str_has_prefix (desk->out, cases[i].begin));
      g_assert_cmpstr (desk->err, ==, "");
    }
}

static void
test_files (CliDesk *desk, gconstpointer program)
{
  static const char *const commands[]
      = { "export --dossier 'John Schulman' --output out.md", "export --dossier 'John Schulman' out.md" };
  g_autofree char *first = NULL, *second = NULL;

  cli_run (desk, "%s", commands[0]);
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "", "");
  first = read_file (desk, "out.md");
  cli_run (desk, "%s", commands[1]);
  second = read_file (desk, "out.md");
  g_assert_nonnull (first);
  g_assert_cmpstr (first, ==, second);
  cli_run (desk, "export --dossier 'John Schulman' no/where.md");
  cli_assert_answer (desk, DOSSIER_EXIT_FAILED, "", "could not be written");
  cli_run (desk, "export --graph ftm library.db");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_FAILED);
  cli_run (desk, "check");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
}

static void
test_graphs (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *options, *out, *err;
  } cases[] = {
    { "--graph ftm", "\"schema\":\"Employment\"", "4 people and organizations, 2 claims" },
    { "--graph ftm", "", "1 claim was left out" },
    { "--graph jsonld", "\"alumniOf\"", "2 claims" },
    { "--graph graphml", "</graphml>", "2 claims" },
    { "--graph graphml --dossier OpenAI", "</graphml>", "2 people and organizations, 2 claims" },
    { "--graph ftm --query 'title:move'", "\"schema\":\"Person\"", "2 claims" },
    { "--graph ftm --query 'title:other'", "", "0 people and organizations, 0 claims" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_run (desk, "export %s", cases[i].options);
      cli_assert_answer (desk, DOSSIER_EXIT_DONE, cases[i].out, cases[i].err);
    }
}

static void
test_wrong_use (CliDesk *desk, gconstpointer program)
{
  static const struct
  {
    const char *options, *words;
  } cases[] = {
    { "", "Say whose dossier" },
    { "--format md", "Say whose dossier" },
    { "--dossier 'John Schulman' --format pdf", "--format wants" },
    { "--dossier 'John Schulman' --format ftm", "--format wants" },
    { "--graph dot", "--graph wants" },
    { "--graph md", "--graph wants" },
    { "--graph ftm --format md", "say one of them" },
    { "--dossier 'John Schulman' --query x", "--query is for --graph" },
    { "--graph ftm --dossier 'John Schulman' --query x", "--query is for --graph" },
    { "--graph ftm --as-of 2024", "--as-of is for a dossier" },
    { "--dossier 'John Schulman' --as-of soon", "--as-of wants a date" },
    { "--dossier 'John Schulman' a.md b.md", "one file" },
    { "--dossier 'John Schulman' --output a.md b.md", "one file" },
    { "--graph ftm --query '\"open'", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_run (desk, "export %s", cases[i].options);
      cli_assert_answer (desk, DOSSIER_EXIT_USAGE, "", cases[i].words);
    }
  cli_run (desk, "export --dossier 'Nobody Known'");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "No story names");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CliDesk *desk, gconstpointer program);
  } tests[] = {
    { "/cli-export/a dossier", test_dossiers },
    { "/cli-export/to a file", test_files },
    { "/cli-export/who is tied to whom", test_graphs },
    { "/cli-export/wrong use", test_wrong_use },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CliDesk, argv[1], set_up, tests[i].run, cli_desk_tear_down);
  return g_test_run ();
}
