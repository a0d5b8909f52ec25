/* dossier-check.c - whether the library is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-check.h"

#include <glib/gi18n-lib.h>
#include "dossier-saved-searches-table.h"
#include "dossier-store.h"

/* A count that is kept, and the same counted anew: rows are what differs (what, kept, counted). */
static const struct
{
  const char *what, *sql;
} counts[] = {
  { N_ ("number of stories"), "SELECT n, (SELECT count(*) FROM story_state WHERE is_deleted = 0) AS c FROM total WHERE "
                              "name = 'stories' AND n <> c" },
  { N_ ("number of unread stories"),
    "SELECT n, (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND is_read = 0) AS c FROM total"
    " WHERE name = 'unread' AND n <> c" },
  { N_ ("number of starred stories"),
    "SELECT n, (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND is_starred = 1) AS c FROM total"
    " WHERE name = 'starred' AND n <> c" },
  { N_ ("number of archived stories"),
    "SELECT n, (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND is_archived = 1) AS c FROM total"
    " WHERE name = 'archived' AND n <> c" },
  { N_ ("number of archived stories that are unread"),
    "SELECT 0, count(*) AS n FROM story_state WHERE is_archived = 1 AND is_read = 0 HAVING n > 0" },
  { N_ ("number of stories with highlights"),
    "SELECT n, (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND n_annotations > 0) AS c FROM total"
    " WHERE name = 'annotated' AND n <> c" },
  { N_ ("number of moves"),
    "SELECT n, (SELECT count(*) FROM claim c JOIN story_state t ON t.story = c.story WHERE t.is_deleted = 0"
    " AND c.flags & 184 = 0) AS c FROM total WHERE name = 'claims' AND n <> c" },
  { N_ ("number of people"),
    "SELECT n, (SELECT count(*) FROM entity_count WHERE kind = 1 AND (n_stories > 0 OR is_pinned)) AS c FROM total"
    " WHERE name = 'people' AND n <> c" },
  { N_ ("number of organizations"),
    "SELECT n, (SELECT count(*) FROM entity_count WHERE kind = 2 AND (n_stories > 0 OR is_pinned)) AS c FROM total"
    " WHERE name = 'organizations' AND n <> c" },
  { N_ ("number of feeds"),
    "SELECT n, (SELECT count(*) FROM feed WHERE is_removed = 0) AS c FROM total WHERE name = 'feeds' AND n <> c" },
  { N_ ("number of stories of a feed"),
    "SELECT k.n_stories, (SELECT count(*) FROM story s JOIN story_state t ON t.story = s.id WHERE s.feed = k.feed"
    " AND t.is_deleted = 0) AS c FROM feed_count k WHERE k.n_stories <> c" },
  { N_ ("number of unread stories of a feed"),
    "SELECT k.n_unread, (SELECT count(*) FROM story s JOIN story_state t ON t.story = s.id WHERE s.feed = k.feed"
    " AND t.is_deleted = 0 AND t.is_read = 0) AS c FROM feed_count k WHERE k.n_unread <> c" },
  { N_ ("number of stories that a feed keeps no longer"),
    "SELECT k.n_expired, (SELECT count(*) FROM story s JOIN story_state t ON t.story = s.id WHERE s.feed = k.feed"
    " AND t.is_expired = 1) AS c FROM feed_count k WHERE k.n_expired <> c" },
  { N_ ("number of stories that are kept no longer and shown all the same"),
    "SELECT count(*) AS n, 0 FROM story_state WHERE is_expired = 1 AND is_deleted = 0 HAVING n > 0" },
  { N_ ("number of stories of a person or organization"),
    "SELECT k.n_stories, (SELECT count(*) FROM story_entity e JOIN story_state t ON t.story = e.story"
    " WHERE e.entity = k.entity AND t.is_deleted = 0) AS c FROM entity_count k WHERE k.n_stories <> c" },
  { N_ ("newest story of a person or organization"),
    "SELECT k.newest, coalesce ((SELECT max (e.story) FROM story_entity e JOIN story_state t ON t.story = e.story"
    " WHERE e.entity = k.entity AND t.is_deleted = 0), 0) AS c FROM entity_count k WHERE k.newest <> c" },
  { N_ ("number of stories of a tag"),
    "SELECT coalesce (k.n_stories, 0) AS n, (SELECT count(*) FROM story_tag h JOIN story_state t ON t.story = h.story"
    " WHERE h.tag = g.id AND t.is_deleted = 0) AS c FROM tag g LEFT JOIN tag_count k ON k.tag = g.id WHERE n <> c" },
  { N_ ("number of highlights of a story"),
    "SELECT t.n_annotations, (SELECT count(*) FROM annotation a WHERE a.story = t.story AND a.is_deleted = 0) AS c"
    " FROM story_state t WHERE t.n_annotations <> c" },
  { N_ ("number of facts of a story"),
    "SELECT s.n_facts, (SELECT count(*) FROM claim c WHERE c.story = s.id AND c.flags & 184 = 0) AS c"
    " FROM story s WHERE s.n_facts <> c" },
  { N_ ("places that belong to no story"),
    "SELECT count(*) AS n, 0 FROM (SELECT story FROM mention UNION SELECT story FROM story_entity)"
    " WHERE story NOT IN (SELECT id FROM story) HAVING n > 0" },
  { N_ ("number of rows in the search index"),
    "SELECT (SELECT count(*) FROM story_fts_docsize) AS n, (SELECT count(*) FROM story) AS c WHERE n <> c" },
  { N_ ("number of highlights in the search index"),
    "SELECT (SELECT count(*) FROM annotation_fts_docsize) AS n, (SELECT count(*) FROM annotation) AS c WHERE n <> c" },
};

static gboolean
is_full (GPtrArray *problems)
{
  return problems->len >= DOSSIER_CHECK_MAX_PROBLEMS;
}

static gboolean
check_pages (DossierDb *db, GPtrArray *problems, GError **error)
{
  static const char sql_look[] = "SELECT rowid FROM story_fts LIMIT 1";
  static const char sql_check[] = "PRAGMA integrity_check (50)";
  sqlite3_stmt     *row;

  /* SQLite 3.46 takes what others wrote to the full-text index for damage unless this connection has looked at it. */
  if (!dossier_db_exec (db, sql_look, error))
    return FALSE;
  row = dossier_db_query (db, sql_check, error, "");
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      const char *answer = (const char *) sqlite3_column_text (row, 0);
      int         code = answer != NULL ? dossier_db_find_unread (answer) : SQLITE_NOMEM;

      if (code != SQLITE_OK)
        {
          dossier_db_end (row);
          return dossier_db_fail (db, code, error);
        }
      if (!g_str_equal (answer, "ok"))
        g_ptr_array_add (problems, g_strdup_printf (_ ("The file is damaged: %s"), answer));
    }
  return !dossier_db_failed (db);
}

static gboolean
check_references (DossierDb *db, GPtrArray *problems, GError **error)
{
  static const char sql_check[] = "PRAGMA foreign_key_check";
  sqlite3_stmt     *row = dossier_db_query (db, sql_check, error, "");

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    if (!is_full (problems))
      g_ptr_array_add (problems, g_strdup_printf (_ ("A row of the table “%s” belongs to something that is not there."),
                                                  (const char *) sqlite3_column_text (row, 0)));
  return !dossier_db_failed (db);
}

/* The numbers go in as text: their format differs from machine to machine, and a translation must not. */
static char *
count_words (const char *what, gint64 kept, gint64 right)
{
  g_autofree char *kept_words = g_strdup_printf ("%" G_GINT64_FORMAT, kept);
  g_autofree char *right_words = g_strdup_printf ("%" G_GINT64_FORMAT, right);

  /* TRANSLATORS: what was counted, such as "number of stories", and two numbers */
  return g_strdup_printf (_ ("A count is wrong (%s): %s was kept, %s is right."), what, kept_words, right_words);
}

static gboolean
check_counts (DossierDb *db, GPtrArray *problems, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts) && !is_full (problems); i++)
    {
      sqlite3_stmt *row = dossier_db_query (db, counts[i].sql, error, "");

      if (row == NULL)
        return FALSE;
      while (dossier_db_next (db, row, error))
        if (!is_full (problems))
          g_ptr_array_add (
              problems, count_words (_ (counts[i].what), sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1)));
      if (dossier_db_failed (db))
        return FALSE;
    }
  return TRUE;
}

static void
add_wrong_search (const char *name, gint64 kept, gint64 right, gpointer data)
{
  GPtrArray *problems = data;
  /* TRANSLATORS: the name of a saved search */
  g_autofree char *what = g_strdup_printf (_ ("stories of the saved search “%s”"), name);

  if (!is_full (problems))
    g_ptr_array_add (problems, count_words (what, kept, right));
}

static gboolean
check_searches (DossierDb *db, GPtrArray *problems, GError **error)
{
  return dossier_saved_searches_table_check (db, add_wrong_search, problems, error);
}

/* A damaged page found on the way is a finding, not a failure. */
static gboolean
settle (GPtrArray *problems, gboolean done, GError *local_error, GError **error)
{
  if (done)
    return TRUE;
  if (!g_error_matches (local_error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (local_error->message));
  g_error_free (local_error);
  return TRUE;
}

GPtrArray *
dossier_check_run (DossierDb *db, GError **error)
{
  gboolean (*const parts[]) (DossierDb *, GPtrArray *, GError **)
      = { check_pages, check_references, check_counts, check_searches };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_assert (dossier_db_is_mine (db));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GError  *local_error = NULL;
      gboolean done = parts[i](db, problems, &local_error);

      if (!settle (problems, done, local_error, error))
        return NULL;
    }
  return g_steal_pointer (&problems);
}
