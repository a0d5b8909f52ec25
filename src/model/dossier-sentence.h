/* dossier-sentence.h - the sentence around some words of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points that a sentence has at most on either side of the words. */
#define DOSSIER_SENTENCE_MAX_SIDE 1000

/* Widens @start and @length (code points of @text, valid UTF-8) to whole sentences within their blocks and cells,
 * without the white space around them. A point after a short word with a capital ("Inc.", "Dr.", "U.S.") ends none.
 * FALSE, and nothing is changed, when they lie outside of the text or hold nothing but white space. Pure. */
gboolean dossier_sentence_find (const char *text, guint *start, guint *length);

G_END_DECLS
