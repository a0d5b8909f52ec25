/* dossier-annotations-find.h - the highlights that a query asks for, in an order and in groups: a part of the store's
 * public face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ANNOTATION_ORDER_NEWEST, /* made last first */
  DOSSIER_ANNOTATION_ORDER_OLDEST,
  DOSSIER_ANNOTATION_ORDER_STORY, /* newest story first, then text order */
} DossierAnnotationOrder;

#define DOSSIER_N_ANNOTATION_ORDERS 3

typedef enum
{
  DOSSIER_ANNOTATION_GROUP_NONE,
  DOSSIER_ANNOTATION_GROUP_STORY, /* as the order has their first ones */
  DOSSIER_ANNOTATION_GROUP_WHO,   /* whom it is about and who is named in it, by name; nobody comes last. A highlight is
                                     in the group of each of them. */
  DOSSIER_ANNOTATION_GROUP_DAY,   /* when it was made, by the local calendar; the last day first, or the first one with
                                     OLDEST */
} DossierAnnotationGroup;

#define DOSSIER_N_ANNOTATION_GROUPS 4

/* Stable words: "newest", "oldest", "story". FALSE for another. */
gboolean dossier_annotation_order_from_string (const char *word, DossierAnnotationOrder *order);

typedef struct
{
  DossierQuery          *query; /* of dossier_query_parse_notes, or with ids of entities and feeds */
  DossierAnnotationOrder order;
  DossierAnnotationGroup group;
} DossierAnnotationSearch;

typedef struct
{
  gint64 group; /* a story; somebody, 0: nobody; midnight of the day as DossierDate keeps days; 0 without groups */
  gint64 id;
} DossierAnnotationPlace;

typedef struct
{
  GArray *places;             /* of DossierAnnotationPlace: group by group */
  guint   n_found, n_stories; /* each counted once */
} DossierFoundAnnotations;

void dossier_found_annotations_free (DossierFoundAnnotations *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFoundAnnotations, dossier_found_annotations_free)

DossierFoundAnnotations *dossier_store_find_annotations (DossierStore *self, const DossierAnnotationSearch *search,
                                                         GError **error);
void dossier_store_find_annotations_async (DossierStore *self, const DossierAnnotationSearch *search,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DossierFoundAnnotations *dossier_store_find_annotations_finish (DossierStore *self, GAsyncResult *result,
                                                                GError **error);

/* NULL without @error when it is not there any more, or deleted. Point read. */
DossierAnnotation *dossier_store_load_annotation (DossierStore *self, gint64 id, GError **error);

/* Whether its words are not in the present text of its story: then the reader cannot show them. FALSE also when that
 * cannot be told. Point read. */
gboolean dossier_store_is_annotation_lost (DossierStore *self, gint64 id);

/* Something that highlights can be told apart by. */
typedef struct
{
  gint64 id; /* of the entity or the feed; 0: a tag */
  char  *name;
  guint  n; /* highlights */
} DossierAnnotationKey;

/* Of each at most. */
#define DOSSIER_ANNOTATION_KEYS_MAX 30

typedef struct
{
  GPtrArray *tags, *who, *feeds; /* of DossierAnnotationKey: most highlights first */
} DossierAnnotationKeys;

void dossier_annotation_keys_free (DossierAnnotationKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnnotationKeys, dossier_annotation_keys_free)

DossierAnnotationKeys *dossier_store_list_annotation_keys (DossierStore *self, GError **error);
void                   dossier_store_list_annotation_keys_async (DossierStore *self, GCancellable *cancellable,
                                                                 GAsyncReadyCallback callback, gpointer user_data);
DossierAnnotationKeys *dossier_store_list_annotation_keys_finish (DossierStore *self, GAsyncResult *result,
                                                                  GError **error);

G_END_DECLS
