/* dossier-queue-table.c - the stories that are to be read aloud one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-queue-table.h"

GArray *
dossier_queue_table_load (DossierDb *db, GError **error)
{
  static const char sql[] = "SELECT story FROM aloud_queue ORDER BY place";
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0);

      g_array_append_val (queue, story);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&queue);
}

gboolean
dossier_queue_table_set (DossierDb *db, GArray *queue, GError **error)
{
  static const char sql_clear[] = "DELETE FROM aloud_queue";
  static const char sql_add[] = "INSERT INTO aloud_queue (story, place) VALUES (?1, ?2)";

  if (!dossier_db_run (db, sql_clear, error, ""))
    return FALSE;
  for (guint i = 0; i < queue->len; i++)
    if (!dossier_db_run (db, sql_add, error, "iu", g_array_index (queue, gint64, i), i))
      return FALSE;
  return TRUE;
}

GArray *
dossier_queue_table_choose (DossierDb *db, const gint64 *stories, guint n, GError **error)
{
  static const char sql[] = "SELECT 1 FROM story_state WHERE story = ?1 AND is_deleted = 0";
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 is_there = 0;

      if (!dossier_db_get (db, sql, &is_there, error, "i", stories[i]))
        return NULL;
      if (is_there != 0)
        g_array_append_val (chosen, stories[i]);
    }
  return g_steal_pointer (&chosen);
}
