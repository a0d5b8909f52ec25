/* dossier-search-rows.h - the rows of the full-text index: text, title, notes of each story.
 *
 * The index keeps no copy, so what is removed must be told in the very words that were added.
 *
 * It notes for each word how far the row of a story is from the one before, so a row's number leaves out what the ids
 * of stories have between seconds: minutes since 2000 * 100 + a place in the minute. Most dates are those of full
 * minutes, which have the places 0 to 40; of each other second the first story has one. Other stories have their rows
 * behind all of these, under their ids. Rows of either kind have the order of their stories.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_SEARCH_ROWS_SPACED,
  DOSSIER_SEARCH_ROWS_CROWDED, /* all but the first of a second, the first 41 of a full minute */
} DossierSearchRows;
#define DOSSIER_SEARCH_N_ROWS 2

/* The lowest row of its kind, as it stands in a statement. */
#define DOSSIER_SEARCH_ROWS_FIRST_CROWDED "9007199254740992"

/* The id of the story whose row is read: of one kind, or of either. */
#define DOSSIER_SEARCH_ROWS_STORY_SPACED                                                                               \
  "CASE WHEN rowid % 100 > 40 THEN rowid / 100 * 60 + rowid % 100 - 40 << 20"                                          \
  " ELSE (rowid / 100 * 60 << 20) + rowid % 100 END"
#define DOSSIER_SEARCH_ROWS_STORY_CROWDED "rowid - " DOSSIER_SEARCH_ROWS_FIRST_CROWDED
#define DOSSIER_SEARCH_ROWS_STORY                                                                                      \
  "CASE WHEN rowid < " DOSSIER_SEARCH_ROWS_FIRST_CROWDED " THEN " DOSSIER_SEARCH_ROWS_STORY_SPACED                     \
  " ELSE " DOSSIER_SEARCH_ROWS_STORY_CROWDED " END"

/* What each row of that kind is below whose story is older than @story; @story may be any number. */
gint64 dossier_search_rows_bound (DossierSearchRows rows, gint64 story);

/* Whether the library has rows of that kind. */
gboolean dossier_search_rows_exist (DossierDb *db, DossierSearchRows rows, gboolean *exist, GError **error);

gboolean dossier_search_rows_add (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                                  GError **error);
gboolean dossier_search_rows_remove (DossierWork *work, gint64 story, const char *title, const char *text,
                                     const char *notes, GError **error);

/* Adds the row of a new story, without notes, when the transaction ends: the index grows in one piece when rows come in
 * their order. The strings are borrowed until then. */
void dossier_search_rows_add_later (DossierWork *work, gint64 story, const char *title, const char *text);
/* Adds what waits. */
gboolean dossier_search_rows_write (DossierWork *work, GError **error);

G_END_DECLS
