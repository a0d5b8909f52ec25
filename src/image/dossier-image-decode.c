/* dossier-image-decode.c - a picture's bytes as pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-image-decode.h"

#include <string.h>
#include <unistd.h>

/* Draws once all that drawing takes. */
static const char sample[] = "<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'><defs><linearGradient "
                             "id='g'><stop offset='1'/></linearGradient></defs><path fill='url(#g)' "
                             "d='M0 0h1v1z'/></svg>";

typedef struct
{
  int      size;
  gboolean may_grow;
} Wish;

static int
scale_side (int side, double scale, int most)
{
  return CLAMP ((int) (side * scale + 0.5), 1, most);
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  const Wish *wish = data;
  double      scale;

  if (width <= 0 || height <= 0)
    _exit (DOSSIER_IMAGE_DAMAGED);
  if (width > DOSSIER_IMAGE_MAX_SIDE || height > DOSSIER_IMAGE_MAX_SIDE
      || (gint64) width * height > DOSSIER_IMAGE_MAX_PIXELS)
    _exit (DOSSIER_IMAGE_TOO_LARGE);
  scale = (double) wish->size / MAX (width, height);
  if (scale < 1 || wish->may_grow)
    gdk_pixbuf_loader_set_size (loader, scale_side (width, scale, wish->size), scale_side (height, scale, wish->size));
}

static GdkPixbuf *
load (GBytes *bytes, DossierImageFormat format, guint size)
{
  Wish wish = { (int) size, format == DOSSIER_IMAGE_FORMAT_SVG };
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (dossier_image_format_get_name (format), NULL);
  gboolean   is_good;
  GdkPixbuf *pixbuf;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &wish);
  is_good = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_good = gdk_pixbuf_loader_close (loader, NULL) && is_good;
  pixbuf = is_good ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

static gboolean
can_load (DossierImageFormat format)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (dossier_image_format_get_name (format), NULL);

  if (loader != NULL)
    gdk_pixbuf_loader_close (loader, NULL);
  return loader != NULL;
}

DossierImageExit
dossier_image_decode_prepare (DossierImageFormat format)
{
  if (format == DOSSIER_IMAGE_FORMAT_UNKNOWN || !can_load (format))
    return DOSSIER_IMAGE_UNKNOWN;
  /* Newer icon files hold PNG. */
  if (format == DOSSIER_IMAGE_FORMAT_ICO && !can_load (DOSSIER_IMAGE_FORMAT_PNG))
    return DOSSIER_IMAGE_UNKNOWN;
  if (format == DOSSIER_IMAGE_FORMAT_SVG)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (sample, strlen (sample));
      g_autoptr (GdkPixbuf) drawn = load (bytes, format, 2);

      return drawn != NULL ? DOSSIER_IMAGE_DONE : DOSSIER_IMAGE_UNKNOWN;
    }
  return DOSSIER_IMAGE_DONE;
}

/* Takes @pixbuf. */
static GdkPixbuf *
finish (GdkPixbuf *pixbuf, int size)
{
  g_autoptr (GdkPixbuf) first = pixbuf;
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (first);
  g_autoptr (GdkPixbuf) small = NULL;
  int    width = upright != NULL ? gdk_pixbuf_get_width (upright) : 0;
  int    height = upright != NULL ? gdk_pixbuf_get_height (upright) : 0;
  double scale = MIN (1, (double) size / MAX (1, MAX (width, height)));

  if (upright == NULL)
    return NULL;
  if (scale < 1)
    small = gdk_pixbuf_scale_simple (upright, scale_side (width, scale, size), scale_side (height, scale, size),
                                     GDK_INTERP_BILINEAR);
  else
    small = g_object_ref (upright);
  if (small == NULL || gdk_pixbuf_get_has_alpha (small))
    return g_steal_pointer (&small);
  return gdk_pixbuf_add_alpha (small, FALSE, 0, 0, 0);
}

DossierImageExit
dossier_image_decode (GBytes *bytes, DossierImageFormat format, guint size, GdkPixbuf **pixbuf)
{
  g_autoptr (GBytes) chosen = g_bytes_ref (bytes);
  g_autoptr (GdkPixbuf) loaded = NULL;

  *pixbuf = NULL;
  if (format == DOSSIER_IMAGE_FORMAT_ICO)
    {
      g_bytes_unref (chosen);
      chosen = dossier_image_format_choose_icon (bytes, size);
      if (chosen == NULL)
        return DOSSIER_IMAGE_DAMAGED;
      format = dossier_image_format_sniff (chosen);
    }
  loaded = load (chosen, format, size);
  if (loaded != NULL)
    *pixbuf = finish (g_steal_pointer (&loaded), (int) size);
  return *pixbuf != NULL ? DOSSIER_IMAGE_DONE : DOSSIER_IMAGE_DAMAGED;
}
