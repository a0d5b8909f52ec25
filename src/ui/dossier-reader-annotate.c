/* dossier-reader-annotate.c - highlights and notes: made, changed, taken away
 *
 * A note that was typed stays in self->drafts until the store has it; a failure says so, and the next look at the
 * highlight shows the draft again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-annotation-editor.h"
#include "dossier-annotation-swatches.h"

/* A change on its way to the store. */
typedef struct
{
  DossierReader *reader;
  gint64         story, annotation;
  gboolean       with_note;
  char          *note;
} Errand;

static Errand *
errand_new (DossierReader *reader, gint64 annotation)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->reader = g_object_ref (reader);
  errand->story = reader->story;
  errand->annotation = annotation;
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->reader);
  g_free (errand->note);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
reload_for (Errand *errand, gint64 note_to_open)
{
  if (errand->story == errand->reader->story)
    dossier_reader_reload (errand->reader, note_to_open);
}

/* ---- making ---- */

static void
annotated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (dossier_store_apply_finish (DOSSIER_STORE (source), result, &id, &error))
    reload_for (errand, errand->with_note ? id : 0);
  else
    dossier_reader_report (errand->reader, _ ("The highlight could not be saved"), error);
}

static void
unselect (DossierReader *self)
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
  unselect (self);
  dossier_text_view_popdown (self->view);
  errand = errand_new (self, 0);
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

/* ---- changing ---- */

static void
edited_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  const char *draft = g_hash_table_lookup (errand->reader->drafts, &errand->annotation);

  if (dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    {
      if (g_strcmp0 (draft, errand->note) == 0) /* else newer words are on their way */
        g_hash_table_remove (errand->reader->drafts, &errand->annotation);
      reload_for (errand, 0);
      return;
    }
  dossier_reader_report (
      errand->reader, _ ("The note could not be saved. Your words are kept: click the highlight to try again"), error);
}

static void
edited_cb (DossierAnnotationEditor *editor, int colour, const char *note, DossierReader *self)
{
  gint64  id = dossier_annotation_editor_get_annotation (editor);
  Errand *errand = errand_new (self, id);
  g_autoptr (DossierChange) change
      = dossier_change_edit_annotation (id, (DossierColour) colour, *note != '\0' ? note : NULL);

  errand->note = g_strdup (note);
  g_hash_table_replace (self->drafts, g_memdup2 (&id, sizeof id), g_strdup (note));
  self->last_colour = (DossierColour) colour;
  dossier_store_apply_async (self->store, change, NULL, edited_done_cb, errand);
}

static void
deleted_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error))
    {
      dossier_reader_report (errand->reader, _ ("The highlight could not be deleted"), error);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (errand->reader), "win.toast-undo", "s", _ ("Highlight deleted"));
  reload_for (errand, 0);
}

static void
deleted_cb (DossierAnnotationEditor *editor, DossierReader *self)
{
  gint64 id = dossier_annotation_editor_get_annotation (editor);
  g_autoptr (DossierChange) change = dossier_change_delete_annotation (id);

  dossier_store_apply_async (self->store, change, NULL, deleted_done_cb, errand_new (self, id));
}

void
dossier_reader_show_annotation (DossierReader *self, gint64 annotation, gboolean edit_note)
{
  for (guint i = 0; self->content != NULL && i < self->content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (g_ptr_array_index (self->content->annotations, i));
      DossierAnnotationEditor    *editor;

      if (row->id != annotation)
        continue;
      editor = dossier_annotation_editor_new (row, g_hash_table_lookup (self->drafts, &annotation));
      g_signal_connect_object (editor, "edited", G_CALLBACK (edited_cb), self, 0);
      g_signal_connect_object (editor, "deleted", G_CALLBACK (deleted_cb), self, 0);
      dossier_text_view_popup (self->view, GTK_POPOVER (editor), row->start, row->length);
      if (edit_note)
        dossier_annotation_editor_focus_note (editor);
      return;
    }
}
