/* dossier-cli-history.c - the commands that look back: every change, and the names that are none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-cli-private.h"
#include "dossier-history.h"
#include "dossier-rejected.h"

/* Changes that are listed when nothing is said. */
#define DEFAULT_LIMIT 50
#define MAX_LIMIT 100000

/* "NUMBER	TIME	WHAT	STORY OR WORDS", with a sign before what is undone or cannot be. */
static void
print_entry (DossierCli *cli, const DossierHistoryEntry *entry)
{
  g_autofree char *minute = dossier_cli_dup_minute (entry->time);

  if (!cli->as_json)
    {
      dossier_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s%s\t%s\n", entry->id, minute,
                         entry->is_undone ? _ ("(undone) ") : "", entry->words,
                         entry->detail != NULL ? entry->detail : "");
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_int (cli->json, "number", entry->id);
  dossier_json_time (cli->json, "time", entry->time);
  dossier_json_string (cli->json, "what", entry->words);
  dossier_json_string (cli->json, "detail", entry->detail);
  dossier_json_bool (cli->json, "undone", entry->is_undone);
  dossier_json_string (cli->json, "reason", entry->reason);
  dossier_cli_end (cli);
}

static int
list (DossierCli *cli, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  entries = dossier_store_list_history (dossier_library_get_store (cli->library), limit, NULL, &error);
  if (entries == NULL)
    return dossier_cli_fail (NULL, error);
  if (entries->len == 0)
    {
      dossier_cli_say (NULL, _ ("Nothing was changed yet."));
      return DOSSIER_EXIT_NOTHING;
    }
  for (guint i = 0; i < entries->len; i++)
    print_entry (cli, entries->pdata[i]);
  return DOSSIER_EXIT_DONE;
}

static int
print_done (DossierCli *cli, const char *done)
{
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", done);
      return DOSSIER_EXIT_DONE;
    }
  dossier_cli_begin (cli);
  dossier_json_bool (cli->json, "ok", TRUE);
  dossier_json_string (cli->json, "done", done);
  dossier_cli_end (cli);
  return DOSSIER_EXIT_DONE;
}

static int
undo (DossierCli *cli, const char *number)
{
  guint64 change = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (!g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &change, NULL))
    return dossier_cli_usage ("history", _ ("A change is named by its number, as “dossier history” prints it."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  done = dossier_store_undo_change (dossier_library_get_store (cli->library), (gint64) change, &error);
  if (done != NULL)
    return print_done (cli, done);
  if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    return dossier_cli_fail (number, error);
  dossier_cli_say (number, error->message);
  return DOSSIER_EXIT_NOTHING;
}

int
dossier_cli_history (DossierCli *cli, int argc, char **argv)
{
  int                limit = DEFAULT_LIMIT, status;
  g_autofree char   *number = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many changes"), "N" },
    { "undo", 0, 0, G_OPTION_ARG_STRING, &number, N_ ("Take this one back, whatever came later"), "NUMBER" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1 || limit < 1 || limit > MAX_LIMIT)
    return dossier_cli_usage (argv[0], _ ("Say nothing, how many changes to list (--limit), or which to take back "
                                          "(--undo NUMBER)."));
  return number != NULL ? undo (cli, number) : list (cli, (guint) limit);
}

/* ---- names that are none ---- */

static void
print_rejected (DossierCli *cli, const DossierRejected *rejected)
{
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", rejected->name);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "name", rejected->name);
  dossier_json_string (cli->json, "type", dossier_entity_kind_to_string (rejected->kind));
  dossier_json_time (cli->json, "time", rejected->time);
  dossier_cli_end (cli);
}

int
dossier_cli_list_rejected (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  all = dossier_store_list_rejected (dossier_library_get_store (cli->library), &error);
  if (all == NULL)
    return dossier_cli_fail (NULL, error);
  if (all->len == 0)
    {
      dossier_cli_say (NULL, _ ("No name was said to be none."));
      return DOSSIER_EXIT_NOTHING;
    }
  for (guint i = 0; i < all->len; i++)
    print_rejected (cli, all->pdata[i]);
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_allow_name (DossierCli *cli, const char *name)
{
  DossierStore *store = dossier_library_get_store (cli->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dossier_store_list_rejected (store, &error);
  g_autofree char *words = NULL, *done = NULL;

  for (guint i = 0; all != NULL && i < all->len && done == NULL && error == NULL; i++)
    {
      const DossierRejected *rejected = all->pdata[i];

      if (strcmp (rejected->name, name) == 0)
        done = dossier_store_undo_change (store, rejected->change, &error);
    }
  if (error != NULL)
    return dossier_cli_fail (name, error);
  if (done != NULL)
    return print_done (cli, done);
  /* TRANSLATORS: a name */
  words = g_strdup_printf (_ ("Nobody said that “%s” is no name. See: dossier correct --list"), name);
  dossier_cli_say (NULL, words);
  return DOSSIER_EXIT_NOTHING;
}
