/* test-cli-claim.c - deciding about moves on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

/* The number of the only move that the last run printed. */
static gint64
get_number (CliDesk *desk)
{
  g_assert_cmpuint (desk->lines->len, ==, 1);
  return json_object_get_int_member (cli_line (desk, 0), "number");
}

static void
fill (CliDesk *desk)
{
  g_assert_cmpint (cli_run_with (desk, "John Schulman reportedly joined Anthropic. Ilya Sutskever spoke.", "add -"), ==,
                   DOSSIER_EXIT_DONE);
}

static void
test_lists (CliDesk *desk, gconstpointer data)
{
  cli_run (desk, "claim");
  cli_assert_answer (desk, DOSSIER_EXIT_NOTHING, "", "Nothing was found");
  fill (desk);
  cli_run (desk, "claim");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "\tjoined: John Schulman -> Anthropic (reported)", "");
  g_assert_cmpint (cli_run (desk, "claim --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "decision"), ==, "none");
  g_assert_cmpint (cli_run (desk, "claim %s --json", cli_text_of (cli_line (desk, 0), "story")), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (get_number (desk), ==, 1);
  g_assert_cmpint (cli_run (desk, "claim --decided"), ==, DOSSIER_EXIT_NOTHING);
}

static void
test_confirm (CliDesk *desk, gconstpointer data)
{
  fill (desk);
  cli_run (desk, "claim 1 --confirm");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "1\t[confirmed] joined: John Schulman", "");
  g_assert_cmpint (cli_run (desk, "claim"), ==, DOSSIER_EXIT_NOTHING);
  cli_run (desk, "claim --decided");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "[confirmed] joined", "");
  cli_run (desk, "who 'John Schulman'");
  g_assert_nonnull (strstr (desk->out, "confirmed"));
  cli_run (desk, "claim 1 --leave");
  g_assert_cmpint (cli_run (desk, "claim --decided"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "claim --decided"), ==, DOSSIER_EXIT_DONE);
}

static void
test_reject (CliDesk *desk, gconstpointer data)
{
  fill (desk);
  g_assert_cmpint (cli_run (desk, "claim 1 --reject --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "decision"), ==, "rejected");
  g_assert_cmpint (cli_run (desk, "moves --all"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "claim"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "claim --decided"), ==, DOSSIER_EXIT_DONE);
  cli_run (desk, "undo");
  g_assert_nonnull (strstr (desk->out, "Rejecting the move was undone"));
  g_assert_cmpint (cli_run (desk, "moves"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

static void
test_edit (CliDesk *desk, gconstpointer data)
{
  fill (desk);
  cli_run (desk, "claim 1 --edit --kind left --who 'Ilya Sutskever' --role 'chief scientist' --amount '$5' "
                 "--date 2024-05 --certainty planned,former --json");
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "kind"), ==, "left");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "subject"), ==, "Ilya Sutskever");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "object"), ==, "Anthropic");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "role"), ==, "chief scientist");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "amount"), ==, "$5");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "date"), ==, "2024-05");
  cli_run (desk, "claim 1 --edit --role '' --amount '' --date '' --whom '' --certainty stated");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "1\t[edited] left: Ilya Sutskever -> ?\n", "");
}

static void
test_add (CliDesk *desk, gconstpointer data)
{
  gint64 number;

  fill (desk);
  g_assert_cmpint (cli_run (desk, "claim --json"), ==, DOSSIER_EXIT_DONE);
  cli_run (desk, "claim %s --add --quote 'Sutskever  spoke' --kind left --who 'Ilya Sutskever' --whom Anthropic --json",
           cli_text_of (cli_line (desk, 0), "story"));
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "decision"), ==, "added");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "sentence"), ==, "Ilya Sutskever spoke.");
  number = get_number (desk);
  cli_run (desk, "moves Sutskever");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "left: Ilya Sutskever -> Anthropic", "");
  cli_run (desk, "claim %d --reject", (int) number);
  g_assert_cmpint (desk->status, ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "moves Sutskever"), ==, DOSSIER_EXIT_NOTHING);
}

/* Another text of the story is read by the recogniser itself. */
static void
test_reading_anew (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = NULL;
  g_autofree char *command = NULL;

  fill (desk);
  g_assert_cmpint (cli_run (desk, "claim --json"), ==, DOSSIER_EXIT_DONE);
  story = g_strdup (cli_text_of (cli_line (desk, 0), "story"));
  command = g_strdup_printf ("text %s --replace -", story);
  g_assert_cmpint (cli_run (desk, "claim 1 --reject"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (
      cli_run_with (desk, "News. John Schulman reportedly joined Anthropic. Ilya Sutskever left OpenAI.", command), ==,
      DOSSIER_EXIT_DONE);
  cli_run (desk, "moves");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "left: Ilya Sutskever -> OpenAI", "");
  g_assert_null (strstr (desk->out, "Schulman ->"));
  g_assert_cmpint (cli_run (desk, "claim %s --json", story), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "claim %d --confirm", (int) get_number (desk)), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run_with (desk, "Nothing is left of the old words, whatever they were.", command), ==,
                   DOSSIER_EXIT_DONE);
  cli_run (desk, "claim --decided");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "[confirmed] left: Ilya Sutskever -> OpenAI", "");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  cli_run (desk, "moves");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "joined: John Schulman -> Anthropic (reported)", "");
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

static void
test_wrong (CliDesk *desk, gconstpointer data)
{
  static const CliMistake cases[] = {
    { "claim 1 2", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim --confirm", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim 1 --confirm --reject", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim 1 --confirm --decided", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim 1 --confirm --role chair", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim 1 --edit", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim --role chair", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim 1 --add --kind left", DOSSIER_EXIT_USAGE, "Say nothing to see" },
    { "claim one --confirm", DOSSIER_EXIT_USAGE, "by its number" },
    { "claim 1 --edit --kind flew", DOSSIER_EXIT_USAGE, "no such kind" },
    { "claim 1 --edit --date May", DOSSIER_EXIT_USAGE, "2024-05-31" },
    { "claim 1 --edit --certainty rejected", DOSSIER_EXIT_USAGE, "Certainty is" },
    { "claim 99 --confirm", DOSSIER_EXIT_NOTHING, "not in the library any more" },
    { "claim 99 --edit --kind left", DOSSIER_EXIT_NOTHING, "not in the library any more" },
    { "claim 1 --edit --whom 'Nobody Atall'", DOSSIER_EXIT_NOTHING, "Nobody in the library is called" },
    { "claim 1 --edit --who '' --whom ''", DOSSIER_EXIT_FAILED, "Name both" },
    { "claim 77", DOSSIER_EXIT_NOTHING, "77" },
  };

  fill (desk);
  cli_assert_mistakes (desk, cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (cli_run (desk, "claim --decided"), ==, DOSSIER_EXIT_NOTHING);
}

#define ADD(name, test) g_test_add ("/cli-claim/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-not-sure-is-listed", test_lists);
  ADD ("it-is-so", test_confirm);
  ADD ("it-is-not-so", test_reject);
  ADD ("it-is-otherwise", test_edit);
  ADD ("what-was-not-found-is-added", test_add);
  ADD ("a-text-that-is-read-anew-changes-nothing", test_reading_anew);
  ADD ("what-is-wrong-is-told", test_wrong);
  return g_test_run ();
}
