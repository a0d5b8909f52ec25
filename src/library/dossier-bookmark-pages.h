/* dossier-bookmark-pages.h - a file of bookmarks becomes stories: the stages of the pipeline that differ for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"
#include "dossier-pipeline.h"

G_BEGIN_DECLS

/* Pages fetched at once, of different hosts: one host is asked for one page at a time. */
#define DOSSIER_BOOKMARK_PAGES_AT_ONCE 8
/* Milliseconds between two of them. */
#define DOSSIER_BOOKMARK_PAGES_PAUSE 250

/* The bytes of @batch as drafts with address, title and the time they were saved, each address once, at most
 * DOSSIER_LIBRARY_MAX_PAGES. Links to feeds are left to subscriptions, and said. */
gboolean dossier_bookmark_pages_list (DossierBatch *batch, GError **error);

/* Fetches the page of each draft and gives it its document; drafts whose page cannot be had are dropped, with a
 * sentence each. When it is stopped, what has come is kept; FALSE and @error only when nothing has. Tells the progress.
 */
gboolean dossier_bookmark_pages_fetch (DossierBatch *batch, GCancellable *cancellable, GError **error);

/* What came as a draft, whatever it is of what can be read; NULL and @error, a sentence, when it cannot be. */
DossierDraft *dossier_bookmark_pages_read (const DossierFetchResult *fetched, GError **error);

G_END_DECLS
