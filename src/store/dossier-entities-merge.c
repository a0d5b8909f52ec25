/* dossier-entities-merge.c - two that are one, and what is nobody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-entities-merge.h"

#include "dossier-follows-table.h"
#include "dossier-rules-table.h"
#include "dossier-told.h"

static gboolean
get_pinned (DossierDb *db, gint64 entity, gint64 *is_pinned, GError **error)
{
  static const char sql_pinned[] = "SELECT is_pinned FROM entity_count WHERE entity = ?1";

  *is_pinned = 0;
  return dossier_db_get (db, sql_pinned, is_pinned, error, "i", entity);
}

/* Who was pinned stays so, and both notes are kept. */
static gboolean
merge_words (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  static const char sql_add[] = "INSERT INTO entity_merge (gone, kept, was_pinned, kept_was_pinned, kept_note)"
                                " VALUES (?1, ?2, ?3, ?4, (SELECT note FROM entity WHERE id = ?2))";
  static const char sql_note[]
      = "UPDATE entity SET note = coalesce (note || char (10, 10), '') || (SELECT note FROM entity WHERE id = ?1)"
        " WHERE id = ?2 AND (SELECT note FROM entity WHERE id = ?1) IS NOT NULL";
  gint64 was_pinned, kept_was_pinned;

  return get_pinned (work->db, gone, &was_pinned, error) && get_pinned (work->db, kept, &kept_was_pinned, error)
         && dossier_db_run (work->db, sql_add, error, "iiii", gone, kept, was_pinned, kept_was_pinned)
         && dossier_db_run (work->db, sql_note, error, "ii", gone, kept)
         && dossier_work_set_pinned (work, gone, FALSE, error)
         && (kept == 0 || was_pinned == 0 || dossier_work_set_pinned (work, kept, TRUE, error));
}

static gboolean
part_words (DossierWork *work, gint64 gone, gint64 kept, GError **error)
{
  static const char sql_was[] = "SELECT was_pinned FROM entity_merge WHERE gone = ?1";
  static const char sql_kept[] = "SELECT kept_was_pinned FROM entity_merge WHERE gone = ?1";
  static const char sql_note[]
      = "UPDATE entity SET note = (SELECT kept_note FROM entity_merge WHERE gone = ?1) WHERE id = ?2";
  static const char sql_end[] = "DELETE FROM entity_merge WHERE gone = ?1";
  gint64            was_pinned = 0, kept_was_pinned = 0;

  return dossier_db_get (work->db, sql_was, &was_pinned, error, "i", gone)
         && dossier_db_get (work->db, sql_kept, &kept_was_pinned, error, "i", gone)
         && dossier_work_set_pinned (work, gone, was_pinned != 0, error)
         && (kept == 0 || dossier_work_set_pinned (work, kept, kept_was_pinned != 0, error))
         && dossier_db_run (work->db, sql_note, error, "ii", gone, kept)
         && dossier_db_run (work->db, sql_end, error, "i", gone);
}

gboolean
dossier_entities_merge (DossierWork *work, gint64 gone, gint64 kept, gboolean again, GError **error)
{
  g_assert (dossier_db_is_mine (work->db));
  dossier_work_forget (work);
  work->entities_changed = TRUE;
  return dossier_follows_table_merge (work->db, gone, kept, error) && merge_words (work, gone, kept, error)
         && (again ? dossier_rules_table_switch (work->db, DOSSIER_RULES_EVERY_STORY, gone, kept, TRUE, error)
                   : dossier_rules_table_add (work->db, DOSSIER_RULES_EVERY_STORY, gone, kept, error))
         && dossier_rules_table_settle (work->db, gone, error) && dossier_told_apply_all (work, gone, error);
}

gboolean
dossier_entities_part (DossierWork *work, gint64 gone, GError **error)
{
  static const char sql_kept[] = "SELECT kept FROM entity_merge WHERE gone = ?1";
  gint64            kept = -1;

  g_assert (dossier_db_is_mine (work->db));
  if (!dossier_db_get (work->db, sql_kept, &kept, error, "i", gone))
    return FALSE;
  if (kept < 0)
    return TRUE;
  dossier_work_forget (work);
  work->entities_changed = TRUE;
  return dossier_rules_table_switch (work->db, DOSSIER_RULES_EVERY_STORY, gone, kept, FALSE, error)
         && dossier_rules_table_settle (work->db, gone, error) && dossier_told_apply_all (work, gone, error)
         && dossier_follows_table_part (work->db, gone, kept, error) && part_words (work, gone, kept, error);
}
