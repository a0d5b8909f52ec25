/* dossier-html-image-private.h - which of the addresses that a page has for an image is the one to keep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-node-private.h"

G_BEGIN_DECLS

/* The widest that is wanted, in pixels: twice the column of a reader. */
#define DOSSIER_HTML_IMAGE_WIDTH 1600
/* Addresses of one image that are looked at. */
#define DOSSIER_HTML_IMAGE_MAX_CANDIDATES 64

/* Of @image, an <img>: the widest one up to DOSSIER_HTML_IMAGE_WIDTH, else the narrowest above; out of src, srcset,
 * what lazy loaders keep theirs in, and the <source>s of a <picture> around it. Absolute, http or https, none that
 * counts readers. NULL when there is none. Owned by the caller. */
char *dossier_html_image_dup_address (const DossierNode *image, const char *base_uri);

G_END_DECLS
