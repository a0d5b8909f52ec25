/* dossier-search-list.h - saved searches that come in as a list.
 *
 * A list is lines of JSON, as “dossier searches list --json” prints them: {"name": "...", "query": "..."}.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-saved-searches.h"

G_BEGIN_DECLS

/* Keeps all searches of the list @bytes, or none. Those that have the name of one that is kept take its place. One
 * change. Errors of DOSSIER_SAVED_SEARCH_ERROR say what is wrong with the list. Blocks. */
gboolean dossier_search_list_keep (DossierStore *store, GBytes *bytes, guint *n_new, guint *n_changed, GError **error);

G_END_DECLS
