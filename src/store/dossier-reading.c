/* dossier-reading.c - where a person is with reading: the place in each story, and which story is unread next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading.h"

#include "dossier-order-private.h"
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

/* Stories that are looked up one by one, before all that are unread are read in one go. */
#define NEAR 200

/* The first that is unread of those that are near; FALSE on error. */
static gboolean
look_near (DossierDb *db, GArray *ids, gint64 *found, GError **error)
{
  static const char sql_unread[] = "SELECT story FROM story_state WHERE story = ?1 AND is_read = 0 AND is_deleted = 0";

  for (guint i = 0; *found == 0 && i < MIN (ids->len, NEAR); i++)
    if (!dossier_db_get (db, sql_unread, found, error, "i", g_array_index (ids, gint64, i)))
      return FALSE;
  return TRUE;
}

/* Of those further on. */
static gboolean
look_far (DossierDb *db, GArray *ids, gint64 *found, GError **error)
{
  static const char sql_all[]
      = "SELECT story FROM story_state WHERE is_read = 0 AND is_deleted = 0 ORDER BY story DESC";
  g_autoptr (GArray) unread = dossier_db_list (db, sql_all, error, "");

  for (guint i = NEAR; unread != NULL && *found == 0 && i < ids->len; i++)
    if (dossier_order_find_id (unread, g_array_index (ids, gint64, i)) != G_MAXUINT)
      *found = g_array_index (ids, gint64, i);
  return unread != NULL;
}

/* A gint64: the story, or 0. */
static gpointer
find_unread_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  GArray *ids = args;
  gint64  found = 0;

  if (!look_near (db, ids, &found, error) || (found == 0 && ids->len > NEAR && !look_far (db, ids, &found, error)))
    return NULL;
  return g_memdup2 (&found, sizeof found);
}

static const DossierCallKind find_unread_kind
    = { .call = find_unread_call, .free_args = (GDestroyNotify) g_array_unref, .free_result = g_free };

void
dossier_store_find_unread_async (DossierStore *self, GArray *ids, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &find_unread_kind, g_array_ref (ids), cancellable, callback, user_data);
}

gint64
dossier_store_find_unread_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *found = dossier_store_call_finish (self, &find_unread_kind, result, error);

  return found != NULL ? *found : 0;
}

gint64
dossier_store_find_unread (DossierStore *self, GArray *ids, GError **error)
{
  g_autofree gint64 *found = dossier_store_call (self, &find_unread_kind, ids, error);

  return found != NULL ? *found : 0;
}
