/* dossier-search-beginnings.h - words that begin alike, as the full-text index gives them quickly.
 *
 * Asked for all words that begin so, the index puts the stories of all of them together before it gives the first one;
 * asked for this word or that one, it gives the newest story of any at once. So of what begins so, common words are
 * asked for by themselves, and only what is rare by how it begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Pages of the index that are put together at most, where that can be: some 10 milliseconds. */
#define DOSSIER_SEARCH_BEGINNINGS_PAGES 64

/* An expression of the index story_fts that finds the same as the words that begin as the one word of @value, without
 * more than @most_pages put together where that can be; owned by the caller. NULL: ask as usual, for it is quick
 * enough, not a single word, or something failed, which then fails the search itself. Exact until the library changes.
 */
char *dossier_search_beginnings_dup_match (DossierDb *db, const char *value, guint most_pages);

G_END_DECLS
