/* dossier-saved-searches.h - the searches that are kept under a name, and the rules of what arrives.
 *
 * To save, change, order and remove them: dossier_store_apply. The signal "searches-changed" tells of all that, and of
 * counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-arrival-rule.h"
#include "dossier-saved-search.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* ---- saved searches ---- */

/* In their order, with their counts: (element-type DossierSavedSearch). */
GPtrArray *dossier_store_list_searches (DossierStore *self, GError **error);
void dossier_store_list_searches_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *dossier_store_list_searches_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The one with that name, upper or lower case; NULL and NOT_FOUND for none. Without counts. Owned by the caller. */
DossierSavedSearch *dossier_store_find_search (DossierStore *self, const char *name, GError **error);

/* All of them are asked anew. */
gboolean dossier_store_recount_searches (DossierStore *self, GError **error);

/* What @query asks for as a text that dossier_query_parse () understands: people, organizations, feeds and tags by
 * their names. NULL and @error when a part of it cannot be said so. Owned by the caller. Point read. */
char *dossier_store_spell_query (DossierStore *self, DossierQuery *query, GError **error);

/* ---- rules ---- */

/* In their order: (element-type DossierArrivalRule). */
GPtrArray *dossier_store_list_rules (DossierStore *self, GError **error);
void       dossier_store_list_rules_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *dossier_store_list_rules_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The one with that name, upper or lower case; NULL and NOT_FOUND for none. Owned by the caller. */
DossierArrivalRule *dossier_store_find_rule (DossierStore *self, const char *name, GError **error);

/* Lets @rule act on @stories (of gint64), or on all that it finds (NULL), as one change that can be undone. *@n (may be
 * NULL): how many it found. */
gboolean dossier_store_apply_rule (DossierStore *self, const DossierArrivalRule *rule, GArray *stories, guint *n,
                                   GError **error);
void     dossier_store_apply_rule_async (DossierStore *self, const DossierArrivalRule *rule, GArray *stories,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_apply_rule_finish (DossierStore *self, GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
