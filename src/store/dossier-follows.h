/* dossier-follows.h - whom a person follows, and what is new of them.
 *
 * To follow, and to mark all as seen: dossier_store_apply. "entities-changed" tells that something is followed, or is
 * no longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-news.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Claims and stories that are looked at, newest first; and moves, by names and kind, whose claims are put together. */
#define DOSSIER_NEWS_MAX_LOOKED 200000
#define DOSSIER_NEWS_MAX_LOOKED_STORIES 20000
#define DOSSIER_NEWS_MAX_PAIRS 1000
/* Claims of one move, newest first. */
#define DOSSIER_NEWS_MAX_TELLINGS 200

typedef struct
{
  gint64
      since; /* what arrived then or later, seen or not; 0: what has not been seen, nor told by a story that is read */
  gint64   after;               /* only what arrived after that */
  gboolean without_first_fills; /* nothing of feeds that were asked for the first time after "after" */
} DossierNewsFilter;

/* (element-type DossierFollow), by name. */
GPtrArray *dossier_store_list_follows (DossierStore *self, GError **error);

/* Whether it is, just that. */
gboolean dossier_store_is_followed (DossierStore *self, gint64 entity, DossierClaimKind kind); /* point read */

/* @filter NULL: what has not been seen. */
DossierNews *dossier_store_load_news (DossierStore *self, const DossierNewsFilter *filter, GError **error);
void dossier_store_load_news_async (DossierStore *self, const DossierNewsFilter *filter, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
DossierNews *dossier_store_load_news_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
