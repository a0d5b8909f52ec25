/* test-cli-facets.c - what stories have in common, on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

/* A story of 2024; its number, owned by the caller. */
static char *
add_story (CliDesk *desk, const char *title, const char *date)
{
  g_autofree char *command = g_strdup_printf ("add - --title '%s' --date %s --json", title, date);
  g_autofree char *text = g_strdup_printf ("%s. John Schulman left OpenAI to join Anthropic, he wrote.", title);

  g_assert_cmpint (cli_run_with (desk, text, command), ==, DOSSIER_EXIT_DONE);
  return g_strdup (json_array_get_string_element (json_object_get_array_member (cli_line (desk, 0), "stories"), 0));
}

static void
add_three (CliDesk *desk)
{
  g_autofree char *one = add_story (desk, "One", "2024-08-06"), *two = add_story (desk, "Two", "2024-08-07"),
                  *three = add_story (desk, "Three", "2023-11-17");

  g_assert_cmpint (cli_run (desk, "tag %s %s --add Chips", one, three), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "tag %s --add labs", two), ==, DOSSIER_EXIT_DONE);
}

/* How many stories the facet has; -1 where there is no such line. */
static int
n_of (CliDesk *desk, const char *kind, const char *name)
{
  for (guint i = 0; i < desk->lines->len; i++)
    if (g_str_equal (cli_text_of (cli_line (desk, i), "kind"), kind)
        && g_str_equal (cli_text_of (cli_line (desk, i), "name"), name))
      return (int) json_object_get_int_member (cli_line (desk, i), "n_stories");
  return -1;
}

static void
test_counts_as_json (CliDesk *desk, gconstpointer data)
{
  static const struct
  {
    const char *kind, *name;
    int         want;
  } facets[] = {
    { "people", "John Schulman", 3 },
    { "organizations", "OpenAI", 3 },
    { "organizations", "Anthropic", 3 },
    { "tags", "Chips", 2 },
    { "tags", "labs", 1 },
    { "months", "2024-08", 2 },
    { "months", "2023-11", 1 },
    { "moves", "left", 3 },
    { "feeds", "Chips", -1 },
  };

  add_three (desk);
  g_assert_cmpint (cli_run (desk, "find --facets --json"), ==, DOSSIER_EXIT_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    g_assert_cmpint (n_of (desk, facets[i].kind, facets[i].name), ==, facets[i].want);
}

static void
test_counts_are_of_what_is_found (CliDesk *desk, gconstpointer data)
{
  add_three (desk);
  g_assert_cmpint (cli_run (desk, "find tag:chips --facets --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (n_of (desk, "people", "John Schulman"), ==, 2);
  g_assert_cmpint (n_of (desk, "tags", "labs"), ==, -1);
}

static void
test_counts_as_a_table (CliDesk *desk, gconstpointer data)
{
  add_three (desk);
  g_assert_cmpint (cli_run (desk, "find --facets"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "People\n       3  John Schulman\n"));
  g_assert_nonnull (strstr (desk->out, "\nTags\n       2  Chips\n       1  labs\n"));
  g_assert_nonnull (strstr (desk->out, "\nMonths\n       2  2024-08\n       1  2023-11\n"));
  g_assert_nonnull (strstr (desk->out, "       3  Left\n"));
}

static void
test_a_limit_is_of_each_kind (CliDesk *desk, gconstpointer data)
{
  add_three (desk);
  g_assert_cmpint (cli_run (desk, "find --facets --json --limit 1"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (n_of (desk, "tags", "Chips"), ==, 2);
  g_assert_cmpint (n_of (desk, "tags", "labs"), ==, -1);
  g_assert_cmpint (n_of (desk, "months", "2024-08"), ==, 2);
  g_assert_cmpint (n_of (desk, "months", "2023-11"), ==, -1);
  g_assert_cmpint (cli_run (desk, "find --facets --json --limit 0"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (n_of (desk, "tags", "labs"), ==, 1);
}

static void
test_nothing_found_has_nothing_in_common (CliDesk *desk, gconstpointer data)
{
  g_assert_cmpint (cli_run (desk, "find --facets"), ==, DOSSIER_EXIT_NOTHING);
  add_three (desk);
  g_assert_cmpint (cli_run (desk, "find nowhere --facets"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpstr (desk->out, ==, "");
  g_assert_nonnull (strstr (desk->err, "Nothing was found."));
}

int
main (int argc, char **argv)
{
  const char *program = argc > 1 ? argv[1] : NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (program);

#define ADD(name, test) g_test_add ("/cli-facets/" name, CliDesk, program, cli_desk_set_up, test, cli_desk_tear_down)
  ADD ("counts as json", test_counts_as_json);
  ADD ("counts are of what is found", test_counts_are_of_what_is_found);
  ADD ("counts as a table", test_counts_as_a_table);
  ADD ("a limit is of each kind", test_a_limit_is_of_each_kind);
  ADD ("nothing found has nothing in common", test_nothing_found_has_nothing_in_common);
#undef ADD

  return g_test_run ();
}
