/* dossier-feed-icon.c - the picture that stands for a feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-icon.h"

DossierFeedIcon *
dossier_feed_icon_new (gint64 feed, gint64 taken, guint width, guint height, GBytes *rgba)
{
  DossierFeedIcon *icon;

  if (width < 1 || height < 1 || width > DOSSIER_FEED_ICON_SIZE || height > DOSSIER_FEED_ICON_SIZE
      || g_bytes_get_size (rgba) != (gsize) width * height * 4)
    return NULL;
  icon = g_new0 (DossierFeedIcon, 1);
  icon->feed = feed;
  icon->taken = taken;
  icon->width = width;
  icon->height = height;
  icon->rgba = g_bytes_ref (rgba);
  return icon;
}

void
dossier_feed_icon_free (DossierFeedIcon *icon)
{
  if (icon == NULL)
    return;
  g_bytes_unref (icon->rgba);
  g_free (icon);
}
