/* test-cli-correct.c - who is who, said on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

/* The stories of the first dossier that bears @name; -1 when there is none. */
static int
count_stories (CliDesk *desk, const char *name, const char *kind)
{
  if (cli_run (desk, "who '%s' --json", name) != DOSSIER_EXIT_DONE)
    return -1;
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "type"), ==, kind);
  return (int) json_array_get_length (json_object_get_array_member (cli_line (desk, 0), "stories"));
}

static void
test_no_name (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "OpenAI grew in May, and John Schulman left.");
  g_assert_cmpint (cli_run (desk, "correct OpenAI --not-a-name"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (count_stories (desk, "OpenAI", NULL), ==, -1);
  cli_add_words (desk, "OpenAI grew in June, and John Schulman stayed away.");
  g_assert_cmpint (count_stories (desk, "OpenAI", NULL), ==, -1);
  g_assert_cmpint (count_stories (desk, "John Schulman", "person"), ==, 2);
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE); /* the story */
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Taking the name for none was undone"));
  g_assert_cmpint (count_stories (desk, "OpenAI", "organization"), ==, 1);
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

static void
test_same (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "OpenAI grew.");
  cli_add_words (desk, "Anthropic grew, too.");
  g_assert_cmpint (cli_run (desk, "correct OpenAI --same-as Anthropic --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "name"), ==, "Anthropic");
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "n_stories"), ==, 2);
  cli_add_words (desk, "OpenAI grew once more.");
  g_assert_cmpint (count_stories (desk, "OpenAI", "organization"), ==, 3);
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

static void
test_kind_and_name (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "Mr. Blorfeld hired them.");
  g_assert_cmpint (cli_run (desk, "correct Blorfeld --kind organization"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (count_stories (desk, "Blorfeld", "organization"), ==, 1);
  g_assert_cmpint (cli_run (desk, "correct Blorfeld --rename 'Blorfeld Works'"), ==, DOSSIER_EXIT_DONE);
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Blorfeld Works", "");
  cli_add_words (desk, "Mr. Blorfeld hired them again.");
  g_assert_cmpint (count_stories (desk, "Blorfeld Works", "organization"), ==, 2);
}

static void
test_add (CliDesk *desk, gconstpointer data)
{
  g_assert_cmpint (cli_run (desk, "correct velmora --add --kind organization"), ==, DOSSIER_EXIT_DONE);
  cli_add_words (desk, "We like the work of velmora.");
  g_assert_cmpint (count_stories (desk, "velmora", "organization"), ==, 1);
}

/* Stories of somebody else, one more name, and a name that is one again. */
static void
test_split (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "OpenAI grew in May.");
  cli_add_words (desk, "Anthropic grew in May.");
  g_assert_cmpint (cli_run (desk, "correct OpenAI 1 --to Anthropic --json"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "find OpenAI --json"), ==, DOSSIER_EXIT_DONE);
  {
    g_autofree char *story = g_strdup (cli_text_of (cli_line (desk, 0), "id"));

    g_assert_cmpint (cli_run (desk, "correct OpenAI %s --to Nobody", story), ==, DOSSIER_EXIT_NOTHING);
    g_assert_cmpint (cli_run (desk, "correct OpenAI %s --to Anthropic --json", story), ==, DOSSIER_EXIT_DONE);
    g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "name"), ==, "Anthropic");
    g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "n_stories"), ==, 2);
    g_assert_cmpint (cli_run (desk, "correct Anthropic %s --to-new 'Open Works' --kind person", story), ==,
                     DOSSIER_EXIT_DONE);
    g_assert_cmpint (count_stories (desk, "Open Works", "person"), ==, 1);
    g_assert_cmpint (cli_run (desk, "correct 'Open Works' %s --to-nobody", story), ==, DOSSIER_EXIT_DONE);
    g_assert_cmpint (count_stories (desk, "Open Works", "person"), ==, 0);
  }
  g_assert_cmpint (cli_run (desk, "check"), ==, DOSSIER_EXIT_DONE);
}

static void
test_names (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "OpenAI grew in May.");
  g_assert_cmpint (cli_run (desk, "correct OpenAI --add-name 'The Closed Shop'"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (count_stories (desk, "The Closed Shop", "organization"), ==, 1);
  g_assert_cmpint (cli_run (desk, "correct OpenAI --remove-name 'Closed Shop'"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (count_stories (desk, "The Closed Shop", NULL), ==, -1);
  g_assert_cmpint (cli_run (desk, "correct OpenAI --remove-name Elsewhere"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "correct --list"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "correct OpenAI --not-a-name"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "correct --list"), ==, DOSSIER_EXIT_DONE);
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "OpenAI", "");
  g_assert_cmpint (cli_run (desk, "correct Elsewhere --allow"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "correct OpenAI --allow"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (count_stories (desk, "OpenAI", "organization"), ==, 1);
}

/* An old change goes, the ones after it stay; one that others build on is named. */
static void
test_history (CliDesk *desk, gconstpointer data)
{
  g_autofree char *number = NULL, *first = NULL;

  g_assert_cmpint (cli_run (desk, "history"), ==, DOSSIER_EXIT_NOTHING);
  cli_add_words (desk, "OpenAI and Anthropic grew in May.");
  g_assert_cmpint (cli_run (desk, "correct OpenAI --rename 'Open Works'"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "correct 'Open Works' --rename 'Open Shop'"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "correct Anthropic --rename 'Anthro'"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "history --json --limit 3"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 2), "what"), ==, "Renamed “OpenAI” to “Open Works”");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 1), "reason"), ==, NULL);
  number = g_strdup_printf ("%d", (int) json_object_get_int_member (cli_line (desk, 1), "number"));
  first = g_strdup_printf ("%d", (int) json_object_get_int_member (cli_line (desk, 2), "number"));
  g_assert_cmpint (cli_run (desk, "history --undo %s", first), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->err, "Renamed “Open Works” to “Open Shop”"));
  g_assert_cmpint (cli_run (desk, "history --undo %s", number), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "history --undo %s", number), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "history --undo %s", first), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (count_stories (desk, "OpenAI", "organization"), ==, 1);
  g_assert_cmpint (count_stories (desk, "Anthro", "organization"), ==, 1);
  g_assert_cmpint (cli_run (desk, "history"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "(undone) Renamed “OpenAI” to “Open Works”"));
}

static void
test_wrong (CliDesk *desk, gconstpointer data)
{
  static const CliMistake cases[] = {
    { "correct", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct OpenAI", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct Open AI --add", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct OpenAI --add --not-a-name", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct OpenAI --rename A --same-as B", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct OpenAI --kind dog", DOSSIER_EXIT_USAGE, "The kinds are" },
    { "correct Nobody --not-a-name", DOSSIER_EXIT_NOTHING, "No story names" },
    { "correct OpenAI --same-as Nobody", DOSSIER_EXIT_NOTHING, "No story names" },
    { "correct OpenAI --to-nobody", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct OpenAI --list", DOSSIER_EXIT_USAGE, "Say one name" },
    { "correct OpenAI 99 --to-nobody", DOSSIER_EXIT_NOTHING, "" },
    { "history --limit 0", DOSSIER_EXIT_USAGE, "Say nothing" },
    { "history --undo one", DOSSIER_EXIT_USAGE, "A change is named by its number" },
    { "correct OpenAI --rename ' '", DOSSIER_EXIT_FAILED, "A name needs some letters" },
  };

  cli_add_words (desk, "OpenAI grew.");
  cli_assert_mistakes (desk, cases, G_N_ELEMENTS (cases));
}

#define ADD(name, test) g_test_add ("/cli-correct/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-no-name", test_no_name);
  ADD ("two-that-are-the-same", test_same);
  ADD ("a-kind-and-a-name", test_kind_and_name);
  ADD ("somebody-new", test_add);
  ADD ("stories-of-somebody-else", test_split);
  ADD ("one-name-more-and-less", test_names);
  ADD ("an-old-change-is-undone", test_history);
  ADD ("what-is-wrong-is-told", test_wrong);
  return g_test_run ();
}
