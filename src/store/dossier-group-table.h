/* dossier-group-table.h - which stories of a list stand in a row of their own, and which ones another one leads.
 *
 * A value: made beside the main thread, where all stories of a list are gone through, and changed story by story then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* An event that has stories in the list. */
typedef struct
{
  gint64 event, leader;
  guint  n; /* with the leader */
} DossierGroup;

/* ids:    of the list (of gint64), in its order.
 * rows:   those of them that lead, or have no company; likewise.
 * events: DossierEventStory with growing ids: all of known_from and later, whether or not the list has them.
 * groups: DossierGroup with growing events. */
typedef struct
{
  gboolean is_oldest_first;
  gint64   known_from;
  GArray  *ids, *rows, *events, *groups;
} DossierGroupTable;

/* Takes @ids and @events. The first one of an event leads the others. */
DossierGroupTable *dossier_group_table_new (GArray *ids, GArray *events, gint64 known_from, gboolean is_oldest_first);
void               dossier_group_table_free (DossierGroupTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGroupTable, dossier_group_table_free)

/* Whether @id stands before @other. */
gboolean dossier_group_table_is_before (const DossierGroupTable *self, gint64 id, gint64 other);
/* Where @id stands in @array, which is in the order of the list, or where it would; whether it does. */
guint    dossier_group_table_find_place (const DossierGroupTable *self, const GArray *array, gint64 id);
gboolean dossier_group_table_holds (const DossierGroupTable *self, const GArray *array, gint64 id);

/* What @story tells of: 0 when it has no company; and the group of that, NULL when there is none. */
gint64        dossier_group_table_get_event (const DossierGroupTable *self, gint64 story);
DossierGroup *dossier_group_table_find (const DossierGroupTable *self, gint64 story); /* until the next change */
DossierGroup *dossier_group_table_find_event (const DossierGroupTable *self, gint64 event);

/* FALSE when it is known already. */
gboolean dossier_group_table_note (DossierGroupTable *self, gint64 story, gint64 event);

/* Of one story. */
void dossier_group_table_add_group (DossierGroupTable *self, gint64 event, gint64 leader);
void dossier_group_table_remove_group (DossierGroupTable *self, gint64 event);

/* @leader leads its group from now on, when it is in the list and has company. */
void dossier_group_table_lead (DossierGroupTable *self, gint64 leader);

G_END_DECLS
