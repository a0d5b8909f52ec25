/* dossier-salvage-rows.h - the rows of a damaged table, one by one, into the same table of a new library.
 *
 * SQLite gives up at the first page that is wrong; but what stands before and behind that page can be read by its key.
 * So whatever cannot be read is walked around, and only that is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 n_rows;    /* that were read and are kept */
  guint   n_spots;   /* places where a table could not be read on */
  guint   n_refused; /* rows that were nonsense, or of which a part was missing */
} DossierSalvagedRows;

/* Adds the rows of @table that can be read in @from, with the columns that both have. @salvaged is added to. FALSE only
 * when @to cannot be written, or @cancellable (may be NULL) is. */
gboolean dossier_salvage_rows (DossierDb *from, DossierDb *to, const char *table, GCancellable *cancellable,
                               DossierSalvagedRows *salvaged, GError **error);

G_END_DECLS
