/* dossier-extract-error.h - why a page or a paste could not be turned into a story.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_EXTRACT_ERROR (dossier_extract_error_quark ())
GQuark dossier_extract_error_quark (void);

typedef enum
{
  DOSSIER_EXTRACT_ERROR_TOO_LARGE, /* over the limit in dossier-extract-limits.h */
  DOSSIER_EXTRACT_ERROR_EMPTY,     /* nothing to read in it */
  DOSSIER_EXTRACT_ERROR_BINARY,    /* not text: an image, an archive, a program */
} DossierExtractError;

G_END_DECLS
