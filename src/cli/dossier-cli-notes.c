/* dossier-cli-notes.c - the command that lists highlights and notes: notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-annotations-find.h"
#include "dossier-cli-private.h"

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

/* ---- what is printed ---- */

static void
print_json (DossierCli *cli, const DossierAnnotationRow *row, const DossierStoryRow *story)
{
  dossier_cli_begin (cli);
  dossier_cli_annotation_json (cli->json, row);
  dossier_json_time (cli->json, "modified", row->modified);
  dossier_json_bool (cli->json, "lost", dossier_store_is_annotation_lost (get_store (cli), row->id));
  dossier_json_string (cli->json, "title", story != NULL ? story->title : NULL);
  dossier_json_string (cli->json, "source", story != NULL ? story->source : NULL);
  dossier_json_date (cli->json, "date", story != NULL ? &story->published : &DOSSIER_DATE_UNKNOWN);
  dossier_cli_end (cli);
}

/* On one line, as a terminal shows it. */
static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');
}

static void
print_signs (DossierCli *cli, const DossierAnnotationRow *row)
{
  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    dossier_cli_print ("    #%s\n", row->tags[i]);
  if (row->entity_name != NULL)
    {
      /* TRANSLATORS: %s is a person or an organization that a highlight is about */
      g_autofree char *about = g_strdup_printf (_ ("about %s"), row->entity_name);

      dossier_cli_print ("    %s\n", about);
    }
  if (dossier_store_is_annotation_lost (get_store (cli), row->id))
    dossier_cli_print ("    %s\n", _ ("not in the present text"));
}

static void
print_lines (DossierCli *cli, const DossierAnnotationRow *row, const DossierStoryRow *story)
{
  g_autofree char *shown = dossier_quote_dup_shown (row->quote);
  g_autofree char *quote = dup_line (shown), *note = dup_line (row->note);
  g_autofree char *made = dossier_time_to_string (row->created);

  dossier_cli_print ("%" G_GINT64_FORMAT "  %.10s  %s  %s\n", row->id, made != NULL ? made : "",
                     dossier_colour_to_string (row->colour), story != NULL ? story->title : "");
  if (*quote != '\0')
    dossier_cli_print ("    “%s”\n", quote);
  if (*note != '\0')
    dossier_cli_print ("    %s\n", note);
  print_signs (cli, row);
}

static int
print_one (DossierCli *cli, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAnnotation) annotation = dossier_store_load_annotation (get_store (cli), id, &error);
  g_autoptr (DossierStory) story = NULL;
  const DossierAnnotationRow *row;

  if (error != NULL)
    return dossier_cli_fail (NULL, error);
  if (annotation == NULL)
    return DOSSIER_EXIT_DONE; /* gone since it was found */
  row = dossier_annotation_get_row (annotation);
  story = dossier_store_load_story (get_store (cli), row->story, NULL);
  (cli->as_json ? print_json : print_lines) (cli, row, story != NULL ? dossier_story_get_row (story) : NULL);
  return DOSSIER_EXIT_DONE;
}

static int
print_found (DossierCli *cli, const DossierFoundAnnotations *found, int limit)
{
  guint n = limit > 0 ? MIN ((guint) limit, found->places->len) : found->places->len;
  int   status = DOSSIER_EXIT_DONE;

  for (guint i = 0; i < n && status == DOSSIER_EXIT_DONE; i++)
    status = print_one (cli, g_array_index (found->places, DossierAnnotationPlace, i).id);
  if (found->places->len > 0)
    return status;
  dossier_cli_say (NULL, _ ("Nothing was found."));
  return DOSSIER_EXIT_NOTHING;
}

/* ---- the command ---- */

static int
find (DossierCli *cli, const DossierAnnotationSearch *search, int limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFoundAnnotations) found = NULL;

  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  found = dossier_store_find_annotations (get_store (cli), search, &error);
  return found != NULL ? print_found (cli, found, limit) : dossier_cli_fail (NULL, error);
}

int
dossier_cli_notes (DossierCli *cli, int argc, char **argv)
{
  g_autofree char        *sort = NULL, *joined = NULL, *text = NULL;
  int                     limit = 0, status;
  DossierAnnotationSearch search = { 0 };
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("Print at most N highlights"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &sort, N_ ("Order by newest, oldest or story"), "BY" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (sort != NULL && !dossier_annotation_order_from_string (sort, &search.order))
    return dossier_cli_usage (argv[0], _ ("--sort wants newest, oldest or story."));
  joined = g_strjoinv (" ", argv + 1);
  text = dossier_cli_dup_name (joined);
  query = dossier_query_parse_notes (text, FALSE, g_get_real_time () / G_USEC_PER_SEC, &error);
  if (query == NULL)
    return dossier_cli_usage (argv[0], error->message);
  search.query = query;
  return find (cli, &search, limit);
}
