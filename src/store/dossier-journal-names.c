/* dossier-journal-names.c - the names by which stories lead to somebody
 *
 * One more: flag is its DossierNameState, after the name. One less: before is the name, stories are those who had it:
 * the dossier, and others that are one with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal-names.h"

#include <glib/gi18n-lib.h>
#include "dossier-entities-table.h"
#include "dossier-rules-table.h"
#include "dossier-store.h"

/* What is_link is less by for a name that a person took away. */
#define AWAY "2"

/* --- giving and taking --- */

gboolean
dossier_journal_names_give (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *name,
                            DossierNameState *state, GError **error)
{
  static const char sql_was[] = "SELECT is_link FROM entity_name WHERE entity = ?1 AND folded = ?2";
  static const char sql_give[] = "UPDATE entity_name SET is_link = 1 WHERE entity = ?1 AND folded IN (?2, ?3)";
  g_autofree char  *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, kind);
  gint64            was = 1;
  gboolean          is_new = FALSE;

  dossier_work_forget (work);
  work->entities_changed = TRUE;
  if (!dossier_db_get (work->db, sql_was, &was, error, "is", entity, folded)
      || !dossier_entities_table_add_name (work, entity, kind, name, TRUE, &is_new, error)
      || !dossier_db_run (work->db, sql_give, error, "iss", entity, folded, spelled))
    return FALSE;
  if (state != NULL)
    *state = is_new     ? DOSSIER_NAME_IS_NEW
             : was == 1 ? DOSSIER_NAME_WAS_THERE
             : was == 0 ? DOSSIER_NAME_WAS_SHOWN
             : was < -1 ? DOSSIER_NAME_WAS_SHOWN_AWAY
                        : DOSSIER_NAME_WAS_AWAY;
  return TRUE;
}

gboolean
dossier_journal_names_take (DossierWork *work, gint64 entity, const char *name, DossierNameState state, GError **error)
{
  static const char sql_remove[] = "DELETE FROM entity_name WHERE entity = ?1 AND name = ?2";
  static const char sql_set[] = "UPDATE entity_name SET is_link = ?4 WHERE entity = ?1 AND folded IN (?2, ?3)";
  static const char sql_kind[] = "SELECT kind FROM entity WHERE id = ?1";
  static const int  links[] = { 1, 1, 0, -1, -2 };
  g_autofree char  *folded = NULL, *spelled = NULL;
  gint64            kind = 0;

  dossier_work_forget (work);
  work->entities_changed = TRUE;
  if (state == DOSSIER_NAME_IS_NEW)
    return dossier_db_run (work->db, sql_remove, error, "is", entity, name);
  if (!dossier_db_get (work->db, sql_kind, &kind, error, "i", entity))
    return FALSE;
  folded = dossier_names_fold (work->names, name, (DossierEntityKind) kind);
  spelled = dossier_names_fold_spelled (work->names, name, (DossierEntityKind) kind);
  return dossier_db_run (work->db, sql_set, error, "issi", entity, folded, spelled,
                         (gint64) links[MIN ((guint) state, G_N_ELEMENTS (links) - 1)]);
}

/* --- one more --- */

/* The kind and the own name of a dossier that is there. */
static gboolean
get_dossier (DossierDb *db, gint64 entity, DossierEntityKind *kind, char **name, GError **error)
{
  static const char sql_get[] = "SELECT kind, name FROM entity WHERE id = ?1 AND now IS NULL";
  sqlite3_stmt     *row = dossier_db_query (db, sql_get, error, "i", entity);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    {
      if (!dossier_db_failed (db))
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                             _ ("This person or organization is not in the library any more."));
      return FALSE;
    }
  *kind = (DossierEntityKind) sqlite3_column_int (row, 0);
  *name = dossier_db_dup_text (row, 1);
  dossier_db_end (row);
  return TRUE;
}

/* FALSE with an error that says whose it is. */
static gboolean
is_free (DossierWork *work, gint64 entity, DossierEntityKind kind, const char *name, GError **error)
{
  static const char sql_bearer[]
      = "SELECT b.name FROM entity_name n JOIN entity e ON e.id = n.entity"
        " JOIN entity b ON b.id = coalesce (e.now, e.id) WHERE n.folded IN (?1, ?2) AND n.kind = ?3 AND n.is_link = 1"
        " AND b.id <> ?4 ORDER BY b.id LIMIT 1";
  g_autofree char *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char *spelled = dossier_names_fold_spelled (work->names, name, kind);
  g_autofree char *bearer = NULL;
  sqlite3_stmt    *row = dossier_db_query (work->db, sql_bearer, error, "ssui", folded, spelled, kind, entity);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (work->db, row, error))
    return !dossier_db_failed (work->db);
  bearer = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               /* TRANSLATORS: a name, and the name of the dossier that has it */
               _ ("“%s” is a name of the dossier “%s”. Make the two dossiers one, or take the name away there first."),
               name, bearer);
  return FALSE;
}

gboolean
dossier_journal_names_add (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                           gboolean *changed, GError **error)
{
  g_autofree char  *own = NULL;
  DossierEntityKind kind = 0;
  DossierNameState  state = DOSSIER_NAME_WAS_THERE;

  entry->after = dossier_names_clean (dossier_change_get_text (change));
  if (entry->after == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("A name needs some letters."));
      return FALSE;
    }
  if (!get_dossier (work->db, entry->subject, &kind, &own, error)
      || !is_free (work, entry->subject, kind, entry->after, error)
      || !dossier_journal_names_give (work, entry->subject, kind, entry->after, &state, error))
    return FALSE;
  entry->flag = (int) state;
  *changed = state != DOSSIER_NAME_WAS_THERE;
  return TRUE;
}

/* --- one less --- */

static gboolean
put_away (DossierWork *work, GArray *bearers, const char *name, DossierEntityKind kind, gboolean back, GError **error)
{
  static const char sql_away[] = "UPDATE entity_name SET is_link = is_link - " AWAY " WHERE entity = ?1"
                                 " AND (folded IN (?2, ?3) OR name = ?4) AND is_link >= 0";
  static const char sql_back[] = "UPDATE entity_name SET is_link = is_link + " AWAY " WHERE entity = ?1"
                                 " AND (folded IN (?2, ?3) OR name = ?4) AND is_link < 0";
  g_autofree char  *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, kind);

  dossier_work_forget (work);
  work->entities_changed = TRUE;
  for (guint i = 0; i < bearers->len; i++)
    if (!dossier_db_run (work->db, back ? sql_back : sql_away, error, "isss", g_array_index (bearers, gint64, i),
                         folded, spelled, name))
      return FALSE;
  return TRUE;
}

/* Those who have @name, among @entity and whoever is one with it: (element-type gint64). */
static GArray *
list_bearers (DossierWork *work, gint64 entity, const char *name, DossierEntityKind kind, GError **error)
{
  static const char sql_list[] = "SELECT DISTINCT n.entity FROM entity e JOIN entity_name n ON n.entity = e.id"
                                 " WHERE (e.id = ?1 OR e.now = ?1) AND (n.folded IN (?2, ?3) OR n.name = ?4)"
                                 " AND n.is_link >= 0 ORDER BY n.entity";
  g_autofree char  *folded = dossier_names_fold (work->names, name, kind);
  g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, kind);
  g_autoptr (GArray) bearers = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (work->db, sql_list, error, "isss", entity, folded, spelled, name);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (work->db, row, error))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (bearers, id);
    }
  return dossier_db_failed (work->db) ? NULL : g_steal_pointer (&bearers);
}

/* The name of the dossier itself stays. */
static gboolean
may_go (DossierWork *work, const char *own, const char *name, DossierEntityKind kind, GError **error)
{
  g_autofree char *first = dossier_names_fold (work->names, own, kind);
  g_autofree char *second = dossier_names_fold (work->names, name, kind);

  if (!g_str_equal (first, second))
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               /* TRANSLATORS: the name of a dossier */
               _ ("“%s” is what the dossier is called. Rename it first."), own);
  return FALSE;
}

gboolean
dossier_journal_names_remove (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry,
                              gboolean *changed, GError **error)
{
  g_autofree char  *own = NULL;
  DossierEntityKind kind = 0;

  entry->before = dossier_names_clean (dossier_change_get_text (change));
  if (!get_dossier (work->db, entry->subject, &kind, &own, error))
    return FALSE;
  if (entry->before == NULL)
    entry->before = g_strdup ("");
  if (!may_go (work, own, entry->before, kind, error))
    return FALSE;
  entry->stories = list_bearers (work, entry->subject, entry->before, kind, error);
  if (entry->stories == NULL)
    return FALSE;
  *changed = entry->stories->len > 0;
  if (*changed)
    return put_away (work, entry->stories, entry->before, kind, FALSE, error);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               /* TRANSLATORS: the name of a dossier, and a name that it does not have */
               _ ("The dossier “%s” has no name “%s”."), own, entry->before);
  return FALSE;
}

/* --- both ways --- */

gboolean
dossier_journal_names_carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  static const char sql_kind[] = "SELECT kind FROM entity WHERE id = ?1";
  gint64            kind = 0;

  if (!dossier_db_get (work->db, sql_kind, &kind, error, "i", entry->subject))
    return FALSE;
  if (entry->kind == DOSSIER_CHANGE_REMOVE_NAME)
    return put_away (work, entry->stories, entry->before, (DossierEntityKind) kind, back, error);
  if (back)
    return dossier_journal_names_take (work, entry->subject, entry->after, (DossierNameState) entry->flag, error);
  return dossier_journal_names_give (work, entry->subject, (DossierEntityKind) kind, entry->after, NULL, error);
}
