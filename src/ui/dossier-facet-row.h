/* dossier-facet-row.h - one thing that a list can be narrowed down to, with how many stories there are; or the row that
 * shows more of its kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-facets.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FACET_ROW (dossier_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierFacetRow, dossier_facet_row, DOSSIER, FACET_ROW, GtkListBoxRow)

GtkWidget *dossier_facet_row_new (DossierFacetKind kind);

/* @op: how the list has it already; -1: it has not. @facet is copied. */
void dossier_facet_row_set_facet (DossierFacetRow *self, const DossierFacet *facet, int op);
/* The row for @n more. */
void dossier_facet_row_set_more (DossierFacetRow *self, guint n);

DossierFacetKind dossier_facet_row_get_kind (DossierFacetRow *self);
/* NULL for the row that shows more. Borrowed, until it is set again. */
const DossierTerm *dossier_facet_row_get_term (DossierFacetRow *self);

/* What a facet is called: "Joined", "March 2024", a name. Owned by the caller. */
char *dossier_facet_words (const DossierFacet *facet);
/* "People", "Feeds and sources"; static. */
const char *dossier_facet_kind_words (DossierFacetKind kind);

G_END_DECLS
