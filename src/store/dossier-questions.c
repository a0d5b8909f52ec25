/* dossier-questions.c - claims that somebody should look at, and those that were decided
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-questions.h"

#include <glib/gi18n-lib.h>
#include "dossier-claims-table.h"
#include "dossier-recognition.h"
#include "dossier-store-private.h"

/* The claims whose ids @row has, the first @limit. */
static GPtrArray *
load_all (DossierDb *db, sqlite3_stmt *row, guint limit, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierClaim *claim = dossier_claims_table_load (db, sqlite3_column_int64 (row, 0), error);

      if (claim != NULL)
        g_ptr_array_add (claims, claim);
      if (dossier_db_failed (db) || claims->len == limit)
        {
          dossier_db_end (row);
          break;
        }
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&claims);
}

/* --- questions --- */

/* confidence: the least confidence of a name in the sentence that is one of the two. */
static gpointer
list_questions_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[]
      = "WITH newest AS MATERIALIZED (SELECT c.id, c.story, c.kind, c.flags, c.subject, c.object,"
        "  (SELECT min (m.confidence) FROM mention m WHERE m.story = c.story AND m.start >= c.sentence_start"
        "  AND m.start < c.sentence_start + c.sentence_length AND m.entity IN (c.subject, c.object)"
        "  AND m.confidence > 0) AS confidence"
        "  FROM (SELECT id, story, kind, flags, subject, object, sentence_start, sentence_length"
        "   FROM claim ORDER BY story DESC LIMIT ?1) c"
        "  JOIN story_state t ON t.story = c.story AND t.is_deleted = 0"
        "  WHERE (c.flags & ?2) = 0 AND NOT EXISTS (SELECT 1 FROM claim_decision d WHERE d.claim = c.id)),"
        " asked AS (SELECT *, (flags & 4 <> 0) * 3 + (flags & 2 <> 0) * 2 + (flags & 1 <> 0)"
        "  + (coalesce (confidence, 100) < ?3) * 3 AS doubt FROM newest)"
        " SELECT a.id, max (a.doubt) FROM asked a LEFT JOIN entity_count s ON s.entity = a.subject"
        " LEFT JOIN entity_count o ON o.entity = a.object WHERE a.doubt > 0"
        " AND (a.kind, coalesce (a.subject, 0), coalesce (a.object, 0)) NOT IN (SELECT k.kind, coalesce (k.subject, 0),"
        "  coalesce (k.object, 0) FROM claim_decision d JOIN claim k ON k.id = d.claim"
        "  JOIN story_state t ON t.story = d.story AND t.is_deleted = 0 WHERE d.state IN (1, 3, 4))"
        " GROUP BY a.kind, a.subject, a.object ORDER BY max (a.doubt) DESC,"
        " coalesce (s.n_stories, 0) + coalesce (o.n_stories, 0) DESC, a.id DESC LIMIT ?4";

  return load_all (db,
                   dossier_db_query (db, sql_list, error, "uuuu", DOSSIER_QUESTIONS_LOOKED_AT, DOSSIER_CLAIM_NO_FACT,
                                     DOSSIER_CONFIDENCE_SURE, DOSSIER_QUESTIONS_MAX),
                   DOSSIER_QUESTIONS_MAX, error);
}

static const DossierCallKind list_questions_kind
    = { list_questions_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_questions (DossierStore *self, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &list_questions_kind, NULL, error);
}

void
dossier_store_list_questions_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  dossier_store_call_async (self, &list_questions_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_questions_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_questions_kind, result, error);
}

/* --- what was decided --- */

static gpointer
list_decided_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_list[]
      = "SELECT d.claim FROM claim_decision d JOIN story_state t ON t.story = d.story AND t.is_deleted = 0"
        " WHERE d.claim IS NOT NULL AND (?1 = 0 OR d.story = ?1) ORDER BY d.id DESC";

  return load_all (db, dossier_db_query (db, sql_list, error, "i", *(gint64 *) args), G_MAXUINT, error);
}

static const DossierCallKind list_decided_kind
    = { list_decided_call, FALSE, g_free, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_decided (DossierStore *self, gint64 story, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &list_decided_kind, &story, error);
}

/* --- one --- */

static gpointer
load_claim_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DossierClaim *claim = dossier_claims_table_load (db, *(gint64 *) args, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (claim == NULL)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                         _ ("This move is not in the library any more. Look at its story again."));
  return claim;
}

static const DossierCallKind load_claim_kind = { load_claim_call, FALSE, g_free, g_object_unref };

DossierClaim *
dossier_store_read_claim (DossierStore *self, gint64 claim, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  return dossier_store_call (self, &load_claim_kind, &claim, error);
}

void
dossier_store_read_claim_async (DossierStore *self, gint64 claim, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  dossier_store_call_async (self, &load_claim_kind, g_memdup2 (&claim, sizeof claim), cancellable, callback, user_data);
}

DossierClaim *
dossier_store_read_claim_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &load_claim_kind, result, error);
}
