/* dossier-image-frame.h - where an image stands in a story: what it shows in words, then the image itself
 *
 * A button: "clicked" asks for the image at its size, or for its address as long as it is not there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-document.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMAGE_FRAME (dossier_image_frame_get_type ())
G_DECLARE_FINAL_TYPE (DossierImageFrame, dossier_image_frame, DOSSIER, IMAGE_FRAME, GtkButton)

/* Shows words; nothing is fetched. */
GtkWidget *dossier_image_frame_new (const DossierSpan *image);

const char *dossier_image_frame_get_uri (DossierImageFrame *self); /* NULL: it has none */
const char *dossier_image_frame_get_alt (DossierImageFrame *self); /* NULL: it has none */
gboolean    dossier_image_frame_has_picture (DossierImageFrame *self);

/* Shows @texture, whose @scale pixels make one of the window's. */
void dossier_image_frame_set_picture (DossierImageFrame *self, GdkTexture *texture, double scale);

/* Below the words, why there is no image; NULL takes that away. Nothing while there is a picture. */
void dossier_image_frame_set_reason (DossierImageFrame *self, const char *reason);

G_END_DECLS
