/* dossier-reviews-table.c - people of one name: told apart by the company they keep, or asked about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reviews-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-rules-table.h"
#include "dossier-store.h"
#include "dossier-told.h"

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

GArray *
dossier_reviews_table_list_company (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_list[] = "SELECT entity FROM story_entity WHERE story = ?1";

  return dossier_db_list (db, sql_list, error, "i", story);
}

gboolean
dossier_reviews_table_count_company (DossierDb *db, gint64 entity, gint64 story, GArray *ids, guint most, guint *n,
                                     GError **error)
{
  /* Each of @ids is counted once here: SQLite would keep a set of all who are named in those stories. */
  static const char sql_company[] = "SELECT o.entity FROM (SELECT story FROM story_entity WHERE entity = ?1"
                                    " AND story <> ?2 ORDER BY story DESC LIMIT ?3) s"
                                    " CROSS JOIN story_entity o ON o.story = s.story";
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (db, sql_company, error, "iiu", entity, story, DOSSIER_REVIEWS_COMPANY);

  *n = 0;
  if (row == NULL)
    return FALSE;
  while (met->len < most && dossier_db_next (db, row, error))
    {
      gint64 other = sqlite3_column_int64 (row, 0);

      if (other != entity && contains (ids, other) && !contains (met, other))
        g_array_append_val (met, other);
    }
  *n = met->len;
  if (*n >= most)
    dossier_db_end (row);
  return !dossier_db_failed (db);
}

/* --- asking --- */

static gboolean
has_organization (const DossierRecognition *recognition, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != 0
        && ((DossierFoundEntity *) recognition->entities->pdata[i])->kind == DOSSIER_ENTITY_ORGANIZATION)
      return TRUE;
  return FALSE;
}

/* Is there enough to know of @entity, and room for a question? */
static gboolean
may_ask (DossierDb *db, gint64 entity, gint64 story, gboolean *may, GError **error)
{
  static const char sql_enough[]
      = "SELECT count(*) FROM (SELECT 1 FROM story_entity WHERE entity = ?1 AND story <> ?2 LIMIT ?3)";
  /* By the entity: the open questions of all others are many. */
  static const char sql_open[] = "SELECT count(*) FROM review WHERE entity = ?1 AND +state = 0";
  gint64            n_stories = 0, n_open = 0;

  if (!dossier_db_get (db, sql_enough, &n_stories, error, "iiu", entity, story, DOSSIER_REVIEWS_ENOUGH)
      || !dossier_db_get (db, sql_open, &n_open, error, "i", entity))
    return FALSE;
  *may = n_stories >= DOSSIER_REVIEWS_ENOUGH && n_open < DOSSIER_REVIEWS_MAX;
  return TRUE;
}

/* A full name, so that it could be somebody's. */
static gboolean
is_full_name (const DossierFoundEntity *found)
{
  return found->kind == DOSSIER_ENTITY_PERSON
         && strchr (found->known_as != NULL ? found->known_as : found->name, ' ') != NULL;
}

gboolean
dossier_reviews_table_ask (DossierWork *work, gint64 story, const DossierRecognition *recognition, GArray *ids,
                           GError **error)
{
  static const char sql_ask[] = "INSERT OR IGNORE INTO review (story, entity) VALUES (?1, ?2)";

  if (!has_organization (recognition, ids))
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64   entity = g_array_index (ids, gint64, i);
      gboolean may = FALSE;
      guint    n = 0;

      if (entity == 0 || !is_full_name (recognition->entities->pdata[i]))
        continue;
      if (!may_ask (work->db, entity, story, &may, error)
          || (may && !dossier_reviews_table_count_company (work->db, entity, story, ids, 1, &n, error)))
        return FALSE;
      if (!may || n > 0)
        continue;
      work->entities_changed = TRUE;
      return dossier_db_run (work->db, sql_ask, error, "ii", story, entity);
    }
  return TRUE;
}

/* --- answering --- */

gboolean
dossier_reviews_table_get (DossierDb *db, gint64 review, gint64 *story, gint64 *entity, GError **error)
{
  static const char sql_story[] = "SELECT story FROM review WHERE id = ?1 AND state = 0";
  static const char sql_entity[] = "SELECT entity FROM review WHERE id = ?1";

  *story = *entity = 0;
  if (!dossier_db_get (db, sql_story, story, error, "i", review)
      || !dossier_db_get (db, sql_entity, entity, error, "i", review))
    return FALSE;
  if (*story != 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such question, or it is answered already."));
  return FALSE;
}

gboolean
dossier_reviews_table_answer (DossierWork *work, gint64 review, DossierReviewState state, gint64 other, gboolean again,
                              GError **error)
{
  static const char sql_story[] = "SELECT story FROM review WHERE id = ?1";
  static const char sql_entity[] = "SELECT entity FROM review WHERE id = ?1";
  static const char sql_set[] = "UPDATE review SET state = ?2, other = ?3 WHERE id = ?1";
  gint64            story = 0, entity = 0;

  dossier_work_forget (work);
  work->entities_changed = TRUE;
  return dossier_db_get (work->db, sql_story, &story, error, "i", review)
         && dossier_db_get (work->db, sql_entity, &entity, error, "i", review)
         && (other == 0
             || ((again || state == DOSSIER_REVIEW_OPEN
                      ? dossier_rules_table_switch (work->db, story, entity, other, state != DOSSIER_REVIEW_OPEN, error)
                      : dossier_rules_table_add (work->db, story, entity, other, error))
                 && dossier_told_apply (work, story, error)))
         && dossier_db_run (work->db, sql_set, error, "iuk", review, state, state == DOSSIER_REVIEW_OPEN ? 0 : other);
}
