/* dossier-reader-table.c - the reader's actions for tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-table.h"

#include "dossier-table-dialog.h"
#include "dossier-text-view-private.h"

/* The table at @place, else the first one behind it, else the last one; NULL when there is none. */
static const DossierSpan *
find_table (DossierDocument *document, guint place)
{
  guint              n_spans;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans), *table = NULL;

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].kind == DOSSIER_SPAN_TABLE)
      {
        table = &spans[i];
        if (table->start + table->length >= place)
          break;
      }
  return table;
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

/* The row is selected, so that it can be highlighted. */
static void
show_row_cb (DossierTableDialog *dialog, guint start, guint length, DossierReader *self)
{
  if (self->content == NULL || dossier_table_dialog_get_document (dialog) != self->content->document)
    return; /* it shows another text by now */
  dossier_text_view_reveal (self->view, start, length);
  if (dossier_text_view_is_filled (self->view))
    dossier_text_view_select (self->view, start, length);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
open_table (DossierReader *self, guint place)
{
  const DossierSpan *table = self->content != NULL ? find_table (self->content->document, place) : NULL;

  if (table != NULL)
    g_signal_connect_object (dossier_table_dialog_present (GTK_WIDGET (self), self->content->document, table), "shown",
                             G_CALLBACK (show_row_cb), self, 0);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
open_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  open_table (self, find_place (self));
  self->has_pointed = FALSE; /* the next time it may be a key that is pressed elsewhere */
}

static void
open_table_at_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_table (DOSSIER_READER (widget), (guint) g_variant_get_int32 (parameter));
}

void
dossier_reader_table_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "reader.open-table", NULL, open_table_cb);
  gtk_widget_class_install_action (klass, "reader.open-table-at", "i", open_table_at_cb);
}
