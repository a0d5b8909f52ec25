/* dossier-addresses.c - the addresses of stories that were saved before pages had one key for all their addresses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-addresses.h"

#include "dossier-prepared.h"
#include "dossier-store-private.h"

void
dossier_story_address_free (DossierStoryAddress *address)
{
  g_free (address->uri);
  g_free (address->original_uri);
  g_free (address->page_key);
  g_free (address);
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[]
      = "SELECT id, uri FROM story WHERE page IS NULL AND uri IS NOT NULL ORDER BY id LIMIT ?1";
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_story_address_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "u", DOSSIER_ADDRESSES_AT_ONCE);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierStoryAddress *address = g_new0 (DossierStoryAddress, 1);

      address->story = sqlite3_column_int64 (row, 0);
      address->uri = dossier_db_dup_text (row, 1);
      g_ptr_array_add (list, address);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&list);
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_unkeyed_addresses (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
}

static gboolean
save_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_save[]
      = "UPDATE story SET uri = ?2, original_uri = ?3, page = ?4 WHERE id = ?1 AND page IS NULL";
  GPtrArray *addresses = args;

  for (guint i = 0; i < addresses->len; i++)
    {
      const DossierStoryAddress *address = addresses->pdata[i];

      if (!dossier_db_run (work->db, sql_save, error, "issi", address->story, address->uri, address->original_uri,
                           dossier_page_key_to_number (address->page_key)))
        return FALSE;
      if (address->original_uri != NULL)
        g_array_append_val (work->changed, address->story);
    }
  return TRUE;
}

static const DossierCallKind save_kind = { .writes = TRUE, .part = save_work };

gboolean
dossier_store_save_addresses (DossierStore *self, GPtrArray *addresses, GError **error)
{
  return addresses->len == 0 || dossier_store_call (self, &save_kind, addresses, error) != NULL;
}
