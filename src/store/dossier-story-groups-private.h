/* dossier-story-groups-private.h - what the files of the grouped rows share
 *
 * table:     which stories lead; of the list as it was read last, and as it was followed since.
 * open:      Open, of the groups that are open, in the order of their rows.
 * held:      the story that goes on leading; 0: none; HOLD_ALL: each one.
 * asking:    a new table is on its way; NULL: none is. lent: what it is made of.
 * touched:   ids (of gint64) that came or went while it is, and are followed already.
 * noted:     likewise what stories tell of (of DossierEventStory).
 * is_behind: the table's ids are not the list's first ones: places in the one are none in the other.
 * Where it is not grouped, none of these is used: what the list says is what it says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story-groups.h"

#include "dossier-events.h"
#include "dossier-story-list-private.h"

G_BEGIN_DECLS

/* below: ids (of gint64) of those that are shown below the leader, in the order of the list. */
typedef struct
{
  gint64  event, leader;
  GArray *below;
} DossierOpenGroup;

struct _DossierStoryGroups
{
  GObject            parent_instance;
  DossierStoryList  *list;
  gboolean           is_grouped, is_behind, asks_again, is_rearranging;
  DossierGroupTable *table;
  GPtrArray         *open;
  gint64             held;
  GCancellable      *asking;
  GArray            *lent, *touched, *noted;
};

/* ---- places; in dossier-story-groups.c ---- */

/* The position of rows[@place]. */
guint dossier_story_groups_to_position (DossierStoryGroups *self, guint place);
/* NULL: it is closed, or not there. */
DossierOpenGroup *dossier_story_groups_find_open (DossierStoryGroups *self, gint64 event);
void              dossier_story_groups_tell (DossierStoryGroups *self, guint position, guint removed, guint added);

void dossier_story_groups_open_event (DossierStoryGroups *self, gint64 event);
void dossier_story_groups_close_event (DossierStoryGroups *self, gint64 event);

/* All of the group but the leader, in the list's order: owned by the caller. */
GArray *dossier_story_groups_list_others (DossierStoryGroups *self, const DossierGroup *group);

/* ---- following the list; in dossier-story-groups-follow.c ---- */

/* Becomes grouped, with an empty table. */
void dossier_story_groups_follow (DossierStoryGroups *self);
/* Reads the table of the list as it is now, and once more when it is another one by then. */
void dossier_story_groups_ask (DossierStoryGroups *self);
/* No answer is waited for any more. */
void dossier_story_groups_stop_asking (DossierStoryGroups *self);
/* The table (taken) is that of a list that was; says what is other by it. */
void dossier_story_groups_take (DossierStoryGroups *self, DossierGroupTable *table);

G_END_DECLS
