/* dossier-text-view-tags.h - how each part of a story's text looks, light and dark
 *
 * One table a view, shared by all its buffers. Priorities rise in the order of the table in the .c file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-annotation.h"
#include "dossier-document.h"

G_BEGIN_DECLS

/* Pixels on either side of the column; notes are marked in the left one. */
#define DOSSIER_TEXT_MARGIN 32
/* Pixels a quote, and a list, stand in from what is around them. */
#define DOSSIER_TEXT_QUOTE_INDENT 20
#define DOSSIER_TEXT_LIST_INDENT 24
/* From a list's edge to the words of its items. */
#define DOSSIER_TEXT_ITEM_INDENT 42
/* Left and right of code, within its ground. */
#define DOSSIER_TEXT_CODE_INDENT 14
/* Above and below code, within its ground, in sizes of the letters. */
#define DOSSIER_TEXT_CODE_AIR 0.55
/* The letters of a table, of those of the text. */
#define DOSSIER_TEXT_ROW_SCALE 0.93
/* Deeper nesting than this looks the same. */
#define DOSSIER_TEXT_MAX_LEVEL 6

#define DOSSIER_TEXT_TAG_TITLE "title"
#define DOSSIER_TEXT_TAG_META "meta"
#define DOSSIER_TEXT_TAG_PARAGRAPH "paragraph" /* has no look of its own */
#define DOSSIER_TEXT_TAG_OBJECT "object"
#define DOSSIER_TEXT_TAG_ROW "row" /* of a table */
#define DOSSIER_TEXT_TAG_ROW_HEADING "row-heading"
#define DOSSIER_TEXT_TAG_ROW_LAST "row-last"
#define DOSSIER_TEXT_TAG_LINK "link"
#define DOSSIER_TEXT_TAG_REFERENCE "reference" /* the number of a footnote */
#define DOSSIER_TEXT_TAG_PERSON "person"
#define DOSSIER_TEXT_TAG_ORGANIZATION "organization"
#define DOSSIER_TEXT_TAG_NOTE "note"
#define DOSSIER_TEXT_TAG_SPOKEN "spoken"
#define DOSSIER_TEXT_TAG_FOUND "found"
#define DOSSIER_TEXT_TAG_FLASH "flash"

GtkTextTagTable *dossier_text_tags_new (void);

/* The colours of the light or the dark look. */
void dossier_text_tags_set_dark (GtkTextTagTable *tags, gboolean dark);

/* "highlight-yellow", ...; static. */
const char *dossier_text_tags_of_colour (DossierColour colour);

/* The name of the tag for @kind; @level as in DossierSpan. Static. */
const char *dossier_text_tags_of_span (DossierSpanKind kind, guint level);

/* The line below names of @kind. */
void dossier_text_tags_get_name_colour (DossierEntityKind kind, gboolean dark, GdkRGBA *colour);

/* The line below words that are underlined, or whose colour another highlight hides. */
void dossier_text_tags_get_line_colour (DossierColour colour, gboolean dark, GdkRGBA *rgba);

/* "#fff0a3": the ground of a highlight on light paper; NULL for one that has a line instead. Static. */
const char *dossier_text_tags_get_ground (DossierColour colour);

/* The mark of a note in the margin. */
void dossier_text_tags_get_mark_colour (gboolean dark, GdkRGBA *colour);

G_END_DECLS
