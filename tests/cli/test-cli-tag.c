/* test-cli-tag.c - tags on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "cli-desk.h"

#include <string.h>

/* Adds a story; its number, owned by the caller. */
static char *
add_story (CliDesk *desk, const char *title)
{
  g_autofree char *command = g_strdup_printf ("add - --title '%s' --json", title);
  g_autofree char *text = g_strdup_printf ("%s. It is a story of a few words about chips.", title);

  g_assert_cmpint (cli_run_with (desk, text, command), ==, DOSSIER_EXIT_DONE);
  return g_strdup (json_array_get_string_element (json_object_get_array_member (cli_line (desk, 0), "stories"), 0));
}

static void
run (CliDesk *desk, const char *command)
{
  g_assert_cmpint (cli_run (desk, "%s", command), ==, DOSSIER_EXIT_DONE);
}

/* The names in the member "tags" of the line @i, with commas. */
static char *
tags_of_line (CliDesk *desk, guint i)
{
  JsonArray *tags = json_object_get_array_member (cli_line (desk, i), "tags");
  GString   *names = g_string_new (NULL);

  for (guint t = 0; t < json_array_get_length (tags); t++)
    g_string_append_printf (names, "%s%s", t > 0 ? "," : "", json_array_get_string_element (tags, t));
  return g_string_free (names, FALSE);
}

static void
assert_tags (CliDesk *desk, const char *id, const char *want)
{
  g_autofree char *tags = NULL;

  g_assert_cmpint (cli_run (desk, "show %s --json", id), ==, DOSSIER_EXIT_DONE);
  tags = tags_of_line (desk, 0);
  g_assert_cmpstr (tags, ==, want);
}

static void
test_stories_get_tags_and_lose_them (CliDesk *desk, gconstpointer data)
{
  g_autofree char *one = add_story (desk, "One"), *two = add_story (desk, "Two");
  g_autofree char *found = NULL;

  g_assert_cmpint (cli_run (desk, "tag %s %s --add 'to read' --add Chips", one, two), ==, DOSSIER_EXIT_DONE);
  assert_tags (desk, one, "Chips,to read");
  g_assert_cmpint (cli_run (desk, "tag %s --remove CHIPS --add Labs", two), ==, DOSSIER_EXIT_DONE);
  assert_tags (desk, two, "Labs,to read");
  run (desk, "undo");
  g_assert_nonnull (strstr (desk->out, "tags"));
  assert_tags (desk, two, "Chips,to read");
  run (desk, "redo");
  assert_tags (desk, two, "Labs,to read");
  g_assert_cmpint (cli_run (desk, "show %s", two), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Tags: Labs, to read"));
  run (desk, "find --json tag:chips");
  g_assert_cmpuint (desk->lines->len, ==, 1);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "id"), ==, one);
  found = tags_of_line (desk, 0);
  g_assert_cmpstr (found, ==, "Chips,to read");
}

static void
test_tags_are_listed (CliDesk *desk, gconstpointer data)
{
  g_autofree char *one = add_story (desk, "One"), *two = add_story (desk, "Two");

  g_assert_cmpint (cli_run (desk, "tag"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "tag %s %s --add Chips", one, two), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "tag %s --add Labs", two), ==, DOSSIER_EXIT_DONE);
  run (desk, "tag");
  g_assert_cmpstr (desk->out, ==, "     2  Chips\n     1  Labs\n");
  run (desk, "tag --json");
  g_assert_cmpuint (desk->lines->len, ==, 2);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "name"), ==, "Chips");
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "n_stories"), ==, 2);
  g_assert_cmpint (cli_run (desk, "tag %s", one), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "     1  Chips\n");
}

static void
test_a_tag_is_renamed_and_deleted (CliDesk *desk, gconstpointer data)
{
  g_autofree char *one = add_story (desk, "One"), *two = add_story (desk, "Two");

  g_assert_cmpint (cli_run (desk, "tag %s --add Chips", one), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "tag %s --add Labs", two), ==, DOSSIER_EXIT_DONE);
  run (desk, "tag --rename chips 'silicon valley'");
  assert_tags (desk, one, "silicon valley");
  run (desk, "tag --rename 'Silicon Valley' labs");
  run (desk, "tag");
  g_assert_cmpstr (desk->out, ==, "     2  Labs\n");
  run (desk, "undo");
  assert_tags (desk, one, "silicon valley");
  run (desk, "tag --delete labs");
  assert_tags (desk, two, "");
  run (desk, "undo");
  assert_tags (desk, two, "Labs");
}

static const struct
{
  const char *name, *command;
  int         status;
  const char *words; /* on standard error */
} answers[] = {
  { "no stories to tag", "tag --add Chips", DOSSIER_EXIT_USAGE, "which story" },
  { "a story that is not there", "tag 12345 --add Chips", DOSSIER_EXIT_NOTHING, "12345" },
  { "no name", "tag %s --add ' '", DOSSIER_EXIT_USAGE, "name" },
  { "control characters", "tag %s --add 'a\x01'", DOSSIER_EXIT_USAGE, "control" },
  { "no tag to remove", "tag %s --remove Labs", DOSSIER_EXIT_NOTHING, "Labs" },
  { "no tag to rename", "tag --rename Labs Chips", DOSSIER_EXIT_NOTHING, "Labs" },
  { "no new name", "tag --rename Labs", DOSSIER_EXIT_USAGE, "--rename TAG NAME" },
  { "no tag to delete", "tag --delete Labs", DOSSIER_EXIT_NOTHING, "Labs" },
  { "delete with a story", "tag %s --delete Labs", DOSSIER_EXIT_USAGE, "--remove" },
  { "two things at once", "tag %s --add Labs --delete Chips", DOSSIER_EXIT_USAGE, "not at once" },
  { "a tag without a name", "find tag:", DOSSIER_EXIT_USAGE, "colon" },
  { "a tag that nobody has", "find tag:Labs", DOSSIER_EXIT_NOTHING, "Nothing" },
};

static void
test_wrong_use_is_answered_in_words (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_story (desk, "One");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (GStrv) parts = g_strsplit (answers[i].command, "%s", 2);
      g_autofree char *command = g_strjoinv (id, parts);

      g_test_message ("%s", answers[i].name);
      cli_run (desk, "%s", command);
      cli_assert_answer (desk, answers[i].status, "", answers[i].words);
    }
  g_assert_cmpint (cli_run (desk, "tag"), ==, DOSSIER_EXIT_NOTHING);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/cli/tag/" name, CliDesk, argv[1], cli_desk_set_up, function, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stories get tags and lose them", test_stories_get_tags_and_lose_them);
  ADD ("tags are listed", test_tags_are_listed);
  ADD ("a tag is renamed and deleted", test_a_tag_is_renamed_and_deleted);
  ADD ("wrong use is answered in words", test_wrong_use_is_answered_in_words);
  return g_test_run ();
}
