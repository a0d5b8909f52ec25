/* dossier-own-names-table.c - the names that a person has decided about, for whoever finds names
 *
 * Somebody whom the person renamed, noted, pinned, added, gave another kind or made one with another has names that
 * are known; what the person said is no name has names that are none, unless somebody else bears them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-store-private.h"

/* The words of the index journal_names. */
#define DECISIONS                                                                                                      \
  "kind IN ('rename-entity', 'set-entity-note', 'set-pinned', 'merge-entities', 'reject-entity',"                      \
  " 'set-entity-kind', 'add-entity', 'split-entity', 'add-name', 'remove-name')"

/* Undone and done again is as it was; anything else makes another stamp. */
static char *
dup_stamp (DossierDb *db, GError **error)
{
  static const char sql_stamp[] = "SELECT coalesce (max (id), 0) || '.' || count(*) || '.' || total (is_undone)"
                                  " FROM journal WHERE " DECISIONS;
  sqlite3_stmt     *row = dossier_db_query (db, sql_stamp, error, "");
  char             *stamp;

  if (row == NULL || !dossier_db_next (db, row, error))
    return NULL;
  stamp = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return stamp;
}

static gboolean
add_known (DossierDb *db, DossierOwnNames *names, GError **error)
{
  static const char sql_known[]
      = "SELECT e.id, e.kind, e.subtype, e.name, n.name FROM entity e JOIN entity_count c ON c.entity = e.id"
        " JOIN entity b ON b.id = e.id OR b.now = e.id JOIN entity_name n ON n.entity = b.id AND n.is_link = 1"
        " WHERE (c.is_pinned OR e.note IS NOT NULL OR e.id IN (SELECT other FROM entity_rule WHERE is_off = 0)"
        " OR e.id IN (SELECT subject FROM journal WHERE " DECISIONS " AND is_undone = 0))"
        " AND e.now IS NULL GROUP BY e.id, n.folded ORDER BY e.id, n.folded";
  sqlite3_stmt *row = dossier_db_query (db, sql_known, error, "");
  gint64        last = 0;
  guint         entity = 0;
  gboolean      has_room = TRUE;

  if (row == NULL)
    return FALSE;
  while (has_room && dossier_db_next (db, row, error))
    {
      DossierOwnName name = { .kind = sqlite3_column_int (row, 1),
                              .subtype = sqlite3_column_int (row, 2),
                              .dossier = (const char *) sqlite3_column_text (row, 3),
                              .name = (const char *) sqlite3_column_text (row, 4) };

      name.entity = sqlite3_column_int64 (row, 0) == last ? entity : ++entity;
      last = sqlite3_column_int64 (row, 0);
      has_room = dossier_own_names_add (names, &name);
    }
  if (!has_room)
    dossier_db_end (row);
  return !dossier_db_failed (db);
}

static gboolean
add_rejected (DossierDb *db, DossierOwnNames *names, GError **error)
{
  static const char sql_rejected[]
      = "SELECT n.name FROM entity r JOIN entity_name n ON n.entity = r.id AND n.is_link = 1 WHERE r.now = 0"
        " AND NOT EXISTS (SELECT 1 FROM entity_name o JOIN entity b ON b.id = o.entity WHERE o.folded = n.folded"
        " AND o.is_link = 1 AND coalesce (b.now, 1) <> 0) ORDER BY r.id";
  sqlite3_stmt *row = dossier_db_query (db, sql_rejected, error, "");
  gboolean      has_room = TRUE;

  if (row == NULL)
    return FALSE;
  while (has_room && dossier_db_next (db, row, error))
    {
      DossierOwnName name = { .name = (const char *) sqlite3_column_text (row, 0), .dossier = "" };

      has_room = dossier_own_names_add (names, &name);
    }
  if (!has_room)
    dossier_db_end (row);
  return !dossier_db_failed (db);
}

/* No names go first: they are fewer, and must not fall to the limit. */
static gpointer
own_names_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  DossierOwnNames *present = args;
  g_autofree char *stamp = dup_stamp (db, error);
  g_autoptr (DossierOwnNames) names = NULL;

  if (stamp == NULL)
    return NULL;
  if (present != NULL && g_str_equal (stamp, dossier_own_names_get_stamp (present)))
    return dossier_own_names_ref (present);
  names = dossier_own_names_new (stamp);
  return add_rejected (db, names, error) && add_known (db, names, error) ? g_steal_pointer (&names) : NULL;
}

static const DossierCallKind own_names_kind = { own_names_call, FALSE, NULL, (GDestroyNotify) dossier_own_names_unref };

DossierOwnNames *
dossier_store_dup_own_names (DossierStore *self, DossierOwnNames *present, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &own_names_kind, present, error);
}
