/* test-cli-who.c - the command that shows a dossier: facts, what is known, and as it was known on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "cli-desk.h"

static void
add_story (CliDesk *desk, const char *title, const char *date, const char *text)
{
  g_autofree char *command = g_strdup_printf ("add - --title '%s' --date %s", title, date);

  g_assert_cmpint (cli_run_with (desk, text, command), ==, DOSSIER_EXIT_DONE);
}

static void
set_up (CliDesk *desk, gconstpointer program)
{
  cli_desk_set_up (desk, program);
  add_story (desk, "A move", "2024-08-06",
             "John Schulman, a co-founder of OpenAI, has left the company. John Schulman joined Anthropic.");
  add_story (desk, "The same again", "2024-08-09",
             "Anthropic grows. John Schulman joined Anthropic this month, the company said on Friday.");
}

static JsonObject *
member (JsonObject *object, const char *name, guint i)
{
  JsonArray *array = json_object_get_array_member (object, name);

  g_assert_cmpuint (json_array_get_length (array), >, i);
  return json_array_get_object_element (array, i);
}

/* The fact of @kind about @object. */
static JsonObject *
find_fact (JsonObject *dossier, const char *kind, const char *object)
{
  JsonArray *facts = json_object_get_array_member (dossier, "facts");

  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);

      if (g_strcmp0 (cli_text_of (fact, "kind"), kind) == 0 && g_strcmp0 (cli_text_of (fact, "object"), object) == 0)
        return fact;
    }
  return NULL;
}

static void
test_facts (CliDesk *desk, gconstpointer program)
{
  JsonObject *dossier, *fact;

  g_assert_cmpint (cli_run (desk, "who 'John Schulman' --json"), ==, DOSSIER_EXIT_DONE);
  dossier = cli_line (desk, 0);
  fact = find_fact (dossier, "joined", "Anthropic");
  g_assert_nonnull (fact);
  g_assert_cmpint (json_object_get_int_member (fact, "sources"), ==, 2);
  g_assert_cmpstr (cli_text_of (fact, "nature"), ==, "said");
  g_assert_true (g_str_has_prefix (cli_text_of (member (fact, "told", 0), "published"), "2024-08-06"));
  g_assert_nonnull (strstr (cli_text_of (member (fact, "told", 1), "sentence"), "this month"));
  g_assert_cmpstr (cli_text_of (member (dossier, "known", 0), "sort"), ==, "now");
  g_assert_cmpstr (cli_text_of (member (dossier, "known", 0), "name"), ==, "Anthropic");
  g_assert_cmpint (json_object_get_int_member (member (dossier, "connected", 0), "weight"), >, 1);
}

static void
test_lines (CliDesk *desk, gconstpointer program)
{
  g_assert_cmpint (cli_run (desk, "who 'John Schulman'"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "  Now: Anthropic"));
  g_assert_nonnull (strstr (desk->out, "joined: John Schulman -> Anthropic"));
  g_assert_nonnull (strstr (desk->out, "2 sources, first: saved by hand, 2024-08-06"));
  g_assert_nonnull (strstr (desk->out, "\nConnected\n"));
}

static void
test_as_of (CliDesk *desk, gconstpointer program)
{
  JsonObject *dossier;

  g_assert_cmpint (cli_run (desk, "who 'John Schulman' --json --as-of 2024-08-06"), ==, DOSSIER_EXIT_DONE);
  dossier = cli_line (desk, 0);
  g_assert_cmpstr (cli_text_of (dossier, "as_of"), ==, "2024-08-06T23:59:59Z");
  g_assert_cmpint (json_object_get_int_member (find_fact (dossier, "joined", "Anthropic"), "sources"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (dossier, "stories")), ==, 1);
  g_assert_cmpint (cli_run (desk, "who 'John Schulman' --json --as-of 2023"), ==, DOSSIER_EXIT_DONE);
  dossier = cli_line (desk, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (dossier, "facts")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (dossier, "moves")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (dossier, "connected")), ==, 0);
  g_assert_cmpint (cli_run (desk, "who 'John Schulman' --as-of 2023"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "As it was known on 2023"));
}

static void
test_no_date (CliDesk *desk, gconstpointer program)
{
  static const char *const dates[] = { "soon", "2024-13", "''", "1-2-3" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      cli_run (desk, "who 'John Schulman' --as-of %s", dates[i]);
      cli_assert_answer (desk, DOSSIER_EXIT_USAGE, "", "--as-of wants a date");
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (CliDesk *desk, gconstpointer program);
  } tests[] = {
    { "what two stories tell is one fact with two sources", test_facts },
    { "lines say what is known and who told it first", test_lines },
    { "as of a day only what was told by then", test_as_of },
    { "a date that is none is refused", test_no_date },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/cli-who/", tests[i].name, NULL);

      g_test_add (path, CliDesk, argv[1], set_up, tests[i].run, cli_desk_tear_down);
    }
  return g_test_run ();
}
