/* dossier-graph-private.h - between the formats of graphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-graph.h"
#include "dossier-json-private.h"

G_BEGIN_DECLS

struct _DossierGraphWriter
{
  const struct DossierGraphForm *form;
  JsonBuilder                   *json; /* empty between two pieces */
  guint                          n_written;
};

typedef struct DossierGraphForm
{
  void (*begin) (DossierGraphWriter *self, GString *out); /* or NULL */
  void (*add_entity) (DossierGraphWriter *self, const DossierEntityRow *entity, GString *out);
  void (*add_relation) (DossierGraphWriter *self, const DossierRelation *relation, GString *out);
  void (*end) (DossierGraphWriter *self, GString *out); /* or NULL */
} DossierGraphForm;

extern const DossierGraphForm dossier_graph_ftm, dossier_graph_jsonld, dossier_graph_graphml;

/* Stated or reported: it may stand as a tie between two. */
gboolean dossier_relation_is_sure (const DossierRelation *relation);

/* "2024", "2024-08", "2024-08-06"; of a stretch the year or month that it lies in. NULL when there is none. Owned by
 * the caller. */
char *dossier_graph_make_day (const DossierDate *date);

/* Is it the end of something rather than its beginning? */
gboolean dossier_claim_is_end (const DossierClaimRow *claim);

G_END_DECLS
