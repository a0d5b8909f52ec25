/* dossier-subscribe.h - reads a file that is a list of feeds, and subscribes to feeds, on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-list.h"

G_BEGIN_DECLS

/* Reads the file at @path and looks its feeds up; nothing is kept. */
void dossier_subscribe_read_async (DossierLibrary *library, const char *path, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/* The list, owned by the caller; NULL without @error when the file is no list of feeds, NULL with it when it cannot be
 * read. */
DossierFeedList *dossier_subscribe_read_finish (DossierLibrary *library, GAsyncResult *result, GError **error);

/* Subscribes to @feeds (element-type DossierListedFeed; taken) in one change. Whoever hands over one that is inside the
 * person's own network has asked. */
void dossier_subscribe_feeds_async (DossierLibrary *library, GPtrArray *feeds, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/* How many; -1 and @error when they could not be kept. */
int dossier_subscribe_feeds_finish (DossierLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
