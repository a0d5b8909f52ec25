/* dossier-annotation-editor.c - a popover with a highlight's colour and note
 *
 * saved: the note as it is kept; what differs from it is handed out on closing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotation-editor.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-annotation-swatches.h"

struct _DossierAnnotationEditor
{
  GtkPopover parent;

  gint64        annotation;
  DossierColour colour;
  char         *saved;
  gboolean      is_deleted;
  GtkWidget    *swatches;
  GtkWidget    *note;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationEditor, dossier_annotation_editor, GTK_TYPE_POPOVER)

GtkTextBuffer *
dossier_annotation_editor_get_buffer (DossierAnnotationEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
}

static char *
dup_note (DossierAnnotationEditor *self)
{
  GtkTextBuffer *buffer = dossier_annotation_editor_get_buffer (self);
  GtkTextIter    begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  return g_strchomp (gtk_text_buffer_get_slice (buffer, &begin, &end, FALSE));
}

static void
hand_out (DossierAnnotationEditor *self)
{
  g_autofree char *note = dup_note (self);

  g_free (self->saved);
  self->saved = g_strdup (note);
  g_signal_emit_by_name (self, "edited", (int) self->colour, note);
}

static void
closed_cb (DossierAnnotationEditor *self)
{
  g_autofree char *note = dup_note (self);

  if (!self->is_deleted && strcmp (note, self->saved) != 0)
    hand_out (self);
}

static void
set_colour_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationEditor *self = DOSSIER_ANNOTATION_EDITOR (widget);

  if (!dossier_colour_from_string (g_variant_get_string (parameter, NULL), &self->colour))
    return;
  dossier_annotation_swatches_set_chosen (self->swatches, self->colour);
  hand_out (self);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationEditor *self = DOSSIER_ANNOTATION_EDITOR (widget);

  self->is_deleted = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit_by_name (self, "deleted");
}

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (widget));
}

gint64
dossier_annotation_editor_get_annotation (DossierAnnotationEditor *self)
{
  return self->annotation;
}

void
dossier_annotation_editor_focus_note (DossierAnnotationEditor *self)
{
  gtk_widget_grab_focus (self->note);
}

static void
dossier_annotation_editor_finalize (GObject *object)
{
  g_free (DOSSIER_ANNOTATION_EDITOR (object)->saved);
  G_OBJECT_CLASS (dossier_annotation_editor_parent_class)->finalize (object);
}

static void
dossier_annotation_editor_class_init (DossierAnnotationEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_annotation_editor_finalize;
  g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "editor.set-colour", "s", set_colour_cb);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "editor.done", NULL, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.done", NULL);
}

static void
dossier_annotation_editor_init (DossierAnnotationEditor *self)
{
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

static GtkWidget *
delete_button_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete the highlight"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Delete the highlight"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.delete");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
}

static GtkWidget *
note_new (const char *text)
{
  GtkWidget *note = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (note), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (note), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (note), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (note), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (note), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (note), 8);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);
  return note;
}

static GtkWidget *
note_frame_new (GtkWidget *note)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), note);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 96);
  gtk_widget_set_size_request (scrolled, 280, -1);
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scrolled, "note-frame");
  return scrolled;
}

/* Words that do not stand in the text can only be read here. */
static GtkWidget *
lost_label_new (const char *quote)
{
  /* TRANSLATORS: %s is the words of a highlight */
  g_autofree char *words = g_strdup_printf (_ ("Not found in this text: “%s”"), quote);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_lines (GTK_LABEL (label), 8);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

DossierAnnotationEditor *
dossier_annotation_editor_new (const DossierAnnotationRow *row, const char *draft)
{
  DossierAnnotationEditor *self = g_object_new (DOSSIER_TYPE_ANNOTATION_EDITOR, NULL);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget               *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label;

  self->annotation = row->id;
  self->colour = row->colour;
  self->saved = g_strdup (row->note != NULL ? row->note : "");
  self->swatches = dossier_annotation_swatches_new ("editor.set-colour", row->colour);
  self->note = note_new (draft != NULL ? draft : self->saved);
  gtk_box_append (GTK_BOX (top), self->swatches);
  gtk_box_append (GTK_BOX (top), delete_button_new ());
  label = gtk_label_new (_ ("Note"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), top);
  if (row->length == 0 && row->quote != NULL && *row->quote != '\0')
    gtk_box_append (GTK_BOX (box), lost_label_new (row->quote));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), note_frame_new (self->note));
  gtk_widget_add_css_class (box, "annotation-editor");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Highlight"), -1);
  return self;
}
