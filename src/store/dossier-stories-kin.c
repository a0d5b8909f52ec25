/* dossier-stories-kin.c - stories of one page that came by different ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-stories-kin.h"

#include "dossier-likeness.h"
#include "dossier-stories-table.h"
#include "dossier-texts-table.h"

/* Stories of one page that are looked at. */
#define MAX_KIN 16

typedef struct
{
  gint64     story, revision;
  DossierKin kin;
} Candidate;

/* What a story of the same page is to @prepared; NONE: a stranger. */
static DossierKin
tell_kin (const DossierPrepared *prepared, gboolean by_hand, sqlite3_stmt *row)
{
  gint64   feed = sqlite3_column_int64 (row, 2);
  gboolean has_guid = sqlite3_column_int (row, 3), is_deleted = sqlite3_column_int (row, 4);

  if (prepared->guid == NULL && !has_guid)
    return DOSSIER_KIN_SELF;
  if (is_deleted && !by_hand)
    return DOSSIER_KIN_NONE;
  if (prepared->guid == NULL && prepared->draft->origin == DOSSIER_ORIGIN_PAGE)
    return DOSSIER_KIN_FEED;
  if (prepared->guid != NULL && prepared->draft->feed_id != 0 && !has_guid && feed == 0)
    return DOSSIER_KIN_SAVED;
  return DOSSIER_KIN_NONE;
}

static GArray *
list_candidates (DossierDb *db, const DossierPrepared *prepared, gboolean by_hand, GError **error)
{
  static const char sql_page[] = "SELECT s.id, s.revision, s.feed, s.guid IS NOT NULL, t.is_deleted"
                                 " FROM story s JOIN story_state t ON t.story = s.id WHERE s.page = ?1"
                                 " ORDER BY t.is_deleted, s.guid IS NOT NULL, s.id LIMIT ?2";
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  sqlite3_stmt *row = dossier_db_query (db, sql_page, error, "iu", prepared->page, MAX_KIN);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      Candidate candidate
          = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1), tell_kin (prepared, by_hand, row) };

      if (candidate.kin != DOSSIER_KIN_NONE)
        g_array_append_val (candidates, candidate);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&candidates);
}

/* The page itself may say anything new; whoever else is to be one with it must tell the same. */
static gboolean
is_alike (DossierDb *db, const DossierPrepared *prepared, const Candidate *candidate, gboolean *alike, GError **error)
{
  g_autofree char *text = NULL;

  *alike = candidate->kin == DOSSIER_KIN_SELF;
  if (*alike)
    return TRUE;
  text = dossier_texts_table_load_text (db, candidate->revision, error);
  if (text != NULL)
    *alike = dossier_texts_are_alike (text, prepared->text);
  return text != NULL;
}

gboolean
dossier_stories_find_kin (DossierDb *db, const DossierPrepared *prepared, gboolean by_hand, DossierKnownStory *known,
                          DossierKin *kin, GError **error)
{
  g_autoptr (GArray) candidates = NULL;

  *kin = DOSSIER_KIN_NONE;
  if (prepared->page == 0)
    return TRUE;
  candidates = list_candidates (db, prepared, by_hand, error);
  if (candidates == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean         alike = FALSE;

      if (!is_alike (db, prepared, candidate, &alike, error))
        return FALSE;
      if (!alike)
        continue;
      *kin = candidate->kin;
      return dossier_stories_find_known (db, NULL, candidate->story, known, error);
    }
  return TRUE;
}

gboolean
dossier_stories_adopt (DossierWork *work, const DossierPrepared *prepared, const DossierKnownStory *known,
                       const char *uid, GError **error)
{
  static const char sql_adopt[] = "UPDATE story SET uid = ?2, feed = ?3, guid = ?4 WHERE id = ?1";
  /* A text that does not say it would be taken for the feed's from now on. */
  static const char sql_origin[] = "UPDATE story_text SET origin = ?2 WHERE id = ?1 AND origin = 0";
  DossierStoryState state = { 0 };

  if (!dossier_stories_table_get_state (work->db, known->id, &state, error)
      || !dossier_db_run (work->db, sql_adopt, error, "isis", known->id, uid, prepared->draft->feed_id, prepared->guid)
      || !dossier_db_run (work->db, sql_origin, error, "iu", known->revision, DOSSIER_ORIGIN_PAGE))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  state.feed = prepared->draft->feed_id;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->changed, known->id);
  return TRUE;
}
