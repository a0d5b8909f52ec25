/* dossier-subscribe.h - subscribes to the feeds of a list, or of a file that is one (OPML), on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

void dossier_subscribe_async (DossierLibrary *library, const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/* How many feeds there are subscriptions to now; 0 without @error when the file is no list of feeds; -1 and @error
 * when it cannot be read or kept. @refused (out, full; element-type utf8): feeds that could not be taken, a sentence
 * each. */
int dossier_subscribe_finish (DossierLibrary *library, GAsyncResult *result, GPtrArray **refused, GError **error);

/* Subscribes to @feeds (element-type DossierListedFeed; taken). */
void dossier_subscribe_feeds_async (DossierLibrary *library, GPtrArray *feeds, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/* How many; -1 and @error when they could not be kept. */
int dossier_subscribe_feeds_finish (DossierLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
