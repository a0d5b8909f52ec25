/* dossier-claims-table.h - what stories claim.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-prepared.h"
#include "dossier-relations.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Keeps the claims of a story. @entities: ids of the found entities. Sets the id of the most telling claim that states
 * a fact (0 for none) and how many state one. */
gboolean dossier_claims_table_add (DossierDb *db, gint64 story, const DossierPrepared *prepared, GArray *entities,
                                   gint64 *top, guint *n_facts, GError **error);
/* The same numbers of the claims that are there. */
gboolean dossier_claims_table_rank (DossierDb *db, gint64 story, gint64 *top, guint *n_facts, GError **error);
gboolean dossier_claims_table_remove (DossierDb *db, gint64 story, GError **error);

/* NULL without @error when there is none. */
DossierClaim *dossier_claims_table_load (DossierDb *db, gint64 id, GError **error);

/* (element-type DossierClaim), newest story first, then text order; none of deleted stories. */
GPtrArray *dossier_claims_table_list (DossierDb *db, const DossierClaimFilter *filter, GError **error);

/* Adds the @limit newest ones of @kind (a plain one) between these two (0: nobody named), in that direction, to
 * @claims. */
gboolean dossier_claims_table_add_pair (DossierDb *db, gint64 subject, gint64 object, DossierClaimKind kind,
                                        guint limit, GPtrArray *claims, GError **error);

/* Adds (element-type DossierRelation) to @relations; see dossier_store_list_relations (). */
gboolean dossier_claims_table_list_relations (DossierDb *db, DossierRelationsScope scope, gint64 key, gint64 after,
                                              guint limit, GPtrArray *relations, GError **error);

/* NULL without @error when there is none. */
DossierClaim *dossier_claims_table_load (DossierDb *db, gint64 id, GError **error);

G_END_DECLS
