/* dossier-feed-health.h - which subscriptions bring nothing, and since when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   feed;
  gboolean is_gone;       /* the site has given it up: it is not asked any more */
  gint64   failing_since; /* Unix seconds of the first failure in a row that is still known; 0 when all is well */
  gint64   newest;        /* Unix seconds of its newest story, 0 when it has none */
} DossierFeedHealth;

/* (element-type DossierFeedHealth) of all subscriptions, in no order. */
void dossier_store_list_feed_health_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *dossier_store_list_feed_health_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The same, waiting for it. */
GPtrArray *dossier_store_list_feed_health (DossierStore *self, GError **error);

G_END_DECLS
