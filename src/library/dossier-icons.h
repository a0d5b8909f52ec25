/* dossier-icons.h - looks for the pictures that stand for feeds.
 *
 * Where the feed itself says, else where its site's page says, else /favicon.ico; only on the sites of the feed's
 * address and of its page, so that nobody is contacted whom the person did not subscribe to. One request after another,
 * none while the network is metered, and for each feed once in DOSSIER_ICONS_PAUSE whatever comes of it. Pictures are
 * decoded in a process of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-refresh.h"

G_BEGIN_DECLS

/* Seconds until a feed's icon is looked for again. */
#define DOSSIER_ICONS_PAUSE (30 * 24 * 60 * 60)
/* Requests for one feed, its page included. */
#define DOSSIER_ICONS_MAX_REQUESTS 5
/* Seconds for one request, and for all; what is left then has its turn after the next refresh. */
#define DOSSIER_ICONS_REQUEST_SECONDS 15
#define DOSSIER_ICONS_SECONDS 120
/* Bytes of a page in which icons are looked for. */
#define DOSSIER_ICONS_MAX_PAGE (2 * 1024 * 1024)
/* Shortest side of what is taken for an icon, in pixels, and how often it may go into the longest. */
#define DOSSIER_ICONS_MIN_SIDE 8
#define DOSSIER_ICONS_MAX_RATIO 2

/* For the feeds of @refreshed that have answered well. Blocks, on any thread but never on the main one of a window.
 * Errors: of the store; CANCELLED, what had come by then is kept. A feed without an icon is no error. */
gboolean dossier_library_fetch_icons (DossierLibrary *self, const DossierRefreshResult *refreshed,
                                      GCancellable *cancellable, GError **error);

/* The same without blocking; the callback comes in the caller's main context. */
void     dossier_library_fetch_icons_async (DossierLibrary *self, const DossierRefreshResult *refreshed,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_library_fetch_icons_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
