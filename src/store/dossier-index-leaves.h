/* dossier-index-leaves.h - which word of the full-text index comes next.
 *
 * FTS5's own list of words (fts5vocab) reads everything that stands between two words: behind a word of a million
 * stories those are a thousand pages. So the word is read from the leaves of the index themselves, two of each piece.
 *
 * Source: the format of the index, as the comment "The %_data table" in SQLite's ext/fts5/fts5_index.c has it (public
 * domain). Any thread with a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* *@word (owned by the caller): the first of the words of stories that does not come before @from, or NULL. Words of
 * which all stories are gone may be among them. FALSE: it could not be read, or the index is none that is known. */
gboolean dossier_index_leaves_dup_first (DossierDb *db, const char *from, char **word);

G_END_DECLS
