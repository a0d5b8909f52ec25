/* dossier-text-find.h - words in a text as a person means them: whatever the case, with or without accents, with
 * quotation marks, dashes and blanks of any kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points [start, end) of a text. */
typedef struct
{
  guint start, end;
} DossierTextPlace;

typedef struct _DossierTextFind DossierTextFind;

/* What is looked for. */
DossierTextFind *dossier_text_find_new (const char *words);
void             dossier_text_find_free (DossierTextFind *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextFind, dossier_text_find_free)

/* Adds the places in @text (valid UTF-8) to @places (of DossierTextPlace), in their order, none within another. */
void dossier_text_find_run (DossierTextFind *self, const char *text, GArray *places);

G_END_DECLS
