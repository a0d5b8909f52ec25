/* dossier-reading.c - where a person is with reading: the place in each story, and what is unread before and after one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading.h"

#include "dossier-reading-table.h"
#include "dossier-store-private.h"

/* ---- keeping a place ---- */

typedef struct
{
  gint64 story;
  guint  start;
  char  *words;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->words);
  g_free (keeping);
}

static gboolean
keep_part (DossierWork *work, gpointer args, GError **error)
{
  const Keeping *keeping = args;

  return dossier_reading_table_keep (work->db, keeping->story, keeping->start, keeping->words, error);
}

static const DossierCallKind keep_kind = { .writes = TRUE, .free_args = keeping_free, .part = keep_part };

void
dossier_store_keep_place_async (DossierStore *self, gint64 story, guint start, const char *words,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  Keeping *keeping = g_new (Keeping, 1);

  *keeping = (Keeping){ story, start, g_strdup (words) };
  dossier_store_call_async (self, &keep_kind, keeping, NULL, callback, user_data);
}

gboolean
dossier_store_keep_place_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &keep_kind, result, error) != NULL;
}

gboolean
dossier_store_keep_place (DossierStore *self, gint64 story, guint start, const char *words, GError **error)
{
  Keeping keeping = { story, start, (char *) words };

  return dossier_store_call (self, &keep_kind, &keeping, error) != NULL;
}

/* ---- what is unread ---- */

typedef struct
{
  gint64   story;
  gboolean is_newer;
  guint    limit;
} Walk;

static gpointer
walk_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_older[] = "SELECT story FROM story_state WHERE is_read = 0 AND is_deleted = 0 AND story < ?1"
                                  " ORDER BY story DESC LIMIT ?2";
  static const char sql_newer[] = "SELECT story FROM story_state WHERE is_read = 0 AND is_deleted = 0 AND story > ?1"
                                  " ORDER BY story LIMIT ?2";
  const Walk       *walk = args;
  gint64            from = walk->story == 0 && !walk->is_newer ? G_MAXINT64 : walk->story;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_query (db, walk->is_newer ? sql_newer : sql_older, error, "iu", from, walk->limit);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&ids);
}

static const DossierCallKind walk_kind
    = { .call = walk_call, .free_args = g_free, .free_result = (GDestroyNotify) g_array_unref };

void
dossier_store_list_unread_async (DossierStore *self, gint64 story, gboolean is_newer, guint limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Walk walk = { story, is_newer, limit };

  dossier_store_call_async (self, &walk_kind, g_memdup2 (&walk, sizeof walk), cancellable, callback, user_data);
}

GArray *
dossier_store_list_unread_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &walk_kind, result, error);
}

GArray *
dossier_store_list_unread (DossierStore *self, gint64 story, gboolean is_newer, guint limit, GError **error)
{
  Walk walk = { story, is_newer, limit };

  return dossier_store_call (self, &walk_kind, &walk, error);
}
