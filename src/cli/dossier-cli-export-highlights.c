/* dossier-cli-export-highlights.c - highlights and notes handed on: export highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-highlights-export.h"

/* On standard error, as the file may be standard output. */
static void
say_counts (const char *output, const DossierHighlightsCounts *counts)
{
  g_autofree char *highlights = g_strdup_printf (
      ngettext ("%u highlight or note", "%u highlights and notes", counts->n_highlights), counts->n_highlights);
  g_autofree char *stories
      = g_strdup_printf (ngettext ("%u story", "%u stories", counts->n_stories), counts->n_stories);
  /* TRANSLATORS: "12 highlights and notes", "3 stories" */
  g_autofree char *words = g_strdup_printf (_ ("%s of %s"), highlights, stories);

  dossier_cli_say (output, words);
  if (counts->n_left_out > 0)
    {
      g_autofree char *left
          = g_strdup_printf (ngettext ("%u note about a whole story was left out: this format has no place for it.",
                                       "%u notes about whole stories were left out: this format has no place for them.",
                                       counts->n_left_out),
                             counts->n_left_out);

      dossier_cli_say (output, left);
    }
}

static int
run_order (DossierCli *cli, const DossierHighlightsOrder *order, const char *output)
{
  g_autoptr (GError) error = NULL;
  DossierHighlightsCounts counts;

  if (!dossier_highlights_export (dossier_library_get_store (cli->library), order, output, &counts,
                                  dossier_cli_show_progress, NULL, NULL, &error))
    return dossier_cli_fail (NULL, error);
  say_counts (strcmp (output, "-") != 0 ? output : NULL, &counts);
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_export_highlights (DossierCli *cli, char **argv, const char *format, const char *dossier,
                               const char *output)
{
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GArray) stories = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char       *words = g_strjoinv (" ", argv + 1);
  g_autofree char       *name = dossier != NULL ? dossier_cli_dup_name (dossier) : NULL;
  DossierHighlightsOrder order = { .format = format != NULL ? format : "markdown" };
  int                    status = DOSSIER_EXIT_DONE;

  if (!dossier_highlights_export_knows (order.format))
    return dossier_cli_usage ("export",
                              _ ("--format wants web-annotation, hypothesis, markdown, html, csv or readwise."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  if (dossier_cli_are_stories (cli, argv + 1))
    {
      order.stories = stories = dossier_cli_stories (cli, argv, &status);
      if (stories == NULL)
        return status;
    }
  else if (argv[1] != NULL)
    {
      query = dossier_query_parse (words, FALSE, &error);
      if (query == NULL)
        return dossier_cli_fail (words, error);
    }
  order.query = query;
  if (name != NULL && (order.entity = dossier_cli_find_bearer (cli, name, 0, NULL, &status)) == 0)
    return status;
  return run_order (cli, &order, output != NULL ? output : "-");
}
