/* dossier-relations.h - the library read through from one end to the other, a piece at a time, for what is handed on.
 *
 * Part of the public face of this room. Every call blocks until done: from worker threads and the command line. Each
 * piece is read by itself: what changes meanwhile may be in a later piece or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-relation.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_RELATIONS_ALL,
  DOSSIER_RELATIONS_OF_STORY,
  DOSSIER_RELATIONS_OF_SUBJECT,
} DossierRelationsScope;

/* (element-type DossierRelation), at most @limit for each of the @n_keys in @keys (stories or entities; one of any
 * value for ALL) by the number of the claim, from the one after @after on. Also what is denied, negated or imagined,
 * and what has one end alone; nothing of stories that were deleted. */
GPtrArray *dossier_store_list_relations (DossierStore *self, DossierRelationsScope scope, const gint64 *keys,
                                         guint n_keys, gint64 after, guint limit, GError **error);

/* Ids of all that a story names or a person pinned: (element-type gint64), oldest first. */
GArray *dossier_store_list_entity_ids (DossierStore *self, GError **error);

/* With their aliases, in the order of @ids; those that are not there any more are left out. (element-type
 * DossierEntity) */
GPtrArray *dossier_store_load_entities (DossierStore *self, const gint64 *ids, guint n, GError **error);

/* In the order of @ids; those that were deleted are left out. (element-type DossierStory) */
GPtrArray *dossier_store_load_stories (DossierStore *self, const gint64 *ids, guint n, GError **error);

G_END_DECLS
