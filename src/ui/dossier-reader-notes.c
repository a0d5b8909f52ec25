/* dossier-reader-notes.c - the notes beside the story: the pane, what leads to it, and highlights that are not in the
 * text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-old-text.h"
#include "dossier-reader-split.h"

/* Milliseconds that the text must stand still before the pane goes after it. */
#define FOLLOW_DELAY 100

typedef enum
{
  PROP_NOTES_SHOWN = 1,
} DossierReaderProp;

/* ---- what is in the text, and what is not ---- */

GPtrArray *
dossier_reader_list_placed (DossierReader *self)
{
  GPtrArray *placed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->content->annotations->len; i++)
    if (!dossier_annotation_is_lost (dossier_annotation_get_row (self->content->annotations->pdata[i]),
                                     self->content->revision))
      g_ptr_array_add (placed, g_object_ref (self->content->annotations->pdata[i]));
  return placed;
}

static void
show_lost_bar (DossierReader *self, guint n)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u highlight is not found in this text", "%u highlights are not found in this text", n), n);

  gtk_label_set_text (GTK_LABEL (self->lost_label), words);
  gtk_widget_set_visible (self->lost_bar, n > 0);
}

/* The popover is of the same highlight, which may have become another one. */
static void
show_in_editor (DossierReader *self)
{
  GtkPopover                 *popover = dossier_text_view_get_popover (self->view);
  DossierAnnotationForm      *form;
  const DossierAnnotationRow *row;

  if (popover == NULL || !DOSSIER_IS_ANNOTATION_EDITOR (popover))
    return;
  form = dossier_annotation_editor_get_form (DOSSIER_ANNOTATION_EDITOR (popover));
  row = dossier_reader_find_annotation (self, dossier_annotation_form_get_annotation (form));
  if (row != NULL)
    dossier_annotation_form_set (form, row, self->content);
}

static gboolean
follow_cb (gpointer user_data)
{
  DossierReader *self = user_data;

  self->follow_source = 0;
  if (dossier_reader_split_is_shown (DOSSIER_READER_SPLIT (self->split)))
    dossier_notes_pane_follow (self->notes, dossier_text_view_get_place (self->view));
  return G_SOURCE_REMOVE;
}

/* A text that is being laid out, or glides, has no place to ask for yet. */
static void
follow_soon (DossierReader *self)
{
  g_clear_handle_id (&self->follow_source, g_source_remove);
  self->follow_source = g_timeout_add (FOLLOW_DELAY, follow_cb, self);
}

/* Whether the highlight whose edges are being moved is where the last step led, or gone. */
static gboolean
has_arrived (DossierReader *self)
{
  const DossierAnnotationRow *row = dossier_reader_find_annotation (self, self->placing.annotation);

  return row == NULL || (row->start == self->placing.start && row->length == self->placing.length);
}

/* A pane that nobody sees is filled when it is shown. */
static void
fill_pane (DossierReader *self)
{
  if (self->content != NULL && dossier_reader_split_is_shown (DOSSIER_READER_SPLIT (self->split)))
    dossier_notes_pane_set (self->notes, self->content, self->drafts);
}

void
dossier_reader_show_notes (DossierReader *self)
{
  g_autoptr (GPtrArray) placed = dossier_reader_list_placed (self);

  if (has_arrived (self))
    self->placing.annotation = 0;
  dossier_text_view_set_annotations (self->view, placed);
  dossier_story_people_set_annotations (self->people, placed);
  show_lost_bar (self, self->content->annotations->len - placed->len);
  fill_pane (self);
  follow_soon (self);
  show_in_editor (self);
}

/* ---- what is asked for ---- */

static void
show_pane (DossierReader *self, gboolean is_shown)
{
  if (dossier_reader_split_is_shown (DOSSIER_READER_SPLIT (self->split)) == is_shown)
    return;
  if (!is_shown && gtk_widget_get_focus_child (GTK_WIDGET (self->notes)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  dossier_reader_split_set_shown (DOSSIER_READER_SPLIT (self->split), is_shown);
  fill_pane (self);
  follow_soon (self);
  g_object_notify (G_OBJECT (self), "notes-shown");
}

static void
close_cb (DossierReader *self)
{
  show_pane (self, FALSE);
}

static void
go_to_cb (DossierReader *self, gint64 annotation)
{
  const DossierAnnotationRow *row = dossier_reader_find_annotation (self, annotation);

  if (row != NULL && !dossier_annotation_is_lost (row, self->content->revision))
    dossier_text_view_reveal (self->view, row->start, row->length);
  else if (row != NULL && row->length > 0)
    dossier_reader_show_old_text (self, annotation);
}

static void
done_cb (DossierAnnotationForm *form, DossierReader *self)
{
  gint64 annotation = dossier_annotation_form_get_annotation (form);

  dossier_notes_pane_set_form (self->notes, annotation, NULL);
}

void
dossier_reader_edit_in_pane (DossierReader *self, gint64 annotation)
{
  const DossierAnnotationRow *row = dossier_reader_find_annotation (self, annotation);
  DossierAnnotationForm      *form = dossier_notes_pane_get_form (self->notes, annotation);

  if (row == NULL || form != NULL)
    {
      dossier_notes_pane_set_form (self->notes, annotation, NULL);
      return;
    }
  show_pane (self, TRUE);
  dossier_text_view_popdown (self->view); /* one form of a highlight at a time */
  row = dossier_reader_find_annotation (self, annotation);
  form = dossier_reader_make_form (self, row);
  g_signal_connect_object (form, "done", G_CALLBACK (done_cb), self, 0);
  if (dossier_notes_pane_set_form (self->notes, annotation, form))
    dossier_annotation_form_focus_note (form);
  else
    g_object_unref (g_object_ref_sink (form)); /* one of those that are not listed */
}

void
dossier_reader_show_old_text (DossierReader *self, gint64 annotation)
{
  const DossierAnnotationRow *row = dossier_reader_find_annotation (self, annotation);
  g_autoptr (GPtrArray) same = g_ptr_array_new_with_free_func (g_object_unref);
  GtkRoot            *root = gtk_widget_get_root (GTK_WIDGET (self));
  DossierOldTextStyle style;

  if (row == NULL)
    return;
  style.title = dossier_story_get_row (self->content->story)->title;
  style.look_class = dossier_reader_get_look (self, &style.look);
  for (guint i = 0; i < self->content->annotations->len; i++)
    if (dossier_annotation_get_row (self->content->annotations->pdata[i])->revision == row->revision)
      g_ptr_array_add (same, g_object_ref (self->content->annotations->pdata[i]));
  gtk_window_present (
      dossier_old_text_new (self->library, row, same, &style, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL));
}

static void
edit_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_edit_in_pane (DOSSIER_READER (widget), g_variant_get_int64 (parameter));
}

static void
place_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_place_note (DOSSIER_READER (widget), g_variant_get_int64 (parameter));
}

static void
show_old_text_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_show_old_text (DOSSIER_READER (widget), g_variant_get_int64 (parameter));
}

static void
delete_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_DELETED };

  dossier_reader_edit (DOSSIER_READER (widget), g_variant_get_int64 (parameter), &edit);
}

static void
open_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_reader_open_link (DOSSIER_READER (widget), g_variant_get_string (parameter, NULL));
}

static void
show_lost_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  show_pane (self, TRUE);
  dossier_notes_pane_show_lost (self->notes);
}

/* A key with something selected; anything else that means it is left to others. */
static gboolean
mark_cb (GtkWidget *widget, GVariant *colour, gpointer unused)
{
  DossierReader *self = DOSSIER_READER (widget);
  guint          start, length;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->view)) || !dossier_text_view_get_selection (self->view, &start, &length))
    return FALSE;
  return gtk_widget_activate_action (widget, "reader.highlight", "s", g_variant_get_string (colour, NULL));
}

/* ---- for the reader ---- */

static void
dossier_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DossierReaderProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_NOTES_SHOWN:
      g_value_set_boolean (value,
                           dossier_reader_split_is_shown (DOSSIER_READER_SPLIT (DOSSIER_READER (object)->split)));
      break;
    }
}

static void
dossier_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((DossierReaderProp) id) /* no default: -Wswitch finds what is missing */
    {
    case PROP_NOTES_SHOWN: show_pane (DOSSIER_READER (object), g_value_get_boolean (value)); break;
    }
}

void
dossier_reader_class_add_notes (DossierReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = dossier_reader_get_property;
  G_OBJECT_CLASS (klass)->set_property = dossier_reader_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_NOTES_SHOWN,
      g_param_spec_boolean ("notes-shown", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (widget_class, "reader.show-notes", "notes-shown");
  gtk_widget_class_install_action (widget_class, "reader.edit-note", "x", edit_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.place-note", "x", place_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-old-text", "x", show_old_text_cb);
  gtk_widget_class_install_action (widget_class, "reader.delete-note", "x", delete_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.open-link", "s", open_link_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-lost", NULL, show_lost_cb);
  for (guint colour = 0; colour < DOSSIER_N_COLOURS; colour++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + colour, 0, mark_cb, "s",
                                    dossier_colour_to_string (colour));
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + colour, 0, mark_cb, "s",
                                    dossier_colour_to_string (colour));
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, 0, mark_cb, "s", "");
}

GtkWidget *
dossier_reader_lost_bar_new (DossierReader *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *button = gtk_button_new_with_label (_ ("Show"));

  self->lost_bar = bar;
  self->lost_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->lost_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->lost_label), 0);
  gtk_widget_set_hexpand (self->lost_label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.show-lost");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the highlights that are not found in this text"), -1);
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (bar), self->lost_label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "image-bar");
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

GtkWidget *
dossier_reader_split_notes (DossierReader *self, GtkWidget *page, GtkScrolledWindow *scrolled)
{
  self->notes = DOSSIER_NOTES_PANE (dossier_notes_pane_new ());
  self->split = dossier_reader_split_new (page, GTK_WIDGET (self->notes));
  g_signal_connect_object (self->notes, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scrolled), "value-changed", G_CALLBACK (follow_soon),
                           self, G_CONNECT_SWAPPED);
  return self->split;
}
