/* dossier-table-grid.c - the rows of a table in columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-table-grid.h"

#include <string.h>
#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-annotation.h"
#include "dossier-text-tables.h"

/* Rows by which the width of a column is found, and whether it is one of numbers: of ten, so many must be. */
#define LOOKED_AT 200
#define NUMBER_CELLS 8
/* Letters of a column, at least and at most; a cell with more is wrapped. */
#define LEAST_LETTERS 4
#define MOST_LETTERS 32
/* Lines of a cell; its tooltip has all of it. */
#define MOST_LINES 6

typedef struct
{
  guint    index;
  int      n_letters;
  gboolean is_of_numbers;
} Column;

/* The cell @index of @row, and its bytes; "" when it has no such cell. */
static const char *
find_cell (const char *row, guint index, gsize *n_bytes)
{
  for (; index > 0 && row != NULL; index--)
    {
      row = strchr (row, '\t');
      row += row != NULL;
    }
  if (row == NULL)
    row = "";
  *n_bytes = strcspn (row, "\t");
  return row;
}

static const char *
get_row (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

/* ---- cells ---- */

static gboolean
tooltip_cb (GtkWidget *cell, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip, gpointer unused)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (cell))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (cell)));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (cell), MOST_LINES);
  gtk_label_set_width_chars (GTK_LABEL (cell), column->n_letters);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), column->n_letters);
  gtk_label_set_xalign (GTK_LABEL (cell), column->is_of_numbers ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (cell), 0);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_list_item_set_child (item, cell);
}

/* A row is read aloud as one line. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  gsize            n_bytes;
  const char      *words = find_cell (get_row (item), column->index, &n_bytes);
  g_autofree char *text = g_strndup (words, n_bytes);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (column->index == 0)
    {
      g_autofree char *name = dossier_quote_dup_shown (get_row (item));

      dossier_accessible_name_row (gtk_list_item_get_child (item), *name != '\0' ? name : _ ("Empty row"));
    }
}

/* ---- columns ---- */

static void
look_at_rows (Column *column, GListModel *rows)
{
  guint n = MIN (g_list_model_get_n_items (rows), LOOKED_AT), n_cells = 0, n_numbers = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkStringObject) row = g_list_model_get_item (rows, i);
      gsize       n_bytes;
      const char *cell = find_cell (gtk_string_object_get_string (row), column->index, &n_bytes);

      n_cells += n_bytes > 0;
      n_numbers += dossier_text_tables_is_number (cell, n_bytes);
      column->n_letters = MAX (column->n_letters, (int) MIN (g_utf8_strlen (cell, (gssize) n_bytes), MOST_LETTERS));
    }
  column->is_of_numbers = n_numbers > 0 && n_numbers * 10 >= n_cells * NUMBER_CELLS;
}

static char *
dup_title (const char *title)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= MOST_LETTERS)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, MOST_LETTERS - 1);
  return g_strconcat (start, "…", NULL);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_column (GtkColumnView *view, GListModel *rows, guint index, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column             *column = g_new0 (Column, 1);
  g_autofree char    *shown = title != NULL ? dup_title (title) : NULL;
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (shown, factory);

  column->index = index;
  column->n_letters = LEAST_LETTERS;
  look_at_rows (column, rows);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), column, free_column, 0);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_append_column (view, made);
}

GtkWidget *
dossier_table_grid_get_list (GtkWidget *grid)
{
  GtkWidget *child = gtk_widget_get_first_child (grid);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

GtkWidget *
dossier_table_grid_new (GtkSelectionModel *rows, GListModel *all, char **titles, guint n_columns)
{
  GtkWidget     *grid = gtk_column_view_new (rows);
  GtkColumnView *view = GTK_COLUMN_VIEW (grid);

  for (guint i = 0; i < n_columns; i++)
    add_column (view, all, i, titles != NULL ? titles[i] : NULL);
  if (titles == NULL)
    gtk_widget_set_visible (gtk_widget_get_first_child (grid), FALSE);
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_column_view_set_show_column_separators (view, TRUE);
  dossier_accessible_name (gtk_widget_get_first_child (grid), _ ("Columns"));
  gtk_widget_add_css_class (grid, "table-grid");
  return grid;
}
