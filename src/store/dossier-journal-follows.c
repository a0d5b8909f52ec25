/* dossier-journal-follows.c - the changes of what is followed, with their way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-follows.h"

#include <glib/gi18n-lib.h>
#include "dossier-rules-table.h"
#include "dossier-follows-table.h"
#include "dossier-store.h"

/* --- one that is followed --- */

static gboolean
check_entity (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_there[] = "SELECT 1 FROM entity WHERE id = ?1";
  gint64            there = 0;
  gboolean          is_gone = FALSE;

  if (!dossier_db_get (db, sql_there, &there, error, "i", entity)
      || !dossier_rules_table_is_gone (db, entity, &is_gone, error))
    return FALSE;
  if (there != 0 && !is_gone)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This person or organization is not in the library any more."));
  return FALSE;
}

static gboolean
check (DossierDb *db, gint64 entity, int kind, GError **error)
{
  if (kind < 0 || kind > DOSSIER_N_CLAIM_KINDS || (entity == 0 && kind == 0))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                           _ ("Say whom to follow, or which kind of moves."));
      return FALSE;
    }
  return entity == 0 || check_entity (db, entity, error);
}

static char *
pack (gint64 created, gint64 seen)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, created, seen);
}

static gboolean
set (DossierWork *work, const DossierJournalEntry *entry, const char *packed, GError **error)
{
  char  *rest = NULL;
  gint64 created = packed != NULL ? g_ascii_strtoll (packed, &rest, 10) : 0;
  gint64 seen = rest != NULL ? g_ascii_strtoll (rest, NULL, 10) : 0;

  return dossier_follows_table_set (work->db, entry->subject, entry->flag, created, seen, error);
}

static gboolean
apply_follow (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
              GError **error)
{
  gint64   created = g_get_real_time () / G_USEC_PER_SEC, seen = 0;
  gboolean is_followed = FALSE, follow = dossier_change_get_flag (change);

  entry->flag = dossier_change_get_value (change);
  if (!check (work->db, entry->subject, entry->flag, error)
      || !dossier_follows_table_get_newest (work->db, &seen, error)
      || !dossier_follows_table_get (work->db, entry->subject, entry->flag, &is_followed, &created, &seen, error))
    return FALSE;
  *changed = is_followed != follow;
  if (!*changed)
    return TRUE;
  if (follow)
    entry->after = pack (created, seen);
  else
    entry->before = pack (created, seen);
  return dossier_journal_follows_carry_out (work, entry, FALSE, error);
}

/* --- what is seen --- */

static gboolean
apply_seen (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, gboolean *changed,
            GError **error)
{
  gint64 until = dossier_change_get_entity (change);
  g_autoptr (GPtrArray) follows = dossier_follows_table_list (work->db, error);
  g_autoptr (GString) before = g_string_new (NULL);

  if (follows == NULL)
    return FALSE;
  for (guint i = 0; i < follows->len; i++)
    {
      const DossierFollow *follow = g_ptr_array_index (follows, i);

      if (follow->seen < until)
        g_string_append_printf (before, "%" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT "\n", follow->entity,
                                (int) follow->kind, follow->seen);
    }
  *changed = before->len > 0;
  entry->subject = 0;
  entry->before = g_string_free (g_steal_pointer (&before), FALSE);
  entry->after = g_strdup_printf ("%" G_GINT64_FORMAT, until);
  return !*changed || dossier_journal_follows_carry_out (work, entry, FALSE, error);
}

static gboolean
set_seen (DossierWork *work, const char *line, gint64 until, GError **error)
{
  static const char sql_seen[] = "UPDATE follow SET seen = ?3 WHERE entity = ?1 AND kind = ?2";
  char             *rest = NULL;
  gint64            entity = g_ascii_strtoll (line, &rest, 10), kind = g_ascii_strtoll (rest, &rest, 10);
  gint64            seen = g_ascii_strtoll (rest, NULL, 10);

  return dossier_db_run (work->db, sql_seen, error, "iii", entity, kind, until != 0 ? until : seen);
}

static gboolean
carry_seen (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (entry->before != NULL ? entry->before : "", "\n", -1);
  gint64 until = back || entry->after == NULL ? 0 : g_ascii_strtoll (entry->after, NULL, 10);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (!set_seen (work, lines[i], until, error))
      return FALSE;
  return TRUE;
}

/* --- both ways --- */

gboolean
dossier_journal_follows_apply (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                               gboolean *changed, GError **error)
{
  entry->subject = dossier_change_get_entity (change);
  if (entry->kind == DOSSIER_CHANGE_SEE_NEWS)
    return apply_seen (work, change, entry, changed, error);
  return apply_follow (work, change, entry, changed, error);
}

gboolean
dossier_journal_follows_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  work->entities_changed = TRUE;
  if (entry->kind == DOSSIER_CHANGE_SEE_NEWS)
    return carry_seen (work, entry, back, error);
  if ((entry->kind == DOSSIER_CHANGE_FOLLOW) == back)
    return dossier_follows_table_remove (work->db, entry->subject, entry->flag, error);
  return set (work, entry, entry->kind == DOSSIER_CHANGE_FOLLOW ? entry->after : entry->before, error);
}

const char *
dossier_journal_follows_words (const DossierJournalEntry *entry, gboolean redo)
{
  if (entry->kind == DOSSIER_CHANGE_SEE_NEWS)
    return redo ? _ ("All news was marked as seen again") : _ ("Marking the news as seen was undone");
  if (entry->kind == DOSSIER_CHANGE_FOLLOW)
    return redo ? _ ("Followed again") : _ ("Following was undone");
  return redo ? _ ("Unfollowed again") : _ ("Unfollowing was undone");
}
