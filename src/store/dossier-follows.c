/* dossier-follows.c - the public calls about what is followed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-follows.h"

#include "dossier-follows-table.h"
#include "dossier-news-table.h"
#include "dossier-store-private.h"

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_follows_table_list (db, error);
}

static const DossierCallKind list_kind = { list_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_follows (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
}

gboolean
dossier_store_is_followed (DossierStore *self, gint64 entity, DossierClaimKind kind)
{
  DossierDb *db = dossier_store_get_main_db (self);
  gboolean   is_followed = FALSE;
  gint64     created = 0, seen = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  return dossier_follows_table_get (db, entity, kind, &is_followed, &created, &seen, NULL) && is_followed;
}

/* --- news --- */

static gpointer
load_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  DossierNews *news;

  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  news = dossier_news_table_load (db, args, error);
  dossier_db_rollback (db);
  return news;
}

static const DossierCallKind load_kind = { load_call, FALSE, g_free, (GDestroyNotify) dossier_news_free };

DossierNews *
dossier_store_load_news (DossierStore *self, const DossierNewsFilter *filter, GError **error)
{
  DossierNewsFilter copy = filter != NULL ? *filter : (DossierNewsFilter){ 0 };

  return dossier_store_call (self, &load_kind, &copy, error);
}

void
dossier_store_load_news_async (DossierStore *self, const DossierNewsFilter *filter, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  DossierNewsFilter copy = filter != NULL ? *filter : (DossierNewsFilter){ 0 };

  dossier_store_call_async (self, &load_kind, g_memdup2 (&copy, sizeof copy), cancellable, callback, user_data);
}

DossierNews *
dossier_store_load_news_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &load_kind, result, error);
}
