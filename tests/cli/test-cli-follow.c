/* test-cli-follow.c - following on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

static void
run_well (CliDesk *desk, const char *command)
{
  g_assert_cmpint (cli_run (desk, "%s", command), ==, DOSSIER_EXIT_DONE);
}

static void
test_follow (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "Jan Leike joined Anthropic in May 2024.");
  cli_run (desk, "follow --list");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "You follow nobody yet");
  cli_run (desk, "new");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "You follow nobody yet");
  cli_run (desk, "follow 'jan leike'");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Jan Leike", "");
  run_well (desk, "follow --move funded Anthropic --json");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "move"), ==, "funded");
  g_assert_true (json_object_get_boolean_member (cli_line (desk, 0), "followed"));
  run_well (desk, "follow --move left");
  run_well (desk, "follow --list --json");
  g_assert_cmpuint (desk->lines->len, ==, 3);
  g_assert_null (cli_text_of (cli_line (desk, 0), "name"));
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "move"), ==, "left");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 1), "name"), ==, "Anthropic");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 2), "type"), ==, "person");
  cli_run (desk, "follow --list");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "left: anybody\nfunded: Anthropic\nJan Leike\n", "");
  run_well (desk, "unfollow 'Jan Leike'");
  cli_run (desk, "unfollow 'Jan Leike'");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "not followed");
  cli_run (desk, "undo");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Unfollowing was undone", "");
  cli_run (desk, "follow --list");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Jan Leike", "");
}

static void
test_new (CliDesk *desk, gconstpointer data)
{
  JsonObject *group, *fact;

  cli_add_words (desk, "Jan Leike joined Anthropic in May 2024.");
  run_well (desk, "follow 'Jan Leike'");
  cli_run (desk, "new");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "Nothing new.");
  cli_add_words (desk, "Jan Leike left Anthropic in June 2025.");
  cli_add_words (desk, "Jan Leike spoke in Berlin.");
  cli_run (desk, "new");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "left: Jan Leike -> Anthropic", "");
  g_assert_null (strstr (desk->out, "joined"));
  g_assert_nonnull (strstr (desk->out, "spoke in Berlin"));
  run_well (desk, "new --json");
  group = cli_line (desk, 0);
  g_assert_cmpstr (cli_text_of (group, "name"), ==, "Jan Leike");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (group, "facts")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (group, "stories")), ==, 1);
  fact = json_array_get_object_element (json_object_get_array_member (group, "facts"), 0);
  g_assert_cmpstr (cli_text_of (fact, "kind"), ==, "left");
  g_assert_cmpstr (cli_text_of (fact, "nature"), ==, "said");
  run_well (desk, "new --seen");
  cli_run (desk, "new");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "Nothing new.");
  cli_run (desk, "new --since 2000-01-01");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "joined: Jan Leike -> Anthropic", "");
  cli_run (desk, "undo");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Marking the news as seen was undone", "");
  cli_run (desk, "new");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "left: Jan Leike", "");
}

static void
test_wrong (CliDesk *desk, gconstpointer data)
{
  static const CliMistake cases[] = {
    { "follow", DOSSIER_EXIT_USAGE, "Say one name" },
    { "follow OpenAI Anthropic", DOSSIER_EXIT_USAGE, "Say one name" },
    { "follow --move eaten", DOSSIER_EXIT_USAGE, "no such kind of move" },
    { "follow --list OpenAI", DOSSIER_EXIT_USAGE, "stands alone" },
    { "follow Nobody", DOSSIER_EXIT_NOTHING, "No story names" },
    { "unfollow", DOSSIER_EXIT_USAGE, "Say one name" },
    { "unfollow OpenAI", DOSSIER_EXIT_NOTHING, "not followed" },
    { "unfollow --move left", DOSSIER_EXIT_NOTHING, "not followed" },
    { "new OpenAI", DOSSIER_EXIT_USAGE, "takes no names" },
    { "new --since soon", DOSSIER_EXIT_USAGE, "A date is a day" },
  };

  cli_add_words (desk, "OpenAI grew.");
  cli_assert_mistakes (desk, cases, G_N_ELEMENTS (cases));
}

#define ADD(name, test) g_test_add ("/cli-follow/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who and what is followed, and no longer", test_follow);
  ADD ("what is new, seen, and undone", test_new);
  ADD ("what cannot be is said", test_wrong);
  return g_test_run ();
}
