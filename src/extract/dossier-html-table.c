/* dossier-html-table.c - which tables hold data, and their cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html-table-private.h"

#include <string.h>

/* Bytes of a cell on average above which a table lays out prose. */
#define PROSE_CELL 400

static gboolean
is_cell (const DossierNode *node)
{
  return node->tag == DOSSIER_TAG_TD || node->tag == DOSSIER_TAG_TH;
}

static GStrv
read_row (const DossierNode *row, gsize *bytes, gboolean *headed)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  guint n = 0;

  for (const DossierNode *cell = row->first; cell != NULL && n < DOSSIER_HTML_MAX_TABLE_COLUMNS; cell = cell->next)
    {
      g_autofree char *text = NULL;

      if (!is_cell (cell))
        continue;
      text = dossier_node_dup_text (cell);
      *bytes += strlen (text);
      *headed = *headed || cell->tag == DOSSIER_TAG_TH;
      g_strv_builder_add (cells, text);
      n++;
    }
  return g_strv_builder_end (cells);
}

/* Things that no cell of data holds. */
static gboolean
lays_out (const DossierNode *table)
{
  for (const DossierNode *node = table->first; node != NULL; node = dossier_node_next (node, table, FALSE))
    if (node->tag == DOSSIER_TAG_TABLE || (dossier_node_flags (node) & TAG_HEADING)
        || node->tag == DOSSIER_TAG_BLOCKQUOTE || node->tag == DOSSIER_TAG_FIGURE || node->tag == DOSSIER_TAG_PRE)
      return TRUE;
  return FALSE;
}

GPtrArray *
dossier_html_table_rows (const DossierNode *table)
{
  g_autoptr (GPtrArray) rows = NULL;
  gsize    bytes = 0;
  guint    cells = 0, columns = 0;
  gboolean headed = FALSE;

  if (lays_out (table))
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (const DossierNode *node = table->first; node != NULL && rows->len < DOSSIER_HTML_MAX_TABLE_ROWS;
       node = dossier_node_next (node, table, FALSE))
    if (node->tag == DOSSIER_TAG_TR)
      {
        GStrv row = read_row (node, &bytes, &headed);
        guint n = g_strv_length (row);

        cells += n;
        columns = MAX (columns, n);
        if (n > 0)
          g_ptr_array_add (rows, row);
        else
          g_strfreev (row);
      }
  if (rows->len < 2 || columns < 2 || bytes == 0 || bytes / cells > PROSE_CELL)
    return NULL;
  return g_steal_pointer (&rows);
}
