/* dossier-foreign.c - what another program changed in the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-foreign.h"

#include <string.h>
#include "dossier-events-table.h"

gboolean
dossier_foreign_mark (DossierDb *db, DossierMemory *memory, GError **error)
{
  static const char sql_text[] = "SELECT coalesce (max (id), 0) FROM story_text";
  static const char sql_entry[] = "SELECT coalesce (max (id), 0) FROM journal";
  static const char sql_version[] = "PRAGMA data_version";

  return dossier_db_get (db, sql_text, &memory->last_text, error, "")
         && dossier_db_get (db, sql_entry, &memory->last_entry, error, "")
         && dossier_db_get (db, sql_version, &memory->data_version, error, "");
}

/* Whether it was added or only changed the lists find out themselves: they skip what they have. */
static gboolean
tell_stories (DossierWork *work, sqlite3_stmt *row, GError **error)
{
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0);

      if (sqlite3_column_int (row, 1))
        g_array_append_val (work->removed, story);
      else
        {
          g_array_append_val (work->added, story);
          g_array_append_val (work->changed, story);
        }
    }
  return !dossier_db_failed (work->db);
}

/* The stories of one entry, or those of its highlights: 8 bytes each. */
static gboolean
tell_entry (DossierWork *work, const guint8 *packed, gsize n, gboolean of_annotations, GError **error)
{
  static const char sql_state[] = "SELECT story, is_deleted FROM story_state WHERE story = ?1";
  static const char sql_annotation[] = "SELECT story, is_deleted FROM story_state"
                                       " WHERE story = (SELECT story FROM annotation WHERE id = ?1)";

  for (gsize i = 0; i < n; i++)
    {
      gint64 id;

      memcpy (&id, packed + i * sizeof id, sizeof id);
      if (!tell_stories (
              work,
              dossier_db_query (work->db, of_annotations ? sql_annotation : sql_state, error, "i", GINT64_FROM_LE (id)),
              error))
        return FALSE;
    }
  return TRUE;
}

/* Those that were added meanwhile may have company, and be the first company of another one. */
static gboolean
tell_events (DossierWork *work, GError **error)
{
  static const char sql[] = "SELECT event FROM story_event WHERE story = ?1";

  for (guint i = 0; i < work->added->len; i++)
    {
      DossierEventStory one = { .story = g_array_index (work->added, gint64, i) };

      if (!dossier_db_get (work->db, sql, &one.event, error, "i", one.story))
        return FALSE;
      if (one.event != 0)
        dossier_events_table_tell (work, one.story, one.event);
    }
  return TRUE;
}

gboolean
dossier_foreign_collect (DossierWork *work, GError **error)
{
  static const char sql_texts[] = "SELECT DISTINCT x.story, t.is_deleted FROM story_text x"
                                  " JOIN story_state t ON t.story = x.story WHERE x.id > ?1";
  static const char sql_annotated[]
      = "SELECT t.story, t.is_deleted FROM journal j JOIN annotation n ON n.id = j.subject"
        " JOIN story_state t ON t.story = n.story WHERE j.id > ?1 AND j.kind = 'annotate'";
  static const char sql_entries[]
      = "SELECT stories, kind = 'edit-annotations' FROM journal WHERE id > ?1 AND stories IS NOT NULL"
        " AND kind NOT IN ('subscribe', 'unsubscribe', 'move-feeds', 'remove-links')";
  gint64        last = work->memory->last_entry;
  sqlite3_stmt *row;

  work->entities_changed = TRUE;
  work->feeds_changed = TRUE;
  work->tags_changed = TRUE;
  work->journal_changed = TRUE;
  work->searches_changed = TRUE;
  if (!tell_stories (work, dossier_db_query (work->db, sql_texts, error, "i", work->memory->last_text), error)
      || !tell_events (work, error)
      || !tell_stories (work, dossier_db_query (work->db, sql_annotated, error, "i", last), error))
    return FALSE;
  row = dossier_db_query (work->db, sql_entries, error, "i", last);
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    if (!tell_entry (work, sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0) / sizeof (gint64),
                     sqlite3_column_int (row, 1) != 0, error))
      {
        dossier_db_end (row);
        return FALSE;
      }
  return !dossier_db_failed (work->db);
}
