/* test-cli-snippets.c - the words around what a search found, on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

#define TEXT "The day was quiet. Then Café Halcyon sold its chips, and nobody was surprised."

static char *
add_story (CliDesk *desk)
{
  g_assert_cmpint (cli_run_with (desk, TEXT, "add - --title 'Of chips' --date 2024-08-06 --json"), ==,
                   DOSSIER_EXIT_DONE);
  return g_strdup (json_array_get_string_element (json_object_get_array_member (cli_line (desk, 0), "stories"), 0));
}

static void
assert_mark (JsonObject *holder, const char *name, guint i, gint64 start, gint64 end)
{
  JsonObject *mark = json_array_get_object_element (json_object_get_array_member (holder, name), i);

  g_assert_cmpint (json_object_get_int_member (mark, "start"), ==, start);
  g_assert_cmpint (json_object_get_int_member (mark, "end"), ==, end);
}

static void
test_json (CliDesk *desk, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *story = add_story (desk);
  JsonObject                    *snippet;

  g_assert_cmpint (cli_run (desk, "find cafe chips --snippets --json"), ==, DOSSIER_EXIT_DONE);
  snippet = json_object_get_object_member (cli_line (desk, 0), "snippet");
  g_assert_cmpstr (cli_text_of (snippet, "text"), ==, "Then Café Halcyon sold its chips, and nobody was surprised.");
  g_assert_cmpstr (cli_text_of (snippet, "source"), ==, "text");
  assert_mark (snippet, "marks", 0, 5, 9);
  assert_mark (snippet, "marks", 1, 27, 32);
  assert_mark (cli_line (desk, 0), "title_marks", 0, 3, 8);

  g_assert_cmpint (cli_run (desk, "find title:chips --snippets --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (json_object_get_null_member (cli_line (desk, 0), "snippet"));
  g_assert_cmpint (cli_run (desk, "find chips --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_false (json_object_has_member (cli_line (desk, 0), "snippet"));
}

static void
test_lines (CliDesk *desk, gconstpointer data)
{
  g_autofree char *story = add_story (desk);

  g_assert_cmpint (cli_run (desk, "annotate %s --quote 'The day' --note 'Ask Ada'", story), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find halcyon --snippets"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "\n    Then Café Halcyon sold its chips"));
  g_assert_cmpint (cli_run (desk, "find ada --snippets"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "\n    Note: Ask Ada\n"));
  g_assert_cmpint (cli_run (desk, "find note:day --snippets"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "\n    Highlight: The day\n"));
  g_assert_cmpint (cli_run (desk, "find title:chips --snippets"), ==, DOSSIER_EXIT_DONE);
  g_assert_null (strstr (desk->out, "\n    "));
}

static void
test_mistakes (CliDesk *desk, gconstpointer data)
{
  static const CliMistake mistakes[] = {
    { "find chips --snippets --facets", DOSSIER_EXIT_USAGE, "leave out --facets or --snippets" },
    { "find nothing --snippets", DOSSIER_EXIT_NOTHING, "Nothing was found" },
  };

  cli_assert_mistakes (desk, mistakes, G_N_ELEMENTS (mistakes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/cli-snippets/" name, CliDesk, argv[1], cli_desk_set_up, test, cli_desk_tear_down)
  ADD ("as JSON, with places", test_json);
  ADD ("as lines", test_lines);
  ADD ("mistakes", test_mistakes);
  return g_test_run ();
}
