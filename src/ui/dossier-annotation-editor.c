/* dossier-annotation-editor.c - a popover with all that can be said of a highlight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotation-editor.h"

#include <glib/gi18n.h>

#define WIDTH 300

struct _DossierAnnotationEditor
{
  GtkPopover parent;

  DossierAnnotationForm *form;
  GArray                *others;
  guint                  present; /* index of the one that is shown */
  int                    height;  /* as it was last wanted */
  guint                  source;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationEditor, dossier_annotation_editor, GTK_TYPE_POPOVER)

DossierAnnotationForm *
dossier_annotation_editor_get_form (DossierAnnotationEditor *self)
{
  return self->form;
}

static void
closed_cb (DossierAnnotationEditor *self)
{
  dossier_annotation_form_hand_out (self->form);
}

static void
go_to_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierAnnotationEditor *self = DOSSIER_ANNOTATION_EDITOR (widget);
  guint                    n = self->others->len;
  guint                    next = (self->present + n + (guint) g_variant_get_int32 (parameter)) % n;

  g_signal_emit_by_name (self, "go-to", g_array_index (self->others, gint64, next));
}

static gboolean
reshaped_cb (gpointer user_data)
{
  DossierAnnotationEditor *self = user_data;
  GtkWidget               *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  self->source = 0;
  if (parent != NULL)
    gtk_widget_queue_allocate (parent);
  return G_SOURCE_REMOVE;
}

/* A popover that wants more room gets it only when it is presented anew, which the text does after its allocation. */
static void
dossier_annotation_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierAnnotationEditor *self = DOSSIER_ANNOTATION_EDITOR (widget);
  GtkRequisition           wanted;

  GTK_WIDGET_CLASS (dossier_annotation_editor_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_widget_get_preferred_size (widget, NULL, &wanted);
  if (wanted.height == self->height)
    return;
  self->height = wanted.height;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, reshaped_cb, self, NULL);
}

static void
dossier_annotation_editor_dispose (GObject *object)
{
  g_clear_handle_id (&DOSSIER_ANNOTATION_EDITOR (object)->source, g_source_remove);
  G_OBJECT_CLASS (dossier_annotation_editor_parent_class)->dispose (object);
}

static void
dossier_annotation_editor_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_ANNOTATION_EDITOR (object)->others, g_array_unref);
  G_OBJECT_CLASS (dossier_annotation_editor_parent_class)->finalize (object);
}

static void
dossier_annotation_editor_class_init (DossierAnnotationEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_annotation_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_annotation_editor_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = dossier_annotation_editor_size_allocate;
  g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "annotation.go-to", "i", go_to_cb);
}

static void
dossier_annotation_editor_init (DossierAnnotationEditor *self)
{
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

static GtkWidget *
step_new (const char *icon, const char *words, int step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "annotation.go-to");
  return button;
}

static GtkWidget *
switcher_new (DossierAnnotationEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *label;
  /* TRANSLATORS: of highlights that lie over each other, which one is shown: "Highlight 1 of 3" */
  g_autofree char *words = g_strdup_printf (_ ("Highlight %u of %u here"), self->present + 1, self->others->len);

  label = gtk_label_new (words);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), step_new ("go-previous-symbolic", _ ("Highlight before"), -1));
  gtk_box_append (GTK_BOX (box), step_new ("go-next-symbolic", _ ("Next highlight"), 1));
  return box;
}

DossierAnnotationEditor *
dossier_annotation_editor_new (DossierAnnotationForm *form, GArray *others)
{
  DossierAnnotationEditor *self = g_object_new (DOSSIER_TYPE_ANNOTATION_EDITOR, NULL);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gint64                   annotation = dossier_annotation_form_get_annotation (form);

  self->form = form;
  self->others = g_array_ref (others);
  for (guint i = 0; i < others->len; i++)
    if (g_array_index (others, gint64, i) == annotation)
      self->present = i;
  if (others->len > 1)
    gtk_box_append (GTK_BOX (box), switcher_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (form, "done", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Highlight"), -1);
  return self;
}
