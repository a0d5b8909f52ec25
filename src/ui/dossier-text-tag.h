/* dossier-text-tag.h - a text tag that a screen reader may ask for its colour
 *
 * GTK 4.8 reads the property "foreground" of a coloured tag as if it were "foreground-rgba" when a screen reader asks
 * how words look. It cannot be read, and the program would end. Here it can, and is what GTK takes it for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TEXT_TAG (dossier_text_tag_get_type ())
G_DECLARE_FINAL_TYPE (DossierTextTag, dossier_text_tag, DOSSIER, TEXT_TAG, GtkTextTag)

GtkTextTag *dossier_text_tag_new (const char *name);

G_END_DECLS
