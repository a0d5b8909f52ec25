/* dossier-reading-place.h - where in a story somebody stopped reading, so that it is found again in another copy of the
 * text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"

G_BEGIN_DECLS

/* Most code points of the words of a place. */
#define DOSSIER_READING_PLACE_MAX_WORDS 60

/* The words that stand at @start of @document (code points), in one line; empty at its end. Owned by the caller. */
char *dossier_reading_place_dup_words (DossierDocument *document, guint start);

/* Where the place is now that was at @start, where @words stood: there, else where they stand, nearest to it, else at
 * @start, or at the end when the text is shorter now. Code points of @document. */
guint dossier_reading_place_find (DossierDocument *document, guint start, const char *words);

G_END_DECLS
