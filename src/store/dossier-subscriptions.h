/* dossier-subscriptions.h - what a person does to a subscription, and what its properties show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Gives the feed another name and folder: NULL leaves it as it is, "" for @folder takes it out of its folder. Names
 * are cut to DOSSIER_NAMES_MAX_LENGTH bytes; a folder without feeds goes. Errors: NOT_FOUND. */
gboolean dossier_store_edit_feed (DossierStore *self, gint64 feed, const char *title, const char *folder,
                                  GError **error);
void     dossier_store_edit_feed_async (DossierStore *self, gint64 feed, const char *title, const char *folder,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* dossier_store_remove_feed () without waiting. */
void dossier_store_remove_feed_async (DossierStore *self, gint64 feed, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

/* Takes a removed subscription up again, as it was. */
void dossier_store_restore_feed_async (DossierStore *self, gint64 feed, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

/* For all three. */
gboolean dossier_store_change_feed_finish (DossierStore *self, GAsyncResult *result, GError **error);

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
