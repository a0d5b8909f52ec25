/* dossier-annotation-tags.c - the tags that highlights have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-tags.h"

#include "dossier-store-private.h"
#include "dossier-story-tag.h"

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql[]
      = "SELECT min (g.name), count (DISTINCT n.story) AS many FROM annotation_tag g"
        " JOIN annotation n ON n.id = g.annotation AND n.is_deleted = 0"
        " JOIN story_state t ON t.story = n.story AND t.is_deleted = 0 GROUP BY g.folded ORDER BY many DESC, g.folded"
        " LIMIT ?1";
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "u", DOSSIER_ANNOTATION_TAGS_MAX);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *name = dossier_db_dup_text (row, 0);

      g_ptr_array_add (tags, dossier_story_tag_new (0, name, (guint) sqlite3_column_int (row, 1)));
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&tags);
}

static const DossierCallKind list_kind = { .call = list_call, .free_result = (GDestroyNotify) g_ptr_array_unref };

void
dossier_store_list_annotation_tags_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_annotation_tags_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

GPtrArray *
dossier_store_list_annotation_tags (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
}

/* ---- of some ---- */

typedef struct
{
  GArray *annotations;
  guint   limit;
} Some;

static void
some_free (gpointer data)
{
  g_array_unref (((Some *) data)->annotations);
  g_free (data);
}

/* Those of one that are not in @seen (folded names) yet. */
static gboolean
collect (DossierDb *db, gint64 annotation, guint limit, GHashTable *seen, GPtrArray *tags, GError **error)
{
  static const char sql[] = "SELECT folded, name FROM annotation_tag WHERE annotation = ?1 ORDER BY folded";
  sqlite3_stmt     *row = dossier_db_query (db, sql, error, "i", annotation);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *name = dossier_db_dup_text (row, 1);

      if (tags->len < limit && g_hash_table_add (seen, dossier_db_dup_text (row, 0)))
        g_ptr_array_add (tags, dossier_story_tag_new (0, name, 0));
    }
  return !dossier_db_failed (db);
}

static gpointer
some_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Some *some = args;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < some->annotations->len && tags->len < some->limit; i++)
    if (!collect (db, g_array_index (some->annotations, gint64, i), some->limit, seen, tags, error))
      return NULL;
  return g_steal_pointer (&tags);
}

static const DossierCallKind some_kind
    = { .call = some_call, .free_args = some_free, .free_result = (GDestroyNotify) g_ptr_array_unref };

void
dossier_store_list_tags_of_annotations_async (DossierStore *self, GArray *annotations, guint limit,
                                              GCancellable *cancellable, GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  Some *some = g_new (Some, 1);

  *some = (Some){ g_array_copy (annotations), limit };
  dossier_store_call_async (self, &some_kind, some, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_tags_of_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &some_kind, result, error);
}

GPtrArray *
dossier_store_list_tags_of_annotations (DossierStore *self, GArray *annotations, guint limit, GError **error)
{
  Some some = { annotations, limit };

  return dossier_store_call (self, &some_kind, &some, error);
}
