/* dossier-bulk.c - a change of many stories, with its progress
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-bulk.h"

#include "dossier-journal.h"
#include "dossier-store-private.h"

struct _DossierBulk
{
  gatomicrefcount refs;
  int             n_done, has_changed;
};

DossierBulk *
dossier_bulk_new (void)
{
  DossierBulk *self = g_new0 (DossierBulk, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

DossierBulk *
dossier_bulk_ref (DossierBulk *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dossier_bulk_unref (DossierBulk *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

guint
dossier_bulk_get_done (DossierBulk *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

gboolean
dossier_bulk_has_changed (DossierBulk *self)
{
  return g_atomic_int_get (&self->has_changed);
}

typedef struct
{
  DossierChange *change;
  DossierBulk   *bulk;
  GCancellable  *cancellable;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  dossier_change_free (order->change);
  dossier_bulk_unref (order->bulk);
  g_clear_object (&order->cancellable);
  g_free (order);
}

static gboolean
apply_work (DossierWork *work, gpointer args, GError **error)
{
  const Order *order = args;

  work->cancellable = order->cancellable;
  work->n_done = &order->bulk->n_done;
  if (g_cancellable_set_error_if_cancelled (order->cancellable, error)
      || !dossier_journal_apply (work, order->change, NULL, error))
    return FALSE;
  g_atomic_int_set (&order->bulk->has_changed, work->journal_changed);
  return TRUE;
}

static gpointer
apply_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  if (dossier_store_run_work (self, db, apply_work, args, error))
    return GINT_TO_POINTER (TRUE);
  dossier_db_fail_missing (db, error);
  return NULL;
}

static const DossierCallKind apply_kind = { apply_call, TRUE, order_free, NULL };

gboolean
dossier_store_apply_bulk (DossierStore *self, const DossierChange *change, DossierBulk *bulk, GCancellable *cancellable,
                          GError **error)
{
  Order order = { (DossierChange *) change, bulk, cancellable };

  return dossier_store_call (self, &apply_kind, &order, error) != NULL;
}

void
dossier_store_apply_bulk_async (DossierStore *self, const DossierChange *change, DossierBulk *bulk,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Order *order = g_new (Order, 1);

  *order = (Order){ dossier_change_copy (change), dossier_bulk_ref (bulk),
                    cancellable != NULL ? g_object_ref (cancellable) : NULL };
  dossier_store_call_async (self, &apply_kind, order, NULL, callback, user_data);
}

gboolean
dossier_store_apply_bulk_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &apply_kind, result, error) != NULL;
}

/* ---- few changes as one ---- */

typedef struct
{
  GPtrArray *changes;
  guint      n; /* that changed something */
} Few;

static void
few_free (gpointer data)
{
  Few *few = data;

  g_ptr_array_unref (few->changes);
  g_free (few);
}

static gboolean
apply_few_work (DossierWork *work, gpointer args, GError **error)
{
  Few             *few = args;
  g_autofree char *whole = g_uuid_string_random ();
  gboolean         done = TRUE, has_changed = work->journal_changed;

  few->n = 0;
  work->part_of = whole;
  for (guint i = 0; done && i < few->changes->len; i++)
    {
      work->journal_changed = FALSE;
      done = dossier_journal_apply (work, few->changes->pdata[i], NULL, error);
      few->n += work->journal_changed;
    }
  work->part_of = NULL;
  work->journal_changed = has_changed || few->n > 0;
  return done;
}

static gpointer
apply_few_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Few *few = args;

  if (dossier_store_run_work (self, db, apply_few_work, args, error))
    return g_memdup2 (&few->n, sizeof few->n);
  dossier_db_fail_missing (db, error);
  return NULL;
}

static const DossierCallKind apply_few_kind = { apply_few_call, TRUE, few_free, g_free };

void
dossier_store_apply_few_async (DossierStore *self, GPtrArray *changes, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Few *few = g_new0 (Few, 1);

  few->changes = g_ptr_array_ref (changes);
  dossier_store_call_async (self, &apply_few_kind, few, cancellable, callback, user_data);
}

gboolean
dossier_store_apply_few_finish (DossierStore *self, GAsyncResult *result, guint *n, GError **error)
{
  g_autofree guint *n_changed = dossier_store_call_finish (self, &apply_few_kind, result, error);

  if (n_changed != NULL)
    *n = *n_changed;
  return n_changed != NULL;
}
