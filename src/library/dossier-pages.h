/* dossier-pages.h - reads the pages that stories wait for, politely: the second part of a refresh.
 *
 * DOSSIER_PAGES_MAX_HOSTS hosts at once, one request a host with a pause before the next. A page is saved before it is
 * taken off the queue: breaking off at any moment loses nothing. Within the library only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-refresh.h"

G_BEGIN_DECLS

#define DOSSIER_PAGES_MAX_HOSTS 4
/* Milliseconds between two requests of one host. */
#define DOSSIER_PAGES_PAUSE 1000

/* Reads what waits at @now (Unix seconds), of @options->feed alone when that is set. @was_heard: a server has answered
 * in this refresh, so the network is there. Adds to @result. Blocks, on any thread but never on the main one of a
 * window. Errors: of the store. Cancelled: no error, the rest goes on waiting. */
gboolean dossier_pages_read (DossierLibrary *library, const DossierRefreshOptions *options, gint64 now,
                             gboolean was_heard, DossierRefreshResult *result, gpointer progress_data,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
