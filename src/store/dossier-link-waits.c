/* dossier-link-waits.c - links that a person gave to be saved: they wait here from then until they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-link-waits.h"

#include "dossier-store-private.h"

#define COLUMNS "id, uri, title, date, feed, added, next, tries, error, is_given_up"

void
dossier_link_wait_free (DossierLinkWait *wait)
{
  if (wait == NULL)
    return;
  g_free (wait->uri);
  g_free (wait->title);
  g_free (wait->date);
  g_free (wait->feed);
  g_free (wait->error);
  g_free (wait);
}

static GPtrArray *
new_waits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_link_wait_free);
}

static DossierLinkWait *
make_wait (sqlite3_stmt *row)
{
  DossierLinkWait *wait = g_new0 (DossierLinkWait, 1);

  wait->id = sqlite3_column_int64 (row, 0);
  wait->uri = dossier_db_dup_text (row, 1);
  wait->title = dossier_db_dup_text (row, 2);
  wait->date = dossier_db_dup_text (row, 3);
  wait->feed = dossier_db_dup_text (row, 4);
  wait->added = sqlite3_column_int64 (row, 5);
  wait->next = sqlite3_column_int64 (row, 6);
  wait->tries = (guint) sqlite3_column_int (row, 7);
  wait->error = dossier_db_dup_text (row, 8);
  wait->is_given_up = sqlite3_column_int (row, 9) != 0;
  return wait;
}

/* ---- getting in ---- */

typedef struct
{
  const char *const     *uris;
  guint                  n;
  const DossierLinkWait *said;
  gint64                 now;
  gboolean               all;
  GPtrArray             *waits; /* of DossierLinkWait */
} Taking;

static gboolean
add_one (DossierWork *work, const Taking *taking, const char *uri, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO link_wait (uri, title, date, feed, added, tries, next) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)"
        " ON CONFLICT (uri) DO UPDATE SET title = coalesce (excluded.title, title), date = coalesce (excluded.date, "
        "date), feed = coalesce (excluded.feed, feed), added = excluded.added, tries = 0, next = excluded.next,"
        " error = NULL, is_given_up = 0, is_removed = 0 RETURNING " COLUMNS;
  const DossierLinkWait *said = taking->said;
  sqlite3_stmt *row = dossier_db_query (work->db, sql_add, error, "ssssii", uri, said->title, said->date, said->feed,
                                        taking->now, taking->now + DOSSIER_LINK_LEASE);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    g_ptr_array_add (taking->waits, make_wait (row));
  return !dossier_db_failed (work->db);
}

static gboolean
add_work (DossierWork *work, gpointer args, GError **error)
{
  const Taking *taking = args;

  g_ptr_array_set_size (taking->waits, 0);
  work->links_changed = TRUE;
  for (guint i = 0; i < taking->n; i++)
    if (!add_one (work, taking, taking->uris[i], error))
      return FALSE;
  return TRUE;
}

static const DossierCallKind add_kind = { .writes = TRUE, .part = add_work };

GPtrArray *
dossier_store_add_link_waits (DossierStore *self, const char *const *uris, guint n, const DossierLinkWait *said,
                              gint64 now, GError **error)
{
  g_autoptr (GPtrArray) waits = new_waits ();
  Taking taking = { .uris = uris, .n = n, .said = said, .now = now, .waits = waits };

  return dossier_store_call (self, &add_kind, &taking, error) != NULL ? g_steal_pointer (&waits) : NULL;
}

static gboolean
take_work (DossierWork *work, gpointer args, GError **error)
{
  /* What lies farther ahead than anybody would set it is of a clock that was wrong. */
  static const char sql_list[]
      = "SELECT " COLUMNS " FROM link_wait WHERE is_removed = 0 AND (?2 OR (is_given_up = 0 AND"
        " (next <= ?1 OR added > ?1))) ORDER BY added, id LIMIT ?3";
  static const char sql_take[] = "UPDATE link_wait SET next = ?2 WHERE id = ?1";
  const Taking     *taking = args;
  sqlite3_stmt     *row
      = dossier_db_query (work->db, sql_list, error, "iuu", taking->now, (guint) !!taking->all, DOSSIER_LINKS_AT_ONCE);

  g_ptr_array_set_size (taking->waits, 0);
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    g_ptr_array_add (taking->waits, make_wait (row));
  if (dossier_db_failed (work->db))
    return FALSE;
  for (guint i = 0; i < taking->waits->len; i++)
    if (!dossier_db_run (work->db, sql_take, error, "ii", ((DossierLinkWait *) taking->waits->pdata[i])->id,
                         taking->now + DOSSIER_LINK_LEASE))
      return FALSE;
  return TRUE;
}

static const DossierCallKind take_kind = { .writes = TRUE, .part = take_work };

GPtrArray *
dossier_store_take_link_waits (DossierStore *self, gint64 now, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) waits = new_waits ();
  Taking taking = { .now = now, .all = all, .waits = waits };

  return dossier_store_call (self, &take_kind, &taking, error) != NULL ? g_steal_pointer (&waits) : NULL;
}

/* ---- looking ---- */

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[] = "SELECT " COLUMNS " FROM link_wait WHERE is_removed = 0 ORDER BY added, id";
  g_autoptr (GPtrArray) waits = new_waits ();
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (waits, make_wait (row));
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&waits);
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_link_waits (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
}

void
dossier_store_list_link_waits_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_link_waits_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

/* ---- getting out ---- */

typedef struct
{
  const gint64 *ids;
  guint         n;
} Ending;

static gboolean
end_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_remove[] = "DELETE FROM link_wait WHERE id = ?1";
  const Ending     *ending = args;

  work->links_changed = TRUE;
  for (guint i = 0; i < ending->n; i++)
    if (!dossier_db_run (work->db, sql_remove, error, "i", ending->ids[i]))
      return FALSE;
  return TRUE;
}

static const DossierCallKind end_kind = { .writes = TRUE, .part = end_work };

gboolean
dossier_store_end_link_waits (DossierStore *self, const gint64 *ids, guint n, GError **error)
{
  Ending ending = { ids, n };

  return n == 0 || dossier_store_call (self, &end_kind, &ending, error) != NULL;
}

static gboolean
note_work (DossierWork *work, gpointer args, GError **error)
{
  static const char sql_note[]
      = "UPDATE link_wait SET tries = tries + ?2, next = ?3, error = ?4, is_given_up = ?5 WHERE id = ?1";
  const DossierLinkFailure *failure = args;

  work->links_changed = TRUE;
  return dossier_db_run (work->db, sql_note, error, "iuisu", failure->id, (guint) !failure->is_to_try, failure->next,
                         failure->error, (guint) !!failure->is_given_up);
}

static const DossierCallKind note_kind = { .writes = TRUE, .part = note_work };

gboolean
dossier_store_note_link_failure (DossierStore *self, const DossierLinkFailure *failure, GError **error)
{
  return dossier_store_call (self, &note_kind, (gpointer) failure, error) != NULL;
}
