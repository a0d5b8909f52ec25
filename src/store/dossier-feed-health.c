/* dossier-feed-health.c - which subscriptions bring nothing, and since when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-health.h"

#include "dossier-prepared.h"
#include "dossier-store-private.h"

/* Answers are kept in the order they came; a story's id carries its date. */
static gpointer
health_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_health[]
      = "SELECT f.id, f.is_gone,"
        " CASE WHEN f.last_error IS NULL THEN 0 ELSE coalesce ((SELECT min (a.time) FROM feed_answer a"
        "  WHERE a.feed = f.id AND a.id > coalesce ((SELECT max (b.id) FROM feed_answer b"
        "   WHERE b.feed = f.id AND b.error IS NULL), 0)), f.checked) END,"
        " coalesce ((SELECT max (s.id) FROM story s WHERE s.feed = f.id), 0)"
        " FROM feed f WHERE f.is_removed = 0";
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_health, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedHealth *health = g_new0 (DossierFeedHealth, 1);

      health->feed = sqlite3_column_int64 (row, 0);
      health->is_gone = sqlite3_column_int (row, 1) != 0;
      health->failing_since = sqlite3_column_int64 (row, 2);
      health->newest = dossier_story_id_to_time (sqlite3_column_int64 (row, 3));
      g_ptr_array_add (all, health);
    }

  return dossier_db_failed (db) ? NULL : g_steal_pointer (&all);
}

static const DossierCallKind health_kind = { .call = health_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

void
dossier_store_list_feed_health_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  dossier_store_call_async (self, &health_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_feed_health_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &health_kind, result, error);
}

GPtrArray *
dossier_store_list_feed_health (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &health_kind, NULL, error);
}
