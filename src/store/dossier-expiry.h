/* dossier-expiry.h - stories that their feeds keep no longer are put away, and come back when they keep them longer.
 *
 * Nothing is erased: an expired story is hidden like a deleted one. Writer thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store-private.h"

G_BEGIN_DECLS

/* Stories a transaction. */
#define DOSSIER_EXPIRY_BATCH 100

/* Of all feeds, as of @now (Unix seconds), in transactions of its own; not inside one. */
gboolean dossier_expiry_run (DossierStore *self, DossierDb *db, gint64 now, GError **error);

G_END_DECLS
