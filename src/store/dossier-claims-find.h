/* dossier-claims-find.h - the claims that a query asks for, in an order: a part of the store's public face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* What has none of it comes last, however it is ordered; among equals the newest story comes first. */
typedef enum
{
  DOSSIER_CLAIM_ORDER_STORY, /* newest story first, then text order, whether descending or not */
  DOSSIER_CLAIM_ORDER_WHO,
  DOSSIER_CLAIM_ORDER_KIND,
  DOSSIER_CLAIM_ORDER_WHOM,
  DOSSIER_CLAIM_ORDER_ROLE,
  DOSSIER_CLAIM_ORDER_AMOUNT,    /* the number, whatever the currency */
  DOSSIER_CLAIM_ORDER_DATE,      /* when it happened, else when it was told */
  DOSSIER_CLAIM_ORDER_CERTAINTY, /* stated first, what did not happen last */
  DOSSIER_CLAIM_ORDER_SOURCE,
} DossierClaimOrder;

#define DOSSIER_N_CLAIM_ORDERS 9

/* Stable words: "story", "who", "kind", "whom", "role", "amount", "date", "certainty", "source". FALSE for another. */
const char *dossier_claim_order_to_string (DossierClaimOrder order);
gboolean    dossier_claim_order_from_string (const char *word, DossierClaimOrder *order);

typedef struct
{
  DossierQuery     *query; /* of dossier_query_parse_claims */
  guint             kinds; /* only these: 1 << DossierClaimKind; 0 any */
  DossierClaimOrder order;
  gboolean          is_descending;
  gboolean          with_no_facts; /* also denied, negated and hypothetical ones; when the query asks for such they come
                                      anyway */
} DossierClaimSearch;

typedef struct
{
  GArray *ids;        /* (element-type gint64) */
  guint   n_no_facts; /* so many of them are no facts */
} DossierFoundClaims;

void dossier_found_claims_free (DossierFoundClaims *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFoundClaims, dossier_found_claims_free)

DossierFoundClaims *dossier_store_find_claims (DossierStore *self, const DossierClaimSearch *search, GError **error);
void dossier_store_find_claims_async (DossierStore *self, const DossierClaimSearch *search, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
DossierFoundClaims *dossier_store_find_claims_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* NULL without @error when it is not there any more. Point read. */
DossierClaim *dossier_store_load_claim (DossierStore *self, gint64 id, GError **error);

/* (element-type DossierClaim) of @n ids; those that are not there any more are left out. */
GPtrArray *dossier_store_load_claims (DossierStore *self, const gint64 *ids, guint n, GError **error);

G_END_DECLS
