/* dossier-graph.h - people, organizations and what is claimed of them, as other programs read graphs
 *
 * Written a piece at a time: begin, all entities, all relations, end; what each gives is written one behind the other.
 * Relations are facts (dossier_relation_is_fact) between two of the entities that were written. What is only planned or
 * rumoured never becomes a tie of the format, only a link or an action that says so:
 *   FTM      FollowTheMoney, a line an entity. Employment, Membership ("founder"), Ownership of companies, Payment for
 *            what is stated or reported as such; else UnknownLink, whose role is the kind of the claim. status: how
 *            sure it is (and "former" when it is over).
 *   JSONLD   schema.org: worksFor, alumniOf, founder, funder, parentOrganization as Role; else Action. subjectOf is the
 *            Claim with its sentence, and the article where it appeared.
 *   GRAPHML  nodes and directed edges with their details as data; "is_mutual" where there is no direction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-entity.h"
#include "dossier-relation.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_GRAPH_FTM,
  DOSSIER_GRAPH_JSONLD,
  DOSSIER_GRAPH_GRAPHML,
} DossierGraphFormat;

typedef struct _DossierGraphWriter DossierGraphWriter;

DossierGraphWriter *dossier_graph_writer_new (DossierGraphFormat format);
void                dossier_graph_writer_free (DossierGraphWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGraphWriter, dossier_graph_writer_free)

/* Each appends to @out. */
void dossier_graph_writer_begin (DossierGraphWriter *self, GString *out);
void dossier_graph_writer_add_entity (DossierGraphWriter *self, const DossierEntityRow *entity, GString *out);
void dossier_graph_writer_add_relation (DossierGraphWriter *self, const DossierRelation *relation, GString *out);
void dossier_graph_writer_end (DossierGraphWriter *self, GString *out);

/* Whether both ends are named, and it is not denied, negated or imagined. */
gboolean dossier_relation_is_fact (const DossierRelation *relation);

G_END_DECLS
