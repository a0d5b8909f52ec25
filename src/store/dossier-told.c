/* dossier-told.c - stories that tell of somebody else than was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-told.h"

#include "dossier-decisions-table.h"
#include "dossier-entities-table.h"
#include "dossier-rules-table.h"
#include "dossier-stories-table.h"

#define CLAIM_COLUMNS                                                                                                  \
  "role, amount, date_from, date_until, precision, start, length, sentence_start, sentence_length, sentence, pattern," \
  " arrived"

/* Who an end of a kept claim is by now. */
#define NOW(end)                                                                                                       \
  "coalesce ((SELECT e.now FROM told_entity e WHERE e.story = t.story AND e.entity = t." end "), t." end ")"

#define IS_OF_NOBODY "(coalesce (" NOW ("subject") ", 1) = 0 OR coalesce (" NOW ("object") ", 1) = 0)"

/* Statements in a row, each about @story. */
static gboolean
run_all (DossierDb *db, const char *const *statements, guint n, gint64 story, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!dossier_db_run (db, statements[i], error, "i", story))
      return FALSE;
  return TRUE;
}

/* --- what was found --- */

GArray *
dossier_told_list_found (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_kept[] = "SELECT entity FROM told_entity WHERE story = ?1 ORDER BY entity";
  static const char sql_shown[] = "SELECT entity FROM story_entity WHERE story = ?1 ORDER BY entity";
  g_autoptr (GArray) found = dossier_db_list (db, sql_kept, error, "i", story);

  if (found == NULL || found->len > 0)
    return g_steal_pointer (&found);
  return dossier_db_list (db, sql_shown, error, "i", story);
}

/* --- by which words --- */

static void
former_clear (gpointer data)
{
  g_free (((DossierFormer *) data)->words);
}

static gboolean
has_former (GArray *former, gint64 entity, const char *words)
{
  for (guint i = 0; i < former->len; i++)
    {
      const DossierFormer *one = &g_array_index (former, DossierFormer, i);

      if (one->entity == entity && (words == NULL || g_str_equal (one->words, words)))
        return TRUE;
    }
  return FALSE;
}

/* The places come in the order of the text. */
static gboolean
add_places (DossierDb *db, gint64 story, const char *text, GArray *former, GError **error)
{
  static const char sql_places[]
      = "SELECT start, length, entity FROM told_mention WHERE story = ?1 UNION ALL SELECT start, length, entity"
        " FROM mention WHERE story = ?1 AND NOT EXISTS (SELECT 1 FROM told_entity WHERE story = ?1) ORDER BY 1";
  glong         length = g_utf8_strlen (text, -1), at = 0;
  const char   *place = text;
  sqlite3_stmt *row = dossier_db_query (db, sql_places, error, "i", story);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      glong            start = sqlite3_column_int (row, 0), n = sqlite3_column_int (row, 1);
      DossierFormer    one = { sqlite3_column_int64 (row, 2), NULL };
      g_autofree char *words = NULL, *folded = NULL;

      if (start < at || n > length - start)
        continue;
      place = g_utf8_offset_to_pointer (place, start - at);
      at = start;
      words = g_strndup (place, (gsize) (g_utf8_offset_to_pointer (place, n) - place));
      folded = dossier_names_fold_plain (words);
      if (has_former (former, one.entity, folded))
        continue;
      one.words = g_steal_pointer (&folded);
      g_array_append_val (former, one);
    }
  return !dossier_db_failed (db);
}

GArray *
dossier_told_list_former (DossierDb *db, gint64 story, const char *text, GError **error)
{
  g_autoptr (GArray) former = g_array_new (FALSE, FALSE, sizeof (DossierFormer));
  g_autoptr (GArray) found = dossier_told_list_found (db, story, error);

  g_array_set_clear_func (former, former_clear);
  if (found == NULL || !add_places (db, story, text, former, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      DossierFormer one = { g_array_index (found, gint64, i), NULL };

      if (has_former (former, one.entity, NULL))
        continue;
      one.words = g_strdup ("");
      g_array_append_val (former, one);
    }
  return g_steal_pointer (&former);
}

/* --- what is kept --- */

static gboolean
is_kept (DossierDb *db, gint64 story, gboolean *is, GError **error)
{
  static const char sql_kept[] = "SELECT 1 FROM told_entity WHERE story = ?1 LIMIT 1";
  gint64            kept = 0;

  if (!dossier_db_get (db, sql_kept, &kept, error, "i", story))
    return FALSE;
  *is = kept != 0;
  return TRUE;
}

static gboolean
keep_found (DossierDb *db, gint64 story, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO told_entity (story, entity, salience, now) SELECT story, entity, salience, entity FROM story_entity"
    " WHERE story = ?1",
    "INSERT INTO told_mention (story, start, length, entity, confidence) SELECT story, start, length, entity, "
    "confidence"
    " FROM mention WHERE story = ?1",
    "INSERT INTO told_claim (story, claim, is_lost, is_top, subject_now, object_now, kind, flags, subject,"
    " object, " CLAIM_COLUMNS ") SELECT story, id, 0, id IS (SELECT s.claim FROM story s WHERE s.id = ?1), subject,"
    " object, kind, flags, subject, object, " CLAIM_COLUMNS " FROM claim WHERE story = ?1 ORDER BY id",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), story, error);
}

gboolean
dossier_told_forget (DossierDb *db, gint64 story, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM told_claim WHERE story = ?1",
    "DELETE FROM told_mention WHERE story = ?1",
    "DELETE FROM told_entity WHERE story = ?1",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), story, error);
}

/* --- showing it --- */

static gboolean
show_places (DossierDb *db, gint64 story, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM mention WHERE story = ?1",
    ("INSERT INTO mention (story, start, length, entity, confidence)"
     " SELECT m.story, m.start, m.length, e.now, m.confidence FROM told_mention m"
     " JOIN told_entity e ON e.story = m.story AND e.entity = m.entity WHERE m.story = ?1 AND e.now <> 0"),
    "DELETE FROM story_entity WHERE story = ?1",
    ("INSERT INTO story_entity (story, entity, salience) SELECT story, now, max (salience) FROM told_entity"
     " WHERE story = ?1 AND now <> 0 GROUP BY now"),
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), story, error);
}

/* Claims of nobody go out of the table, those that are somebody's again come back: with their id unless another claim
 * has it by now. */
static gboolean
bring_claims (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_due[]
      = "SELECT id FROM told_claim t WHERE story = ?1 AND is_lost AND NOT " IS_OF_NOBODY " ORDER BY id";
  static const char sql_bring[]
      = "INSERT INTO claim (id, story, kind, flags, subject, object, " CLAIM_COLUMNS ") SELECT CASE WHEN EXISTS"
        " (SELECT 1 FROM claim c WHERE c.id = t.claim) THEN NULL ELSE t.claim END, story, kind, flags, subject_now,"
        " object_now, " CLAIM_COLUMNS " FROM told_claim t WHERE id = ?1";
  static const char sql_mark[] = "UPDATE told_claim SET claim = ?2, is_lost = 0 WHERE id = ?1";
  g_autoptr (GArray) due = dossier_db_list (db, sql_due, error, "i", story);

  for (guint i = 0; due != NULL && i < due->len; i++)
    if (!dossier_db_run (db, sql_bring, error, "i", g_array_index (due, gint64, i))
        || !dossier_db_run (db, sql_mark, error, "ii", g_array_index (due, gint64, i), dossier_db_get_last_id (db)))
      return FALSE;
  return due != NULL;
}

/* The most telling claim is the one that was found to be, or the first fact that is left. */
static gboolean
exchange_claims (DossierDb *db, gint64 story, GError **error)
{
  static const char *const statements[] = {
    "UPDATE story SET n_facts = n_facts - (SELECT count(*) FROM told_claim t WHERE story = ?1 AND NOT is_lost"
    " AND flags & 56 = 0 AND " IS_OF_NOBODY ") + (SELECT count(*) FROM told_claim t WHERE story = ?1 AND is_lost"
    " AND flags & 56 = 0 AND NOT " IS_OF_NOBODY ") WHERE id = ?1",
    "DELETE FROM claim WHERE id IN (SELECT claim FROM told_claim t WHERE story = ?1 AND NOT is_lost AND " IS_OF_NOBODY
    ")",
    "UPDATE told_claim AS t SET is_lost = 1 WHERE story = ?1 AND NOT is_lost AND " IS_OF_NOBODY,
  };
  static const char sql_top[]
      = "UPDATE story SET claim = coalesce ((SELECT claim FROM told_claim WHERE story = ?1 AND is_top AND NOT is_lost),"
        " (SELECT c.id FROM claim c WHERE c.story = ?1 AND c.flags & 56 = 0 ORDER BY c.start, c.id LIMIT 1))"
        " WHERE id = ?1";

  return run_all (db, statements, G_N_ELEMENTS (statements), story, error) && bring_claims (db, story, error)
         && dossier_db_run (db, sql_top, error, "i", story);
}

/* An end that somebody else has changed meanwhile stays as it is. */
static gboolean
show_claims (DossierDb *db, gint64 story, GError **error)
{
  static const char        sql_due[] = "SELECT 1 FROM told_claim t WHERE story = ?1 AND is_lost <> " IS_OF_NOBODY;
  static const char *const statements[] = {
    "UPDATE claim SET subject = (SELECT " NOW ("subject") " FROM told_claim t WHERE t.story = ?1 AND t.claim = claim.id"
                                                          " AND NOT t.is_lost) WHERE story = ?1 AND EXISTS (SELECT 1 "
                                                          "FROM told_claim t WHERE t.story = ?1 AND t.claim = claim.id"
                                                          " AND NOT t.is_lost AND t.subject_now IS claim.subject)",
    "UPDATE claim SET object = (SELECT " NOW ("object") " FROM told_claim t WHERE t.story = ?1 AND t.claim = claim.id"
                                                        " AND NOT t.is_lost) WHERE story = ?1 AND EXISTS (SELECT 1 "
                                                        "FROM told_claim t WHERE t.story = ?1 AND t.claim = claim.id"
                                                        " AND NOT t.is_lost AND t.object_now IS claim.object)",
    "UPDATE told_claim AS t SET subject_now = " NOW ("subject") ", object_now = " NOW (
        "object") " WHERE story = ?1 AND NOT is_lost",
  };
  gint64 due = 0;

  return dossier_db_get (db, sql_due, &due, error, "i", story) && (due == 0 || exchange_claims (db, story, error))
         && run_all (db, statements, G_N_ELEMENTS (statements), story, error);
}

/* What is shown of a story that is kept as it was found, in the counts too. */
static gboolean
show (DossierWork *work, gint64 story, gboolean *is_there, GError **error)
{
  DossierStoryState before = { 0 }, after = { 0 };

  *is_there = dossier_stories_table_get_state (work->db, story, &before, error);
  if (!*is_there)
    return !dossier_db_failed (work->db);
  if ((!before.is_deleted && !dossier_entities_table_count_story (work, story, -1, error))
      || !show_places (work->db, story, error)
      || (!before.is_deleted && !dossier_entities_table_count_story (work, story, 1, error))
      || !show_claims (work->db, story, error) || !dossier_stories_table_get_state (work->db, story, &after, error))
    return FALSE;
  if (before.n_facts != after.n_facts)
    {
      dossier_work_count_story (work, &before, -1);
      dossier_work_count_story (work, &after, 1);
    }
  g_array_append_val (work->changed, story);
  return TRUE;
}

/* --- by the rules --- */

/* Who @found, in @story, are by now. @is_ruled: a rule says something about one of them. */
static gboolean
settle (DossierDb *db, gint64 story, GArray *found, GArray *now, gboolean *is_ruled, GError **error)
{
  *is_ruled = FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      gint64   who = 0;
      gboolean by_rule = FALSE;

      if (!dossier_rules_table_resolve (db, story, g_array_index (found, gint64, i), &who, &by_rule, error))
        return FALSE;
      *is_ruled |= by_rule;
      g_array_append_val (now, who);
    }
  return TRUE;
}

static gboolean
show_as (DossierWork *work, gint64 story, GArray *found, GArray *now, gboolean keep, GError **error)
{
  static const char sql_now[] = "UPDATE told_entity SET now = ?3 WHERE story = ?1 AND entity = ?2";
  gboolean          is_there = FALSE;

  for (guint i = 0; i < found->len; i++)
    if (!dossier_db_run (work->db, sql_now, error, "iii", story, g_array_index (found, gint64, i),
                         g_array_index (now, gint64, i)))
      return FALSE;
  return show (work, story, &is_there, error) && (keep || dossier_told_forget (work->db, story, error));
}

gboolean
dossier_told_apply (DossierWork *work, gint64 story, GError **error)
{
  g_autoptr (GArray) found = dossier_told_list_found (work->db, story, error);
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_ruled = FALSE, was_ruled = FALSE;

  g_assert (dossier_db_is_mine (work->db));
  if (found == NULL || !settle (work->db, story, found, now, &is_ruled, error)
      || !is_kept (work->db, story, &was_ruled, error))
    return FALSE;
  if (!is_ruled && !was_ruled)
    return TRUE;
  if (!dossier_decisions_lift (work, story, error) || (!was_ruled && !keep_found (work->db, story, error)))
    return FALSE;
  return show_as (work, story, found, now, is_ruled, error) && dossier_decisions_lay (work, story, error);
}

gboolean
dossier_told_apply_all (DossierWork *work, gint64 entity, GError **error)
{
  static const char sql_list[]
      = "WITH RECURSIVE source (id) AS (SELECT ?1 UNION SELECT r.entity FROM entity_rule r JOIN source s"
        " ON r.other = s.id) SELECT story FROM story_entity WHERE entity = ?1"
        " UNION SELECT story FROM told_entity WHERE entity IN (SELECT id FROM source)";
  g_autoptr (GArray) stories = dossier_db_list (work->db, sql_list, error, "i", entity);

  for (guint i = 0; stories != NULL && i < stories->len; i++)
    if (!dossier_told_apply (work, g_array_index (stories, gint64, i), error))
      return FALSE;
  return stories != NULL;
}

gboolean
dossier_told_revoke (DossierWork *work, gint64 story, GError **error)
{
  g_autoptr (GArray) found = dossier_told_list_found (work->db, story, error);
  gboolean was_ruled = FALSE;

  g_assert (dossier_db_is_mine (work->db));
  return found != NULL && is_kept (work->db, story, &was_ruled, error)
         && (!was_ruled || show_as (work, story, found, found, FALSE, error));
}
