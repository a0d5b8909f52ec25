/* dossier-claims-terms.h - what a term asks of a claim, for the searches over claims and over stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-names.h"
#include "dossier-query-tree.h"

G_BEGIN_DECLS

typedef struct
{
  const DossierNames *names;
  GString            *sql;
  GPtrArray          *values; /* GVariant: "x", "s" or "d" */
  GPtrArray          *over;   /* (element-type DossierTerm): from and to that are asked for together, or NULL */
} DossierClaimsStatement;

/* The terms from and to of @parts (element-type DossierQueryNode), which must all hold, that are asked for together:
 * who went from there to there; see dossier-claims-search.h. For over; borrowed from @parts. */
GPtrArray *dossier_claims_terms_list_over (GPtrArray *parts);

/* Appends a condition on the claim "c" with its story "s", subject "a" and object "b"; NULL for what is unknown. */
void dossier_claims_terms_append (DossierClaimsStatement *self, const DossierTerm *term);

/* Appends "@claim.kind IN (...)"; @bits: 1 << DossierClaimKind. */
void dossier_claims_terms_append_kinds (DossierClaimsStatement *self, const char *claim, guint bits);

/* Whether a term with @field, and one of @bits (0: any), is asked for and not below a NOT. @node may be NULL. */
gboolean dossier_claims_terms_ask_for (const DossierQueryNode *node, DossierTermField field, guint bits);

G_END_DECLS
