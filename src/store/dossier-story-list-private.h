/* dossier-story-list-private.h - what the files of the list of stories share
 *
 * ids:     what the query found, in its order: 8 bytes a story. By date (newest or oldest first) a story's place is
 *          looked up by halves; in another order the ids are gone through.
 * live:    id -> the story that somebody still holds. The map owns no story: a weak reference takes the entry away.
 * stale:   ids of live stories that have changed and are still to be read, the next ones last (refreshing: a source).
 * asked:   the query, or the query without what is archived: then stories come and go with that state, too.
 * gone:    ids that were removed while arrivals are being looked at with the query (n_asked answers are due).
 * due:     by date: the ids that those answers are about.
 * touched: ids that came or went while the query was running; NULL once its answer is in, to its end.
 * changed: likewise, ids that may have come into the archive or out of it: they stay where the answer has them.
 * rest:    the ids behind those of the list that were found so far; NULL: it does not grow.
 * from:    before which story more are to be found; 0 once the list is whole.
 * asks_again: what came since the question on its way (n_asked), in an order that is not by date.
 * is_overtaken: likewise, that question was answered at once meanwhile.
 * was_stopped: it stopped growing, and may have what is found later.
 * n_lent:  how many read the array ids beside the main thread: it stays as it is, another one takes its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story-list.h"

G_BEGIN_DECLS

struct _DossierStoryList
{
  GObject       parent_instance;
  DossierStore *store;
  DossierQuery *query, *asked;
  DossierOrder  order;
  gboolean      is_complete, asks_again, is_overtaken, leaves_archived, was_stopped;
  GArray       *ids;
  GHashTable   *gone;
  guint         n_asked, n_lent;
  GArray       *due, *touched, *changed, *rest;
  gint64        from, keep;
  guint         part;
  GHashTable   *live;
  GArray       *stale;
  guint         refreshing;
  GCancellable *cancellable, *growing;
};

/* The row of a story, which may be gone from the list: an empty one then. Owned by the caller. */
DossierStory *dossier_story_list_load (DossierStoryList *self, gint64 id);

/* The ids as they are now, for another thread, until they are given back (which takes them). */
GArray *dossier_story_list_lend_ids (DossierStoryList *self);
void    dossier_story_list_give_back (DossierStoryList *self, GArray *ids);

/* The list follows what the store tells. */
void dossier_story_list_follow (DossierStoryList *self);

/* What came or went while the query ran leaves the answer, which nobody listens to yet. */
void dossier_story_list_drop_touched (DossierStoryList *self);
/* The answer is whole: what came or went meanwhile is asked about once more. */
void dossier_story_list_settle_touched (DossierStoryList *self);
/* The same once more of it, @rest (taken), is found. */
void dossier_story_list_take_rest (DossierStoryList *self, GArray *rest);
/* Does not wait for the answers that are due: asks for them at once. Relevance to many stories is not waited for. */
gboolean dossier_story_list_settle_now (DossierStoryList *self, GError **error);

/* More is to be found, from before the story @from on. */
void dossier_story_list_begin_growing (DossierStoryList *self, gint64 from);

G_END_DECLS
