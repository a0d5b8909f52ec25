/* dossier-reviews.c - questions about people of one name, for whoever shows them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reviews.h"

#include "dossier-store-private.h"

void
dossier_review_free (DossierReview *review)
{
  g_free (review->title);
  g_free (review->name);
  g_free (review->here);
  g_free (review->there);
  g_free (review);
}

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[]
      = "SELECT r.id, r.story, r.entity, s.title, e.name,"
        " (SELECT group_concat (name, ', ') FROM (SELECT o.name FROM story_entity x JOIN entity o ON o.id = x.entity"
        "  WHERE x.story = r.story AND x.entity <> r.entity ORDER BY x.salience DESC, o.id LIMIT 4)),"
        " (SELECT group_concat (name, ', ') FROM (SELECT o.name FROM story_entity a JOIN story_entity b"
        "  ON b.story = a.story JOIN entity o ON o.id = b.entity WHERE a.entity = r.entity AND a.story <> r.story"
        "  AND b.entity <> r.entity GROUP BY b.entity ORDER BY count(*) DESC, o.id LIMIT 4))"
        " FROM review r JOIN story s ON s.id = r.story JOIN entity e ON e.id = r.entity"
        " JOIN story_state t ON t.story = r.story WHERE r.state = 0 AND t.is_deleted = 0"
        " AND EXISTS (SELECT 1 FROM story_entity n WHERE n.story = r.story AND n.entity = r.entity) ORDER BY r.id";
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_review_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "");

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierReview *review = g_new0 (DossierReview, 1);

      review->id = sqlite3_column_int64 (row, 0);
      review->story = sqlite3_column_int64 (row, 1);
      review->entity = sqlite3_column_int64 (row, 2);
      review->title = dossier_db_dup_text (row, 3);
      review->name = dossier_db_dup_text (row, 4);
      review->here = dossier_db_dup_text (row, 5);
      review->there = dossier_db_dup_text (row, 6);
      g_ptr_array_add (reviews, review);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&reviews);
}

static const DossierCallKind list_kind = { list_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_reviews (DossierStore *self, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &list_kind, NULL, error);
}

void
dossier_store_list_reviews_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  dossier_store_call_async (self, &list_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_reviews_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}
