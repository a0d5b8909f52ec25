/* dossier-reader-annotate.c - highlights and notes: made, and looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-annotation-swatches.h"

/* A highlight on its way to the store. */
typedef struct
{
  DossierReader *reader;
  gint64         story;
  gboolean       with_note;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->reader);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* ---- making ---- */

static void
annotated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, &id, &error))
    dossier_reader_report (errand->reader, _ ("The highlight could not be saved"), error);
  else if (errand->story == errand->reader->story)
    dossier_reader_reload (errand->reader, errand->with_note ? id : 0);
}

void
dossier_reader_unselect (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter    first, last;

  if (gtk_text_buffer_get_selection_bounds (buffer, &first, &last))
    gtk_text_buffer_place_cursor (buffer, &last);
}

void
dossier_reader_highlight (DossierReader *self, DossierColour colour, gboolean with_note)
{
  DossierAnnotationRow row = { .story = self->story, .colour = colour };
  g_autoptr (DossierChange) change = NULL;
  Errand *errand;
  guint   before;

  if (self->content == NULL || !dossier_text_view_get_selection (self->view, &row.start, &row.length))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Select the words to highlight first"));
      return;
    }
  before = MIN (row.start, DOSSIER_ANNOTATION_CONTEXT);
  row.revision = self->content->revision;
  row.quote = dossier_document_dup_slice (self->content->document, row.start, row.length);
  row.prefix = dossier_document_dup_slice (self->content->document, row.start - before, before);
  row.suffix = dossier_document_dup_slice (self->content->document, row.start + row.length, DOSSIER_ANNOTATION_CONTEXT);
  change = dossier_change_annotate (&row);
  g_free (row.quote);
  g_free (row.prefix);
  g_free (row.suffix);
  self->last_colour = colour;
  dossier_reader_unselect (self);
  dossier_text_view_popdown (self->view);
  errand = g_new0 (Errand, 1);
  errand->reader = g_object_ref (self);
  errand->story = self->story;
  errand->with_note = with_note;
  dossier_store_apply_async (self->store, change, NULL, annotated_cb, errand);
}

static GtkWidget *
note_button_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Highlight with a note"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.add-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Highlight with a note"),
                                  -1);
  return button;
}

void
dossier_reader_show_swatches (DossierReader *self, guint start, guint length)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), dossier_annotation_swatches_new ("reader.highlight", -1));
  gtk_box_append (GTK_BOX (box), note_button_new ());
  gtk_widget_add_css_class (box, "annotation-bubble");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE); /* the selection and its keys stay alive */
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Highlight"), -1);
  dossier_text_view_popup (self->view, GTK_POPOVER (popover), start, length);
}

/* ---- looking at one ---- */

/* Ids (of gint64) of the highlights that have a word in common with @row, itself too, in text order. */
static GArray *
list_overlapping (DossierReader *self, const DossierAnnotationRow *row)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->content->annotations->len; i++)
    {
      const DossierAnnotationRow *other
          = dossier_annotation_get_row (g_ptr_array_index (self->content->annotations, i));
      gboolean meets = other->start < row->start + row->length && row->start < other->start + other->length
                       && !dossier_annotation_is_lost (other, self->content->revision);

      if (meets || other->id == row->id)
        g_array_append_val (ids, other->id);
    }
  return ids;
}

typedef struct
{
  DossierReader *reader;
  gint64         annotation;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_object_unref (((Wanted *) data)->reader);
  g_free (data);
}

static gboolean
show_wanted_cb (gpointer data)
{
  Wanted *wanted = data;

  dossier_reader_show_annotation (wanted->reader, wanted->annotation, FALSE);
  return G_SOURCE_REMOVE;
}

/* The popover that asks for it is still at work. */
static void
go_to_cb (DossierReader *self, gint64 annotation)
{
  Wanted *wanted = g_new (Wanted, 1);

  wanted->reader = g_object_ref (self);
  wanted->annotation = annotation;
  g_idle_add_full (G_PRIORITY_DEFAULT, show_wanted_cb, wanted, wanted_free);
}

void
dossier_reader_show_annotation (DossierReader *self, gint64 annotation, gboolean edit_note)
{
  const DossierAnnotationRow *row = dossier_reader_find_annotation (self, annotation);
  DossierAnnotationEditor    *editor;
  g_autoptr (GArray) others = NULL;
  guint start, length;

  if (row == NULL)
    return;
  if (dossier_notes_pane_get_form (self->notes, annotation) != NULL) /* one form of a highlight at a time */
    dossier_notes_pane_set_form (self->notes, annotation, NULL);
  others = list_overlapping (self, row);
  start = row->start;
  length = row->length;
  editor = dossier_annotation_editor_new (dossier_reader_make_form (self, row), others);
  g_signal_connect_object (editor, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
  dossier_text_view_popup (self->view, GTK_POPOVER (editor), start, length);
  if (edit_note)
    dossier_annotation_form_focus_note (dossier_annotation_editor_get_form (editor));
}
