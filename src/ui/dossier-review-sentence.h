/* dossier-review-sentence.h - the words that a question is about, with the names in them marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Pango markup of @length code points of the story's text from @start on, the names of @subject and @object (entity
 * ids, 0 for none) in bold and underlined. Owned by the caller; NULL when they lie outside of the text. */
char *dossier_review_mark (const DossierStoryContent *content, guint start, guint length, gint64 subject,
                           gint64 object);

/* The sentence where @entity is named first; FALSE when it is not. */
gboolean dossier_review_find_sentence (const DossierStoryContent *content, gint64 entity, guint *start, guint *length);

G_END_DECLS
