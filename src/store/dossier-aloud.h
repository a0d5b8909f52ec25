/* dossier-aloud.h - what is to be read aloud, one story after the other.
 *
 * It is changed by dossier_change_queue and dossier_change_hear; "journal-changed" tells of that, "stories-removed" and
 * "stories-added" of stories that are gone for now, or back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* The stories of the queue in its order, deleted ones left out: (element-type DossierStory), at most DOSSIER_QUEUE_MAX.
 */
void       dossier_store_list_queue_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *dossier_store_list_queue_finish (DossierStore *self, GAsyncResult *result, GError **error);
GPtrArray *dossier_store_list_queue (DossierStore *self, GError **error);

G_END_DECLS
