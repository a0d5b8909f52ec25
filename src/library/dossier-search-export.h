/* dossier-search-export.h - what a search finds, as a feed; and the feeds that it finds something in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Stories of a feed that is written, the newest. */
#define DOSSIER_SEARCH_EXPORT_MAX_STORIES 1000

typedef enum
{
  DOSSIER_SEARCH_EXPORT_NONE,
  DOSSIER_SEARCH_EXPORT_ATOM,
  DOSSIER_SEARCH_EXPORT_JSON, /* JSON Feed */
  DOSSIER_SEARCH_EXPORT_OPML, /* the subscriptions whose stories it finds */
} DossierSearchExportFormat;

/* "atom", "json", "opml"; NONE for any other. */
DossierSearchExportFormat dossier_search_export_format_from_string (const char *word);

/* @query, kept as @name, to the file @path ("-": standard output). @n (may be NULL): how many stories or feeds were
 * written. @now: Unix seconds. Cancelled, it leaves what is at @path. Blocks; any thread but the store's own. */
gboolean dossier_search_export (DossierStore *store, const char *name, const char *query,
                                DossierSearchExportFormat format, const char *path, gint64 now,
                                GCancellable *cancellable, guint *n, GError **error);

/* The same in a thread of its own. */
void     dossier_search_export_async (DossierStore *store, const char *name, const char *query,
                                      DossierSearchExportFormat format, const char *path, gint64 now,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_search_export_finish (DossierStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
