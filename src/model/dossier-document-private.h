/* dossier-document-private.h - between the document and its builder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"

G_BEGIN_DECLS

/* An empty array of DossierSpan that frees its strings. */
GArray *dossier_document_spans_new (void);

/* Takes @text and @spans; sorts the spans. */
DossierDocument *dossier_document_new_take (char *text, guint length, GArray *spans, gboolean cut);

G_END_DECLS
