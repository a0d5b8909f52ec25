/* dossier-text-view-objects.c - tables of a story as widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-objects.h"

#include <glib/gi18n.h>

static GtkWidget *
cell_new (const char *text, gboolean is_heading, gboolean is_last_row, gboolean wide)
{
  GtkWidget *cell = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (cell), 0);
  gtk_label_set_yalign (GTK_LABEL (cell), is_heading ? 0.5 : 0);
  gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), 28);
  if (wide)
    gtk_label_set_width_chars (GTK_LABEL (cell), 10);
  gtk_widget_add_css_class (cell, is_heading ? "table-heading" : "table-cell");
  if (is_last_row)
    gtk_widget_add_css_class (cell, "last-row");
  return cell;
}

static GtkWidget *
grid_new (GPtrArray *rows, guint n_rows, guint n_columns, guint n_headings)
{
  GtkWidget *grid = gtk_grid_new ();

  for (guint row = 0; row < n_rows; row++)
    {
      GStrv cells = g_ptr_array_index (rows, row);
      guint n_cells = g_strv_length (cells);

      for (guint column = 0; column < n_columns; column++)
        {
          const char *text = column < n_cells ? cells[column] : "";

          gtk_grid_attach (GTK_GRID (grid),
                           cell_new (text, row < n_headings, row + 1 == n_rows, n_columns >= DOSSIER_TABLE_WIDE),
                           column, row, 1, 1);
        }
    }
  return grid;
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

static char *
left_out_words (guint rows, guint columns)
{
  g_autofree char *missing_rows
      = g_strdup_printf (ngettext ("%u more row is left out", "%u more rows are left out", rows), rows);
  g_autofree char *missing_columns
      = g_strdup_printf (ngettext ("%u more column is left out", "%u more columns are left out", columns), columns);

  if (rows == 0)
    return g_steal_pointer (&missing_columns);
  if (columns == 0)
    return g_steal_pointer (&missing_rows);
  /* TRANSLATORS: two sentences: "3 more rows are left out; 2 more columns are left out" */
  return g_strdup_printf (_ ("%s; %s"), missing_rows, missing_columns);
}

static guint
count_columns (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return n;
}

static GtkWidget *
table_new (GPtrArray *rows, const DossierSpan *table, guint n_rows, guint n_columns)
{
  guint            all = count_columns (rows);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *grid = grid_new (rows, n_rows, n_columns, dossier_span_get_headings (table));
  g_autofree char *name = g_strdup_printf (ngettext ("Table with %u row", "Table with %u rows", rows->len), rows->len);

  gtk_box_append (GTK_BOX (box), n_columns >= DOSSIER_TABLE_WIDE ? scrolled_new (grid) : grid);
  if (n_rows < rows->len || n_columns < all)
    {
      g_autofree char *words = left_out_words (rows->len - n_rows, all - n_columns);
      GtkWidget       *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "table-cell");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "story-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return box;
}

GtkWidget *
dossier_text_table_new (DossierDocument *document, const DossierSpan *table)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (document, table);
  guint shown = MIN (count_columns (rows), DOSSIER_TABLE_MAX_COLUMNS);

  return table_new (rows, table, MIN (rows->len, DOSSIER_TABLE_MAX_ROWS), shown);
}
