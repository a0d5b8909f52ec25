/* dossier-edition-private.h - what the formats of a story share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-edition.h"

G_BEGIN_DECLS

/* "The Decoder · John Schulman · 6 August 2024"; without the parts that are not known. Owned by the caller. */
char *dossier_edition_dup_line (const DossierEdition *edition);

/* Its language when it is the code of one, else NULL. */
const char *dossier_edition_get_language (const DossierEdition *edition);

/* Where @image is, when @edition carries it; else NULL. */
const char *dossier_edition_find_image (const DossierEdition *edition, const DossierSpan *image);

/* "a chart", else "Image": what stands for one that is shown. Owned by the caller. */
char *dossier_edition_dup_alternative (const DossierSpan *image);

/* "Image: a chart"; what is shown of one. Owned by the caller. */
char *dossier_edition_dup_image_words (const DossierSpan *image);

/* The text of @run without line ends of code (U+2028), which are "\n" then. Owned by the caller. */
char *dossier_run_dup_text (const DossierRun *run);

/* @link when it is one of the web or of mail, else NULL. */
const char *dossier_edition_safe_link (const char *link);

/* The story as the inside of a <body> that is HTML and XML: an <article> with its head, text, notes and what has lost
 * its place. @is_book: with the words that EPUB has for notes. In dossier-edition-body.c. */
void dossier_edition_append_body (GString *out, const DossierEdition *edition, gboolean is_book);

/* The text alone; in dossier-edition-text.c. */
void dossier_edition_append_text (GString *out, const DossierEdition *edition, gboolean is_book);

/* The rules of highlights, for pages and books: "mark.yellow { … }". */
void dossier_edition_append_mark_rules (GString *out);

G_END_DECLS
