/* dossier-aloud.c - what is to be read aloud, one story after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-aloud.h"

#include "dossier-queue-table.h"
#include "dossier-store-private.h"
#include "dossier-stories-table.h"

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  g_autoptr (GArray) queue = dossier_queue_table_load (db, error);
  g_autoptr (GPtrArray) stories = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; queue != NULL && i < queue->len; i++)
    {
      DossierStory *story = dossier_stories_table_load (db, g_array_index (queue, gint64, i), FALSE, error);

      if (story != NULL)
        g_ptr_array_add (stories, story);
      else if (dossier_db_failed (db))
        return NULL;
    }
  return queue != NULL ? g_steal_pointer (&stories) : NULL;
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

void
dossier_store_list_queue_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_queue_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

GPtrArray *
dossier_store_list_queue (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
}
