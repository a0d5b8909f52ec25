/* test-cli-salvage.c - what can be read of a damaged library is saved by the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

static void
test_in_its_place (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "Ada Quill left Ferrum for Anthropic.");
  cli_add_words (desk, "Ben Okoye joined Ferrum.");
  g_assert_cmpint (cli_run (desk, "salvage --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories_before"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "unreadable_places"), ==, 0);
  g_assert_true (g_file_test (json_object_get_string_member (cli_line (desk, 0), "kept"), G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find Okoye"), ==, DOSSIER_EXIT_DONE);
}

static void
test_beside_it (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "Ada Quill left Ferrum for Anthropic.");
  g_assert_cmpint (cli_run (desk, "backup then.db"), ==, DOSSIER_EXIT_DONE);
  cli_add_words (desk, "Ben Okoye joined Ferrum.");
  g_assert_cmpint (cli_run (desk, "salvage then.db --output new.db"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "1 story is there. Nothing was unreadable.\n");
  g_assert_cmpint (cli_run (desk, "stats --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 2);
  g_assert_cmpint (cli_run (desk, "--library new.db stats --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 1);
}

static void
test_mistakes (CliDesk *desk, gconstpointer data)
{
  static const CliMistake cases[] = {
    { "salvage a.db b.db", DOSSIER_EXIT_USAGE, "one damaged file" },
    { "salvage nowhere.db", DOSSIER_EXIT_NOTHING, "There is no library" },
    { "salvage words.txt", DOSSIER_EXIT_FAILED, "words.txt" },
    { "salvage --output words.txt", DOSSIER_EXIT_FAILED, "cannot be written" },
  };

  cli_add_words (desk, "Ada Quill left Ferrum for Anthropic.");
  cli_write_file (desk, "words.txt", "These are words, and no library at all.", -1);
  cli_assert_mistakes (desk, cases, G_N_ELEMENTS (cases));
}

#define ADD(name, test) g_test_add ("/cli-salvage/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("in-its-place", test_in_its_place);
  ADD ("beside-it", test_beside_it);
  ADD ("mistakes-are-told", test_mistakes);
  return g_test_run ();
}
