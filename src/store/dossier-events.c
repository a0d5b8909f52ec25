/* dossier-events.c - stories that tell of the same event, asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-events.h"

#include "dossier-store-private.h"

typedef struct
{
  GArray  *ids; /* of gint64 */
  gboolean is_oldest_first;
} Grouping;

static void
grouping_free (gpointer data)
{
  Grouping *grouping = data;

  g_array_unref (grouping->ids);
  g_free (grouping);
}

/* (element-type DossierEventStory), owned by the caller. */
static GArray *
list_events (DossierDb *db, gint64 from, GError **error)
{
  static const char sql[] = "SELECT story, event FROM story_event WHERE story >= ?1 ORDER BY story";
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "i", from);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierEventStory one = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1) };

      g_array_append_val (list, one);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&list);
}

static gpointer
group_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Grouping *grouping = args;
  GArray   *ids = grouping->ids, *events;
  gint64    from = G_MAXINT64;

  if (ids->len > 0)
    from = g_array_index (ids, gint64, grouping->is_oldest_first ? 0 : ids->len - 1);
  events = list_events (db, from, error);
  if (events == NULL)
    return NULL;
  return dossier_group_table_new (g_array_copy (ids), events, from, grouping->is_oldest_first);
}

static const DossierCallKind group_kind = { .call = group_call,
                                            .free_args = grouping_free,
                                            .free_result = (GDestroyNotify) dossier_group_table_free,
                                            .counts = TRUE };

DossierGroupTable *
dossier_store_group_stories (DossierStore *self, GArray *ids, gboolean is_oldest_first, GError **error)
{
  Grouping grouping = { ids, is_oldest_first };

  return dossier_store_call (self, &group_kind, &grouping, error);
}

void
dossier_store_group_stories_async (DossierStore *self, GArray *ids, gboolean is_oldest_first, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  Grouping *grouping = g_new (Grouping, 1);

  *grouping = (Grouping){ g_array_ref (ids), is_oldest_first };
  dossier_store_call_async (self, &group_kind, grouping, cancellable, callback, user_data);
}

DossierGroupTable *
dossier_store_group_stories_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &group_kind, result, error);
}

static GArray *
list_of_event (DossierStore *self, const char *sql, gint64 event)
{
  DossierDb *db = dossier_store_get_main_db (self);
  GArray    *ids = db != NULL ? dossier_db_list (db, sql, NULL, "i", event) : NULL;

  return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
}

GArray *
dossier_store_list_stories_of_event (DossierStore *self, gint64 event)
{
  static const char sql[] = "SELECT story FROM story_event WHERE event = ?1 ORDER BY story";

  return list_of_event (self, sql, event);
}

GArray *
dossier_store_list_unread_of_event (DossierStore *self, gint64 event)
{
  static const char sql[] = "SELECT e.story FROM story_event e CROSS JOIN story_state t ON t.story = e.story"
                            " WHERE e.event = ?1 AND t.is_read = 0 ORDER BY e.story";

  return list_of_event (self, sql, event);
}
