/* dossier-print-layout.h - a story on pages
 *
 * Pages are found a slice at a time, however long the story is; what is drawn of a page is set again when it is drawn.
 * Lengths are in points. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <pango/pangocairo.h>
#include "dossier-print-images.h"
#include "dossier-print-piece.h"

G_BEGIN_DECLS

typedef struct _DossierPrintLayout DossierPrintLayout;

/* Takes both; @images may be NULL. */
DossierPrintLayout *dossier_print_layout_new (DossierStoryContent *content, DossierPrintImages *images);
void                dossier_print_layout_free (DossierPrintLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPrintLayout, dossier_print_layout_free)

/* Begins anew with pages of this size. */
void dossier_print_layout_set_page (DossierPrintLayout *self, PangoContext *context, double width, double height);

/* Finds pages for at most about @microseconds. TRUE: all are found. */
gboolean dossier_print_layout_go_on (DossierPrintLayout *self, gint64 microseconds);

/* At least 1, once all are found. */
guint dossier_print_layout_count_pages (DossierPrintLayout *self);

/* Draws the page @page, from 0, with its number. */
void dossier_print_layout_draw (DossierPrintLayout *self, cairo_t *cr, guint page);

G_END_DECLS
