/* dossier-cli-follow.c - the commands about following: follow, unfollow, new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-follows.h"

/* ---- what is followed ---- */

static void
follow_json (JsonBuilder *json, const DossierFollow *follow)
{
  dossier_json_id (json, "id", follow->entity);
  dossier_json_string (json, "name", follow->name);
  dossier_json_string (json, "type", follow->entity != 0 ? dossier_entity_kind_to_string (follow->entity_kind) : NULL);
  dossier_json_string (json, "move", follow->kind != 0 ? dossier_claim_kind_to_string (follow->kind) : NULL);
}

/* "Jan Leike", "funded: Anthropic", "left: anybody". */
static char *
follow_words (const DossierFollow *follow)
{
  if (follow->kind == 0)
    return g_strdup (follow->name);
  return g_strdup_printf ("%s: %s", dossier_claim_kind_to_string (follow->kind),
                          follow->name != NULL ? follow->name : _ ("anybody"));
}

static void
print_follow (DossierCli *cli, const DossierFollow *follow)
{
  g_autofree char *words = follow_words (follow);

  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", words);
      return;
    }
  dossier_cli_begin (cli);
  follow_json (cli->json, follow);
  dossier_json_time (cli->json, "created", follow->created);
  dossier_json_time (cli->json, "seen", follow->seen);
  dossier_cli_end (cli);
}

static int
list (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) follows = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  follows = dossier_store_list_follows (dossier_library_get_store (cli->library), &error);
  if (follows == NULL)
    return dossier_cli_fail (NULL, error);
  if (follows->len == 0)
    {
      dossier_cli_say (NULL, _ ("You follow nobody yet. “dossier follow NAME” begins."));
      return DOSSIER_EXIT_NOTHING;
    }
  for (guint i = 0; i < follows->len; i++)
    print_follow (cli, g_ptr_array_index (follows, i));
  return DOSSIER_EXIT_DONE;
}

/* ---- follow, unfollow ---- */

static int
set_followed (DossierCli *cli, const char *name, DossierClaimKind kind, gboolean is_followed)
{
  DossierStore *store;
  DossierFollow follow = { .kind = kind };
  int           status = DOSSIER_EXIT_DONE;
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  store = dossier_library_get_store (cli->library);
  if (name != NULL && (follow.entity = dossier_cli_find_bearer (cli, name, 0, &follow.entity_kind, &status)) == 0)
    return status;
  if (!is_followed && !dossier_store_is_followed (store, follow.entity, kind))
    {
      dossier_cli_say (name, _ ("This is not followed. “dossier follow --list” prints what is."));
      return DOSSIER_EXIT_NOTHING;
    }
  change = dossier_change_follow (follow.entity, kind, is_followed);
  if (!dossier_store_apply (store, change, NULL, &error))
    return dossier_cli_fail (name, error);
  entity = follow.entity != 0 ? dossier_store_load_entity (store, follow.entity, &error) : NULL;
  if (error != NULL)
    return dossier_cli_fail (name, error);
  follow.name = entity != NULL ? dossier_entity_get_row (entity)->name : NULL;
  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      follow_json (cli->json, &follow);
      dossier_json_bool (cli->json, "followed", is_followed);
      dossier_cli_end (cli);
      return DOSSIER_EXIT_DONE;
    }
  print_follow (cli, &follow);
  return DOSSIER_EXIT_DONE;
}

/* @move: the word of a kind, or NULL. */
static int
run_follow (DossierCli *cli, int argc, char **argv, const char *move, gboolean is_followed)
{
  DossierClaimKind kind = move != NULL ? dossier_claim_kind_from_string (move) : 0;

  if (move != NULL && kind == 0)
    return dossier_cli_usage (argv[0], _ ("There is no such kind of move. Some are joined, left, founded, funded and "
                                          "acquired."));
  if (argc > 2 || (argc < 2 && move == NULL))
    return dossier_cli_usage (argv[0], _ ("Say one name, in quotes when it has several words, or --move and a kind"));
  return set_followed (cli, argc == 2 ? argv[1] : NULL, kind, is_followed);
}

int
dossier_cli_follow (DossierCli *cli, int argc, char **argv)
{
  g_autofree char   *move = NULL;
  gboolean           is_list = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "move", 0, 0, G_OPTION_ARG_FILENAME, &move, N_ ("Moves of this kind"), "KIND" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, N_ ("Who and what is followed"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (!is_list)
    return run_follow (cli, argc, argv, move, TRUE);
  if (argc > 1 || move != NULL)
    return dossier_cli_usage (argv[0], _ ("--list stands alone"));
  return list (cli);
}

int
dossier_cli_unfollow (DossierCli *cli, int argc, char **argv)
{
  g_autofree char   *move = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "move", 0, 0, G_OPTION_ARG_FILENAME, &move, N_ ("Moves of this kind"), "KIND" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  return run_follow (cli, argc, argv, move, FALSE);
}

/* ---- new ---- */

static void
facts_json (JsonBuilder *json, const DossierNewsGroup *group, GPtrArray *facts)
{
  json_builder_set_member_name (json, "facts");
  json_builder_begin_array (json);
  for (guint i = 0; i < group->facts->len; i++)
    dossier_cli_fact_json (json, g_array_index (group->facts, DossierNewsFact, i).fact, facts);
  json_builder_end_array (json);
}

static void
stories_json (JsonBuilder *json, const DossierNewsGroup *group)
{
  json_builder_set_member_name (json, "stories");
  json_builder_begin_array (json);
  for (guint i = 0; i < group->stories->len; i++)
    {
      json_builder_begin_object (json);
      dossier_cli_story_json (json, dossier_story_get_row (g_ptr_array_index (group->stories, i)));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
group_json (DossierCli *cli, const DossierNewsGroup *group, GPtrArray *facts)
{
  dossier_cli_begin (cli);
  follow_json (cli->json, group->follow);
  facts_json (cli->json, group, facts);
  stories_json (cli->json, group);
  dossier_json_int (cli->json, "more_facts", group->n_more_facts);
  dossier_json_int (cli->json, "more_stories", group->n_more_stories);
  dossier_cli_end (cli);
}

static void
print_more (guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  if (n > 0)
    dossier_cli_print ("  %s\n", words);
}

/* What is denied stands below what is so. */
static void
print_facts (const DossierNewsGroup *group, gboolean happened)
{
  for (guint i = 0, n = 0; i < group->facts->len; i++)
    {
      const DossierFact *fact = g_array_index (group->facts, DossierNewsFact, i).fact;

      if ((fact->nature == DOSSIER_FACT_SAID) != happened)
        continue;
      if (n++ == 0 && !happened)
        dossier_cli_print ("%s\n", _ ("Denied, or never happened"));
      dossier_cli_fact_lines (fact);
    }
}

static void
print_group (const DossierNewsGroup *group, gboolean is_first)
{
  g_autofree char *words = follow_words (group->follow);

  dossier_cli_print ("%s%s\n", is_first ? "" : "\n", words);
  print_facts (group, TRUE);
  print_facts (group, FALSE);
  print_more (group->n_more_facts);
  for (guint i = 0; i < group->stories->len; i++)
    dossier_cli_story_line (dossier_story_get_row (g_ptr_array_index (group->stories, i)));
  print_more (group->n_more_stories);
}

static int
print_news (DossierCli *cli, const DossierNews *news)
{
  for (guint i = 0; i < news->groups->len; i++)
    if (cli->as_json)
      group_json (cli, g_ptr_array_index (news->groups, i), news->facts);
    else
      print_group (g_ptr_array_index (news->groups, i), i == 0);
  if (news->is_cut)
    dossier_cli_say (NULL, _ ("There is so much that only the newest of it was looked at."));
  if (news->groups->len > 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, news->follows->len > 0 ? _ ("Nothing new.")
                                                : _ ("You follow nobody yet. “dossier follow NAME” begins."));
  return DOSSIER_EXIT_NOTHING;
}

static int
run_new (DossierCli *cli, const DossierNewsFilter *filter, gboolean mark_seen)
{
  DossierStore *store;
  g_autoptr (DossierNews) news = NULL;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  store = dossier_library_get_store (cli->library);
  news = dossier_store_load_news (store, filter, &error);
  if (news == NULL)
    return dossier_cli_fail (NULL, error);
  status = print_news (cli, news);
  change = mark_seen ? dossier_change_see_news (news->newest) : NULL;
  if (change != NULL && !dossier_store_apply (store, change, NULL, &error))
    return dossier_cli_fail (NULL, error);
  return status;
}

int
dossier_cli_new (DossierCli *cli, int argc, char **argv)
{
  g_autofree char   *since = NULL;
  gboolean           mark_seen = FALSE;
  DossierNewsFilter  filter = { 0 };
  DossierDate        date;
  int                status;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_ ("What came on that day or later, seen or not"), "DATE" },
    { "seen", 0, 0, G_OPTION_ARG_NONE, &mark_seen, N_ ("Mark all as seen"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return dossier_cli_usage (argv[0], _ ("This takes no names: it tells of all that is followed."));
  if (since != NULL && !dossier_date_parse (since, &date))
    return dossier_cli_usage (argv[0], _ ("A date is a day like 2024-08-06, a month like 2024-08 or a year."));
  filter.since = since != NULL ? MAX (date.from, 1) : 0;
  return run_new (cli, &filter, mark_seen);
}
