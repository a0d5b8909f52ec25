/* dossier-why-claim.h - why a text is taken to claim something, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-library.h"

G_BEGIN_DECLS

/* Sentences: the words that state the claim and their rule, how it is known who it is about, and what puts it in doubt.
 * @text: that @found was found in, with @claim in it. Never empty; owned by the caller. */
GStrv dossier_found_claim_dup_reasons (const DossierFoundClaim *claim, const DossierRecognition *found,
                                       const char *text);

/* The same of the claim of @kind whose words begin at @start (a code point) of @document, in the background. @title and
 * @written as the story has them. */
void dossier_library_explain_claim_async (DossierLibrary *self, DossierDocument *document, const char *title,
                                          const DossierDate *written, DossierClaimKind kind, guint start,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Owned by the caller. Errors: DOSSIER_LIBRARY_ERROR_EMPTY, when this version of Dossier finds no such claim there. */
GStrv dossier_library_explain_claim_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
