/* dossier-story-groups.h - the rows of a list of stories: each story, or one row for all that tell of the same event.
 *
 * A GListModel of DossierStory over a DossierStoryList, which it follows with exact splices. Of an event the first
 * story in the list's order leads; the others are rows below it while it is open. One that comes later leads from then
 * on, unless the group is open or the one that leads is held. Only lists by date are grouped; others are as they are.
 * Where more comes or goes at once than can be told in some milliseconds, the rows follow a little later: they are made
 * anew beside the main thread. Main thread only.
 *
 * Signals:
 *   "counted"  after rows have come or gone in a grouped list, or stand for more or fewer stories than before
 *   "read"     after stories that stand below others were read, or are unread again
 *   "rearranging", "rearranged"  before and after rows are taken out and put in again, as the list's
 *   "failed" (GError)  what the stories tell of could not be read: rows stay as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORY_GROUPS (dossier_story_groups_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryGroups, dossier_story_groups, DOSSIER, STORY_GROUPS, GObject)

typedef struct
{
  guint    n_more; /* others that it leads; 0 for all other rows */
  gboolean is_open;
  gboolean is_below; /* another one leads it */
} DossierGroupRow;

/* The rows of @list as it is: one for each story. */
DossierStoryGroups *dossier_story_groups_new (DossierStoryList *list);

/* Reads first, beside other questions, which stories tell of the same event. */
void dossier_story_groups_new_async (DossierStoryList *list, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
DossierStoryGroups *dossier_story_groups_new_finish (GAsyncResult *result, GError **error);

/* Whether stories in @order can be grouped. */
gboolean dossier_story_groups_fit (DossierOrder order);

gboolean          dossier_story_groups_is_grouped (DossierStoryGroups *self);
DossierStoryList *dossier_story_groups_get_list (DossierStoryGroups *self);
gint64            dossier_story_groups_get_id (DossierStoryGroups *self, guint position); /* 0 past the end */
void              dossier_story_groups_get_row (DossierStoryGroups *self, guint position, DossierGroupRow *row);

/* Of the others that a closed row leads, how many are unread. A point read. */
guint dossier_story_groups_count_unread (DossierStoryGroups *self, guint position);

/* GTK_INVALID_LIST_POSITION (G_MAXUINT) for a story that is not in the list, or stands below a closed row. */
guint dossier_story_groups_find (DossierStoryGroups *self, gint64 story);
/* The same, and opens what it stands below. */
guint dossier_story_groups_reveal (DossierStoryGroups *self, gint64 story);
/* The row of the story, or of the one that leads it. */
guint dossier_story_groups_find_leader (DossierStoryGroups *self, gint64 story);

/* FALSE: nothing is to be opened or closed there. */
gboolean dossier_story_groups_set_open (DossierStoryGroups *self, guint position, gboolean is_open);

/* The story at @position, and all that it leads when they are folded into it: of gint64, owned by the caller. */
GArray *dossier_story_groups_list_stories (DossierStoryGroups *self, guint position);

/* What @story leads it goes on leading, whatever comes. 0: none is held; HOLD_ALL: each story that leads. */
#define DOSSIER_STORY_GROUPS_HOLD_ALL (-1)
void dossier_story_groups_hold (DossierStoryGroups *self, gint64 story);

/* FALSE: stories of the list are not in rows yet. */
gboolean dossier_story_groups_is_whole (DossierStoryGroups *self);
/* dossier_story_list_make_whole, and all its stories are in rows. */
gboolean dossier_story_groups_make_whole (DossierStoryGroups *self, GError **error);

G_END_DECLS
