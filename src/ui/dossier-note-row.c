/* dossier-note-row.c - a highlight of the story with its note, in the pane of notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-note-row.h"

#include <glib/gi18n.h>
#include "dossier-annotation-about.h"
#include "dossier-annotation-swatches.h"
#include "dossier-tag-box.h"
#include "dossier-note-view.h"
#include "dossier-wrap-layout.h"

/* Lines of the words, and blocks of the note, that are shown. */
#define QUOTE_LINES 4
#define NOTE_BLOCKS 12
#define SPACING 6

struct _DossierNoteRow
{
  GtkListBoxRow parent;

  gint64   annotation;
  guint    start, length;
  gboolean is_lost;

  GtkWidget *dot, *style, *edit_button, *quote;
  GtkWidget *said; /* what the form takes the place of: */
  GtkWidget *note, *unsaved, *tags, *about;
  GtkWidget *tools; /* of one that is lost */
  GtkWidget *place; /* of the form */
};

G_DEFINE_FINAL_TYPE (DossierNoteRow, dossier_note_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_said (const char *words)
{
  return words != NULL && *words != '\0';
}

/* ---- how it is ---- */

static void
show_style (DossierNoteRow *self, const DossierAnnotationRow *row)
{
  for (guint colour = 0; colour < DOSSIER_N_COLOURS; colour++)
    gtk_widget_remove_css_class (self->dot, dossier_colour_to_string (colour));
  gtk_widget_add_css_class (self->dot, dossier_colour_to_string (row->colour));
  gtk_label_set_text (GTK_LABEL (self->style),
                      is_said (row->quote) ? dossier_colour_words (row->colour) : _ ("About the story"));
}

static void
show_tags (DossierNoteRow *self, GStrv tags)
{
  GtkWidget *sign;

  while ((sign = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_box_remove (GTK_BOX (self->tags), sign);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->tags), dossier_tag_sign_new (tags[i]));
  gtk_widget_set_visible (self->tags, gtk_widget_get_first_child (self->tags) != NULL);
}

/* As it is read aloud. */
static char *
dup_name (const DossierAnnotationRow *row, const char *note, const char *about, gboolean is_lost)
{
  GString         *name = g_string_new (NULL);
  g_autofree char *quote = dossier_quote_dup_shown (row->quote);

  if (is_said (row->quote))
    /* TRANSLATORS: a style as "Yellow", and the highlighted words; read aloud */
    g_string_append_printf (name, _ ("Highlight, %s: %s"), dossier_colour_words (row->colour), quote);
  else
    g_string_append (name, _ ("Note about the story"));
  if (is_said (note))
    {
      g_string_append (name, ". ");
      /* TRANSLATORS: %s is a note; read aloud after the words that it is about */
      g_string_append_printf (name, _ ("Note: %s"), note);
    }
  if (row->tags != NULL && row->tags[0] != NULL)
    {
      g_autofree char *tags = g_strjoinv (", ", row->tags);

      g_string_append (name, ". ");
      /* TRANSLATORS: %s is names of tags with commas; read aloud */
      g_string_append_printf (name, _ ("Tags: %s"), tags);
    }
  if (about != NULL)
    g_string_append_printf (name, ". %s", about);
  if (is_lost)
    g_string_append_printf (name, ". %s", _ ("Not found in this text"));
  return g_string_free (name, FALSE);
}

static void
show_label (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, is_said (words));
}

static void
show_tools (DossierNoteRow *self, const DossierAnnotationRow *row)
{
  gtk_widget_set_visible (self->tools, self->is_lost);
  /* Without a length there is no text that has had it. */
  gtk_widget_set_visible (gtk_widget_get_first_child (self->tools), row->length > 0);
}

void
dossier_note_row_set (DossierNoteRow *self, const DossierAnnotationRow *row, const DossierStoryContent *content,
                      const char *unsaved)
{
  const char      *note = unsaved != NULL ? unsaved : row->draft != NULL ? row->draft : row->note;
  g_autofree char *about = dossier_annotation_about_words (row, content->claims);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL, *quote = dossier_quote_dup_shown (row->quote);

  self->start = row->start;
  self->length = row->length;
  self->is_lost = dossier_annotation_is_lost (row, content->revision);
  if (about != NULL)
    /* TRANSLATORS: %s is a name or a move that a highlight is about */
    words = g_strdup_printf (_ ("About %s"), about);
  show_style (self, row);
  show_label (self->quote, quote);
  dossier_note_view_set (DOSSIER_NOTE_VIEW (self->note), is_said (note) ? note : NULL);
  gtk_widget_set_visible (self->note, is_said (note));
  gtk_widget_set_visible (self->unsaved, note != row->note);
  show_tags (self, row->tags);
  show_label (self->about, words);
  show_tools (self, row);
  name = dup_name (row, note, words, self->is_lost);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (self));
}

gint64
dossier_note_row_get_annotation (DossierNoteRow *self)
{
  return self->annotation;
}

guint
dossier_note_row_get_start (DossierNoteRow *self)
{
  return self->start;
}

gboolean
dossier_note_row_is_lost (DossierNoteRow *self)
{
  return self->is_lost;
}

DossierAnnotationForm *
dossier_note_row_get_form (DossierNoteRow *self)
{
  GtkWidget *form = adw_bin_get_child (ADW_BIN (self->place));

  return form != NULL ? DOSSIER_ANNOTATION_FORM (form) : NULL;
}

void
dossier_note_row_set_form (DossierNoteRow *self, DossierAnnotationForm *form)
{
  DossierAnnotationForm *before = dossier_note_row_get_form (self);
  const char            *words = form != NULL ? _ ("Done") : _ ("Edit");

  if (before != NULL)
    dossier_annotation_form_hand_out (before);
  adw_bin_set_child (ADW_BIN (self->place), form != NULL ? GTK_WIDGET (form) : NULL);
  gtk_widget_set_visible (self->place, form != NULL);
  gtk_widget_set_visible (self->said, form == NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->edit_button),
                            form != NULL ? "object-select-symbolic" : "document-edit-symbolic");
  gtk_widget_set_tooltip_text (self->edit_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
dossier_note_row_set_current (DossierNoteRow *self, gboolean is_current)
{
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

int
dossier_note_row_compare (GtkListBoxRow *a, GtkListBoxRow *b, gpointer unused)
{
  DossierNoteRow *first = DOSSIER_NOTE_ROW (a), *second = DOSSIER_NOTE_ROW (b);

  if (first->is_lost != second->is_lost)
    return first->is_lost ? 1 : -1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->length != second->length)
    return first->length > second->length ? -1 : 1;
  return first->annotation < second->annotation ? -1 : first->annotation > second->annotation;
}

/* ---- making ---- */

static GtkWidget *
label_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
head_new (DossierNoteRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->dot = adw_bin_new ();
  gtk_widget_add_css_class (self->dot, "swatch-dot");
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  self->style = label_new ("caption");
  gtk_widget_add_css_class (self->style, "dim-label");
  gtk_widget_set_hexpand (self->style, TRUE);
  self->edit_button = gtk_button_new ();
  gtk_widget_add_css_class (self->edit_button, "flat");
  gtk_widget_add_css_class (self->edit_button, "note-edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "x", self->annotation);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "reader.edit-note");
  gtk_box_append (GTK_BOX (head), self->dot);
  gtk_box_append (GTK_BOX (head), self->style);
  gtk_box_append (GTK_BOX (head), self->edit_button);
  return head;
}

static void
link_clicked_cb (DossierNoteRow *self, const char *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.open-link", "s", uri);
}

static GtkWidget *
said_new (DossierNoteRow *self)
{
  self->said = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->note = dossier_note_view_new (NOTE_BLOCKS);
  g_signal_connect_object (self->note, "activate-link", G_CALLBACK (link_clicked_cb), self, G_CONNECT_SWAPPED);
  self->unsaved = label_new ("caption");
  gtk_label_set_text (GTK_LABEL (self->unsaved), _ ("Not finished: open it to go on writing"));
  gtk_widget_add_css_class (self->unsaved, "warning");
  self->tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->tags, dossier_wrap_layout_new (SPACING));
  self->about = label_new ("caption");
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_box_append (GTK_BOX (self->said), self->note);
  gtk_box_append (GTK_BOX (self->said), self->unsaved);
  gtk_box_append (GTK_BOX (self->said), self->tags);
  gtk_box_append (GTK_BOX (self->said), self->about);
  return self->said;
}

static GtkWidget *
tool_new (const char *words, const char *action, gint64 annotation)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "note-tool");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", annotation);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
tools_new (gint64 annotation)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (tools, dossier_wrap_layout_new (SPACING));
  gtk_box_append (GTK_BOX (tools), tool_new (_ ("Show in the Old Text"), "reader.show-old-text", annotation));
  gtk_box_append (GTK_BOX (tools), tool_new (_ ("Place It Here"), "reader.place-note", annotation));
  gtk_box_append (GTK_BOX (tools), tool_new (_ ("Delete"), "reader.delete-note", annotation));
  return tools;
}

/* Of the row that has the focus itself: at a button in it the key means nothing, nor the story. */
static gboolean
delete_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  if (gtk_widget_is_focus (widget))
    gtk_widget_activate_action (widget, "reader.delete-note", "x", DOSSIER_NOTE_ROW (widget)->annotation);
  return TRUE;
}

static void
dossier_note_row_class_init (DossierNoteRowClass *klass)
{
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_KP_Delete, 0, delete_cb, NULL);
}

static void
dossier_note_row_init (DossierNoteRow *self)
{
}

static void
build (DossierNoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), head_new (self));
  self->quote = label_new ("claim-sentence");
  gtk_label_set_lines (GTK_LABEL (self->quote), QUOTE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->quote);
  gtk_box_append (GTK_BOX (box), said_new (self));
  gtk_box_append (GTK_BOX (box), self->place = adw_bin_new ());
  gtk_box_append (GTK_BOX (box), self->tools = tools_new (self->annotation));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-row");
  dossier_note_row_set_form (self, NULL);
}

GtkWidget *
dossier_note_row_new (gint64 annotation)
{
  DossierNoteRow *self = g_object_new (DOSSIER_TYPE_NOTE_ROW, NULL);

  self->annotation = annotation;
  build (self);
  return GTK_WIDGET (self);
}
