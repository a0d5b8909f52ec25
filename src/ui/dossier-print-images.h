/* dossier-print-images.h - the images of a story for paper: those that are kept, decoded for the width of a page
 *
 * Nothing is fetched. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <cairo.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Longest side of one, in pixels: 180 of them for each inch of a page of A4. With many images it is less. */
#define DOSSIER_PRINT_IMAGE_SIZE 1240
/* Pixels of all images of a story together, four bytes each. */
#define DOSSIER_PRINT_IMAGE_PIXELS (32 * 1024 * 1024)

typedef struct _DossierPrintImages DossierPrintImages;

/* Begins to load what the reader shows of the images of @story. */
DossierPrintImages *dossier_print_images_new (DossierStore *store, gint64 story);

/* Calls off what is not loaded yet. */
void dossier_print_images_free (DossierPrintImages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPrintImages, dossier_print_images_free)

/* Calls back once when nothing is loading any more, also when that was called off: @callback is called in any case. One
 * at a time. TRUE: all that can be had is there. */
void     dossier_print_images_wait_async (DossierPrintImages *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_print_images_wait_finish (GAsyncResult *result);

/* Nothing is loading any more. */
gboolean dossier_print_images_are_ready (const DossierPrintImages *self);

/* On white, and how large it is in points unless there is less room for it. NULL: it is not to be had. Borrowed. */
cairo_surface_t *dossier_print_images_get (const DossierPrintImages *self, const char *uri, double *width,
                                           double *height);

G_END_DECLS
