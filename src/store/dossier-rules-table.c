/* dossier-rules-table.c - what a person said of who is who
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-rules-table.h"

gboolean
dossier_rules_table_add (DossierDb *db, gint64 story, gint64 entity, gint64 other, GError **error)
{
  static const char sql_add[] = "INSERT INTO entity_rule (story, entity, other) VALUES (?1, ?2, ?3)";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_add, error, "iii", story, entity, other);
}

gboolean
dossier_rules_table_switch (DossierDb *db, gint64 story, gint64 entity, gint64 other, gboolean is_on, GError **error)
{
  static const char sql_switch[] = "UPDATE entity_rule SET is_off = ?4 WHERE id = (SELECT max (id) FROM entity_rule"
                                   " WHERE entity = ?2 AND story = ?1 AND other = ?3 AND is_off <> ?4)";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_switch, error, "iiiu", story, entity, other, !is_on);
}

gboolean
dossier_rules_table_resolve (DossierDb *db, gint64 story, gint64 entity, gint64 *who, gboolean *by_rule, GError **error)
{
  static const char sql_any[] = "SELECT 1 FROM entity_rule WHERE entity = ?1 LIMIT 1";
  static const char sql_next[]
      = "SELECT id, other FROM entity_rule WHERE entity = ?1 AND story IN (0, ?2) AND id > ?3 AND is_off = 0"
        " ORDER BY id LIMIT 1";
  gint64 last = 0;

  *who = entity;
  if (by_rule != NULL)
    *by_rule = FALSE;
  /* Ends, as each rule is later than the one before. Of most nothing was ever said, which a look at the index tells;
   * the ordered list costs ten times as much. */
  while (*who != 0)
    {
      sqlite3_stmt *row;
      gint64        any = 0;

      if (!dossier_db_get (db, sql_any, &any, error, "i", *who))
        return FALSE;
      if (any == 0)
        return TRUE;
      row = dossier_db_query (db, sql_next, error, "iii", *who, story, last);
      if (row == NULL)
        return FALSE;
      if (!dossier_db_next (db, row, error))
        return !dossier_db_failed (db);
      last = sqlite3_column_int64 (row, 0);
      *who = sqlite3_column_int64 (row, 1);
      dossier_db_end (row);
      if (by_rule != NULL)
        *by_rule = TRUE;
    }
  return TRUE;
}

gboolean
dossier_rules_table_settle (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_list[] = "WITH RECURSIVE source (id) AS (SELECT ?1 UNION SELECT r.entity FROM entity_rule r"
                                 " JOIN source s ON r.other = s.id WHERE r.story = 0) SELECT id FROM source";
  static const char sql_set[] = "UPDATE entity SET now = nullif (?2, id) WHERE id = ?1";
  g_autoptr (GArray) ids = dossier_db_list (db, sql_list, error, "i", entity);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i), who = 0;

      if (!dossier_rules_table_resolve (db, DOSSIER_RULES_EVERY_STORY, id, &who, NULL, error)
          || !dossier_db_run (db, sql_set, error, "ii", id, who))
        return FALSE;
    }
  return ids != NULL;
}

gboolean
dossier_rules_table_is_gone (DossierDb *db, gint64 entity, gboolean *is_gone, GError **error)
{
  static const char sql_gone[] = "SELECT 1 FROM entity WHERE id = ?1 AND now IS NOT NULL";
  gint64            found = 0;

  if (!dossier_db_get (db, sql_gone, &found, error, "i", entity))
    return FALSE;
  *is_gone = found != 0;
  return TRUE;
}
