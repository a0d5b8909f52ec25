/* dossier-scaled-picture.c - a picture as wide as there is room, never wider than its own size
 *
 * Its least height is that for its width: a text view gives what stands in it no more than the least.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-scaled-picture.h"

#include <math.h>

struct _DossierScaledPicture
{
  GtkWidget parent;

  GdkTexture *texture;
  double      width, height; /* its own size, in the widget's pixels */
};

G_DEFINE_FINAL_TYPE (DossierScaledPicture, dossier_scaled_picture, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dossier_scaled_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_scaled_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  DossierScaledPicture *self = DOSSIER_SCALED_PICTURE (widget);
  double                width = for_size >= 0 ? MIN (for_size, self->width) : self->width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 1;
      *natural = (int) ceil (self->width);
    }
  else
    *minimum = *natural = MAX (1, (int) ceil (width * self->height / self->width));
}

static void
dossier_scaled_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierScaledPicture *self = DOSSIER_SCALED_PICTURE (widget);
  double                share
      = MIN (1, MIN (gtk_widget_get_width (widget) / self->width, gtk_widget_get_height (widget) / self->height));
  graphene_rect_t area;

  graphene_rect_init (&area, (float) ((gtk_widget_get_width (widget) - self->width * share) / 2),
                      (float) ((gtk_widget_get_height (widget) - self->height * share) / 2),
                      (float) (self->width * share), (float) (self->height * share));
  gtk_snapshot_append_texture (snapshot, self->texture, &area);
}

static void
dossier_scaled_picture_finalize (GObject *object)
{
  g_object_unref (DOSSIER_SCALED_PICTURE (object)->texture);
  G_OBJECT_CLASS (dossier_scaled_picture_parent_class)->finalize (object);
}

static void
dossier_scaled_picture_class_init (DossierScaledPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_scaled_picture_finalize;
  widget_class->get_request_mode = dossier_scaled_picture_get_request_mode;
  widget_class->measure = dossier_scaled_picture_measure;
  widget_class->snapshot = dossier_scaled_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_scaled_picture_init (DossierScaledPicture *self)
{
}

GtkWidget *
dossier_scaled_picture_new (GdkTexture *texture, double scale)
{
  DossierScaledPicture *self = g_object_new (DOSSIER_TYPE_SCALED_PICTURE, NULL);

  self->texture = g_object_ref (texture);
  self->width = MAX (1, gdk_texture_get_width (texture) / scale);
  self->height = MAX (1, gdk_texture_get_height (texture) / scale);
  return GTK_WIDGET (self);
}

GdkTexture *
dossier_scaled_picture_make_texture (const DossierImage *image)
{
  return gdk_memory_texture_new ((int) image->width, (int) image->height, GDK_MEMORY_R8G8B8A8, image->rgba,
                                 (gsize) image->width * 4);
}

double
dossier_scaled_picture_get_scale (GdkTexture *texture, guint size, int factor)
{
  int longest = MAX (gdk_texture_get_width (texture), gdk_texture_get_height (texture));

  return CLAMP ((double) longest * factor / MAX (size, 1), 1, factor);
}
