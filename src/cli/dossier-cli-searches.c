/* dossier-cli-searches.c - the commands about searches that are kept: searches, export search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-saved-searches.h"
#include "dossier-search-export.h"
#include "dossier-search-list.h"

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

int
dossier_cli_fail_kept (const char *command, const GError *error)
{
  return error->domain == DOSSIER_SAVED_SEARCH_ERROR || error->domain == DOSSIER_QUERY_ERROR
             ? dossier_cli_usage (command, error->message)
             : dossier_cli_fail (NULL, error);
}

/* ---- listing ---- */

static void
print_search (DossierCli *cli, const DossierSavedSearch *search)
{
  if (!cli->as_json)
    {
      dossier_cli_print ("%6u %6u  %s\t%s\n", search->n_unread, search->n_stories, search->name, search->query);
      if (search->problem != NULL)
        dossier_cli_say (search->name, search->problem);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "name", search->name);
  dossier_json_string (cli->json, "query", search->query);
  dossier_json_int (cli->json, "stories", search->n_stories);
  dossier_json_int (cli->json, "unread", search->n_unread);
  dossier_json_string (cli->json, "problem", search->problem);
  dossier_cli_end (cli);
}

static int
list (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (get_store (cli), &error);

  if (searches == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < searches->len; i++)
    print_search (cli, searches->pdata[i]);
  if (searches->len > 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, _ ("There are no saved searches yet. “dossier searches save NAME QUERY” keeps one."));
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
  return done ? DOSSIER_EXIT_DONE : dossier_cli_fail_kept ("searches", error);
}

static int
save (DossierCli *cli, char **words)
{
  g_autofree char *name = dossier_cli_dup_name (words[0]), *joined = g_strjoinv (" ", words + 1);
  g_autofree char *query = dossier_cli_dup_name (joined);
  g_autoptr (DossierSavedSearch) before = dossier_store_find_search (get_store (cli), name, NULL);
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, name, query);

  return apply (cli, dossier_change_edit_search (before != NULL ? before->id : 0, search));
}

/* @new_name NULL: it is removed. */
static int
change (DossierCli *cli, const char *word, const char *new_name)
{
  g_autofree char *name = dossier_cli_dup_name (word);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSavedSearch) search = dossier_store_find_search (get_store (cli), name, &error);

  if (search == NULL)
    return dossier_cli_fail (NULL, error);
  if (new_name == NULL)
    return apply (cli, dossier_change_edit_search (search->id, NULL));
  g_free (search->name);
  search->name = dossier_cli_dup_name (new_name);
  return apply (cli, dossier_change_edit_search (search->id, search));
}

/* ---- taking in ---- */

static GBytes *
load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (strcmp (path, "-") == 0 ? "/dev/stdin" : path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;
  gsize            n = 0;

  if (stream == NULL)
    return NULL;
  data = g_malloc (DOSSIER_SAVED_SEARCH_MAX_LIST + 1); /* one more than is taken: that is refused in words */
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, DOSSIER_SAVED_SEARCH_MAX_LIST + 1, &n, NULL, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), n);
}

static int
import (DossierCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load (path, &error);
  guint            n_new = 0, n_changed = 0;
  g_autofree char *words = NULL;

  if (bytes == NULL || !dossier_search_list_keep (get_store (cli), bytes, &n_new, &n_changed, &error))
    return dossier_cli_fail (path, error);
  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_json_int (cli->json, "new", n_new);
      dossier_json_int (cli->json, "changed", n_changed);
      dossier_cli_end (cli);
      return DOSSIER_EXIT_DONE;
    }
  words = g_strdup_printf (ngettext ("%u search saved", "%u searches saved", n_new + n_changed), n_new + n_changed);
  dossier_cli_print ("%s\n", words);
  return DOSSIER_EXIT_DONE;
}

/* ---- the command ---- */

static int
run (DossierCli *cli, int argc, char **argv)
{
  const char *verb = argc > 1 ? argv[1] : "list";

  if (strcmp (verb, "list") == 0 && argc <= 2)
    return list (cli);
  if (strcmp (verb, "save") == 0 && argc > 3)
    return save (cli, argv + 2);
  if (strcmp (verb, "remove") == 0 && argc == 3)
    return change (cli, argv[2], NULL);
  if (strcmp (verb, "rename") == 0 && argc == 4)
    return change (cli, argv[2], argv[3]);
  if (strcmp (verb, "import") == 0 && argc == 3)
    return import (cli, argv[2]);
  return dossier_cli_usage (
      argv[0], _ ("Say “list”, “save NAME QUERY”, “remove NAME”, “rename NAME NEW-NAME” or “import FILE”."));
}

int
dossier_cli_searches (DossierCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int                status;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  return dossier_cli_open (cli) ? run (cli, argc, argv) : DOSSIER_EXIT_FAILED;
}

/* ---- handing on ---- */

int
dossier_cli_export_search (DossierCli *cli, char **argv, const char *format_word, const char *output)
{
  DossierSearchExportFormat format
      = dossier_search_export_format_from_string (format_word != NULL ? format_word : "atom");
  g_autofree char *name = argv[1] != NULL ? dossier_cli_dup_name (argv[1]) : NULL, *words = NULL;
  g_autoptr (DossierSavedSearch) search = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (name == NULL || argv[2] != NULL)
    return dossier_cli_usage ("export", _ ("Say the name of one saved search: export search NAME"));
  if (format == DOSSIER_SEARCH_EXPORT_NONE)
    return dossier_cli_usage ("export", _ ("--format of a search wants atom, json or opml."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  search = dossier_store_find_search (get_store (cli), name, &error);
  if (search == NULL
      || !dossier_search_export (get_store (cli), search->name, search->query, format, output != NULL ? output : "-",
                                 g_get_real_time () / G_USEC_PER_SEC, NULL, &n, &error))
    return dossier_cli_fail (NULL, error);
  words = format == DOSSIER_SEARCH_EXPORT_OPML
              ? g_strdup_printf (ngettext ("%u feed exported", "%u feeds exported", n), n)
              : g_strdup_printf (ngettext ("%u story exported", "%u stories exported", n), n);
  dossier_cli_say (output, words);
  return DOSSIER_EXIT_DONE;
}
