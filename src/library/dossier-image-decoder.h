/* dossier-image-decoder.h - pictures from outside as pixels, decoded in a process of their own.
 *
 * One process a picture, DOSSIER_IMAGE_DECODER_MAX of them at a time, the others wait their turn; each is ended after
 * DOSSIER_IMAGE_SECONDS. Only pixels come back, and what comes is measured before it is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-library.h"

G_BEGIN_DECLS

/* Processes of one decoder at a time. */
#define DOSSIER_IMAGE_DECODER_MAX 2
/* Longest side that can be asked for, in pixels, and most bytes of a picture. */
#define DOSSIER_IMAGE_DECODER_MAX_SIZE 2048
#define DOSSIER_IMAGE_DECODER_MAX_BYTES (5 * 1024 * 1024)

typedef struct
{
  guint   width, height; /* pixels, at least 1 */
  GBytes *rgba;          /* rows of red, green, blue, alpha, a byte each, not multiplied; nothing between the rows */
} DossierImage;

void dossier_image_free (DossierImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImage, dossier_image_free)

#define DOSSIER_TYPE_IMAGE_DECODER (dossier_image_decoder_get_type ())
G_DECLARE_FINAL_TYPE (DossierImageDecoder, dossier_image_decoder, DOSSIER, IMAGE_DECODER, GObject)

/* @program: the one that decodes; NULL for Dossier's own, from $DOSSIER_LIBEXECDIR or where it was installed. */
DossierImageDecoder *dossier_image_decoder_new (const char *program);

/* The first frame of @bytes (PNG, JPEG, GIF, BMP, ICO, SVG, WebP where the system reads it; told by the content), no
 * side longer than @size: 1 to DOSSIER_IMAGE_DECODER_MAX_SIZE. In the caller's main context, which has to be the same
 * for all calls of one decoder.
 * Errors, each a sentence: DOSSIER_LIBRARY_ERROR_UNREADABLE, _TOO_LARGE, _UNSUPPORTED; G_IO_ERROR_CANCELLED. */
void          dossier_image_decoder_decode_async (DossierImageDecoder *self, GBytes *bytes, guint size,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DossierImage *dossier_image_decoder_decode_finish (DossierImageDecoder *self, GAsyncResult *result, GError **error);

G_END_DECLS
