/* dossier-edition-image.c - images that a story carries when it is handed on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-edition-image.h"

/* Hexadecimal digits of a file's name: 128 bits. */
#define DIGITS 32

const DossierEditionImage *
dossier_edition_image_find (const char *format)
{
  static const DossierEditionImage kinds[] = {
    { "png", "image/png", "png", TRUE },
    { "jpeg", "image/jpeg", "jpg", TRUE },
    { "gif", "image/gif", "gif", TRUE },
    { "webp", "image/webp", "webp", FALSE },
  };

  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].format, format))
      return &kinds[i];
  return NULL;
}

char *
dossier_edition_image_make_name (const DossierEditionImage *self, GBytes *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strdup_printf (DOSSIER_EDITION_IMAGE_FOLDER "/%.*s.%s", DIGITS, sum, self->suffix);
}

char *
dossier_edition_image_make_address (const DossierEditionImage *self, GBytes *bytes)
{
  g_autofree char *letters = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strdup_printf ("data:%s;base64,%s", self->media, letters);
}
