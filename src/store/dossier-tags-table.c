/* dossier-tags-table.c - tags, and the stories that have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-tags-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-search.h"
#include "dossier-store.h"

/* --- tags --- */

gint64
dossier_tags_table_find (DossierDb *db, const char *name, GError **error)
{
  static const char sql_find[] = "SELECT id FROM tag WHERE folded = ?1";
  g_autofree char  *folded = dossier_story_tag_fold_name (name);
  gint64            tag = 0;

  return dossier_db_get (db, sql_find, &tag, error, "s", folded) ? tag : 0;
}

gboolean
dossier_tags_table_rename (DossierWork *work, gint64 tag, const char *name, GError **error)
{
  static const char sql_rename[] = "UPDATE tag SET name = ?2, folded = ?3 WHERE id = ?1";
  g_autofree char  *folded = dossier_story_tag_fold_name (name);

  work->tags_changed = TRUE;
  return dossier_db_run (work->db, sql_rename, error, "iss", tag, name, folded);
}

static gboolean
is_used (DossierDb *db, gint64 tag, gboolean *used, GError **error)
{
  static const char sql_n[] = "SELECT 1 FROM story_tag WHERE tag = ?1";
  gint64            found = 0;

  if (!dossier_db_get (db, sql_n, &found, error, "i", tag))
    return FALSE;
  *used = found != 0;
  return TRUE;
}

gint64
dossier_tags_table_ensure (DossierWork *work, const char *name, GError **error)
{
  static const char sql_add[] = "INSERT INTO tag (uid, name, folded) VALUES (?1, ?2, ?3)";
  g_autofree char  *folded = dossier_story_tag_fold_name (name);
  g_autofree char  *uid = g_uuid_string_random ();
  GError           *local_error = NULL;
  gint64            tag = dossier_tags_table_find (work->db, name, &local_error);
  gboolean          used = FALSE;

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  if (tag == 0)
    return dossier_db_run (work->db, sql_add, error, "sss", uid, name, folded) ? dossier_db_get_last_id (work->db) : 0;
  if (!is_used (work->db, tag, &used, error) || (!used && !dossier_tags_table_rename (work, tag, name, error)))
    return 0;
  return tag;
}

char *
dossier_tags_table_dup_name (DossierDb *db, gint64 tag, GError **error)
{
  static const char sql_name[]
      = "SELECT g.name FROM tag g JOIN tag_count c ON c.tag = g.id WHERE g.id = ?1 AND c.n_stories > 0";
  sqlite3_stmt *row = dossier_db_query (db, sql_name, error, "i", tag);
  char         *name = NULL;

  if (row == NULL)
    return NULL;
  if (dossier_db_next (db, row, error))
    {
      name = dossier_db_dup_text (row, 0);
      dossier_db_end (row);
    }
  else if (!dossier_db_failed (db))
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                         _ ("No story has this tag any more."));
  return name;
}

/* --- stories --- */

static gboolean
count_one (DossierWork *work, gint64 story, gint64 tag, int sign, GError **error)
{
  static const char sql_deleted[] = "SELECT is_deleted FROM story_state WHERE story = ?1";
  gint64            is_deleted = 0;

  if (!dossier_db_get (work->db, sql_deleted, &is_deleted, error, "i", story))
    return FALSE;
  if (is_deleted)
    return TRUE;
  dossier_work_count_tag (work, tag, sign);
  g_array_append_val (work->changed, story);
  return TRUE;
}

gboolean
dossier_tags_table_set (DossierWork *work, gint64 story, gint64 tag, gboolean has, gboolean *changed, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO story_tag (story, tag) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING tag";
  static const char sql_remove[] = "DELETE FROM story_tag WHERE story = ?1 AND tag = ?2 RETURNING tag";
  gint64            touched = 0;

  g_assert (dossier_db_is_mine (work->db));
  if (!dossier_db_get (work->db, has ? sql_add : sql_remove, &touched, error, "ii", story, tag))
    return FALSE;
  if (changed != NULL)
    *changed = touched != 0;
  return touched == 0 || count_one (work, story, tag, has ? 1 : -1, error);
}

gboolean
dossier_tags_table_count_story (DossierWork *work, gint64 story, int sign, GError **error)
{
  static const char sql_list[] = "SELECT tag FROM story_tag WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_list, error, "i", story);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    dossier_work_count_tag (work, sqlite3_column_int64 (row, 0), sign);
  return !dossier_db_failed (work->db);
}

GArray *
dossier_tags_table_list_stories (DossierDb *db, gint64 tag, GError **error)
{
  static const char sql_list[] = "SELECT story FROM story_tag WHERE tag = ?1 ORDER BY story";

  return dossier_db_list (db, sql_list, error, "i", tag);
}

/* --- lists --- */

static gboolean
collect (DossierDb *db, sqlite3_stmt *row, GPtrArray *tags, GError **error)
{
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (tags,
                     dossier_story_tag_new (sqlite3_column_int64 (row, 0), (const char *) sqlite3_column_text (row, 1),
                                            (guint) sqlite3_column_int64 (row, 2)));
  return !dossier_db_failed (db);
}

/* As a person looks for a word in a list, in their language. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char      *first = dossier_story_tag_get_name (*(DossierStoryTag *const *) a);
  const char      *second = dossier_story_tag_get_name (*(DossierStoryTag *const *) b);
  g_autofree char *first_folded = g_utf8_casefold (first, -1), *second_folded = g_utf8_casefold (second, -1);
  int              order = g_utf8_collate (first_folded, second_folded);

  return order != 0 ? order : strcmp (first, second);
}

GPtrArray *
dossier_tags_table_list (DossierDb *db, GError **error)
{
  static const char sql_list[]
      = "SELECT g.id, g.name, c.n_stories FROM tag g JOIN tag_count c ON c.tag = g.id WHERE c.n_stories > 0";
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);

  if (!collect (db, dossier_db_query (db, sql_list, error, ""), tags, error))
    return NULL;
  g_ptr_array_sort (tags, compare_names);
  return g_steal_pointer (&tags);
}

GPtrArray *
dossier_tags_table_list_of_stories (DossierDb *db, GArray *stories, GError **error)
{
  static const char sql_list[]
      = "SELECT g.id, g.name, count(*) FROM (SELECT DISTINCT value AS id FROM json_each (?1)) s"
        " CROSS JOIN story_tag h ON h.story = s.id JOIN tag g ON g.id = h.tag GROUP BY g.id";
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *json = dossier_search_ids_to_json (stories);

  if (!collect (db, dossier_db_query (db, sql_list, error, "s", json), tags, error))
    return NULL;
  g_ptr_array_sort (tags, compare_names);
  return g_steal_pointer (&tags);
}
