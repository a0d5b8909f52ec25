/* dossier-html-document.h - HTML to the text that is read: headings, paragraphs, lists, quotes, code, links,
 * tables and the places of images. Scripts, styles, forms and frames never reach it.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-extract-error.h"

G_BEGIN_DECLS

/* A fragment, as a feed carries it. @length -1: up to NUL. Links are resolved against @base_uri (may be NULL: then
 * only absolute ones stay). Errors: DOSSIER_EXTRACT_ERROR_TOO_LARGE. An empty fragment is an empty document. */
DossierDocument *dossier_html_to_document (const char *html, gssize length, const char *base_uri, GError **error);

G_END_DECLS
