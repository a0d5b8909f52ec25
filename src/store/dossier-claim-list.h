/* dossier-claim-list.h - the claims a search found: a GListModel of DossierClaim, rows read when they are shown.
 *
 * ids:  what the search found, in its order: 8 bytes a claim.
 * live: id -> the DossierClaim somebody still holds. The map owns no claim.
 *
 * One list lives as long as what shows it: another search, and news of the library, change what is different. It does
 * not follow the store by itself, as an order cannot be kept without asking again. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claims-find.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CLAIM_LIST (dossier_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierClaimList, dossier_claim_list, DOSSIER, CLAIM_LIST, GObject)

/* Empty until the first search. */
DossierClaimList *dossier_claim_list_new (DossierStore *store);

/* Runs @search on the reader thread; then items_changed tells what went, and once more what came. A search that runs
 * already is cancelled. */
void     dossier_claim_list_search_async (DossierClaimList *self, const DossierClaimSearch *search,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_claim_list_search_finish (DossierClaimList *self, GAsyncResult *result, GError **error);

/* How many are no facts. */
guint dossier_claim_list_get_n_no_facts (DossierClaimList *self);
/* Borrowed, until the next search: (element-type gint64). */
GArray *dossier_claim_list_get_ids (DossierClaimList *self);

/* Reads the claims that are held by somebody again: a name may be another one. */
void dossier_claim_list_reread (DossierClaimList *self);

G_END_DECLS
