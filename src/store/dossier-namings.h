/* dossier-namings.h - where the stories of somebody name them, for whoever decides which of them are of somebody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Characters of a sentence on either side of the name; the rest is cut. */
#define DOSSIER_NAMINGS_AROUND 120

typedef struct
{
  gint64      story;
  char       *title;
  DossierDate published;
  char       *sentence; /* that names them first, on one line; "" when no place is known */
} DossierNaming;

void dossier_naming_free (DossierNaming *naming);

/* The newest stories first, at most @limit: (element-type DossierNaming). The first blocks. */
GPtrArray *dossier_store_list_namings (DossierStore *self, gint64 entity, guint limit, GError **error);
void       dossier_store_list_namings_async (DossierStore *self, gint64 entity, guint limit, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_namings_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
