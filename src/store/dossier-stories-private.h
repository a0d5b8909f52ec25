/* dossier-stories-private.h - between the files that give a story its words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-prepared.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* What the library has of a story. */
typedef struct
{
  gint64            id, revision; /* id 0: nothing */
  gboolean          is_deleted, is_expired;
  char             *title;
  guint             n_words;
  DossierTextOrigin origin;    /* UNKNOWN only where nothing tells */
  GBytes           *hash;      /* of the present text */
  GBytes           *feed_hash; /* of what the feed said last, when that is another text; or NULL */
} DossierKnownStory;

void dossier_known_story_clear (DossierKnownStory *known);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierKnownStory, dossier_known_story_clear)

/* By its uid, or by its id when that is NULL. TRUE also when there is none. */
gboolean dossier_stories_find_known (DossierDb *db, const char *uid, gint64 id, DossierKnownStory *known,
                                     GError **error);

/* The words of @prepared come to the front in the place of the known ones; its title too. A summary or author that it
 * does not have stays. @revision: the new text. */
gboolean dossier_stories_revise (DossierWork *work, const DossierPrepared *prepared, const DossierKnownStory *known,
                                 gint64 *revision, GError **error);

/* Takes text, names and claims of the present revision out of everything but story_text. */
gboolean dossier_stories_forget_words (DossierWork *work, const DossierKnownStory *known, const char *notes,
                                       GError **error);

/* The story's feed_hash once a text with @hash that the feed has not just said is the present one; may be NULL. */
GBytes *dossier_known_story_dup_feed_hash (const DossierKnownStory *known, GBytes *hash);

G_END_DECLS
