/* dossier-entities-table.c - people and organizations of a story: names and places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-entities-table.h"

#include "dossier-reviews-table.h"
#include "dossier-rules-table.h"

gboolean
dossier_entities_table_add_name (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *name,
                                 gboolean is_link, gboolean *added, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM entity_name WHERE folded = ?1 AND entity = ?2";
  static const char sql_add[]
      = "INSERT INTO entity_name (folded, entity, kind, name, is_link, found_kind) VALUES (?1, ?2, ?3, ?4, ?5, ?3)";
  static const char sql_link[] = "UPDATE entity_name SET is_link = 1 WHERE folded = ?1 AND entity = ?2 AND is_link = 0";
  static const char sql_spelled[]
      = "INSERT OR IGNORE INTO entity_name (folded, entity, kind, name, is_link, found_kind)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?3)";
  g_autofree char *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char *spelled = dossier_names_fold_spelled (work->names, name, kind);
  gint64           there = 0;

  if (added != NULL)
    *added = FALSE;
  if (!dossier_db_get (work->db, sql_there, &there, error, "si", folded, entity))
    return FALSE;
  if (there != 0)
    return !is_link
           || (dossier_db_run (work->db, sql_link, error, "si", folded, entity)
               && (spelled == NULL || dossier_db_run (work->db, sql_link, error, "si", spelled, entity)));
  if (added != NULL)
    *added = TRUE;
  work->entities_changed = TRUE;
  return dossier_db_run (work->db, sql_add, error, "siusu", folded, entity, kind, name, is_link)
         && (spelled == NULL
             || dossier_db_run (work->db, sql_spelled, error, "siusu", spelled, entity, kind, name, is_link));
}

static gboolean
add_mentions (DossierWork *work, gint64 story, const DossierRecognition *recognition, GArray *ids, guint length,
              GError **error)
{
  static const char sql_add[] = "INSERT OR IGNORE INTO mention (story, start, length, entity, confidence)"
                                " VALUES (?1, ?2, ?3, ?4, ?5)";
  guint             n = MIN (recognition->mentions->len, DOSSIER_PREPARED_MAX_MENTIONS);

  for (guint i = 0; i < n; i++)
    {
      const DossierMention *mention = &g_array_index (recognition->mentions, DossierMention, i);

      if (mention->entity >= ids->len || g_array_index (ids, gint64, mention->entity) == 0 || mention->start > length
          || mention->length > length - mention->start)
        continue;
      if (!dossier_db_run (work->db, sql_add, error, "iuuiu", story, mention->start, mention->length,
                           g_array_index (ids, gint64, mention->entity), mention->confidence))
        return FALSE;
    }
  return TRUE;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Who they are in @story: (element-type gint64). Those of whom that is not known yet stay as they are. */
static GArray *
list_shown (DossierWork *work, gint64 story, GArray *ids, GError **error)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, TRUE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 who = g_array_index (ids, gint64, i);

      if (who > 0 && !dossier_rules_table_resolve (work->db, story, who, &who, NULL, error))
        return NULL;
      g_array_append_val (shown, who);
    }
  return g_steal_pointer (&shown);
}

/* Who is meant by the first @n that were found: (element-type gint64). Those whose name several bear come last, when
 * their company is known. */
static GArray *
link_all (DossierWork *work, gint64 story, const DossierRecognition *recognition, guint n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 entity = 0;

      if (!dossier_entities_table_link (work, recognition->entities->pdata[i], &entity, error))
        return NULL;
      g_array_append_val (ids, entity);
    }
  for (guint i = 0; i < n; i++)
    {
      const DossierFoundEntity *found = recognition->entities->pdata[i];
      const char               *name = found->known_as != NULL ? found->known_as : found->name;
      g_autoptr (GArray) company = NULL;

      if (g_array_index (ids, gint64, i) != DOSSIER_ENTITIES_SEVERAL)
        continue;
      company = list_shown (work, story, ids, error);
      if (company == NULL
          || !dossier_entities_table_choose (work, name, story, company, FALSE, &g_array_index (ids, gint64, i), error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
ask (DossierWork *work, gint64 story, const DossierRecognition *recognition, GArray *ids, GError **error)
{
  g_autoptr (GArray) shown = list_shown (work, story, ids, error);

  return shown != NULL && dossier_reviews_table_ask (work, story, recognition, shown, error);
}

GArray *
dossier_entities_table_add_recognition (DossierWork *work, gint64 story, const DossierPrepared *prepared,
                                        GError **error)
{
  static const char sql_add[]
      = "INSERT INTO story_entity (story, entity, salience) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (story, entity) DO UPDATE SET salience = max (salience, excluded.salience)";
  const DossierRecognition *recognition = prepared->draft->recognition;
  g_autoptr (GArray) ids = NULL, counted = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint length;

  if (recognition == NULL)
    return g_steal_pointer (&counted);
  length = prepared->draft->document != NULL ? dossier_document_get_length (prepared->draft->document) : 0;
  ids = link_all (work, story, recognition, MIN (recognition->entities->len, DOSSIER_PREPARED_MAX_ENTITIES), error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const DossierFoundEntity *found = g_ptr_array_index (recognition->entities, i);
      gint64                    entity = g_array_index (ids, gint64, i);
      guint                     salience = (guint) (CLAMP (found->salience, 0.0, 1.0) * 1000.0 + 0.5);

      if (entity == 0)
        continue;
      if (!dossier_db_run (work->db, sql_add, error, "iiu", story, entity, salience))
        return NULL;
      if (contains (counted, entity))
        continue;
      dossier_work_count_entity (work, entity, story, 1);
      g_array_append_val (counted, entity);
    }
  if (ids == NULL || !add_mentions (work, story, recognition, ids, length, error)
      || !ask (work, story, recognition, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
dossier_entities_table_count_story (DossierWork *work, gint64 story, int sign, GError **error)
{
  static const char sql_list[] = "SELECT entity FROM story_entity WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_list, error, "i", story);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    dossier_work_count_entity (work, sqlite3_column_int64 (row, 0), story, sign);
  return !dossier_db_failed (work->db);
}

gboolean
dossier_entities_table_remove_recognition (DossierWork *work, gint64 story, GError **error)
{
  static const char sql_mentions[] = "DELETE FROM mention WHERE story = ?1";
  static const char sql_entities[] = "DELETE FROM story_entity WHERE story = ?1";

  return dossier_entities_table_count_story (work, story, -1, error)
         && dossier_db_run (work->db, sql_mentions, error, "i", story)
         && dossier_db_run (work->db, sql_entities, error, "i", story);
}
