/* dossier-index-words.h - a text as the full-text index takes it apart
 *
 * Bound to the connection it was made with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

typedef struct _DossierIndexWords DossierIndexWords;

DossierIndexWords *dossier_index_words_new (DossierDb *db, GError **error);
void               dossier_index_words_free (DossierIndexWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIndexWords, dossier_index_words_free)

/* @word (@length bytes, not terminated) is as the index keeps it: without case and accents. It stands at [start, end)
 * of the text, in bytes. TRUE: the next one. */
typedef gboolean (*DossierTakeWord) (gpointer data, const char *word, guint length, guint start, guint end);

/* The words in the first @size bytes of @text (valid UTF-8), in their order, until @take has enough. */
void dossier_index_words_run (DossierIndexWords *self, const char *text, gsize size, DossierTakeWord take,
                              gpointer data);

G_END_DECLS
