/* dossier-feed-icons.h - the pictures that stand for feeds: which to look for, what was found, and what to show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-icon.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* A feed whose icon is to be looked for. */
typedef struct
{
  gint64   feed;
  char    *uri;
  char    *site;   /* or NULL */
  char    *source; /* where the one that is kept came from, or NULL */
  gboolean may_be_private;
} DossierIconWish;

void dossier_icon_wish_free (DossierIconWish *wish);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIconWish, dossier_icon_wish_free)

/* (element-type DossierIconWish): the subscriptions whose icons were not looked for within @pause seconds before @now
 * (Unix seconds). */
GPtrArray *dossier_store_list_icon_wishes (DossierStore *self, gint64 now, gint64 pause, GError **error);

/* Keeps that @feed's icon was looked for at @now, and @icon from @source; both NULL: none was found, one that was kept
 * stays. Emits "feeds-changed" when there is a new one. */
gboolean dossier_store_save_feed_icon (DossierStore *self, gint64 feed, gint64 now, const char *source,
                                       const DossierFeedIcon *icon, GError **error);

/* (element-type DossierFeedIcon): those of @feeds (of gint64) that have one. */
GPtrArray *dossier_store_load_feed_icons (DossierStore *self, GArray *feeds, GError **error);
void       dossier_store_load_feed_icons_async (DossierStore *self, GArray *feeds, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_load_feed_icons_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
