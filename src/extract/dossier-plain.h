/* dossier-plain.h - a bare paste, a text file or Markdown to a titled document.
 *
 * Page furniture that came along with the copying ("Leave a Reply", "Share this", cookie lines) goes from the end.
 * Phrases: data/extract/furniture.tsv. Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-extract-error.h"

G_BEGIN_DECLS

typedef struct
{
  char            *title;    /* never NULL or empty */
  DossierDocument *document; /* never NULL or empty; the headline is not repeated in it */
} DossierPlain;

/* @length -1: up to NUL. Invalid UTF-8 becomes U+FFFD; UTF-16 with a byte order mark is understood. Markdown's
 * headings, emphasis, links, lists, quotes and code become spans.
 * Errors: DOSSIER_EXTRACT_ERROR_EMPTY, _BINARY, _TOO_LARGE, each a sentence for the person who pasted. */
DossierPlain *dossier_plain_new (const char *text, gssize length, GError **error);

/* The same for words whose title is known (@title, or NULL): a first line stays in the text unless it says just that.
 * Never empty. Errors: as above. */
DossierDocument *dossier_plain_read (const char *text, gssize length, const char *title, GError **error);

/* @lines (element-type utf8, valid UTF-8 without line ends) as a document that is titled already: none of them is taken
 * for a headline. Lines are taken out of @lines. */
DossierDocument *dossier_plain_to_document (GPtrArray *lines);

void dossier_plain_free (DossierPlain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPlain, dossier_plain_free)

/* A title of at most DOSSIER_PLAIN_TITLE_LENGTH characters from a text's first sentence, ended at a clause, never
 * inside a word. Owned by the caller; "" for an empty text. */
char *dossier_plain_dup_title (const char *text);

G_END_DECLS
