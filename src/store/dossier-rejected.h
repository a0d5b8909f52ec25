/* dossier-rejected.h - the names that a person said are none, to be taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64            change; /* of the journal: dossier_store_undo_change takes it back */
  gint64            time;   /* Unix seconds */
  char             *name;
  DossierEntityKind kind;
} DossierRejected;

void dossier_rejected_free (DossierRejected *rejected);

/* The newest first: (element-type DossierRejected). The first blocks. */
GPtrArray *dossier_store_list_rejected (DossierStore *self, GError **error);
void dossier_store_list_rejected_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *dossier_store_list_rejected_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
