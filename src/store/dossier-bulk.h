/* dossier-bulk.h - a change of many stories: one change of the journal, with its progress, that can be stopped
 *
 * It is one transaction: stopped before its end, nothing has happened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* How far it is. Reference counted; any thread. */
typedef struct _DossierBulk DossierBulk;

DossierBulk *dossier_bulk_new (void);
DossierBulk *dossier_bulk_ref (DossierBulk *self);
void         dossier_bulk_unref (DossierBulk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBulk, dossier_bulk_unref)

/* Stories that are done. */
guint dossier_bulk_get_done (DossierBulk *self);

/* Whether anything is another than it was, so that there is something to undo: once the change is over. */
gboolean dossier_bulk_has_changed (DossierBulk *self);

/* Carries @change out as dossier_store_apply does; G_IO_ERROR_CANCELLED when @cancellable stopped it in time. */
gboolean dossier_store_apply_bulk (DossierStore *self, const DossierChange *change, DossierBulk *bulk,
                                   GCancellable *cancellable, GError **error);
void     dossier_store_apply_bulk_async (DossierStore *self, const DossierChange *change, DossierBulk *bulk,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_apply_bulk_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Carries few @changes (element-type DossierChange) out in one transaction, as parts of one change. *@n: how many
 * changed something; at 0 there is nothing to undo. */
void     dossier_store_apply_few_async (DossierStore *self, GPtrArray *changes, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_store_apply_few_finish (DossierStore *self, GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
