/* dossier-image-frame.c - where an image stands in a story: what it shows in words, then the image itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-image-frame.h"

#include <glib/gi18n.h>

#include "dossier-scaled-picture.h"

struct _DossierImageFrame
{
  GtkButton parent;

  char     *uri, *alt;
  GtkLabel *reason; /* NULL once there is a picture */
};

G_DEFINE_FINAL_TYPE (DossierImageFrame, dossier_image_frame, GTK_TYPE_BUTTON)

/* TRANSLATORS: in both, what an image shows. */
static char *
name_words (DossierImageFrame *self)
{
  if (self->reason == NULL)
    return self->alt != NULL ? g_strdup_printf (_ ("Enlarge the image: %s"), self->alt)
                             : g_strdup (_ ("Enlarge the image"));
  return self->alt != NULL ? g_strdup_printf (_ ("Open the image: %s"), self->alt) : g_strdup (_ ("Open the image"));
}

static void
update_name (DossierImageFrame *self)
{
  g_autofree char *name = name_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
words_new (const char *text, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
dossier_image_frame_finalize (GObject *object)
{
  DossierImageFrame *self = DOSSIER_IMAGE_FRAME (object);

  g_free (self->uri);
  g_free (self->alt);
  G_OBJECT_CLASS (dossier_image_frame_parent_class)->finalize (object);
}

static void
dossier_image_frame_class_init (DossierImageFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_image_frame_finalize;
}

static void
dossier_image_frame_init (DossierImageFrame *self)
{
}

GtkWidget *
dossier_image_frame_new (const DossierSpan *image)
{
  DossierImageFrame *self = g_object_new (DOSSIER_TYPE_IMAGE_FRAME, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *reason = words_new (NULL, 3);

  self->uri = g_strdup (image->value);
  self->alt = image->alt != NULL && *image->alt != '\0' ? g_strdup (image->alt) : NULL;
  self->reason = GTK_LABEL (reason);
  gtk_widget_add_css_class (reason, "dim-label");
  gtk_widget_set_visible (reason, FALSE);
  gtk_box_append (GTK_BOX (words), words_new (self->alt != NULL ? self->alt : _ ("Image without a description"), 3));
  gtk_box_append (GTK_BOX (words), reason);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("image-x-generic-symbolic"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), image->value);
  gtk_widget_add_css_class (GTK_WIDGET (self), "story-image");
  update_name (self);
  return GTK_WIDGET (self);
}

const char *
dossier_image_frame_get_uri (DossierImageFrame *self)
{
  return self->uri;
}

const char *
dossier_image_frame_get_alt (DossierImageFrame *self)
{
  return self->alt;
}

gboolean
dossier_image_frame_has_picture (DossierImageFrame *self)
{
  return self->reason == NULL;
}

void
dossier_image_frame_set_picture (DossierImageFrame *self, GdkTexture *texture, double scale)
{
  self->reason = NULL;
  gtk_button_set_child (GTK_BUTTON (self), dossier_scaled_picture_new (texture, scale));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->alt);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "has-picture");
  update_name (self);
}

void
dossier_image_frame_set_reason (DossierImageFrame *self, const char *reason)
{
  if (self->reason == NULL)
    return;
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}
