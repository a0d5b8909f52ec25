/* dossier-text-look.h - how large the text of a story is, how much air it has, and in which colours it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_TEXT_LIGHT,
  DOSSIER_TEXT_SEPIA,
  DOSSIER_TEXT_DARK,
} DossierTextColours;

/* The values of the key "reader-spacing". */
typedef enum
{
  DOSSIER_TEXT_TIGHT,
  DOSSIER_TEXT_NORMAL,
  DOSSIER_TEXT_LOOSE,
} DossierTextSpacing;

typedef struct
{
  DossierTextColours colours;
  gboolean           has_high_contrast; /* nothing is dimmed */
  int                size;              /* of the letters, in pixels */
  DossierTextSpacing spacing;
} DossierTextLook;

/* The tags of dossier-text-view-tags.h as @look wants them. */
void dossier_text_look_apply (const DossierTextLook *look, GtkTextTagTable *tags);

/* Between the lines of a paragraph, and between paragraphs, in pixels. */
int dossier_text_look_get_line_gap (const DossierTextLook *look);
int dossier_text_look_get_paragraph_gap (const DossierTextLook *look);

/* Behind code. */
void dossier_text_look_get_code_colour (const DossierTextLook *look, GdkRGBA *colour);

G_END_DECLS
