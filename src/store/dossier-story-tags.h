/* dossier-story-tags.h - the tags of the library. How they are changed: dossier-change.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"
#include "dossier-story-tag.h"

G_BEGIN_DECLS

/* Those that a story has, by name: (element-type DossierStoryTag). */
GPtrArray *dossier_store_list_tags (DossierStore *self, GError **error);
void       dossier_store_list_tags_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *dossier_store_list_tags_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Those of @stories (of gint64), by name, with how many of these have each: (element-type DossierStoryTag). */
GPtrArray *dossier_store_list_tags_of_stories (DossierStore *self, GArray *stories, GError **error);
void       dossier_store_list_tags_of_stories_async (DossierStore *self, GArray *stories, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_tags_of_stories_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The id of the tag with this name, upper or lower case; 0 and NOT_FOUND when no story has one. Point read. */
gint64 dossier_store_find_tag (DossierStore *self, const char *name, GError **error);

/* Its name, owned by the caller; NULL and NOT_FOUND when no story has it any more. Point read. */
char *dossier_store_dup_tag_name (DossierStore *self, gint64 tag, GError **error);

G_END_DECLS
