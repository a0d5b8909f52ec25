/* dossier-feed-icon.h - the picture that stands for a feed.
 *
 * A plain struct: crosses threads, owned by one holder at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest side that is kept, in pixels: 16 KB. */
#define DOSSIER_FEED_ICON_SIZE 64

typedef struct
{
  gint64  feed;
  gint64  taken;         /* Unix seconds */
  guint   width, height; /* pixels, 1 to DOSSIER_FEED_ICON_SIZE */
  GBytes *rgba;          /* rows of red, green, blue, alpha, a byte each, not multiplied */
} DossierFeedIcon;

/* NULL when @rgba does not hold width * height pixels, or these are out of bounds. */
DossierFeedIcon *dossier_feed_icon_new (gint64 feed, gint64 taken, guint width, guint height, GBytes *rgba);
void             dossier_feed_icon_free (DossierFeedIcon *icon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedIcon, dossier_feed_icon_free)

G_END_DECLS
