/* dossier-arrivals.c - what rules do with stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-arrivals.h"

#include <glib/gi18n-lib.h>
#include "dossier-change.h"
#include "dossier-journal.h"
#include "dossier-kept-table.h"
#include "dossier-query.h"
#include "dossier-search.h"
#include "dossier-store.h"

/* --- the rules --- */

static GPtrArray *
collect_rules (DossierDb *db, sqlite3_stmt *row, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_arrival_rule_free);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierArrivalRule *rule = dossier_arrival_rule_unpack ((const char *) sqlite3_column_text (row, 1));

      if (rule == NULL)
        continue;
      rule->id = sqlite3_column_int64 (row, 0);
      rule->problem = dossier_db_dup_text (row, 2);
      g_ptr_array_add (rules, rule);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&rules);
}

GPtrArray *
dossier_arrivals_list_rules (DossierDb *db, GError **error)
{
  static const char sql_list[] = "SELECT id, rule, problem FROM arrival_rule ORDER BY position, id";

  return collect_rules (db, dossier_db_query (db, sql_list, error, ""), error);
}

/* --- acting --- */

/* Takes @change. */
static gboolean
apply (DossierWork *work, DossierChange *change, GError **error)
{
  gboolean done = dossier_journal_apply (work, change, NULL, error);

  dossier_change_free (change);
  return done;
}

/* Those of @stories that a feed brought. */
static GArray *
pick_from_feeds (DossierDb *db, GArray *stories, GError **error)
{
  static const char sql_of_feed[] = "SELECT 1 FROM story s JOIN story_state t ON t.story = s.id"
                                    " WHERE s.id = ?1 AND s.feed IS NOT NULL AND t.is_kept = 0";
  g_autoptr (GArray) picked = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < stories->len; i++)
    {
      gint64 story = g_array_index (stories, gint64, i), is_of_feed = 0;

      if (!dossier_db_get (db, sql_of_feed, &is_of_feed, error, "i", story))
        return NULL;
      if (is_of_feed)
        g_array_append_val (picked, story);
    }
  return g_steal_pointer (&picked);
}

static gboolean
mute (DossierWork *work, GArray *stories, GError **error)
{
  g_autoptr (GArray) muted = pick_from_feeds (work->db, stories, error);
  const gint64 *ids = muted != NULL ? (const gint64 *) (gpointer) muted->data : NULL;

  if (muted == NULL)
    return FALSE;
  return muted->len == 0
         || (apply (work, dossier_change_set_read (ids, muted->len, TRUE), error)
             && apply (work, dossier_change_delete (ids, muted->len), error));
}

/* Adds those who are named in @story to @named (a set of gint64). */
static gboolean
add_named (DossierDb *db, gint64 story, GHashTable *named, GError **error)
{
  static const char sql_named[]
      = "SELECT entity FROM story_entity WHERE story = ?1 ORDER BY salience DESC, entity LIMIT ?2";
  sqlite3_stmt *row = dossier_db_query (db, sql_named, error, "iu", story, DOSSIER_ARRIVAL_RULE_MAX_FOLLOWED);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gint64 entity = sqlite3_column_int64 (row, 0);

      g_hash_table_add (named, g_memdup2 (&entity, sizeof entity));
    }
  return !dossier_db_failed (db);
}

static gboolean
follow (DossierWork *work, GArray *stories, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       entity;

  for (guint i = 0; i < stories->len; i++)
    if (!add_named (work->db, g_array_index (stories, gint64, i), named, error))
      return FALSE;
  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    if (!apply (work, dossier_change_follow (*(gint64 *) entity, 0, TRUE), error))
      return FALSE;
  return TRUE;
}

static gboolean
is_muting (const DossierArrivalRule *rule)
{
  return rule->mutes && (rule->mutes_until == 0 || g_get_real_time () / G_USEC_PER_SEC < rule->mutes_until);
}

static gboolean
act (DossierWork *work, const DossierArrivalRule *rule, GArray *stories, GError **error)
{
  const gint64 *ids = (const gint64 *) (gpointer) stories->data;

  if (rule->stars && !apply (work, dossier_change_set_starred (ids, stories->len, TRUE), error))
    return FALSE;
  if (rule->reads && !apply (work, dossier_change_set_read (ids, stories->len, TRUE), error))
    return FALSE;
  for (guint i = 0; rule->tags != NULL && rule->tags[i] != NULL; i++)
    if (!apply (work, dossier_change_add_tag (ids, stories->len, rule->tags[i]), error))
      return FALSE;
  if (rule->follows && !follow (work, stories, error))
    return FALSE;
  return !is_muting (rule) || mute (work, stories, error);
}

gboolean
dossier_arrivals_act (DossierWork *work, const DossierArrivalRule *rule, GArray *stories, GError **error)
{
  g_autofree char *whole = g_uuid_string_random ();
  const char      *was_part_of = work->part_of;
  gboolean         done;

  if (stories->len == 0)
    return TRUE;
  work->part_of = whole;
  work->by_rule = rule->name;
  done = act (work, rule, stories, error);
  work->by_rule = NULL;
  work->part_of = was_part_of;
  return done;
}

/* --- arrivals --- */

/* What no rule can be blamed for. */
static gboolean
is_of_library (DossierDb *db, const GError *error)
{
  return error->domain == DOSSIER_STORE_ERROR && error->code != DOSSIER_STORE_ERROR_NOT_FOUND
         && (error->code != DOSSIER_STORE_ERROR_FAILED || dossier_search_was_let_down (db));
}

static gboolean
run_rule (DossierWork *work, const DossierArrivalRule *rule, GError **error)
{
  g_autoptr (DossierQuery) query = dossier_query_parse (rule->query, FALSE, error);
  g_autoptr (GArray) found = NULL;

  if (query != NULL)
    found = dossier_search_find (work->db, work->names, query, work->arrived, 0, error);
  return found != NULL && dossier_arrivals_act (work, rule, found, error);
}

gboolean
dossier_arrivals_run (DossierWork *work, GError **error)
{
  static const char sql_list[] = "SELECT id, rule, problem FROM arrival_rule WHERE is_enabled = 1"
                                 " ORDER BY position, id";
  g_autoptr (GPtrArray) rules = NULL;
  gboolean done = TRUE;

  if (work->arrived->len == 0)
    return TRUE;
  rules = collect_rules (work->db, dossier_db_query (work->db, sql_list, error, ""), error);
  if (rules == NULL)
    return FALSE;
  work->on_arrival = TRUE;
  for (guint i = 0; done && i < rules->len; i++)
    {
      const DossierArrivalRule *rule = rules->pdata[i];
      g_autoptr (GError) problem = NULL;

      if (run_rule (work, rule, &problem))
        continue;
      done = !is_of_library (work->db, problem)
             && dossier_kept_table_disable_rule (work, rule->id, problem->message, error);
      if (!done && (error == NULL || *error == NULL))
        g_propagate_error (error, g_steal_pointer (&problem));
    }
  work->on_arrival = FALSE;
  return done;
}

/* --- what they did --- */

/* Owned by the caller; NULL for what is not told of a story, or does not hold any more. */
static char *
dup_act (DossierChangeKind kind, const char *tag, const char *rule, const DossierStoryState *state)
{
  if (kind == DOSSIER_CHANGE_SET_STARRED && state->is_starred)
    /* TRANSLATORS: the name of a rule */
    return g_strdup_printf (_ ("Starred by the rule “%s”"), rule);
  if (kind == DOSSIER_CHANGE_SET_READ && state->is_read)
    /* TRANSLATORS: the name of a rule */
    return g_strdup_printf (_ ("Marked as read by the rule “%s”"), rule);
  if (kind == DOSSIER_CHANGE_DELETE && state->is_deleted)
    /* TRANSLATORS: the name of a rule */
    return g_strdup_printf (_ ("Muted by the rule “%s”"), rule);
  if (kind == DOSSIER_CHANGE_ADD_TAG && tag != NULL)
    /* TRANSLATORS: the name of a tag, and that of a rule */
    return g_strdup_printf (_ ("Tagged “%s” by the rule “%s”"), tag, rule);
  return NULL;
}

GPtrArray *
dossier_arrivals_list_acts (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_acts[]
      = "SELECT j.kind, g.name, j.by_rule, t.is_read, t.is_starred, t.is_deleted FROM rule_act a"
        " JOIN journal j ON j.id = a.entry JOIN story_state t ON t.story = a.story"
        " LEFT JOIN story_tag h ON h.story = a.story AND h.tag = j.subject LEFT JOIN tag g ON g.id = h.tag"
        " WHERE a.story = ?1 AND j.is_undone = 0 ORDER BY a.entry";
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_acts, error, "i", story);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierStoryState state = { .is_read = sqlite3_column_int (row, 3),
                                  .is_starred = sqlite3_column_int (row, 4),
                                  .is_deleted = sqlite3_column_int (row, 5) };
      char             *words
          = dup_act (dossier_change_kind_from_string ((const char *) sqlite3_column_text (row, 0)),
                     (const char *) sqlite3_column_text (row, 1), (const char *) sqlite3_column_text (row, 2), &state);

      if (words != NULL)
        g_ptr_array_add (acts, words);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&acts);
}
