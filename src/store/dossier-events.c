/* dossier-events.c - stories that tell of the same event, asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-events.h"

#include "dossier-events-table.h"
#include "dossier-store-private.h"

/* Stories of an older library that are placed in one transaction: some hundredths of a second. */
#define AT_ONCE 100

typedef struct
{
  gint64 from, until;
} Range;

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql[] = "SELECT story, event FROM story_event WHERE story >= ?1 AND story <= ?2 ORDER BY story";
  const Range      *range = args;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "ii", range->from, range->until);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierEventStory one = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1) };

      g_array_append_val (list, one);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&list);
}

static const DossierCallKind list_kind
    = { .call = list_call, .free_args = g_free, .free_result = (GDestroyNotify) g_array_unref, .counts = TRUE };

GArray *
dossier_store_list_events (DossierStore *self, gint64 from, gint64 until, GError **error)
{
  Range range = { from, until };

  return dossier_store_call (self, &list_kind, &range, error);
}

void
dossier_store_list_events_async (DossierStore *self, gint64 from, gint64 until, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Range range = { from, until };

  dossier_store_call_async (self, &list_kind, g_memdup2 (&range, sizeof range), cancellable, callback, user_data);
}

GArray *
dossier_store_list_events_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

/* ---- one ---- */

gint64
dossier_store_get_event (DossierStore *self, gint64 story)
{
  static const char sql[] = "SELECT event FROM story_event WHERE story = ?1";
  DossierDb        *db = dossier_store_get_main_db (self);
  gint64            event = 0;

  if (db != NULL)
    dossier_db_get (db, sql, &event, NULL, "i", story);
  return event;
}

GArray *
dossier_store_list_stories_of_event (DossierStore *self, gint64 event)
{
  static const char sql[] = "SELECT story FROM story_event WHERE event = ?1 ORDER BY story";
  GArray           *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierDb        *db = dossier_store_get_main_db (self);
  sqlite3_stmt     *row = db != NULL ? dossier_db_query (db, sql, NULL, "i", event) : NULL;

  while (row != NULL && dossier_db_next (db, row, NULL))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* ---- of an older library ---- */

static GArray *
list_waiting (DossierDb *db, gint64 newest, GError **error)
{
  static const char sql[] = "SELECT id FROM story WHERE id <= ?1 ORDER BY id DESC LIMIT ?2";
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "iu", newest, AT_ONCE);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&ids);
}

/* Some of those that wait; *@args tells whether others do. */
static gboolean
place_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_newest[] = "SELECT story FROM event_wait LIMIT 1";
  static const char sql_clear[] = "DELETE FROM event_wait";
  static const char sql_wait[] = "INSERT INTO event_wait (story) VALUES (?1)";
  gboolean         *is_more = args;
  gint64            newest = 0;
  g_autoptr (GArray) ids = NULL;

  *is_more = FALSE;
  if (!dossier_db_get (work->db, sql_newest, &newest, error, ""))
    return FALSE;
  if (newest == 0)
    return TRUE;
  ids = list_waiting (work->db, newest, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!dossier_events_table_place (work, g_array_index (ids, gint64, i), error))
      return FALSE;
  if (ids == NULL || !dossier_db_run (work->db, sql_clear, error, ""))
    return FALSE;
  *is_more = ids->len == AT_ONCE;
  return !*is_more || dossier_db_run (work->db, sql_wait, error, "i", g_array_index (ids, gint64, ids->len - 1) - 1);
}

static gpointer
place_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  gboolean is_more = FALSE;

  return dossier_store_run_work (self, db, place_work, &is_more, error) && is_more ? GINT_TO_POINTER (TRUE) : NULL;
}

static const DossierCallKind place_kind = { .call = place_call, .writes = TRUE };

/* What cannot be placed now is tried at the next start. */
static void
placed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierStore *self = DOSSIER_STORE (source);

  if (dossier_store_call_finish (self, &place_kind, result, NULL) != NULL)
    dossier_store_place_older (self);
}

void
dossier_store_place_older (DossierStore *self)
{
  dossier_store_call_async (self, &place_kind, NULL, NULL, placed_cb, NULL);
}
