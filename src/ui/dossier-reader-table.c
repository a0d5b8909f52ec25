/* dossier-reader-table.c - the reader's action for tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-table.h"

#include "dossier-table-dialog.h"
#include "dossier-text-view-private.h"

/* The table at @place, else the first one behind it; NULL when there is none. */
static const DossierSpan *
find_table (DossierDocument *document, guint place)
{
  guint              n_spans;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].kind == DOSSIER_SPAN_TABLE && spans[i].start + spans[i].length >= place)
      return &spans[i];
  return NULL;
}

static guint
find_place (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter    caret;
  guint          start, length;

  if (self->has_pointed)
    return (guint) MAX (self->pointed, 0);
  if (dossier_text_view_get_selection (self->view, &start, &length))
    return start;
  if (!gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self->view)))
    return dossier_text_view_get_place (self->view);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  return (guint) MAX (dossier_text_view_to_document (self->view, &caret), 0);
}

static void
open_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader     *self = DOSSIER_READER (widget);
  int                place = g_variant_get_int32 (parameter);
  const DossierSpan *table = NULL;

  if (self->content != NULL)
    table = find_table (self->content->document, place >= 0 ? (guint) place : find_place (self));
  if (table != NULL)
    dossier_table_dialog_present (widget, self->content->document, table);
  else
    gtk_widget_error_bell (widget);
}

void
dossier_reader_table_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "reader.open-table", "i", open_table_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_b, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.open-table", "i",
                                       -1);
}
