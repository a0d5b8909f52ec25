/* dossier-work.c - one transaction of the writer: what it changes is counted and told when it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-work.h"

#include "dossier-arrivals.h"
#include "dossier-events-table.h"
#include "dossier-foreign.h"
#include "dossier-saved-searches-table.h"
#include "dossier-search-rows.h"

typedef struct
{
  gint64 n_stories, n_unread, n_expired;
} FeedDelta;

typedef struct
{
  gint64   n_stories;
  gint64   newest;
  gboolean lost; /* a story less: the newest may be gone */
} EntityDelta;

const char *
dossier_total_to_string (DossierTotal total)
{
  static const char *const names[DOSSIER_N_TOTALS] = {
    "stories", "unread", "starred", "annotated", "claims", "people", "organizations", "feeds", "archived",
  };

  return names[total];
}

void
dossier_memory_init (DossierMemory *memory)
{
  memory->resolved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  memory->window = NULL;
  memory->data_version = 0;
}

void
dossier_memory_clear (DossierMemory *memory)
{
  g_clear_pointer (&memory->resolved, g_hash_table_unref);
  g_clear_pointer (&memory->window, dossier_event_window_free);
}

gint64
dossier_work_recall (DossierWork *work, const char *name)
{
  gint64 *id = g_hash_table_lookup (work->memory->resolved, name);

  return id != NULL ? *id : 0;
}

void
dossier_work_remember (DossierWork *work, const char *name, gint64 id)
{
  if (g_hash_table_size (work->memory->resolved) >= DOSSIER_MEMORY_MAX)
    dossier_work_forget (work);
  g_hash_table_insert (work->memory->resolved, g_strdup (name), g_memdup2 (&id, sizeof id));
}

void
dossier_work_forget (DossierWork *work)
{
  g_hash_table_remove_all (work->memory->resolved);
  if (work->memory->window != NULL)
    dossier_event_window_forget (work->memory->window);
}

void
dossier_work_init (DossierWork *work, DossierDb *db, const DossierNames *names, DossierMemory *memory)
{
  *work = (DossierWork){ .db = db, .names = names, .memory = memory };
  work->feeds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  work->entities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  work->tags = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  work->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  work->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  work->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  work->grouped = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));
  work->arrived = g_array_new (FALSE, FALSE, sizeof (gint64));
  work->new_words = g_array_new (FALSE, FALSE, sizeof (DossierNewWords));
  work->unplaced = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
dossier_work_clear (DossierWork *work)
{
  g_clear_pointer (&work->feeds, g_hash_table_unref);
  g_clear_pointer (&work->entities, g_hash_table_unref);
  g_clear_pointer (&work->tags, g_hash_table_unref);
  g_clear_pointer (&work->added, g_array_unref);
  g_clear_pointer (&work->removed, g_array_unref);
  g_clear_pointer (&work->changed, g_array_unref);
  g_clear_pointer (&work->grouped, g_array_unref);
  g_clear_pointer (&work->arrived, g_array_unref);
  g_clear_pointer (&work->new_words, g_array_unref);
  g_clear_pointer (&work->unplaced, g_array_unref);
}

gboolean
dossier_work_begin (DossierWork *work, GError **error)
{
  static const char sql_version[] = "PRAGMA data_version";
  gint64            version = 0;

  if (!dossier_db_begin (work->db, error))
    return FALSE;
  if (!dossier_db_get (work->db, sql_version, &version, error, ""))
    return dossier_work_rollback (work);
  if (version == work->memory->data_version)
    return TRUE;
  dossier_work_forget (work);
  return dossier_foreign_collect (work, error) || dossier_work_rollback (work);
}

gboolean
dossier_work_rollback (DossierWork *work)
{
  dossier_db_rollback (work->db);
  dossier_work_forget (work);
  return FALSE;
}

static gpointer
find_delta (GHashTable *table, gint64 id, gsize size)
{
  gpointer delta = g_hash_table_lookup (table, &id);

  if (delta == NULL)
    {
      delta = g_malloc0 (size);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), delta);
    }
  return delta;
}

static void
count_expired (DossierWork *work, gint64 feed, int sign)
{
  FeedDelta *delta = find_delta (work->feeds, feed, sizeof (FeedDelta));

  delta->n_expired += sign;
  work->feeds_changed = TRUE;
}

void
dossier_work_count_story (DossierWork *work, const DossierStoryState *state, int sign)
{
  if (state->is_expired && state->feed != 0)
    count_expired (work, state->feed, sign);
  if (state->is_deleted)
    return;
  work->totals[DOSSIER_TOTAL_STORIES] += sign;
  work->totals[DOSSIER_TOTAL_UNREAD] += state->is_read ? 0 : sign;
  work->totals[DOSSIER_TOTAL_STARRED] += state->is_starred ? sign : 0;
  work->totals[DOSSIER_TOTAL_ARCHIVED] += state->is_archived ? sign : 0;
  work->totals[DOSSIER_TOTAL_ANNOTATED] += state->n_annotations > 0 ? sign : 0;
  work->totals[DOSSIER_TOTAL_CLAIMS] += sign * (gint64) state->n_facts;
  if (state->feed != 0)
    {
      FeedDelta *delta = find_delta (work->feeds, state->feed, sizeof (FeedDelta));

      delta->n_stories += sign;
      delta->n_unread += state->is_read ? 0 : sign;
      work->feeds_changed = TRUE;
    }
}

void
dossier_work_count_entity (DossierWork *work, gint64 entity, gint64 story, int sign)
{
  EntityDelta *delta = find_delta (work->entities, entity, sizeof (EntityDelta));

  delta->n_stories += sign;
  if (sign > 0)
    delta->newest = MAX (delta->newest, story);
  else
    delta->lost = TRUE;
  work->entities_changed = TRUE;
}

void
dossier_work_count_tag (DossierWork *work, gint64 tag, int sign)
{
  gint64 *delta = find_delta (work->tags, tag, sizeof (gint64));

  *delta += sign;
  work->tags_changed = TRUE;
}

gboolean
dossier_work_step (DossierWork *work, GError **error)
{
  if (work->n_done != NULL)
    g_atomic_int_inc (work->n_done);
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

gboolean
dossier_work_has_news (DossierWork *work)
{
  return work->added->len > 0 || work->removed->len > 0 || work->changed->len > 0 || work->entities_changed
         || work->feeds_changed || work->tags_changed || work->links_changed || work->journal_changed
         || work->searches_changed || work->grouped->len > 0;
}

/* The lists show an entity that a story names, or that the user has pinned. */
static void
count_visible (DossierWork *work, DossierEntityKind kind, gboolean before, gboolean after)
{
  DossierTotal total = kind == DOSSIER_ENTITY_PERSON ? DOSSIER_TOTAL_PEOPLE : DOSSIER_TOTAL_ORGANIZATIONS;

  work->totals[total] += after - before;
}

static gboolean
write_entity (DossierWork *work, gint64 entity, const EntityDelta *delta, GError **error)
{
  static const char sql_gain[]
      = "UPDATE entity_count SET n_stories = n_stories + ?2, newest = max (newest, ?3) WHERE entity = ?1"
        " RETURNING kind, is_pinned, n_stories";
  static const char sql_loss[]
      = "UPDATE entity_count SET n_stories = n_stories + ?2, newest = coalesce ((SELECT e.story FROM story_entity e"
        " JOIN story_state s ON s.story = e.story WHERE e.entity = ?1 AND s.is_deleted = 0"
        " ORDER BY e.story DESC LIMIT 1), 0) WHERE entity = ?1 RETURNING kind, is_pinned, n_stories";
  sqlite3_stmt *row;

  if (delta->lost)
    row = dossier_db_query (work->db, sql_loss, error, "ii", entity, delta->n_stories);
  else
    row = dossier_db_query (work->db, sql_gain, error, "iii", entity, delta->n_stories, delta->newest);
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      gboolean is_pinned = sqlite3_column_int (row, 1);
      gint64   after = sqlite3_column_int64 (row, 2);

      count_visible (work, sqlite3_column_int (row, 0), is_pinned || after - delta->n_stories > 0,
                     is_pinned || after > 0);
    }
  return !dossier_db_failed (work->db);
}

gboolean
dossier_work_set_pinned (DossierWork *work, gint64 entity, gboolean is_pinned, GError **error)
{
  static const char sql_pin[] = "UPDATE entity_count SET is_pinned = ?2 WHERE entity = ?1 AND is_pinned <> ?2"
                                " RETURNING kind, n_stories";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_pin, error, "iu", entity, !!is_pinned);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    if (sqlite3_column_int64 (row, 1) == 0)
      count_visible (work, sqlite3_column_int (row, 0), !is_pinned, !!is_pinned);
  work->entities_changed = TRUE;
  return !dossier_db_failed (work->db);
}

gboolean
dossier_work_set_kind (DossierWork *work, gint64 entity, DossierEntityKind kind, GError **error)
{
  static const char sql_kind[] = "UPDATE entity_count SET kind = ?2 WHERE entity = ?1 AND kind <> ?2"
                                 " RETURNING is_pinned OR n_stories > 0";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_kind, error, "iu", entity, kind);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    if (sqlite3_column_int (row, 0))
      {
        count_visible (work, DOSSIER_ENTITY_PERSON, kind == DOSSIER_ENTITY_ORGANIZATION, kind == DOSSIER_ENTITY_PERSON);
        count_visible (work, DOSSIER_ENTITY_ORGANIZATION, kind == DOSSIER_ENTITY_PERSON,
                       kind == DOSSIER_ENTITY_ORGANIZATION);
      }
  work->entities_changed = TRUE;
  return !dossier_db_failed (work->db);
}

static gboolean
write_counts (DossierWork *work, GError **error)
{
  static const char sql_feed[] = "INSERT INTO feed_count (feed, n_stories, n_unread, n_expired) VALUES (?1, ?2, ?3, ?4)"
                                 " ON CONFLICT (feed) DO UPDATE SET n_stories = n_stories + excluded.n_stories,"
                                 " n_unread = n_unread + excluded.n_unread, n_expired = n_expired + excluded.n_expired";
  static const char sql_tag[] = "INSERT INTO tag_count (tag, n_stories) VALUES (?1, ?2)"
                                " ON CONFLICT (tag) DO UPDATE SET n_stories = n_stories + excluded.n_stories";
  static const char sql_total[] = "UPDATE total SET n = n + ?2 WHERE name = ?1";
  GHashTableIter    iter;
  gpointer          id, delta;

  g_hash_table_iter_init (&iter, work->feeds);
  while (g_hash_table_iter_next (&iter, &id, &delta))
    if (!dossier_db_run (work->db, sql_feed, error, "iiii", *(gint64 *) id, ((FeedDelta *) delta)->n_stories,
                         ((FeedDelta *) delta)->n_unread, ((FeedDelta *) delta)->n_expired))
      return FALSE;

  g_hash_table_iter_init (&iter, work->entities);
  while (g_hash_table_iter_next (&iter, &id, &delta))
    if (!write_entity (work, *(gint64 *) id, delta, error))
      return FALSE;

  g_hash_table_iter_init (&iter, work->tags);
  while (g_hash_table_iter_next (&iter, &id, &delta))
    if (!dossier_db_run (work->db, sql_tag, error, "ii", *(gint64 *) id, *(gint64 *) delta))
      return FALSE;

  for (DossierTotal i = 0; i < DOSSIER_N_TOTALS; i++)
    if (work->totals[i] != 0
        && !dossier_db_run (work->db, sql_total, error, "si", dossier_total_to_string (i), work->totals[i]))
      return FALSE;
  return TRUE;
}

gboolean
dossier_work_commit (DossierWork *work, GError **error)
{
  if (!dossier_search_rows_write (work, error) || !dossier_events_table_place (work, error)
      || !dossier_arrivals_run (work, error) || !dossier_saved_searches_table_follow (work, error)
      || !write_counts (work, error))
    return dossier_work_rollback (work);
  if (dossier_foreign_mark (work->db, work->memory, error) && dossier_db_commit (work->db, error))
    return TRUE;
  dossier_db_rollback (work->db);
  dossier_work_forget (work);
  return FALSE;
}
