/* dossier-queue-table.c - the stories that are to be read aloud one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-queue-table.h"

GArray *
dossier_queue_table_load (DossierDb *db, GError **error)
{
  static const char sql[] = "SELECT story FROM aloud_queue ORDER BY place";

  return dossier_db_list (db, sql, error, "");
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
