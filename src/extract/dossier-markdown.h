/* dossier-markdown.h - a note that somebody wrote in Markdown as a document
 *
 * Headings, paragraphs, emphasis, strong words, code, lists, quotes and links to the web or mail; a line end is one.
 * HTML in it is sanitized as everywhere. Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"

G_BEGIN_DECLS

/* Longer ones (bytes) are read as bare lines. */
#define DOSSIER_MARKDOWN_MAX_BYTES (256 * 1024)

/* Never NULL; empty for an empty @text. Invalid UTF-8 becomes U+FFFD. */
DossierDocument *dossier_markdown_read (const char *text);

G_END_DECLS
