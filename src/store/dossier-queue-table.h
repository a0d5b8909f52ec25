/* dossier-queue-table.h - the stories that are to be read aloud one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* All of it in its order, of gint64; deleted stories too. NULL with @error. */
GArray *dossier_queue_table_load (DossierDb *db, GError **error);

/* @queue is all of it from now on. Its stories are in the library. */
gboolean dossier_queue_table_set (DossierDb *db, GArray *queue, GError **error);

/* Those of @stories that are in the library, deleted ones not; of gint64. NULL with @error. */
GArray *dossier_queue_table_choose (DossierDb *db, const gint64 *stories, guint n, GError **error);

G_END_DECLS
