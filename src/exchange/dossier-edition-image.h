/* dossier-edition-image.h - images that a story carries when it is handed on
 *
 * Nothing is decoded here; what kind of picture the bytes are was told when they were kept. Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the images are beside what is written. */
#define DOSSIER_EDITION_IMAGE_FOLDER "images"

typedef struct
{
  const char *format; /* as the library has it: "png" */
  const char *media;  /* its media type */
  const char *suffix;
  gboolean    is_in_books; /* every reader of books shows it (EPUB 3.2, 3.1: Core Media Types) */
} DossierEditionImage;

/* NULL for a @format (may be NULL) that no story carries: one that few programs show, or that can do more than show a
 * picture, as SVG can. Static. */
const DossierEditionImage *dossier_edition_image_find (const char *format);

/* "images/0123456789abcdef….png", the same for the same @bytes. Owned by the caller. */
char *dossier_edition_image_make_name (const DossierEditionImage *self, GBytes *bytes);

/* "data:image/png;base64,…". Owned by the caller. */
char *dossier_edition_image_make_address (const DossierEditionImage *self, GBytes *bytes);

G_END_DECLS
