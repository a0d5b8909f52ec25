/* dossier-drawing.h - what GTK need not get ready to draw the windows: half of the time until the first one.
 *
 * Without a graphics card OpenGL is a program too, whose compiler is as large as all of GTK, and which draws no faster
 * than GTK does by itself. And the theme that libadwaita puts another one in the place of need not be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether GTK is to draw by itself: @renderer (GSK_RENDERER, or NULL) says so, or says nothing and the folder @devices
 * (/dev) holds no graphics card. */
gboolean dossier_drawing_is_plain (const char *devices, const char *renderer);

/* While one of these is there, the environment tells GTK what to leave out; afterwards it is as it was, so that
 * programs that are started draw as they like. Made before there is a second thread, freed once GTK has its settings.
 */
typedef struct _DossierDrawing DossierDrawing;
DossierDrawing                *dossier_drawing_new (void);
void                           dossier_drawing_free (DossierDrawing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDrawing, dossier_drawing_free)

G_END_DECLS
