/* dossier-follows-table.c - whom a person follows, and until when the news of it are seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-follows-table.h"

gboolean
dossier_follows_table_arrive (DossierDb *db, const DossierPrepared *prepared, gint64 *arrived, GError **error)
{
  static const char sql_next[] = "SELECT max (seen) + 1 FROM follow";
  gint64            next = 0;

  *arrived = prepared->saved;
  if (prepared->draft->saved > 0)
    return TRUE;
  if (!dossier_db_get (db, sql_next, &next, error, ""))
    return FALSE;
  *arrived = MAX (prepared->saved, next);
  return TRUE;
}

gboolean
dossier_follows_table_get_newest (DossierDb *db, gint64 *newest, GError **error)
{
  static const char sql_claim[] = "SELECT max (arrived) FROM claim";
  static const char sql_story[] = "SELECT max (saved) FROM story";
  gint64            claim = 0, story = 0;

  if (!dossier_db_get (db, sql_claim, &claim, error, "") || !dossier_db_get (db, sql_story, &story, error, ""))
    return FALSE;
  *newest = MAX (claim, story);
  return TRUE;
}

GPtrArray *
dossier_follows_table_list (DossierDb *db, GError **error)
{
  static const char sql_list[] = "SELECT f.entity, f.kind, e.name, e.kind, f.created, f.seen FROM follow f"
                                 " LEFT JOIN entity e ON e.id = f.entity ORDER BY e.name, f.entity, f.kind";
  g_autoptr (GPtrArray) follows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_follow_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierFollow *follow = g_new0 (DossierFollow, 1);

      follow->entity = sqlite3_column_int64 (row, 0);
      follow->kind = sqlite3_column_int (row, 1);
      follow->name = dossier_db_dup_text (row, 2);
      follow->entity_kind = sqlite3_column_int (row, 3);
      follow->created = sqlite3_column_int64 (row, 4);
      follow->seen = sqlite3_column_int64 (row, 5);
      g_ptr_array_add (follows, follow);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&follows);
}

gboolean
dossier_follows_table_get (DossierDb *db, gint64 entity, gint64 kind, gboolean *is_followed, gint64 *created,
                           gint64 *seen, GError **error)
{
  static const char sql_get[] = "SELECT created, seen FROM follow WHERE entity = ?1 AND kind = ?2";
  sqlite3_stmt     *row = dossier_db_query (db, sql_get, error, "ii", entity, kind);

  if (row == NULL)
    return FALSE;
  *is_followed = FALSE;
  while (dossier_db_next (db, row, error))
    {
      *is_followed = TRUE;
      *created = sqlite3_column_int64 (row, 0);
      *seen = sqlite3_column_int64 (row, 1);
    }
  return !dossier_db_failed (db);
}

gboolean
dossier_follows_table_set (DossierDb *db, gint64 entity, gint64 kind, gint64 created, gint64 seen, GError **error)
{
  static const char sql_set[] = "INSERT OR REPLACE INTO follow (entity, kind, created, seen) VALUES (?1, ?2, ?3, ?4)";

  return dossier_db_run (db, sql_set, error, "iiii", entity, kind, created, seen);
}

gboolean
dossier_follows_table_remove (DossierDb *db, gint64 entity, gint64 kind, GError **error)
{
  static const char sql_remove[] = "DELETE FROM follow WHERE entity = ?1 AND kind = ?2";

  return dossier_db_run (db, sql_remove, error, "ii", entity, kind);
}

gboolean
dossier_follows_table_merge (DossierDb *db, gint64 gone, gint64 kept, GError **error)
{
  static const char sql_keep[]
      = "INSERT INTO merge_follow (gone, kind, created, seen, kept_seen) SELECT ?1, kind, created, seen,"
        " (SELECT k.seen FROM follow k WHERE k.entity = ?2 AND k.kind = f.kind AND ?2 <> 0) FROM follow f"
        " WHERE entity = ?1";
  static const char sql_give[]
      = "INSERT INTO follow (entity, kind, created, seen) SELECT ?2, kind, created, seen FROM merge_follow"
        " WHERE gone = ?1 AND ?2 <> 0 ON CONFLICT (entity, kind) DO UPDATE SET seen = min (seen, excluded.seen)";
  static const char sql_end[] = "DELETE FROM follow WHERE entity = ?1";

  return dossier_db_run (db, sql_keep, error, "ii", gone, kept)
         && dossier_db_run (db, sql_give, error, "ii", gone, kept) && dossier_db_run (db, sql_end, error, "i", gone);
}

gboolean
dossier_follows_table_part (DossierDb *db, gint64 gone, gint64 kept, GError **error)
{
  static const char sql_take[] = "DELETE FROM follow WHERE entity = ?2 AND ?2 <> 0 AND kind IN"
                                 " (SELECT kind FROM merge_follow WHERE gone = ?1 AND kept_seen IS NULL)";
  static const char sql_seen[]
      = "UPDATE follow SET seen = (SELECT kept_seen FROM merge_follow m WHERE m.gone = ?1 AND m.kind = follow.kind)"
        " WHERE entity = ?2 AND ?2 <> 0 AND kind IN (SELECT kind FROM merge_follow WHERE gone = ?1)";
  static const char sql_give[] = "INSERT OR REPLACE INTO follow (entity, kind, created, seen)"
                                 " SELECT gone, kind, created, seen FROM merge_follow WHERE gone = ?1";
  static const char sql_end[] = "DELETE FROM merge_follow WHERE gone = ?1";

  return dossier_db_run (db, sql_take, error, "ii", gone, kept)
         && dossier_db_run (db, sql_seen, error, "ii", gone, kept) && dossier_db_run (db, sql_give, error, "i", gone)
         && dossier_db_run (db, sql_end, error, "i", gone);
}
