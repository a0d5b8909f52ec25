/* dossier-feed-icons.c - the pictures that stand for feeds: which to look for, what was found, and what to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-icons.h"

#include "dossier-store-private.h"

void
dossier_icon_wish_free (DossierIconWish *wish)
{
  if (wish == NULL)
    return;
  g_free (wish->uri);
  g_free (wish->site);
  g_free (wish->source);
  g_free (wish);
}

/* ---- which to look for ---- */

typedef struct
{
  gint64 now, pause;
} Moment;

static gpointer
wishes_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_wishes[]
      = "SELECT f.id, f.uri, f.site, i.source, f.may_be_private FROM feed f LEFT JOIN feed_icon i ON i.feed = f.id"
        " WHERE f.is_removed = 0 AND (i.looked IS NULL OR i.looked NOT BETWEEN ?1 - ?2 + 1 AND ?1) ORDER BY f.id";
  const Moment *moment = args;
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_icon_wish_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_wishes, error, "ii", moment->now, moment->pause);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierIconWish *wish = g_new0 (DossierIconWish, 1);

      wish->feed = sqlite3_column_int64 (row, 0);
      wish->uri = dossier_db_dup_text (row, 1);
      wish->site = dossier_db_dup_text (row, 2);
      wish->source = dossier_db_dup_text (row, 3);
      wish->may_be_private = sqlite3_column_int (row, 4) != 0;
      g_ptr_array_add (wishes, wish);
    }

  return dossier_db_failed (db) ? NULL : g_steal_pointer (&wishes);
}

static const DossierCallKind wishes_kind = { .call = wishes_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_icon_wishes (DossierStore *self, gint64 now, gint64 pause, GError **error)
{
  Moment moment = { now, pause };

  return dossier_store_call (self, &wishes_kind, &moment, error);
}

/* ---- what was found ---- */

typedef struct
{
  gint64                 feed, now;
  const char            *source;
  const DossierFeedIcon *icon; /* NULL: none */
} Found;

static gboolean
save_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_look[] = "INSERT INTO feed_icon (feed, looked) SELECT id, ?2 FROM feed WHERE id = ?1"
                                 " ON CONFLICT (feed) DO UPDATE SET looked = excluded.looked";
  static const char sql_take[]
      = "UPDATE feed_icon SET taken = ?2, source = ?3, width = ?4, height = ?5, rgba = ?6 WHERE feed = ?1";
  const Found *found = args;

  if (!dossier_db_run (work->db, sql_look, error, "ii", found->feed, found->now))
    return FALSE;
  if (found->icon == NULL)
    return TRUE;
  work->feeds_changed = TRUE;

  return dossier_db_run (work->db, sql_take, error, "iisuub", found->feed, found->now, found->source,
                         found->icon->width, found->icon->height, found->icon->rgba);
}

static const DossierCallKind save_kind = { .writes = TRUE, .part = save_work };

gboolean
dossier_store_save_feed_icon (DossierStore *self, gint64 feed, gint64 now, const char *source,
                              const DossierFeedIcon *icon, GError **error)
{
  Found found = { feed, now, source, icon };

  return dossier_store_call (self, &save_kind, &found, error) != NULL;
}

/* ---- what to show ---- */

/* NULL when what is kept is no icon: the file may come from anywhere. */
static DossierFeedIcon *
read_icon (sqlite3_stmt *row)
{
  g_autoptr (GBytes) rgba = g_bytes_new (sqlite3_column_blob (row, 4), (gsize) sqlite3_column_bytes (row, 4));

  return dossier_feed_icon_new (sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                                (guint) sqlite3_column_int (row, 2), (guint) sqlite3_column_int (row, 3), rgba);
}

static gboolean
load_one (DossierDb *db, gint64 feed, GPtrArray *icons, GError **error)
{
  static const char sql_icon[]
      = "SELECT feed, taken, width, height, rgba FROM feed_icon WHERE feed = ?1 AND rgba NOT NULL";
  sqlite3_stmt *row = dossier_db_query (db, sql_icon, error, "i", feed);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      DossierFeedIcon *icon = read_icon (row);

      if (icon != NULL)
        g_ptr_array_add (icons, icon);
    }

  return !dossier_db_failed (db);
}

static gpointer
load_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const GArray *feeds = args;
  g_autoptr (GPtrArray) icons = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_icon_free);

  for (guint i = 0; i < feeds->len; i++)
    if (!load_one (db, g_array_index (feeds, gint64, i), icons, error))
      return NULL;

  return g_steal_pointer (&icons);
}

static const DossierCallKind load_kind = {
  .call = load_call,
  .free_args = (GDestroyNotify) g_array_unref,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

GPtrArray *
dossier_store_load_feed_icons (DossierStore *self, GArray *feeds, GError **error)
{
  return dossier_store_call (self, &load_kind, feeds, error);
}

void
dossier_store_load_feed_icons_async (DossierStore *self, GArray *feeds, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &load_kind, g_array_ref (feeds), cancellable, callback, user_data);
}

GPtrArray *
dossier_store_load_feed_icons_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &load_kind, result, error);
}
