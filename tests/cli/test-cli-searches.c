/* test-cli-searches.c - saved searches and rules on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

static void
run (CliDesk *desk, const char *command)
{
  g_assert_cmpint (cli_run (desk, "%s", command), ==, DOSSIER_EXIT_DONE);
}

static const char *
member (CliDesk *desk, guint line, const char *name)
{
  return cli_text_of (cli_line (desk, line), name);
}

static void
test_searches_are_saved_renamed_and_removed (CliDesk *desk, gconstpointer data)
{
  cli_add_words (desk, "Chips arrive. It is a story of a few words about new chips.");
  run (desk, "searches save Chips new chips");
  run (desk, "searches save 'To read' is:unread");
  run (desk, "searches list --json");
  g_assert_cmpuint (desk->lines->len, ==, 2);
  g_assert_cmpstr (member (desk, 0, "name"), ==, "Chips");
  g_assert_cmpstr (member (desk, 0, "query"), ==, "new chips");
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 1), "unread"), ==, 1);
  run (desk, "searches save chips old chips");
  run (desk, "searches rename CHIPS Hardware");
  run (desk, "searches");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Hardware\told chips", "");
  run (desk, "searches remove Hardware");
  run (desk, "undo");
  g_assert_nonnull (strstr (desk->out, "Removing the search “Hardware” was undone"));
  run (desk, "check");
}

static void
test_a_list_goes_out_and_comes_back (CliDesk *desk, gconstpointer data)
{
  g_autofree char *list = NULL;

  run (desk, "searches save 'A \"name\"' 'chips -\"old news\"'");
  run (desk, "searches save Maps maps");
  run (desk, "searches list --json");
  list = g_strdup (desk->out);
  run (desk, "searches remove Maps");
  run (desk, "searches save 'A \"name\"' other");
  g_assert_cmpint (cli_run_with (desk, list, "searches import - --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "new"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "changed"), ==, 1);
  run (desk, "searches list --json");
  g_assert_cmpstr (desk->out, ==, list);
  run (desk, "undo");
  cli_assert_answer (desk, DOSSIER_EXIT_DONE, "Saving the searches was undone", "");
  run (desk, "searches --json");
  g_assert_cmpuint (desk->lines->len, ==, 1);
  g_assert_cmpstr (member (desk, 0, "query"), ==, "other");
}

static void
test_what_a_search_finds_is_a_feed (CliDesk *desk, gconstpointer data)
{
  JsonObject *feed;

  cli_add_words (desk, "Chips & more. It is a story of a few words about new chips.");
  run (desk, "searches save Chips chips");
  run (desk, "export search Chips");
  g_assert_nonnull (strstr (desk->out, "<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
  g_assert_nonnull (strstr (desk->out, "<title>Chips &amp; more"));
  run (desk, "export search Chips --format json --output chips.json");
  run (desk, "parse chips.json --json");
  feed = cli_line (desk, 0);
  g_assert_nonnull (feed);
  run (desk, "export search Chips --format opml");
  g_assert_nonnull (strstr (desk->out, "<opml"));
}

static void
test_rules_act (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = NULL;

  cli_add_words (desk, "Old chips. It is a story of a few words about old chips.");
  run (desk, "rules add Hardware chips --star --tag Chips --tag News");
  cli_add_words (desk, "New chips. It is a story of a few words about new chips.");
  run (desk, "find tag:Chips is:starred --json");
  g_assert_cmpuint (desk->lines->len, ==, 1);
  id = g_strdup (member (desk, 0, "id"));
  g_assert_cmpint (cli_run (desk, "show %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Starred by the rule “Hardware”\nTagged “Chips” by the rule “Hardware”"));
  run (desk, "rules test Hardware --json");
  g_assert_cmpuint (desk->lines->len, ==, 2);
  g_assert_nonnull (strstr (desk->err, "2 stories"));
  run (desk, "rules test old chips --json");
  g_assert_cmpuint (desk->lines->len, ==, 1);
  run (desk, "rules apply hardware");
  run (desk, "find tag:Chips is:starred --json");
  g_assert_cmpuint (desk->lines->len, ==, 2);
  run (desk, "undo");
  g_assert_nonnull (strstr (desk->out, "Applying the rule “Hardware” was undone"));
  run (desk, "find tag:Chips --json");
  g_assert_cmpuint (desk->lines->len, ==, 1);
}

static void
test_rules_are_listed_disabled_and_removed (CliDesk *desk, gconstpointer data)
{
  JsonObject *rule;

  run (desk, "rules add Quiet rumours --mute --until 2199-12-31 --follow --read");
  run (desk, "rules list --json");
  rule = cli_line (desk, 0);
  g_assert_true (json_object_get_boolean_member (rule, "mute"));
  g_assert_true (json_object_get_boolean_member (rule, "enabled"));
  g_assert_true (g_str_has_prefix (cli_text_of (rule, "until"), "2199-12-31"));
  run (desk, "rules disable quiet");
  run (desk, "rules");
  g_assert_true (g_str_has_prefix (desk->out, "-  Quiet\trumours\tmark as read, follow who is named, mute until "));
  run (desk, "rules enable Quiet");
  run (desk, "rules");
  g_assert_true (g_str_has_prefix (desk->out, "+  Quiet"));
  run (desk, "rules remove Quiet");
  g_assert_cmpint (cli_run (desk, "rules"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_nonnull (strstr (desk->err, "rules add"));
}

static const CliMistake mistakes[] = {
  { "searches", DOSSIER_EXIT_NOTHING, "searches save" },
  { "searches save Chips", DOSSIER_EXIT_USAGE, "save NAME QUERY" },
  { "searches save Chips is:eaten", DOSSIER_EXIT_USAGE, "is:eaten" },
  { "searches save ' ' chips", DOSSIER_EXIT_USAGE, "name" },
  { "searches remove Nothing", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "searches rename Nothing Something", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "searches import nowhere.json", DOSSIER_EXIT_FAILED, "nowhere.json" },
  { "searches import broken.json", DOSSIER_EXIT_FAILED, "Line 2" },
  { "searches import twice.json", DOSSIER_EXIT_FAILED, "twice" },
  { "searches dance", DOSSIER_EXIT_USAGE, "import FILE" },
  { "export search", DOSSIER_EXIT_USAGE, "export search NAME" },
  { "export search Nothing", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "export search Nothing --format pdf", DOSSIER_EXIT_USAGE, "atom, json or opml" },
  { "export search Nothing --query chips", DOSSIER_EXIT_USAGE, "say its name" },
  { "rules add Hardware chips", DOSSIER_EXIT_USAGE, "what the rule does" },
  { "rules add Hardware is:eaten --star", DOSSIER_EXIT_USAGE, "is:eaten" },
  { "rules add Hardware chips --mute --until soon", DOSSIER_EXIT_USAGE, "--until" },
  { "rules add Hardware chips --star --until 2199", DOSSIER_EXIT_USAGE, "--mute" },
  { "rules list --star", DOSSIER_EXIT_USAGE, "add NAME QUERY" },
  { "rules remove Nothing", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "rules apply Nothing", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "rules enable Nothing", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "rules test is:eaten", DOSSIER_EXIT_USAGE, "is:eaten" },
  { "rules dance", DOSSIER_EXIT_USAGE, "apply NAME" },
};

static void
test_mistakes (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "broken.json", "{\"name\":\"A\",\"query\":\"a\"}\n[1, 2]\n", -1);
  cli_write_file (desk, "twice.json", "{\"name\":\"A\",\"query\":\"a\"}\n{\"name\":\"a\",\"query\":\"b\"}\n", -1);
  cli_assert_mistakes (desk, mistakes, G_N_ELEMENTS (mistakes));
}

#define ADD_TEST(path, test) g_test_add (path, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/cli/searches/saved-renamed-and-removed", test_searches_are_saved_renamed_and_removed);
  ADD_TEST ("/cli/searches/a-list-goes-out-and-comes-back", test_a_list_goes_out_and_comes_back);
  ADD_TEST ("/cli/searches/what-it-finds-is-a-feed", test_what_a_search_finds_is_a_feed);
  ADD_TEST ("/cli/rules/act", test_rules_act);
  ADD_TEST ("/cli/rules/listed-disabled-and-removed", test_rules_are_listed_disabled_and_removed);
  ADD_TEST ("/cli/searches/mistakes", test_mistakes);
  return g_test_run ();
}
