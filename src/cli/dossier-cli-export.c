/* dossier-cli-export.c - the command that hands on dossiers, ties, stories, citations or highlights: export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-export.h"

/* What is to be written where, as the command line says it. */
typedef struct
{
  char *dossier, *format, *graph, *query, *as_of, *output;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->dossier);
  g_free (wish->format);
  g_free (wish->graph);
  g_free (wish->query);
  g_free (wish->as_of);
  g_free (wish->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* What is wrong with @wish, in words; NULL when nothing is. Static. */
static const char *
find_fault (const Wish *wish, DossierExportFormat format)
{
  if (wish->graph == NULL && wish->dossier == NULL)
    return _ ("Say whose dossier with --dossier NAME, --graph FORMAT for all who are tied to each other, or “stories”, "
              "“citations” or “highlights” and which.");
  if (wish->graph != NULL && wish->format != NULL)
    return _ ("--format is for a dossier, --graph for who is tied to whom: say one of them.");
  if (wish->graph != NULL && !dossier_export_format_is_graph (format))
    return _ ("--graph wants ftm, jsonld or graphml.");
  if (wish->graph == NULL && (format == DOSSIER_EXPORT_NONE || dossier_export_format_is_graph (format)))
    return _ ("--format wants md, html or json.");
  if (wish->query != NULL && (wish->graph == NULL || wish->dossier != NULL))
    return _ ("--query is for --graph, and without --dossier.");
  if (wish->as_of != NULL && wish->graph != NULL)
    return _ ("--as-of is for a dossier.");
  if (wish->as_of != NULL && dossier_summary_parse_as_of (wish->as_of) == 0)
    return _ ("--as-of wants a date: 2024-05-31, 2024-05 or 2024.");
  return NULL;
}

/* The same with the noun of what is exported otherwise; a file of such a name is said with --output. */
static const char *
find_noun_fault (const Wish *wish, const char *noun)
{
  gboolean is_highlights = strcmp (noun, "highlights") == 0;

  if (wish->graph != NULL)
    return _ (
        "--graph writes who is tied to whom, and neither stories, citations nor highlights. A file of such a name "
        "is said with --output.");
  if (wish->dossier != NULL && !is_highlights)
    return _ ("--dossier is for highlights, not for stories and citations: say a search. A file of such a name is said "
              "with --output.");
  if (wish->query == NULL && wish->as_of == NULL)
    return NULL;
  return is_highlights ? _ ("--query and --as-of are not for highlights: say a search.")
                       : _ ("--query and --as-of are not for stories and citations: say a search.");
}

/* What is behind argv[0] is such a noun. */
static int
export_noun (DossierCli *cli, const Wish *wish, char **argv)
{
  const char *fault = find_noun_fault (wish, argv[1]);

  if (fault != NULL)
    return dossier_cli_usage (argv[0], fault);
  return dossier_cli_is_handout (argv[1])
             ? dossier_cli_hand_out (cli, argv + 1, wish->format, wish->output)
             : dossier_cli_export_highlights (cli, argv + 1, wish->format, wish->dossier, wish->output);
}

static int
export_search (DossierCli *cli, const Wish *wish, char **argv)
{
  if (wish->query != NULL || wish->as_of != NULL || wish->dossier != NULL || wish->graph != NULL)
    return dossier_cli_usage (argv[0], _ ("--query, --as-of, --dossier and --graph are not for a saved search: say its "
                                          "name."));
  return dossier_cli_export_search (cli, argv + 1, wish->format, wish->output);
}

/* Of several who bear the name the one in most stories. 0: words were said and @status is what to answer. */
static gint64
find_entity (DossierCli *cli, const char *text, int *status)
{
  g_autofree char *name = dossier_cli_dup_name (text), *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_find_entities (dossier_library_get_store (cli->library), name, 0, &error);

  if (found == NULL)
    {
      *status = dossier_cli_fail (name, error);
      return 0;
    }
  if (found->len == 0)
    {
      words = g_strdup_printf (_ ("No story names “%s”."), name);
      dossier_cli_say (NULL, words);
      *status = DOSSIER_EXIT_NOTHING;
      return 0;
    }
  if (found->len > 1)
    dossier_cli_say (name, _ ("Several have this name; this is the one in most stories."));
  return dossier_entity_get_row (found->pdata[0])->id;
}

/* On standard error, as the file may be standard output. */
static void
say_counts (const char *path, const DossierExportCounts *counts)
{
  g_autofree char *who = g_strdup_printf (
      ngettext ("%u person or organization", "%u people and organizations", counts->n_entities), counts->n_entities);
  g_autofree char *ties
      = g_strdup_printf (ngettext ("%u claim", "%u claims", counts->n_relations), counts->n_relations);
  /* TRANSLATORS: "12 people and organizations", "30 claims" */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s"), who, ties);

  dossier_cli_say (path, words);
  if (counts->n_left_out > 0)
    {
      g_autofree char *left
          = g_strdup_printf (ngettext ("%u claim was left out: it is denied, only imagined, or does not say of whom.",
                                       "%u claims were left out: they are denied, only imagined, or do not say of "
                                       "whom.",
                                       counts->n_left_out),
                             counts->n_left_out);

      dossier_cli_say (path, left);
    }
}

static int
run_order (DossierCli *cli, const DossierExportOrder *order, const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierExportCounts counts;

  if (!dossier_export (dossier_library_get_store (cli->library), order, path, &counts, NULL, &error))
    return dossier_cli_fail (NULL, error);
  if (dossier_export_format_is_graph (order->format))
    say_counts (strcmp (path, "-") != 0 ? path : NULL, &counts);
  return DOSSIER_EXIT_DONE;
}

static int
run_wish (DossierCli *cli, const Wish *wish, DossierExportFormat format, const char *path)
{
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  DossierExportOrder order = { .format = format,
                               .as_of = dossier_summary_parse_as_of (wish->as_of),
                               .now = g_get_real_time () / G_USEC_PER_SEC };
  int                status = DOSSIER_EXIT_DONE;

  if (wish->query != NULL && (query = dossier_query_parse (wish->query, FALSE, &error)) == NULL)
    return dossier_cli_fail (wish->query, error);
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  order.query = query;
  if (wish->dossier != NULL && (order.entity = find_entity (cli, wish->dossier, &status)) == 0)
    return status;
  return run_order (cli, &order, path);
}

int
dossier_cli_export (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  DossierExportFormat format;
  const char         *fault, *word;
  int                 status;
  const GOptionEntry  entries[] = {
     { "dossier", 0, 0, G_OPTION_ARG_FILENAME, &wish.dossier, N_ ("Whose dossier; with --graph, who is around them"),
       "NAME" },
     { "format", 0, 0, G_OPTION_ARG_FILENAME, &wish.format,
       N_ ("Of a dossier: md, html, json; of stories: html, markdown, text, epub; of citations: bibtex, ris, csl-json, "
            "sentence; of highlights: web-annotation, hypothesis, markdown, html, csv, readwise; of a saved search: "
            "atom, json, "
            "opml"),
       "FORMAT" },
     { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &wish.as_of, N_ ("As it was known on a day: 2024-05-31, 2024-05 or 2024"),
       "DATE" },
     { "graph", 0, 0, G_OPTION_ARG_FILENAME, &wish.graph, N_ ("Who is tied to whom, for other programs"),
       "ftm|jsonld|graphml" },
     { "query", 0, 0, G_OPTION_ARG_FILENAME, &wish.query, N_ ("Only what the stories of a search claim"), "QUERY" },
     { "output", 0, 0, G_OPTION_ARG_FILENAME, &wish.output,
       N_ ("Write to FILE instead of standard output; several stories, to a new folder; notes of highlights, to any "
            "folder"),
       "FILE" },
     G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1 && (dossier_cli_is_handout (argv[1]) || strcmp (argv[1], "highlights") == 0))
    return export_noun (cli, &wish, argv);
  if (argc > 1 && strcmp (argv[1], "search") == 0)
    return export_search (cli, &wish, argv);
  word = wish.graph != NULL ? wish.graph : wish.format != NULL ? wish.format : "md";
  format = dossier_export_format_from_string (word);
  fault = find_fault (&wish, format);
  if (fault == NULL && argc - 1 + (wish.output != NULL) > 1)
    fault = _ ("Say one file to write to.");
  if (fault != NULL)
    return dossier_cli_usage (argv[0], fault);
  if (wish.output == NULL)
    wish.output = g_strdup (argc > 1 ? argv[1] : "-");
  return run_wish (cli, &wish, format, wish.output);
}
