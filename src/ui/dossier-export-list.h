/* dossier-export-list.h - writes the subscriptions to a file, off the main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-list.h"

G_BEGIN_DECLS

/* An OPML list at @file, in the place of what is there. */
void dossier_export_list_async (DossierStore *store, GFile *file, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);

/* How many subscriptions; -1 and @error when they could not be read or written. */
int dossier_export_list_finish (DossierStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
