/* edition-case.h - a story with a bit of everything, to be handed on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-edition.h"

G_BEGIN_DECLS

typedef struct
{
  DossierStoryRow         row;
  DossierDocumentBuilder *builder; /* to which more may be added before it is finished */
  DossierDocument        *document;
  GPtrArray              *annotations;
  DossierPassages        *passages;
  DossierEdition          edition;
} EditionCase;

void edition_case_begin (EditionCase *self, const char *title);
void edition_case_end (EditionCase *self);

/* Words as a block of their own. */
void edition_case_add (EditionCase *self, DossierSpanKind kind, guint level, const char *value, const char *text);
/* A heading, styles, a link, lists, quotes, code, a table, an image. */
void edition_case_add_everything (EditionCase *self);

/* No more text; highlights follow. */
void edition_case_close_text (EditionCase *self);
/* On the first occurrence of @quote; on none when it is not there. */
void edition_case_mark (EditionCase *self, const char *quote, DossierColour colour, const char *note);
/* The last highlight has a tag, and is about somebody. */
void edition_case_tag (EditionCase *self, const char *tag, const char *name);
/* The edition can be used. */
void edition_case_finish (EditionCase *self);

G_END_DECLS
