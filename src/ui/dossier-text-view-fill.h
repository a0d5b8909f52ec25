/* dossier-text-view-fill.h - brings a document into a text buffer piece by piece
 *
 * Long texts arrive in steps, so that the window never waits. What is inserted is the canonical text, code point by
 * code point: an offset in the document plus the offset where filling began is an offset in the buffer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-document.h"

G_BEGIN_DECLS

/* Code points a step inserts at most (a step ends at the end of a block when there is one near). */
#define DOSSIER_TEXT_FILL_STEP 12000
/* Images and tables that get a widget; the others of a story stay a blank sign. */
#define DOSSIER_TEXT_FILL_MAX_OBJECTS 300

typedef struct _DossierTextFill DossierTextFill;

/* A widget for an image or table; floating, or NULL for none. */
typedef GtkWidget *(*DossierTextObject) (const DossierSpan *span, gpointer user_data);

/* Fills from the end of @buffer, which must be the buffer of @view and outlive the filling. */
DossierTextFill *dossier_text_fill_new (GtkTextView *view, DossierDocument *document, DossierTextObject object,
                                        gpointer user_data);
void             dossier_text_fill_free (DossierTextFill *self);

/* Has a tag put on [start, start + length) of the document, as far as it is there now and later when the rest comes. */
void dossier_text_fill_add_tag (DossierTextFill *self, const char *tag, guint start, guint length);

/* Takes @tag off the whole buffer, and off what is still to come. */
void dossier_text_fill_remove_tag (DossierTextFill *self, const char *tag);

/* Inserts the next piece with its tags; FALSE when the document is complete. */
gboolean dossier_text_fill_step (DossierTextFill *self);

/* Code points of the document that are in the buffer, and where in the buffer the first is. */
guint dossier_text_fill_get_filled (DossierTextFill *self);
guint dossier_text_fill_get_base (DossierTextFill *self);

G_END_DECLS
