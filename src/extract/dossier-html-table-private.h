/* dossier-html-table-private.h - which tables hold data, and their rows and cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"
#include "dossier-node-private.h"

G_BEGIN_DECLS

/* FALSE for a table that only lays out a page. */
gboolean dossier_html_table_holds_data (const DossierNode *table);

/* How many of its rows, from the first on, are headings: those of its <thead>, else of header cells or bold words. */
guint dossier_html_table_count_headings (const DossierNode *table);

/* The row of @table behind @row, or its first for NULL; not those of tables in it. NULL at the end. */
const DossierNode *dossier_html_table_next_row (const DossierNode *table, const DossierNode *row);

gboolean dossier_html_is_cell (const DossierNode *node);

/* The columns that cells of the rows above reach into, and how many rows further. */
typedef struct
{
  guint rows[DOSSIER_DOCUMENT_MAX_COLUMNS];
  guint column; /* of the present row, the next one */
} DossierHtmlGrid;

/* How many columns before the next cell of the present row are those of cells above; they are passed. */
guint dossier_html_grid_pass (DossierHtmlGrid *self);
/* Places @cell; how many columns it takes, 0: there is no more room. */
guint dossier_html_grid_place (DossierHtmlGrid *self, const DossierNode *cell);
/* The row ends; how many columns that it has no cell for are before the end of the last cell above. */
guint dossier_html_grid_end_row (DossierHtmlGrid *self);

G_END_DECLS
