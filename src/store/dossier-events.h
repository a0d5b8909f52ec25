/* dossier-events.h - stories that tell of the same event, asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-group-table.h"

G_BEGIN_DECLS

/* The stories with @ids (of gint64, in the order of a list by date; nobody changes them meanwhile), grouped: some
 * tenths of a second for 1,000,000 of them. Beside other questions. */
DossierGroupTable *dossier_store_group_stories (DossierStore *self, GArray *ids, gboolean is_oldest_first,
                                                GError **error);
void               dossier_store_group_stories_async (DossierStore *self, GArray *ids, gboolean is_oldest_first,
                                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DossierGroupTable *dossier_store_group_stories_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Point read: the stories of @event, archived and deleted ones among them, of gint64 with growing ids (none when they
 * cannot be read); owned by the caller. */
GArray *dossier_store_list_stories_of_event (DossierStore *self, gint64 event);
/* Likewise, those of them that are unread. */
GArray *dossier_store_list_unread_of_event (DossierStore *self, gint64 event);

/* Begins to place the stories of a library that an older program made, a few at a time and the newest first; ends with
 * the last one, or with the store, and goes on the next time. Main thread. */
void dossier_store_place_older (DossierStore *self);

G_END_DECLS
