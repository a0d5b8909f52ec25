/* dossier-why-name.h - why something in a text is taken for a name, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-library.h"

G_BEGIN_DECLS

/* The names and claims of @text with the reasons for each name. Blocks. */
DossierRecognition *dossier_library_recognise_explained (DossierLibrary *self, const char *text, const char *title,
                                                         const DossierDate *written, GError **error);

/* Why there is a name at @start (a code point) of @document, in the background. @title and @written as the story has
 * them. */
void dossier_library_explain_name_async (DossierLibrary *self, DossierDocument *document, const char *title,
                                         const DossierDate *written, guint start, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
/* (element-type DossierNameReason). Errors: DOSSIER_LIBRARY_ERROR_EMPTY, when this version of Dossier finds no name
 * there. */
GPtrArray *dossier_library_explain_name_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* A sentence. Owned by the caller. */
char *dossier_name_reason_dup_words (const DossierNameReason *reason);

G_END_DECLS
