/* dossier-old-text.h - a text that the story has no more, with the highlights that were left in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"
#include "dossier-text-look.h"

G_BEGIN_DECLS

/* @title may be NULL; @look_class: of the page around a text with that look, or NULL. Borrowed. */
typedef struct
{
  const char     *title;
  DossierTextLook look;
  const char     *look_class;
} DossierOldTextStyle;

/* A modal window over @parent (or NULL) with the text that @row lies in; it comes a moment later, at the place of @row.
 * @annotations (element-type DossierAnnotation): all of that text. */
GtkWindow *dossier_old_text_new (DossierLibrary *library, const DossierAnnotationRow *row, GPtrArray *annotations,
                                 const DossierOldTextStyle *style, GtkWindow *parent);

G_END_DECLS
