/* dossier-story-addresses.h - the addresses of the pages of many stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Those of @stories (of gint64), in their order, one a line; stories without one are left out. @n: how many there are.
 * Owned by the caller. */
char *dossier_store_join_addresses (DossierStore *self, GArray *stories, guint *n, GError **error);
void  dossier_store_join_addresses_async (DossierStore *self, GArray *stories, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
char *dossier_store_join_addresses_finish (DossierStore *self, GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
