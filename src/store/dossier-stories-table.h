/* dossier-stories-table.h - stories as lists show them, and their state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-page-waits.h"
#include "dossier-prepared.h"
#include "dossier-story.h"
#include "dossier-versions.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Keeps one draft: story, text, mentions, claims, search rows, counts. Sets the story's id and what became of it
 * (a DossierSaved). @by_hand: one that was deleted or has expired comes back. Inside a transaction. */
gboolean dossier_stories_table_save (DossierWork *work, DossierPrepared *prepared, gboolean by_hand, gint64 *story,
                                     guint *saved, GError **error);

/* What saving @prepared (hashed if need be) would come to, without doing it: the story's id, 0 for a new one, and a
 * DossierSaved. */
gboolean dossier_stories_table_peek (DossierDb *db, DossierPrepared *prepared, gboolean by_hand, gint64 *story,
                                     guint *saved, GError **error);

/* Gives a story the text of its page unless that would be a loss (@saved tells); it waits for it no more. @prepared is
 * packed. @journalled: with an entry, whose undoing brings the former text back. */
gboolean dossier_stories_table_save_page (DossierWork *work, gint64 story, DossierPrepared *prepared,
                                          gboolean journalled, DossierPageSaved *saved, GError **error);

/* Gives a story the text that a person asks for; see dossier_store_save_text (). @prepared is packed. */
gboolean dossier_stories_table_save_text (DossierWork *work, gint64 story, DossierPrepared *prepared,
                                          DossierTextChange change, const char *choices, DossierTextSaved *saved,
                                          GError **error);

/* FALSE without @error when there is no such story. */
gboolean dossier_stories_table_get_state (DossierDb *db, gint64 story, DossierStoryState *state, GError **error);

typedef enum
{
  DOSSIER_STATE_READ,
  DOSSIER_STATE_STARRED,
  DOSSIER_STATE_DELETED,
  DOSSIER_STATE_ARCHIVED,
} DossierStateFlag;

/* Sets a flag of one story with its counts; @changed tells whether it was different. No error for a story that is not
 * there. One that has expired comes back first: a person has found it somewhere. */
gboolean dossier_stories_table_set_flag (DossierWork *work, gint64 story, DossierStateFlag flag, gboolean value,
                                         gboolean *changed, GError **error);

/* The same for all @stories (of gint64), each a step of @work; those that were different are added to @effective (of
 * gint64, or NULL). */
gboolean dossier_stories_table_set_flags (DossierWork *work, GArray *stories, DossierStateFlag flag, gboolean value,
                                          GArray *effective, GError **error);

/* Puts a story away that its feed keeps no longer, or takes it out again, with its counts. */
gboolean dossier_stories_table_set_expired (DossierWork *work, gint64 story, gboolean is_expired, GError **error);

/* From now on it never expires: a person saved it, too. */
gboolean dossier_stories_table_keep (DossierDb *db, gint64 story, GError **error);

/* Takes a story that has expired, if it has, out again for good. */
gboolean dossier_stories_table_bring_back (DossierWork *work, gint64 story, GError **error);

/* One more (1) or one less (-1) annotation. */
gboolean dossier_stories_table_count_annotation (DossierWork *work, gint64 story, int sign, GError **error);

/* NULL without @error when there is none, or it is deleted and not @even_deleted. */
DossierStory *dossier_stories_table_load (DossierDb *db, gint64 story, gboolean even_deleted, GError **error);

/* The present revision of a story that is not deleted; 0 with NOT_FOUND otherwise. */
gint64 dossier_stories_table_get_revision (DossierDb *db, gint64 story, GError **error);

/* The newest stories that name @entity: (element-type DossierStory). */
GPtrArray *dossier_stories_table_list_of_entity (DossierDb *db, gint64 entity, guint limit, GError **error);

/* By its id in digits or its uid; 0 and NOT_FOUND otherwise. */
gint64 dossier_stories_table_resolve (DossierDb *db, const char *word, GError **error);

G_END_DECLS
