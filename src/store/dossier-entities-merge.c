/* dossier-entities-merge.c - two that are one, and what is nobody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-entities-merge.h"

#include <string.h>
#include "dossier-decisions-table.h"
#include "dossier-follows-table.h"

#define CLAIM_COLUMNS                                                                                                  \
  "story, kind, flags, subject, object, role, amount, date_from, date_until, precision, start, length,"                \
  " sentence_start, sentence_length, sentence, pattern, arrived"

/* Statements in a row, each with the ids of both as far as it has them. */
static gboolean
run_all (DossierDb *db, const char *const *statements, guint n, gint64 gone, gint64 kept, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!dossier_db_run (db, statements[i], error, strstr (statements[i], "?2") != NULL ? "ii" : "i", gone, kept))
      return FALSE;
  return TRUE;
}

/* --- names and what a person said --- */

static gboolean
merge_names (DossierDb *db, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO merge_name (gone, folded, kind, name, is_link, kept_link) SELECT ?1, folded, kind, name, is_link,"
    " (SELECT k.is_link FROM entity_name k WHERE k.folded = n.folded AND k.entity = ?2)"
    " FROM entity_name n WHERE entity = ?1",
    "DELETE FROM entity_name WHERE entity = ?1 AND ?2 <> 0",
    "INSERT INTO entity_name (folded, entity, kind, name, is_link) SELECT folded, ?2, kind, name, is_link"
    " FROM merge_name WHERE gone = ?1 ON CONFLICT (folded, entity) DO UPDATE SET is_link = max (is_link, "
    "excluded.is_link)",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), gone, kept, error);
}

static gboolean
part_names (DossierDb *db, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM entity_name WHERE entity = ?2 AND folded IN"
    " (SELECT folded FROM merge_name WHERE gone = ?1 AND kept_link IS NULL)",
    "UPDATE entity_name SET is_link = 0 WHERE entity = ?2 AND folded IN"
    " (SELECT folded FROM merge_name WHERE gone = ?1 AND kept_link = 0)",
    "INSERT OR IGNORE INTO entity_name (folded, entity, kind, name, is_link) SELECT folded, ?1, kind, name, is_link"
    " FROM merge_name WHERE gone = ?1 AND ?2 <> 0",
    "DELETE FROM merge_name WHERE gone = ?1 AND ?2 <> 0",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), gone, kept, error);
}

static gboolean
get_pinned (DossierDb *db, gint64 entity, gint64 *is_pinned, GError **error)
{
  static const char sql_pinned[] = "SELECT is_pinned FROM entity_count WHERE entity = ?1";

  *is_pinned = 0;
  return dossier_db_get (db, sql_pinned, is_pinned, error, "i", entity);
}

/* Who was pinned stays so, and both notes are kept. */
static gboolean
merge_words (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  static const char sql_add[] = "INSERT INTO entity_merge (gone, kept, was_pinned, kept_was_pinned, kept_note)"
                                " VALUES (?1, ?2, ?3, ?4, (SELECT note FROM entity WHERE id = ?2))";
  static const char sql_note[]
      = "UPDATE entity SET note = coalesce (note || char (10, 10), '') || (SELECT note FROM entity WHERE id = ?1)"
        " WHERE id = ?2 AND (SELECT note FROM entity WHERE id = ?1) IS NOT NULL";
  gint64 was_pinned, kept_was_pinned;

  return get_pinned (work->db, gone, &was_pinned, error) && get_pinned (work->db, kept, &kept_was_pinned, error)
         && dossier_db_run (work->db, sql_add, error, "iiii", gone, kept, was_pinned, kept_was_pinned)
         && dossier_db_run (work->db, sql_note, error, "ii", gone, kept)
         && dossier_work_set_pinned (work, gone, FALSE, error)
         && (kept == 0 || was_pinned == 0 || dossier_work_set_pinned (work, kept, TRUE, error));
}

static gboolean
part_words (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  static const char sql_was[] = "SELECT was_pinned FROM entity_merge WHERE gone = ?1";
  static const char sql_kept[] = "SELECT kept_was_pinned FROM entity_merge WHERE gone = ?1";
  static const char sql_note[]
      = "UPDATE entity SET note = (SELECT kept_note FROM entity_merge WHERE gone = ?1) WHERE id = ?2";
  static const char sql_end[] = "DELETE FROM entity_merge WHERE gone = ?1";
  gint64            was_pinned = 0, kept_was_pinned = 0;

  return dossier_db_get (work->db, sql_was, &was_pinned, error, "i", gone)
         && dossier_db_get (work->db, sql_kept, &kept_was_pinned, error, "i", gone)
         && dossier_work_set_pinned (work, gone, was_pinned != 0, error)
         && (kept == 0 || dossier_work_set_pinned (work, kept, kept_was_pinned != 0, error))
         && dossier_db_run (work->db, sql_note, error, "ii", gone, kept)
         && dossier_db_run (work->db, sql_end, error, "i", gone);
}

/* --- stories and places --- */

/* Counts those of the stories that are not deleted: @sign 1 when they come to be named by @gone. */
static gboolean
count_stories (DossierWork *work, gint64 gone, gint64 kept, int sign, GError **error)
{
  static const char sql_list[] = "SELECT m.story, m.kept_salience IS NULL FROM merge_story m"
                                 " JOIN story_state t ON t.story = m.story WHERE m.gone = ?1 AND t.is_deleted = 0";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_list, error, "i", gone);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0);

      dossier_work_count_entity (work, gone, story, sign);
      if (kept != 0 && sqlite3_column_int (row, 1))
        dossier_work_count_entity (work, kept, story, -sign);
      g_array_append_val (work->changed, story);
    }
  return !dossier_db_failed (work->db);
}

static gboolean
merge_stories (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO merge_story (gone, story, salience, kept_salience) SELECT ?1, story, salience,"
    " (SELECT k.salience FROM story_entity k WHERE k.story = e.story AND k.entity = ?2)"
    " FROM story_entity e WHERE entity = ?1",
    "INSERT INTO merge_mention (story, start, length, gone) SELECT story, start, length, ?1 FROM mention"
    " WHERE story IN (SELECT story FROM merge_story WHERE gone = ?1) AND entity = ?1",
    "DELETE FROM mention WHERE ?2 = 0 AND entity = ?1 AND story IN (SELECT story FROM merge_story WHERE gone = ?1)",
    "UPDATE mention SET entity = ?2 WHERE entity = ?1 AND story IN (SELECT story FROM merge_story WHERE gone = ?1)",
    "DELETE FROM story_entity WHERE entity = ?1",
    "INSERT INTO story_entity (story, entity, salience) SELECT story, ?2, salience FROM merge_story"
    " WHERE gone = ?1 AND ?2 <> 0 ON CONFLICT (story, entity) DO UPDATE SET salience = max (salience, "
    "excluded.salience)",
  };

  return run_all (work->db, statements, G_N_ELEMENTS (statements), gone, kept, error)
         && count_stories (work, gone, kept, -1, error);
}

static gboolean
part_stories (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "INSERT OR IGNORE INTO mention (story, start, length, entity) SELECT story, start, length, ?1 FROM merge_mention"
    " WHERE story IN (SELECT story FROM merge_story WHERE gone = ?1) AND gone = ?1 AND ?2 = 0",
    "UPDATE mention SET entity = ?1 WHERE entity = ?2 AND story IN (SELECT story FROM merge_story WHERE gone = ?1)"
    " AND EXISTS (SELECT 1 FROM merge_mention g WHERE g.story = mention.story AND g.start = mention.start"
    " AND g.gone = ?1)",
    "DELETE FROM story_entity WHERE entity = ?2 AND story IN"
    " (SELECT story FROM merge_story WHERE gone = ?1 AND kept_salience IS NULL)",
    "UPDATE story_entity SET salience = (SELECT kept_salience FROM merge_story m WHERE m.gone = ?1"
    " AND m.story = story_entity.story) WHERE entity = ?2 AND story IN (SELECT story FROM merge_story WHERE gone = ?1)",
    "INSERT INTO story_entity (story, entity, salience) SELECT story, ?1, salience FROM merge_story WHERE gone = ?1",
    "DELETE FROM merge_mention WHERE gone = ?1 AND story IN"
    " (SELECT story FROM merge_story WHERE gone = ?1)",
  };
  static const char sql_end[] = "DELETE FROM merge_story WHERE gone = ?1";

  return run_all (work->db, statements, G_N_ELEMENTS (statements), gone, kept, error)
         && count_stories (work, gone, kept, 1, error) && dossier_db_run (work->db, sql_end, error, "i", gone);
}

/* --- claims --- */

static gboolean
merge_claims (DossierDb *db, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO merge_claim (claim, gone, is_subject, is_object) SELECT id, ?1, subject IS ?1, object IS ?1"
    " FROM claim WHERE ?2 <> 0 AND id IN (SELECT id FROM claim WHERE subject = ?1 UNION SELECT id FROM claim"
    " WHERE object = ?1)",
    "UPDATE claim SET subject = ?2 WHERE subject = ?1",
    "UPDATE claim SET object = ?2 WHERE object = ?1",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), gone, kept, error);
}

static gboolean
part_claims (DossierDb *db, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "UPDATE claim SET subject = ?1 WHERE subject = ?2 AND id IN"
    " (SELECT claim FROM merge_claim WHERE gone = ?1 AND is_subject)",
    "UPDATE claim SET object = ?1 WHERE object = ?2 AND id IN"
    " (SELECT claim FROM merge_claim WHERE gone = ?1 AND is_object)",
    "DELETE FROM merge_claim WHERE gone = ?1 AND ?2 <> 0",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), gone, kept, error);
}

/* The stories of the claims that come or go, with how many facts: @sign. */
static gboolean
count_facts (DossierWork *work, gint64 gone, int sign, GError **error)
{
  static const char sql_list[] = "SELECT l.story, sum (l.flags & 56 = 0), t.is_deleted FROM merge_lost_claim l"
                                 " JOIN story_state t ON t.story = l.story WHERE l.gone = ?1 GROUP BY l.story";
  static const char sql_facts[] = "UPDATE story SET n_facts = n_facts + ?2 WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_list, error, "i", gone);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0), n = sign * sqlite3_column_int64 (row, 1);

      if (!sqlite3_column_int (row, 2))
        work->totals[DOSSIER_TOTAL_CLAIMS] += n;
      if (!dossier_db_run (work->db, sql_facts, error, "ii", story, n))
        {
          dossier_db_end (row);
          return FALSE;
        }
    }
  return !dossier_db_failed (work->db);
}

/* A story whose most telling claim goes shows the first of its other facts. */
static gboolean
lose_claims (DossierWork *work, gint64 gone, GError **error)
{
  static const char sql_keep[]
      = "INSERT INTO merge_lost_claim (id, gone, was_top, " CLAIM_COLUMNS ") SELECT id, ?1,"
        " id IS (SELECT s.claim FROM story s WHERE s.id = c.story), " CLAIM_COLUMNS " FROM claim c"
        " WHERE id IN (SELECT id FROM claim WHERE subject = ?1 UNION SELECT id FROM claim WHERE object = ?1)";
  static const char sql_top[]
      = "UPDATE story SET claim = (SELECT c.id FROM claim c WHERE c.story = story.id AND c.flags & 56 = 0"
        " AND c.id NOT IN (SELECT id FROM merge_lost_claim WHERE gone = ?1) ORDER BY c.start, c.id LIMIT 1)"
        " WHERE id IN (SELECT story FROM merge_lost_claim WHERE gone = ?1 AND was_top)";
  static const char sql_lose[] = "DELETE FROM claim WHERE id IN (SELECT id FROM merge_lost_claim WHERE gone = ?1)";

  return dossier_db_run (work->db, sql_keep, error, "i", gone) && dossier_db_run (work->db, sql_top, error, "i", gone)
         && dossier_db_run (work->db, sql_lose, error, "i", gone) && count_facts (work, gone, -1, error);
}

/* Under new ids: the old ones may be those of other claims by now. */
static gboolean
find_claims (DossierWork *work, gint64 gone, GError **error)
{
  static const char sql_find[] = "INSERT INTO claim (" CLAIM_COLUMNS ") SELECT " CLAIM_COLUMNS
                                 " FROM merge_lost_claim WHERE gone = ?1 ORDER BY id";
  static const char sql_top[]
      = "UPDATE story SET claim = (SELECT c.id FROM claim c JOIN merge_lost_claim l ON l.story = c.story"
        " AND l.start = c.start AND l.kind = c.kind AND l.subject IS c.subject AND l.object IS c.object"
        " WHERE l.gone = ?1 AND l.was_top AND l.story = story.id LIMIT 1)"
        " WHERE id IN (SELECT story FROM merge_lost_claim WHERE gone = ?1 AND was_top)";
  static const char sql_end[] = "DELETE FROM merge_lost_claim WHERE gone = ?1";

  return dossier_db_run (work->db, sql_find, error, "i", gone) && dossier_db_run (work->db, sql_top, error, "i", gone)
         && count_facts (work, gone, 1, error) && dossier_db_run (work->db, sql_end, error, "i", gone);
}

/* --- both --- */

gboolean
dossier_entities_merge (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  g_autoptr (GArray) decided = NULL;

  g_assert (dossier_db_is_mine (work->db));
  dossier_work_forget (work);
  work->entities_changed = TRUE;
  decided = dossier_decisions_lift_of (work, gone, kept, error);
  return decided != NULL && dossier_follows_table_merge (work->db, gone, kept, error)
         && merge_words (work, gone, kept, error) && (kept == 0 || merge_names (work->db, gone, kept, error))
         && merge_stories (work, gone, kept, error)
         && (kept != 0 ? merge_claims (work->db, gone, kept, error) : lose_claims (work, gone, error))
         && dossier_decisions_lay_all (work, decided, error);
}

gboolean
dossier_entities_part (DossierWork *work, gint64 gone, GError **error)
{
  static const char sql_kept[] = "SELECT kept FROM entity_merge WHERE gone = ?1";
  gint64            kept = -1;
  g_autoptr (GArray) decided = NULL;

  g_assert (dossier_db_is_mine (work->db));
  dossier_work_forget (work);
  work->entities_changed = TRUE;
  if (!dossier_db_get (work->db, sql_kept, &kept, error, "i", gone))
    return FALSE;
  if (kept >= 0)
    decided = dossier_decisions_lift_of (work, gone, kept, error);
  if (kept >= 0 && decided == NULL)
    return FALSE;
  return kept < 0
         || (part_names (work->db, gone, kept, error) && part_stories (work, gone, kept, error)
             && (kept != 0 ? part_claims (work->db, gone, kept, error) : find_claims (work, gone, error))
             && dossier_follows_table_part (work->db, gone, kept, error) && part_words (work, gone, kept, error)
             && dossier_decisions_lay_all (work, decided, error));
}

gboolean
dossier_entities_is_gone (DossierDb *db, gint64 entity, gboolean *is_gone, GError **error)
{
  static const char sql_gone[] = "SELECT 1 FROM entity_merge WHERE gone = ?1";
  gint64            found = 0;

  if (!dossier_db_get (db, sql_gone, &found, error, "i", entity))
    return FALSE;
  *is_gone = found != 0;
  return TRUE;
}

gboolean
dossier_entities_merge_forget (DossierDb *db, gint64 story, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM merge_claim WHERE claim IN (SELECT id FROM claim WHERE story = ?1)",
    "DELETE FROM merge_lost_claim WHERE story = ?1",
    "DELETE FROM merge_mention WHERE story = ?1",
    "DELETE FROM merge_story WHERE story = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!dossier_db_run (db, statements[i], error, "i", story))
      return FALSE;
  return TRUE;
}

/* --- the shelf --- */

static gboolean
shelve_none (DossierDb *db, gint64 revision, gint64 gone, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM shelf_claim WHERE revision = ?1 AND ?2 IN (subject, object)",
    "DELETE FROM shelf_mention WHERE revision = ?1 AND entity = ?2",
    "DELETE FROM shelf_entity WHERE revision = ?1 AND entity = ?2",
    "UPDATE shelf_text SET n_facts = (SELECT count(*) FROM shelf_claim WHERE revision = ?1 AND flags & 56 = 0),"
    " n_before = coalesce ((SELECT count(*) FROM shelf_claim c WHERE c.revision = ?1 AND c.id < (SELECT min (d.id)"
    " FROM shelf_claim d WHERE d.revision = ?1 AND d.flags & 56 = 0)), 0) WHERE revision = ?1 AND ?2 <> 0",
    "UPDATE shelf_text SET n_before = -1 WHERE revision = ?1 AND n_facts = 0 AND ?2 <> 0",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), revision, gone, error);
}

static gboolean
shelve_kept (DossierDb *db, gint64 revision, gint64 gone, gint64 kept, GError **error)
{
  static const char *const statements[] = {
    "UPDATE shelf_claim SET subject = ?3 WHERE revision = ?1 AND subject = ?2",
    "UPDATE shelf_claim SET object = ?3 WHERE revision = ?1 AND object = ?2",
    "UPDATE shelf_mention SET entity = ?3 WHERE revision = ?1 AND entity = ?2",
    "INSERT INTO shelf_entity (revision, entity, salience) SELECT ?1, ?3, salience FROM shelf_entity"
    " WHERE revision = ?1 AND entity = ?2 ON CONFLICT (revision, entity) DO UPDATE"
    " SET salience = max (salience, excluded.salience)",
    "DELETE FROM shelf_entity WHERE revision = ?1 AND entity = ?2 AND ?3 <> 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!dossier_db_run (db, statements[i], error, "iii", revision, gone, kept))
      return FALSE;
  return TRUE;
}

gboolean
dossier_entities_merge_shelf (DossierDb *db, gint64 revision, GError **error)
{
  static const char sql_gone[] = "SELECT e.entity FROM shelf_entity e JOIN entity_merge m ON m.gone = e.entity"
                                 " WHERE e.revision = ?1 LIMIT 1";
  static const char sql_kept[] = "SELECT kept FROM entity_merge WHERE gone = ?1";

  /* Ends, as nobody becomes one with who is gone already. */
  for (;;)
    {
      gint64 gone = 0, kept = 0;

      if (!dossier_db_get (db, sql_gone, &gone, error, "i", revision)
          || !dossier_db_get (db, sql_kept, &kept, error, "i", gone))
        return FALSE;
      if (gone == 0)
        return TRUE;
      if (!(kept != 0 ? shelve_kept (db, revision, gone, kept, error) : shelve_none (db, revision, gone, error)))
        return FALSE;
    }
}
