/* dossier-image-format.h - what kind of picture some bytes are, whatever they are called.
 *
 * Pure; looks at the first bytes alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_IMAGE_FORMAT_UNKNOWN,
  DOSSIER_IMAGE_FORMAT_PNG,
  DOSSIER_IMAGE_FORMAT_JPEG,
  DOSSIER_IMAGE_FORMAT_GIF,
  DOSSIER_IMAGE_FORMAT_BMP,
  DOSSIER_IMAGE_FORMAT_ICO,
  DOSSIER_IMAGE_FORMAT_WEBP,
  DOSSIER_IMAGE_FORMAT_SVG,
} DossierImageFormat;

/* Pictures in one icon file that are looked at. */
#define DOSSIER_IMAGE_MAX_ICONS 64

DossierImageFormat dossier_image_format_sniff (GBytes *bytes);

/* gdk-pixbuf's name for it; NULL for UNKNOWN. Static. */
const char *dossier_image_format_get_name (DossierImageFormat format);

/* The one picture of @icons, a file of several, that is best for @size pixels: the smallest that is large enough, else
 * the largest; of two alike the one with more colours. A PNG, or an icon file of it alone; NULL when there is none.
 * Owned by the caller. */
GBytes *dossier_image_format_choose_icon (GBytes *icons, guint size);

G_END_DECLS
