/* dossier-expiry.c - stories that their feeds keep no longer are put away, and come back when they keep them longer
 *
 * A feed keeps what is not older than "until": the younger of a story's date and the moment it was saved decides.
 * feed.expired_until: no story of it that is put away is younger. Only a feed that keeps more than that by now, or all,
 * is looked through for what comes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-expiry.h"

#include "dossier-stories-table.h"
#include "dossier-subscriptions.h"

/* The outer row is read from the index of feeds alone, the story's own row only of what is left then. */
#define SELECT_OF_FEED "SELECT i.id FROM story i WHERE i.feed = ?1 AND i.id > ?2 AND "
#define OF_AGE "(SELECT max (s.published_until, s.saved) FROM story s WHERE s.id = i.id)"
#define IN_ORDER " ORDER BY i.id LIMIT ?4"

/* One of the two ways. Feeds: their id and until, as of ?1. Stories: of feed ?1 after ?2, until ?3. */
typedef struct
{
  const char *sql_feeds, *sql_stories, *sql_done;
  gboolean    is_expired; /* what the stories become */
} Way;

static const Way ways[] = {
  {
      "SELECT f.id, CASE WHEN f.keep_days > 0 THEN ?1 - f.keep_days * 86400 ELSE 0 END FROM feed f"
      " JOIN feed_count c ON c.feed = f.id WHERE f.is_removed = 0 AND c.n_expired > 0"
      " AND (f.keep_days = 0 OR ?1 - f.keep_days * 86400 < f.expired_until)",
      SELECT_OF_FEED "EXISTS (SELECT 1 FROM story_state t WHERE t.story = i.id AND t.is_expired = 1) AND " OF_AGE
                     " >= ?3" IN_ORDER,
      "UPDATE feed SET expired_until = ?2 WHERE id = ?1",
      FALSE,
  },
  {
      "SELECT id, ?1 - keep_days * 86400 FROM feed WHERE is_removed = 0 AND keep_days > 0",
      SELECT_OF_FEED "EXISTS (SELECT 1 FROM story_state t WHERE t.story = i.id AND t.is_deleted = 0 AND t.is_read = 1"
                     " AND t.is_starred = 0 AND t.is_archived = 0 AND t.is_kept = 0)"
                     " AND NOT EXISTS (SELECT 1 FROM annotation a WHERE a.story = i.id)"
                     " AND NOT EXISTS (SELECT 1 FROM story_tag h WHERE h.story = i.id)"
                     " AND NOT EXISTS (SELECT 1 FROM aloud_queue q WHERE q.story = i.id)"
                     " AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.story = i.id) AND " OF_AGE " < ?3" IN_ORDER,
      "UPDATE feed SET expired_until = max (expired_until, ?2) WHERE id = ?1",
      TRUE,
  },
};

typedef struct
{
  const Way *way;
  gint64     feed, until;
  gint64     last; /* the story that was looked at last */
  guint      n;    /* stories of the last batch */
} Batch;

/* At most @limit, of gint64. */
static GArray *
find_stories (DossierDb *db, const Batch *batch, guint limit, GError **error)
{
  return dossier_db_list (db, batch->way->sql_stories, error, "iiiu", batch->feed, batch->last, batch->until, limit);
}

static gboolean
run_batch (DossierWork *work, gpointer args, GError **error)
{
  Batch *batch = args;
  g_autoptr (GArray) stories = find_stories (work->db, batch, DOSSIER_EXPIRY_BATCH, error);

  if (stories == NULL)
    return FALSE;
  for (guint i = 0; i < stories->len; i++)
    {
      batch->last = g_array_index (stories, gint64, i);
      if (!dossier_stories_table_set_expired (work, batch->last, batch->way->is_expired, error))
        return FALSE;
    }
  batch->n = stories->len;
  /* Said before the first one goes, and after the last one has come back. */
  return (!batch->way->is_expired && batch->n == DOSSIER_EXPIRY_BATCH)
         || dossier_db_run (work->db, batch->way->sql_done, error, "ii", batch->feed, batch->until);
}

/* Looks before it asks for the write lock: mostly there is nothing to put away. */
static gboolean
run_feed (DossierStore *self, DossierDb *db, Batch *batch, GError **error)
{
  if (batch->way->is_expired)
    {
      g_autoptr (GArray) first = find_stories (db, batch, 1, error);

      if (first == NULL || first->len == 0)
        return first != NULL;
    }
  do
    if (!dossier_store_run_work (self, db, run_batch, batch, error))
      return FALSE;
  while (batch->n == DOSSIER_EXPIRY_BATCH);
  return TRUE;
}

/* Of Batch, one for each feed that the way is open to. */
static GArray *
list_feeds (DossierDb *db, const Way *way, gint64 now, GError **error)
{
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (Batch));
  sqlite3_stmt *row = dossier_db_query (db, way->sql_feeds, error, "i", now);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      Batch batch = { .way = way, .feed = sqlite3_column_int64 (row, 0), .until = sqlite3_column_int64 (row, 1) };

      g_array_append_val (feeds, batch);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&feeds);
}

gboolean
dossier_expiry_run (DossierStore *self, DossierDb *db, gint64 now, GError **error)
{
  g_assert (dossier_db_is_mine (db));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GArray) feeds = list_feeds (db, &ways[i], now, error);

      if (feeds == NULL)
        return FALSE;
      for (guint f = 0; f < feeds->len; f++)
        if (!run_feed (self, db, &g_array_index (feeds, Batch, f), error))
          return FALSE;
    }
  return TRUE;
}

static gpointer
expire_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (dossier_expiry_run (self, db, *(const gint64 *) args, error));
}

static const DossierCallKind expire_kind = { .call = expire_call, .writes = TRUE };

gboolean
dossier_store_expire_stories (DossierStore *self, gint64 now, GError **error)
{
  return dossier_store_call (self, &expire_kind, &now, error) != NULL;
}
