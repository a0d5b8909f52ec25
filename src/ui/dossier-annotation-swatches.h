/* dossier-annotation-swatches.h - styles of a highlight to choose from, as buttons with names and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-annotation.h"

G_BEGIN_DECLS

/* "Yellow"; translated, static. */
const char *dossier_colour_words (DossierColour colour);

/* A row of round buttons. Each activates @action with the colour's word as its "s" target; the button of @chosen
 * (-1: none) is marked. Floating. */
GtkWidget *dossier_annotation_swatches_new (const char *action, int chosen);

/* Moves the mark to @chosen. */
void dossier_annotation_swatches_set_chosen (GtkWidget *swatches, DossierColour chosen);

G_END_DECLS
