/* dossier-cli-salvage.c - the command that saves what can still be read of a damaged library: salvage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-salvage.h"

static void
print_json (DossierCli *cli, const DossierSalvage *salvage, const char *file, const char *kept)
{
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "file", file);
  dossier_json_string (cli->json, "kept", kept);
  dossier_json_int (cli->json, "stories", salvage->content->stories);
  dossier_json_int (cli->json, "stories_before", salvage->stories_before);
  dossier_json_int (cli->json, "annotated", salvage->content->annotated);
  dossier_json_int (cli->json, "people", salvage->content->people);
  dossier_json_int (cli->json, "organizations", salvage->content->organizations);
  dossier_json_int (cli->json, "feeds", salvage->content->feeds);
  dossier_json_int (cli->json, "rows", (gint64) salvage->n_rows);
  dossier_json_int (cli->json, "unreadable_places", salvage->n_spots);
  dossier_json_int (cli->json, "unreadable_rows", salvage->n_refused);
  dossier_json_int (cli->json, "stories_put_together", salvage->n_stories_made);
  dossier_json_int (cli->json, "texts_lost", salvage->n_texts_lost);
  dossier_cli_end (cli);
}

static void
print_result (DossierCli *cli, const DossierSalvage *salvage, const char *kept)
{
  g_autofree char *words = dossier_salvage_dup_words (salvage);

  dossier_cli_print ("%s\n", words);
  if (kept != NULL)
    {
      /* TRANSLATORS: a file's name */
      g_autofree char *there = g_strdup_printf (_ ("What was there before is kept as “%s”."), kept);

      dossier_cli_say (NULL, there);
    }
}

int
dossier_cli_salvage (DossierCli *cli, int argc, char **argv)
{
  int                status;
  gboolean           done;
  g_autofree char   *library = NULL, *output = NULL, *kept = NULL, *kept_name = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write a new file, and leave the library as it is"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  const char *damaged;
  g_auto (DossierSalvage) salvage = { 0 };
  g_autoptr (GError) error = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 2)
    return dossier_cli_usage ("salvage", _ ("Name one damaged file, or none for the library."));
  library
      = cli->library_path != NULL ? g_canonicalize_filename (cli->library_path, NULL) : dossier_library_default_path ();
  damaged = argc == 2 ? argv[1] : library;
  done = output != NULL ? dossier_salvage_write (damaged, output, NULL, &salvage, &error)
                        : dossier_salvage_library (library, damaged, NULL, &kept, &salvage, &error);
  if (!done)
    return dossier_cli_fail (damaged, error);
  name = dossier_cli_dup_name (output != NULL ? output : library);
  kept_name = kept != NULL ? dossier_cli_dup_name (kept) : NULL;
  if (cli->as_json)
    print_json (cli, &salvage, name, kept_name);
  else
    print_result (cli, &salvage, kept_name);
  return DOSSIER_EXIT_DONE;
}
