/* dossier-image-decode.h - a picture's bytes as pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "dossier-image-format.h"
#include "dossier-image-protocol.h"

G_BEGIN_DECLS

/* Has everything loaded that decoding @format takes, with nothing from outside. UNKNOWN when it cannot be read here. */
DossierImageExit dossier_image_decode_prepare (DossierImageFormat format);

/* The first frame of @bytes in @pixbuf (owned by the caller): with alpha, upright, no side longer than @size; drawings
 * fill it, other pictures never grow. A picture whose own header says that it is too large ends the process at once
 * with TOO_LARGE. */
DossierImageExit dossier_image_decode (GBytes *bytes, DossierImageFormat format, guint size, GdkPixbuf **pixbuf);

G_END_DECLS
