/* dossier-annotation-drafts.h - a note that is being typed, before it is kept as the note.
 *
 * No change of the journal: it is there until the note of its highlight is changed, and for the next start when the
 * program ends before. DossierAnnotationRow has it as draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Keeps @note as the draft of @annotation; NULL: there is none any more. A highlight that is gone has none, without an
 * error. FAILED for one that is too long for a note. */
gboolean dossier_store_keep_draft (DossierStore *self, gint64 annotation, const char *note, GError **error);
void dossier_store_keep_draft_async (DossierStore *self, gint64 annotation, const char *note, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_keep_draft_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
