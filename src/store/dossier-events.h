/* dossier-events.h - stories that tell of the same event, asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* A story that has company, and the event: the id of its first story. */
typedef struct
{
  gint64 story, event;
} DossierEventStory;

/* Those with ids from @from to @until: (element-type DossierEventStory), with growing ids. Beside other questions, as
 * they may be hundreds of thousands. Archived and deleted ones are among them. */
GArray *dossier_store_list_events (DossierStore *self, gint64 from, gint64 until, GError **error);
void    dossier_store_list_events_async (DossierStore *self, gint64 from, gint64 until, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
GArray *dossier_store_list_events_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Point reads. The event of @story, 0 for one without company or when it cannot be read; the stories of @event, of
 * gint64, with growing ids (empty likewise), owned by the caller. */
gint64  dossier_store_get_event (DossierStore *self, gint64 story);
GArray *dossier_store_list_stories_of_event (DossierStore *self, gint64 event);

/* Begins to place the stories of a library that an older program made, a few at a time and the newest first; ends with
 * the last one, or with the store. Main thread. */
void dossier_store_place_older (DossierStore *self);

G_END_DECLS
