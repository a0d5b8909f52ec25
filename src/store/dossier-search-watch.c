/* dossier-search-watch.c - which stories saved searches may find otherwise than before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-watch.h"

#define IS_USED " WHEN EXISTS (SELECT 1 FROM saved_search)"

#define NOTE(name, event, table, when, what)                                                                           \
  "CREATE TEMP TRIGGER watch_" name " AFTER " event " ON main." table IS_USED when                                     \
  " BEGIN INSERT OR IGNORE INTO " what "; END;"
#define NOTE_STORY(table, column)                                                                                      \
  NOTE (table "_insert", "INSERT", table, "", "touched_story VALUES (NEW." column ")")                                 \
  NOTE (table "_update", "UPDATE", table, "", "touched_story VALUES (NEW." column ")")                                 \
  NOTE (table "_delete", "DELETE", table, "", "touched_story VALUES (OLD." column ")")

/* A story comes with its state. A source or tag that is new is no story's yet. */
static const char sql_watch[] = "CREATE TEMP TABLE touched_story (story INTEGER PRIMARY KEY);"
                                "CREATE TEMP TABLE touched_name (folded TEXT PRIMARY KEY) WITHOUT ROWID;"
    /* clang-format off */
      NOTE_STORY ("story_state", "story")
      NOTE_STORY ("story_entity", "story")
      NOTE_STORY ("story_tag", "story")
      NOTE_STORY ("annotation", "story")
      NOTE_STORY ("claim", "story")
      NOTE_STORY ("story_image", "story")
      NOTE ("story", "UPDATE", "story", "", "touched_story VALUES (NEW.id)")
      NOTE ("name_insert", "INSERT", "entity_name", "", "touched_name VALUES (NEW.folded)")
      NOTE ("name_update", "UPDATE", "entity_name", "", "touched_name VALUES (OLD.folded), (NEW.folded)")
      NOTE ("name_delete", "DELETE", "entity_name", "", "touched_name VALUES (OLD.folded)")
      NOTE ("entity", "UPDATE OF now, kind", "entity", "",
            "touched_name SELECT folded FROM entity_name WHERE entity = NEW.id")
      NOTE ("feed", "UPDATE OF title, folder", "feed",
            " AND (OLD.title IS NOT NEW.title OR OLD.folder IS NOT NEW.folder)", "touched_name VALUES ('*')")
      NOTE ("folder", "UPDATE OF name", "folder", "", "touched_name VALUES ('*')")
      NOTE ("source", "UPDATE OF folded", "source", "", "touched_name VALUES ('*')")
      NOTE ("tag", "UPDATE OF folded", "tag", "", "touched_name VALUES ('*')");
/* clang-format on */

gboolean
dossier_search_watch_start (DossierDb *db, GError **error)
{
  return dossier_db_exec (db, sql_watch, error);
}

GArray *
dossier_search_watch_list_stories (DossierDb *db, guint most, GError **error)
{
  static const char sql_list[] = "SELECT story FROM touched_story LIMIT ?1";

  return dossier_db_list (db, sql_list, error, "u", most);
}

GPtrArray *
dossier_search_watch_list_names (DossierDb *db, GError **error)
{
  static const char sql_list[] = "SELECT folded FROM touched_name";
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (names, dossier_db_dup_text (row, 0));
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&names);
}

gboolean
dossier_search_watch_clear (DossierDb *db, GError **error)
{
  return dossier_db_exec (db, "DELETE FROM touched_story; DELETE FROM touched_name;", error);
}
