/* dossier-rejected.c - the names that a person said are none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-rejected.h"

#include "dossier-store-private.h"

void
dossier_rejected_free (DossierRejected *rejected)
{
  g_free (rejected->name);
  g_free (rejected);
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[]
      = "SELECT j.id, j.created, e.name, e.kind FROM journal j JOIN entity e ON e.id = j.subject"
        " WHERE j.kind = 'reject-entity' AND j.is_undone = 0 ORDER BY j.id DESC";
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rejected_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierRejected *rejected = g_new0 (DossierRejected, 1);

      rejected->change = sqlite3_column_int64 (row, 0);
      rejected->time = sqlite3_column_int64 (row, 1);
      rejected->name = dossier_db_dup_text (row, 2);
      rejected->kind = (DossierEntityKind) sqlite3_column_int (row, 3);
      g_ptr_array_add (all, rejected);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&all);
}

static const DossierCallKind list_kind = { list_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_rejected (DossierStore *self, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &list_kind, NULL, error);
}

void
dossier_store_list_rejected_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_rejected_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}
