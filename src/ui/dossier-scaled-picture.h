/* dossier-scaled-picture.h - a picture as wide as there is room, never wider than its own size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-image-decoder.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SCALED_PICTURE (dossier_scaled_picture_get_type ())
G_DECLARE_FINAL_TYPE (DossierScaledPicture, dossier_scaled_picture, DOSSIER, SCALED_PICTURE, GtkWidget)

/* @scale: pixels of @texture for one of the widget's. */
GtkWidget *dossier_scaled_picture_new (GdkTexture *texture, double scale);

/* The pixels of @image, which may go afterwards. Owned by the caller. */
GdkTexture *dossier_scaled_picture_make_texture (const DossierImage *image);

/* For an image that was decoded to no side longer than @size: as many pixels of it make one of the widget's on a screen
 * with @factor. One that is smaller than that is shown as it is. */
double dossier_scaled_picture_get_scale (GdkTexture *texture, guint size, int factor);

G_END_DECLS
