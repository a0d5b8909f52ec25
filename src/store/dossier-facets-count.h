/* dossier-facets-count.h - how many stories of a list have what, by ids.
 *
 * Of all stories of the library it is what the library keeps count of. Of a few, each is looked up in the covering
 * indexes; when they are many of those between the oldest and the newest of them, all of these are read in a row.
 *
 * Reader thread, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  guint  n; /* stories */
} DossierFacetCount;

/* Tables of id -> DossierFacetCount. A month's id is how many months after the year 0 it is, a move's its kind. */
typedef struct
{
  GHashTable *entities, *feeds, *sources, *tags, *months, *moves;
} DossierFacetCounts;

void dossier_facet_counts_init (DossierFacetCounts *self);
void dossier_facet_counts_clear (DossierFacetCounts *self);

/* Counts @ids (of gint64, newest first): all, or the newest as far as DOSSIER_FACETS_MAX_STORIES; *@n is how many. */
gboolean dossier_facet_counts_add (DossierDb *db, GArray *ids, DossierFacetCounts *self, guint *n,
                                   GCancellable *cancellable, GError **error);

/* (element-type DossierFacetCount), most stories first; they stay the table's. */
GPtrArray *dossier_facet_counts_sort (GHashTable *counts);

G_END_DECLS
