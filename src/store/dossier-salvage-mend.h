/* dossier-salvage-mend.h - a library whose rows are not complete becomes one in which everything belongs to something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-salvage.h"

G_BEGIN_DECLS

/* Inside no transaction; @db can write, has the present tables, and does not look after references meanwhile. */
gboolean dossier_salvage_mend (DossierDb *db, GCancellable *cancellable, DossierSalvage *salvage, GError **error);

G_END_DECLS
