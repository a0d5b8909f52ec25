/* dossier-cli-moves.c - the command that lists what the stories claim, or writes it to a file: moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-claims-export.h"
#include "dossier-claims-find.h"
#include "dossier-cli-private.h"

/* Claims that are read at a time. */
#define BATCH 200

typedef struct
{
  char    *kind, *sort, *format;
  int      limit;
  gboolean all, reverse;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->kind);
  g_free (wish->sort);
  g_free (wish->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static DossierStore *
get_store (DossierCli *cli)
{
  return dossier_library_get_store (cli->library);
}

/* ---- what is asked for ---- */

/* FALSE: words were said. @words: the rest of the command line. */
static gboolean
read_search (const Wish *wish, char **words, DossierClaimSearch *search)
{
  g_autofree char *joined = g_strjoinv (" ", words);
  g_autofree char *text = dossier_cli_dup_name (joined);
  g_autoptr (GError) error = NULL;

  *search = (DossierClaimSearch){ .is_descending = wish->reverse, .with_no_facts = wish->all };
  if (wish->sort != NULL && !dossier_claim_order_from_string (wish->sort, &search->order))
    {
      dossier_cli_usage ("moves", _ ("--sort wants story, who, kind, whom, role, amount, date, certainty or source."));
      return FALSE;
    }
  if (wish->kind != NULL && dossier_claim_kind_from_string (wish->kind) == 0)
    {
      dossier_cli_usage ("moves", _ ("There is no such kind of move."));
      return FALSE;
    }
  if (wish->kind != NULL)
    search->kinds = 1u << dossier_claim_kind_from_string (wish->kind);
  search->query = dossier_query_parse_claims (text, FALSE, g_get_real_time () / G_USEC_PER_SEC, &error);
  if (search->query == NULL)
    dossier_cli_usage ("moves", error->message);
  return search->query != NULL;
}

/* NULL: words were said, and @status is what to answer. */
static GArray *
find (DossierCli *cli, const Wish *wish, char **words, int *status)
{
  DossierClaimSearch search;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (DossierFoundClaims) found = NULL;

  *status = DOSSIER_EXIT_USAGE;
  if (!read_search (wish, words, &search))
    return NULL;
  query = search.query;
  *status = DOSSIER_EXIT_FAILED;
  if (!dossier_cli_open (cli))
    return NULL;
  found = dossier_store_find_claims (get_store (cli), &search, &error);
  if (found == NULL)
    {
      *status = dossier_cli_fail (NULL, error);
      return NULL;
    }
  if (wish->limit > 0 && found->ids->len > (guint) wish->limit)
    g_array_set_size (found->ids, wish->limit);
  *status = DOSSIER_EXIT_DONE;
  return g_array_ref (found->ids);
}

/* ---- what is printed ---- */

static void
print_claim (DossierCli *cli, const DossierClaimRow *row)
{
  if (!cli->as_json)
    {
      dossier_cli_claim_line (row);
      return;
    }
  dossier_cli_begin (cli);
  dossier_cli_claim_json (cli->json, row);
  dossier_cli_end (cli);
}

static int
print_claims (DossierCli *cli, GArray *ids)
{
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) claims = dossier_store_load_claims (get_store (cli), &g_array_index (ids, gint64, first),
                                                                MIN (BATCH, ids->len - first), &error);

      if (claims == NULL)
        return dossier_cli_fail (NULL, error);
      for (guint i = 0; i < claims->len; i++)
        print_claim (cli, dossier_claim_get_row (claims->pdata[i]));
    }
  if (ids->len > 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_say (NULL, _ ("Nothing was found."));
  return DOSSIER_EXIT_NOTHING;
}

/* A file with nothing in it but its head is what was asked for, too. */
static int
export_claims (DossierCli *cli, GArray *ids, const char *format, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dossier_claims_export_write (get_store (cli), ids, format, NULL, NULL, &error);

  if (text == NULL)
    return dossier_cli_fail (NULL, error);
  if (strcmp (path, "-") == 0)
    dossier_cli_print ("%s", text);
  else if (!g_file_set_contents (path, text, -1, &error))
    return dossier_cli_fail (path, error);
  return DOSSIER_EXIT_DONE;
}

static int
check_format (const Wish *wish, int argc)
{
  if (wish->format == NULL)
    return DOSSIER_EXIT_DONE;
  if (!dossier_claims_export_knows (wish->format))
    return dossier_cli_usage ("moves", _ ("--export wants csv, json or markdown."));
  if (argc < 2)
    return dossier_cli_usage ("moves", _ ("Say which file to write, or - for standard output."));
  return DOSSIER_EXIT_DONE;
}

int
dossier_cli_moves (DossierCli *cli, int argc, char **argv)
{
  int status;
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &wish.kind,
      N_ ("Only moves of one kind: joined, left, founded, acquired..."), "KIND" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wish.all, N_ ("Also what is denied or only imagined"), NULL },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &wish.limit, N_ ("Print at most N moves"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &wish.sort,
      N_ ("Order by story, who, kind, whom, role, amount, date, certainty or source"), "BY" },
    { "reverse", 0, 0, G_OPTION_ARG_NONE, &wish.reverse, N_ ("With --sort: the last first"), NULL },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &wish.format,
      N_ ("Write to the FILE that comes first (- is standard output): csv, json or markdown"), "FORMAT" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  status = check_format (&wish, argc);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  ids = find (cli, &wish, argv + (wish.format != NULL ? 2 : 1), &status);
  if (ids == NULL)
    return status;
  return wish.format != NULL ? export_claims (cli, ids, wish.format, argv[1]) : print_claims (cli, ids);
}
