/* dossier-saved-searches-table.c - what saved searches find, and how many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-saved-searches-table.h"

#include <string.h>
#include "dossier-query.h"
#include "dossier-saved-search.h"
#include "dossier-search-watch.h"
#include "dossier-search.h"
#include "dossier-store.h"

/* A search as it stands in its table. */
typedef struct
{
  DossierSavedSearch *search;
  gint64              counted;
} Row;

static void
row_free (gpointer data)
{
  dossier_saved_search_free (((Row *) data)->search);
  g_free (data);
}

static gint64
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now);
}

/* (element-type Row) */
static GPtrArray *
list_rows (DossierDb *db, GError **error)
{
  static const char sql_list[] = "SELECT id, name, query, n_stories, n_unread, counted, problem FROM saved_search"
                                 " ORDER BY position, id";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  sqlite3_stmt *found = dossier_db_query (db, sql_list, error, "");

  if (found == NULL)
    return NULL;
  while (dossier_db_next (db, found, error))
    {
      g_autofree char *name = dossier_db_dup_text (found, 1), *query = dossier_db_dup_text (found, 2);
      Row             *row = g_new0 (Row, 1);

      row->search = dossier_saved_search_new (sqlite3_column_int64 (found, 0), name, query);
      row->search->n_stories = (guint) sqlite3_column_int64 (found, 3);
      row->search->n_unread = (guint) sqlite3_column_int64 (found, 4);
      row->counted = sqlite3_column_int64 (found, 5);
      row->search->problem = dossier_db_dup_text (found, 6);
      g_ptr_array_add (rows, row);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&rows);
}

/* What the search finds, among @among (NULL: all): (element-type gint64). NULL with @problem when it cannot be asked,
 * as an older or newer program may have kept it; NULL with @error when the library cannot be read. */
static GArray *
find (DossierDb *db, const DossierNames *names, const char *text, GArray *among, char **problem, GError **error)
{
  g_autoptr (GError) mistake = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (text, FALSE, &mistake);
  GArray *ids = query != NULL ? dossier_search_find (db, names, query, among, 0, &mistake) : NULL;

  if (ids != NULL)
    return ids;
  if (mistake->domain == DOSSIER_QUERY_ERROR
      || (g_error_matches (mistake, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED)
          && !dossier_search_was_let_down (db)))
    *problem = g_strdup (mistake->message);
  else
    g_propagate_error (error, g_steal_pointer (&mistake));
  return NULL;
}

/* --- following --- */

typedef struct
{
  gint64 n_stories, n_unread;
} Sum;

/* Adds the rows of @row, whether unread each. */
static gboolean
add_up (DossierDb *db, sqlite3_stmt *row, int sign, Sum *sum, GError **error)
{
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      sum->n_stories += sign;
      sum->n_unread += sign * sqlite3_column_int64 (row, 0);
    }
  return !dossier_db_failed (db);
}

static gboolean
take_away (DossierDb *db, gint64 search, GArray *among, Sum *sum, GError **error)
{
  static const char sql_all[] = "DELETE FROM saved_search_story WHERE search = ?1";
  static const char sql_some[] = "DELETE FROM saved_search_story WHERE search = ?1"
                                 " AND story IN (SELECT value FROM json_each (?2)) RETURNING is_unread";
  g_autofree char  *json = NULL;

  if (among == NULL)
    {
      *sum = (Sum){ 0 };
      return dossier_db_run (db, sql_all, error, "i", search);
    }
  json = dossier_search_ids_to_json (among);
  return add_up (db, dossier_db_query (db, sql_some, error, "is", search, json), -1, sum, error);
}

static gboolean
put (DossierDb *db, gint64 search, GArray *stories, Sum *sum, GError **error)
{
  static const char sql_put[]
      = "INSERT INTO saved_search_story (search, story, is_unread) SELECT ?1, t.story, t.is_read = 0"
        " FROM json_each (?2) j CROSS JOIN story_state t ON t.story = j.value RETURNING is_unread";
  g_autofree char *json = dossier_search_ids_to_json (stories);

  return stories->len == 0 || add_up (db, dossier_db_query (db, sql_put, error, "is", search, json), 1, sum, error);
}

/* The search is asked again, among the stories @among; NULL: of all. */
static gboolean
ask_again (DossierWork *work, const Row *row, GArray *among, gint64 today, GError **error)
{
  static const char sql_set[] = "UPDATE saved_search SET n_stories = ?2, n_unread = ?3, counted = ?4, problem = ?5"
                                " WHERE id = ?1";
  const DossierSavedSearch *search = row->search;
  GError                   *local_error = NULL;
  g_autofree char          *problem = NULL;
  g_autoptr (GArray) found = find (work->db, work->names, search->query, among, &problem, &local_error);
  Sum sum = { search->n_stories, search->n_unread };

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (!take_away (work->db, search->id, found != NULL ? among : NULL, &sum, error)
      || (found != NULL && !put (work->db, search->id, found, &sum, error)))
    return FALSE;
  if (sum.n_stories == search->n_stories && sum.n_unread == search->n_unread && row->counted == today
      && g_strcmp0 (problem, search->problem) == 0)
    return TRUE;
  work->searches_changed = TRUE;
  return dossier_db_run (work->db, sql_set, error, "iiiis", search->id, sum.n_stories, sum.n_unread, today, problem);
}

/* Without blanks: how many there are between the words of a name does not count. */
static char *
squeeze (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strjoinv (NULL, words);
}

/* @names: (element-type utf8). */
static void
squeeze_all (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      char *name = names->pdata[i];

      names->pdata[i] = squeeze (name);
      g_free (name);
    }
}

/* Whether one of @names (of utf8, folded, without blanks) stands in the query, and so may be asked for. */
static gboolean
may_name (const char *query, GPtrArray *names)
{
  g_autofree char *folded = NULL, *text = NULL;

  if (names->len == 0 || strchr (query, ':') == NULL)
    return FALSE;
  if (strchr (query, '*') != NULL)
    return TRUE;
  folded = dossier_names_fold_plain (query);
  text = squeeze (folded);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (g_str_equal (name, "*") || strstr (text, name) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether the counts that are kept are not those of today. */
static gboolean
is_stale (const Row *row, gint64 today)
{
  return row->counted == 0 || row->search->problem != NULL
         || (row->counted != today && dossier_saved_search_depends_on_day (row->search->query));
}

static gboolean
must_ask_all (const Row *row, GPtrArray *names, GArray *touched, gint64 today)
{
  return is_stale (row, today) || touched->len > DOSSIER_SAVED_SEARCHES_MAX_TOUCHED
         || may_name (row->search->query, names);
}

gboolean
dossier_saved_searches_table_follow (DossierWork *work, GError **error)
{
  g_autoptr (GPtrArray) rows = list_rows (work->db, error);
  g_autoptr (GArray) touched = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gint64 today;

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  /* Of more than that the searches are asked of all. */
  touched = dossier_search_watch_list_stories (work->db, DOSSIER_SAVED_SEARCHES_MAX_TOUCHED + 1, error);
  names = touched != NULL ? dossier_search_watch_list_names (work->db, error) : NULL;
  if (names == NULL)
    return FALSE;
  squeeze_all (names);
  today = get_today ();
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      gboolean   all = must_ask_all (row, names, touched, today);

      if ((all || touched->len > 0) && !ask_again (work, row, all ? NULL : touched, all ? today : row->counted, error))
        return FALSE;
    }
  return dossier_search_watch_clear (work->db, error);
}

gboolean
dossier_saved_searches_table_forget (DossierWork *work, GError **error)
{
  static const char sql_forget[] = "UPDATE saved_search SET counted = 0";

  return dossier_db_run (work->db, sql_forget, error, "");
}

/* --- reading --- */

static gboolean
count_now (DossierDb *db, const DossierNames *names, DossierSavedSearch *search, GError **error)
{
  static const char sql_unread[] = "SELECT count(*) FROM json_each (?1) j CROSS JOIN story_state t ON t.story = j.value"
                                   " WHERE t.is_read = 0";
  GError           *local_error = NULL;
  g_autofree char  *problem = NULL, *json = NULL;
  g_autoptr (GArray) found = find (db, names, search->query, NULL, &problem, &local_error);
  gint64 n_unread = 0;

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_free (search->problem);
  search->problem = g_steal_pointer (&problem);
  json = found != NULL ? dossier_search_ids_to_json (found) : g_strdup ("[]");
  if (!dossier_db_get (db, sql_unread, &n_unread, error, "s", json))
    return FALSE;
  search->n_stories = found != NULL ? found->len : 0;
  search->n_unread = (guint) n_unread;
  return TRUE;
}

GPtrArray *
dossier_saved_searches_table_list (DossierDb *db, const DossierNames *names, GError **error)
{
  g_autoptr (GPtrArray) rows = list_rows (db, error);
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_saved_search_free);
  gint64 today = get_today ();

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = rows->pdata[i];

      if (is_stale (row, today) && !count_now (db, names, row->search, error))
        return NULL;
      g_ptr_array_add (searches, g_steal_pointer (&row->search));
    }
  return g_steal_pointer (&searches);
}

gboolean
dossier_saved_searches_table_check (DossierDb *db, DossierWrongCount wrong, gpointer data, GError **error)
{
  g_autoptr (DossierNames) names = dossier_names_new ();
  g_autoptr (GPtrArray) rows = list_rows (db, error);
  gint64 today = get_today ();

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row               *row = rows->pdata[i];
      const DossierSavedSearch kept = *row->search;

      if (is_stale (row, today))
        continue;
      if (!count_now (db, names, row->search, error))
        return FALSE;
      if (row->search->n_stories != kept.n_stories)
        wrong (kept.name, kept.n_stories, row->search->n_stories, data);
      if (row->search->n_unread != kept.n_unread)
        wrong (kept.name, kept.n_unread, row->search->n_unread, data);
    }
  return TRUE;
}
