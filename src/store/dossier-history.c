/* dossier-history.c - every change a person made, each to be undone by itself
 *
 * The journal is walked from its newest entry: what the entries so far use is known then, and whether one of them is in
 * the way of the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-history.h"

#include <glib/gi18n-lib.h>
#include "dossier-history-touch.h"
#include "dossier-history-words.h"
#include "dossier-journal.h"
#include "dossier-store-private.h"

/* A change: one entry, or the parts of one. */
typedef struct
{
  gint64     id, time; /* of its newest entry */
  gboolean   is_undone;
  guint      n_parts, n_stories;
  GPtrArray *parts; /* of DossierJournalEntry, the newest first */
  gint64     user;  /* a change that came later and uses what this one holds, or 0 */
} Change;

/* The two newest changes that use a thing. */
typedef struct
{
  gint64 newest, next;
} Users;

typedef struct
{
  DossierDb  *db;
  GHashTable *users;    /* DossierTouch -> Users */
  GHashTable *by_whole; /* uid, borrowed from the first part -> Change, borrowed */
  GPtrArray  *changes;  /* of Change, the newest first */
  GArray     *holds, *uses;
} Walk;

static void
part_free (gpointer data)
{
  dossier_journal_entry_clear (data);
  g_free (data);
}

static void
change_free (gpointer data)
{
  g_ptr_array_unref (((Change *) data)->parts);
  g_free (data);
}

static void
walk_init (Walk *walk, DossierDb *db)
{
  walk->db = db;
  walk->users = g_hash_table_new_full (dossier_touch_hash, dossier_touch_equal, g_free, g_free);
  walk->by_whole = g_hash_table_new (g_str_hash, g_str_equal);
  walk->changes = g_ptr_array_new_with_free_func (change_free);
  walk->holds = g_array_new (FALSE, FALSE, sizeof (DossierTouch));
  walk->uses = g_array_new (FALSE, FALSE, sizeof (DossierTouch));
}

static void
walk_clear (Walk *walk)
{
  g_hash_table_unref (walk->users);
  g_hash_table_unref (walk->by_whole);
  g_ptr_array_unref (walk->changes);
  g_array_unref (walk->holds);
  g_array_unref (walk->uses);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* --- walking --- */

static Change *
find_change (Walk *walk, DossierJournalEntry *part, gint64 time, gboolean is_undone)
{
  Change *change = g_hash_table_lookup (walk->by_whole, part->whole);

  if (change != NULL)
    return change;
  change = g_new0 (Change, 1);
  change->id = part->id;
  change->time = time;
  change->is_undone = is_undone;
  change->parts = g_ptr_array_new_with_free_func (part_free);
  g_hash_table_insert (walk->by_whole, part->whole, change);
  g_ptr_array_add (walk->changes, change);
  return change;
}

/* Whether a later change is in the way; then this one's uses are known to those that follow. */
static gboolean
take_touches (Walk *walk, Change *change, const DossierJournalEntry *part, GError **error)
{
  g_array_set_size (walk->holds, 0);
  g_array_set_size (walk->uses, 0);
  if (!dossier_history_touch (walk->db, part, walk->holds, walk->uses, error))
    return FALSE;
  for (guint i = 0; i < walk->holds->len && change->user == 0; i++)
    {
      const Users *users = g_hash_table_lookup (walk->users, &g_array_index (walk->holds, DossierTouch, i));

      if (users != NULL)
        change->user = users->newest != change->id ? users->newest : users->next;
    }
  for (guint i = 0; i < walk->uses->len; i++)
    {
      const DossierTouch *touch = &g_array_index (walk->uses, DossierTouch, i);
      Users              *users = g_hash_table_lookup (walk->users, touch);

      if (users != NULL && users->next == 0 && users->newest != change->id)
        users->next = change->id;
      else if (users == NULL)
        {
          users = g_new0 (Users, 1);
          users->newest = change->id;
          g_hash_table_insert (walk->users, g_memdup2 (touch, sizeof *touch), users);
        }
    }
  return TRUE;
}

static gboolean
take_part (Walk *walk, sqlite3_stmt *row, GError **error)
{
  DossierJournalEntry *part = g_new0 (DossierJournalEntry, 1);
  gboolean             is_undone = sqlite3_column_int (row, 10);
  Change              *change;

  dossier_journal_read (row, part);
  change = find_change (walk, part, sqlite3_column_int64 (row, 9), is_undone);
  change->n_parts++;
  change->n_stories += part->kind == DOSSIER_CHANGE_ADD ? part->stories->len : 0;
  g_ptr_array_add (change->parts, part);
  return is_undone || take_touches (walk, change, part, error);
}

/* Walks until one change more than @limit is known, or past the entry @oldest. *@is_all: to the end. */
static gboolean
walk_back (Walk *walk, guint limit, gint64 oldest, gboolean *is_all, GError **error)
{
  static const char sql_list[] = "SELECT " DOSSIER_JOURNAL_COLUMNS ", created, is_undone FROM journal ORDER BY id DESC";
  sqlite3_stmt     *row = dossier_db_query (walk->db, sql_list, error, "");

  *is_all = FALSE;
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (walk->db, row, error))
    {
      if (sqlite3_column_int64 (row, 0) < oldest)
        {
          dossier_db_end (row);
          return TRUE;
        }
      if (!take_part (walk, row, error))
        {
          dossier_db_end (row);
          return FALSE;
        }
      if (walk->changes->len > limit)
        {
          dossier_db_end (row);
          return TRUE;
        }
    }
  *is_all = TRUE;
  return !dossier_db_failed (walk->db);
}

static const Change *
get_change (const Walk *walk, gint64 id)
{
  for (guint i = 0; i < walk->changes->len; i++)
    if (((Change *) walk->changes->pdata[i])->id == id)
      return walk->changes->pdata[i];
  return NULL;
}

/* --- telling --- */

static char *
dup_words (DossierDb *db, const Change *change, GError **error)
{
  const DossierJournalEntry *part = change->parts->pdata[0];

  if (part->by_rule != NULL)
    return dossier_history_words_dup_rule (db, part, change->n_parts, error);
  if (change->n_parts > 1)
    return dossier_history_words_dup_whole (part, change->n_stories);
  return dossier_history_words_dup (db, part, error);
}

/* Why @change cannot be undone, as @user came later. */
static char *
dup_reason (DossierDb *db, const Change *user, GError **error)
{
  g_autofree char *words = dup_words (db, user, error);

  if (words == NULL)
    return NULL;
  /* TRANSLATORS: what was done, as "Renamed “A” to “B”" */
  return g_strdup_printf (_ ("A later change builds on it. Undo this one first: %s."), words);
}

void
dossier_history_entry_free (DossierHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->words);
  g_free (entry->detail);
  g_free (entry->reason);
  g_free (entry);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHistoryEntry, dossier_history_entry_free)

static DossierHistoryEntry *
tell (const Walk *walk, const Change *change, GError **error)
{
  g_autoptr (DossierHistoryEntry) entry = g_new0 (DossierHistoryEntry, 1);
  const DossierJournalEntry *oldest = change->parts->pdata[change->parts->len - 1];

  entry->id = change->id;
  entry->time = change->time;
  entry->is_undone = change->is_undone;
  entry->words = dup_words (walk->db, change, error);
  if (entry->words == NULL || !dossier_history_words_get_detail (walk->db, oldest, &entry->detail, error))
    return NULL;
  if (change->user == 0 || change->is_undone)
    return g_steal_pointer (&entry);
  entry->reason = dup_reason (walk->db, get_change (walk, change->user), error);
  return entry->reason != NULL ? g_steal_pointer (&entry) : NULL;
}

/* --- the list --- */

/* What a call gives back. */
typedef struct
{
  GPtrArray *entries;
  gboolean   is_all;
} History;

static void
history_free (gpointer data)
{
  History *history = data;

  g_clear_pointer (&history->entries, g_ptr_array_unref);
  g_free (history);
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  guint   limit = GPOINTER_TO_UINT (args);
  History history = { g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_entry_free), FALSE };
  g_auto (Walk) walk = { 0 };

  walk_init (&walk, db);
  if (!walk_back (&walk, limit, 0, &history.is_all, error))
    g_clear_pointer (&history.entries, g_ptr_array_unref);
  for (guint i = 0; history.entries != NULL && i < MIN (walk.changes->len, limit); i++)
    {
      DossierHistoryEntry *entry = tell (&walk, walk.changes->pdata[i], error);

      if (entry != NULL)
        g_ptr_array_add (history.entries, entry);
      else
        g_clear_pointer (&history.entries, g_ptr_array_unref);
    }
  return history.entries != NULL ? g_memdup2 (&history, sizeof history) : NULL;
}

static const DossierCallKind list_kind = { list_call, FALSE, NULL, history_free };

static GPtrArray *
take_entries (History *history, gboolean *is_all)
{
  GPtrArray *entries;

  if (history == NULL)
    return NULL;
  if (is_all != NULL)
    *is_all = history->is_all;
  entries = g_steal_pointer (&history->entries);
  history_free (history);
  return entries;
}

GPtrArray *
dossier_store_list_history (DossierStore *self, guint limit, gboolean *is_all, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return take_entries (dossier_store_call (self, &list_kind, GUINT_TO_POINTER (limit), error), is_all);
}

void
dossier_store_list_history_async (DossierStore *self, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, GUINT_TO_POINTER (limit), cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_history_finish (DossierStore *self, GAsyncResult *result, gboolean *is_all, GError **error)
{
  return take_entries (dossier_store_call_finish (self, &list_kind, result, error), is_all);
}

/* --- undoing one --- */

typedef struct
{
  gint64 id;
  char  *sentence;
} Undoing;

/* The oldest entry of the change that @id is of; FALSE with NOT_FOUND when there is none that could be undone. */
static gboolean
find_oldest (DossierDb *db, gint64 id, gint64 *oldest, char **whole, GError **error)
{
  static const char sql_whole[] = "SELECT coalesce (part_of, uid) FROM journal WHERE id = ?1 AND is_undone = 0";
  static const char sql_oldest[] = "SELECT min (id) FROM journal WHERE uid = ?1 OR part_of = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_whole, error, "i", id);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    {
      if (!dossier_db_failed (db))
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                             _ ("There is no such change, or it is undone already."));
      return FALSE;
    }
  *whole = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return dossier_db_get (db, sql_oldest, oldest, error, "s", *whole);
}

static gboolean
take_back (DossierWork *work, const Change *change, char **sentence, GError **error)
{
  const DossierJournalEntry *newest = change->parts->pdata[0];

  for (guint i = 0; i < change->parts->len; i++)
    if (!dossier_journal_mark (work, change->parts->pdata[i], FALSE, error))
      return FALSE;
  *sentence = dossier_journal_dup_undone (newest, change->n_parts, change->n_stories == 0);
  return TRUE;
}

static gboolean
undo_work (DossierWork *work, gpointer args, GError **error)
{
  Undoing         *undoing = args;
  g_autofree char *whole = NULL, *reason = NULL;
  gint64           oldest = 0;
  gboolean         is_all = FALSE;
  const Change    *change;
  g_auto (Walk) walk = { 0 };

  walk_init (&walk, work->db);
  if (!find_oldest (work->db, undoing->id, &oldest, &whole, error)
      || !walk_back (&walk, G_MAXUINT, oldest, &is_all, error))
    return FALSE;
  change = g_hash_table_lookup (walk.by_whole, whole);
  g_assert (change != NULL);
  if (change->user == 0)
    return take_back (work, change, &undoing->sentence, error);
  reason = dup_reason (work->db, get_change (&walk, change->user), error);
  if (reason != NULL)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, reason);
  return FALSE;
}

static gpointer
undo_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Undoing undoing = { *(gint64 *) args, NULL };

  if (!dossier_store_run_work (self, db, undo_work, &undoing, error))
    g_clear_pointer (&undoing.sentence, g_free);
  return undoing.sentence;
}

static const DossierCallKind undo_kind = { undo_call, TRUE, g_free, g_free };

char *
dossier_store_undo_change (DossierStore *self, gint64 id, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &undo_kind, &id, error);
}

void
dossier_store_undo_change_async (DossierStore *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  dossier_store_call_async (self, &undo_kind, g_memdup2 (&id, sizeof id), cancellable, callback, user_data);
}

char *
dossier_store_undo_change_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &undo_kind, result, error);
}
