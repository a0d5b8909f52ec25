/* dossier-snippets.h - where stories hold what a search asks for: a few words of each for a list, all places of one
 *
 * The index keeps no texts: the places are found anew, on the reader thread, in the texts of the stories that are asked
 * for. Of a longer text only so many bytes are looked through; what is found behind them is not shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-snippet.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Bytes of a text that are looked through for a snippet, and for all places; highlights of a story that are. */
#define DOSSIER_SNIPPETS_MAX_TEXT (256 * 1024)
#define DOSSIER_PLACES_MAX_TEXT (4 * 1024 * 1024)
#define DOSSIER_SNIPPETS_MAX_HIGHLIGHTS 200

/* Whether @query asks for words or names: for anything that has a place in a text. */
gboolean dossier_snippets_can_be_of (DossierQuery *query);

/* One for each of @stories (of gint64), in their order: (element-type DossierSnippet). The words are those where most
 * of what is asked for stands together, in the text before the highlights and notes. */
GPtrArray *dossier_store_list_snippets (DossierStore *self, DossierQuery *query, GArray *stories, GError **error);
void       dossier_store_list_snippets_async (DossierStore *self, DossierQuery *query, GArray *stories,
                                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_snippets_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* A place in a text, in code points. */
typedef struct
{
  guint start, length;
} DossierPlaceFound;

/* All places of words in the present text of @story (names are not among them: its mentions tell of those), in their
 * order, none within another; at most DOSSIER_MARKS_MAX. (of DossierPlaceFound) */
GArray *dossier_store_list_places (DossierStore *self, DossierQuery *query, gint64 story, GError **error);
void dossier_store_list_places_async (DossierStore *self, DossierQuery *query, gint64 story, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GArray *dossier_store_list_places_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
