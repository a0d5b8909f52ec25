/* dossier-cli-import.c - the command that takes over what other programs have kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-import.h"

/* Stable words for scripts. */
static const char *
outcome_word (DossierImportOutcome outcome)
{
  switch (outcome)
    {
    case DOSSIER_IMPORTED_STORY: return "new";
    case DOSSIER_IMPORTED_LINK: return "link";
    case DOSSIER_IMPORTED_COMPLETED: return "completed";
    case DOSSIER_IMPORTED_SAME: return "same";
    case DOSSIER_IMPORTED_RETURNED: return "brought_back";
    case DOSSIER_IMPORTED_STOPPED: return "stopped";
    }
  g_assert_not_reached ();
}

static void
print_line (DossierCli *cli, const char *file, const DossierImportLine *line)
{
  JsonBuilder *json = cli->json;

  dossier_cli_begin (cli);
  dossier_json_string (json, "file", file);
  dossier_json_string (json, "title", line->title);
  dossier_json_string (json, "uri", line->uri);
  dossier_json_string (json, "outcome", outcome_word (line->outcome));
  if (line->story != 0)
    dossier_json_id (json, "story", line->story);
  dossier_json_bool (json, "to_fetch", line->is_to_fetch);
  dossier_json_int (json, "placed", line->n_placed);
  dossier_json_int (json, "lost", line->n_lost);
  dossier_json_int (json, "notes", line->n_notes);
  dossier_json_int (json, "known", line->n_known);
  dossier_json_int (json, "tags", line->n_tags);
  dossier_json_string (json, "problem", line->problem);
  dossier_cli_end (cli);
}

static void
add_sentences (JsonBuilder *json, const char *name, GPtrArray *sentences)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < sentences->len; i++)
    g_ptr_array_add (all, sentences->pdata[i]);
  g_ptr_array_add (all, NULL);
  dossier_json_strings (json, name, (const char *const *) all->pdata);
}

static void
print_json (DossierCli *cli, const char *file, const DossierImportResult *result)
{
  JsonBuilder *json = cli->json;

  for (guint i = 0; i < result->lines->len; i++)
    print_line (cli, file, result->lines->pdata[i]);
  dossier_cli_begin (cli);
  dossier_json_string (json, "file", file);
  dossier_json_bool (json, "ok", TRUE);
  dossier_json_string (json, "program", result->program);
  for (guint i = 0; i < G_N_ELEMENTS (result->n_outcomes); i++)
    dossier_json_int (json, outcome_word (i), result->n_outcomes[i]);
  dossier_json_int (json, "to_fetch", result->n_to_fetch);
  dossier_json_int (json, "placed", result->n_placed);
  dossier_json_int (json, "lost", result->n_lost);
  dossier_json_int (json, "notes", result->n_notes);
  dossier_json_int (json, "known", result->n_known);
  dossier_json_int (json, "tagged", result->n_tagged);
  dossier_json_int (json, "read", result->n_read);
  dossier_json_int (json, "starred", result->n_starred);
  dossier_json_int (json, "archived", result->n_archived);
  add_sentences (json, "refused", result->refused);
  add_sentences (json, "remarks", result->remarks);
  dossier_cli_end (cli);
}

static void
print_words (const DossierImportResult *result, gboolean dry_run)
{
  g_autoptr (GPtrArray) sentences = dossier_import_result_tell (result, dry_run);

  dossier_cli_print ("%s\n", result->program);
  for (guint i = 0; i < sentences->len; i++)
    dossier_cli_print ("  %s\n", (const char *) sentences->pdata[i]);
}

/* What went wrong and what else there is to say. Whether something went wrong. */
static gboolean
say_problems (const DossierImportResult *result, gboolean as_json)
{
  gboolean has_problems = result->refused->len > 0;

  for (guint i = 0; i < result->lines->len; i++)
    {
      const DossierImportLine *line = result->lines->pdata[i];

      has_problems |= line->problem != NULL;
      if (line->problem != NULL && !as_json)
        dossier_cli_say (line->uri != NULL ? line->uri : line->title, line->problem);
    }
  for (guint i = 0; i < result->refused->len && !as_json; i++)
    dossier_cli_say (NULL, result->refused->pdata[i]);
  for (guint i = 0; i < result->remarks->len && !as_json; i++)
    dossier_cli_say (NULL, result->remarks->pdata[i]);
  return has_problems;
}

static int
import_one (DossierCli *cli, const char *path, const DossierImportOptions *options)
{
  g_autofree char *name = dossier_cli_dup_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result
      = dossier_library_import (cli->library, path, options, dossier_cli_show_progress, NULL, NULL, &error);

  if (result == NULL)
    {
      if (cli->as_json)
        dossier_cli_report_file (cli, name, error);
      return dossier_cli_fail (name, error);
    }
  if (cli->as_json)
    print_json (cli, name, result);
  else
    print_words (result, options->dry_run);
  return say_problems (result, cli->as_json) ? DOSSIER_EXIT_FAILED : DOSSIER_EXIT_DONE;
}

int
dossier_cli_import (DossierCli *cli, int argc, char **argv)
{
  g_autofree char     *whole = g_uuid_string_random ();
  DossierImportOptions options = { .whole = whole };
  const GOptionEntry   entries[] = {
      { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would come"), NULL },
      { "no-fetch", 0, 0, G_OPTION_ARG_NONE, &options.no_fetch, N_ ("Keep links as they are, without their pages"),
        NULL },
      { "private", 0, 0, G_OPTION_ARG_NONE, &options.allow_private, N_ ("Fetch pages inside your own network too"),
        NULL },
      G_OPTION_ENTRY_NULL,
  };
  int status = DOSSIER_EXIT_DONE;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return dossier_cli_usage (argv[0], _ ("Say which files to import."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  for (int i = 1; i < argc; i++)
    {
      int answer = import_one (cli, argv[i], &options);

      status = MAX (status, answer);
    }
  return status;
}
