/* dossier-notebook-filter.h - what the notebook can be narrowed down to: the menu, and the filters it makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-annotations-find.h"

G_BEGIN_DECLS

/* A menu of "notebook.filter" with the words of a query (s), "notebook.filter-who" (x) and "notebook.filter-feed" (xs:
 * its name). @keys may be NULL: not known yet. Owned by the caller. */
GMenuModel *dossier_notebook_filter_menu_new (const DossierAnnotationKeys *keys);

/* @query with @term, or without it when it is there. Colours join: yellow, and then green, is either. Owned by the
 * caller. */
DossierQuery *dossier_notebook_filter_toggle (DossierQuery *query, const DossierTerm *term);

/* "Yellow or Green", "With a note", "Not in the present text": of a term that only highlights have; NULL for another.
 * Owned by the caller. */
char *dossier_notebook_filter_words (const DossierTerm *term);

G_END_DECLS
