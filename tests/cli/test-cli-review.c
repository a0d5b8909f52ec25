/* test-cli-review.c - questions about people of one name on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

/* Three stories of John Schulman at OpenAI, and one at a bank. */
static void
fill (CliDesk *desk)
{
  cli_add_words (desk, "John Schulman spoke for OpenAI in May.");
  cli_add_words (desk, "John Schulman spoke for OpenAI in June.");
  cli_add_words (desk, "John Schulman spoke for OpenAI in July.");
  cli_run (desk, "review");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "There is no question");
  cli_add_words (desk, "John Schulman spoke for Goldman Sachs in August.");
}

static void
test_question (CliDesk *desk, gconstpointer data)
{
  fill (desk);
  cli_run (desk, "review");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "named with Goldman Sachs, the one who was named with OpenAI?", "");
  g_assert_cmpint (cli_run (desk, "review --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "number"), ==, 1);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "name"), ==, "John Schulman");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "there"), ==, "OpenAI");
}

static void
test_answers (CliDesk *desk, gconstpointer data)
{
  fill (desk);
  g_assert_cmpint (cli_run (desk, "review 1 --different"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "review"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "who 'John Schulman' --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 2);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "n_stories"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 1), "n_stories"), ==, 1);
  cli_run (desk, "review 1 --same");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "answered already");
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Answering the question about the name was undone"));
  g_assert_cmpint (cli_run (desk, "review 1 --same"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "who 'John Schulman' --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 1);
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

static void
test_wrong (CliDesk *desk, gconstpointer data)
{
  static const CliMistake cases[] = {
    { "review 1", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "review --same", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "review 1 --same --different", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "review 1 2 --same", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "review one --same", DOSSIER_EXIT_USAGE, "by its number" },
    { "review 0 --same", DOSSIER_EXIT_USAGE, "by its number" },
    { "review 9 --same", DOSSIER_EXIT_NOTHING, "no such question" },
  };

  cli_add_words (desk, "OpenAI grew.");
  cli_assert_mistakes (desk, cases, G_N_ELEMENTS (cases));
}

#define ADD(name, test) g_test_add ("/cli-review/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-question-is-asked", test_question);
  ADD ("answers-hold", test_answers);
  ADD ("what-is-wrong-is-told", test_wrong);
  return g_test_run ();
}
