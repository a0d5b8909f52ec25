/* dossier-store-write.c - the public calls that change the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-store-private.h"

#include "dossier-expiry.h"
#include "dossier-feeds-table.h"
#include "dossier-journal.h"
#include "dossier-stories-table.h"

/* Stories a transaction, and how many batches are under way while the next is prepared. */
#define BATCH_SIZE 100
#define BATCHES_UNDERWAY 4

/* --- transactions --- */

gboolean
dossier_store_run_work (DossierStore *self, DossierDb *db, DossierPart function, gpointer args, GError **error)
{
  DossierWork work;
  gboolean    done;

  dossier_work_init (&work, db, dossier_store_get_names (self), dossier_store_get_memory (self));
  done = dossier_work_begin (&work, error);
  if (done)
    done = function (&work, args, error) ? dossier_work_commit (&work, error) : dossier_work_rollback (&work);
  if (done)
    dossier_store_tell (self, &work);
  /* What cannot be put away now is with the next refresh, which tells why. */
  if (done && work.keeping_changed)
    dossier_expiry_run (self, db, g_get_real_time () / G_USEC_PER_SEC, NULL);
  dossier_work_clear (&work);
  return done;
}

/* --- saving --- */

typedef struct
{
  GPtrArray  *sorted; /* of DossierPrepared */
  guint       first, n;
  const char *entry;   /* uid of the journal's entry, NULL: none */
  GArray     *results; /* of DossierSaveResult, in the caller's order */
} SaveBatch;

static gboolean
save_batch (DossierWork *work, gpointer args, GError **error)
{
  SaveBatch *batch = args;
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = batch->first; i < batch->first + batch->n; i++)
    {
      DossierPrepared   *prepared = g_ptr_array_index (batch->sorted, i);
      DossierSaveResult *result = &g_array_index (batch->results, DossierSaveResult, prepared->index);
      guint              saved = DOSSIER_SAVED_SAME;

      if (!dossier_stories_table_save (work, prepared, batch->entry != NULL, &result->story, &saved, error))
        return FALSE;
      result->saved = saved;
      if (saved == DOSSIER_SAVED_NEW || saved == DOSSIER_SAVED_RETURNED)
        g_array_append_val (added, result->story);
    }
  return batch->entry == NULL || added->len == 0 || dossier_journal_add_saved (work, added, batch->entry, error);
}

static const DossierCallKind save_kind = { .writes = TRUE, .part = save_batch };

static void
pack_batch (const SaveBatch *batch)
{
  for (guint i = batch->first; i < batch->first + batch->n; i++)
    dossier_prepared_pack (g_ptr_array_index (batch->sorted, i));
}

/* What a written batch held is not needed any more. */
static void
unpack_batch (SaveBatch *batch)
{
  for (guint i = batch->first; i < batch->first + batch->n; i++)
    g_clear_pointer ((DossierPrepared **) &batch->sorted->pdata[i], dossier_prepared_free);
}

/* @batches: of @sorted, in order. @packed of them are ready, @posted of those were handed to the writer, @waited of
 * those are answered. */
struct _DossierSaving
{
  DossierStore *store;
  GPtrArray    *sorted;
  GArray       *results;
  GAsyncQueue  *replies;
  SaveBatch    *batches;
  guint         n, packed, posted, waited;
  char         *entry; /* uid */
  GError       *error;
};

/* Packs on this thread while the writer writes what was packed before. */
static void
post_batches (DossierSaving *self)
{
  while (self->error == NULL && self->posted < self->n && self->posted - self->waited < BATCHES_UNDERWAY)
    {
      if (self->posted == self->packed)
        pack_batch (&self->batches[self->packed++]);
      if (dossier_store_post (self->store, &save_kind, &self->batches[self->posted], self->replies, &self->error))
        self->posted++;
    }
}

/* @entry (taken): uid of the journal's entry, NULL: none. */
static DossierSaving *
prepare_save (DossierStore *self, GPtrArray *drafts, char *entry)
{
  DossierSaving *saving = g_new0 (DossierSaving, 1);

  saving->store = g_object_ref (self);
  saving->sorted = dossier_prepared_sort (drafts, g_get_real_time () / G_USEC_PER_SEC);
  saving->results = g_array_new (FALSE, TRUE, sizeof (DossierSaveResult));
  g_array_set_size (saving->results, drafts->len);
  saving->replies = g_async_queue_new ();
  saving->entry = entry;
  saving->n = (drafts->len + BATCH_SIZE - 1) / BATCH_SIZE;
  saving->batches = g_new0 (SaveBatch, MAX (saving->n, 1));
  for (guint i = 0; i < saving->n; i++)
    saving->batches[i] = (SaveBatch){ .sorted = saving->sorted,
                                      .first = i * BATCH_SIZE,
                                      .n = MIN (BATCH_SIZE, drafts->len - i * BATCH_SIZE),
                                      .entry = saving->entry,
                                      .results = saving->results };
  while (saving->packed < MIN (saving->n, BATCHES_UNDERWAY))
    pack_batch (&saving->batches[saving->packed++]);
  return saving;
}

DossierSaving *
dossier_store_prepare_save (DossierStore *self, GPtrArray *drafts, gboolean journalled)
{
  return prepare_save (self, drafts, journalled ? g_uuid_string_random () : NULL);
}

DossierSaving *
dossier_store_prepare_save_part (DossierStore *self, GPtrArray *drafts, const char *whole)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && whole != NULL, NULL);
  return prepare_save (self, drafts, g_strdup (whole));
}

void
dossier_store_begin_save (DossierSaving *saving)
{
  post_batches (saving);
}

GArray *
dossier_store_end_save (DossierSaving *saving, GError **error)
{
  GArray *results = NULL;

  while (saving->waited < saving->posted)
    {
      dossier_store_wait (saving->replies, saving->error == NULL ? &saving->error : NULL);
      unpack_batch (&saving->batches[saving->waited++]);
      post_batches (saving);
    }
  if (saving->error != NULL)
    g_propagate_error (error, saving->error);
  else
    results = g_array_ref (saving->results);
  g_object_unref (saving->store);
  g_ptr_array_unref (saving->sorted);
  g_array_unref (saving->results);
  g_async_queue_unref (saving->replies);
  g_free (saving->entry);
  g_free (saving->batches);
  g_free (saving);
  return results;
}

GArray *
dossier_store_save (DossierStore *self, GPtrArray *drafts, gboolean journalled, GError **error)
{
  DossierSaving *saving;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  saving = dossier_store_prepare_save (self, drafts, journalled);
  dossier_store_begin_save (saving);
  return dossier_store_end_save (saving, error);
}

GArray *
dossier_store_save_part (DossierStore *self, GPtrArray *drafts, const char *whole, GError **error)
{
  DossierSaving *saving;

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && whole != NULL, NULL);
  saving = dossier_store_prepare_save_part (self, drafts, whole);
  dossier_store_begin_save (saving);
  return dossier_store_end_save (saving, error);
}

typedef struct
{
  GPtrArray *sorted; /* of DossierPrepared */
  gboolean   journalled;
} Peek;

static gpointer
peek_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Peek *peek = args;
  GPtrArray  *sorted = peek->sorted;
  g_autoptr (GArray) results = g_array_new (FALSE, TRUE, sizeof (DossierSaveResult));

  g_array_set_size (results, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      DossierPrepared   *prepared = g_ptr_array_index (sorted, i);
      DossierSaveResult *result = &g_array_index (results, DossierSaveResult, prepared->index);
      guint              saved = DOSSIER_SAVED_NEW;

      if (!dossier_stories_table_peek (db, prepared, peek->journalled, &result->story, &saved, error))
        return NULL;
      result->saved = saved;
    }
  return g_steal_pointer (&results);
}

static const DossierCallKind peek_kind = { peek_call, FALSE, NULL, (GDestroyNotify) g_array_unref };

GArray *
dossier_store_peek (DossierStore *self, GPtrArray *drafts, gboolean journalled, GError **error)
{
  g_autoptr (GPtrArray) sorted = NULL;
  Peek peek = { .journalled = journalled };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);
  sorted = dossier_prepared_sort (drafts, g_get_real_time () / G_USEC_PER_SEC);
  peek.sorted = sorted;
  return dossier_store_call (self, &peek_kind, &peek, error);
}

/* --- the journal --- */

typedef struct
{
  DossierChange *change;
  gint64         new_id;
} Apply;

static void
apply_free (gpointer data)
{
  Apply *apply = data;

  dossier_change_free (apply->change);
  g_free (apply);
}

static gboolean
apply_work (DossierWork *work, gpointer args, GError **error)
{
  Apply *apply = args;

  return dossier_journal_apply (work, apply->change, &apply->new_id, error);
}

/* A gint64: the annotation's id, or 0. */
static gpointer
apply_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Apply *apply = args;

  if (!dossier_store_run_work (self, db, apply_work, apply, error))
    {
      dossier_db_fail_missing (db, error);
      return NULL;
    }
  return g_memdup2 (&apply->new_id, sizeof apply->new_id);
}

static const DossierCallKind apply_kind = { apply_call, TRUE, apply_free, g_free };

gboolean
dossier_store_apply (DossierStore *self, const DossierChange *change, gint64 *new_id, GError **error)
{
  Apply              apply = { .change = (DossierChange *) change };
  g_autofree gint64 *result = dossier_store_call (self, &apply_kind, &apply, error);

  if (result != NULL && new_id != NULL)
    *new_id = *result;
  return result != NULL;
}

void
dossier_store_apply_async (DossierStore *self, const DossierChange *change, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  Apply *apply = g_new0 (Apply, 1);

  apply->change = dossier_change_copy (change);
  dossier_store_call_async (self, &apply_kind, apply, cancellable, callback, user_data);
}

gboolean
dossier_store_apply_finish (DossierStore *self, GAsyncResult *result, gint64 *new_id, GError **error)
{
  g_autofree gint64 *id = dossier_store_call_finish (self, &apply_kind, result, error);

  if (id != NULL && new_id != NULL)
    *new_id = *id;
  return id != NULL;
}

typedef struct
{
  GPtrArray  *changes; /* of DossierChange */
  guint       first, n;
  const char *whole;
} Parts;

static gboolean
apply_parts (DossierWork *work, gpointer args, GError **error)
{
  const Parts *parts = args;
  gboolean     done = TRUE;

  work->part_of = parts->whole;
  for (guint i = parts->first; done && i < parts->first + parts->n; i++)
    done = dossier_journal_apply (work, parts->changes->pdata[i], NULL, error);
  work->part_of = NULL;
  return done;
}

static const DossierCallKind apply_parts_kind = { .writes = TRUE, .part = apply_parts };

gboolean
dossier_store_apply_parts (DossierStore *self, GPtrArray *changes, const char *whole, GError **error)
{
  Parts parts = { .changes = changes, .whole = whole };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && whole != NULL, FALSE);
  for (; parts.first < changes->len; parts.first += parts.n)
    {
      parts.n = MIN (BATCH_SIZE, changes->len - parts.first);
      if (dossier_store_call (self, &apply_parts_kind, &parts, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  gboolean redo;
  char    *sentence;
} Step;

static gboolean
step_work (DossierWork *work, gpointer args, GError **error)
{
  Step   *step = args;
  GError *local_error = NULL;

  step->sentence = dossier_journal_step (work, step->redo, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gpointer
step_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Step step = { .redo = GPOINTER_TO_INT (args) };

  if (!dossier_store_run_work (self, db, step_work, &step, error))
    g_clear_pointer (&step.sentence, g_free);
  return step.sentence;
}

static const DossierCallKind step_kind = { step_call, TRUE, NULL, g_free };

char *
dossier_store_undo (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &step_kind, GINT_TO_POINTER (FALSE), error);
}

char *
dossier_store_redo (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &step_kind, GINT_TO_POINTER (TRUE), error);
}

void
dossier_store_undo_async (DossierStore *self, gboolean redo, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  dossier_store_call_async (self, &step_kind, GINT_TO_POINTER (!!redo), cancellable, callback, user_data);
}

char *
dossier_store_undo_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &step_kind, result, error);
}

/* --- feeds --- */

static gboolean
save_answers_work (DossierWork *work, gpointer args, GError **error)
{
  GPtrArray *answers = args;

  for (guint i = 0; i < answers->len; i++)
    if (!dossier_feeds_table_save_answer (work, answers->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
save_answers_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (dossier_store_run_work (self, db, save_answers_work, args, error));
}

static const DossierCallKind save_answers_kind = { save_answers_call, TRUE, NULL, NULL };

gboolean
dossier_store_save_feed_answers (DossierStore *self, GPtrArray *answers, GError **error)
{
  return answers->len == 0 || dossier_store_call (self, &save_answers_kind, answers, error) != NULL;
}

static gpointer
mend_feed_times_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (dossier_feeds_table_mend_times (db, *(gint64 *) args, error));
}

static const DossierCallKind mend_feed_times_kind = { mend_feed_times_call, TRUE, NULL, NULL };

static gpointer
move_feed_times_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (dossier_feeds_table_move_times (db, *(gint64 *) args, error));
}

static const DossierCallKind move_feed_times_kind = { move_feed_times_call, TRUE, NULL, NULL };

gboolean
dossier_store_move_feed_times (DossierStore *self, gint64 by, GError **error)
{
  return dossier_store_call (self, &move_feed_times_kind, &by, error) != NULL;
}

gboolean
dossier_store_mend_feed_times (DossierStore *self, gint64 now, GError **error)
{
  return dossier_store_call (self, &mend_feed_times_kind, &now, error) != NULL;
}
