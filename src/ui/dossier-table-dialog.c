/* dossier-table-dialog.c - a table of a story by itself, in columns that may be wider than the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-table-dialog.h"

#include <glib/gi18n.h>
#include "dossier-text-view-objects.h"

/* Of its size, what the window behind it has; and no less, in pixels. */
#define SHARE 0.9
#define LEAST 300

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

/* The caption right behind @table; NULL: it has none. Owned by the caller. */
static char *
dup_caption (DossierDocument *document, const DossierSpan *table)
{
  guint              n_spans, next = table->start + table->length + 1;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans);

  for (guint i = 0; i < n_spans && spans[i].start <= next; i++)
    if (spans[i].kind == DOSSIER_SPAN_CAPTION && spans[i].start == next)
      return dossier_document_dup_slice (document, spans[i].start, spans[i].length);
  return NULL;
}

void
dossier_table_dialog_present (GtkWidget *parent, DossierDocument *document, const DossierSpan *table)
{
  GtkWidget *window = adw_window_new (), *header = adw_header_bar_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *grid = dossier_text_table_new_whole (document, table);
  GtkRoot   *root = gtk_widget_get_root (parent);
  g_autofree char *caption = dup_caption (document, table);

  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  gtk_widget_add_css_class (grid, "whole-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), caption != NULL ? caption : _ ("Table"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_set_default_size (GTK_WINDOW (window),
                               MAX ((int) (gtk_widget_get_width (GTK_WIDGET (root)) * SHARE), LEAST),
                               MAX ((int) (gtk_widget_get_height (GTK_WIDGET (root)) * SHARE), LEAST));
  close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));
}
