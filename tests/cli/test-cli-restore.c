/* test-cli-restore.c - backups listed, looked into and put back by the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

static void
test_there_and_back (CliDesk *desk, gconstpointer data)
{
  g_autofree char *name = NULL;

  cli_add_words (desk, "Ada Quill left Ferrum for Anthropic.");
  g_assert_cmpint (cli_run (desk, "restore --list"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "backup then.db"), ==, DOSSIER_EXIT_DONE);
  cli_add_words (desk, "Ben Okoye joined Ferrum.");
  g_assert_cmpint (cli_run (desk, "restore then.db --dry-run --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 1);
  g_assert_cmpint (cli_run (desk, "stats --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 2);
  g_assert_cmpint (cli_run (desk, "restore then.db"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->err, "is kept as"));
  g_assert_cmpint (cli_run (desk, "stats --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 1);

  g_assert_cmpint (cli_run (desk, "restore --list --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 2);
  name = g_path_get_basename (json_object_get_string_member (cli_line (desk, 0), "file"));
  g_assert_cmpint (cli_run (desk, "restore %s", name), ==, DOSSIER_EXIT_DONE); /* by its name alone */
  g_assert_cmpint (cli_run (desk, "stats --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 2);
}

static void
test_mistakes (CliDesk *desk, gconstpointer data)
{
  static const CliMistake cases[] = {
    { "restore", DOSSIER_EXIT_USAGE, "--list" },
    { "restore a.db b.db", DOSSIER_EXIT_USAGE, "--list" },
    { "restore --list a.db", DOSSIER_EXIT_USAGE, "--list" },
    { "restore nowhere.db", DOSSIER_EXIT_FAILED, "There is no backup" },
    { "restore words.txt", DOSSIER_EXIT_FAILED, "not a Dossier library" },
  };

  cli_write_file (desk, "words.txt", "These are words, and no library at all.", -1);
  cli_assert_mistakes (desk, cases, G_N_ELEMENTS (cases));
}

#define ADD(name, test) g_test_add ("/cli-restore/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("there-and-back", test_there_and_back);
  ADD ("mistakes-are-told", test_mistakes);
  return g_test_run ();
}
