/* dossier-search-terms.h - what words and names of a query ask for, for the searches over stories, claims and
 * highlights
 *
 * What is to be bound is a GVariant: "x", "s" or "d"; see dossier_search_bind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-names.h"
#include "dossier-query-tree.h"

G_BEGIN_DECLS

/* Whether a full-text index finds anything to look for in @term's value. */
gboolean dossier_search_terms_has_letters (const DossierTerm *term);

/* Whether a full-text index is to find words that begin so; see dossier-search.h. */
gboolean dossier_search_terms_is_prefix (const DossierTerm *term);

/* Appends what the words of @term ask of the columns @columns ("title", "{quote note}", NULL: any) of a full-text index
 * to @match; the words go in quotes, quotes in them are doubled. */
void dossier_search_terms_append_match (GString *match, const DossierTerm *term, const char *columns);

/* Appends "(SELECT ...)" to @sql: the entities that the name of @term may mean, or with a prefix one that begins so. */
void dossier_search_terms_append_named (GString *sql, GPtrArray *values, const DossierNames *names,
                                        const DossierTerm *term);

/* Appends "(SELECT ...)" to @sql: sources, or feeds, with the words of @term in their names; feeds of the folder that
 * is called so, or whose name begins so. */
void dossier_search_terms_append_sources (GString *sql, GPtrArray *values, const DossierTerm *term);
void dossier_search_terms_append_feeds (GString *sql, GPtrArray *values, const DossierTerm *term);
void dossier_search_terms_append_feeds_of_folder (GString *sql, GPtrArray *values, const DossierTerm *term);

/* Appends @node as a condition: @append_term does it for each term, and says what is unknown as NULL. */
typedef void (*DossierAppendTerm) (gpointer data, const DossierTerm *term);
void dossier_search_terms_append_tree (GString *sql, const DossierQueryNode *node, DossierAppendTerm append_term,
                                       gpointer data);

/* Whether all terms of @node are as @is_so says. */
gboolean dossier_search_terms_all (const DossierQueryNode *node, gboolean (*is_so) (const DossierTerm *term));

/* The parts that must all hold: those of an AND, or @tree itself, or none of NULL. (element-type DossierQueryNode),
 * borrowed from @tree. */
GPtrArray *dossier_search_terms_list_parts (const DossierQueryNode *tree);

/* Days are kept from midnight to midnight, UTC; it is the local ones that a person means. */
gint64 dossier_search_terms_localize (gint64 moment);

G_END_DECLS
