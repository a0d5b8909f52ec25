/* dossier-search-lines.h - saved searches as lines of JSON
 *
 * A line each: {"name": "...", "query": "..."}; other members are passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-saved-search.h"

G_BEGIN_DECLS

/* The searches in a list, at most DOSSIER_SAVED_SEARCH_MAX: (element-type DossierSavedSearch). NULL and @error
 * (DOSSIER_SAVED_SEARCH_ERROR), which says the line, when one cannot be read. Pure. */
GPtrArray *dossier_search_lines_read (GBytes *bytes, GError **error);

/* FALSE, and @error: there would be more than DOSSIER_SAVED_SEARCH_MAX of them. */
gboolean dossier_search_lines_fail_many (GError **error);

G_END_DECLS
