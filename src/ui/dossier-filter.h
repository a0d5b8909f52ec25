/* dossier-filter.h - how people, organizations, feeds and tags are put together to what a list is of
 *
 * A query's OR terms are one condition among the others, so a single one says the same as "and". Here "A, or B" makes
 * both of them OR terms, and an OR term that is left alone becomes "and" again.
 *
 * Pure. Queries are owned by the caller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

/* Stories of this person, organization, feed or tag alone. @value: its name for the chip, or NULL. */
DossierQuery *dossier_filter_only (DossierTermField field, gint64 id, const char *value);

/* The same joined to @query; when it is there with that operator already, it is taken away. */
DossierQuery *dossier_filter_add (DossierQuery *query, DossierTermField field, gint64 id, const char *value,
                                  DossierTermOp op);

/* The same for any @term; its own operator does not matter. */
DossierQuery *dossier_filter_add_term (DossierQuery *query, const DossierTerm *term, DossierTermOp op);
/* The place of the term that says the same as @term, however it is joined; -1 for none. */
int dossier_filter_find (DossierQuery *query, const DossierTerm *term);

/* The stretch of time that stories of @query must be in, NULL when there is none; and another one (NULL: none) instead
 * of it. Borrowed. */
const DossierDate *dossier_filter_get_span (DossierQuery *query);
DossierQuery      *dossier_filter_set_span (DossierQuery *query, const DossierDate *span);

/* Term @i joined in another way, or taken away. */
DossierQuery *dossier_filter_set_op (DossierQuery *query, guint i, DossierTermOp op);
DossierQuery *dossier_filter_remove (DossierQuery *query, guint i);

/* Whether it is a place to read on in, all stories or those of feeds and of stretches of time, and nothing is looked
 * for. */
gboolean dossier_filter_is_place (DossierQuery *query);

/* "and", "or", "not"; FALSE for any other word. */
gboolean dossier_filter_parse_op (const char *word, DossierTermOp *op);

G_END_DECLS
