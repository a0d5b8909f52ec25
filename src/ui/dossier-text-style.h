/* dossier-text-style.h - a popover in which the person says how a story's text looks; it follows at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The values of the key "reader-theme". */
typedef enum
{
  DOSSIER_READER_AS_APP,
  DOSSIER_READER_LIGHT,
  DOSSIER_READER_SEPIA,
  DOSSIER_READER_DARK,
} DossierReaderTheme;

/* Floating. @settings: those that the reader follows. */
GtkWidget *dossier_text_style_new (GSettings *settings);

/* The letters become larger (@steps > 0) or smaller, or as large as they are without a word of the person (0), within
 * what the settings allow. */
void dossier_text_style_resize (GSettings *settings, int steps);

G_END_DECLS
