/* dossier-extraction.h - what comes in to what is kept: a draft with its document, title, source, date and summary.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-block-choices.h"
#include "dossier-draft.h"

G_BEGIN_DECLS

/* Gives a feed's entry its document and takes its HTML away. An entry without words of its own gets its title as text,
 * so that the names in it are found. */
gboolean dossier_extract_entry (DossierDraft *draft, GError **error);

/* Gives @draft its @document, and a title and a summary from it where it has none; the words as they came are freed. */
void dossier_extract_finish (DossierDraft *draft, DossierDocument *document);

/* A page's article as a new draft, with the page. @uri: where the page came from, or NULL. */
DossierDraft *dossier_extract_page (GBytes *html, const char *content_type, const char *uri, GError **error);

/* The same with what a person chose of the page's blocks, as DossierBlockChoices writes it, or NULL. */
DossierDraft *dossier_extract_page_chosen (GBytes *html, const char *content_type, const char *uri, const char *choices,
                                           GError **error);

/* The article of @pages, each behind the other, as @choices (or NULL) want it; may be empty. The blocks of all of them
 * are added to @blocks (element-type DossierBlock), which may be NULL. */
DossierDocument *dossier_extract_kept (const DossierPageCopy *pages, const DossierBlockChoices *choices,
                                       GPtrArray *blocks, GError **error);

/* The same with choices as DossierBlockChoices writes them, or NULL. Errors: EMPTY as well, when nothing is left. */
DossierDocument *dossier_extract_kept_chosen (const DossierPageCopy *pages, const char *choices, GError **error);

/* Gives a page's draft the document that a person chose of the page and those that follow it. */
gboolean dossier_extract_choose (DossierDraft *draft, const char *choices, GError **error);

/* Bare words as a new draft; nothing is known of it but what it says. */
DossierDraft *dossier_extract_text (GBytes *text, GError **error);

/* The name of the site at @uri, "example.org"; NULL without one. Owned by the caller. */
char *dossier_extract_host (const char *uri);

G_END_DECLS
