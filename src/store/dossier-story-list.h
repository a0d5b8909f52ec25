/* dossier-story-list.h - the stories a query found: a GListModel of DossierStory, rows read when they are shown.
 *
 * ids:  what the query found, in its order: 8 bytes a story.
 * live: id -> the DossierStory somebody still holds. The map owns no story.
 *
 * A new query, or another order, is a new list. Arrivals and removals come as exact splices (one items_changed each);
 * it follows the store's signals by itself. Main thread only.
 *
 * Signals:
 *   "rearranging", "rearranged"  before and after so many stories came or went here and there at once that all between
 *                                the first and the last is taken out and put in again: who holds places has to look
 *                                them up
 *   "stopped" (GError)           older stories could not be read: it does not grow any more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-order.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* A limit for the first stories of a list on the screen: more than anybody sees before all others are found. */
#define DOSSIER_STORY_LIST_FIRST 1000

#define DOSSIER_TYPE_STORY_LIST (dossier_story_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryList, dossier_story_list, DOSSIER, STORY_LIST, GObject)

/* Runs @query on the reader thread and makes a list of what it found. */
void              dossier_story_list_new_async (DossierStore *store, DossierQuery *query, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
DossierStoryList *dossier_story_list_new_finish (GAsyncResult *result, GError **error);

/* The same in an order, and with what @ask keeps. With a limit in @ask the list is there as soon as so many of the
 * newest are found, and grows by all others at once a little later, in one splice at its end. */
void dossier_story_list_new_ordered_async (DossierStore *store, const DossierOrderAsk *ask, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

DossierOrder dossier_story_list_get_order (DossierStoryList *self);
/* FALSE: only the newest stories are in the order of relevance; see dossier-order.h. */
gboolean dossier_story_list_is_complete (DossierStoryList *self);

/* FALSE: older stories are still being found, or could not be. */
gboolean dossier_story_list_is_whole (DossierStoryList *self);
/* Finds them once more after "stopped". */
void dossier_story_list_grow_on (DossierStoryList *self);
/* Waits for them, and for those of which it was told while they were found: before something is done with all stories
 * of the list. Some tenths of a second for 1,000,000. FALSE with @error when they cannot be read: the list keeps what
 * it has, goes on following the store, and can be asked for them again. */
gboolean dossier_story_list_make_whole (DossierStoryList *self, GError **error);

DossierQuery *dossier_story_list_get_query (DossierStoryList *self);
/* @query, without what is archived where the list is without it. Owned by the caller. */
DossierQuery *dossier_story_list_dup_asked (DossierStoryList *self, DossierQuery *query);
gint64        dossier_story_list_get_id (DossierStoryList *self, guint position); /* 0 past the end */
/* Adds the ids of all stories from @position on to @ids (of gint64): those below it, or those above it upwards. */
void dossier_story_list_collect (DossierStoryList *self, guint position, gboolean is_upwards, GArray *ids);
/* GTK_INVALID_LIST_POSITION (G_MAXUINT) when the story is not in the list. */
guint dossier_story_list_find (DossierStoryList *self, gint64 id);

/* The ids of all, as they stand now: (element-type gint64), owned by the caller. */
GArray *dossier_story_list_dup_ids (DossierStoryList *self);

G_END_DECLS
