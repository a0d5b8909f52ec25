/* dossier-cli-rules.c - the command about what is done with stories that arrive: rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-saved-searches.h"

/* Most stories that “rules test” prints. */
#define MAX_SHOWN 20

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

/* ---- listing ---- */

static void
print_json (DossierCli *cli, const DossierArrivalRule *rule)
{
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "name", rule->name);
  dossier_json_string (cli->json, "query", rule->query);
  dossier_json_bool (cli->json, "enabled", rule->is_enabled);
  dossier_json_strings (cli->json, "tags", (const char *const *) rule->tags);
  dossier_json_bool (cli->json, "star", rule->stars);
  dossier_json_bool (cli->json, "read", rule->reads);
  dossier_json_bool (cli->json, "follow", rule->follows);
  dossier_json_bool (cli->json, "mute", rule->mutes);
  dossier_json_time (cli->json, "until", rule->mutes_until);
  dossier_json_string (cli->json, "problem", rule->problem);
  dossier_cli_end (cli);
}

static void
print_line (const DossierArrivalRule *rule)
{
  g_autofree char *words = dossier_arrival_rule_dup_words (rule);

  dossier_cli_print ("%s  %s\t%s\t%s\n", rule->is_enabled ? "+" : "-", rule->name, rule->query, words);
  if (rule->problem != NULL)
    dossier_cli_say (rule->name, rule->problem);
}

static int
list (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = dossier_store_list_rules (get_store (cli), &error);

  if (rules == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < rules->len; i++)
    if (cli->as_json)
      print_json (cli, rules->pdata[i]);
    else
      print_line (rules->pdata[i]);
  if (rules->len > 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, _ ("There are no rules yet. “dossier rules add NAME QUERY --star” adds one."));
  return DOSSIER_EXIT_NOTHING;
}

/* ---- changing ---- */

/* Takes @change. */
static int
apply (DossierCli *cli, DossierChange *change)
{
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_store_apply (get_store (cli), change, NULL, &error);

  dossier_change_free (change);
  return done ? DOSSIER_EXIT_DONE : dossier_cli_fail_kept ("rules", error);
}

static int
add (DossierCli *cli, char **words, const DossierArrivalRule *actions)
{
  g_autofree char   *name = dossier_cli_dup_name (words[0]), *joined = g_strjoinv (" ", words + 1);
  g_autofree char   *query = dossier_cli_dup_name (joined);
  DossierArrivalRule rule = *actions;

  rule.name = name;
  rule.query = query;
  rule.is_enabled = TRUE;
  return apply (cli, dossier_change_edit_rule (0, &rule));
}

static DossierArrivalRule *
find (DossierCli *cli, const char *word, int *status)
{
  g_autofree char *name = dossier_cli_dup_name (word);
  g_autoptr (GError) error = NULL;
  DossierArrivalRule *rule = dossier_store_find_rule (get_store (cli), name, &error);

  if (rule == NULL)
    *status = dossier_cli_fail (NULL, error);
  return rule;
}

static int
remove_rule (DossierCli *cli, const char *word)
{
  int status = DOSSIER_EXIT_DONE;
  g_autoptr (DossierArrivalRule) rule = find (cli, word, &status);

  return rule != NULL ? apply (cli, dossier_change_edit_rule (rule->id, NULL)) : status;
}

static int
set_enabled (DossierCli *cli, const char *word, gboolean is_enabled)
{
  int status = DOSSIER_EXIT_DONE;
  g_autoptr (DossierArrivalRule) rule = find (cli, word, &status);

  if (rule == NULL)
    return status;
  rule->is_enabled = is_enabled;
  return apply (cli, dossier_change_edit_rule (rule->id, rule));
}

/* ---- on what is there ---- */

static int
apply_rule (DossierCli *cli, const char *word)
{
  int status = DOSSIER_EXIT_DONE;
  g_autoptr (DossierArrivalRule) rule = find (cli, word, &status);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (rule == NULL)
    return status;
  if (!dossier_store_apply_rule (get_store (cli), rule, NULL, &n, &error))
    return dossier_cli_fail_kept ("rules", error);
  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_json_int (cli->json, "stories", n);
      dossier_cli_end (cli);
    }
  else
    dossier_cli_print (ngettext ("Applied to %u story\n", "Applied to %u stories\n", n), n);
  return n > 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_NOTHING;
}

static void
print_story (DossierCli *cli, gint64 id)
{
  g_autoptr (DossierStory) story = dossier_store_load_story (get_store (cli), id, NULL);

  if (story != NULL && !cli->as_json)
    dossier_cli_story_line (dossier_story_get_row (story));
  if (story == NULL || !cli->as_json)
    return;
  dossier_cli_begin (cli);
  dossier_cli_story_json (cli->json, dossier_story_get_row (story));
  dossier_cli_end (cli);
}

/* What a rule of that name, or else a rule for that search, would have caught. */
static int
test (DossierCli *cli, char **words)
{
  g_autofree char *joined = g_strjoinv (" ", words), *text = dossier_cli_dup_name (joined), *sum = NULL;
  g_autoptr (DossierArrivalRule) rule = dossier_store_find_rule (get_store (cli), text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (rule != NULL ? rule->query : text, FALSE, &error);
  g_autoptr (GArray) found = query != NULL ? dossier_store_find (get_store (cli), query, 0, &error) : NULL;

  if (found == NULL)
    return dossier_cli_fail_kept ("rules", error);
  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    print_story (cli, g_array_index (found, gint64, i));
  sum = g_strdup_printf (ngettext ("It would have caught %u story.", "It would have caught %u stories.", found->len),
                         found->len);
  dossier_cli_say (NULL, sum);
  return found->len > 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_NOTHING;
}

/* ---- the command ---- */

typedef struct
{
  DossierArrivalRule rule;
  char              *until;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_strfreev (wish->rule.tags);
  g_free (wish->until);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
has_actions (const DossierArrivalRule *rule)
{
  return rule->tags != NULL || rule->stars || rule->reads || rule->follows || rule->mutes;
}

static int
run (DossierCli *cli, const Wish *wish, int argc, char **argv)
{
  const char *verb = argc > 1 ? argv[1] : "list";

  if (strcmp (verb, "add") == 0 && argc > 3)
    return add (cli, argv + 2, &wish->rule);
  if (has_actions (&wish->rule))
    return dossier_cli_usage (argv[0], _ ("What a rule does is said with “add NAME QUERY”."));
  if (strcmp (verb, "list") == 0 && argc <= 2)
    return list (cli);
  if (strcmp (verb, "test") == 0 && argc > 2)
    return test (cli, argv + 2);
  if (strcmp (verb, "remove") == 0 && argc == 3)
    return remove_rule (cli, argv[2]);
  if (strcmp (verb, "apply") == 0 && argc == 3)
    return apply_rule (cli, argv[2]);
  if ((strcmp (verb, "enable") == 0 || strcmp (verb, "disable") == 0) && argc == 3)
    return set_enabled (cli, argv[2], *verb == 'e');
  return dossier_cli_usage (argv[0], _ ("Say “list”, “add NAME QUERY”, “remove NAME”, “enable NAME”, “disable NAME”, "
                                        "“test NAME|QUERY” or “apply NAME”."));
}

/* Words come in whatever bytes the shell gives. */
static void
make_valid (GStrv tags)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      char *name = dossier_cli_dup_name (tags[i]);

      g_free (tags[i]);
      tags[i] = name;
    }
}

int
dossier_cli_rules (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.rule.tags, N_ ("Give the story this tag"), "TAG" },
    { "star", 0, 0, G_OPTION_ARG_NONE, &wish.rule.stars, N_ ("Star the story"), NULL },
    { "read", 0, 0, G_OPTION_ARG_NONE, &wish.rule.reads, N_ ("Mark the story as read"), NULL },
    { "follow", 0, 0, G_OPTION_ARG_NONE, &wish.rule.follows, N_ ("Follow whom the story names"), NULL },
    { "mute", 0, 0, G_OPTION_ARG_NONE, &wish.rule.mutes, N_ ("Mark what feeds bring as read, and delete it"), NULL },
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &wish.until, N_ ("Mute to the end of this day"), "DATE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  make_valid (wish.rule.tags);
  wish.rule.mutes_until = dossier_summary_parse_as_of (wish.until);
  if (wish.until != NULL && wish.rule.mutes_until == 0)
    return dossier_cli_usage (argv[0], _ ("--until wants a date: 2024-05-31, 2024-05 or 2024."));
  if (wish.until != NULL && !wish.rule.mutes)
    return dossier_cli_usage (argv[0], _ ("--until is for --mute."));
  return dossier_cli_open (cli) ? run (cli, &wish, argc, argv) : DOSSIER_EXIT_FAILED;
}
