/* dossier-annotation-tags.h - the tags that highlights have, for whoever gives one more of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Tags that are told at most. */
#define DOSSIER_ANNOTATION_TAGS_MAX 1000

/* Those of all highlights that are there, the ones of most stories first: (element-type DossierStoryTag), without ids;
 * their number is that of the stories whose highlights have them. */
void       dossier_store_list_annotation_tags_async (DossierStore *self, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_annotation_tags_finish (DossierStore *self, GAsyncResult *result, GError **error);
GPtrArray *dossier_store_list_annotation_tags (DossierStore *self, GError **error);

/* The tags that the highlights @annotations (of gint64, copied) have, each once: the first @limit that are found,
 * without ids and numbers. */
void       dossier_store_list_tags_of_annotations_async (DossierStore *self, GArray *annotations, guint limit,
                                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                                         gpointer user_data);
GPtrArray *dossier_store_list_tags_of_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error);
GPtrArray *dossier_store_list_tags_of_annotations (DossierStore *self, GArray *annotations, guint limit,
                                                   GError **error);

G_END_DECLS
