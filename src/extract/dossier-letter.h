/* dossier-letter.h - a newsletter to the text that is read.
 *
 * A newsletter is a page of nested tables with one column: they are taken apart, so that its words are paragraphs. What
 * is hidden, pictures that count readers, and the furniture (where else to read it, whom to follow, how to leave the
 * list, the sender's address) go; links that only count readers lead where they say that they lead.
 * Pure and thread-safe. Phrases: data/extract/letters.tsv.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-extract-error.h"

G_BEGIN_DECLS

typedef struct
{
  DossierDocument *document; /* never NULL; empty when the letter has no words */
  char            *view_uri; /* where the same is on the web, as far as it says; or NULL */
} DossierLetter;

/* @html: UTF-8. @title, or NULL: a heading at the top that says the same is not repeated.
 * Errors: DOSSIER_EXTRACT_ERROR_TOO_LARGE. */
DossierLetter *dossier_letter_new_from_html (const char *html, const char *title, GError **error);

/* @text: UTF-8, lines as they were sent. Errors: DOSSIER_EXTRACT_ERROR_TOO_LARGE. */
DossierLetter *dossier_letter_new_from_text (const char *text, GError **error);

void dossier_letter_free (DossierLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLetter, dossier_letter_free)

G_END_DECLS
