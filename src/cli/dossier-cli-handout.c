/* dossier-cli-handout.c - stories and citations handed on: export stories, export citations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-handout.h"

gboolean
dossier_cli_is_handout (const char *word)
{
  return strcmp (word, "stories") == 0 || strcmp (word, "citations") == 0;
}

static GArray *
find_stories (DossierCli *cli, char **words, int *status)
{
  g_autofree char *joined = g_strjoinv (" ", words), *search = dossier_cli_dup_name (joined);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (search, FALSE, &error);
  GArray *ids = query != NULL ? dossier_store_find (dossier_library_get_store (cli->library), query, 0, &error) : NULL;

  if (ids == NULL)
    *status = dossier_cli_fail (search, error);
  return ids;
}

/* Those that the words behind argv[0] mean: (element-type gint64); never none. NULL: words were said and @status is
 * what to answer. */
static GArray *
list_stories (DossierCli *cli, char **argv, gboolean *is_search, int *status)
{
  g_autoptr (GArray) ids = NULL;

  *status = DOSSIER_EXIT_FAILED;
  if (!dossier_cli_open (cli))
    return NULL;
  if (dossier_cli_are_stories (cli, argv + 1))
    return dossier_cli_stories (cli, argv, status);
  *is_search = argv[1] != NULL;
  ids = find_stories (cli, argv + 1, status);
  if (ids == NULL || ids->len > 0)
    return g_steal_pointer (&ids);
  dossier_cli_say (NULL, _ ("Nothing was found."));
  *status = DOSSIER_EXIT_NOTHING;
  return NULL;
}

/* What is wrong, in words; NULL when nothing is. Static. */
static const char *
find_fault (gboolean is_citations, DossierHandoutFormat format)
{
  if (is_citations && !dossier_handout_format_is_citation (format))
    return _ ("--format of citations wants bibtex, ris, csl-json or sentence.");
  if (!is_citations && (format == DOSSIER_HANDOUT_NONE || dossier_handout_format_is_citation (format)))
    return _ ("--format of stories wants html, markdown, text or epub.");
  return NULL;
}

static void
say_images_left (const char *subject, guint n)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u image was left out: the library has not kept it, or it is too large, or of a kind that not every "
                "program shows.",
                "%u images were left out: the library has not kept them, or they are too large, or of a kind that not "
                "every program shows.",
                n),
      n);

  dossier_cli_say (subject, words);
}

/* On standard error, as the file may be standard output. */
static void
say_written (const char *path, const DossierHandoutCounts *counts)
{
  guint            n = counts->n_stories;
  const char      *subject = strcmp (path, "-") != 0 ? path : NULL;
  g_autofree char *words = g_strdup_printf (ngettext ("%u story exported", "%u stories exported", n), n);

  dossier_cli_say (subject, words);
  if (counts->n_images_left > 0)
    say_images_left (subject, counts->n_images_left);
}

int
dossier_cli_hand_out (DossierCli *cli, char **argv, const char *format, const char *output)
{
  gboolean            is_citations = strcmp (argv[0], "citations") == 0, is_search = FALSE;
  const char         *path = output != NULL ? output : "-";
  DossierHandoutOrder order = { .format = dossier_handout_format_from_string (format != NULL ? format
                                                                              : is_citations ? "bibtex"
                                                                                             : "markdown") };
  const char         *fault = find_fault (is_citations, order.format);
  g_autofree char    *title = g_strjoinv (" ", argv + 1), *name = dossier_cli_dup_name (title);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  DossierHandoutCounts counts;
  int                  status;

  if (fault != NULL)
    return dossier_cli_usage ("export", fault);
  ids = list_stories (cli, argv, &is_search, &status);
  if (ids == NULL)
    return status;
  if (strcmp (path, "-") == 0 && dossier_handout_makes_folder (order.format, ids->len))
    return dossier_cli_usage ("export", _ ("Several stories are several files: say a folder for them with --output."));
  order.ids = ids;
  order.title = is_search ? name : NULL;
  if (!dossier_handout_write (dossier_library_get_store (cli->library), &order, path, &counts, NULL, NULL, NULL,
                              &error))
    return dossier_cli_fail (NULL, error);
  say_written (path, &counts);
  return DOSSIER_EXIT_DONE;
}
