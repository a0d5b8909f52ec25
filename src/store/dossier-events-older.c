/* dossier-events-older.c - the stories of a library that an older program made are placed among the events
 *
 * event_wait says up to which story some are still to be placed: it goes with each step's transaction, so that an end
 * at any moment loses none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-events.h"

#include "dossier-events-table.h"
#include "dossier-store-private.h"

/* Stories that are placed in one transaction: what a person changes waits no longer than for one. */
#define AT_ONCE 32
/* Milliseconds between two of them: others have the machine, too. */
#define PAUSE 20

static GArray *
list_waiting (DossierDb *db, gint64 newest, GError **error)
{
  static const char sql[] = "SELECT id FROM story WHERE id <= ?1 ORDER BY id DESC LIMIT ?2";

  return dossier_db_list (db, sql, error, "iu", newest, AT_ONCE);
}

/* Some of those that wait; *@args tells whether others do. */
static gboolean
place_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_newest[] = "SELECT story FROM event_wait LIMIT 1";
  static const char sql_clear[] = "DELETE FROM event_wait";
  static const char sql_wait[] = "INSERT INTO event_wait (story) VALUES (?1)";
  gboolean         *is_more = args;
  gint64            newest = 0;
  g_autoptr (GArray) ids = NULL;

  *is_more = FALSE;
  if (!dossier_db_get (work->db, sql_newest, &newest, error, ""))
    return FALSE;
  if (newest == 0)
    return TRUE;
  ids = list_waiting (work->db, newest, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    dossier_events_table_place_later (work, g_array_index (ids, gint64, i));
  if (ids == NULL || !dossier_db_run (work->db, sql_clear, error, ""))
    return FALSE;
  *is_more = ids->len == AT_ONCE;
  return !*is_more || dossier_db_run (work->db, sql_wait, error, "i", g_array_index (ids, gint64, ids->len - 1) - 1);
}

/* Looks before it asks for the write lock: mostly none waits. */
static gpointer
place_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_any[] = "SELECT count(*) FROM event_wait";
  gint64            n = 0;
  gboolean          is_more = FALSE;

  if (!dossier_db_get (db, sql_any, &n, error, "") || n == 0)
    return NULL;
  return dossier_store_run_work (self, db, place_work, &is_more, error) && is_more ? GINT_TO_POINTER (TRUE) : NULL;
}

static const DossierCallKind place_kind = { .call = place_call, .writes = TRUE };

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
go_on_cb (gpointer data)
{
  g_autoptr (DossierStore) self = g_weak_ref_get (data);

  if (self != NULL)
    dossier_store_place_older (self);
  return G_SOURCE_REMOVE;
}

/* What cannot be placed now is tried at the next start; once the store is closed, the call says so. */
static void
placed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *store;

  if (dossier_store_call_finish (DOSSIER_STORE (source), &place_kind, result, NULL) == NULL)
    return;
  store = g_new (GWeakRef, 1);
  g_weak_ref_init (store, source);
  g_timeout_add_full (G_PRIORITY_LOW, PAUSE, go_on_cb, store, weak_ref_free);
}

void
dossier_store_place_older (DossierStore *self)
{
  if (!dossier_store_is_read_only (self))
    dossier_store_call_async (self, &place_kind, NULL, NULL, placed_cb, NULL);
}
