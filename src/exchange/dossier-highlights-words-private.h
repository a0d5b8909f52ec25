/* dossier-highlights-words-private.h - what pages for people say of a highlight and of its story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-highlights-writer.h"

G_BEGIN_DECLS

/* Never empty. Borrowed. */
const char *dossier_highlights_title_of (const DossierStoryRow *story);

/* "Ada Doe · The Decoder · 6 August 2024", as far as it is known. Owned by the caller. */
char *dossier_highlights_where_of (const DossierStoryRow *story);

/* "Yellow · 6 August 2024", and that it is not in the text when it is not. Owned by the caller. */
char *dossier_highlights_facts_of (const DossierHighlightedStory *story, const DossierAnnotationRow *row);

/* "Move: John Schulman left OpenAI. “He left on Monday.”" of the move it is about, or that with the sentence alone;
 * NULL when it is about none. Owned by the caller. */
char *dossier_highlights_move_of (const DossierHighlightedStory *story, const DossierAnnotationRow *row);

G_END_DECLS
