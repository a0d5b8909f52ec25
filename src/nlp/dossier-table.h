/* dossier-table.h - a shipped table (TSV) -> its rows.
 *
 * A line is a row of cells with tabs between them; empty lines and lines that begin with # are skipped.
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_TABLE_MAX_COLUMNS 8
/* Bytes of a line. */
#define DOSSIER_TABLE_MAX_LINE 2048

/* A borrowed piece of the table, not ended by a zero. */
typedef struct
{
  const char *text;
  gsize       length;
} DossierCell;

/* @cells: as many as the table has columns. FALSE with a literal reason in @reason when the row makes no sense. */
typedef gboolean (*DossierTableFunc) (const DossierCell *cells, const char **reason, gpointer user_data);

/* Hands each row of @table to @func, in order. FALSE and DOSSIER_RECOGNISER_ERROR_DATA, with @name and the line, at the
 * first line that is not UTF-8, too long, has another number of cells than @n_columns, an empty first cell, a carriage
 * return, or that @func refuses. */
gboolean dossier_table_read (GBytes *table, const char *name, guint n_columns, DossierTableFunc func,
                             gpointer user_data, GError **error);

gboolean dossier_cell_is (DossierCell cell, const char *word);

/* Cuts the next piece, up to @separator, off @cell. FALSE when nothing is left. */
gboolean dossier_cell_next (DossierCell *cell, char separator, DossierCell *piece);

G_END_DECLS
