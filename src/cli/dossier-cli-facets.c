/* dossier-cli-facets.c - what the stories that a search finds have in common: find --facets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-claim-words.h"
#include "dossier-cli-private.h"
#include "dossier-facets.h"

/* Of each kind, where nothing else is said. */
#define DEFAULT_LIMIT 10

static const char *
kind_words (DossierFacetKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_FACET_PEOPLE: return _ ("People");
    case DOSSIER_FACET_ORGANIZATIONS: return _ ("Organizations");
    case DOSSIER_FACET_FEEDS: return _ ("Feeds and sources");
    case DOSSIER_FACET_TAGS: return _ ("Tags");
    case DOSSIER_FACET_MONTHS: return _ ("Months");
    case DOSSIER_FACET_MOVES: return _ ("Moves");
    }

  return "";
}

static const char *
get_name (const DossierFacet *facet)
{
  if (facet->term.field == DOSSIER_TERM_MOVE)
    return dossier_claim_kind_words (dossier_claim_kind_from_string (facet->name));

  return facet->name;
}

static void
print_json (DossierCli *cli, DossierFacetKind kind, const DossierFacet *facet)
{
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "kind", dossier_facet_kind_to_string (kind));
  dossier_json_string (cli->json, "name", facet->name);
  if (facet->term.id != 0)
    dossier_json_id (cli->json, "id", facet->term.id);
  dossier_json_int (cli->json, "n_stories", facet->n);
  dossier_cli_end (cli);
}

/* A group of lines under their heading. TRUE when something was printed. */
static gboolean
print_group (DossierCli *cli, DossierFacetKind kind, GPtrArray *group, guint limit, gboolean is_first)
{
  if (group->len > 0 && !cli->as_json)
    dossier_cli_print ("%s%s\n", is_first ? "" : "\n", kind_words (kind));
  for (guint i = 0; i < MIN (group->len, limit); i++)
    {
      const DossierFacet *facet = group->pdata[i];

      if (cli->as_json)
        print_json (cli, kind, facet);
      else
        dossier_cli_print ("%8u  %s\n", facet->n, get_name (facet));
    }

  return group->len > 0;
}

int
dossier_cli_print_facets (DossierCli *cli, GArray *ids, int limit)
{
  guint most = limit < 0 ? DEFAULT_LIMIT : limit == 0 ? G_MAXUINT : (guint) limit;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFacets) facets = dossier_store_count_facets (dossier_library_get_store (cli->library), ids, &error);
  gboolean is_first = TRUE;

  if (facets == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    if (print_group (cli, kind, facets->groups[kind], most, is_first))
      is_first = FALSE;
  if (facets->n_counted < facets->n_stories)
    {
      g_autofree char *words
          = g_strdup_printf (ngettext ("Counted were the newest %u story of %u.",
                                       "Counted were the newest %u stories of %u.", facets->n_counted),
                             facets->n_counted, facets->n_stories);

      dossier_cli_say (NULL, words);
    }

  return DOSSIER_EXIT_DONE;
}
