/* dossier-image-dialog.h - an image of a story by itself, as large as the window: to look at, to save, to find again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-image-decoder.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMAGE_DIALOG (dossier_image_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierImageDialog, dossier_image_dialog, DOSSIER, IMAGE_DIALOG, AdwWindow)

/* The image that is kept of @uri; @parent and @alt may be NULL. Escape closes it. */
GtkWidget *dossier_image_dialog_new (GtkWindow *parent, DossierStore *store, DossierImageDecoder *decoder,
                                     const char *uri, const char *alt);

G_END_DECLS
