/* dossier-image-bar.h - what there is to say of a story's images, and the button for it; seen while there is something
 *
 * Its button activates "reader.show-images", or "reader.stop-images" while they are fetched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_IMAGE_BAR_NOTHING,
  DOSSIER_IMAGE_BAR_UNASKED,
  DOSSIER_IMAGE_BAR_FETCHING,
  DOSSIER_IMAGE_BAR_MISSING,
} DossierImageBarState;

#define DOSSIER_TYPE_IMAGE_BAR (dossier_image_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierImageBar, dossier_image_bar, DOSSIER, IMAGE_BAR, AdwBin)

/* @n: images that it is said of. */
void dossier_image_bar_set (DossierImageBar *self, DossierImageBarState state, guint n);

G_END_DECLS
