/* dossier-print.h - a story on paper, or as PDF: what the print dialog asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-print-images.h"

G_BEGIN_DECLS

/* Takes both; without @images (NULL) there are words where they stand: also for those that are not loaded when it is
 * run. Pages are found in slices of the main loop. */
GtkPrintOperation *dossier_print_operation_new (DossierStoryContent *content, DossierPrintImages *images);

G_END_DECLS
