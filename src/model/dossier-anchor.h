/* dossier-anchor.h - where in a text the words stand that somebody highlighted in another copy of it.
 *
 * First as they are, with white space, quotation marks and dashes of any kind taken alike; then word by word: nearly
 * all of them, in their order, close together. Never a guess: what could be in two places is in none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of 100 words of a quote so many must stand in the text. */
#define DOSSIER_ANCHOR_LEAST_PERCENT 90
/* A quote of fewer words must stand there as it is; of one with more, word by word is too much work. */
#define DOSSIER_ANCHOR_LEAST_WORDS 8
#define DOSSIER_ANCHOR_MOST_WORDS 400

typedef struct _DossierAnchor DossierAnchor;

/* @text: valid UTF-8, stays with the caller. */
DossierAnchor *dossier_anchor_new (const char *text);
void           dossier_anchor_free (DossierAnchor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnchor, dossier_anchor_free)

/* @start and @length of @quote in code points of the text. @prefix and @suffix, what stood around it (or NULL), decide
 * between several places. FALSE when it has none. */
gboolean dossier_anchor_find (DossierAnchor *self, const char *quote, const char *prefix, const char *suffix,
                              guint *start, guint *length);

G_END_DECLS
