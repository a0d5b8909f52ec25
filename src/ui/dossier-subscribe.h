/* dossier-subscribe.h - a file that is a list of feeds (OPML): subscribes to all of them, on a worker thread
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

G_END_DECLS
