/* dossier-feed-picture.h - the icon of a feed as a texture, and how it shows on light and dark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

#include "dossier-feed-icon.h"

G_BEGIN_DECLS

/* How an icon that can be seen through stands out: not at all from a dark ground, or from a light one. */
typedef enum
{
  DOSSIER_FEED_TONE_PLAIN,
  DOSSIER_FEED_TONE_DARK,
  DOSSIER_FEED_TONE_LIGHT,
} DossierFeedTone;

/* A square with the icon in its middle, @side pixels, or as many as the icon has when these are fewer. Owned by the
 * caller. */
GdkTexture     *dossier_feed_picture_new (const DossierFeedIcon *icon, guint side);
DossierFeedTone dossier_feed_picture_get_tone (const DossierFeedIcon *icon);

/* Shows @picture at @size, on a ground of its own where its @tone needs one; NULL takes the ground away and leaves the
 * image to others. */
void dossier_feed_picture_show (GtkImage *image, GdkTexture *picture, DossierFeedTone tone, int size);

G_END_DECLS
