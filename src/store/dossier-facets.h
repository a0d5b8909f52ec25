/* dossier-facets.h - what the stories of a list have in common, counted: whom they name, where they are from, their
 * tags, months and moves; and on which days they are.
 *
 * Days and months are UTC, as the store keeps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Of longer lists the newest are counted, unless they are all stories of the library, or all but those that are
 * archived (no more than so many of them). */
#define DOSSIER_FACETS_MAX_STORIES 200000
/* Most facets of a kind that are told. */
#define DOSSIER_FACETS_MAX_NAMES 2000

typedef enum
{
  DOSSIER_FACET_PEOPLE,
  DOSSIER_FACET_ORGANIZATIONS,
  DOSSIER_FACET_FEEDS, /* and the sources of stories that no feed brought */
  DOSSIER_FACET_TAGS,
  DOSSIER_FACET_MONTHS,
  DOSSIER_FACET_MOVES, /* kinds of moves that are stated, planned or rumoured: not those that are denied */
} DossierFacetKind;

#define DOSSIER_N_FACET_KINDS 6

/* "people", "organizations", "feeds", "tags", "months", "moves"; never translated. */
const char *dossier_facet_kind_to_string (DossierFacetKind kind);

typedef struct
{
  DossierTerm term; /* finds these stories; joined by "and" */
  char       *name; /* as the library has it; of months and moves as they are typed: "2024-08", "joined" */
  guint       n;    /* stories */
} DossierFacet;

typedef struct
{
  /* (element-type DossierFacet), those of most stories first; months newest first. Never NULL. */
  GPtrArray *groups[DOSSIER_N_FACET_KINDS];
  guint      n_counted, n_stories; /* how many stories were counted, of how many */
} DossierFacets;

void dossier_facets_free (DossierFacets *facets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFacets, dossier_facets_free)

/* Those of @ids (of gint64), which must not change meanwhile. */
DossierFacets *dossier_store_count_facets (DossierStore *self, GArray *ids, GError **error);
void           dossier_store_count_facets_async (DossierStore *self, GArray *ids, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
DossierFacets *dossier_store_count_facets_finish (DossierStore *self, GAsyncResult *result, GError **error);

typedef struct
{
  int   day; /* since 1970-01-01 */
  guint n, n_unread;
} DossierDayCount;

/* The days of the stories @ids (of gint64, which must not change meanwhile), or of those that @query is of when it is
 * NULL: (element-type DossierDayCount), oldest first, none without stories. */
GArray *dossier_store_count_days (DossierStore *self, GArray *ids, DossierQuery *query, GError **error);
void    dossier_store_count_days_async (DossierStore *self, GArray *ids, DossierQuery *query, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GArray *dossier_store_count_days_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
