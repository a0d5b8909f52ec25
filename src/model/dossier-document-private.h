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

/* The inverse of dossier_document_table_rows (). */
char *dossier_document_table_to_value (GPtrArray *rows);

G_END_DECLS
