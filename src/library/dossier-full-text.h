/* dossier-full-text.h - a story gets the whole text of its page because a person asks for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"
#include "dossier-page-waits.h"

G_BEGIN_DECLS

/* Fetches the page of @story and keeps its text unless that would be a loss; @saved tells. Undo brings the former text
 * back. An address inside the person's own network is asked when the story's feed may be there, or when it has none.
 * Blocks, on any thread but never on the main one of a window.
 * Errors: the story has no link, the page could not be read or is about something else, of the store; CANCELLED. */
gboolean dossier_library_fetch_story (DossierLibrary *self, gint64 story, DossierPageSaved *saved,
                                      GCancellable *cancellable, GError **error);

/* The same for a main loop. */
void     dossier_library_fetch_story_async (DossierLibrary *self, gint64 story, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_library_fetch_story_finish (DossierLibrary *self, GAsyncResult *result, DossierPageSaved *saved,
                                             GError **error);

/* What came of it, a sentence for the person (translated, static). */
const char *dossier_page_saved_words (DossierPageSaved saved);

G_END_DECLS
