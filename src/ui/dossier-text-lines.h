/* dossier-text-lines.h - how far each paragraph of a story stands in, and on which side
 *
 * A quote and a list stand in from the side where their words begin, also where these are written from right to left; a
 * list within a quote from both. A quotation mark that opens a paragraph hangs before it, so that the words stand in
 * line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-document.h"
#include "dossier-text-look.h"

G_BEGIN_DECLS

typedef struct _DossierTextLines DossierTextLines;

/* @tags: those of the buffers to come; more are added to it. */
DossierTextLines *dossier_text_lines_new (GtkTextTagTable *tags);
void              dossier_text_lines_free (DossierTextLines *self);

/* For letters as @look says, in the typeface of @view. Also for what is marked already. */
void dossier_text_lines_set_look (DossierTextLines *self, GtkWidget *view, const DossierTextLook *look);

/* Whether the first letter of @text is written from right to left. */
gboolean dossier_text_is_rtl (const char *text);

/* Marks the paragraphs that begin in [from, until) of @document, which stands in @buffer from @base on. */
void dossier_text_lines_mark (DossierTextLines *self, GtkTextBuffer *buffer, guint base, DossierDocument *document,
                              guint from, guint until);

/* From the edge of the text to the words of a list item, or to where the bar of a quote stands, in pixels. @quote and
 * @item: how deep in either, 0 not. */
int dossier_text_lines_get_indent (DossierTextLines *self, guint quote, guint item);

G_END_DECLS
