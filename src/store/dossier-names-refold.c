/* dossier-names-refold.c - libraries whose names were folded by older rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-names-refold.h"

#include <string.h>
#include "dossier-entities-table.h"
#include "dossier-foreign.h"
#include "dossier-journal.h"

typedef struct
{
  gint64            entity;
  DossierEntityKind kind;
  gboolean          is_link;
  char             *folded, *name;
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->folded);
  g_free (row->name);
}

static gboolean
is_due (DossierDb *db, gboolean *due, GError **error)
{
  static const char sql_version[] = "SELECT version FROM name_folding";
  gint64            version = DOSSIER_NAMES_FOLDING;

  if (!dossier_db_get (db, sql_version, &version, error, ""))
    return FALSE;
  *due = version != DOSSIER_NAMES_FOLDING;
  return TRUE;
}

/* --- names --- */

/* The rows that the present rules fold otherwise, or in two ways. */
static GArray *
list_changed (DossierWork *work, GError **error)
{
  static const char sql_list[] = "SELECT entity, kind, is_link, folded, name FROM entity_name";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sqlite3_stmt *row = dossier_db_query (work->db, sql_list, error, "");

  g_array_set_clear_func (rows, row_clear);
  if (row == NULL)
    return NULL;
  while (dossier_db_next (work->db, row, error))
    {
      DossierEntityKind kind = sqlite3_column_int (row, 1);
      const char       *folded = (const char *) sqlite3_column_text (row, 3);
      const char       *name = (const char *) sqlite3_column_text (row, 4);
      g_autofree char  *now = dossier_names_fold (work->names, name, kind);
      g_autofree char  *spelled = dossier_names_fold_spelled (work->names, name, kind);
      Row               changed = { .entity = sqlite3_column_int64 (row, 0), .kind = kind };

      if (spelled == NULL && g_str_equal (now, folded))
        continue;
      changed.is_link = sqlite3_column_int (row, 2);
      changed.folded = g_strdup (folded);
      changed.name = g_strdup (name);
      g_array_append_val (rows, changed);
    }
  return dossier_db_failed (work->db) ? NULL : g_steal_pointer (&rows);
}

static gboolean
refold_row (DossierWork *work, const Row *row, GError **error)
{
  static const char sql_remove[] = "DELETE FROM entity_name WHERE folded = ?1 AND entity = ?2";

  return dossier_db_run (work->db, sql_remove, error, "si", row->folded, row->entity)
         && dossier_entities_table_add_name (work, row->entity, row->kind, row->name, row->is_link, NULL, error);
}

/* --- those who are the same by now --- */

/* Did the older rules, too, take the names for one? They knew all but strokes, ligatures and what stands around. */
static gboolean
were_same (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (first, second) == 0;
}

/* The oldest other one whose own name is folded as that of @row by now; 0 for none, or when @row is another form. */
static gboolean
find_same (DossierWork *work, const Row *row, gint64 *same, GError **error)
{
  static const char sql_own[] = "SELECT 1 FROM entity WHERE id = ?1 AND name = ?2"
                                " AND now IS NULL";
  static const char sql_others[]
      = "SELECT e.id, e.name FROM entity_name n JOIN entity e ON e.id = n.entity WHERE n.folded = ?1 AND n.kind = ?2"
        " AND n.entity <> ?3 AND n.name = e.name AND e.now IS NULL"
        " ORDER BY n.entity";
  g_autofree char *folded = dossier_names_fold (work->names, row->name, row->kind);
  gint64           is_own = 0;
  sqlite3_stmt    *others;

  *same = 0;
  if (!dossier_db_get (work->db, sql_own, &is_own, error, "is", row->entity, row->name))
    return FALSE;
  if (is_own == 0 || g_str_equal (folded, row->folded))
    return TRUE;
  others = dossier_db_query (work->db, sql_others, error, "sui", folded, row->kind, row->entity);
  if (others == NULL)
    return FALSE;
  while (dossier_db_next (work->db, others, error))
    if (*same == 0 && !were_same (row->name, (const char *) sqlite3_column_text (others, 1)))
      *same = sqlite3_column_int64 (others, 0);
  return !dossier_db_failed (work->db);
}

static gboolean
join_same (DossierWork *work, GArray *rows, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < rows->len && n < DOSSIER_NAMES_REFOLD_MAX; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      gint64     same = 0;
      g_autoptr (DossierChange) change = NULL;

      if (!find_same (work, row, &same, error))
        return FALSE;
      if (same == 0)
        continue;
      change = dossier_change_merge_entities (MAX (row->entity, same), MIN (row->entity, same));
      if (!dossier_journal_apply (work, change, NULL, error))
        return FALSE;
      n++;
    }
  return TRUE;
}

static gboolean
refold (DossierWork *work, GError **error)
{
  static const char sql_version[] = "UPDATE name_folding SET version = ?1";
  g_autoptr (GArray) rows = list_changed (work, error);
  g_autofree char *whole = g_uuid_string_random ();
  gboolean         done;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!refold_row (work, &g_array_index (rows, Row, i), error))
      return FALSE;
  work->part_of = whole;
  done = join_same (work, rows, error);
  work->part_of = NULL;
  return done && dossier_db_run (work->db, sql_version, error, "u", DOSSIER_NAMES_FOLDING);
}

gboolean
dossier_names_refold (DossierDb *db, GError **error)
{
  g_autoptr (DossierNames) names = NULL;
  DossierMemory memory = { 0 };
  DossierWork   work;
  gboolean      due = FALSE, done;

  if (!is_due (db, &due, error))
    return FALSE;
  if (!due)
    return TRUE;
  names = dossier_names_new ();
  dossier_memory_init (&memory);
  dossier_work_init (&work, db, names, &memory);
  done = dossier_foreign_mark (db, &memory, error) && dossier_work_begin (&work, error);
  if (done)
    done = refold (&work, error) ? dossier_work_commit (&work, error) : dossier_work_rollback (&work);
  dossier_work_clear (&work);
  dossier_memory_clear (&memory);
  return done;
}
