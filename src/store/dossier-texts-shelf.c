/* dossier-texts-shelf.c - texts that a person had another one take the place of, with what was found in them
 *
 * What was found is kept as rows, whatever a person said of it: names and claims of a text cannot be found anew in this
 * room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-texts-shelf.h"

#include "dossier-annotations-table.h"
#include "dossier-decisions-table.h"
#include "dossier-entities-table.h"
#include "dossier-search-rows.h"
#include "dossier-stories-private.h"
#include "dossier-stories-table.h"
#include "dossier-texts-table.h"
#include "dossier-told.h"

#define CLAIM_COLUMNS                                                                                                  \
  "kind, flags, subject, object, role, amount, date_from, date_until, precision, start, length, sentence_start,"       \
  " sentence_length, sentence, pattern"

gboolean
dossier_texts_shelf_put (DossierWork *work, gint64 story, gint64 revision, GError **error)
{
  DossierDb        *db = work->db;
  static const char sql_text[]
      = "INSERT OR IGNORE INTO shelf_text (revision, n_words, n_facts, n_before) SELECT ?2, n_words, n_facts,"
        " CASE WHEN claim IS NULL THEN -1 ELSE (SELECT count(*) FROM claim c WHERE c.story = ?1 AND c.id < s.claim) END"
        " FROM story s WHERE id = ?1";
  static const char sql_mentions[] = "INSERT OR IGNORE INTO shelf_mention (revision, start, length, entity, confidence)"
                                     " SELECT ?2, start, length, entity, confidence FROM mention WHERE story = ?1";
  static const char sql_entities[] = "INSERT OR IGNORE INTO shelf_entity (revision, entity, salience)"
                                     " SELECT ?2, entity, salience FROM story_entity WHERE story = ?1";
  static const char sql_claims[] = "INSERT INTO shelf_claim (revision, " CLAIM_COLUMNS ") SELECT ?2, " CLAIM_COLUMNS
                                   " FROM claim WHERE story = ?1 ORDER BY id";

  g_assert (dossier_db_is_mine (db));
  return dossier_decisions_lift (work, story, error) && dossier_told_revoke (work, story, error)
         && dossier_db_run (db, sql_text, error, "ii", story, revision)
         && dossier_db_run (db, sql_mentions, error, "ii", story, revision)
         && dossier_db_run (db, sql_entities, error, "ii", story, revision)
         && dossier_db_run (db, sql_claims, error, "ii", story, revision);
}

/* Names and claims of the shelf become the story's. */
static gboolean
bring_found (DossierWork *work, gint64 story, gint64 revision, GError **error)
{
  static const char sql_mentions[] = "INSERT INTO mention (story, start, length, entity, confidence)"
                                     " SELECT ?1, start, length, entity, confidence FROM shelf_mention"
                                     " WHERE revision = ?2";
  static const char sql_entities[] = "INSERT INTO story_entity (story, entity, salience)"
                                     " SELECT ?1, entity, salience FROM shelf_entity WHERE revision = ?2";
  static const char sql_claims[]
      = "INSERT INTO claim (story, " CLAIM_COLUMNS ", arrived) SELECT ?1, " CLAIM_COLUMNS
        ", coalesce ((SELECT arrived FROM claim_told d WHERE d.story = ?1 AND d.kind = h.kind AND d.flags = h.flags"
        " AND d.subject = coalesce (h.subject, 0) AND d.object = coalesce (h.object, 0)), 0)"
        " FROM shelf_claim h WHERE revision = ?2 ORDER BY id";

  return dossier_db_run (work->db, sql_mentions, error, "ii", story, revision)
         && dossier_db_run (work->db, sql_entities, error, "ii", story, revision)
         && dossier_entities_table_count_story (work, story, 1, error)
         && dossier_db_run (work->db, sql_claims, error, "ii", story, revision);
}

static gboolean
bring_story (DossierDb *db, gint64 story, gint64 revision, GBytes *feed_hash, GError **error)
{
  static const char sql_story[]
      = "UPDATE story SET revision = ?2, feed_hash = ?3, (n_words, n_facts, claim) = (SELECT h.n_words, h.n_facts,"
        " (SELECT c.id FROM claim c WHERE c.story = ?1"
        " AND (SELECT count(*) FROM claim d WHERE d.story = ?1 AND d.id < c.id) = h.n_before)"
        " FROM shelf_text h WHERE h.revision = ?2) WHERE id = ?1";

  return dossier_db_run (db, sql_story, error, "iib", story, revision, feed_hash);
}

/* What the feed said last, once the text of @revision is the present one again. */
static gboolean
find_feed_hash (DossierDb *db, const DossierKnownStory *known, gint64 revision, GBytes **feed_hash, GError **error)
{
  static const char sql_hash[] = "SELECT hash FROM story_text WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_hash, error, "i", revision);
  g_autoptr (GBytes) hash = NULL;

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  hash = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  *feed_hash = dossier_known_story_dup_feed_hash (known, hash);
  dossier_db_end (row);
  return TRUE;
}

gboolean
dossier_texts_shelf_clear (DossierDb *db, gint64 revision, GError **error)
{
  static const char sql_mentions[] = "DELETE FROM shelf_mention WHERE revision = ?1";
  static const char sql_entities[] = "DELETE FROM shelf_entity WHERE revision = ?1";
  static const char sql_claims[] = "DELETE FROM shelf_claim WHERE revision = ?1";
  static const char sql_text[] = "DELETE FROM shelf_text WHERE revision = ?1";

  return dossier_db_run (db, sql_mentions, error, "i", revision)
         && dossier_db_run (db, sql_entities, error, "i", revision)
         && dossier_db_run (db, sql_claims, error, "i", revision)
         && dossier_db_run (db, sql_text, error, "i", revision);
}

static gboolean
exchange (DossierWork *work, const DossierKnownStory *known, gint64 revision, GError **error)
{
  gint64           id = known->id;
  g_autofree char *notes = dossier_annotations_table_dup_notes (work->db, id, error);
  g_autofree char *text = notes != NULL ? dossier_texts_table_load_text (work->db, revision, error) : NULL;
  g_autoptr (GBytes) feed_hash = NULL;

  return text != NULL && find_feed_hash (work->db, known, revision, &feed_hash, error)
         && dossier_texts_shelf_put (work, id, known->revision, error)
         && dossier_stories_forget_words (work, known, notes, error) && bring_found (work, id, revision, error)
         && bring_story (work->db, id, revision, feed_hash, error)
         && dossier_search_rows_add (work->db, id, known->title, text, notes, error)
         && dossier_annotations_table_move (work->db, id, revision, text, error)
         && dossier_texts_shelf_clear (work->db, revision, error);
}

gboolean
dossier_texts_shelf_exchange (DossierWork *work, gint64 story, gint64 revision, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM shelf_text h JOIN story_text x ON x.id = h.revision"
                                  " WHERE h.revision = ?1 AND x.story = ?2";
  g_auto (DossierKnownStory) known = { 0 };
  DossierStoryState state = { 0 };
  gint64            there = 0;

  if (!dossier_stories_find_known (work->db, NULL, story, &known, error)
      || !dossier_db_get (work->db, sql_there, &there, error, "ii", revision, story))
    return FALSE;
  if (known.id == 0 || known.is_deleted || known.revision == revision || there == 0)
    return TRUE;
  if (!dossier_decisions_lift (work, story, error) || !dossier_told_revoke (work, story, error)
      || !dossier_stories_table_get_state (work->db, story, &state, error))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  if (!exchange (work, &known, revision, error) || !dossier_stories_table_get_state (work->db, story, &state, error))
    return FALSE;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->changed, story);
  return dossier_told_apply (work, story, error) && dossier_decisions_lay (work, story, error);
}
