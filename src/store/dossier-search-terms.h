/* dossier-search-terms.h - what words and names of a query ask for, for the searches over stories, claims and
 * highlights
 *
 * What is to be bound is a GVariant: "x", "s" or "d"; see dossier_search_bind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-names.h"
#include "dossier-query.h"

G_BEGIN_DECLS

/* Whether a full-text index finds anything to look for in @term's value. */
gboolean dossier_search_terms_has_letters (const DossierTerm *term);

/* Appends what the words of @term ask of the columns @columns ("title", "{quote note}", NULL: any) of a full-text index
 * to @match; the words go in quotes, quotes in them are doubled. */
void dossier_search_terms_append_match (GString *match, const DossierTerm *term, const char *columns);

/* Appends "(SELECT ...)" to @sql: the entities that the name of @term may mean, or with a prefix one that begins so. */
void dossier_search_terms_append_named (GString *sql, GPtrArray *values, const DossierNames *names,
                                        const DossierTerm *term);

G_END_DECLS
