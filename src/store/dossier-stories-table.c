/* dossier-stories-table.c - stories as lists show them, and their state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-stories-table.h"

#include <glib/gi18n-lib.h>
#include "dossier-entities-table.h"
#include "dossier-search.h"
#include "dossier-store.h"
#include "dossier-tags-table.h"

#define SELECT_STORY                                                                                                   \
  "SELECT s.id, s.uid, s.feed, s.title, coalesce (o.name, f.title), s.author, s.uri, s.summary, s.published_from,"     \
  " s.published_until, s.precision, s.saved, s.n_words, t.is_read, t.is_starred, t.n_annotations > 0, c.kind, "        \
  "c.flags,"                                                                                                           \
  " a.name, b.name, s.original_uri, t.is_archived FROM story s JOIN story_state t ON t.story = s.id"                   \
  " LEFT JOIN source o ON o.id = s.source LEFT JOIN feed f ON f.id = s.feed LEFT JOIN claim c ON c.id = s.claim"       \
  " LEFT JOIN entity a ON a.id = c.subject LEFT JOIN entity b ON b.id = c.object "

gboolean
dossier_stories_table_get_state (DossierDb *db, gint64 story, DossierStoryState *state, GError **error)
{
  static const char sql_state[]
      = "SELECT s.feed, s.n_facts, t.n_annotations, t.is_read, t.is_starred, t.is_deleted, t.is_expired,"
        " t.is_archived"
        " FROM story_state t"
        " JOIN story s ON s.id = t.story WHERE t.story = ?1";
  sqlite3_stmt *row = dossier_db_query (db, sql_state, error, "i", story);

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  state->feed = sqlite3_column_int64 (row, 0);
  state->n_facts = sqlite3_column_int (row, 1);
  state->n_annotations = sqlite3_column_int (row, 2);
  state->is_read = sqlite3_column_int (row, 3);
  state->is_starred = sqlite3_column_int (row, 4);
  state->is_deleted = sqlite3_column_int (row, 5);
  state->is_expired = sqlite3_column_int (row, 6);
  state->is_archived = sqlite3_column_int (row, 7);
  dossier_db_end (row);
  return TRUE;
}

/* What names the story, or sorts it, is counted without those that are deleted. */
static gboolean
count_what_it_has (DossierWork *work, gint64 story, int sign, GError **error)
{
  return dossier_entities_table_count_story (work, story, sign, error)
         && dossier_tags_table_count_story (work, story, sign, error);
}

static gboolean
write_flag (DossierWork *work, gint64 story, DossierStateFlag flag, gboolean value, GError **error)
{
  static const char sql_read[] = "UPDATE story_state SET is_read = ?2 WHERE story = ?1";
  static const char sql_starred[] = "UPDATE story_state SET is_starred = ?2 WHERE story = ?1";
  static const char sql_deleted[] = "UPDATE story_state SET is_deleted = ?2 WHERE story = ?1";
  static const char sql_archived[] = "UPDATE story_state SET is_archived = ?2 WHERE story = ?1";

  switch (flag)
    {
    case DOSSIER_STATE_READ: return dossier_db_run (work->db, sql_read, error, "iu", story, value);
    case DOSSIER_STATE_STARRED: return dossier_db_run (work->db, sql_starred, error, "iu", story, value);
    case DOSSIER_STATE_ARCHIVED: return dossier_db_run (work->db, sql_archived, error, "iu", story, value);
    case DOSSIER_STATE_DELETED:
      return dossier_db_run (work->db, sql_deleted, error, "iu", story, value)
             && count_what_it_has (work, story, value ? -1 : 1, error);
    }
  g_assert_not_reached ();
}

gboolean
dossier_stories_table_set_expired (DossierWork *work, gint64 story, gboolean is_expired, GError **error)
{
  static const char sql_set[] = "UPDATE story_state SET is_deleted = ?2, is_expired = ?2 WHERE story = ?1";
  DossierStoryState state = { 0 };

  if (!dossier_stories_table_get_state (work->db, story, &state, error)
      || !dossier_db_run (work->db, sql_set, error, "iu", story, !!is_expired)
      || !count_what_it_has (work, story, is_expired ? -1 : 1, error))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  state.is_deleted = state.is_expired = is_expired;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (is_expired ? work->removed : work->added, story);
  return TRUE;
}

gboolean
dossier_stories_table_keep (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_keep[] = "UPDATE story_state SET is_kept = 1 WHERE story = ?1";

  return dossier_db_run (db, sql_keep, error, "i", story);
}

gboolean
dossier_stories_table_bring_back (DossierWork *work, gint64 story, GError **error)
{
  static const char sql_expired[] = "SELECT is_expired FROM story_state WHERE story = ?1";
  gint64            is_expired = 0;

  if (!dossier_db_get (work->db, sql_expired, &is_expired, error, "i", story))
    return FALSE;
  return !is_expired
         || (dossier_stories_table_keep (work->db, story, error)
             && dossier_stories_table_set_expired (work, story, FALSE, error));
}

static gboolean *
get_field (DossierStoryState *state, DossierStateFlag flag)
{
  switch (flag) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_STATE_READ: return &state->is_read;
    case DOSSIER_STATE_STARRED: return &state->is_starred;
    case DOSSIER_STATE_DELETED: return &state->is_deleted;
    case DOSSIER_STATE_ARCHIVED: return &state->is_archived;
    }
  g_assert_not_reached ();
}

gboolean
dossier_stories_table_set_flag (DossierWork *work, gint64 story, DossierStateFlag flag, gboolean value,
                                gboolean *changed, GError **error)
{
  DossierStoryState before, after;
  GError           *local_error = NULL;
  gboolean         *field;

  *changed = FALSE;
  if (!dossier_stories_table_bring_back (work, story, error))
    return FALSE;
  if (!dossier_stories_table_get_state (work->db, story, &before, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (before.is_deleted && flag != DOSSIER_STATE_DELETED)
    return TRUE;
  after = before;
  field = get_field (&after, flag);
  if (!*field == !value)
    return TRUE;
  *field = value;
  if (!write_flag (work, story, flag, value, error))
    return FALSE;
  dossier_work_count_story (work, &before, -1);
  dossier_work_count_story (work, &after, 1);
  g_array_append_val (flag != DOSSIER_STATE_DELETED ? work->changed : value ? work->removed : work->added, story);
  *changed = TRUE;
  return TRUE;
}

/* Stories of a large change that are marked together. */
#define MARKED_TOGETHER 1000

/* A story whose flag is another one by now. */
typedef struct
{
  DossierStoryState state; /* as far as counts need it of a story that stays */
  gint64            story;
} Marked;

#define SELECT_UNMARKED(flag)                                                                                          \
  "SELECT t.story, s.feed, t.is_read, t.is_starred, t.is_archived, t.is_expired, t.n_annotations, s.n_facts"           \
  " FROM json_each (?1) j CROSS JOIN story_state t ON t.story = j.value CROSS JOIN story s ON s.id = t.story"          \
  " WHERE (t.is_deleted = 0 AND t." flag " <> ?2) OR t.is_expired = 1"

#define UPDATE_UNMARKED(flag)                                                                                          \
  "UPDATE story_state SET " flag " = ?2 WHERE story IN (SELECT value FROM json_each (?1))"                             \
  " AND is_deleted = 0 AND " flag " <> ?2"

/* Those of @json that do not have the flag, and those that are expired, in their order: (element-type Marked). */
static GArray *
list_unmarked (DossierDb *db, const char *json, DossierStateFlag flag, gboolean value, GError **error)
{
  static const char sql_read[] = SELECT_UNMARKED ("is_read");
  static const char sql_starred[] = SELECT_UNMARKED ("is_starred");
  static const char sql_archived[] = SELECT_UNMARKED ("is_archived");
  const char *sql = flag == DOSSIER_STATE_READ ? sql_read : flag == DOSSIER_STATE_STARRED ? sql_starred : sql_archived;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Marked));
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "su", json, !!value);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      Marked marked = { .story = sqlite3_column_int64 (row, 0) };

      marked.state.feed = sqlite3_column_int64 (row, 1);
      marked.state.is_read = sqlite3_column_int (row, 2);
      marked.state.is_starred = sqlite3_column_int (row, 3);
      marked.state.is_archived = sqlite3_column_int (row, 4);
      marked.state.is_expired = sqlite3_column_int (row, 5);
      marked.state.n_annotations = sqlite3_column_int (row, 6);
      marked.state.n_facts = sqlite3_column_int (row, 7);
      g_array_append_val (found, marked);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&found);
}

static gboolean
write_flags (DossierDb *db, const char *json, DossierStateFlag flag, gboolean value, GError **error)
{
  static const char sql_read[] = UPDATE_UNMARKED ("is_read");
  static const char sql_starred[] = UPDATE_UNMARKED ("is_starred");
  static const char sql_archived[] = UPDATE_UNMARKED ("is_archived");
  const char *sql = flag == DOSSIER_STATE_READ ? sql_read : flag == DOSSIER_STATE_STARRED ? sql_starred : sql_archived;

  return dossier_db_run (db, sql, error, "su", json, !!value);
}

static void
count_marked (DossierWork *work, const Marked *marked, DossierStateFlag flag, gboolean value)
{
  DossierStoryState after = marked->state;

  *get_field (&after, flag) = value;
  dossier_work_count_story (work, &marked->state, -1);
  dossier_work_count_story (work, &after, 1);
  g_array_append_val (work->changed, marked->story);
}

/* Some stories, none of them twice, in a statement. What is expired comes back first, each by itself. */
static gboolean
mark_together (DossierWork *work, GArray *stories, DossierStateFlag flag, gboolean value, GArray *effective,
               GError **error)
{
  g_autofree char *json = dossier_search_ids_to_json (stories);
  g_autoptr (GArray) found = list_unmarked (work->db, json, flag, value, error);

  if (found == NULL || !write_flags (work->db, json, flag, value, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const Marked *marked = &g_array_index (found, Marked, i);
      gboolean      changed = TRUE;

      if (!marked->state.is_expired)
        count_marked (work, marked, flag, value);
      else if (!dossier_stories_table_set_flag (work, marked->story, flag, value, &changed, error))
        return FALSE;
      if (changed && effective != NULL)
        g_array_append_val (effective, marked->story);
    }
  for (guint i = 0; i < stories->len; i++)
    if (!dossier_work_step (work, error))
      return FALSE;
  return TRUE;
}

/* What goes along with a story that is deleted, or comes back, is counted story by story. */
static gboolean
delete_each (DossierWork *work, GArray *stories, gboolean value, GArray *effective, GError **error)
{
  for (guint i = 0; i < stories->len; i++)
    {
      gint64   story = g_array_index (stories, gint64, i);
      gboolean changed;

      if (!dossier_stories_table_set_flag (work, story, DOSSIER_STATE_DELETED, value, &changed, error)
          || !dossier_work_step (work, error))
        return FALSE;
      if (changed && effective != NULL)
        g_array_append_val (effective, story);
    }
  return TRUE;
}

gboolean
dossier_stories_table_set_flags (DossierWork *work, GArray *stories, DossierStateFlag flag, gboolean value,
                                 GArray *effective, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GArray) some = NULL;

  if (flag == DOSSIER_STATE_DELETED)
    return delete_each (work, stories, value, effective, error);
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  some = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MIN (stories->len, MARKED_TOGETHER));
  for (guint i = 0; i < stories->len; i++)
    {
      gint64 *story = &g_array_index (stories, gint64, i);

      if (g_hash_table_add (seen, story))
        g_array_append_val (some, *story);
      if (some->len < MARKED_TOGETHER && i + 1 < stories->len)
        continue;
      if (!mark_together (work, some, flag, value, effective, error))
        return FALSE;
      g_array_set_size (some, 0);
      g_hash_table_remove_all (seen);
    }
  return TRUE;
}

gboolean
dossier_stories_table_count_annotation (DossierWork *work, gint64 story, int sign, GError **error)
{
  static const char sql_count[] = "UPDATE story_state SET n_annotations = n_annotations + ?2 WHERE story = ?1";
  DossierStoryState state;

  if (!dossier_stories_table_get_state (work->db, story, &state, error)
      || !dossier_db_run (work->db, sql_count, error, "ii", story, (gint64) sign))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  state.n_annotations += sign;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->changed, story);
  return TRUE;
}

static DossierStory *
make_story (sqlite3_stmt *row)
{
  /* The strings are the statement's: the story copies them. */
  DossierStoryRow story = {
    .id = sqlite3_column_int64 (row, 0),
    .uid = (char *) sqlite3_column_text (row, 1),
    .feed_id = sqlite3_column_int64 (row, 2),
    .title = (char *) sqlite3_column_text (row, 3),
    .source = (char *) sqlite3_column_text (row, 4),
    .author = (char *) sqlite3_column_text (row, 5),
    .uri = (char *) sqlite3_column_text (row, 6),
    .summary = (char *) sqlite3_column_text (row, 7),
    .published = { sqlite3_column_int64 (row, 8), sqlite3_column_int64 (row, 9), sqlite3_column_int (row, 10) },
    .saved = sqlite3_column_int64 (row, 11),
    .n_words = sqlite3_column_int (row, 12),
    .is_read = sqlite3_column_int (row, 13),
    .is_starred = sqlite3_column_int (row, 14),
    .is_annotated = sqlite3_column_int (row, 15),
    .claim_kind = sqlite3_column_int (row, 16),
    .claim_flags = sqlite3_column_int (row, 17),
    .claim_subject = (char *) sqlite3_column_text (row, 18),
    .claim_object = (char *) sqlite3_column_text (row, 19),
    .original_uri = (char *) sqlite3_column_text (row, 20),
    .is_archived = sqlite3_column_int (row, 21),
  };

  return dossier_story_new (&story);
}

DossierStory *
dossier_stories_table_load (DossierDb *db, gint64 story, gboolean even_deleted, GError **error)
{
  static const char sql_load[] = SELECT_STORY "WHERE s.id = ?1 AND t.is_deleted <= ?2";
  sqlite3_stmt     *row = dossier_db_query (db, sql_load, error, "iu", story, !!even_deleted);
  DossierStory     *found;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  found = make_story (row);
  dossier_db_end (row);
  return found;
}

GPtrArray *
dossier_stories_table_list_of_entity (DossierDb *db, gint64 entity, guint limit, GError **error)
{
  static const char sql_list[]
      = SELECT_STORY "WHERE s.id IN (SELECT e.story FROM story_entity e JOIN story_state u ON u.story = e.story"
                     " WHERE e.entity = ?1 AND u.is_deleted = 0 ORDER BY e.story DESC LIMIT ?2) ORDER BY s.id DESC";
  g_autoptr (GPtrArray) stories = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "iu", entity, limit);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (stories, make_story (row));
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&stories);
}

gint64
dossier_stories_table_get_revision (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_revision[] = "SELECT s.revision FROM story s JOIN story_state t ON t.story = s.id"
                                     " WHERE s.id = ?1 AND t.is_deleted = 0";
  gint64            revision = 0;

  if (!dossier_db_get (db, sql_revision, &revision, error, "i", story))
    return 0;
  if (revision == 0)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                         _ ("This story is not in the library any more."));
  return revision;
}

gint64
dossier_stories_table_resolve (DossierDb *db, const char *word, GError **error)
{
  static const char sql_id[] = "SELECT story FROM story_state WHERE story = ?1 AND is_deleted = 0";
  static const char sql_uid[] = "SELECT s.id FROM story s JOIN story_state t ON t.story = s.id"
                                " WHERE s.uid = ?1 AND t.is_deleted = 0";
  guint64           number = 0;
  gint64            id = 0;

  if (!g_utf8_validate (word, -1, NULL))
    word = "";
  if (!dossier_db_get (db, sql_uid, &id, error, "s", word))
    return 0;
  if (id == 0 && g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL)
      && !dossier_db_get (db, sql_id, &id, error, "i", (gint64) number))
    return 0;
  if (id == 0)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no story “%s”."), word);
  return id;
}
