/* dossier-entities-list.c - people and organizations as lists and dossiers show them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-entities-table.h"

#include "dossier-store.h"

/* How far back the people around somebody are looked for, in stories. */
#define CONNECTED_STORIES 2000

#define ENTITY_COLUMNS                                                                                                 \
  "e.id, e.uid, e.kind, e.subtype, e.name, c.n_stories, c.newest, c.is_pinned, e.note,"                                \
  " EXISTS (SELECT 1 FROM follow w WHERE w.entity = e.id AND w.kind = 0)"

static DossierEntity *
make_entity (sqlite3_stmt *row, GStrv aliases)
{
  DossierEntityRow entity = {
    .id = sqlite3_column_int64 (row, 0),
    .uid = (char *) sqlite3_column_text (row, 1),
    .kind = sqlite3_column_int (row, 2),
    .subtype = sqlite3_column_int (row, 3),
    .name = (char *) sqlite3_column_text (row, 4),
    .aliases = aliases,
    .n_stories = sqlite3_column_int (row, 5),
    .last_seen = dossier_story_id_to_time (sqlite3_column_int64 (row, 6)),
    .is_pinned = sqlite3_column_int (row, 7),
    .note = (char *) sqlite3_column_text (row, 8),
    .is_followed = sqlite3_column_int (row, 9),
  };

  return dossier_entity_new (&entity);
}

static GPtrArray *
collect (DossierDb *db, sqlite3_stmt *row, GError **error)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (entities, make_entity (row, NULL));
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&entities);
}

static GStrv
list_aliases (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_aliases[] = "SELECT DISTINCT n.name FROM entity e JOIN entity_name n ON n.entity = e.id"
                                    " WHERE (e.id = ?1 OR e.now = ?1) AND n.is_link >= 0"
                                    " AND n.name <> (SELECT name FROM entity WHERE id = ?1)"
                                    " ORDER BY length (n.name) DESC, n.name";
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *row = dossier_db_query (db, sql_aliases, error, "i", entity);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *alias = dossier_db_dup_text (row, 0);

      g_strv_builder_add (builder, alias);
    }
  return dossier_db_failed (db) ? NULL : g_strv_builder_end (builder);
}

DossierEntity *
dossier_entities_table_load (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_load[]
      = "SELECT " ENTITY_COLUMNS " FROM entity e JOIN entity_count c ON c.entity = e.id WHERE e.id = ?1";
  g_auto (GStrv) aliases = list_aliases (db, entity, error);
  sqlite3_stmt  *row = aliases != NULL ? dossier_db_query (db, sql_load, error, "i", entity) : NULL;
  DossierEntity *found;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  found = make_entity (row, aliases);
  dossier_db_end (row);
  return found;
}

GPtrArray *
dossier_entities_table_list (DossierDb *db, DossierEntityKind kind, const char *search, guint limit, GError **error)
{
  static const char sql_list[] = "SELECT " ENTITY_COLUMNS " FROM entity_count c JOIN entity e ON e.id = c.entity"
                                 " WHERE c.kind = ?1 AND (c.n_stories > 0 OR c.is_pinned)"
                                 " ORDER BY c.is_pinned DESC, c.n_stories DESC, c.newest DESC LIMIT ?2";
  static const char sql_search[] = "SELECT " ENTITY_COLUMNS " FROM entity_count c JOIN entity e ON e.id = c.entity"
                                   " WHERE c.kind = ?1 AND (c.n_stories > 0 OR c.is_pinned)"
                                   " AND c.entity IN (SELECT coalesce (b.now, b.id) FROM entity_name n JOIN entity b"
                                   " ON b.id = n.entity WHERE instr (n.folded, ?3) > 0 AND n.is_link >= 0)"
                                   " ORDER BY c.is_pinned DESC, c.n_stories DESC, c.newest DESC LIMIT ?2";
  g_autofree char  *folded = search != NULL ? dossier_names_fold_plain (search) : NULL;
  gint64            most = limit != 0 ? (gint64) limit : -1;

  if (folded == NULL || folded[0] == '\0')
    return collect (db, dossier_db_query (db, sql_list, error, "ui", kind, most), error);
  return collect (db, dossier_db_query (db, sql_search, error, "uis", kind, most, folded), error);
}

GPtrArray *
dossier_entities_table_find (DossierDb *db, const DossierNames *names, const char *name, DossierEntityKind kind,
                             GError **error)
{
  /* Organizations are folded without their legal form, people with all words: both are asked for. */
  static const char sql_find[]
      = "SELECT " ENTITY_COLUMNS " FROM entity e JOIN entity_count c ON c.entity = e.id WHERE e.id IN"
        " (SELECT coalesce (b.now, b.id) FROM entity_name n JOIN entity b ON b.id = n.entity WHERE"
        " ((n.folded IN (?1, ?4) AND n.kind = 1) OR (n.folded IN (?2, ?5) AND n.kind = 2)) AND n.is_link >= 0)"
        " AND (?3 = 0 OR e.kind = ?3)"
        " ORDER BY c.n_stories DESC, c.newest DESC, e.id";
  g_autofree char *person = dossier_names_fold (names, name, DOSSIER_ENTITY_PERSON);
  g_autofree char *organization = dossier_names_fold (names, name, DOSSIER_ENTITY_ORGANIZATION);

  g_autofree char *spelled_person = dossier_names_fold_spelled (names, name, DOSSIER_ENTITY_PERSON);
  g_autofree char *spelled_organization = dossier_names_fold_spelled (names, name, DOSSIER_ENTITY_ORGANIZATION);

  return collect (
      db,
      dossier_db_query (db, sql_find, error, "ssuss", person, organization, kind, spelled_person, spelled_organization),
      error);
}

GPtrArray *
dossier_entities_table_list_of_story (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_list[]
      = "SELECT " ENTITY_COLUMNS " FROM story_entity s JOIN entity e ON e.id = s.entity"
        " JOIN entity_count c ON c.entity = e.id WHERE s.story = ?1 ORDER BY s.salience DESC, c.n_stories DESC, e.id";

  return collect (db, dossier_db_query (db, sql_list, error, "i", story), error);
}

GPtrArray *
dossier_entities_table_list_connected (DossierDb *db, gint64 entity, guint limit, GArray **n_shared, GError **error)
{
  static const char sql_list[]
      = "SELECT " ENTITY_COLUMNS ", n FROM (SELECT o.entity AS other, count(*) AS n FROM"
        " (SELECT s.story FROM story_entity s JOIN story_state t ON t.story = s.story"
        "  WHERE s.entity = ?1 AND t.is_deleted = 0 ORDER BY s.story DESC LIMIT ?2) near"
        " JOIN story_entity o ON o.story = near.story WHERE o.entity <> ?1 GROUP BY o.entity ORDER BY n DESC LIMIT ?3)"
        " JOIN entity e ON e.id = other JOIN entity_count c ON c.entity = e.id ORDER BY n DESC, c.n_stories DESC, e.id";
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (guint));
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "iuu", entity, CONNECTED_STORIES, limit);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      guint n = sqlite3_column_int (row, sqlite3_column_count (row) - 1);

      g_ptr_array_add (entities, make_entity (row, NULL));
      g_array_append_val (shared, n);
    }
  if (dossier_db_failed (db))
    return NULL;
  *n_shared = g_steal_pointer (&shared);
  return g_steal_pointer (&entities);
}

GArray *
dossier_entities_table_list_mentions (DossierDb *db, gint64 story, GError **error)
{
  /* Whom a person keeps at hand or wrote about is somebody. */
  static const char sql_list[]
      = "SELECT m.start, m.length, m.entity, e.kind, CASE WHEN c.is_pinned OR e.note IS NOT NULL THEN ?2"
        " ELSE m.confidence END FROM mention m JOIN entity e ON e.id = m.entity"
        " JOIN entity_count c ON c.entity = e.id WHERE m.story = ?1 ORDER BY m.start";
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (DossierStoredMention));
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "iu", story, DOSSIER_CONFIDENCE_CERTAIN);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierStoredMention mention = {
        .start = sqlite3_column_int (row, 0),
        .length = sqlite3_column_int (row, 1),
        .entity = sqlite3_column_int64 (row, 2),
        .kind = sqlite3_column_int (row, 3),
        .confidence = (guint8) CLAMP (sqlite3_column_int (row, 4), 0, DOSSIER_CONFIDENCE_CERTAIN),
      };

      g_array_append_val (mentions, mention);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&mentions);
}
