/* dossier-cli-care.c - the commands that look after the library: check, backup, stats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dossier-cli-private.h"
#include "dossier-saved-searches.h"

/* The common beginning of commands without options of their own. */
static gboolean
begin (DossierCli *cli, int *argc, char ***argv, int most, int *status)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  if (!dossier_cli_parse (cli, entries, argc, argv, status))
    return FALSE;
  if (*argc - 1 > most)
    *status = dossier_cli_usage ((*argv)[0], _ ("These are too many arguments."));
  else if (!dossier_cli_open (cli))
    *status = DOSSIER_EXIT_FAILED;
  else
    return TRUE;
  return FALSE;
}

/* Counts of saved searches come of the stories: they are taken anew. What else is wrong stays as it is. */
static int
mend (DossierCli *cli)
{
  DossierStore *store = dossier_library_get_store (cli->library);
  g_autoptr (GError) error = NULL;

  if (!dossier_store_is_read_only (store) && !dossier_store_recount_searches (store, &error))
    return dossier_cli_fail (NULL, error);
  return DOSSIER_EXIT_FAILED;
}

int
dossier_cli_check (DossierCli *cli, int argc, char **argv)
{
  int status;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!begin (cli, &argc, &argv, 0, &status))
    return status;
  problems = dossier_store_check (dossier_library_get_store (cli->library), &error);
  if (problems == NULL)
    return dossier_cli_fail (NULL, error);
  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_json_bool (cli->json, "ok", problems->len == 0);
      json_builder_set_member_name (cli->json, "problems");
      json_builder_begin_array (cli->json);
      for (guint i = 0; i < problems->len; i++)
        json_builder_add_string_value (cli->json, problems->pdata[i]);
      json_builder_end_array (cli->json);
      dossier_cli_end (cli);
    }
  else
    {
      for (guint i = 0; i < problems->len; i++)
        dossier_cli_print ("%s\n", (const char *) problems->pdata[i]);
      if (problems->len == 0)
        dossier_cli_print ("%s\n", _ ("The library is in order."));
    }
  return problems->len == 0 ? DOSSIER_EXIT_DONE : mend (cli);
}

/* Beside the library, named after the moment. */
static char *
dup_backup_path (DossierStore *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = g_path_get_dirname (dossier_store_get_path (store));
  g_autofree char *name = g_date_time_format (now, "library-%Y%m%d-%H%M%S.db");

  return g_build_filename (folder, name, NULL);
}

int
dossier_cli_backup (DossierCli *cli, int argc, char **argv)
{
  int status;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *name = NULL;
  DossierStore    *store;

  if (!begin (cli, &argc, &argv, 1, &status))
    return status;
  store = dossier_library_get_store (cli->library);
  path = argc > 1 ? g_strdup (argv[1]) : dup_backup_path (store);
  if (!dossier_store_backup (store, path, &error))
    return dossier_cli_fail (path, error);
  name = dossier_cli_dup_name (path);
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", name);
      return DOSSIER_EXIT_DONE;
    }
  dossier_cli_begin (cli);
  dossier_json_bool (cli->json, "ok", TRUE);
  dossier_json_string (cli->json, "file", name);
  dossier_cli_end (cli);
  return DOSSIER_EXIT_DONE;
}

static gint64
measure_file (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : 0;
}

int
dossier_cli_stats (DossierCli *cli, int argc, char **argv)
{
  int status;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  DossierCounts    counts;
  DossierStore    *store;

  if (!begin (cli, &argc, &argv, 0, &status))
    return status;
  store = dossier_library_get_store (cli->library);
  if (!dossier_store_count (store, &counts, &error))
    return dossier_cli_fail (NULL, error);
  file = dossier_cli_dup_name (dossier_store_get_path (store));
  {
    const struct
    {
      const char *name;
      gint64      value;
    } rows[] = {
      { "stories", counts.stories },     { "unread", counts.unread },
      { "starred", counts.starred },     { "archived", counts.archived },
      { "annotated", counts.annotated }, { "moves", counts.claims },
      { "people", counts.people },       { "organizations", counts.organizations },
      { "feeds", counts.feeds },         { "bytes", measure_file (dossier_store_get_path (store)) },
    };

    dossier_cli_begin (cli);
    dossier_json_string (cli->json, "library", file);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        dossier_json_int (cli->json, rows[i].name, rows[i].value);
        if (!cli->as_json)
          dossier_cli_print ("%-14s %" G_GINT64_FORMAT "\n", rows[i].name, rows[i].value);
      }
    if (cli->as_json)
      dossier_cli_end (cli);
  }
  return DOSSIER_EXIT_DONE;
}
