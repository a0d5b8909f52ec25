/* dossier-kept-table.c - the rows of saved searches and of rules, as the journal keeps them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-kept-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-arrival-rule.h"
#include "dossier-saved-search.h"
#include "dossier-store.h"

/* --- reading --- */

static char *
dup_search_pack (sqlite3_stmt *row)
{
  g_autofree char *name = dossier_db_dup_text (row, 2), *query = dossier_db_dup_text (row, 3);
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, name, query);

  return dossier_saved_search_pack (search);
}

char *
dossier_kept_table_dup (DossierDb *db, DossierKept kept, gint64 id, GError **error)
{
  static const char sql_search[] = "SELECT uid, position, name, query FROM saved_search WHERE id = ?1";
  static const char sql_rule[] = "SELECT uid, position, rule FROM arrival_rule WHERE id = ?1";
  sqlite3_stmt     *row = kept == DOSSIER_KEPT_SEARCH ? dossier_db_query (db, sql_search, error, "i", id)
                                                      : dossier_db_query (db, sql_rule, error, "i", id);
  g_autofree char  *pack = NULL;
  char             *text;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  pack = kept == DOSSIER_KEPT_SEARCH ? dup_search_pack (row) : dossier_db_dup_text (row, 2);
  text = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s", (const char *) sqlite3_column_text (row, 0),
                          (gint64) sqlite3_column_int64 (row, 1), pack);
  dossier_db_end (row);
  return text;
}

gboolean
dossier_kept_table_find (DossierDb *db, DossierKept kept, const char *name, gint64 *id, GError **error)
{
  static const char sql_searches[] = "SELECT id, name FROM saved_search ORDER BY position, id";
  static const char sql_rules[] = "SELECT id, name FROM arrival_rule ORDER BY position, id";
  g_autofree char  *folded = g_utf8_casefold (name, -1);
  sqlite3_stmt     *row = kept == DOSSIER_KEPT_SEARCH ? dossier_db_query (db, sql_searches, error, "")
                                                      : dossier_db_query (db, sql_rules, error, "");

  *id = 0;
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *text = dossier_db_dup_text (row, 1), *other = g_utf8_casefold (text, -1);

      if (!g_str_equal (folded, other))
        continue;
      *id = sqlite3_column_int64 (row, 0);
      dossier_db_end (row);
      return TRUE;
    }
  return !dossier_db_failed (db);
}

gboolean
dossier_kept_table_count (DossierDb *db, DossierKept kept, gint64 *n, GError **error)
{
  static const char sql_searches[] = "SELECT count(*) FROM saved_search";
  static const char sql_rules[] = "SELECT count(*) FROM arrival_rule";

  return kept == DOSSIER_KEPT_SEARCH ? dossier_db_get (db, sql_searches, n, error, "")
                                     : dossier_db_get (db, sql_rules, n, error, "");
}

gboolean
dossier_kept_table_get_end (DossierDb *db, DossierKept kept, gint64 *position, GError **error)
{
  static const char sql_searches[] = "SELECT coalesce (max (position), 0) + 1 FROM saved_search";
  static const char sql_rules[] = "SELECT coalesce (max (position), 0) + 1 FROM arrival_rule";

  return kept == DOSSIER_KEPT_SEARCH ? dossier_db_get (db, sql_searches, position, error, "")
                                     : dossier_db_get (db, sql_rules, position, error, "");
}

GArray *
dossier_kept_table_list (DossierDb *db, DossierKept kept, GError **error)
{
  static const char sql_searches[] = "SELECT id FROM saved_search ORDER BY position, id";
  static const char sql_rules[] = "SELECT id FROM arrival_rule ORDER BY position, id";

  return kept == DOSSIER_KEPT_SEARCH ? dossier_db_list (db, sql_searches, error, "")
                                     : dossier_db_list (db, sql_rules, error, "");
}

/* --- writing --- */

static gboolean
fail_unreadable (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                       _ ("What the library keeps of a saved search or rule cannot be read. Restore a backup."));
  return FALSE;
}

static gboolean
set_search (DossierDb *db, gint64 id, const char *uid, gint64 position, const char *pack, GError **error)
{
  static const char sql_set[]
      = "INSERT INTO saved_search (id, uid, position, name, query) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
        " counted = CASE WHEN query = excluded.query THEN counted ELSE 0 END, query = excluded.query";
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_unpack (pack);

  if (search == NULL)
    return fail_unreadable (error);
  return dossier_db_run (db, sql_set, error, "ksiss", id, uid, position, search->name, search->query);
}

static gboolean
set_rule (DossierDb *db, gint64 id, const char *uid, gint64 position, const char *pack, GError **error)
{
  static const char sql_set[]
      = "INSERT INTO arrival_rule (id, uid, position, name, rule, is_enabled) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, rule = excluded.rule,"
        " is_enabled = excluded.is_enabled, problem = NULL";
  g_autoptr (DossierArrivalRule) rule = dossier_arrival_rule_unpack (pack);

  if (rule == NULL)
    return fail_unreadable (error);
  return dossier_db_run (db, sql_set, error, "ksissu", id, uid, position, rule->name, pack, !!rule->is_enabled);
}

static gboolean
remove_row (DossierDb *db, DossierKept kept, gint64 id, GError **error)
{
  static const char sql_stories[] = "DELETE FROM saved_search_story WHERE search = ?1";
  static const char sql_search[] = "DELETE FROM saved_search WHERE id = ?1";
  static const char sql_rule[] = "DELETE FROM arrival_rule WHERE id = ?1";

  if (kept == DOSSIER_KEPT_RULE)
    return dossier_db_run (db, sql_rule, error, "i", id);
  return dossier_db_run (db, sql_stories, error, "i", id) && dossier_db_run (db, sql_search, error, "i", id);
}

gboolean
dossier_kept_table_set (DossierWork *work, DossierKept kept, gint64 *id, const char *row, GError **error)
{
  g_auto (GStrv) parts = row != NULL ? g_strsplit (row, "\n", 3) : NULL;
  gint64 position;

  g_assert (dossier_db_is_mine (work->db));
  work->searches_changed = TRUE;
  if (parts == NULL)
    return remove_row (work->db, kept, *id, error);
  if (g_strv_length (parts) != 3)
    return fail_unreadable (error);
  position = g_ascii_strtoll (parts[1], NULL, 10);
  if (!(kept == DOSSIER_KEPT_SEARCH ? set_search (work->db, *id, parts[0], position, parts[2], error)
                                    : set_rule (work->db, *id, parts[0], position, parts[2], error)))
    return FALSE;
  if (*id == 0)
    *id = dossier_db_get_last_id (work->db);
  return TRUE;
}

static gboolean
set_position (DossierDb *db, DossierKept kept, gint64 id, gint64 position, GError **error)
{
  static const char sql_search[] = "UPDATE saved_search SET position = ?2 WHERE id = ?1";
  static const char sql_rule[] = "UPDATE arrival_rule SET position = ?2 WHERE id = ?1";

  return kept == DOSSIER_KEPT_SEARCH ? dossier_db_run (db, sql_search, error, "ii", id, position)
                                     : dossier_db_run (db, sql_rule, error, "ii", id, position);
}

gboolean
dossier_kept_table_order (DossierWork *work, DossierKept kept, GArray *ids, GError **error)
{
  g_autoptr (GArray) all = dossier_kept_table_list (work->db, kept, error);
  g_autoptr (GHashTable) placed = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 position = 0;

  if (all == NULL)
    return FALSE;
  work->searches_changed = TRUE;
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_add (placed, &g_array_index (ids, gint64, i))
        && !set_position (work->db, kept, g_array_index (ids, gint64, i), ++position, error))
      return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (placed, &g_array_index (all, gint64, i))
        && !set_position (work->db, kept, g_array_index (all, gint64, i), ++position, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_kept_table_disable_rule (DossierWork *work, gint64 rule, const char *problem, GError **error)
{
  static const char sql_disable[] = "UPDATE arrival_rule SET is_enabled = 0, rule = ?2, problem = ?3 WHERE id = ?1";
  g_autofree char  *row = dossier_kept_table_dup (work->db, DOSSIER_KEPT_RULE, rule, error);
  g_auto (GStrv) parts = row != NULL ? g_strsplit (row, "\n", 3) : NULL;
  g_autoptr (DossierArrivalRule) kept = parts != NULL ? dossier_arrival_rule_unpack (parts[2]) : NULL;
  g_autofree char *pack = NULL;

  if (row == NULL)
    return FALSE;
  if (kept != NULL)
    {
      kept->is_enabled = FALSE;
      pack = dossier_arrival_rule_pack (kept);
    }
  work->searches_changed = TRUE;
  return dossier_db_run (work->db, sql_disable, error, "iss", rule, pack != NULL ? pack : parts[2], problem);
}
