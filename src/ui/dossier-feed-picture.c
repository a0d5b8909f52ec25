/* dossier-feed-picture.c - the icon of a feed as a texture, and how it shows on light and dark
 *
 * Made smaller here, by the mean of the area that a pixel covers: half-size steps of a filter would leave only every
 * other line of an icon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-picture.h"

/* Mean brightness, 0 to 1, below and above which an icon is lost on a ground like it. */
#define DARK 0.3
#define LIGHT 0.82
/* Mean opacity from which an icon brings its own ground. */
#define FULL 0.93

/* Means, 0 to 255, of the icon from @left, @top to @right, @bottom (pixels and parts of them); the colours are
 * multiplied with the opacity. */
static void
read_area (const DossierFeedIcon *icon, double left, double top, double right, double bottom, double mean[4])
{
  const guint8 *rgba = g_bytes_get_data (icon->rgba, NULL);
  double        area = (right - left) * (bottom - top);

  for (guint channel = 0; channel < 4; channel++)
    mean[channel] = 0;
  for (guint y = (guint) top; y < icon->height && y < bottom; y++)
    for (guint x = (guint) left; x < icon->width && x < right; x++)
      {
        const guint8 *pixel = rgba + ((gsize) y * icon->width + x) * 4;
        double        part = (MIN (right, x + 1.0) - MAX (left, x)) * (MIN (bottom, y + 1.0) - MAX (top, y)) / area;
        double        opacity = part * pixel[3] / 255;

        for (guint channel = 0; channel < 3; channel++)
          mean[channel] += opacity * pixel[channel];
        mean[3] += part * pixel[3];
      }
}

GdkTexture *
dossier_feed_picture_new (const DossierFeedIcon *icon, guint side)
{
  guint   longest = MAX (icon->width, icon->height);
  guint   n = MIN (side, longest);
  double  scale = (double) longest / n;
  guint   width = CLAMP ((guint) (icon->width / scale + 0.5), 1, n);
  guint   height = CLAMP ((guint) (icon->height / scale + 0.5), 1, n);
  guint   left = (n - width) / 2, top = (n - height) / 2;
  guint8 *pixels = g_malloc0 ((gsize) n * n * 4);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, (gsize) n * n * 4);

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        double mean[4];

        read_area (icon, (double) x * icon->width / width, (double) y * icon->height / height,
                   (x + 1.0) * icon->width / width, (y + 1.0) * icon->height / height, mean);
        for (guint channel = 0; channel < 4; channel++)
          pixels[((gsize) (top + y) * n + left + x) * 4 + channel] = (guint8) MIN (mean[channel] + 0.5, 255);
      }

  return gdk_memory_texture_new ((int) n, (int) n, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, bytes, (gsize) n * 4);
}

DossierFeedTone
dossier_feed_picture_get_tone (const DossierFeedIcon *icon)
{
  double mean[4], brightness;

  read_area (icon, 0, 0, icon->width, icon->height, mean);
  if (mean[3] >= FULL * 255 || mean[3] <= 0)
    return DOSSIER_FEED_TONE_PLAIN;
  brightness = (0.299 * mean[0] + 0.587 * mean[1] + 0.114 * mean[2]) / mean[3];
  if (brightness < DARK)
    return DOSSIER_FEED_TONE_DARK;

  return brightness > LIGHT ? DOSSIER_FEED_TONE_LIGHT : DOSSIER_FEED_TONE_PLAIN;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
dossier_feed_picture_show (GtkImage *image, GdkTexture *picture, DossierFeedTone tone, int size)
{
  gboolean is_shown = picture != NULL;

  set_class (GTK_WIDGET (image), "dark-picture", is_shown && tone == DOSSIER_FEED_TONE_DARK);
  set_class (GTK_WIDGET (image), "light-picture", is_shown && tone == DOSSIER_FEED_TONE_LIGHT);
  gtk_image_set_pixel_size (image, is_shown ? size : -1);
  gtk_widget_set_valign (GTK_WIDGET (image), GTK_ALIGN_CENTER); /* its ground is no taller than it is */
  if (is_shown)
    gtk_image_set_from_paintable (image, GDK_PAINTABLE (picture));
}
