/* dossier-reading.h - where a person is with reading: the place in each story, and which story is unread next
 *
 * A place is no change that a person makes: it is not in the journal, and nothing is told of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Keeps that @story was read up to @start (code points), where @words stand; 0: from its beginning, or to its end. In
 * the background, in order. Nothing is done about a story that is gone. READ_ONLY in a library that can only be read.
 */
void     dossier_store_keep_place_async (DossierStore *self, gint64 story, guint start, const char *words,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_keep_place_finish (DossierStore *self, GAsyncResult *result, GError **error);
gboolean dossier_store_keep_place (DossierStore *self, gint64 story, guint start, const char *words, GError **error);

/* The first of @ids (of gint64, in any order) that is unread; 0 for none. */
void   dossier_store_find_unread_async (DossierStore *self, GArray *ids, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gint64 dossier_store_find_unread_finish (DossierStore *self, GAsyncResult *result, GError **error);
gint64 dossier_store_find_unread (DossierStore *self, GArray *ids, GError **error);

G_END_DECLS
