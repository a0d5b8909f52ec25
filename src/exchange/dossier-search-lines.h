/* dossier-search-lines.h - saved searches as lines of JSON
 *
 * A line each: {"name": "...", "query": "..."}; other members are passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-saved-search.h"

G_BEGIN_DECLS

/* Bytes of a list. */
#define DOSSIER_SEARCH_LINES_MAX_SIZE (4 * 1024 * 1024)

/* The searches in a list: (element-type DossierSavedSearch). NULL and @error (DOSSIER_SAVED_SEARCH_ERROR), which says
 * the line, when one cannot be read. Pure. */
GPtrArray *dossier_search_lines_read (GBytes *bytes, GError **error);

G_END_DECLS
