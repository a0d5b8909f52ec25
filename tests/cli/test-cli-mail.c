/* test-cli-mail.c - mails and mailboxes at the command line: added, looked at, imported, taken back, brought back
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "cli-desk.h"

#define MARK "From bounce@x.example Sat Nov 28 08:00:00 2026\n"
#define LETTER                                                                                                         \
  "From: Model Mondays <post@mondays.example>\nDate: Sat, 28 Nov 2026 08:00:00 +0000\nSubject: A lab for Lisbon\n"     \
  "Message-ID: <1@mondays.example>\nList-Id: Model Mondays <list.mondays.example>\nMIME-Version: 1.0\n"                \
  "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n"                                      \
  "<p>Rita Sousa has joined Anthropic as head of its lab in Lisbon.</p><p>More <a href=\"https://substack.com/"        \
  "redirect/2/eyJlIjoiaHR0cHM6Ly9leGFtcGxlLm9yZy9sYWIifQ.c2ln\">in her note</a>.</p>\n"                                \
  "--b\nContent-Type: application/pdf; name=lab.pdf\n\nx\n--b--\n"
#define OTHER                                                                                                          \
  "From: Lev Orlov <lev@x.example>\nDate: Fri, 27 Nov 2026 08:00:00 +0000\nSubject: A round\n"                         \
  "Message-ID: <2@x.example>\n\nMistral AI raised 600 million euros, led by General Catalyst.\n"
#define EMPTY "From: p@x.example\nSubject: Pictures alone\n\n\n"

static const char box[] = MARK LETTER "\n" MARK OTHER "\n" MARK EMPTY;

static void
test_a_mail_is_added (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = NULL;

  cli_write_file (desk, "mail.eml", LETTER, -1);
  g_assert_cmpint (cli_run (desk, "add mail.eml"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "A lab for Lisbon\n  1 story saved\n"));
  g_assert_nonnull (strstr (desk->err, "lab.pdf"));
  story = g_strndup (desk->out, strcspn (desk->out, "\t"));
  g_assert_cmpint (cli_run (desk, "show %s", story), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Model Mondays"));
  g_assert_nonnull (strstr (desk->out, "Rita Sousa has joined Anthropic"));
  g_assert_cmpint (cli_run (desk, "moves"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Rita Sousa"));
  g_assert_cmpint (cli_run (desk, "add mail.eml"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "1 story was there already"));
}

/* What cannot be taken is said, and the rest comes. */
static void
test_a_mailbox_is_added (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "box.mbox", box, -1);
  g_assert_cmpint (cli_run (desk, "add box.mbox --json"), ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "new"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (cli_line (desk, 0), "refused")), ==, 1);
  g_assert_cmpint (cli_run (desk, "find"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "A round"));
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find"), ==, DOSSIER_EXIT_NOTHING);
}

static void
test_a_mailbox_comes_by_standard_input (CliDesk *desk, gconstpointer data)
{
  g_assert_cmpint (cli_run_with (desk, box, "add -"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->out, "2 stories saved"));
  g_assert_cmpint (cli_run_with (desk, box, "import -"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->out, "2 stories are there already"));
}

static void
test_a_mailbox_is_looked_at_then_imported (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "box.mbox", box, -1);
  g_assert_cmpint (cli_run (desk, "import box.mbox --dry-run"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->out, "Mailbox\n  2 new stories\n"));
  g_assert_nonnull (strstr (desk->err, "Mail 3: "));
  g_assert_nonnull (strstr (desk->err, "1 attachment is not kept"));
  g_assert_cmpint (cli_run (desk, "find"), ==, DOSSIER_EXIT_NOTHING);

  g_assert_cmpint (cli_run (desk, "import box.mbox --json"), ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpuint (desk->lines->len, ==, 3);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "title"), ==, "A lab for Lisbon");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "outcome"), ==, "new");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 2), "program"), ==, "Mailbox");
  g_assert_cmpint (cli_run (desk, "find feed:Mondays"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "import box.mbox"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->out, "0 new stories\n  2 stories are there already\n"));
}

/* Once it was undone, and once it was deleted. */
static void
test_what_was_deleted_is_brought_back (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = NULL;

  cli_write_file (desk, "mail.eml", LETTER, -1);
  cli_run (desk, "add mail.eml");
  story = g_strndup (desk->out, strcspn (desk->out, "\t"));
  cli_run (desk, "annotate %s --quote \"joined Anthropic\" --note Mine", story);
  g_assert_cmpint (cli_run (desk, "delete %s", story), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "import mail.eml --dry-run"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "1 story that you had deleted is brought back"));
  g_assert_cmpint (cli_run (desk, "find"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "import mail.eml --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "outcome"), ==, "brought_back");
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 1), "brought_back"), ==, 1);
  g_assert_cmpint (cli_run (desk, "find note:Mine"), ==, DOSSIER_EXIT_DONE);

  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "add mail.eml"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "1 story that you had deleted is back"));
  g_assert_cmpint (cli_run (desk, "find note:Mine"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/cli/mail/" name, CliDesk, argv[1], cli_desk_set_up, function, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  ADD ("a-mail-is-added", test_a_mail_is_added);
  ADD ("a-mailbox-is-added", test_a_mailbox_is_added);
  ADD ("a-mailbox-comes-by-standard-input", test_a_mailbox_comes_by_standard_input);
  ADD ("a-mailbox-is-looked-at-then-imported", test_a_mailbox_is_looked_at_then_imported);
  ADD ("what-was-deleted-is-brought-back", test_what_was_deleted_is_brought_back);
  return g_test_run ();
}
