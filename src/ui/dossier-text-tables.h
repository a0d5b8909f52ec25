/* dossier-text-tables.h - where the columns of a story's tables stand, whose rows are text
 *
 * A table that fits the column of text stands in columns by tab stops, numbers to the right. One that does not is
 * wrapped: its rows are lines with a hanging indentation, one cell behind the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-text-look.h"
#include "dossier-text-view-fill.h"

G_BEGIN_DECLS

/* Tables of a story that are laid out; further ones are wrapped, and nothing opens them but the menu. */
#define DOSSIER_TEXT_MAX_TABLES 100
/* Code points of a table that are looked at for its widest cells. */
#define DOSSIER_TEXT_MAX_TABLE_LOOK 200000

typedef struct _DossierTextTables DossierTextTables;

/* @tags: those of the buffers to come; more are added to it. */
DossierTextTables *dossier_text_tables_new (GtkTextTagTable *tags);
void               dossier_text_tables_free (DossierTextTables *self);

/* The tables of @document come; NULL: none do. */
void dossier_text_tables_begin (DossierTextTables *self, DossierDocument *document);

/* Lays out those that begin in what @fill has by now, and marks their rows there, also those that are still to come. */
void dossier_text_tables_mark (DossierTextTables *self, DossierTextFill *fill);

/* For letters as @look says, in the typeface of @view. Also for what is marked already. */
void dossier_text_tables_set_look (DossierTextTables *self, GtkWidget *view, const DossierTextLook *look);
/* For a column of text of @width pixels. Likewise. */
void dossier_text_tables_fit (DossierTextTables *self, int width);

/* The table with @index, from 0, in reading order; NULL: there are not so many. */
const DossierSpan *dossier_text_tables_get (DossierTextTables *self, guint index, gboolean *is_wrapped);
gboolean           dossier_text_tables_is_wrapped (DossierTextTables *self, const DossierSpan *table);

/* Free pixels above a table that is wrapped, where the button that opens it stands. */
int dossier_text_tables_get_room (DossierTextTables *self);

/* Digits, and signs around them: "1,234.5", "-3 %", "$4.5bn", "~12x". */
gboolean dossier_text_tables_is_number (const char *text, gsize n_bytes);

G_END_DECLS
