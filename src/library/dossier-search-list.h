/* dossier-search-list.h - saved searches as lines of JSON, in and out.
 *
 * A line each: {"name": "...", "query": "..."}; other members are passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-saved-searches.h"

G_BEGIN_DECLS

/* Bytes of a list. */
#define DOSSIER_SEARCH_LIST_MAX_SIZE (4 * 1024 * 1024)

/* The searches in a list: (element-type DossierSavedSearch). NULL and @error (DOSSIER_SAVED_SEARCH_ERROR), which says
 * the line, when one cannot be read. Pure. */
GPtrArray *dossier_search_list_read (GBytes *bytes, GError **error);

/* Keeps them all, or none. Those that have the name of one that is kept take its place. One change. Blocks. */
gboolean dossier_search_list_keep (DossierStore *store, GPtrArray *searches, guint *n_new, guint *n_changed,
                                   GError **error);

G_END_DECLS
