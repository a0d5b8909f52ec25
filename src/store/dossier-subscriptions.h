/* dossier-subscriptions.h - what a person does to a subscription, and what its properties show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Subscribes to @feeds (element-type DossierFeedSubscription) in one transaction and, @journalled, with one entry that
 * undo takes back: all of them or none. Those that are there already are left as they are; a removed one is taken up
 * again with its name and folder. Names are cut to DOSSIER_NAMES_MAX_LENGTH bytes. @ids (out, full, may be NULL): of
 * gint64, one for each in order. How to end, rename, move and set them up: dossier-change.h.
 * For the async form @feeds must not change until the end. */
gboolean dossier_store_subscribe (DossierStore *self, GPtrArray *feeds, gboolean journalled, GArray **ids,
                                  GError **error);
void     dossier_store_subscribe_async (DossierStore *self, GPtrArray *feeds, gboolean journalled,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_subscribe_finish (DossierStore *self, GAsyncResult *result, GArray **ids, GError **error);

/* Puts the stories away that their feeds keep no longer (keep_days), and takes out again those that they keep now, in
 * transactions of 100. Put away is what is older than that by its date and since it was saved, read, not starred, not
 * tagged, never annotated, named by no claim, not saved by hand, and not opened since it was put away: it is left out
 * everywhere but nothing of it is lost. To be called after each refresh; a change of keep_days does it itself. @now:
 * Unix seconds. */
gboolean dossier_store_expire_stories (DossierStore *self, gint64 now, GError **error);

/* The subscriptions in the order in which they came: (element-type DossierFeedSubscription). */
GPtrArray *dossier_store_list_subscriptions (DossierStore *self, GError **error);

/* How a feed stands, and its last answers. */
typedef struct
{
  gint64     next_check, wait_until; /* Unix seconds, 0 not known */
  guint      n_failures;
  gboolean   is_gone;
  GPtrArray *answers; /* (element-type DossierFeedAnswer: time, status, n_new, error), newest first */
} DossierFeedDetails;

void dossier_feed_details_free (DossierFeedDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedDetails, dossier_feed_details_free)

void                dossier_store_load_feed_details_async (DossierStore *self, gint64 feed, GCancellable *cancellable,
                                                           GAsyncReadyCallback callback, gpointer user_data);
DossierFeedDetails *dossier_store_load_feed_details_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
