/* dossier-reader-caret.c - the reader's actions for reading by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-caret.h"

#include <glib/gi18n.h>

static void
toggle_caret_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  gboolean       has_caret = !dossier_text_view_has_caret (self->view);

  dossier_text_view_set_caret (self->view, has_caret);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "reader-caret", has_caret);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (widget, "win.toast", "s",
                              has_caret ? _ ("The arrow keys move a caret in the story; F7 ends that")
                                        : _ ("The arrow keys scroll the story"));
}

static void
step (DossierReader *self, DossierSpanKind kind, gboolean forward, const char *none)
{
  dossier_reader_stop_returning (self);
  if (self->content != NULL && !dossier_text_view_step (self->view, kind, forward))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", none);
}

static void
next_heading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (DOSSIER_READER (widget), DOSSIER_SPAN_HEADING, TRUE, _ ("There is no heading further on"));
}

static void
previous_heading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (DOSSIER_READER (widget), DOSSIER_SPAN_HEADING, FALSE, _ ("There is no heading before"));
}

static void
next_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (DOSSIER_READER (widget), DOSSIER_SPAN_LINK, TRUE, _ ("There is no link further on"));
}

static void
previous_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (DOSSIER_READER (widget), DOSSIER_SPAN_LINK, FALSE, _ ("There is no link before"));
}

void
dossier_reader_caret_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "reader.toggle-caret", NULL, toggle_caret_cb);
  gtk_widget_class_install_action (klass, "reader.next-heading", NULL, next_heading_cb);
  gtk_widget_class_install_action (klass, "reader.previous-heading", NULL, previous_heading_cb);
  gtk_widget_class_install_action (klass, "reader.next-link", NULL, next_link_cb);
  gtk_widget_class_install_action (klass, "reader.previous-link", NULL, previous_link_cb);
}

void
dossier_reader_caret_set_up (DossierReader *self)
{
  if (self->settings != NULL)
    dossier_text_view_set_caret (self->view, g_settings_get_boolean (self->settings, "reader-caret"));
}

static guint
count_notes (GPtrArray *annotations)
{
  guint n = 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (annotations, i));

      n += row->note != NULL && *row->note != '\0';
    }
  return n;
}

void
dossier_reader_caret_describe (DossierReader *self)
{
  g_autoptr (GPtrArray) placed = dossier_reader_list_placed (self);
  guint            n = placed->len, n_notes = count_notes (placed);
  g_autofree char *highlights = g_strdup_printf (ngettext ("%u highlight", "%u highlights", n), n);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes);
  /* TRANSLATORS: read aloud about a story: "3 highlights, 1 note" */
  g_autofree char *both
      = g_strdup_printf (_ ("%s, %s; listed below the text, under “In this story”"), highlights, notes);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, n > 0 ? both : "",
                                  -1);
}
