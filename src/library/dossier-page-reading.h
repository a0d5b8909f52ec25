/* dossier-page-reading.h - what a server sent for a story's link becomes the story's text.
 *
 * Blocks; on a worker's thread or in a program without a main loop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"
#include "dossier-library.h"
#include "dossier-page-waits.h"

G_BEGIN_DECLS

/* Finds the article in @fetched, names and claims in it, and gives it to the story of @wait unless that would be a loss
 * (@saved tells). @journalled: a person asked for it, and can undo it.
 * Errors: there is no article, or it is not the story's; of the store; CANCELLED, then nothing was saved. */
gboolean dossier_page_reading_run (DossierLibrary *library, const DossierPageWait *wait, DossierFetchResult *fetched,
                                   gboolean journalled, DossierPageSaved *saved, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
