/* dossier-query-names.h - the names that may stand behind a field of a search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query-complete.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Names that are given at most, and bytes that may be typed of one. */
#define DOSSIER_QUERY_NAMES_MAX 20
#define DOSSIER_QUERY_NAMES_MAX_TYPED 200

/* Names of people, organizations (also those with an alias that begins so), folders and tags that begin with @typed;
 * of feeds and sources that have it anywhere; of authors with a word that begins so. Case and accents do not matter.
 * Those with the most stories come first. (element-type utf8), owned by the caller. */
GPtrArray *dossier_store_list_query_names (DossierStore *self, DossierQueryNames names, const char *typed,
                                           GError **error);
void       dossier_store_list_query_names_async (DossierStore *self, DossierQueryNames names, const char *typed,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_query_names_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
