/* dossier-html-table.c - which tables hold data, and their rows and cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html-table-private.h"

#include <stdlib.h>
#include <string.h>
#include "dossier-extract-limits.h"
#include "dossier-html-document-private.h"

/* Bytes of a cell on average above which a table lays out prose. */
#define PROSE_CELL 400

gboolean
dossier_html_is_cell (const DossierNode *node)
{
  return node->tag == DOSSIER_TAG_TD || node->tag == DOSSIER_TAG_TH;
}

const DossierNode *
dossier_html_table_next_row (const DossierNode *table, const DossierNode *row)
{
  const DossierNode *node = row == NULL ? table->first : dossier_node_next (row, table, TRUE);

  while (node != NULL && node->tag != DOSSIER_TAG_TR)
    node = dossier_node_next (node, table, node->tag == DOSSIER_TAG_TABLE);
  return node;
}

/* ---- headings ---- */

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n\r\f")] == '\0';
}

/* There are words in @cell, and all of them are bold. */
static gboolean
is_bold (const DossierNode *cell)
{
  gboolean has_words = FALSE;

  for (const DossierNode *node = cell->first; node != NULL; node = dossier_node_next (node, cell, FALSE))
    {
      if (node->text == NULL || is_blank (node->text))
        continue;
      has_words = TRUE;
      if (!dossier_node_is_inside (node, DOSSIER_TAG_STRONG, cell)
          && !dossier_node_is_inside (node, DOSSIER_TAG_B, cell))
        return FALSE;
    }
  return has_words;
}

static gboolean
has_words (const DossierNode *cell)
{
  for (const DossierNode *node = cell->first; node != NULL; node = dossier_node_next (node, cell, FALSE))
    if (node->text != NULL && !is_blank (node->text))
      return TRUE;
  return FALSE;
}

/* Its cells that are not empty are header cells, or all of them bold. */
static gboolean
is_heading_row (const DossierNode *row)
{
  guint n_header = 0, n_bold = 0, n = 0;

  for (const DossierNode *cell = row->first; cell != NULL; cell = cell->next)
    if (dossier_html_is_cell (cell) && has_words (cell))
      {
        n++;
        n_header += cell->tag == DOSSIER_TAG_TH;
        n_bold += is_bold (cell);
      }
  return n > 0 && (n_header == n || n_bold == n);
}

/* Rows without words that are read are no rows of a document. */
static gboolean
is_dropped (const DossierNode *row)
{
  if (dossier_node_is_unread (row, NULL))
    return TRUE;
  for (const DossierNode *cell = row->first; cell != NULL; cell = cell->next)
    if (dossier_html_is_cell (cell) && !dossier_node_is_unread (cell, NULL) && has_words (cell))
      return FALSE;
  return TRUE;
}

static const DossierNode *
next_kept_row (const DossierNode *table, const DossierNode *row)
{
  do
    row = dossier_html_table_next_row (table, row);
  while (row != NULL && is_dropped (row));
  return row;
}

guint
dossier_html_table_count_headings (const DossierNode *table)
{
  const DossierNode *row = next_kept_row (table, NULL);
  guint              n = 0;

  for (; row != NULL && dossier_node_is_inside (row, DOSSIER_TAG_THEAD, table); n++)
    row = next_kept_row (table, row);
  for (; n == 0 && row != NULL && is_heading_row (row); n++)
    row = next_kept_row (table, row);
  return row != NULL ? n : MIN (n, 1);
}

/* ---- data or layout ---- */

/* Things that no cell of data holds; a table may stand in one whose first row is a heading. What is behind the first
 * table in it is not looked at: the work would grow with how deep tables stand in one another. */
static gboolean
lays_out (const DossierNode *table)
{
  for (const DossierNode *node = table->first; node != NULL; node = dossier_node_next (node, table, FALSE))
    if ((dossier_node_flags (node) & TAG_HEADING) || node->tag == DOSSIER_TAG_BLOCKQUOTE
        || node->tag == DOSSIER_TAG_FIGURE || node->tag == DOSSIER_TAG_PRE)
      return TRUE;
    else if (node->tag == DOSSIER_TAG_TABLE)
      return dossier_html_table_count_headings (table) == 0;
  return FALSE;
}

typedef struct
{
  gsize bytes, longest; /* of all cells, and of the row that has most */
  guint cells, rows, columns;
} Measures;

/* Bytes of the words of @cell with one blank between them; what follows the first @most is not counted. */
static gsize
count_bytes (const DossierNode *cell, gsize most)
{
  gsize n = 0, blank = 0;

  for (const DossierNode *node = cell->first; node != NULL && n <= most; node = dossier_node_next (node, cell, FALSE))
    for (const char *p = node->text; p != NULL && *p != '\0' && n <= most; p++)
      if (g_ascii_isspace (*p))
        blank = n > 0;
      else
        {
          n += 1 + blank;
          blank = 0;
        }
  return n;
}

static void
measure_row (const DossierNode *row, Measures *measures)
{
  gsize bytes = 0;
  guint n = 0;

  for (const DossierNode *cell = row->first; cell != NULL && bytes <= DOSSIER_HTML_MAX_ROW; cell = cell->next)
    if (dossier_html_is_cell (cell))
      {
        bytes += count_bytes (cell, DOSSIER_HTML_MAX_ROW - bytes);
        n++;
      }
  measures->bytes += bytes;
  measures->longest = MAX (measures->longest, bytes);
  measures->cells += n;
  measures->rows += n > 0;
  measures->columns = MAX (measures->columns, n);
}

gboolean
dossier_html_table_holds_data (const DossierNode *table)
{
  Measures measures = { 0 };

  if (lays_out (table))
    return FALSE;
  for (const DossierNode *row = dossier_html_table_next_row (table, NULL);
       row != NULL && measures.longest <= DOSSIER_HTML_MAX_ROW; row = dossier_html_table_next_row (table, row))
    measure_row (row, &measures);
  return measures.rows >= 2 && measures.columns >= 2 && measures.bytes > 0
         && measures.bytes / measures.cells <= PROSE_CELL && measures.longest <= DOSSIER_HTML_MAX_ROW;
}

/* ---- cells that reach over several columns or rows ---- */

/* Of the attribute @name; 1 when it says nothing sensible. */
static guint
read_span (const DossierNode *cell, const char *name)
{
  const char *value = dossier_node_get (cell, name);
  gulong      span = value != NULL && g_ascii_isdigit (*value) ? strtoul (value, NULL, 10) : 1;

  return (guint) MIN (span, G_MAXINT);
}

guint
dossier_html_grid_pass (DossierHtmlGrid *self)
{
  guint n = 0;

  for (; self->column < DOSSIER_DOCUMENT_MAX_COLUMNS && self->rows[self->column] > 0; self->column++, n++)
    self->rows[self->column]--;
  return n;
}

guint
dossier_html_grid_place (DossierHtmlGrid *self, const DossierNode *cell)
{
  guint columns = MAX (read_span (cell, "colspan"), 1), rows = read_span (cell, "rowspan"), n = 0;

  /* 0 rows are all that follow. */
  for (; n < columns && self->column < DOSSIER_DOCUMENT_MAX_COLUMNS && self->rows[self->column] == 0; n++)
    self->rows[self->column++] = rows == 0 ? G_MAXUINT : rows - 1;
  return n;
}

guint
dossier_html_grid_end_row (DossierHtmlGrid *self)
{
  guint last = self->column;

  for (guint i = self->column; i < DOSSIER_DOCUMENT_MAX_COLUMNS; i++)
    if (self->rows[i] > 0)
      {
        self->rows[i]--;
        last = i + 1;
      }
  last -= self->column;
  self->column = 0;
  return last;
}
